//! Facts as a payload holds them: a list by name, in which a name may be of any script and a number keeps its digits.
//! Canonical bytes have neither fractions nor field names beyond ASCII.

use std::cmp::Ordering;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::eligibility::{Facts, Given};

/// A fact by its name.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NamedFact")]
pub(super) struct Named {
    /// What is known of it.
    given: Kept,
    /// Its name, as the policy declares it.
    name: String,
}

/// What is known of a fact.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Kept {
    /// Yes or no.
    Boolean(bool),
    /// Two sources differ.
    Conflict,
    /// A day (Asia/Shanghai).
    Date(NaiveDate),
    /// It is known to be none.
    None,
    /// A decimal, at most 34 digits.
    Number(String),
    /// A text.
    Text(String),
}

impl From<&Given> for Kept {
    fn from(given: &Given) -> Self {
        match given {
            Given::None => Self::None,
            Given::Boolean(truth) => Self::Boolean(*truth),
            Given::Number(number) => Self::Number(number.to_string()),
            Given::Text(text) => Self::Text(text.clone()),
            Given::Date(day) => Self::Date(*day),
            Given::Conflict => Self::Conflict,
        }
    }
}

#[expect(clippy::ref_option, reason = "the shape that serde calls")]
pub(super) fn serialize<S: Serializer>(facts: &Option<Facts>, serializer: S) -> Result<S::Ok, S::Error> {
    let named = |(name, given): (&str, &Given)| Named { given: given.into(), name: name.into() };
    let list: Option<Vec<Named>> = facts.as_ref().map(|facts| facts.iter().map(named).collect());
    list.serialize(serializer)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Facts>, D::Error> {
    let Some(list) = Option::<Vec<Named>>::deserialize(deserializer)? else { return Ok(None) };
    let in_order = |pair: &[Named]| match pair {
        [before, after] => before.name.cmp(&after.name) == Ordering::Less,
        _ => true,
    };
    if !list.windows(2).all(in_order) {
        return Err(D::Error::custom("facts stand in the order of their names, each name once"));
    }
    let mut facts = Facts::new();
    for Named { given, name } in list {
        let given = match given {
            Kept::Boolean(truth) => Given::Boolean(truth),
            Kept::Conflict => Given::Conflict,
            Kept::Date(day) => Given::Date(day),
            Kept::None => Given::None,
            Kept::Number(digits) => Given::Number(digits.parse().map_err(D::Error::custom)?),
            Kept::Text(text) => Given::Text(text),
        };
        facts.set(name, given);
    }
    Ok(Some(facts))
}
