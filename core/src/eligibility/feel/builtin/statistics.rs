//! What numbers have in common (DMN 1.5, 10.3.4.4, table 75).

use super::super::host::Host;
use super::super::number::Number;
use super::super::value::Value;
use super::list::elements;
use super::{Answer, Builtin, Form, Of, must, rest};
use crate::order;

/// A form of one list of numbers, and one of numbers one by one.
macro_rules! of_numbers {
    ($name:literal, $act:path) => {
        Builtin {
            name: $name,
            forms: &[
                Form {
                    parameters: &[must("list", Of::List)],
                    act: |host, values| elements(host, values, $act),
                },
                Form { parameters: &[rest("n", Of::Any)], act: $act },
            ],
        }
    };
}

pub(super) const TABLE: &[Builtin] = &[
    of_numbers!("mean", mean),
    of_numbers!("median", median),
    of_numbers!("stddev", deviation),
    of_numbers!("mode", mode),
];

/// The numbers in their order; `None` where one is something else.
fn sorted(values: &[Value]) -> Option<Vec<&Number>> {
    let mut numbers = Vec::with_capacity(values.len());
    for value in values {
        let Value::Number(number) = value else { return None };
        numbers.push(number);
    }
    order::sort(&mut numbers);
    Some(numbers)
}

fn mean(_: &mut dyn Host, values: &[Value]) -> Answer {
    Ok(sorted(values).and_then(|numbers| average(&numbers)).map(Value::Number))
}

fn average(numbers: &[&Number]) -> Option<Number> {
    let sum = numbers.iter().try_fold(Number::from(0), |sum, number| sum.plus(number))?;
    sum.over(&counted(numbers.len())?)
}

fn counted(count: usize) -> Option<Number> {
    i64::try_from(count).ok().map(Number::from)
}

/// The one in the middle, or what lies between the two there.
fn median(_: &mut dyn Host, values: &[Value]) -> Answer {
    let middle = |numbers: Vec<&Number>| {
        let last = numbers.len().checked_sub(1)?;
        average(numbers.get(last / 2..=numbers.len() / 2)?)
    };
    Ok(sorted(values).and_then(middle).map(Value::Number))
}

/// Of a sample: one number has none.
fn deviation(_: &mut dyn Host, values: &[Value]) -> Answer {
    let of = |numbers: Vec<&Number>| {
        let others = counted(numbers.len().checked_sub(1)?)?;
        let mean = average(&numbers)?;
        let squares = numbers.iter().try_fold(Number::from(0), |sum, number| {
            let apart = number.minus(&mean)?;
            sum.plus(&apart.times(&apart)?)
        })?;
        squares.over(&others)?.square_root()
    };
    Ok(sorted(values).and_then(of).map(Value::Number))
}

/// The numbers that come most often, in their order.
fn mode(_: &mut dyn Host, values: &[Value]) -> Answer {
    let Some(numbers) = sorted(values) else { return Ok(None) };
    let runs = || numbers.chunk_by(|one, two| one == two);
    let most = runs().map(<[_]>::len).max().unwrap_or(0);
    let modes = runs().filter(|run| run.len() == most).filter_map(<[_]>::first);
    Ok(Some(Value::List(modes.map(|number| Value::Number((*number).clone())).collect())))
}
