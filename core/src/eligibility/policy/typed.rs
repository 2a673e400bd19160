//! What an expression is known to be before any fact is known: its type, its bounds, and its node.

use std::fmt;

use super::graph::Id;
use super::interval::Interval;
use crate::text::Text;

/// The type of a checked expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eligibility) enum Type {
    /// True or false.
    Boolean,
    /// A number with so many decimals, held as a whole one.
    Number(u32),
    /// A text, held as its code.
    Text,
    /// A packed date.
    Date,
    /// A count of days.
    Days,
    /// A count of months.
    Months,
    /// `null` itself.
    Nothing,
}

impl Type {
    /// What a fact of this type is, for whoever gave something else.
    pub(in crate::eligibility) fn declared(self) -> Text {
        match self {
            Self::Boolean => Text::new("真或假", "true or false"),
            Self::Date => Text::new("形如2025-01-31的日期", "a date as 2025-01-31"),
            Self::Number(0) => Text::new("整数", "a whole number"),
            Self::Number(decimals) => Text::new(
                format!("至多{decimals}位小数的数"),
                format!("a number with at most {decimals} decimals"),
            ),
            _ => Text::new("文本", "a text"),
        }
    }
}

impl Type {
    /// The name that a report gives it, in Chinese and in English.
    pub(in crate::eligibility) const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Boolean => ("\u{662f}\u{5426}\u{503c}", "a truth"),
            Self::Number(_) => ("\u{6570}\u{5b57}", "a number"),
            Self::Text => ("\u{6587}\u{672c}", "a text"),
            Self::Date => ("\u{65e5}\u{671f}", "a date"),
            Self::Days => ("\u{5929}\u{6570}", "a duration of days"),
            Self::Months => ("\u{6708}\u{6570}", "a duration of months"),
            Self::Nothing => ("null", "null"),
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words().1)
    }
}

/// An expression, lowered.
#[derive(Debug, Clone)]
pub(in crate::eligibility) struct Typed {
    pub(in crate::eligibility) of: Type,
    /// Its value; whatever it is where it is none.
    pub(in crate::eligibility) node: Id,
    /// Whether it is none, where it may be.
    pub(in crate::eligibility) none: Option<Id>,
    /// What it can be where it stands: at most what the node can be.
    pub(in crate::eligibility) bounds: Interval,
    /// What it still has to be divided by: a quotient that was not rounded.
    pub(in crate::eligibility) over: Option<Divisor>,
    /// The codes that a text can be, in order.
    pub(in crate::eligibility) codes: Vec<i64>,
}

/// The lower side of a quotient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eligibility) struct Divisor {
    pub(in crate::eligibility) node: Id,
    pub(in crate::eligibility) decimals: u32,
    pub(in crate::eligibility) bounds: Interval,
}

impl Typed {
    pub(in crate::eligibility) const fn new(of: Type, node: Id, bounds: Interval) -> Self {
        Self { of, node, none: None, bounds, over: None, codes: Vec::new() }
    }

    pub(in crate::eligibility) const fn truth(node: Id) -> Self {
        Self::new(Type::Boolean, node, Interval::TRUTH)
    }
}
