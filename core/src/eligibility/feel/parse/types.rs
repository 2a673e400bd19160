//! Types (rule 52).

use super::super::ast::Type;
use super::super::fault;
use super::super::token::What;
use super::{Parser, Stop};
use crate::report::nearest::nearest;
use crate::report::{Report, codes, quoted};

/// Types that a name alone says. `list`, `range` and `context` alone are those of anything.
const NAMED: &[(&str, Type)] = &[
    ("Any", Type::Any),
    ("Null", Type::Null),
    ("boolean", Type::Boolean),
    ("date", Type::Date),
    ("date and time", Type::DateTime),
    ("days and time duration", Type::DaysDuration),
    ("number", Type::Number),
    ("string", Type::Text),
    ("time", Type::Time),
    ("years and months duration", Type::MonthsDuration),
];

/// Types with others inside, beside `function`, which is a keyword.
const NESTED: &[&str] = &["context", "list", "range"];

impl Parser<'_> {
    /// A type, and how deep it is.
    pub(super) fn type_of(&mut self) -> Result<(Type, u32), Stop> {
        self.enter()?;
        self.count(self.here())?;
        let (of, below) = match self.what() {
            What::Keyword("function") => self.function_type()?,
            What::Keyword("null") => {
                self.step();
                (Type::Null, 0)
            }
            What::Word if NESTED.contains(&self.word(0)) => self.nested_type()?,
            What::Word => (self.named_type()?, 0),
            _ => return Err(self.unexpected(&fault::words(fault::TYPE))),
        };
        self.leave();
        Ok((of, below + 1))
    }

    fn named_type(&mut self) -> Result<Type, Stop> {
        let fits = |name: &str| name.split(' ').enumerate().all(|(at, word)| self.word(at) == word);
        let longest = NAMED.iter().filter(|(name, _)| fits(name)).max_by_key(|(name, _)| name.len());
        if let Some((name, of)) = longest {
            self.at += name.split(' ').count();
            return Ok(of.clone());
        }
        let (span, word) = (self.here(), self.word(0));
        let known = NAMED.iter().map(|(name, _)| *name).chain(NESTED.iter().copied());
        let report = match nearest(word, known) {
            Some(meant) => Report::new(codes::feel::TYPE_MISSPELT).with("meant", meant),
            None => Report::new(codes::feel::TYPE_UNKNOWN),
        };
        Err(self.tell(span, report.with("found", quoted(word))))
    }

    fn nested_type(&mut self) -> Result<(Type, u32), Stop> {
        let word = self.word(0);
        self.step();
        if !self.takes("<") {
            let any = Box::new(Type::Any);
            let of = match word {
                "list" => Type::List(any),
                "range" => Type::Range(any),
                _ => Type::Context(Vec::new()),
            };
            return Ok((of, 1));
        }
        if word == "context" {
            return self.context_type();
        }
        let (of, height) = self.type_of()?;
        self.expect(">")?;
        let of = Box::new(of);
        Ok((if word == "list" { Type::List(of) } else { Type::Range(of) }, height))
    }

    fn context_type(&mut self) -> Result<(Type, u32), Stop> {
        let (mut entries, mut below) = (Vec::new(), 0);
        loop {
            let name = self.declared(&[":"])?;
            self.expect(":")?;
            let (of, height) = self.type_of()?;
            below = below.max(height);
            self.keys.add(&name.text);
            entries.push((name.text, of));
            if !self.takes(",") {
                break;
            }
        }
        self.expect(">")?;
        Ok((Type::Context(entries), below))
    }

    fn function_type(&mut self) -> Result<(Type, u32), Stop> {
        self.step();
        self.expect("<")?;
        let (mut parameters, mut below) = (Vec::new(), 0);
        if !self.sees(">") {
            loop {
                let (of, height) = self.type_of()?;
                below = below.max(height);
                parameters.push(of);
                if !self.takes(",") {
                    break;
                }
            }
        }
        self.expect(">")?;
        self.expect("->")?;
        let (result, height) = self.type_of()?;
        Ok((Type::Function(parameters, Box::new(result)), below.max(height)))
    }
}
