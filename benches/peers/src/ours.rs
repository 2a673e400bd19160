//! This library: the six rules as policies, one applicant at a time and over columns.

use std::num::NonZeroUsize;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{Int32Array, RecordBatch};
use banjian::eligibility::set::{FactId, GrantId};
use banjian::eligibility::{Cell, Policy, Row, Screening, Set};

use crate::workload::Written;
use crate::{Answers, Failure};

/// The policies in the order of the answers, and the value that each gives.
const RULES: [(&str, &str, &str); 6] = [
    ("screening-retirement", "month", include_str!("../../workload/policies/screening-retirement.toml")),
    (
        "screening-unemployment",
        "benefit_months",
        include_str!("../../workload/policies/screening-unemployment.toml"),
    ),
    ("screening-pension", "draws", include_str!("../../workload/policies/screening-pension.toml")),
    ("screening-skill", "amount", include_str!("../../workload/policies/screening-skill.toml")),
    ("screening-funeral", "months", include_str!("../../workload/policies/screening-funeral.toml")),
    ("screening-flexible", "enrols", include_str!("../../workload/policies/screening-flexible.toml")),
];

/// The facts in the order of [`Facts`].
const FACTS: [&str; 13] = [
    "apply",
    "birth",
    "cat",
    "cert",
    "drawn_months",
    "other_pension",
    "pens_months",
    "reason",
    "region",
    "registered",
    "skill_level",
    "status",
    "ui_months",
];

/// One applicant as the library takes typed facts: texts are ids of the set.
#[derive(Debug, Clone, Copy)]
pub struct Facts([Cell; 13]);

/// The six policies compiled together, and a row for one applicant after another.
#[derive(Debug)]
pub struct Rules {
    set: Set,
    row: Row,
    facts: Vec<FactId>,
    grants: Vec<GrantId>,
}

impl Rules {
    /// Reads, checks and compiles the policies.
    ///
    /// # Errors
    /// A policy is refused.
    pub fn new() -> Result<Self, Failure> {
        let policies: Vec<Policy> =
            RULES.iter().map(|(code, _, text)| Policy::from_toml(code, text)).collect::<Result<_, _>>()?;
        let set = Set::new(&policies)?;
        let facts: Option<Vec<FactId>> = FACTS.iter().map(|name| set.fact(name)).collect();
        let grants: Option<Vec<GrantId>> =
            RULES.iter().map(|(code, name, _)| set.grant(code, name)).collect();
        let (Some(facts), Some(grants)) = (facts, grants) else {
            return Err("a fact or a value has another name".into());
        };
        Ok(Self { row: set.row(), set, facts, grants })
    }

    /// The facts of an applicant.
    ///
    /// # Errors
    /// A text that no policy knows.
    pub fn facts(&self, of: &Written<'_>) -> Result<Facts, Failure> {
        let text =
            |text: &str| self.set.text(text).map(Cell::Text).ok_or_else(|| format!("no text `{text}`"));
        let whole = |number: i32| Cell::Whole(number.into());
        Ok(Facts([
            Cell::Date(of.apply),
            Cell::Date(of.birth),
            text(of.cat)?,
            Cell::Date(of.cert),
            whole(of.drawn_months),
            Cell::Boolean(of.other_pension),
            whole(of.pens_months),
            text(of.reason)?,
            text(of.region)?,
            Cell::Boolean(of.registered),
            whole(of.skill_level),
            text(of.status)?,
            whole(of.ui_months),
        ]))
    }

    /// The answers for one applicant.
    ///
    /// # Errors
    /// A value is missing.
    pub fn answers(&mut self, of: &Facts) -> Result<Answers, Failure> {
        for (fact, cell) in self.facts.iter().zip(of.0) {
            self.row.set(*fact, cell);
        }
        self.judged()
    }

    /// The answers for one applicant in JSON.
    ///
    /// # Errors
    /// The text is no applicant, or a value is missing.
    pub fn answers_from_json(&mut self, text: &str) -> Result<Answers, Failure> {
        self.row.read_json(text)?;
        self.judged()
    }

    fn judged(&mut self) -> Result<Answers, Failure> {
        self.row.judge();
        let mut answers = Answers::default();
        for (answer, grant) in answers.iter_mut().zip(&self.grants) {
            let Some(Cell::Whole(value)) = self.row.value(*grant) else { return Err("no value".into()) };
            *answer = i32::try_from(value)?;
        }
        Ok(answers)
    }
}

/// The six policies over columns, on one thread.
#[derive(Debug)]
pub struct Screener {
    screening: Screening,
    columns: [String; 6],
}

impl Screener {
    /// Reads, checks and compiles the policies.
    ///
    /// # Errors
    /// A policy is refused.
    pub fn new() -> Result<Self, Failure> {
        let columns = RULES.map(|(code, name, _)| format!("{code}.{name}"));
        Ok(Self { screening: Screening::new(&Rules::new()?.set)?, columns })
    }

    /// The answers for a batch.
    ///
    /// # Errors
    /// The batch is refused, or an answer is not there.
    pub fn screen(&self, batch: &RecordBatch) -> Result<[Int32Array; 6], Failure> {
        let answers = self.screening.screen(batch, NonZeroUsize::MIN)?;
        let mut found = Vec::new();
        for name in &self.columns {
            let column = answers.column_by_name(name).ok_or_else(|| format!("no column `{name}`"))?;
            let column =
                column.as_primitive_opt::<Int32Type>().ok_or_else(|| format!("`{name}` is no Int32"))?;
            found.push(column.clone());
        }
        found.try_into().map_err(|_| "not six columns".into())
    }
}

/// Whether every answer that is there is the reference's.
#[must_use]
pub fn agrees(found: &Int32Array, expected: &Int32Array) -> bool {
    found.len() == expected.len()
        && found.iter().zip(expected).all(|(found, right)| found.is_none() || found == right)
}
