//! What is known of one applicant: facts by name, some known to be none, some in conflict, the rest unknown.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::feel::number::Number;

/// Facts by name. A fact that is not here is unknown.
///
/// ```
/// use banjian::eligibility::{Facts, Given};
/// let facts: Facts = serde_json::from_str(r#"{"birth_date": "1965-03-01", "months": 120, "spouse": null}"#)?;
/// assert_eq!(facts.given("months"), Some(&Given::Number("120".parse()?)));
/// assert_eq!(facts.given("spouse"), Some(&Given::None));
/// assert_eq!(facts.given("wage"), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(description = "Facts by name. A fact that is not here is unknown.")]
pub struct Facts(BTreeMap<String, Given>);

/// What is known of one fact.
///
/// JSON has no dates: a date is written as its text and read as that text, and only the policy, which declares the
/// fact, says that it is a date. Therefore two are equal when JSON writes them alike: a date and its text
/// (`2025-01-31`), and a number too long for JSON and its digits. So every answer equals itself when it is read back.
#[derive(Debug, Clone, Eq)]
pub enum Given {
    /// It is known to be none; lawful only for an optional fact.
    None,
    /// Yes or no.
    Boolean(bool),
    /// A decimal.
    Number(Number),
    /// A text; where the policy declares a date, one of the form `2025-01-31`.
    Text(String),
    /// A day (Asia/Shanghai).
    Date(NaiveDate),
    /// Two sources differ: the fact counts as unknown, and the answer says why.
    Conflict,
}

impl Facts {
    /// No facts: all are unknown.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The same with one more fact.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, given: impl Into<Given>) -> Self {
        self.set(name, given);
        self
    }

    /// Sets a fact.
    pub fn set(&mut self, name: impl Into<String>, given: impl Into<Given>) {
        self.0.insert(name.into(), given.into());
    }

    /// Sets a fact as one source gives it. Where another source gave it otherwise, the two are in conflict.
    pub fn confirm(&mut self, name: impl Into<String>, given: impl Into<Given>) {
        let given = given.into();
        self.0
            .entry(name.into())
            .and_modify(|held| {
                if *held != given {
                    *held = Given::Conflict;
                }
            })
            .or_insert(given);
    }

    /// What is known of a fact; `None` where nothing is.
    #[must_use]
    pub fn given(&self, name: &str) -> Option<&Given> {
        self.0.get(name)
    }

    /// Names and what is known, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Given)> {
        self.0.iter().map(|(name, given)| (name.as_str(), given))
    }
}

impl From<bool> for Given {
    fn from(truth: bool) -> Self {
        Self::Boolean(truth)
    }
}

impl From<i64> for Given {
    fn from(whole: i64) -> Self {
        Self::Number(Number::from(whole))
    }
}

impl From<i32> for Given {
    fn from(whole: i32) -> Self {
        Self::from(i64::from(whole))
    }
}

impl From<Number> for Given {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Given {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Given {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<NaiveDate> for Given {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

impl PartialEq for Given {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) | (Self::Conflict, Self::Conflict) => true,
            (Self::Boolean(one), Self::Boolean(two)) => one == two,
            (Self::Number(one), Self::Number(two)) => one == two,
            (Self::Text(one), Self::Text(two)) => one == two,
            (Self::Date(one), Self::Date(two)) => one == two,
            (Self::Text(text), Self::Date(date)) | (Self::Date(date), Self::Text(text)) => {
                *text == date.to_string()
            }
            (Self::Text(text), Self::Number(number)) | (Self::Number(number), Self::Text(text)) => {
                number.whole().is_none() && number.double().is_none() && *text == number.to_string()
            }
            _ => false,
        }
    }
}

impl JsonSchema for Given {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Given".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "anyOf": [
                {"type": ["boolean", "null", "number", "string"]},
                {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": {"conflict": {"const": true, "type": "boolean"}},
                    "required": ["conflict"],
                },
            ],
            "description": "what is known of a fact: none, yes or no, a number, a text (of a date too), or a conflict of sources",
        })
    }
}

/// As JSON has it: `null` is none, numbers and truths are themselves, dates are texts, and a conflict is
/// `{"conflict": true}`. A number that no double holds exactly to its last digit is a text.
impl Serialize for Given {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_none(),
            Self::Boolean(truth) => serializer.serialize_bool(*truth),
            Self::Number(number) => match number.whole() {
                Some(whole) => serializer.serialize_i64(whole),
                None => match number.double() {
                    Some(double) => serializer.serialize_f64(double),
                    None => serializer.serialize_str(&number.to_string()),
                },
            },
            Self::Text(text) => serializer.serialize_str(text),
            Self::Date(date) => date.serialize(serializer),
            Self::Conflict => BTreeMap::from([("conflict", true)]).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Named;

        impl<'de> Visitor<'de> for Named {
            type Value = Facts;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of facts by name")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Facts, A::Error> {
                let mut facts = BTreeMap::new();
                while let Some((name, given)) = map.next_entry::<String, Given>()? {
                    if facts.contains_key(&name) {
                        return Err(de::Error::custom(format_args!("the fact `{name}` stands there twice")));
                    }
                    facts.insert(name, given);
                }
                Ok(Facts(facts))
            }
        }

        deserializer.deserialize_map(Named)
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Shape;

        impl<'de> Visitor<'de> for Shape {
            type Value = Given;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("null, true, false, a number, a text or {\"conflict\": true}")
            }

            fn visit_unit<E: de::Error>(self) -> Result<Given, E> {
                Ok(Given::None)
            }

            fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Given, E> {
                Ok(Given::Boolean(truth))
            }

            fn visit_i64<E: de::Error>(self, whole: i64) -> Result<Given, E> {
                Ok(Given::from(whole))
            }

            fn visit_u64<E: de::Error>(self, whole: u64) -> Result<Given, E> {
                Number::new(i128::from(whole), 0)
                    .map(Given::Number)
                    .ok_or_else(|| E::custom("a number out of bounds"))
            }

            /// The shortest decimal that reads as the same double: what was written, up to 15 digits.
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Given, E> {
                number.to_string().parse().map(Given::Number).map_err(|_| E::custom("a number out of bounds"))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Given, E> {
                Ok(Given::Text(text.into()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Given, A::Error> {
                match map.next_entry::<String, bool>()? {
                    Some((key, true)) if key == "conflict" && map.next_key::<String>()?.is_none() => {
                        Ok(Given::Conflict)
                    }
                    _ => Err(de::Error::custom("expected {\"conflict\": true}")),
                }
            }
        }

        deserializer.deserialize_any(Shape)
    }
}
