//! Functions of lists (DMN 1.5, 10.3.4.4). Places count from 1, or from the end with a minus sign.

use std::cmp::Ordering;

use super::super::compare::{equal, order};
use super::super::host::{Host, Stop};
use super::super::number::Number;
use super::super::value::Value;
use super::{Answer, Builtin, Form, Of, Parameter, may, must, rest};

const LIST: &[Parameter] = &[must("list", Of::List)];

/// A form of one list, and one of its elements one by one.
macro_rules! of_elements {
    ($name:literal, $part:literal, $act:path) => {
        Builtin {
            name: $name,
            forms: &[
                Form { parameters: LIST, act: |host, values| elements(host, values, $act) },
                Form { parameters: &[rest($part, Of::Any)], act: $act },
            ],
        }
    };
}

pub(super) const TABLE: &[Builtin] = &[
    Builtin {
        name: "list contains",
        forms: &[Form { parameters: &[must("list", Of::List), must("element", Of::Any)], act: contains }],
    },
    Builtin { name: "count", forms: &[Form { parameters: LIST, act: |_, values| Ok(count(values)) }] },
    of_elements!("min", "c", min),
    of_elements!("max", "c", max),
    of_elements!("sum", "n", sum),
    of_elements!("product", "n", product),
    Builtin {
        name: "sublist",
        forms: &[Form {
            parameters: &[
                must("list", Of::List),
                must("start position", Of::Number),
                may("length", Of::Number),
            ],
            act: |_, values| Ok(sublist(values)),
        }],
    },
    Builtin {
        name: "append",
        forms: &[Form { parameters: &[must("list", Of::List), rest("item", Of::Any)], act: append }],
    },
    Builtin {
        name: "concatenate",
        forms: &[Form { parameters: &[rest("list", Of::List)], act: concatenate }],
    },
    Builtin {
        name: "insert before",
        forms: &[Form {
            parameters: &[must("list", Of::List), must("position", Of::Number), must("newItem", Of::Any)],
            act: |_, values| Ok(insert(values)),
        }],
    },
    Builtin {
        name: "remove",
        forms: &[Form {
            parameters: &[must("list", Of::List), must("position", Of::Number)],
            act: |_, values| Ok(remove(values)),
        }],
    },
    Builtin {
        name: "list replace",
        forms: &[
            Form {
                parameters: &[must("list", Of::List), must("position", Of::Number), must("newItem", Of::Any)],
                act: |_, values| Ok(replace(values)),
            },
            Form {
                parameters: &[must("list", Of::List), must("match", Of::Function), must("newItem", Of::Any)],
                act: replace_matching,
            },
        ],
    },
    Builtin { name: "reverse", forms: &[Form { parameters: LIST, act: |_, values| Ok(reverse(values)) }] },
    Builtin {
        name: "index of",
        forms: &[Form { parameters: &[must("list", Of::List), must("match", Of::Any)], act: index_of }],
    },
    Builtin { name: "union", forms: &[Form { parameters: &[rest("list", Of::List)], act: union }] },
    Builtin { name: "distinct values", forms: &[Form { parameters: LIST, act: union }] },
    Builtin { name: "flatten", forms: &[Form { parameters: LIST, act: flatten }] },
    Builtin {
        name: "sort",
        forms: &[Form { parameters: &[must("list", Of::List), may("precedes", Of::Function)], act: sort }],
    },
];

/// How many elements stand before a place; `None` where there is no such place.
pub(super) fn skipped(place: &Number, count: usize) -> Option<usize> {
    let place = place.whole()?;
    let distance = usize::try_from(place.unsigned_abs()).ok()?;
    match place.cmp(&0) {
        Ordering::Greater => distance.checked_sub(1).filter(|before| *before < count),
        Ordering::Less => count.checked_sub(distance),
        Ordering::Equal => None,
    }
}

fn number(count: usize) -> Option<Value> {
    i64::try_from(count).ok().map(|count| Value::Number(Number::from(count)))
}

pub(super) fn elements(
    host: &mut dyn Host,
    values: &[Value],
    act: fn(&mut dyn Host, &[Value]) -> Answer,
) -> Answer {
    match values {
        [Value::List(list)] => act(host, list),
        _ => Ok(None),
    }
}

/// Whether two values are equal, paid by the parts of the smaller.
fn same(host: &mut dyn Host, one: &Value, two: &Value) -> Result<bool, Stop> {
    let parts = match (one, two) {
        (Value::List(_), Value::List(_)) | (Value::Context(_), Value::Context(_)) => parts(host, one)?,
        (Value::Text(one), Value::Text(two)) => (one.len().min(two.len()) / 64).saturating_add(1),
        _ => 1,
    };
    host.spend(parts)?;
    Ok(equal(one, two) == Some(true))
}

/// How many parts a value has. What was made nests no deeper than values may.
pub(super) fn parts(host: &mut dyn Host, value: &Value) -> Result<usize, Stop> {
    host.spend(1)?;
    let mut sum = 1_usize;
    match value {
        Value::List(list) => {
            for value in list.iter() {
                sum = sum.saturating_add(parts(host, value)?);
            }
        }
        // Names are looked for one after another.
        Value::Context(context) => {
            for (_, value) in context.iter() {
                sum = sum.saturating_add(parts(host, value)?).saturating_add(context.len());
            }
        }
        _ => {}
    }
    Ok(sum)
}

fn contains(host: &mut dyn Host, values: &[Value]) -> Answer {
    let [Value::List(list), element] = values else { return Ok(None) };
    for value in list.iter() {
        if same(host, value, element)? {
            return Ok(Some(Value::Boolean(true)));
        }
    }
    Ok(Some(Value::Boolean(false)))
}

fn count(values: &[Value]) -> Option<Value> {
    match values {
        [Value::List(list)] => number(list.len()),
        _ => None,
    }
}

fn min(_: &mut dyn Host, values: &[Value]) -> Answer {
    Ok(extreme(values, Ordering::Less))
}

fn max(_: &mut dyn Host, values: &[Value]) -> Answer {
    Ok(extreme(values, Ordering::Greater))
}

fn extreme(values: &[Value], way: Ordering) -> Option<Value> {
    let (first, others) = values.split_first()?;
    order(first, first)?;
    let mut found = first;
    for value in others {
        if order(value, found)? == way {
            found = value;
        }
    }
    Some(found.clone())
}

fn sum(_: &mut dyn Host, values: &[Value]) -> Answer {
    Ok(folded(values, Number::plus))
}

fn product(_: &mut dyn Host, values: &[Value]) -> Answer {
    Ok(folded(values, Number::times))
}

/// An empty list has no sum and no product.
fn folded(values: &[Value], act: fn(&Number, &Number) -> Option<Number>) -> Option<Value> {
    let mut numbers = values.iter().map(|value| match value {
        Value::Number(number) => Some(number),
        _ => None,
    });
    let first = numbers.next()??.clone();
    numbers.try_fold(first, |sum, number| act(&sum, number?)).map(Value::Number)
}

fn sublist(values: &[Value]) -> Option<Value> {
    let [Value::List(list), Value::Number(start), length] = values else { return None };
    let left = list.get(skipped(start, list.len())?..)?;
    match length {
        Value::Number(length) => {
            let length = usize::try_from(length.whole()?).ok().filter(|length| *length > 0)?;
            left.get(..length).map(|part| Value::List(part.into()))
        }
        _ => Some(Value::List(left.into())),
    }
}

fn append(_: &mut dyn Host, values: &[Value]) -> Answer {
    Ok(match values {
        [Value::List(list), items @ ..] => Some(Value::List(list.iter().chain(items).cloned().collect())),
        _ => None,
    })
}

fn lists(values: &[Value]) -> impl Iterator<Item = &Value> {
    values
        .iter()
        .filter_map(|value| match value {
            Value::List(list) => Some(list.iter()),
            _ => None,
        })
        .flatten()
}

fn concatenate(_: &mut dyn Host, values: &[Value]) -> Answer {
    Ok(Some(Value::List(lists(values).cloned().collect())))
}

fn at(values: &[Value]) -> Option<(&[Value], usize)> {
    match values {
        [Value::List(list), Value::Number(place), ..] => Some((list, skipped(place, list.len())?)),
        _ => None,
    }
}

fn insert(values: &[Value]) -> Option<Value> {
    let (list, before) = at(values)?;
    let mut made = list.to_vec();
    made.insert(before, values.get(2)?.clone());
    Some(Value::List(made.into()))
}

fn remove(values: &[Value]) -> Option<Value> {
    let (list, before) = at(values)?;
    let mut made = list.to_vec();
    made.remove(before);
    Some(Value::List(made.into()))
}

fn replace(values: &[Value]) -> Option<Value> {
    let (list, before) = at(values)?;
    let mut made = list.to_vec();
    *made.get_mut(before)? = values.get(2)?.clone();
    Some(Value::List(made.into()))
}

fn replace_matching(host: &mut dyn Host, values: &[Value]) -> Answer {
    let [Value::List(list), Value::Function(matches), new] = values else { return Ok(None) };
    let mut made = Vec::with_capacity(list.len());
    for value in list.iter() {
        match host.apply(matches, &[value.clone(), new.clone()])? {
            Value::Boolean(true) => made.push(new.clone()),
            Value::Boolean(false) => made.push(value.clone()),
            _ => return Ok(None),
        }
    }
    Ok(Some(Value::List(made.into())))
}

fn reverse(values: &[Value]) -> Option<Value> {
    match values {
        [Value::List(list)] => Some(Value::List(list.iter().rev().cloned().collect())),
        _ => None,
    }
}

fn index_of(host: &mut dyn Host, values: &[Value]) -> Answer {
    let [Value::List(list), element] = values else { return Ok(None) };
    let mut places = Vec::new();
    for (before, value) in list.iter().enumerate() {
        if same(host, value, element)? {
            places.extend(number(before.saturating_add(1)));
        }
    }
    Ok(Some(Value::List(places.into())))
}

/// All elements, each once, where it first stands.
fn union(host: &mut dyn Host, values: &[Value]) -> Answer {
    let mut made: Vec<Value> = Vec::new();
    'values: for value in lists(values) {
        for known in &made {
            if same(host, known, value)? {
                continue 'values;
            }
        }
        made.push(value.clone());
    }
    Ok(Some(Value::List(made.into())))
}

fn flatten(host: &mut dyn Host, values: &[Value]) -> Answer {
    let mut made = Vec::new();
    for value in lists(values) {
        flat(host, value, &mut made)?;
    }
    Ok(Some(Value::List(made.into())))
}

/// What was made nests no deeper than values may.
fn flat(host: &mut dyn Host, value: &Value, made: &mut Vec<Value>) -> Result<(), Stop> {
    host.spend(1)?;
    match value {
        Value::List(list) => list.iter().try_for_each(|value| flat(host, value, made)),
        other => {
            made.push(other.clone());
            Ok(())
        }
    }
}

/// Stable: what precedes neither way stays in its order (DMN 1.5, 10.3.4.9). By merging, so that a function that
/// contradicts itself gives some order and nothing worse.
fn sort(host: &mut dyn Host, values: &[Value]) -> Answer {
    let [Value::List(list), precedes] = values else { return Ok(None) };
    let mut runs: Vec<Vec<Value>> = list.iter().map(|value| vec![value.clone()]).collect();
    while runs.len() > 1 {
        let mut longer = Vec::with_capacity(runs.len().div_ceil(2));
        let mut left = runs.into_iter();
        while let Some(one) = left.next() {
            match left.next() {
                None => longer.push(one),
                Some(two) => match merged(host, one, two, precedes)? {
                    Some(run) => longer.push(run),
                    None => return Ok(None),
                },
            }
        }
        runs = longer;
    }
    Ok(Some(Value::List(runs.pop().unwrap_or_default().into())))
}

fn merged(
    host: &mut dyn Host,
    one: Vec<Value>,
    two: Vec<Value>,
    precedes: &Value,
) -> Result<Option<Vec<Value>>, Stop> {
    let mut made = Vec::with_capacity(one.len().saturating_add(two.len()));
    let (mut one, mut two) = (one.into_iter().peekable(), two.into_iter().peekable());
    while let (Some(first), Some(second)) = (one.peek(), two.peek()) {
        host.spend(1)?;
        let later = match precedes {
            Value::Function(function) => match host.apply(function, &[second.clone(), first.clone()])? {
                Value::Boolean(later) => Some(later),
                _ => None,
            },
            _ => order(second, first).map(Ordering::is_lt),
        };
        match later {
            Some(true) => made.extend(two.next()),
            Some(false) => made.extend(one.next()),
            None => return Ok(None),
        }
    }
    made.extend(one);
    made.extend(two);
    Ok(Some(made))
}
