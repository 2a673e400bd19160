//! The tree of an expression. Every node knows where in the text it stands.
//!
//! Literals of dates, times and durations (`@"2025-01-01"`, `date("2025-01-01")` stays a call) are values already:
//! what cannot be read as one is a fault of the text. Parentheses leave no trace in the tree; the printer sets
//! them anew.

use super::number::Number;
use super::span::Span;
use super::value::Value;

/// An expression and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// Where it stands, parentheses around it not counted.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What an expression is (DMN 1.5, 10.3.1.2).
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true`, `false`.
    Boolean(bool),
    /// `12.5`, without a sign.
    Number(Number),
    /// `"text"`, escapes resolved.
    Text(String),
    /// `@"P1Y"`: a date, time, date and time or duration.
    At(Value),
    /// A name of the scope: a fact, a decision, a variable, a built-in function. Inner blanks are single spaces.
    Name(String),
    /// `?`, the value that unary tests look at.
    Input,
    /// `[a, b]`.
    List(Vec<Expr>),
    /// `{ key: value }`, in the order written.
    Context(Vec<Entry>),
    /// `[a..b]`, `(a..b]`, `]a..b[`, and with one end `(<b)`, `(>=a)`.
    Range(Box<RangeExpr>),
    /// `-a`.
    Negate(Box<Expr>),
    /// `a + b` and its like, comparisons, `and`, `or`.
    Binary(Binary, Box<Expr>, Box<Expr>),
    /// `a between low and high`: value, low, high.
    Between(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `a in test`, `a in (test, test)`.
    In(Box<Expr>, Vec<Test>),
    /// `a instance of type`.
    InstanceOf(Box<Expr>, Type),
    /// `if a then b else c`.
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `for x in a, y in b..c return d`.
    For(Vec<Binding>, Box<Expr>),
    /// `some x in a satisfies b`, `every x in a satisfies b`.
    Quantified(Quantifier, Vec<Binding>, Box<Expr>),
    /// `a[b]`: a filter, or the nth of a list.
    Filter(Box<Expr>, Box<Expr>),
    /// `a.name`.
    Path(Box<Expr>, Name),
    /// `f(a, b)`.
    Call(Box<Expr>, Vec<Expr>),
    /// `f(name: a)`.
    CallNamed(Box<Expr>, Vec<(Name, Expr)>),
    /// `function(a, b: number) a + b`.
    Function(Vec<Parameter>, Box<Expr>),
}

/// A name and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Where it stands.
    pub span: Span,
    /// The name, inner blanks as single spaces.
    pub text: String,
}

/// An entry of a context.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its key, a name or a text.
    pub key: Name,
    /// Its value; it may read the entries before it.
    pub value: Expr,
}

/// A range with at least one end.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeExpr {
    /// The lower end, `None` where it is open to below.
    pub low: Option<End>,
    /// The upper end, `None` where it is open to above.
    pub high: Option<End>,
}

/// An end of a range.
#[derive(Debug, Clone, PartialEq)]
pub struct End {
    /// Whether the end belongs to the range.
    pub included: bool,
    /// Where it ends.
    pub at: Expr,
}

/// An operator between two expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Binary {
    /// `or`, loosest.
    Or,
    /// `and`.
    And,
    /// A comparison; they do not chain.
    Compare(Comparison),
    /// `+`.
    Add,
    /// `-`.
    Subtract,
    /// `*`.
    Multiply,
    /// `/`.
    Divide,
    /// `**`; from the left, as the standard's grammar has it.
    Power,
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparison {
    /// `=`.
    Equal,
    /// `!=`.
    NotEqual,
    /// `<`.
    Less,
    /// `<=`.
    AtMost,
    /// `>`.
    Greater,
    /// `>=`.
    AtLeast,
}

/// A positive unary test, and `not` and `-` (DMN 1.5, 10.3.1.2, rules 7 to 17).
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// Where it stands.
    pub span: Span,
    /// What it asks.
    pub kind: TestKind,
}

/// What a unary test asks of its value.
#[derive(Debug, Clone, PartialEq)]
pub enum TestKind {
    /// `-`: anything.
    Any,
    /// `not(a, b)`: none of these.
    Not(Vec<Test>),
    /// `< a`, `>= a`, `= a`, `!= a`.
    Compare(Comparison, Expr),
    /// An expression. Where it reads `?` it must be true; otherwise the value equals it, is in the list or range
    /// that it is, or it is true.
    Is(Expr),
}

/// `x in list` or `x in a..b`.
#[derive(Debug, Clone, PartialEq)]
pub struct Binding {
    /// The variable.
    pub name: Name,
    /// What it runs over.
    pub over: Over,
}

/// What a variable runs over.
#[derive(Debug, Clone, PartialEq)]
pub enum Over {
    /// The elements of a list, or a range of whole numbers or days.
    List(Expr),
    /// From the first to the second, up or down by one.
    Steps(Expr, Expr),
}

/// `some` or `every`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quantifier {
    /// True where one satisfies.
    Some,
    /// True where all satisfy.
    Every,
}

/// A parameter of a function.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name.
    pub name: Name,
    /// Its type, where one is written.
    pub of: Option<Type>,
}

/// A type as `instance of` and parameters name it (DMN 1.5, 10.3.1.2, rule 54).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    /// `Any`.
    Any,
    /// `Null`.
    Null,
    /// `boolean`.
    Boolean,
    /// `number`.
    Number,
    /// `string`.
    Text,
    /// `date`.
    Date,
    /// `time`.
    Time,
    /// `date and time`.
    DateTime,
    /// `days and time duration`.
    DaysDuration,
    /// `years and months duration`.
    MonthsDuration,
    /// `list<T>`.
    List(Box<Type>),
    /// `range<T>`.
    Range(Box<Type>),
    /// `context<a: T, b: U>`.
    Context(Vec<(String, Type)>),
    /// `function<T, U> -> V`.
    Function(Vec<Type>, Box<Type>),
}
