//! An edition of a policy: the whole file as plain data. Its canonical bytes are its identity.
//!
//! A person writes it in TOML; JSON has the same fields, and the schema of `core/schemas/policy.json`. Expressions are
//! FEEL, in the checked subset.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::canonical;
use crate::certainty::Certainty;
use crate::report::Report;
use crate::report::codes::text::CANONICAL_VALUE;
use crate::text::Text;

/// A policy: the facts it asks for, what it decides from them, and when it is law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyEdition")]
pub struct Edition {
    /// Its code, kebab case, as `unemployment-benefit`.
    pub code: String,
    /// The fact, a date, that chooses the period: the day of application, of retirement, of death. A policy whose law
    /// carries its own dates has none, and one period without a last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub day: Option<String>,
    /// What every period decides. A decision of the same name in a period stands in its place.
    #[serde(default, rename = "decision", skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
    /// The facts, in the order in which they are asked.
    #[serde(rename = "fact")]
    pub facts: Vec<Fact>,
    /// What it is called.
    pub name: Text,
    /// The dated periods, in order, not overlapping, at least one.
    #[serde(rename = "period")]
    pub periods: Vec<Period>,
}

impl Edition {
    /// The canonical bytes (RFC 8785), whose hash is the edition's identity.
    ///
    /// # Errors
    /// `canonical-value` when the edition cannot be written as JSON, which no edition should bring about.
    pub fn canonical_bytes(&self) -> Result<Vec<u8>, Report> {
        // What a fact and a decision are made of is flattened, and comes out unsorted.
        let value =
            serde_json::to_value(self).map_err(|error| Report::new(CANONICAL_VALUE).with("found", error))?;
        canonical::to_vec(&value)
    }
}

/// A fact that a policy reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Fact {
    /// Its name: letters (Chinese ones too), digits, `_`; no blanks, no operators, no word of the language.
    pub name: String,
    /// Whether it may be known to be none. An optional fact is read behind `!= null`, or compared with `=`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Where it comes from.
    pub origin: Origin,
    /// What a clerk asks, and a citizen reads.
    pub question: Text,
    /// Its type and bounds.
    #[serde(flatten)]
    pub kind: FactKind,
}

/// The type and the bounds of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum FactKind {
    /// Yes or no.
    Boolean,
    /// A day (Asia/Shanghai), within bounds.
    Date {
        /// The latest; 2199-12-31 where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "NaiveDate")]
        max: Option<NaiveDate>,
        /// The earliest; 1900-01-01 where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "NaiveDate")]
        min: Option<NaiveDate>,
    },
    /// A decimal number within bounds.
    Number {
        /// How many decimals it may have, 0 to 6.
        #[serde(default, skip_serializing_if = "is_zero")]
        decimals: u32,
        /// The greatest, as a decimal.
        max: String,
        /// The least, as a decimal.
        min: String,
        /// What is counted, as `months`, `years`, `yuan`.
        unit: String,
    },
    /// One of a set of texts.
    Text {
        /// The texts that it may be, at most 64.
        values: Vec<TextValue>,
    },
}

/// A text that a fact may be, and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextValue {
    /// What it means, for people.
    pub label: Text,
    /// The text as data.
    pub value: String,
}

/// Where a fact comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "TextOrigin")]
pub enum Origin {
    /// The applicant says so.
    Declared,
    /// Another organ's data (国务院令716, 7: what is shared is not asked for again).
    SharedData,
    /// A paper shows it.
    Material,
    /// The bureau found it, as the recognised date of birth.
    Bureau,
}

/// A time in which one text of the law holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// How far the dates were checked.
    pub certainty: Certainty,
    /// What this period decides by itself.
    #[serde(default, rename = "decision", skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
    /// What is known of the time after `to`, where nothing follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Ends")]
    pub ends: Option<Ends>,
    /// The first day.
    pub from: NaiveDate,
    /// The legal source of the dates.
    pub source: String,
    /// The last day; open where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "NaiveDate")]
    pub to: Option<NaiveDate>,
}

/// What is known of the time after a period's last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ends {
    /// The law ends there.
    Repealed,
    /// An extension may exist; none was found. The answer is *not known to be in force*, never a plain no.
    ExtensionNotFound,
}

/// Something that a policy decides: a condition, an intermediate value, a granted value, the verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Decision {
    /// How far its source was checked.
    pub certainty: Certainty,
    /// What is decided.
    #[serde(flatten)]
    pub logic: Logic,
    /// Its name, as a fact's; other decisions read it by this name.
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub role: Role,
    /// Its legal source.
    pub source: String,
    /// What it says, for the letter to the citizen: a condition as a sentence, a value as a noun.
    pub title: Text,
    /// What is counted, where it is a number that people read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub unit: Option<String>,
}

/// What a decision is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A step on the way.
    #[default]
    Step,
    /// A condition, true or false, that the answer names as a reason.
    Condition,
    /// A value that the policy grants; given where the verdict is yes.
    Grant,
    /// Whether it is yes. At most one a period; a policy without one only computes values.
    Verdict,
}

/// How a decision is made: one expression, or a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Logic {
    /// A FEEL expression.
    Expression {
        /// The expression.
        value: String,
    },
    /// A DMN decision table with one output.
    Table {
        /// What decides where several rules match.
        #[serde(default)]
        hit: Hit,
        /// What the columns test: FEEL expressions.
        inputs: Vec<String>,
        /// What holds where no rule matches: a FEEL expression.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "String")]
        otherwise: Option<String>,
        /// The rules, in order.
        rules: Vec<Rule>,
    },
}

/// A row of a decision table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The answer: a FEEL expression.
    pub then: String,
    /// A cell of unary tests for each input, `-` for any.
    pub when: Vec<String>,
}

/// Which rule of a table answers (DMN 1.5, 8.2.10).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "HitPolicy")]
pub enum Hit {
    /// At most one rule matches.
    #[default]
    Unique,
    /// Several may match; they answer the same.
    Any,
    /// The first that matches.
    First,
    /// The one whose answer stands first among the answers as they are written in the rules.
    Priority,
    /// The sum of all that match; 0 where none does.
    Sum,
    /// How many match.
    Count,
    /// The least answer of those that match.
    Min,
    /// The greatest answer of those that match.
    Max,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}
