//! Tokens one by one, faults, and where to go on after one.

use super::super::fault;
use super::super::span::Span;
use super::super::token::{Token, What, wide_in};
use super::{MOST_FAULTS, Parser, Stop};
use crate::report::{Report, codes, quoted};
use crate::text::Text;

/// What stands in for a token past the end.
const END: Token = Token { span: Span::new(0, 0), what: What::End };

impl<'t> Parser<'t> {
    /// The token so many places ahead.
    pub(super) fn ahead(&self, places: usize) -> &Token {
        self.tokens.get(self.at + places).or(self.tokens.last()).unwrap_or(&END)
    }

    pub(super) fn what(&self) -> &What {
        &self.ahead(0).what
    }

    /// Where the next token stands.
    pub(super) fn here(&self) -> Span {
        self.ahead(0).span
    }

    /// Where the last token stood.
    pub(super) fn behind(&self) -> Span {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(Span::new(0, 0), |token| token.span)
    }

    /// The text of the token so many places ahead.
    pub(super) fn word(&self, places: usize) -> &'t str {
        self.ahead(places).span.of(self.text)
    }

    pub(super) fn step(&mut self) {
        if self.at + 1 < self.tokens.len() {
            self.at += 1;
        }
    }

    /// Whether the next token is this sign or keyword.
    pub(super) fn sees(&self, word: &str) -> bool {
        is(self.what(), word)
    }

    /// Whether the token so many places ahead is this sign or keyword.
    pub(super) fn sees_ahead(&self, places: usize, word: &str) -> bool {
        is(&self.ahead(places).what, word)
    }

    /// Reads this sign or keyword, if it is next.
    pub(super) fn takes(&mut self, word: &str) -> bool {
        let seen = self.sees(word);
        if seen {
            self.step();
        }
        seen
    }

    /// Reads this sign or keyword, or tells that it is missing.
    pub(super) fn expect(&mut self, word: &str) -> Result<(), Stop> {
        if self.takes(word) { Ok(()) } else { Err(self.unexpected(&fault::sign(word))) }
    }

    /// Reads the sign that closes a bracket, or tells that the bracket is open.
    pub(super) fn close(&mut self, open: Span, sign: &str) -> Result<(), Stop> {
        if self.what() != &What::End {
            return self.expect(sign);
        }
        let report =
            Report::new(codes::feel::BRACKET_OPEN).with("found", open.of(self.text)).with("expected", sign);
        Err(self.tell(open, report))
    }

    /// Notes a fault.
    pub(super) fn tell(&mut self, span: Span, report: Report) -> Stop {
        self.faults.push((span.start, report.at(span.place(self.text))));
        if self.faults.len() >= MOST_FAULTS { Stop::Limit } else { Stop::Fault }
    }

    /// Tells that the next token is not what might have stood there.
    pub(super) fn unexpected(&mut self, expected: &Text) -> Stop {
        self.unexpected_at(self.at, expected)
    }

    /// Tells that a token is not what might have stood there.
    pub(super) fn unexpected_at(&mut self, at: usize, expected: &Text) -> Stop {
        let Some(token) = self.tokens.get(at).cloned() else { return Stop::Fault };
        let word = token.span.of(self.text);
        if self.faults.iter().any(|(start, _)| *start == token.span.start) {
            // Told already, by the lexer or as an unknown name.
            return Stop::Fault;
        }
        if matches!(token.what, What::Word | What::Part)
            && let Some((byte, found, meant)) = wide_in(word)
        {
            return self.wide(token.span, byte, found, meant);
        }
        let report = match token.what {
            What::Sign("'" | "\u{2019}") => Report::new(codes::feel::QUOTE).with("found", word),
            What::Part => Report::new(codes::feel::NUMBER_FORM).with("found", quoted(word)),
            _ => Report::new(codes::feel::UNEXPECTED)
                .with_text("found", fault::found(self.text, &token))
                .with_text("expected", expected.clone()),
        };
        self.tell(token.span, report)
    }

    /// Tells of a full-width sign in a word.
    pub(super) fn wide(&mut self, span: Span, byte: usize, found: char, meant: char) -> Stop {
        let start = span.start + u32::try_from(byte).unwrap_or(0);
        let report = Report::new(codes::feel::FULL_WIDTH).with("found", found).with("meant", meant);
        self.tell(Span::new(start, span.end), report)
    }

    /// Reads a part that one of these signs or words follows, or the end. After a fault in it, goes on at one of
    /// them, if that is what comes next at this level; then `None` stands for the part.
    pub(super) fn part<T>(
        &mut self,
        stops: &[&str],
        read: impl FnOnce(&mut Self) -> Result<T, Stop>,
    ) -> Result<Option<T>, Stop> {
        let (frames, filters, depth, input) = (self.frames.len(), self.filters, self.depth, self.input);
        let read = match read(self) {
            Ok(node) if self.what() == &What::End || stops.iter().any(|stop| self.sees(stop)) => Ok(node),
            Ok(_) => Err(self.unexpected(&fault::signs(stops))),
            Err(stop) => Err(stop),
        };
        match read {
            Ok(node) => Ok(Some(node)),
            Err(Stop::Limit) => Err(Stop::Limit),
            Err(Stop::Fault) => {
                self.frames.truncate(frames);
                (self.filters, self.depth, self.input) = (filters, depth, input);
                self.skip();
                if stops.iter().any(|stop| self.sees(stop)) { Ok(None) } else { Err(Stop::Fault) }
            }
        }
    }

    /// Goes to the next `,`, closing bracket, `then` or `else` that is not inside a bracket opened on the way.
    fn skip(&mut self) {
        let mut open = 0_u32;
        loop {
            match self.what() {
                What::End => return,
                What::Sign("(" | "[" | "{") => open += 1,
                What::Sign(")" | "]" | "}") if open > 0 => open -= 1,
                What::Sign("," | ")" | "]" | "}") | What::Keyword("then" | "else") if open == 0 => return,
                _ => {}
            }
            self.step();
        }
    }
}

/// Whether a token is this sign or keyword.
pub(super) fn is(what: &What, word: &str) -> bool {
    matches!(what, What::Sign(sign) if *sign == word) || matches!(what, What::Keyword(key) if *key == word)
}
