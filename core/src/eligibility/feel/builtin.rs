//! Built-in functions (DMN 1.5, 10.3.4): one table of names, forms and what they do.
//!
//! Arguments are checked and converted as 10.3.2.9.4 says: a list of one gives its element, a value makes a list of
//! one. What fits no form is `null`, with a note.
//!
//! What is left out, and why, stands in [`names`](super::names).

#![expect(
    clippy::unnecessary_wraps,
    reason = "the functions of one table have one type, and some of them may stop"
)]

mod boolean;
mod calendar;
mod call;
mod context;
mod conversion;
mod list;
mod literal;
mod numeric;
mod relation;
mod statistics;
mod text;

use super::host::{Host, Stop};
use super::value::Value;

/// A value, or `None` where the function has none for its arguments.
type Answer = Result<Option<Value>, Stop>;

/// A built-in function.
#[derive(Debug)]
pub(in crate::eligibility) struct Builtin {
    /// Its name, with single spaces.
    pub(in crate::eligibility) name: &'static str,
    /// What it takes; the first form that fits is the one.
    pub(in crate::eligibility) forms: &'static [Form],
}

/// One way to call a function.
#[derive(Debug)]
pub(in crate::eligibility) struct Form {
    parameters: &'static [Parameter],
    act: fn(&mut dyn Host, &[Value]) -> Answer,
}

/// A parameter, as the standard names it.
#[derive(Debug)]
struct Parameter {
    name: &'static str,
    of: Of,
    need: Need,
}

/// What a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Any,
    Boolean,
    Context,
    Function,
    List,
    Number,
    /// What has an order and is no range.
    Point,
    Range,
    /// Anything but a list, which gives its one element.
    Single,
    Text,
}

/// How many arguments a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Must,
    May,
    Rest,
}

const fn must(name: &'static str, of: Of) -> Parameter {
    Parameter { name, of, need: Need::Must }
}

const fn may(name: &'static str, of: Of) -> Parameter {
    Parameter { name, of, need: Need::May }
}

const fn rest(name: &'static str, of: Of) -> Parameter {
    Parameter { name, of, need: Need::Rest }
}

/// The function of a name.
pub(in crate::eligibility) fn find(name: &str) -> Option<&'static Builtin> {
    table().find(|builtin| builtin.name == name)
}

/// The names of all functions.
#[cfg(test)]
pub(in crate::eligibility) fn names() -> impl Iterator<Item = &'static str> {
    table().map(|builtin| builtin.name)
}

fn table() -> impl Iterator<Item = &'static Builtin> {
    [
        conversion::TABLE,
        boolean::TABLE,
        text::TABLE,
        list::TABLE,
        literal::TABLE,
        statistics::TABLE,
        numeric::TABLE,
        calendar::TABLE,
        relation::TABLE,
        context::TABLE,
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::names::FUNCTIONS;
    use super::*;

    #[test]
    fn every_name_of_the_reader_is_a_function() {
        for name in FUNCTIONS {
            assert!(find(name).is_some(), "{name}");
        }
    }

    #[test]
    fn the_reader_knows_every_name_and_each_stands_once() {
        let mut seen = BTreeSet::new();
        for name in names() {
            assert!(FUNCTIONS.contains(&name), "{name}");
            assert!(seen.insert(name), "{name} twice");
        }
    }
}
