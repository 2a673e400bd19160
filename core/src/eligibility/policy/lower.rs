//! From a tree to the graph, with every type checked and every bound computed on the way.
//!
//! The checked subset: truths, numbers with a fixed count of decimals, texts of declared sets, dates, durations of
//! days and of months. A quotient is rounded, or compared. What may be none is compared with `null` or `=` first;
//! behind `f != null and` and in the other branch of `if f = null`, it is there. Under a condition, bounds are
//! narrowed by what the condition says, so that `if n > 0 then a / n` divides by no zero.
//!
//! Lists, contexts and functions of the text are known by their parts ([`super::shape`]): loops over them are written
//! out, calls are the bodies of what they call. So the graph knows nothing of them.
//!
//! Every fault of an expression is told, each at its place.

mod arithmetic;
mod call;
mod compare;
mod function;
mod iterate;
mod list;
mod narrow;
mod structure;
mod temporal;

use std::collections::BTreeMap;

use self::narrow::Assumptions;
use super::graph::{Graph, Id, Node};
use super::interval::Interval;
use super::shape::Shape;
use super::typed::{Type, Typed};
use crate::eligibility::feel::ast::{Binary, Expr, Kind};
use crate::eligibility::feel::span::Span;
use crate::eligibility::feel::value::Value;
use crate::report::codes::policy as codes;
use crate::report::{Report, quoted};
use crate::text::Text;

/// What expressions can read, and the codes of texts.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// Facts and decisions.
    pub(super) known: BTreeMap<String, Shape>,
    /// Decisions that have faults of their own: reading one is no further fault.
    pub(super) faulty: Vec<String>,
}

/// The expression could not be lowered; why was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Refused;

/// How deep expressions stand within expressions, and calls within calls.
const DEEPEST: usize = 128;

/// Lowers one text of a decision.
#[derive(Debug)]
pub(super) struct Lowering<'a> {
    pub(super) graph: &'a mut Graph,
    pub(super) texts: &'a mut Texts,
    pub(super) names: &'a Names,
    /// What `?` is, in the cells of a table and in tests.
    pub(super) input: Option<Typed>,
    pub(super) assumed: Assumptions,
    pub(super) found: Vec<(Span, Report)>,
    /// The path of the text.
    home: String,
    /// What the text itself names, innermost last.
    variables: Vec<(String, Shape)>,
    /// What is called here, innermost last.
    calls: Vec<String>,
    depth: usize,
    /// Whether calls went too deep: then nothing more is read.
    is_lost: bool,
}

/// The texts of a program and their codes.
#[derive(Debug, Clone, Default)]
pub(in crate::eligibility) struct Texts {
    codes: BTreeMap<String, i64>,
    texts: Vec<String>,
}

impl Texts {
    /// The code of a text, given now where it has none.
    pub(in crate::eligibility) fn coded(&mut self, text: &str) -> i64 {
        if let Some(code) = self.codes.get(text) {
            return *code;
        }
        let code = i64::try_from(self.texts.len()).unwrap_or(i64::MAX);
        self.texts.push(text.into());
        self.codes.insert(text.into(), code);
        code
    }

    /// The code of a text that has one.
    pub(in crate::eligibility) fn code(&self, text: &str) -> Option<i64> {
        self.codes.get(text).copied()
    }

    /// All texts, in the order of their codes.
    pub(in crate::eligibility) fn texts(&self) -> &[String] {
        &self.texts
    }

    /// The text of a code.
    pub(in crate::eligibility) fn text(&self, code: i64) -> Option<&str> {
        self.texts.get(usize::try_from(code).ok()?).map(String::as_str)
    }
}

impl<'a> Lowering<'a> {
    pub(super) fn new(graph: &'a mut Graph, texts: &'a mut Texts, names: &'a Names, home: &str) -> Self {
        Self {
            graph,
            texts,
            names,
            input: None,
            assumed: Assumptions::default(),
            found: Vec::new(),
            home: home.into(),
            variables: Vec::new(),
            calls: Vec::new(),
            depth: 0,
            is_lost: false,
        }
    }

    /// Lowers an expression of one value.
    pub(super) fn lower(&mut self, expr: &Expr) -> Result<Typed, Refused> {
        let shape = self.shape(expr)?;
        self.scalar(expr.span, shape)
    }

    /// Lowers an expression.
    pub(super) fn shape(&mut self, expr: &Expr) -> Result<Shape, Refused> {
        self.spend(1)?;
        match self.deeper(expr.span, |lowering| lowering.formed(expr))? {
            Shape::Scalar(typed) => self.here(expr.span, typed).map(Shape::Scalar),
            shape => Ok(shape),
        }
    }

    fn formed(&mut self, expr: &Expr) -> Result<Shape, Refused> {
        match &expr.kind {
            Kind::Name(name) => self.name(expr.span, name),
            Kind::If(condition, yes, no) => self.choice(expr.span, condition, yes, no),
            Kind::List(items) => self.list(expr.span, items),
            Kind::Context(entries) => self.context(expr.span, entries),
            Kind::Path(base, name) => self.path(base, name),
            Kind::Filter(of, filter) => self.filtered(expr.span, of, filter),
            Kind::For(bindings, body) => self.repeated(expr.span, bindings, body),
            Kind::Function(parameters, body) => self.closure(expr.span, parameters, body),
            Kind::Call(function, arguments) => self.call(expr.span, function, arguments),
            Kind::CallNamed(function, arguments) => self.call_named(expr.span, function, arguments),
            _ => self.plain(expr).map(Shape::Scalar),
        }
    }

    /// A value with what is known where it stands.
    fn here(&mut self, span: Span, mut typed: Typed) -> Result<Typed, Refused> {
        typed.bounds = self.assumed.narrowed(typed.node, typed.bounds);
        // In a set another policy may allow a fact more; what follows here is from what this one allows.
        self.assumed.bound(self.graph, typed.node, typed.bounds);
        if let Some(none) = typed.none {
            match (self.graph.constant(none), self.assumed.truth(none)) {
                (Some(0), _) | (_, Some(false)) => typed.none = None,
                _ => {}
            }
        }
        if typed.of != Type::Boolean && !typed.bounds.is_empty() && !typed.bounds.is_bounded() {
            return Err(self.refuse(span, Report::new(codes::OVERFLOW)));
        }
        Ok(typed)
    }

    /// The one value that a shape has to be.
    fn scalar(&mut self, span: Span, shape: Shape) -> Result<Typed, Refused> {
        match shape {
            Shape::Scalar(typed) => Ok(typed),
            other => Err(self.unlike(span, &other, ("\u{5355}\u{4e2a}\u{503c}", "one value"))),
        }
    }

    fn unlike(&mut self, span: Span, shape: &Shape, expected: (&'static str, &'static str)) -> Refused {
        let report = worded(Report::new(codes::TYPE), "found", shape.words());
        self.refuse(span, worded(report, "expected", expected))
    }

    /// Lowers an expression that has to be there: never none, never an unrounded quotient.
    pub(super) fn there(&mut self, expr: &Expr) -> Result<Typed, Refused> {
        let typed = self.lower(expr)?;
        self.rounded(expr.span, &typed)?;
        self.not_none(expr.span, &shown(expr), &typed)?;
        Ok(typed)
    }

    /// Lowers a truth.
    pub(super) fn truth(&mut self, expr: &Expr) -> Result<Id, Refused> {
        let typed = self.there(expr)?;
        self.expect(expr.span, &typed, Type::Boolean)?;
        Ok(typed.node)
    }

    fn plain(&mut self, expr: &Expr) -> Result<Typed, Refused> {
        match &expr.kind {
            Kind::Null => Ok(self.none()),
            Kind::Boolean(truth) => Ok(Typed::truth(self.graph.literal(i64::from(*truth)))),
            Kind::Number(number) => {
                let decimals = number.decimals();
                match number.scaled(decimals) {
                    Some(value) if decimals <= arithmetic::MOST_DECIMALS => {
                        Ok(self.whole(value, Type::Number(decimals)))
                    }
                    _ => Err(self.refuse(expr.span, Report::new(codes::OVERFLOW))),
                }
            }
            Kind::Text(text) => {
                let code = self.texts.coded(text);
                Ok(Typed { codes: vec![code], ..self.whole(code, Type::Text) })
            }
            Kind::At(value) => self.value(expr.span, value),
            Kind::Input => self.input.clone().ok_or_else(|| self.outside(expr.span, "?")),
            Kind::Negate(inner) => self.negated(inner),
            Kind::Binary(Binary::And, a, b) => self.both(a, b),
            Kind::Binary(Binary::Or, a, b) => self.either(a, b),
            Kind::Binary(Binary::Compare(comparison), a, b) => self.compared(*comparison, a, b),
            Kind::Binary(Binary::Add, a, b) => self.sum(expr.span, a, b),
            Kind::Binary(Binary::Subtract, a, b) => self.difference(expr.span, a, b),
            Kind::Binary(Binary::Multiply, a, b) => self.product(expr.span, a, b),
            Kind::Binary(Binary::Divide, a, b) => self.quotient(expr.span, a, b),
            Kind::Between(value, low, high) => self.between(value, low, high),
            Kind::In(value, tests) => self.within(value, tests),
            Kind::Quantified(quantifier, bindings, body) => self.quantified(*quantifier, bindings, body),
            Kind::Binary(Binary::Power, ..) => Err(self.outside(expr.span, "**")),
            Kind::Range(_) => Err(self.outside(expr.span, "a range outside `in`")),
            Kind::InstanceOf(..) => Err(self.outside(expr.span, "instance of")),
            // INVARIANT: `formed` took the other kinds.
            _ => Err(Refused),
        }
    }

    fn name(&mut self, span: Span, name: &str) -> Result<Shape, Refused> {
        if let Some(shape) = self.named(name) {
            return Ok(shape);
        }
        if self.names.faulty.iter().any(|faulty| faulty == name) {
            return Err(Refused);
        }
        Err(self.refuse(span, Report::new(codes::NAME_UNKNOWN).with("found", quoted(name))))
    }

    /// The innermost variable of a name, or the fact or decision.
    fn named(&self, name: &str) -> Option<Shape> {
        let variable = self.variables.iter().rev().find(|(known, _)| known == name);
        variable.map(|(_, shape)| shape).or_else(|| self.names.known.get(name)).cloned()
    }

    /// Does something while names stand for shapes.
    fn with<T>(
        &mut self,
        names: impl IntoIterator<Item = (String, Shape)>,
        act: impl FnOnce(&mut Self) -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        let outside = self.variables.len();
        self.variables.extend(names);
        // Names are looked for one after another.
        let done = self.spend(self.variables.len() / 64).and_then(|()| act(self));
        self.variables.truncate(outside);
        done
    }

    /// Does something one level deeper.
    fn deeper<T>(
        &mut self,
        span: Span,
        act: impl FnOnce(&mut Self) -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        if self.is_lost {
            return Err(Refused);
        }
        if self.depth >= DEEPEST {
            self.is_lost = true;
            let mut names: Vec<String> = Vec::new();
            for name in self.calls.iter().map(|name| format!("`{name}`")) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            let report = Report::new(codes::RECURSION).with("names", names.join(", ")).with("most", DEEPEST);
            return Err(self.refuse(span, report));
        }
        self.depth = self.depth.saturating_add(1);
        let done = act(self);
        self.depth = self.depth.saturating_sub(1);
        done
    }

    /// Counts what is read; where it is too much, that is told for all policies together.
    fn spend(&mut self, steps: usize) -> Result<(), Refused> {
        if self.graph.spend(steps) { Ok(()) } else { Err(Refused) }
    }

    /// What a truth about variables comes to before any fact is known: then what it passes over is not read.
    fn settled(&self, truth: Id) -> Option<bool> {
        let constant = self.graph.constant(truth).filter(|_| !self.variables.is_empty());
        constant.map(|truth| truth != 0)
    }

    pub(super) fn value(&mut self, span: Span, value: &Value) -> Result<Typed, Refused> {
        match value {
            Value::Date(date) => Ok(self.whole(super::date::packed(*date), Type::Date)),
            Value::MonthsDuration(months) => Ok(self.whole(*months, Type::Months)),
            Value::DaysDuration(duration) => {
                const DAY: i128 = 86_400_000_000_000;
                let days = duration.nanoseconds.checked_div(DAY).and_then(|days| i64::try_from(days).ok());
                match days {
                    Some(days) if duration.nanoseconds.checked_rem(DAY) == Some(0) => {
                        Ok(self.whole(days, Type::Days))
                    }
                    _ => Err(self.outside(span, "a part of a day")),
                }
            }
            _ => Err(self.outside(span, "a time of day")),
        }
    }

    /// `a and b`: the second is read under the first.
    fn both(&mut self, a: &Expr, b: &Expr) -> Result<Typed, Refused> {
        self.junction(a, b, true)
    }

    /// `a or b`: the second is read where the first does not hold.
    fn either(&mut self, a: &Expr, b: &Expr) -> Result<Typed, Refused> {
        self.junction(a, b, false)
    }

    fn junction(&mut self, a: &Expr, b: &Expr, and: bool) -> Result<Typed, Refused> {
        let first = self.truth(a);
        if let Ok(decided) = first
            && self.settled(decided) == Some(!and)
        {
            return Ok(Typed::truth(decided));
        }
        let second = self.under(first.ok(), and, |lowering| lowering.truth(b));
        let (first, second) = (first?, second?);
        Ok(Typed::truth(self.graph.add(if and { Node::And(first, second) } else { Node::Or(first, second) })))
    }

    fn choice(&mut self, span: Span, condition: &Expr, yes: &Expr, no: &Expr) -> Result<Shape, Refused> {
        let chosen = self.truth(condition);
        if let Some(truth) = chosen.ok().and_then(|chosen| self.settled(chosen)) {
            return self.shape(if truth { yes } else { no });
        }
        let first = self.under(chosen.ok(), true, |lowering| lowering.shape(yes));
        let second = self.under(chosen.ok(), false, |lowering| lowering.shape(no));
        self.chosen_of(span, chosen?, (yes.span, first?), (no.span, second?))
    }

    /// One of two values, by a truth.
    pub(super) fn chosen(
        &mut self,
        span: Span,
        condition: Id,
        yes: Typed,
        no: Typed,
    ) -> Result<Typed, Refused> {
        let (yes, no) = match (yes.of, no.of) {
            (Type::Nothing, Type::Nothing) => (yes, no),
            // The value of a `null` is whatever the other is: only whether it is none differs.
            (Type::Nothing, _) => (Typed { none: yes.none, ..no.clone() }, no),
            (_, Type::Nothing) => (yes.clone(), Typed { none: no.none, ..yes }),
            (Type::Number(a), Type::Number(b)) => {
                let most = a.max(b);
                (self.scaled(span, yes, most)?, self.scaled(span, no, most)?)
            }
            (a, b) if a == b => (yes, no),
            (a, b) => {
                let report = Report::new(codes::BRANCHES);
                return Err(self.refuse(span, worded(worded(report, "found", a.words()), "other", b.words())));
            }
        };
        let node = self.graph.add(Node::Choose(condition, yes.node, no.node));
        let none = match (yes.none, no.none) {
            (None, None) => None,
            (a, b) => {
                let a = a.unwrap_or_else(|| self.graph.literal(0));
                let b = b.unwrap_or_else(|| self.graph.literal(0));
                Some(self.graph.add(Node::Choose(condition, a, b)))
            }
        };
        let bounds = match (yes.bounds.is_empty(), no.bounds.is_empty()) {
            (true, _) => no.bounds,
            (_, true) => yes.bounds,
            _ => yes.bounds.joined(no.bounds),
        };
        let mut codes = yes.codes;
        codes.extend(no.codes);
        codes.sort_unstable();
        codes.dedup();
        Ok(Typed { of: yes.of, node, none, bounds, over: None, codes })
    }

    /// Does something while a truth is taken to be so.
    pub(super) fn under<T>(
        &mut self,
        condition: Option<Id>,
        truth: bool,
        act: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let mark = self.assumed.mark();
        if let Some(condition) = condition {
            self.assumed.assume(self.graph, condition, truth);
        }
        let done = act(self);
        self.assumed.forget(mark);
        done
    }

    fn whole(&mut self, value: i64, of: Type) -> Typed {
        Typed::new(of, self.graph.literal(value), Interval::one(value))
    }

    fn none(&mut self) -> Typed {
        let (zero, none) = (self.graph.literal(0), self.graph.literal(1));
        Typed { none: Some(none), ..Typed::new(Type::Nothing, zero, Interval::one(0)) }
    }

    pub(super) fn rounded(&mut self, span: Span, typed: &Typed) -> Result<(), Refused> {
        match typed.over {
            None => Ok(()),
            Some(_) => Err(self.refuse(span, Report::new(codes::NOT_ROUNDED))),
        }
    }

    /// Tells what may be none where a value has to stand.
    pub(super) fn not_none(&mut self, span: Span, what: &str, typed: &Typed) -> Result<(), Refused> {
        match typed.none {
            None => Ok(()),
            Some(_) => Err(self.refuse(span, Report::new(codes::MAY_BE_NONE).with("found", what))),
        }
    }

    pub(super) fn expect(&mut self, span: Span, typed: &Typed, expected: Type) -> Result<(), Refused> {
        if typed.of == expected {
            return Ok(());
        }
        Err(self.refuse(
            span,
            worded(worded(Report::new(codes::TYPE), "found", typed.of.words()), "expected", expected.words()),
        ))
    }

    /// What the whole language has and the checked subset has not.
    pub(super) fn outside(&mut self, span: Span, what: &str) -> Refused {
        self.refuse(span, Report::new(codes::OUTSIDE).with("what", what))
    }

    pub(super) fn refuse(&mut self, span: Span, report: Report) -> Refused {
        // What a loop or a second call finds again is told once.
        if !self.found.iter().any(|(at, told)| *at == span && *told == report) {
            self.found.push((span, report));
        }
        Refused
    }
}

/// Adds the name of a type as a detail, in both languages.
pub(super) fn worded(report: Report, name: &'static str, (zh, en): (&'static str, &'static str)) -> Report {
    report.with_text(name, Text::new(zh, en))
}

/// A name as it is, anything else as `this`.
fn shown(expr: &Expr) -> String {
    match &expr.kind {
        Kind::Name(name) => quoted(name),
        _ => "this".into(),
    }
}
