//! Which rules match, and what they come to.

use std::cmp::Ordering;
use std::sync::Arc;

use super::super::ast::{Expr, Test};
use super::super::eval::Evaluator;
use super::super::host::{Host as _, Stop};
use super::super::number::Number;
use super::super::value::{Context, Value};
use super::super::{arithmetic, compare};
use super::{Asked, Cell, Hit, Row, Table};
use crate::order;
use crate::report::{Report, codes};

/// A rule that matches, or may.
struct Match {
    /// From 1.
    rule: usize,
    sure: bool,
    output: Result<Value, Stop>,
    /// The places of its outputs in their lists, smaller first.
    rank: Vec<usize>,
}

impl Table {
    pub(super) fn answer<'e>(&'e self, evaluator: &mut Evaluator<'e>) -> Result<Value, Stop> {
        let (mut inputs, mut refused) = (Vec::new(), false);
        for Asked { input, listed } in &self.inputs {
            let value = known(evaluate(evaluator, input))?;
            if let Some(listed) = listed {
                match known(test(evaluator, value.clone(), listed))? {
                    Ok(Value::Boolean(true)) => {}
                    Ok(_) => {
                        evaluator.note(Report::new(codes::feel::TABLE_INPUT));
                        return Ok(Value::Null);
                    }
                    Err(_) => refused = true,
                }
            }
            inputs.push(value);
        }
        let mut matches = Vec::new();
        for (rule, row) in (1_usize..).zip(&self.rules) {
            let Some(sure) = matched(evaluator, &inputs, row)? else { continue };
            let (output, rank) = self.output(evaluator, row)?;
            matches.push(Match { rule, sure, output, rank });
            if sure && self.hit == Hit::First {
                break;
            }
        }
        let answer = self.taken(evaluator, &mut matches)?;
        // An input may yet turn out to be none of its listed values.
        if refused { evaluator.joined(answer, &Value::Null) } else { Ok(answer) }
    }

    /// The answer of the rules that match or may, in their order.
    fn taken<'e>(&'e self, evaluator: &mut Evaluator<'e>, matches: &mut [Match]) -> Result<Value, Stop> {
        let sure = matches.iter().filter(|one| one.sure).count();
        if matches.is_empty() {
            return self.default(evaluator);
        }
        match self.hit {
            Hit::Unique if sure > 1 => several(evaluator, matches, codes::feel::TABLE_SEVERAL),
            Hit::Unique if matches.len() > 1 => {
                let more = (sure == 0).then(|| self.default(evaluator));
                shared(evaluator, matches, more.into_iter().chain([Ok(Value::Null)]))
            }
            Hit::Any if differ(matches.iter().filter(|one| one.sure)) => {
                several(evaluator, matches, codes::feel::TABLE_DIFFER)
            }
            Hit::Unique | Hit::First | Hit::Any => {
                let more = (sure == 0).then(|| self.default(evaluator));
                shared(evaluator, matches, more.into_iter())
            }
            Hit::Priority => {
                order::by(matches, |one, two| one.rank.cmp(&two.rank));
                let first = matches.iter().position(|one| one.sure);
                let more = first.is_none().then(|| self.default(evaluator));
                let count = first.map_or(matches.len(), |first| first.saturating_add(1));
                shared(evaluator, matches.get(..count).unwrap_or_default(), more.into_iter())
            }
            Hit::OutputOrder => {
                order::by(matches, |one, two| one.rank.cmp(&two.rank));
                listed(matches)
            }
            Hit::Collect | Hit::RuleOrder => listed(matches),
            Hit::Sum | Hit::Least | Hit::Most | Hit::Count => self.aggregate(evaluator, matches),
        }
    }

    /// A rule's output, and its rank among those that are listed.
    fn output<'e>(
        &'e self,
        evaluator: &mut Evaluator<'e>,
        row: &'e Row,
    ) -> Result<(Result<Value, Stop>, Vec<usize>), Stop> {
        let (mut values, mut rank) = (Vec::new(), Vec::new());
        for (column, cell) in self.outputs.iter().zip(&row.outputs) {
            let mut value = known(evaluate(evaluator, cell))?;
            if let Some(listed) = &column.listed {
                let found = match &value {
                    Ok(one) => place(evaluator, one, listed)?,
                    Err(stop) => Err(stop.clone()),
                };
                match found {
                    Ok(Some(place)) => rank.push(place),
                    Ok(None) => {
                        evaluator.note(Report::new(codes::feel::TABLE_OUTPUT));
                        rank.push(usize::MAX);
                        value = Ok(Value::Null);
                    }
                    // Where it would stand is unknown, so it may come before all others.
                    Err(stop) => {
                        rank.push(0);
                        value = Err(stop);
                    }
                }
            }
            values.push(value);
        }
        let values: Result<Vec<Value>, Stop> = values.into_iter().collect();
        Ok((values.map(|values| self.composed(values)), rank))
    }

    /// One output is its value, several are a context.
    fn composed(&self, values: Vec<Value>) -> Value {
        match <[Value; 1]>::try_from(values) {
            Ok([value]) => value,
            Err(values) => {
                let names = self.outputs.iter().map(|column| column.name.as_str());
                Value::Context(Arc::new(names.zip(values).collect::<Context>()))
            }
        }
    }

    fn default<'e>(&'e self, evaluator: &mut Evaluator<'e>) -> Result<Value, Stop> {
        if self.outputs.iter().all(|column| column.default.is_none()) {
            return Ok(Value::Null);
        }
        let mut values = Vec::new();
        for column in &self.outputs {
            values.push(match &column.default {
                Some(cell) => evaluate(evaluator, cell)?,
                None => Value::Null,
            });
        }
        Ok(self.composed(values))
    }

    /// The sum, the least, the most or the count of outputs; the same with each unknown output, or unknown.
    fn aggregate(&self, evaluator: &mut Evaluator<'_>, matches: &[Match]) -> Result<Value, Stop> {
        let of = |unknown: Option<usize>| -> Result<Option<Value>, Stop> {
            let taken = matches.iter().filter(|one| one.sure || Some(one.rule) == unknown);
            let outputs = taken.map(|one| one.output.clone()).collect::<Result<Vec<_>, _>>()?;
            Ok(aggregated(self.hit, &outputs))
        };
        let unsure: Vec<&Match> = matches.iter().filter(|one| !one.sure).collect();
        let answer = if unsure.len() == matches.len() { return Err(Stop::Unknown) } else { of(None)? };
        evaluator.spend(unsure.len().saturating_mul(matches.len()))?;
        for one in &unsure {
            if answer.is_none() || of(Some(one.rule))? != answer || !alone(self.hit, one, matches)? {
                return Err(Stop::Unknown);
            }
        }
        if answer.is_none() {
            evaluator.note(Report::new(codes::feel::TABLE_AGGREGATE));
        }
        Ok(answer.unwrap_or_default())
    }
}

fn evaluate<'e>(evaluator: &mut Evaluator<'e>, cell: &'e Cell<Expr>) -> Result<Value, Stop> {
    evaluator.in_cell(&cell.text, cell.path.clone(), |evaluator| evaluator.eval(&cell.tree))
}

fn test<'e>(
    evaluator: &mut Evaluator<'e>,
    value: Result<Value, Stop>,
    cell: &'e Cell<Vec<Test>>,
) -> Result<Value, Stop> {
    evaluator.in_cell(&cell.text, cell.path.clone(), |evaluator| evaluator.tested(value, &cell.tree))
}

/// Keeps the unknown as an answer; a limit ends everything.
fn known(answer: Result<Value, Stop>) -> Result<Result<Value, Stop>, Stop> {
    match answer {
        Err(Stop::Limit(report)) => Err(Stop::Limit(report)),
        answer => Ok(answer),
    }
}

/// Whether a rule matches surely; `None` where it surely does not.
fn matched<'e>(
    evaluator: &mut Evaluator<'e>,
    inputs: &[Result<Value, Stop>],
    row: &'e Row,
) -> Result<Option<bool>, Stop> {
    let mut sure = true;
    for (value, cell) in inputs.iter().zip(&row.tests) {
        match known(test(evaluator, value.clone(), cell))? {
            Ok(Value::Boolean(true)) => {}
            Ok(_) => return Ok(None),
            Err(_) => sure = false,
        }
    }
    Ok(Some(sure))
}

/// Which of the tests in a row a value passes first.
fn place<'e>(
    evaluator: &mut Evaluator<'e>,
    value: &Value,
    cell: &'e Cell<Vec<Test>>,
) -> Result<Result<Option<usize>, Stop>, Stop> {
    for (place, one) in cell.tree.iter().enumerate() {
        let one = std::slice::from_ref(one);
        let answer = evaluator
            .in_cell(&cell.text, cell.path.clone(), |evaluator| evaluator.tested(Ok(value.clone()), one));
        match known(answer)? {
            Ok(Value::Boolean(true)) => return Ok(Ok(Some(place))),
            Ok(_) => {}
            Err(stop) => return Ok(Err(stop)),
        }
    }
    Ok(Ok(None))
}

/// The one value of all that may be.
fn shared(
    evaluator: &mut Evaluator<'_>,
    matches: &[Match],
    more: impl Iterator<Item = Result<Value, Stop>>,
) -> Result<Value, Stop> {
    let mut all = matches.iter().map(|one| one.output.clone()).chain(more);
    let mut answer = all.next().unwrap_or(Ok(Value::Null))?;
    for other in all {
        answer = evaluator.joined(answer, &other?)?;
    }
    Ok(answer)
}

fn listed(matches: &[Match]) -> Result<Value, Stop> {
    if matches.iter().any(|one| !one.sure) {
        return Err(Stop::Unknown);
    }
    let outputs = matches.iter().map(|one| one.output.clone()).collect::<Result<Vec<_>, _>>()?;
    Ok(Value::List(outputs.into()))
}

/// Whether two known outputs differ.
fn differ<'m>(mut matches: impl Iterator<Item = &'m Match>) -> bool {
    let Some(Ok(first)) = matches.next().map(|one| &one.output) else { return false };
    matches.any(|one| one.output.as_ref().is_ok_and(|output| output != first))
}

#[expect(clippy::unnecessary_wraps, reason = "it ends a function as its answer")]
fn several(
    evaluator: &mut Evaluator<'_>,
    matches: &[Match],
    code: crate::report::Code,
) -> Result<Value, Stop> {
    let rules: Vec<String> = matches.iter().filter(|one| one.sure).map(|one| one.rule.to_string()).collect();
    evaluator.note(Report::new(code).with("rules", rules.join(", ")));
    Ok(Value::Null)
}

/// Whether an output that changes nothing alone changes nothing beside others either: of what is added only zero,
/// because small numbers may be rounded away each and not together; of what is ordered all that are written with
/// an offset, or all without, because the order of the two beside each other is not transitive.
fn alone(hit: Hit, one: &Match, all: &[Match]) -> Result<bool, Stop> {
    let output = one.output.as_ref().map_err(Stop::clone)?;
    if hit == Hit::Sum {
        return Ok(arithmetic::add(output, output).as_ref() == Some(output));
    }
    Ok(all
        .iter()
        .all(|other| other.output.as_ref().is_ok_and(|other| has_offset(other) == has_offset(output))))
}

fn has_offset(value: &Value) -> bool {
    match value {
        Value::Time(time) => time.offset.is_some(),
        Value::DateTime(both) => both.offset.is_some(),
        _ => false,
    }
}

/// `None` where the outputs cannot be taken together.
fn aggregated(hit: Hit, outputs: &[Value]) -> Option<Value> {
    let (first, rest) = outputs.split_first()?;
    if hit == Hit::Count {
        return i64::try_from(outputs.len()).ok().map(|count| Value::Number(Number::from(count)));
    }
    let start = match (hit, first) {
        (Hit::Sum, Value::Text(_)) => return None,
        (Hit::Sum, _) => arithmetic::add(first, first).map(|_| first.clone())?,
        _ => compare::order(first, first).map(|_| first.clone())?,
    };
    rest.iter().try_fold(start, |so_far, value| match hit {
        Hit::Sum => arithmetic::add(&so_far, value),
        _ => {
            let nearer = if hit == Hit::Least { Ordering::Less } else { Ordering::Greater };
            compare::order(value, &so_far).map(|order| if order == nearer { value.clone() } else { so_far })
        }
    })
}
