//! Functions of the text: each call is its body, with the arguments in the place of the parameters.

use super::{Lowering, Refused, worded};
use crate::eligibility::feel::ast::{self, Expr, Kind, Name, Parameter};
use crate::eligibility::feel::mentions::{Inner, walk};
use crate::eligibility::feel::span::Span;
use crate::eligibility::policy::shape::{Closure, Shape};
use crate::eligibility::policy::typed::{Type, Typed};
use crate::report::codes::policy as codes;
use crate::report::{Report, quoted};

impl Lowering<'_> {
    /// A function is made. It sees what can be seen where it is written.
    pub(super) fn closure(
        &mut self,
        span: Span,
        parameters: &[Parameter],
        body: &Expr,
    ) -> Result<Shape, Refused> {
        // Its body is copied, and what it sees.
        self.spend(walk(body, Inner::Taken, &mut |_| {}).saturating_add(self.variables.len()))?;
        let function =
            Shape::function(self.home.clone(), parameters.to_vec(), body.clone(), self.variables.clone());
        self.made(span, function)
    }

    pub(super) fn invoked(
        &mut self,
        span: Span,
        function: &Expr,
        of: &Shape,
        arguments: &[Expr],
    ) -> Result<Shape, Refused> {
        let values: Vec<Result<Shape, Refused>> = arguments.iter().map(|value| self.shape(value)).collect();
        let values = values.into_iter().collect::<Result<Vec<_>, _>>()?;
        let closure = self.function(function, of)?;
        if closure.parameters.len() != values.len() {
            return Err(self.miscalled(span, function, values.len()));
        }
        self.entered(span, function, closure, values)
    }

    /// A parameter without an argument is none (DMN 1.5, 10.3.2.13.5).
    pub(super) fn invoked_by_name(
        &mut self,
        span: Span,
        function: &Expr,
        of: &Shape,
        arguments: &[(Name, Expr)],
    ) -> Result<Shape, Refused> {
        let closure = self.function(function, of)?;
        let known = |name: &str| closure.parameters.iter().any(|parameter| parameter.name.text == name);
        if !arguments.iter().all(|(name, _)| known(&name.text)) {
            return Err(self.miscalled(span, function, arguments.len()));
        }
        let mut values = Vec::new();
        for parameter in &closure.parameters {
            let given = arguments.iter().find(|(name, _)| name.text == parameter.name.text);
            values.push(match given {
                Some((_, value)) => self.shape(value)?,
                None => Shape::Scalar(self.none()),
            });
        }
        self.entered(span, function, closure, values)
    }

    fn function<'s>(&mut self, function: &Expr, of: &'s Shape) -> Result<&'s Closure, Refused> {
        match of {
            Shape::Function(closure) => Ok(closure),
            other => Err(self.unlike(function.span, other, ("\u{51fd}\u{6570}", "a function"))),
        }
    }

    fn miscalled(&mut self, span: Span, function: &Expr, count: usize) -> Refused {
        let report = Report::new(codes::ARGUMENTS).with("found", called(function)).with("count", count);
        self.refuse(span, report)
    }

    /// The body of a function, read with its parameters. What is wrong in the text of another decision is told
    /// where it is called.
    fn entered(
        &mut self,
        span: Span,
        function: &Expr,
        closure: &Closure,
        values: Vec<Shape>,
    ) -> Result<Shape, Refused> {
        self.spend(closure.seen.len())?;
        let mut variables = closure.seen.clone();
        for (parameter, value) in closure.parameters.iter().zip(values) {
            if let Some(of) = &parameter.of {
                self.conforms(span, &value, of)?;
            }
            variables.push((parameter.name.text.clone(), value));
        }
        let is_elsewhere = closure.home != self.home;
        let outside = (
            std::mem::replace(&mut self.variables, variables),
            std::mem::replace(&mut self.home, closure.home.clone()),
            self.input.take(),
        );
        let told = self.found.len();
        self.calls.push(called(function));
        let answer = self.shape(&closure.body);
        self.calls.pop();
        (self.variables, self.home, self.input) = outside;
        if is_elsewhere {
            for (at, _) in self.found.iter_mut().skip(told) {
                *at = span;
            }
        }
        answer
    }

    /// Whether a shape may stand where a parameter asks for a type; none may stand anywhere (10.3.2.9).
    ///
    /// INVARIANT: shapes nest at most `DEEPEST` deep, and so does this.
    fn conforms(&mut self, span: Span, shape: &Shape, of: &ast::Type) -> Result<(), Refused> {
        let expected = match (shape, of) {
            (_, ast::Type::Any) | (Shape::Scalar(Typed { of: Type::Nothing, .. }), _) => return Ok(()),
            (Shape::List(parts), ast::Type::List(of)) => {
                self.spend(parts.all.len())?;
                return parts.all.iter().try_for_each(|part| self.conforms(span, part, of));
            }
            (Shape::Context(entries), ast::Type::Context(keys)) => {
                for (key, of) in keys {
                    self.spend(entries.all.len())?;
                    match entries.all.iter().find(|(found, _)| found == key) {
                        Some((_, part)) => self.conforms(span, part, of)?,
                        None => {
                            let name = Name { span, text: key.clone() };
                            return Err(self.no_part(&name, shape));
                        }
                    }
                }
                return Ok(());
            }
            (_, ast::Type::Boolean) => Type::Boolean,
            (_, ast::Type::Number) => Type::Number(0),
            (_, ast::Type::Text) => Type::Text,
            (_, ast::Type::Date) => Type::Date,
            (_, ast::Type::DaysDuration) => Type::Days,
            (_, ast::Type::MonthsDuration) => Type::Months,
            (_, ast::Type::List(_)) => return Err(self.unlike(span, shape, super::structure::LIST)),
            _ => return Err(self.outside(span, "a parameter of this type")),
        };
        match (shape, expected) {
            (Shape::Scalar(Typed { of: Type::Number(_), .. }), Type::Number(_)) => Ok(()),
            (Shape::Scalar(typed), expected) if typed.of == expected => Ok(()),
            _ => {
                let report = worded(Report::new(codes::TYPE), "found", shape.words());
                Err(self.refuse(span, worded(report, "expected", expected.words())))
            }
        }
    }
}

/// How a report names what is called.
fn called(function: &Expr) -> String {
    match &function.kind {
        Kind::Name(name) => quoted(name),
        Kind::Path(_, name) => quoted(&name.text),
        _ => "function".into(),
    }
}
