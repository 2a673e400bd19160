//! A range from its text (DMN 1.5, 10.3.4.1): a literal whose ends are literals.

use std::sync::Arc;

use super::super::ast::{End, Expr, Kind};
use super::super::compare::order;
use super::super::host::{Host, Stop};
use super::super::limits::Limits;
use super::super::parse;
use super::super::scope::Scope;
use super::super::value::{Range, Value};
use super::{Answer, Builtin, Form, Of, find, must};

pub(super) const TABLE: &[Builtin] =
    &[Builtin { name: "range", forms: &[Form { parameters: &[must("from", Of::Text)], act: range }] }];

/// The functions whose call with a text counts as a literal (grammar rule 62).
const WRITTEN: &[&str] = &["date", "date and time", "duration", "time"];

fn range(host: &mut dyn Host, values: &[Value]) -> Answer {
    let [Value::Text(text)] = values else { return Ok(None) };
    let Ok(expr) = parse::expression(text, &Scope::default(), &Limits::default()) else { return Ok(None) };
    let Kind::Range(range) = expr.kind else { return Ok(None) };
    let (Some(low), Some(high)) = (&range.low, &range.high) else { return Ok(None) };
    let (Some(low), Some(high)) = (end(host, low)?, end(host, high)?) else { return Ok(None) };
    let fits = order(&low.0, &high.0).is_some_and(std::cmp::Ordering::is_le);
    Ok(fits.then(|| Value::Range(Arc::new(Range { low: Some(low), high: Some(high) }))))
}

fn end(host: &mut dyn Host, end: &End) -> Result<Option<(Value, bool)>, Stop> {
    Ok(literal(host, &end.at)?.map(|value| (value, end.included)))
}

fn literal(host: &mut dyn Host, expr: &Expr) -> Answer {
    Ok(match &expr.kind {
        Kind::Number(number) => Some(Value::Number(number.clone())),
        Kind::Negate(of) => match &of.kind {
            Kind::Number(number) => Some(Value::Number(number.negated())),
            _ => None,
        },
        Kind::Text(text) => Some(Value::Text(text.as_str().into())),
        Kind::At(value) => Some(value.clone()),
        Kind::Call(function, given) => match (&function.kind, &given[..]) {
            (Kind::Name(name), [Expr { kind: Kind::Text(text), .. }]) if WRITTEN.contains(&name.as_str()) => {
                match find(name) {
                    Some(builtin) => Some(builtin.call(host, &[Value::Text(text.as_str().into())])?),
                    None => None,
                }
            }
            _ => None,
        },
        _ => None,
    })
}
