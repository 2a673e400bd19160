//! Between facts as they are given and whole numbers of the graph.

use crate::eligibility::facts::{Facts, Given};
use crate::eligibility::feel::temporal;
use crate::eligibility::feel::value::Value;
use crate::eligibility::policy::date;
use crate::eligibility::policy::edition::FactKind;
use crate::eligibility::policy::lower::Texts;
use crate::eligibility::policy::program::Allowed;
use crate::eligibility::policy::typed::Type;
use crate::eligibility::policy::{Policy, value};
use crate::report::codes::policy as codes;
use crate::report::{Place, Report, quoted};
use crate::text::Text;

/// What is known of a fact.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// That it is none.
    None,
    /// Its value, as a whole number of the graph.
    Whole(i64),
}

impl Known {
    /// The value; `None` where it is none.
    pub(super) const fn whole(self) -> Option<i64> {
        match self {
            Self::None => None,
            Self::Whole(value) => Some(value),
        }
    }
}

/// Facts of one policy, in its order.
pub(super) struct Coded {
    /// For each declared fact its value; nothing where it is unknown.
    pub(super) values: Vec<Option<Known>>,
    pub(super) conflicts: Vec<String>,
    pub(super) faults: Vec<Report>,
    day: Option<i64>,
    /// Whether the only period always applies.
    is_dateless: bool,
}

impl Coded {
    /// The day that counts, where it is known.
    pub(super) const fn day(&self) -> Option<i64> {
        self.day
    }

    /// Whether no day is asked for, as the only period always applies.
    pub(super) const fn is_dateless(&self) -> bool {
        self.is_dateless
    }
}

/// Codes facts, and tells all that are outside what the policy declares.
pub(super) fn coded(policy: &Policy, facts: &Facts) -> Coded {
    let mut coded = Coded {
        values: Vec::new(),
        conflicts: Vec::new(),
        faults: Vec::new(),
        day: None,
        is_dateless: false,
    };
    let program = policy.program();
    for (declared, allowed) in policy.edition().facts.iter().zip(&policy.compiled().facts) {
        let read = match facts.given(&declared.name) {
            None => Ok(None),
            Some(Given::Conflict) => {
                coded.conflicts.push(declared.name.clone());
                Ok(None)
            }
            Some(Given::None) if allowed.optional => Ok(Some(Known::None)),
            Some(Given::None) => Err(Report::new(codes::FACT_NONE)),
            Some(given) => {
                whole(&program.texts, &declared.kind, given, allowed).map(|value| Some(Known::Whole(value)))
            }
        };
        match read {
            Ok(value) => coded.values.push(value),
            Err(report) => {
                let report =
                    report.with("name", quoted(&declared.name)).at(Place::path(declared.name.clone()));
                coded.faults.push(report);
                coded.values.push(None);
            }
        }
    }
    let named = |name: &str| policy.edition().facts.iter().any(|fact| fact.name == name);
    for (name, _) in facts.iter().filter(|(name, _)| !named(name)) {
        let report =
            Report::new(codes::FACT_UNDECLARED).with("name", quoted(name)).at(Place::path(quoted(name)));
        coded.faults.push(report);
    }
    coded.is_dateless = policy.edition().day.is_none();
    let day =
        policy.edition().facts.iter().position(|fact| Some(&fact.name) == policy.edition().day.as_ref());
    coded.day = day.and_then(|day| coded.values.get(day).copied().flatten()?.whole());
    coded
}

fn whole(texts: &Texts, kind: &FactKind, given: &Given, allowed: &Allowed) -> Result<i64, Report> {
    let of = match kind {
        FactKind::Boolean => Type::Boolean,
        FactKind::Date { .. } => Type::Date,
        FactKind::Number { decimals, .. } => Type::Number(*decimals),
        FactKind::Text { .. } => Type::Text,
    };
    let unfit = || Report::new(codes::FACT_TYPE).with_text("expected", of.declared());
    let value = match (kind, given) {
        (FactKind::Boolean, Given::Boolean(truth)) => i64::from(*truth),
        (FactKind::Date { .. }, Given::Date(day)) => date::packed(*day),
        (FactKind::Date { .. }, Given::Text(text)) => date::packed(temporal::date(text).ok_or_else(unfit)?),
        (FactKind::Number { decimals, .. }, given) => {
            let number = match given {
                Given::Number(number) => Some(number.clone()),
                Given::Text(text) => text.parse().ok(),
                _ => None,
            };
            number.and_then(|number| number.scaled(*decimals)).ok_or_else(unfit)?
        }
        (FactKind::Text { .. }, Given::Text(text)) => texts.code(text).unwrap_or(-1),
        _ => return Err(unfit()),
    };
    if allowed.holds(value) {
        return Ok(value);
    }
    let expected = match kind {
        FactKind::Text { values } => {
            let listed = |before: &str, after: &str, between: &str| {
                let names = values.iter().map(|value| format!("{before}{}{after}", value.value));
                names.collect::<Vec<_>>().join(between)
            };
            Text::new(listed("“", "”", "、"), listed("`", "`", ", "))
        }
        _ => {
            let [low, high] =
                [allowed.bounds.low, allowed.bounds.high].map(|bound| value::shown(texts, of, bound));
            Text::new(format!("{low}至{high}"), format!("{low} to {high}"))
        }
    };
    Err(Report::new(codes::FACT_BOUNDS).with_text("expected", expected))
}

/// A whole number of the graph as a fact or a granted value.
pub(super) fn given(texts: &Texts, of: Type, whole: i64) -> Given {
    match value::value(texts, of, whole) {
        Value::Boolean(truth) => Given::Boolean(truth),
        Value::Number(number) => Given::Number(number),
        Value::Text(text) => Given::Text((*text).into()),
        Value::Date(date) => Given::Date(date),
        Value::MonthsDuration(_) | Value::DaysDuration(_) => Given::Text(value::shown(texts, of, whole)),
        _ => Given::None,
    }
}
