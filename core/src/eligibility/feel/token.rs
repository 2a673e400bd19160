//! The tokens of a text (DMN 1.5, 10.3.1.2 and 10.3.1.4): words, numbers, texts and signs, blanks and comments left
//! out.
//!
//! A name is a row of tokens, so that `a-b` and `a - b` are one name; which rows are names is for the scope to
//! say. What is plainly a slip (`==`, `&&`, curly quotes) is a fault at once, and goes on as what was meant.

mod chars;
mod lexer;
mod quote;

pub(super) use chars::wide_in;
pub(super) use lexer::lex;

use super::span::Span;

/// The most tokens of a name.
pub(super) const LONGEST_NAME: usize = 64;

/// The literal terminals of the grammar that are words. No name begins with one; inside a name they may stand.
/// `not` is none here: it is a function too.
const KEYWORDS: &[&str] = &[
    "and",
    "between",
    "else",
    "every",
    "external",
    "false",
    "for",
    "function",
    "if",
    "in",
    "instance",
    "null",
    "of",
    "or",
    "return",
    "satisfies",
    "some",
    "then",
    "true",
];

/// A token and its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    /// Where it stands.
    pub(super) span: Span,
    /// What it is.
    pub(super) what: What,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// A word that may begin a name.
    Word,
    /// A word of the grammar.
    Keyword(&'static str),
    /// Digits and letters, as `66a`: a part of a name and nothing else.
    Part,
    /// A number without sign.
    Number,
    /// A text, escapes resolved.
    Text(String),
    /// An operator or a bracket.
    Sign(&'static str),
    /// What has no meaning; its fault is told already.
    Odd,
    /// The end of the text.
    End,
}

impl What {
    /// Whether the token may stand inside a name: a word, a keyword, digits, or one of `. / - ' + *`.
    pub(super) fn is_of_names(&self) -> bool {
        match self {
            Self::Word | Self::Keyword(_) | Self::Part | Self::Number => true,
            Self::Sign(sign) => matches!(*sign, "." | "/" | "-" | "'" | "’" | "+" | "*" | "**" | ".."),
            Self::Text(_) | Self::Odd | Self::End => false,
        }
    }
}

/// The keyword that a word is.
fn keyword(word: &str) -> Option<&'static str> {
    KEYWORDS.binary_search(&word).ok().and_then(|at| KEYWORDS.get(at)).copied()
}

/// The tokens of a name, `None` where the text is no name.
pub(super) fn parts_of_name(text: &str) -> Option<Vec<&str>> {
    if text.contains("//") || text.contains("/*") || text.len() > 4_096 {
        return None;
    }
    let lexed = lex(text);
    let (last, tokens) = lexed.tokens.split_last()?;
    let parts: Vec<&str> = tokens.iter().map(|token| token.span.of(text)).collect();
    let begins = tokens.first().is_some_and(|token| token.what == What::Word) && parts != ["?"];
    let whole = last.what == What::End && tokens.iter().all(|token| token.what.is_of_names());
    (lexed.faults.is_empty() && begins && whole && parts.len() <= LONGEST_NAME).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_sorted_for_the_search() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn names_are_rows_of_tokens() {
        assert_eq!(parts_of_name("Phone  Number").unwrap(), ["Phone", "Number"]);
        assert_eq!(parts_of_name("a-b").unwrap(), ["a", "-", "b"]);
        assert_eq!(parts_of_name("Profit and loss").unwrap(), ["Profit", "and", "loss"]);
        assert_eq!(parts_of_name("Teacher's").unwrap(), ["Teacher", "'", "s"]);
        assert_eq!(parts_of_name("what if?").unwrap(), ["what", "if?"]);
        assert_eq!(parts_of_name("缴费月数").unwrap(), ["缴费月数"]);
        assert_eq!(parts_of_name("Route 66a").unwrap(), ["Route", "66a"]);
        for text in ["", "?", "if x", "1a", "a(b", "a=b", "\"a\"", "a//b", "a \u{201c}b", "-a", "a,b"] {
            assert_eq!(parts_of_name(text), None, "{text}");
        }
    }
}
