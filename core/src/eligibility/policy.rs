//! Policies: a statute's conditions as data, checked before use, compiled, exact.
//!
//! An [`Edition`] is the plain data that a person writes; a [`Policy`] is one that was checked and compiled. Law days
//! are Asia/Shanghai civil dates.

#[cfg(feature = "arrow")]
pub(in crate::eligibility) mod columns;
pub(in crate::eligibility) mod compile;
pub(in crate::eligibility) mod date;
pub mod edition;
pub(in crate::eligibility) mod graph;
pub(in crate::eligibility) mod interval;
pub(in crate::eligibility) mod lower;
pub(in crate::eligibility) mod parsed;
pub(in crate::eligibility) mod program;
pub(in crate::eligibility) mod row;
mod shape;
pub(in crate::eligibility) mod typed;
pub(in crate::eligibility) mod value;

mod check;
mod load;
mod places;

use std::sync::Arc;

use self::edition::Decision;
pub use self::edition::Edition;
use self::parsed::{Fault, Parsed};
use self::places::Places;
use self::program::{Compiled, Program};
use super::answer::Determination;
use super::facts::Facts;
use crate::canonical::Hash;
use crate::report::codes::text::DEFECT;
use crate::report::sheet::Sheet;
use crate::report::{Faults, Report};

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
        let sheet = Sheet::new(file, text);
        let (edition, places) = load::edition(&sheet);
        let found = sheet.into_faults();
        match edition {
            Some(edition) if found.is_empty() => Self::checked(edition, &places),
            _ => {
                Faults::check(found)?;
                Err(Report::new(DEFECT).with("what", "an edition that is not whole, without a fault").into())
            }
        }
    }

    /// Checks and compiles an edition.
    ///
    /// # Errors
    /// Every fault at once, with its path: codes of the room [`policy`](crate::report::codes::policy).
    pub fn new(edition: Edition) -> Result<Self, Faults> {
        Self::checked(edition, &Places::default())
    }

    fn checked(edition: Edition, places: &Places) -> Result<Self, Faults> {
        let told = |faults: Vec<Fault>| -> Result<Self, Faults> {
            let mut told: Vec<Report> = faults.into_iter().map(|fault| placed(fault, places)).collect();
            // From the first line on. What each period finds in a decision of all is told once.
            told.sort_by_key(|report| (report.place().line, report.place().column));
            told.dedup();
            Faults::check(told)?;
            Err(Report::new(DEFECT).with("what", "a policy refused without a fault").into())
        };
        let bytes = edition.canonical_bytes()?;
        let (parsed, mut found) = check::parsed(edition);
        let Some(parsed) = parsed else { return told(found) };
        let mut program = match compile::program(&[&parsed]) {
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
