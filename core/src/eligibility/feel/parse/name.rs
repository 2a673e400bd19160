//! Names: read, looked up, declared.

use super::super::ast::{Kind, Name};
use super::super::fault;
use super::super::names::LEFT_OUT;
use super::super::scope::{Names, Unknown};
use super::super::span::Span;
use super::super::token::{LONGEST_NAME, What, wide_in};
use super::cursor::is;
use super::{Node, Parser, Stop};
use crate::report::nearest::nearest;
use crate::report::{Report, codes, quoted};

/// What `for` calls the results so far (DMN 1.5, 10.3.2.14).
pub(super) const PARTIAL: &str = "partial";

/// How many faults of a text look for the name that was meant: among many names that takes its time.
const MOST_SUGGESTIONS: usize = 5;

impl<'t> Parser<'t> {
    /// A name where a value may stand.
    pub(super) fn name(&mut self) -> Result<Node, Stop> {
        let start = self.here();
        if let Some((tokens, text)) = self.known() {
            self.at += tokens;
            return self.node(self.since(start), Kind::Name(text), 0);
        }
        let word = self.word(0);
        if word == "?" {
            self.step();
            if !self.input {
                self.go_on(start, Report::new(codes::feel::INPUT))?;
            }
            return self.node(start, Kind::Input, 0);
        }
        if let Some((byte, found, meant)) = wide_in(word) {
            return Err(self.wide(start, byte, found, meant));
        }
        let is_taken = self.filters > 0 || self.scope.unknown() == Unknown::Taken;
        let left_out = LEFT_OUT.iter().find(|(name, _)| *name == word);
        if let Some((name, why)) = left_out.filter(|_| !is_taken || self.word(1) == "(") {
            self.step();
            let report = Report::new(codes::feel::LEFT_OUT).with("found", name).with_text("why", why.text());
            self.go_on(start, report)?;
            return self.node(start, Kind::Null, 0);
        }
        if is_taken {
            self.step();
            return self.node(start, Kind::Name(word.to_owned()), 0);
        }
        self.unknown(start)
    }

    /// Rule 43: a point and a name.
    pub(super) fn path(&mut self, of: Node) -> Result<Node, Stop> {
        self.step();
        let start = self.here();
        let found = longest([&self.keys, self.scope.keys()], &self.words());
        let text = match found {
            Some((tokens, text)) => {
                self.at += tokens;
                text
            }
            None if self.what() == &What::Word => {
                let word = self.word(0);
                if let Some((byte, found, meant)) = wide_in(word) {
                    return Err(self.wide(start, byte, found, meant));
                }
                self.step();
                word.to_owned()
            }
            None => return Err(self.unexpected(&fault::words(fault::NAME))),
        };
        let span = of.expr.span.to(self.behind());
        let name = Name { span: self.since(start), text };
        self.node(span, Kind::Path(Box::new(of.expr), name), of.height)
    }

    /// The longest name in scope that begins here.
    fn known(&self) -> Option<(usize, String)> {
        let filtered = [&self.keys, self.scope.keys()];
        let keys = if self.filters > 0 { filtered.as_slice() } else { &[] };
        let all = self.frames.iter().rev().chain([self.scope.names()]).chain(keys.iter().copied());
        longest(all, &self.words())
    }

    /// The texts of the tokens from here that may belong to a name.
    fn words(&self) -> impl Iterator<Item = &'t str> + Clone + use<'t, '_> {
        let text = self.text;
        let tokens = self.tokens.get(self.at..).unwrap_or_default().iter();
        tokens.take_while(|token| token.what.is_of_names()).map(move |token| token.span.of(text))
    }

    /// Tells that nobody knows the words that stand here, and reads past them.
    fn unknown(&mut self, start: Span) -> Result<Node, Stop> {
        let run = self.tokens.get(self.at..).unwrap_or_default().iter();
        let plain = run.take_while(|token| matches!(token.what, What::Word | What::Part)).take(8).count();
        // A slip may hide in a name with keywords inside, as `date and tiem`; then that is what is told.
        let first_few = if self.faults.len() < MOST_SUGGESTIONS { plain.max(4) } else { 0 };
        let slip = (1..=first_few).rev().find_map(|tokens| {
            let text = self.spelt(self.at, self.at + tokens)?;
            Some((tokens, self.suggestion(&text)?))
        });
        let tokens = slip.as_ref().map_or(plain, |(tokens, _)| (*tokens).max(plain)).max(1);
        let text = self.spelt(self.at, self.at + tokens).unwrap_or_else(|| self.word(0).to_owned());
        self.at += tokens;
        let span = self.since(start);
        let report = match slip {
            Some((_, meant)) => Report::new(codes::feel::NAME_MISSPELT).with("meant", meant),
            None => Report::new(codes::feel::NAME_UNKNOWN),
        };
        self.go_on(span, report.with("found", quoted(&text)))?;
        self.node(span, Kind::Null, 0)
    }

    /// The known name that was probably meant.
    fn suggestion(&self, wrong: &str) -> Option<String> {
        let all = self.frames.iter().rev().chain([self.scope.names()]);
        nearest(wrong, all.flat_map(Names::spelt)).map(str::to_owned)
    }

    /// The tokens from one to before another as a name is spelt, blanks as single spaces; `None` where one of
    /// them may not stand in a name.
    fn spelt(&self, from: usize, to: usize) -> Option<String> {
        let mut text = String::new();
        let mut end = None;
        for token in self.tokens.get(from..to)? {
            if !token.what.is_of_names() {
                return None;
            }
            if end.is_some_and(|end| end < token.span.start) {
                text.push(' ');
            }
            end = Some(token.span.end);
            text.push_str(token.span.of(self.text));
        }
        Some(text)
    }

    /// A name that the text declares; one of these signs or words comes after it.
    pub(super) fn declared(&mut self, stops: &[&str]) -> Result<Name, Stop> {
        let start = self.at;
        if self.what() != &What::Word || self.word(0) == "?" {
            return Err(self.unexpected(&fault::words(fault::NAME)));
        }
        let stops_here = |parser: &Self| stops.iter().any(|stop| is(parser.what(), stop));
        while self.what().is_of_names() && !stops_here(self) {
            self.at += 1;
        }
        if !stops_here(self) {
            let words = self.tokens.get(start..self.at).unwrap_or_default();
            let wide = words.iter().find_map(|token| Some((token.span, wide_in(token.span.of(self.text))?)));
            if let Some((span, (byte, found, meant))) = wide {
                return Err(self.wide(span, byte, found, meant));
            }
            // The fault is where the name should have ended, not where the row of words does.
            return Err(self.unexpected_at(start + 1, &fault::signs(stops)));
        }
        let span = self.tokens.get(start).map_or_else(|| self.here(), |token| token.span).to(self.behind());
        if self.at - start > LONGEST_NAME {
            let report = Report::new(codes::feel::NAME_LONG).with("most", LONGEST_NAME);
            return Err(self.tell(span, report));
        }
        let text = self.spelt(start, self.at).unwrap_or_default();
        Ok(Name { span, text })
    }

    /// Whether a name and then a colon come next.
    pub(super) fn begins_named(&self) -> bool {
        let run = self.words().count();
        run > 0 && self.what() == &What::Word && self.sees_ahead(run, ":")
    }

    /// Reads with some names known.
    pub(super) fn framed<T>(
        &mut self,
        names: &[&str],
        read: impl FnOnce(&mut Self) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let mut frame = Names::default();
        for name in names {
            frame.add(name);
        }
        self.frames.push(frame);
        let read = read(self)?;
        self.frames.pop();
        Ok(read)
    }

    /// Makes a name known from here to the end of the innermost frame.
    pub(super) fn declare(&mut self, name: &str) {
        if let Some(frame) = self.frames.last_mut() {
            frame.add(name);
        }
    }
}

fn longest<'n, 't>(
    all: impl IntoIterator<Item = &'n Names>,
    words: &(impl Iterator<Item = &'t str> + Clone),
) -> Option<(usize, String)> {
    let mut best: Option<(usize, &str)> = None;
    for names in all {
        if let Some((tokens, text)) = names.longest(words.clone())
            && best.is_none_or(|(most, _)| tokens > most)
        {
            best = Some((tokens, text));
        }
    }
    best.map(|(tokens, text)| (tokens, text.to_owned()))
}
