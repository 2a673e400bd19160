//! Places and words of faults.

use super::span::Span;
use super::token::{Token, What};
use crate::report::{Place, quoted};
use crate::text::{Text, Words};

/// What may be expected somewhere, in words.
pub(super) const EXPRESSION: Words = Words { en: "an expression", zh: "表达式" };
pub(super) const NAME: Words = Words { en: "a name", zh: "名称" };
pub(super) const OPERATOR_OR_END: Words = Words { en: "an operator or the end", zh: "运算符或结尾" };
pub(super) const COMMA_OR_END: Words = Words { en: "`,` or the end", zh: "“,”或结尾" };
pub(super) const TYPE: Words = Words { en: "a type", zh: "类型" };
pub(super) const DATE_TEXT: Words = Words { en: "a date in quotes", zh: "带引号的日期" };

impl Span {
    /// Line and column of its start in the text, both counted from 1, columns in characters.
    #[must_use]
    pub fn place(self, text: &str) -> Place {
        place(text, self.start as usize)
    }
}

/// The place of a byte.
pub(super) fn place(text: &str, at: usize) -> Place {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Place { column: u32::try_from(column).ok(), line: u32::try_from(line).ok(), ..Place::default() }
}

/// A sign or word in quotes of both languages.
pub(super) fn sign(sign: &str) -> Text {
    Text::new(format!("“{sign}”"), format!("`{sign}`"))
}

/// One of several signs. Nobody misses the points of a range.
pub(super) fn signs(all: &[&str]) -> Text {
    let all = || all.iter().filter(|sign| **sign != "..");
    let zh: Vec<String> = all().map(|sign| format!("“{sign}”")).collect();
    let en: Vec<String> = all().map(|sign| format!("`{sign}`")).collect();
    Text::new(zh.join("或"), en.join(" or "))
}

pub(super) fn words(words: Words) -> Text {
    Text::new(words.zh, words.en)
}

/// A token as a message shows it.
pub(super) fn found(text: &str, token: &Token) -> Text {
    match token.what {
        What::End => Text::new("结尾", "the end"),
        _ => sign(&quoted(token.span.of(text))),
    }
}
