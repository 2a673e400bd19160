//! Cutting a text into tokens.

use super::super::fault;
use super::super::span::Span;
use super::chars::{begins_name, goes_on_in_name, is_blank, is_vertical};
use super::quote;
use super::{Token, What, keyword};
use crate::report::{Report, codes};

/// Signs of the grammar, longer ones before those that they begin with.
const SIGNS: &[&str] = &[
    "**", "..", "->", "<=", ">=", "!=", "(", ")", "[", "]", "{", "}", ",", ":", "+", "-", "*", "/", "=", "<",
    ">", ".", "@", "'", "’",
];

/// Signs of other languages, and what is written here.
const FOREIGN: &[(&str, &str)] = &[
    ("==", "="),
    ("<>", "!="),
    ("=<", "<="),
    ("=>", ">="),
    ("&&", "and"),
    ("||", "or"),
    ("&", "and"),
    ("|", "or"),
    ("^", "**"),
    (";", ","),
    ("≥", ">="),
    ("≤", "<="),
    ("≠", "!="),
    ("×", "*"),
    ("÷", "/"),
    ("\u{2212}", "-"),
    ("\u{2013}", "-"),
    ("\u{2014}", "-"),
    ("…", ".."),
];

/// The tokens of a text, the last of them its end.
pub(in crate::eligibility::feel) struct Lexed {
    pub(in crate::eligibility::feel) tokens: Vec<Token>,
    /// Faults and the bytes where they stand.
    pub(in crate::eligibility::feel) faults: Vec<(u32, Report)>,
    /// Whether a text or a comment was left open, so that the tokens after it mean little.
    pub(in crate::eligibility::feel) torn: bool,
}

/// Cuts a text of at most 2^32 bytes.
pub(in crate::eligibility::feel) fn lex(text: &str) -> Lexed {
    let lexed = Lexed { tokens: Vec::new(), faults: Vec::new(), torn: false };
    let mut lexer = Lexer { text, at: 0, lexed };
    while lexer.token() {}
    lexer.lexed
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    lexed: Lexed,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// How many bytes from here belong together.
    fn run(&self, belongs: impl Fn(char) -> bool) -> usize {
        let rest = self.rest();
        rest.find(|c| !belongs(c)).unwrap_or(rest.len())
    }

    fn push(&mut self, length: usize, what: What) {
        let span = Span::new(offset(self.at), offset(self.at + length));
        self.at += length;
        self.lexed.tokens.push(Token { span, what });
    }

    fn fault(&mut self, at: usize, report: Report) {
        self.lexed.faults.push((offset(at), report.at(fault::place(self.text, at))));
    }

    /// Cuts one token; `false` at the end.
    fn token(&mut self) -> bool {
        self.blanks();
        let rest = self.rest();
        let Some(first) = self.peek() else {
            self.push(0, What::End);
            return false;
        };
        if first == '"' {
            self.text();
        } else if begins_name(first) {
            let length = self.run(goes_on_in_name);
            let word = rest.get(..length).unwrap_or_default();
            self.push(length, keyword(word).map_or(What::Word, What::Keyword));
        } else if first.is_ascii_digit() || (first == '.' && followed_by_digit(rest, 1)) {
            self.number();
        } else if rest.starts_with("<>") && self.follows_function() {
            // The type of a function without parameters.
            self.push(1, What::Sign("<"));
        } else if let Some((found, meant)) = FOREIGN.iter().find(|(found, _)| rest.starts_with(found)) {
            self.foreign(found, meant);
        } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            self.push(sign.len(), What::Sign(sign));
        } else if let Some(length) = quote::curly(rest) {
            self.fault(self.at, Report::new(codes::feel::QUOTE).with("found", first));
            let inner = quote::inside(rest, length);
            self.push(length, What::Text(inner));
        } else {
            let shown = if first.is_control() { format!("U+{:04X}", u32::from(first)) } else { first.into() };
            self.fault(self.at, Report::new(codes::feel::CHARACTER).with("found", shown));
            self.push(first.len_utf8(), What::Odd);
        }
        true
    }

    fn follows_function(&self) -> bool {
        self.lexed.tokens.last().is_some_and(|token| token.what == What::Keyword("function"))
    }

    /// White space and comments.
    fn blanks(&mut self) {
        loop {
            self.at += self.run(is_blank);
            let rest = self.rest();
            if rest.starts_with("//") {
                self.at += self.run(|c| !is_vertical(c));
            } else if rest.starts_with("/*") {
                match rest.find("*/") {
                    // `/*/` is not yet closed.
                    Some(close) if close >= 2 => self.at += close + 2,
                    _ => match rest.get(2..).and_then(|rest| rest.find("*/")) {
                        Some(close) => self.at += close + 4,
                        None => {
                            self.fault(self.at, Report::new(codes::feel::COMMENT_OPEN));
                            self.lexed.torn = true;
                            self.at = self.text.len();
                        }
                    },
                }
            } else {
                return;
            }
        }
    }

    /// Rule 35, without sign, and with a power of ten.
    fn number(&mut self) {
        let rest = self.rest();
        let digits = |from: usize| {
            let rest = rest.get(from..).unwrap_or_default();
            rest.bytes().take_while(u8::is_ascii_digit).count()
        };
        let mut length = digits(0);
        if rest.get(length..).is_some_and(|rest| rest.starts_with('.')) && followed_by_digit(rest, length + 1)
        {
            length += 1 + digits(length + 1);
        }
        if rest.get(length..).is_some_and(|rest| rest.starts_with(['e', 'E'])) {
            let sign = usize::from(rest.get(length + 1..).is_some_and(|rest| rest.starts_with(['+', '-'])));
            if followed_by_digit(rest, length + 1 + sign) {
                length += 1 + sign + digits(length + 1 + sign);
            }
        }
        let more = rest.get(length..).unwrap_or_default();
        let tail = more.find(|c| !goes_on_in_name(c)).unwrap_or(more.len());
        self.push(length + tail, if tail == 0 { What::Number } else { What::Part });
    }

    fn foreign(&mut self, found: &'static str, meant: &'static str) {
        self.fault(self.at, Report::new(codes::feel::OPERATOR).with("found", found).with("meant", meant));
        let what = keyword(meant).map_or(What::Sign(meant), What::Keyword);
        self.push(found.len(), what);
    }

    fn text(&mut self) {
        let quoted = quote::read(self.rest());
        for (at, report) in quoted.faults {
            self.fault(self.at + at, report);
        }
        self.lexed.torn |= quoted.open;
        self.push(quoted.length, What::Text(quoted.text));
    }
}

fn followed_by_digit(rest: &str, at: usize) -> bool {
    rest.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
