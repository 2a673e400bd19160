//! The values of FEEL (DMN 1.5, 10.3.2).

use std::fmt;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::ast::{Expr, Parameter};
use super::number::Number;

/// A value. Copies are cheap: what is large is shared.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// `null`: nothing, or the answer of what went wrong.
    #[default]
    Null,
    /// `true`, `false`.
    Boolean(bool),
    /// A decimal of 34 digits.
    Number(Number),
    /// Text, its length counted in Unicode scalar values.
    Text(Arc<str>),
    /// A civil date.
    Date(NaiveDate),
    /// A time of day.
    Time(Time),
    /// A date and a time of day.
    DateTime(DateTime),
    /// Days, hours, minutes and seconds.
    DaysDuration(DaysDuration),
    /// Years and months, as a count of months.
    MonthsDuration(i64),
    /// Values in an order.
    List(Arc<[Value]>),
    /// Values by name.
    Context(Arc<Context>),
    /// What lies between two values of one type.
    Range(Arc<Range>),
    /// A function.
    Function(Function),
}

/// A time of day, with the offset from UTC in seconds where one was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// Hours, minutes, seconds, nanoseconds.
    pub local: NaiveTime,
    /// Seconds east of UTC, -64,800 to 64,800; `None` for local time.
    pub offset: Option<i32>,
}

/// A date and a time of day, with the offset from UTC in seconds where one was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateTime {
    /// The local date and time.
    pub local: NaiveDateTime,
    /// Seconds east of UTC, -64,800 to 64,800; `None` for local time.
    pub offset: Option<i32>,
}

/// A stretch of days and time, to the nanosecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct DaysDuration {
    /// The whole of it in nanoseconds, within 2^63 seconds.
    pub nanoseconds: i128,
}

/// Values by name, in the order in which they were put there.
#[derive(Debug, Clone, Default)]
pub struct Context {
    entries: Vec<(Arc<str>, Value)>,
}

impl Context {
    /// A context without entries.
    #[must_use]
    pub const fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// The value of a name.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.entries.iter().find(|(key, _)| &**key == name).map(|(_, value)| value)
    }

    /// Sets the value of a name; a name that stands there already keeps its place.
    pub fn set(&mut self, name: impl Into<Arc<str>>, value: Value) {
        let name = name.into();
        match self.entries.iter_mut().find(|(key, _)| *key == name) {
            Some((_, held)) => *held = value,
            None => self.entries.push((name, value)),
        }
    }

    /// Names and values, in the order in which they were put there.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.entries.iter().map(|(name, value)| (&**name, value))
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Two contexts are equal where they give the same values to the same names; the order does not count.
impl PartialEq for Context {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, value)| other.value(name) == Some(value))
    }
}

impl<N: Into<Arc<str>>> FromIterator<(N, Value)> for Context {
    fn from_iter<I: IntoIterator<Item = (N, Value)>>(entries: I) -> Self {
        let mut context = Self::new();
        for (name, value) in entries {
            context.set(name, value);
        }
        context
    }
}

/// What lies between two values; an end that is `None` is open to that side.
#[derive(Debug, Clone, PartialEq)]
pub struct Range {
    /// The lower end, and whether it belongs to the range.
    pub low: Option<(Value, bool)>,
    /// The upper end, and whether it belongs to the range.
    pub high: Option<(Value, bool)>,
}

/// A function of the language or of the text.
#[derive(Clone)]
pub enum Function {
    /// A built-in function, by its name.
    Builtin(&'static str),
    /// `function(...) ...` with what it saw where it was written.
    Closure(Arc<Closure>),
}

/// A function of the text and its surroundings.
#[derive(Debug)]
pub struct Closure {
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// What it computes.
    pub body: Expr,
    /// How deep the values that it saw nest, and one more.
    pub depth: usize,
    /// The names that it saw, innermost last.
    pub seen: Vec<(Arc<str>, Value)>,
}

/// Functions are the same where they are one: the same built-in, or the same closure.
impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Builtin(one), Self::Builtin(two)) => one == two,
            (Self::Closure(one), Self::Closure(two)) => Arc::ptr_eq(one, two),
            _ => false,
        }
    }
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Builtin(name) => write!(f, "Builtin({name})"),
            Self::Closure(closure) => write!(f, "Closure of {}", closure.parameters.len()),
        }
    }
}
