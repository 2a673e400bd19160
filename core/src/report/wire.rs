//! Codes and reports as JSON. What is read is held against the table: nobody puts other words under a code.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Code, Kind, Place, Report, codes};
use crate::text::Text;

/// A report as it is written: `{code, details, help, kind, message, place, source}`, texts in both languages.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Report")]
struct Shape<'a> {
    /// The stable code.
    code: Code,
    /// What fills the words of the code, by name.
    details: BTreeMap<Cow<'a, str>, Cow<'a, Text>>,
    /// How to mend it.
    help: Text,
    /// Refusal, error or defect.
    kind: Kind,
    /// What happened.
    message: Text,
    /// Where in the input.
    place: Cow<'a, Place>,
    /// The law or formal source; empty where there is none.
    source: Cow<'a, str>,
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entry = self.code.entry();
        let details = self.details.iter();
        Shape {
            code: self.code,
            details: details.map(|detail| (detail.name.into(), Cow::Borrowed(&detail.value))).collect(),
            help: self.both(entry.help),
            kind: entry.kind,
            message: self.both(entry.message),
            place: Cow::Borrowed(&self.place),
            source: entry.source.into(),
        }
        .serialize(serializer)
    }
}

/// By its code and details. Refused where a detail is none of the code's, and where kind, source or words are not what
/// the table gives.
impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Shape { code, details, help, kind, message, place, source } = Shape::deserialize(deserializer)?;
        let mut report = Self::new(code).at(place.into_owned());
        for (name, value) in details {
            let name = code.entry().place(&name);
            let name = name.ok_or_else(|| de::Error::custom("the code has no such detail"))?;
            report = report.with_text(name, value.into_owned());
        }
        let entry = code.entry();
        let is_so = (kind, &*source) == (entry.kind, entry.source)
            && message == report.both(entry.message)
            && help == report.both(entry.help);
        if is_so {
            Ok(report)
        } else {
            Err(de::Error::custom("the report is not what its code and details give"))
        }
    }
}

impl JsonSchema for Report {
    fn schema_name() -> Cow<'static, str> {
        Shape::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Shape::json_schema(generator)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A code of the table.
impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        let found = codes::TABLE.iter().copied().flatten().find(|code| code.as_str() == text);
        found.copied().ok_or_else(|| de::Error::custom("not a code of the table"))
    }
}

impl JsonSchema for Code {
    fn schema_name() -> Cow<'static, str> {
        "Code".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut codes: Vec<&str> = codes::TABLE.iter().copied().flatten().map(|code| code.as_str()).collect();
        codes.sort_unstable();
        schemars::json_schema!({"type": "string", "enum": codes, "description": "a code of the table"})
    }
}
