//! Paths and filters (DMN 1.5, 10.3.2.5 and tables 64 to 69).

use std::sync::Arc;

use super::super::ast::{Expr, Name};
use super::super::host::{Host as _, Stop};
use super::super::property::property;
use super::super::value::Value;
use super::{Evaluator, kind_of, whole};
use crate::report::{Report, codes, quoted};

/// The name of the element that a filter looks at.
const ITEM: &str = "item";

impl Evaluator<'_> {
    pub(super) fn path(&mut self, of: &Expr, name: &Name) -> Result<Value, Stop> {
        let value = self.eval(of)?;
        self.member(&value, &name.text)
    }

    /// The entry of a context, the property of a value, or these of every element of a list. Lists nest no deeper
    /// than values do.
    fn member(&mut self, value: &Value, name: &str) -> Result<Value, Stop> {
        let found = match value {
            Value::Null => return Ok(Value::Null),
            Value::List(list) => {
                self.spend(list.len())?;
                let members =
                    list.iter().map(|value| self.member(value, name)).collect::<Result<Vec<_>, _>>()?;
                return self.made(Value::List(members.into()));
            }
            Value::Context(context) => {
                self.spend(context.len() / 64)?;
                context.value(name).cloned()
            }
            _ => property(value, name),
        };
        match found {
            Some(found) => Ok(found),
            None => self.null(
                Report::new(codes::feel::NULL_MEMBER)
                    .with_text("of", kind_of(value))
                    .with("found", quoted(name)),
            ),
        }
    }

    /// Table 68. What is no list is a list of one; a number picks, anything else filters.
    pub(super) fn filtered(&mut self, of: &Expr, filter: &Expr) -> Result<Value, Stop> {
        let list: Arc<[Value]> = match self.eval(of)? {
            Value::Null => return Ok(Value::Null),
            Value::List(list) => list,
            one => Arc::from([one]),
        };
        let Some(first) = list.first() else { return self.of_nothing(filter) };
        let answer = self.looked_at(first, filter)?;
        if matches!(answer, Value::Number(_)) {
            let index = self.eval(filter)?;
            return self.picked(&list, &index);
        }
        let mut kept = Vec::new();
        let mut answer = answer;
        for (place, element) in list.iter().enumerate() {
            if place > 0 {
                answer = self.looked_at(element, filter)?;
            }
            match answer {
                Value::Boolean(true) => kept.push(element.clone()),
                Value::Boolean(false) | Value::Null => {}
                other => {
                    return self
                        .null(Report::new(codes::feel::NULL_FILTER).with_text("found", kind_of(&other)));
                }
            }
            answer = Value::Null;
        }
        self.made(Value::List(kept.into()))
    }

    /// A filter of an empty list: `null` where it picks, otherwise nothing remains.
    fn of_nothing(&mut self, filter: &Expr) -> Result<Value, Stop> {
        let notes = self.notes.len();
        let answer = self.with([(Arc::from(ITEM), Value::Null)], |evaluator| evaluator.eval(filter));
        self.notes.truncate(notes);
        match answer? {
            index @ Value::Number(_) => self.picked(&[], &index),
            _ => Ok(Value::List(Arc::default())),
        }
    }

    /// A filter's answer for an element, whose entries are names then.
    fn looked_at(&mut self, element: &Value, filter: &Expr) -> Result<Value, Stop> {
        let mut names = vec![(Arc::from(ITEM), element.clone())];
        if let Value::Context(context) = element {
            self.spend(context.len())?;
            names.extend(context.iter().map(|(name, value)| (Arc::from(name), value.clone())));
        }
        self.with(names, |evaluator| evaluator.eval(filter))
    }

    /// The nth, from 1, or from the end with a minus sign.
    fn picked(&mut self, list: &[Value], index: &Value) -> Result<Value, Stop> {
        let at = whole(index).and_then(|index| {
            let place = usize::try_from(index.unsigned_abs()).ok()?;
            if index > 0 { place.checked_sub(1) } else { list.len().checked_sub(place).filter(|_| index < 0) }
        });
        match at.and_then(|at| list.get(at)) {
            Some(value) => Ok(value.clone()),
            None => {
                let index = match index {
                    Value::Number(number) if number.decimals() < 40 => quoted(&number.to_string()),
                    _ => String::from("…"),
                };
                self.null(Report::new(codes::feel::NULL_INDEX).with("count", list.len()).with("found", index))
            }
        }
    }
}
