//! Policies: a statute's conditions as data, checked before use, compiled, exact.
//!
//! An [`Edition`] is the plain data that a person writes; a [`Policy`] is one that was checked and compiled. Law days
//! are Asia/Shanghai civil dates.

pub(in crate::eligibility) mod coder;
#[cfg(feature = "arrow")]
pub(in crate::eligibility) mod columns;
pub(in crate::eligibility) mod compile;
pub(in crate::eligibility) mod date;
pub mod edition;
pub(in crate::eligibility) mod graph;
pub(in crate::eligibility) mod interval;
pub(in crate::eligibility) mod limits;
pub(in crate::eligibility) mod lower;
pub(in crate::eligibility) mod parsed;
pub(in crate::eligibility) mod program;
pub(in crate::eligibility) mod row;
mod shape;
pub(in crate::eligibility) mod typed;
pub(in crate::eligibility) mod value;

mod check;
mod form;
mod load;
mod places;

use std::sync::Arc;

use self::edition::Decision;
pub use self::edition::Edition;
pub use self::limits::Limits;
use self::limits::{Of, exceeded};
use self::parsed::{Fault, Parsed};
use self::places::Places;
use self::program::{Compiled, Program};
use super::answer::Determination;
use super::facts::Facts;
use crate::canonical::{self, Hash};
use crate::order;
use crate::report::codes::text::{CANONICAL_FORM, DEFECT};
use crate::report::sheet::Sheet;
use crate::report::{Faults, Place, Report};

/// A checked and compiled policy. A handle: copies share what they hold.
#[derive(Debug, Clone)]
pub struct Policy(Arc<Held>);

#[derive(Debug)]
struct Held {
    hash: Hash,
    parsed: Parsed,
    program: Program,
    compiled: Compiled,
}

impl Policy {
    /// Reads a policy from TOML, checks it and compiles it.
    ///
    /// # Errors
    /// Every fault at once, with file, line and path: codes of the rooms
    /// [`policy`](crate::report::codes::policy) and [`sheet`](crate::report::codes::sheet).
    pub fn from_toml(file: &str, text: &str) -> Result<Self, Faults> {
        Self::from_toml_within(file, text, Limits::default())
    }

    /// The same with less room.
    ///
    /// # Errors
    /// As [`from_toml`](Self::from_toml).
    pub fn from_toml_within(file: &str, text: &str, limits: Limits) -> Result<Self, Faults> {
        Self::read(file, text, Sheet::toml, &limits)
    }

    /// The same from JSON: one object with the same fields, a date as a text. The same edition has the same hash.
    /// The schema of the form is committed as `core/schemas/policy.json`; bounds may also be written as whole numbers.
    ///
    /// # Errors
    /// As [`from_toml`](Self::from_toml), with the column too. A field that stands twice and a `null` are faults.
    ///
    /// # Examples
    /// ```
    /// use banjian::eligibility::Policy;
    ///
    /// let faults = Policy::from_json("aid.json", "{\"code\": \"aid\", \"fact\": 1}").unwrap_err();
    /// assert_eq!(faults.reports()[0].to_string(), "aid.json:1:1: `name` is missing");
    /// let told = faults.reports()[1].to_string();
    /// assert_eq!(told, "aid.json:1:25:fact: found a value of type `integer`, expected `array`");
    /// ```
    pub fn from_json(file: &str, text: &str) -> Result<Self, Faults> {
        Self::from_json_within(file, text, Limits::default())
    }

    /// The same with less room.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json).
    pub fn from_json_within(file: &str, text: &str, limits: Limits) -> Result<Self, Faults> {
        Self::read(file, text, Sheet::json, &limits)
    }

    fn read<'t>(
        file: &'t str,
        text: &'t str,
        sheet: impl Fn(&'t str, &'t str) -> Sheet<'t>,
        limits: &Limits,
    ) -> Result<Self, Faults> {
        if u32::try_from(text.len()).is_ok_and(|bytes| bytes <= limits.bytes()) {
            Self::of(sheet(file, text), limits)
        } else {
            let place = Place { file: Some(file.into()), ..Place::default() };
            Err(exceeded(Of::Bytes, limits.bytes()).at(place).into())
        }
    }

    fn of(sheet: Sheet<'_>, limits: &Limits) -> Result<Self, Faults> {
        if !sheet.is_parsed() {
            Faults::check(sheet.into_faults())?;
            return Err(Report::new(DEFECT).with("what", "a file that is not read, without a fault").into());
        }
        let (edition, places) = load::edition(&sheet);
        let found = sheet.into_faults();
        match edition {
            Some(edition) if found.is_empty() => Self::checked(edition, &places, limits),
            _ => {
                Faults::check(found)?;
                Err(Report::new(DEFECT).with("what", "an edition that is not whole, without a fault").into())
            }
        }
    }

    /// Reads an edition from its canonical bytes, and from no others; checks it and compiles it.
    ///
    /// # Errors
    /// `canonical-form` where the bytes are not canonical or not an edition; else as [`new`](Self::new).
    pub fn from_canonical(bytes: &[u8]) -> Result<Self, Faults> {
        let edition: serde_json::Value = canonical::from_slice(bytes)?;
        let edition: Edition = serde_json::from_value(edition)
            .map_err(|error| Report::new(CANONICAL_FORM).with("offset", 0).with("found", error))?;
        if edition.canonical_bytes()? == bytes {
            return Self::new(edition);
        }
        let found = "written again, the edition gives other bytes";
        Err(Report::new(CANONICAL_FORM).with("offset", 0).with("found", found).into())
    }

    /// Checks and compiles an edition.
    ///
    /// # Errors
    /// Every fault at once, with its path: codes of the room [`policy`](crate::report::codes::policy).
    pub fn new(edition: Edition) -> Result<Self, Faults> {
        Self::new_within(edition, Limits::default())
    }

    /// The same with less room; the bound of bytes does not matter here.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn new_within(edition: Edition, limits: Limits) -> Result<Self, Faults> {
        Self::checked(edition, &Places::default(), &limits)
    }

    fn checked(edition: Edition, places: &Places, limits: &Limits) -> Result<Self, Faults> {
        let told = |faults: Vec<Fault>| -> Result<Self, Faults> {
            let mut told: Vec<Report> = faults.into_iter().map(|fault| placed(fault, places)).collect();
            // From the first line on. What each period finds in a decision of all is told once.
            order::by_key(&mut told, |report| (report.place().line, report.place().column));
            told.dedup();
            Faults::check(told)?;
            Err(Report::new(DEFECT).with("what", "a policy refused without a fault").into())
        };
        let bytes = edition.canonical_bytes()?;
        let (parsed, mut found) = check::parsed(edition, limits);
        let Some(parsed) = parsed else { return told(found) };
        let mut program = match compile::program(&[&parsed], limits) {
            Ok(program) if found.is_empty() => program,
            Ok(_) => return told(found),
            Err(faults) => {
                found.extend(faults.into_iter().map(|(_, fault)| fault));
                return told(found);
            }
        };
        let Some(compiled) = program.policies.pop() else {
            return Err(Report::new(DEFECT).with("what", "a program without its policy").into());
        };
        Ok(Self(Arc::new(Held { hash: Hash::of(&bytes), parsed, program, compiled })))
    }

    /// The plain data.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.0.parsed.edition
    }

    /// The content hash of the edition: of its canonical bytes.
    #[must_use]
    pub fn hash(&self) -> Hash {
        self.0.hash
    }

    /// The facts that it asks for, as JSON Schema 2020-12 of the object that gives them: type, bounds, allowed values,
    /// and under names that begin with `x-` the question in both languages, order, origin, unit and labels. No fact is
    /// required, as each may be unknown.
    ///
    /// # Examples
    /// ```
    /// use banjian::eligibility::Policies;
    ///
    /// let policies = Policies::reference()?;
    /// let policy = policies.get("minimum-contribution").ok_or("no such policy")?;
    /// let year = &policy.facts_schema()["properties"]["retirement_year"];
    /// assert_eq!((&year["minimum"], &year["type"]), (&2000.into(), &"integer".into()));
    /// assert!(year["x-question"]["en"].as_str().is_some_and(|asked| asked.starts_with("Which year")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn facts_schema(&self) -> serde_json::Value {
        form::schema(self.edition())
    }

    /// Whether a truth of the policy holds for an applicant: a fact, or a decision of the period that applies. `None`
    /// where it is not known, where a fact is outside what is declared, and where the policy [has](Self::has_truth)
    /// no such truth.
    ///
    /// # Examples
    /// ```
    /// use banjian::eligibility::{Facts, Policies};
    ///
    /// let policies = Policies::reference()?;
    /// let policy = policies.get("unemployment-benefit").ok_or("no such policy")?;
    /// let facts = Facts::new().with("contribution_months", 8);
    /// assert_eq!(policy.truth(&facts, "paid_long_enough"), None);
    /// let facts = facts.with("application_date", "2026-03-02");
    /// assert_eq!(policy.truth(&facts, "paid_long_enough"), Some(false));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn truth(&self, facts: &Facts, name: &str) -> Option<bool> {
        super::determine::truth(self, facts, name)
    }

    /// Whether a name is that of a truth: a fact that is yes or no and never none, or such a decision in every period.
    #[must_use]
    pub fn has_truth(&self, name: &str) -> bool {
        super::determine::has_truth(self, name)
    }

    /// What the policy says of one applicant, and why.
    #[must_use]
    pub fn determine(&self, facts: &Facts) -> Determination {
        super::determine::determine(self, facts)
    }

    pub(in crate::eligibility) fn parsed(&self) -> &Parsed {
        &self.0.parsed
    }

    pub(in crate::eligibility) fn program(&self) -> &Program {
        &self.0.program
    }

    pub(in crate::eligibility) fn compiled(&self) -> &Compiled {
        &self.0.compiled
    }

    /// A decision of a period, as it was written.
    pub(in crate::eligibility) fn tree(&self, period: usize, name: &str) -> Option<&Decision> {
        let trees = self.0.parsed.periods.get(period)?;
        trees.iter().find(|tree| tree.decision.name == name).map(|tree| &tree.decision)
    }
}

/// A fault at its place in the file.
fn placed(fault: Fault, places: &Places) -> Report {
    let inner = fault.report.place().clone();
    fault.report.at(places.within(&fault.path, &inner))
}
