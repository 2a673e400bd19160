//! Functions of numbers (DMN 1.5, 10.3.4.5).

use super::super::host::Host;
use super::super::number::{Number, Rounding};
use super::super::value::Value;
use super::{Answer, Builtin, Form, Of, Parameter, must};

const ONE: &[Parameter] = &[must("n", Of::Number)];
const SCALED: &[Parameter] = &[must("n", Of::Number), must("scale", Of::Number)];

pub(super) const TABLE: &[Builtin] = &[
    Builtin {
        name: "decimal",
        forms: &[Form { parameters: SCALED, act: |_, values| Ok(rounded(values, Rounding::HalfEven)) }],
    },
    Builtin {
        name: "floor",
        forms: &[
            Form { parameters: ONE, act: |_, values| Ok(rounded(values, Rounding::Floor)) },
            Form { parameters: SCALED, act: |_, values| Ok(rounded(values, Rounding::Floor)) },
        ],
    },
    Builtin {
        name: "ceiling",
        forms: &[
            Form { parameters: ONE, act: |_, values| Ok(rounded(values, Rounding::Ceiling)) },
            Form { parameters: SCALED, act: |_, values| Ok(rounded(values, Rounding::Ceiling)) },
        ],
    },
    Builtin {
        name: "round up",
        forms: &[Form { parameters: SCALED, act: |_, values| Ok(rounded(values, Rounding::Up)) }],
    },
    Builtin {
        name: "round down",
        forms: &[Form { parameters: SCALED, act: |_, values| Ok(rounded(values, Rounding::Down)) }],
    },
    Builtin {
        name: "round half up",
        forms: &[Form { parameters: SCALED, act: |_, values| Ok(rounded(values, Rounding::HalfUp)) }],
    },
    Builtin {
        name: "round half down",
        forms: &[Form { parameters: SCALED, act: |_, values| Ok(rounded(values, Rounding::HalfDown)) }],
    },
    Builtin {
        name: "modulo",
        forms: &[Form {
            parameters: &[must("dividend", Of::Number), must("divisor", Of::Number)],
            act: modulo,
        }],
    },
    Builtin {
        name: "sqrt",
        forms: &[Form {
            parameters: &[must("number", Of::Number)],
            act: |_, values| Ok(one(values).and_then(Number::square_root).map(Value::Number)),
        }],
    },
    Builtin {
        name: "odd",
        forms: &[Form {
            parameters: &[must("number", Of::Number)],
            act: |_, values| Ok(parity(values, false)),
        }],
    },
    Builtin {
        name: "even",
        forms: &[Form {
            parameters: &[must("number", Of::Number)],
            act: |_, values| Ok(parity(values, true)),
        }],
    },
    Builtin { name: "abs", forms: &[Form { parameters: &[must("n", Of::Any)], act: abs }] },
];

fn one(values: &[Value]) -> Option<&Number> {
    match values {
        [Value::Number(number)] => Some(number),
        _ => None,
    }
}

fn rounded(values: &[Value], way: Rounding) -> Option<Value> {
    let (number, scale) = match values {
        [Value::Number(number)] => (number, 0),
        [Value::Number(number), Value::Number(scale)] => (number, scale.whole()?),
        _ => return None,
    };
    number.rounded(scale, way).map(Value::Number)
}

fn modulo(_: &mut dyn Host, values: &[Value]) -> Answer {
    Ok(match values {
        [Value::Number(dividend), Value::Number(divisor)] => dividend.modulo(divisor).map(Value::Number),
        _ => None,
    })
}

/// A number with a fraction is neither.
fn parity(values: &[Value], even: bool) -> Option<Value> {
    let number = one(values)?;
    if number.floor() != *number {
        return None;
    }
    Some(Value::Boolean(number.modulo(&Number::from(2))?.is_zero() == even))
}

fn abs(_: &mut dyn Host, values: &[Value]) -> Answer {
    let value = match values {
        [Value::List(list)] => list.first().filter(|_| list.len() == 1),
        _ => values.first(),
    };
    Ok(match value {
        Some(Value::Number(number)) => Some(Value::Number(number.magnitude())),
        Some(Value::MonthsDuration(months)) => months.checked_abs().map(Value::MonthsDuration),
        Some(Value::DaysDuration(days)) => days
            .nanoseconds
            .checked_abs()
            .map(|nanoseconds| Value::DaysDuration(super::super::value::DaysDuration { nanoseconds })),
        _ => None,
    })
}
