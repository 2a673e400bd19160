//! Screening: what more policies cost, over the applicants of [`eligibility`](crate::eligibility) in columns.

use std::error::Error;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, BooleanArray, Date32Array, Int32Array, RecordBatch, StringArray};
use banjian::eligibility::{Policy, Screening, Set};
use chrono::NaiveDate;

use crate::eligibility::{Applicant, CATEGORIES, REASONS, REGIONS, RULES, STATUSES, applicants, by_hand};
use crate::measure::{Ratio, alternate, ensure, time};

const FEW: usize = 6;
const MANY: usize = 281;

/// What stands in the rules before the bounds that are shifted, and the bounds.
const SHIFTED: [(&str, i64); 6] = [
    ("", 23_580),
    ("", 23_640),
    ("", 23_700),
    ("ui_months >= ", 12),
    ("pens_months >= ", 180),
    ("pens_months < ", 60),
];

/// The rules again and again, each time with higher bounds, and the answers of the rules by hand.
struct Many {
    screening: Screening,
    /// The column of each policy, and what is in it.
    expected: Vec<(String, Int32Array)>,
}

/// A thousand rows and one policy: of 281 policies against of six.
///
/// # Errors
/// When an answer is not that of the rules by hand.
pub fn growth(rounds: usize) -> Result<Ratio, Box<dyn Error>> {
    let people = applicants()?;
    let batch = batch(&people)?;
    let (few, many) = (Many::new(&people, FEW)?, Many::new(&people, MANY)?);
    let ratio = alternate(rounds, |_| many.screen(&batch), |_| few.screen(&batch))?;
    let each = |took: Duration, policies: usize| -> Result<Duration, Box<dyn Error>> {
        Ok(took * 1_000 / u32::try_from(people.len() * policies)?)
    };
    Ok(Ratio { first: each(ratio.first, MANY)?, second: each(ratio.second, FEW)?, rounds })
}

impl Many {
    fn new(people: &[Applicant], count: usize) -> Result<Self, Box<dyn Error>> {
        let (mut policies, mut expected) = (Vec::new(), Vec::new());
        for shift in 0..i64::try_from(count.div_ceil(RULES.len()))? {
            let answers: Vec<_> = people.iter().map(|of| by_hand(of, shift)).collect();
            for (at, (code, name, text)) in RULES.into_iter().enumerate().take(count - policies.len()) {
                let own = format!("{code}-{shift}");
                let shifted = SHIFTED.into_iter().fold(text.replace(code, &own), |text, (before, bound)| {
                    text.replace(&format!("{before}{bound}"), &format!("{before}{}", bound + shift))
                });
                policies.push(Policy::from_toml(&own, &shifted)?);
                let answer = |of: &[i64; 6]| of.get(at).and_then(|answer| i32::try_from(*answer).ok());
                expected.push((format!("{own}.{name}"), answers.iter().map(answer).collect()));
            }
        }
        ensure(policies.len() == count, "a policy is missing")?;
        Ok(Self { screening: Screening::new(&Set::new(&policies)?)?, expected })
    }

    fn screen(&self, batch: &RecordBatch) -> Result<Duration, Box<dyn Error>> {
        let (took, answers) = time(|| Ok(self.screening.screen(black_box(batch), NonZeroUsize::MIN)?))?;
        for (name, expected) in &self.expected {
            let found = answers.column_by_name(name).and_then(|found| found.as_primitive_opt::<Int32Type>());
            ensure(found == Some(expected), "an answer is not that of the rules by hand")?;
        }
        Ok(took)
    }
}

/// The applicants, a column a fact.
fn batch(people: &[Applicant]) -> Result<RecordBatch, Box<dyn Error>> {
    let days = |of: fn(&Applicant) -> NaiveDate| -> ArrayRef {
        Arc::new(people.iter().map(|person| Some(of(person).to_epoch_days())).collect::<Date32Array>())
    };
    let numbers = |of: fn(&Applicant) -> i64| -> ArrayRef {
        Arc::new(people.iter().map(|person| i32::try_from(of(person)).ok()).collect::<Int32Array>())
    };
    let truths = |of: fn(&Applicant) -> bool| -> ArrayRef {
        Arc::new(people.iter().map(|person| Some(of(person))).collect::<BooleanArray>())
    };
    let texts = |among: &[&str], of: fn(&Applicant) -> usize| -> ArrayRef {
        Arc::new(people.iter().map(|person| among.get(of(person))).collect::<StringArray>())
    };
    Ok(RecordBatch::try_from_iter([
        ("apply", days(|of| of.apply)),
        ("birth", days(|of| of.birth)),
        ("cat", texts(&CATEGORIES, |of| of.category)),
        ("cert", days(|of| of.cert)),
        ("drawn_months", numbers(|of| of.drawn_months)),
        ("other_pension", truths(|of| of.other_pension)),
        ("pens_months", numbers(|of| of.pens_months)),
        ("reason", texts(&REASONS, |of| of.reason)),
        ("region", texts(&REGIONS, |of| of.region)),
        ("registered", truths(|of| of.registered)),
        ("skill_level", numbers(|of| of.skill_level)),
        ("status", texts(&STATUSES, |of| of.status)),
        ("ui_months", numbers(|of| of.ui_months)),
    ])?)
}
