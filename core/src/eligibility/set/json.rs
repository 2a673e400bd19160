//! Facts of a row, straight from JSON: no tree and no allocation in between.

mod plain;

use std::fmt;

use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::error::Category;

pub(super) use self::plain::Plain;
use super::{Cell, Row, Set, TextId, unfit};
use crate::eligibility::feel::number::Number;
use crate::eligibility::feel::temporal;
use crate::eligibility::policy::typed::Type;
use crate::report::codes::policy as codes;
use crate::report::{Faults, Report, quoted};

impl Row {
    /// Reads the facts of one applicant: an object by the names of the facts, `null` where one is known to be none.
    /// What is not there is unknown; a name that no policy of the set knows is passed over, as each policy is only one
    /// of many readers.
    ///
    /// # Errors
    /// `fact-json` where the text is no object; `fact-type` for each fact of another type than declared. The row is
    /// then without facts.
    pub fn read_json(&mut self, text: &str) -> Result<(), Faults> {
        if self.read_plain(text) { Ok(()) } else { self.read_any(text) }
    }

    /// Reads any text, and says what is wrong with it.
    fn read_any(&mut self, text: &str) -> Result<(), Faults> {
        self.clear();
        let mut faults = Vec::new();
        let mut reader = serde_json::Deserializer::from_str(text);
        let read =
            Object { row: self, faults: &mut faults }.deserialize(&mut reader).and_then(|()| reader.end());
        if let Err(error) = read {
            faults.push(Report::new(codes::FACT_JSON).with("found", told(&error)));
        }
        if !faults.is_empty() {
            self.clear();
        }
        Faults::check(faults)
    }
}

/// What the parser says. Of a wrong shape it would repeat the input, which may be personal.
fn told(error: &serde_json::Error) -> String {
    match error.classify() {
        Category::Data => {
            format!("not an object of facts by name at line {} column {}", error.line(), error.column())
        }
        _ => error.to_string(),
    }
}

struct Object<'r> {
    row: &'r mut Row,
    faults: &'r mut Vec<Report>,
}

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of facts by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut hint = 0_usize;
        while let Some(at) = map.next_key_seed(Name { set: &self.row.set, hint })? {
            let Some(at) = at else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            hint = at.saturating_add(1);
            if self.row.is_known(at) {
                let name = self.row.set.facts().nth(at).unwrap_or_default();
                let found = format!("the fact `{}` stands there twice", quoted(name));
                self.faults.push(Report::new(codes::FACT_JSON).with("found", found));
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let cell = map.next_value_seed(Value { set: &self.row.set, at })?;
            match cell {
                Ok(cell) => self.row.put(at, cell),
                Err(report) => self.faults.push(report),
            }
        }
        Ok(())
    }
}

/// The name of a fact as its position.
struct Name<'r> {
    set: &'r Set,
    hint: usize,
}

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a fact")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.set.named(name, self.hint))
    }
}

/// A value of a fact's type.
struct Value<'r> {
    set: &'r Set,
    at: usize,
}

impl Value<'_> {
    fn of(&self) -> Type {
        self.set.held().program.slots.get(self.at).map_or(Type::Nothing, |slot| slot.of)
    }

    fn unfit(&self) -> Report {
        let name = self.set.held().program.slots.get(self.at).map_or("", |slot| slot.name.as_str());
        unfit(name, self.of())
    }

    fn number(&self, number: Option<Number>) -> Result<Cell, Report> {
        match (self.of(), number) {
            (Type::Number(decimals), Some(number)) => {
                number.scaled(decimals).map(Cell::Whole).ok_or_else(|| self.unfit())
            }
            _ => Err(self.unfit()),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = Result<Cell, Report>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = Result<Cell, Report>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("null, true, false, a number or a text")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(Ok(Cell::None))
    }

    fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Self::Value, E> {
        Ok(if self.of() == Type::Boolean { Ok(Cell::Boolean(truth)) } else { Err(self.unfit()) })
    }

    fn visit_i64<E: de::Error>(self, whole: i64) -> Result<Self::Value, E> {
        Ok(match self.of() {
            Type::Number(0) => Ok(Cell::Whole(whole)),
            _ => self.number(Some(Number::from(whole))),
        })
    }

    fn visit_u64<E: de::Error>(self, whole: u64) -> Result<Self::Value, E> {
        Ok(match (self.of(), i64::try_from(whole)) {
            (Type::Number(0), Ok(whole)) => Ok(Cell::Whole(whole)),
            _ => self.number(Number::new(i128::from(whole), 0)),
        })
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(self.number(number.to_string().parse().ok()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(match self.of() {
            Type::Text => Ok(Cell::Text(self.set.text(text).unwrap_or(TextId::OTHER))),
            Type::Date => {
                plain_date(text).or_else(|| temporal::date(text)).map(Cell::Date).ok_or_else(|| self.unfit())
            }
            Type::Number(_) => self.number(text.parse().ok()),
            _ => Err(self.unfit()),
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        // What is in conflict is unknown here; `Policy::determine` says so.
        let is_conflict = matches!(map.next_entry::<Key, Said>()?, Some((Key::Conflict, Said::Truth(true))));
        let mut is_whole = true;
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
            is_whole = false;
        }
        Ok(if is_conflict && is_whole { Ok(Cell::Unknown) } else { Err(self.unfit()) })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Err(self.unfit()))
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "kebab-case")]
enum Key {
    Conflict,
    #[serde(other)]
    Other,
}

/// What a key says.
#[derive(Deserialize)]
#[serde(untagged)]
enum Said {
    Truth(bool),
    Other(IgnoredAny),
}

/// A date of the form `2025-01-31`, the only one that most files know.
fn plain_date(text: &str) -> Option<chrono::NaiveDate> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |number, digit| {
            digit
                .is_ascii_digit()
                .then(|| number.wrapping_mul(10).wrapping_add(u32::from(digit.wrapping_sub(b'0'))))
        })
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    chrono::NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
}
