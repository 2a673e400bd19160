//! From text to tree (DMN 1.5, 10.3.1.2).
//!
//! Operators bind as rules 1, 2 and 4 order them, from loosest to tightest: `or`, `and`, comparisons, `+` and `-`,
//! `*` and `/`, `**`, the sign, `instance of`, and then paths, filters and calls from the left. So `-2 ** 2` is
//! `(-2) ** 2`, and `2 ** 3 ** 2` is `(2 ** 3) ** 2`. `if`, `for`, `some`, `every` and `function` may stand
//! wherever a value may, and reach as far to the right as they can. Comparisons do not chain. What follows
//! `between` and `in` without parentheses is a sum at most, so that `a in b and c` is `(a in b) and c`. After
//! `in (` stands a list of tests, never a sum that happens to begin with a parenthesis.
//!
//! Faults are collected: after one, reading goes on at the next `,`, closing bracket, `then` or `else` of what
//! was being read, and only there.

mod brackets;
mod call;
mod cursor;
mod form;
mod name;
mod operator;
mod primary;
mod tests;
mod types;

use super::ast::{Expr, Kind, Test};
use super::fault;
use super::limits::Limits;
use super::scope::{Names, Scope};
use super::span::Span;
use super::token::{Token, What, lex};
use crate::order;
use crate::report::{Faults, Report, codes};

/// Reads an expression.
///
/// ```
/// use banjian::eligibility::feel::{Limits, Scope, expression};
/// let scope = Scope::new().with_name("age");
/// let tree = expression("if age>=60 then 1 else (2+3)", &scope, &Limits::default())?;
/// assert_eq!(tree.to_string(), "if age >= 60 then 1 else 2 + 3");
/// let faults = expression("agee > 60", &scope, &Limits::default()).unwrap_err();
/// assert_eq!(faults.to_string(), "1:1: nothing is called `agee` here");
/// # Ok::<(), banjian::report::Faults>(())
/// ```
///
/// # Errors
/// Every fault with its place: codes of the room [`codes::feel`].
pub fn expression(text: &str, scope: &Scope, limits: &Limits) -> Result<Expr, Faults> {
    let mut parser = Parser::new(text, scope, limits)?;
    let read = parser.whole(Parser::expression);
    parser.finish(read.map(|node| node.expr))
}

/// Reads a cell of a decision table: `-`, `not(...)`, or tests with commas between them (rule 15). The value that
/// they look at is `?`.
///
/// # Errors
/// Every fault with its place: codes of the room [`codes::feel`].
pub fn unary_tests(text: &str, scope: &Scope, limits: &Limits) -> Result<Vec<Test>, Faults> {
    let mut parser = Parser::new(text, scope, limits)?;
    parser.input = true;
    let read = parser.whole(Parser::cell);
    parser.finish(read)
}

/// The most faults that are told of one text.
const MOST_FAULTS: usize = 20;

/// Why reading stops short.
enum Stop {
    /// A fault was told; whoever knows where to go on may do so.
    Fault,
    /// A limit was met; nobody goes on.
    Limit,
}

/// A part of the tree and how deep it is.
struct Node {
    expr: Expr,
    height: u32,
}

struct Parser<'t> {
    text: &'t str,
    scope: &'t Scope,
    limits: &'t Limits,
    tokens: Vec<Token>,
    /// The token that is read next.
    at: usize,
    /// Names that the text declared around here, innermost last.
    frames: Vec<Names>,
    /// Keys of contexts that the text wrote so far.
    keys: Names,
    /// Whether `?` has a meaning.
    input: bool,
    /// How many filters are open.
    filters: u32,
    depth: u32,
    nodes: u32,
    /// Faults and the bytes where they stand.
    faults: Vec<(u32, Report)>,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, scope: &'t Scope, limits: &'t Limits) -> Result<Self, Faults> {
        if text.len() > limits.bytes() as usize {
            let report =
                Report::new(codes::feel::TEXT_LONG).with("found", text.len()).with("most", limits.bytes());
            return Err(Faults::from(report));
        }
        let lexed = lex(text);
        if lexed.torn {
            Faults::check(lexed.faults.into_iter().map(|(_, report)| report).collect())?;
            return Err(Faults::from(Report::new(codes::feel::TEXT_OPEN)));
        }
        Ok(Self {
            text,
            scope,
            limits,
            tokens: lexed.tokens,
            at: 0,
            frames: Vec::new(),
            keys: Names::default(),
            input: false,
            filters: 0,
            depth: 0,
            nodes: 0,
            faults: lexed.faults,
        })
    }

    /// Reads to the end of the text.
    fn whole<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Stop>) -> Result<T, Stop> {
        if self.what() == &What::End {
            return Err(self.tell(self.here(), Report::new(codes::feel::EMPTY)));
        }
        let read = read(self)?;
        if self.what() == &What::End {
            return Ok(read);
        }
        Err(self.unexpected(&fault::words(if self.input {
            fault::COMMA_OR_END
        } else {
            fault::OPERATOR_OR_END
        })))
    }

    fn finish<T>(mut self, read: Result<T, Stop>) -> Result<T, Faults> {
        order::by_key(&mut self.faults, |(at, _)| *at);
        self.faults.truncate(MOST_FAULTS);
        Faults::check(self.faults.into_iter().map(|(_, report)| report).collect())?;
        // INVARIANT: reading stops only after a fault was told.
        read.map_err(|_| Faults::from(Report::new(codes::feel::EMPTY)))
    }

    /// A node over parts of this height.
    fn node(&mut self, span: Span, kind: Kind, below: u32) -> Result<Node, Stop> {
        self.count(span)?;
        let height = below + 1;
        if height > self.limits.depth() {
            return Err(self.too_deep(span));
        }
        Ok(Node { expr: Expr { span, kind }, height })
    }

    /// Counts a part of the tree.
    fn count(&mut self, span: Span) -> Result<(), Stop> {
        self.nodes += 1;
        if self.nodes <= self.limits.nodes() {
            return Ok(());
        }
        self.tell(span, Report::new(codes::feel::NODES).with("most", self.limits.nodes()));
        Err(Stop::Limit)
    }

    /// Goes one level down, which whoever leaves in peace takes back.
    fn enter(&mut self) -> Result<(), Stop> {
        self.depth += 1;
        if self.depth <= self.limits.depth() {
            return Ok(());
        }
        Err(self.too_deep(self.here()))
    }

    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn too_deep(&mut self, span: Span) -> Stop {
        self.tell(span, Report::new(codes::feel::DEPTH).with("most", self.limits.depth()));
        Stop::Limit
    }
}
