//! The six rules by hand, one applicant at a time: the floor for `determine`.

use chrono::{Datelike, NaiveDate};

use crate::workload::{Written, month};
use crate::{Answers, Failure};

/// One applicant, typed as a careful programmer would: the region stays text, as nobody lists all regions.
#[derive(Debug, Clone, Copy)]
pub struct Applicant<'a> {
    apply: NaiveDate,
    birth: NaiveDate,
    cat: Category,
    cert: NaiveDate,
    drawn_months: i32,
    other_pension: bool,
    pens_months: i32,
    reason: Reason,
    region: &'a str,
    registered: bool,
    skill_level: i32,
    status: Status,
    ui_months: i32,
}

#[derive(Debug, Clone, Copy)]
enum Category {
    Male60,
    Female55,
    Female50,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Employed,
    Unemployed,
    Flexible,
    Retired,
}

#[derive(Debug, Clone, Copy)]
enum Reason {
    Dismissed,
    ContractExpired,
    Bankrupt,
    Voluntary,
    None,
}

impl<'a> TryFrom<&Written<'a>> for Applicant<'a> {
    type Error = Failure;

    fn try_from(written: &Written<'a>) -> Result<Self, Failure> {
        Ok(Self {
            apply: written.apply,
            birth: written.birth,
            cat: match written.cat {
                "M60" => Category::Male60,
                "F55" => Category::Female55,
                "F50" => Category::Female50,
                other => return Err(format!("no category `{other}`").into()),
            },
            cert: written.cert,
            drawn_months: written.drawn_months,
            other_pension: written.other_pension,
            pens_months: written.pens_months,
            reason: match written.reason {
                "dismissed" => Reason::Dismissed,
                "contract_expired" => Reason::ContractExpired,
                "bankrupt" => Reason::Bankrupt,
                "voluntary" => Reason::Voluntary,
                "none" => Reason::None,
                other => return Err(format!("no reason `{other}`").into()),
            },
            region: written.region,
            registered: written.registered,
            skill_level: written.skill_level,
            status: match written.status {
                "employed" => Status::Employed,
                "unemployed" => Status::Unemployed,
                "flexible" => Status::Flexible,
                "retired" => Status::Retired,
                other => return Err(format!("no status `{other}`").into()),
            },
            ui_months: written.ui_months,
        })
    }
}

/// The answers for one applicant.
#[must_use]
pub fn answers(of: &Applicant<'_>) -> Answers {
    let (birth, apply) = (month(of.birth), month(of.apply));
    let retirement = birth
        + match of.cat {
            Category::Male60 => 720 + delay(birth, 1965 * 12, 4, 36),
            Category::Female55 => 660 + delay(birth, 1970 * 12, 4, 36),
            Category::Female50 => 600 + delay(birth, 1975 * 12, 2, 60),
        };

    let involuntary = matches!(of.reason, Reason::Dismissed | Reason::ContractExpired | Reason::Bankrupt);
    let entitled = of.ui_months >= 12
        && involuntary
        && of.registered
        && of.status == Status::Unemployed
        && apply < retirement;
    let benefit = match of.ui_months {
        _ if !entitled => 0,
        ..60 => 12,
        60..120 => 18,
        120.. => 24,
    };

    let age = months_between(of.birth, of.apply);
    let pension = age >= 60 * 12 && of.pens_months >= 180 && !of.other_pension;

    let skilled = (1..=3).contains(&of.skill_level)
        && of.ui_months >= 12
        && of.cert <= of.apply
        && months_between(of.cert, of.apply) < 12
        && matches!(of.status, Status::Employed | Status::Flexible);
    let subsidy = if skilled { 500 + 500 * of.skill_level } else { 0 };

    let full = match of.pens_months {
        ..60 => 3,
        60..120 => 6,
        120.. => 24.min(9 + 0.max((of.pens_months - 180).div_euclid(12))),
    };
    let grant = if of.status == Status::Retired { 9.max(full - of.drawn_months / 12) } else { full };

    let flexible = of.status == Status::Flexible
        && age >= 16 * 12
        && apply < retirement
        && matches!(of.region, "310000" | "320100" | "330100" | "440300")
        && !of.other_pension;

    [retirement, benefit, i32::from(pension), subsidy, 2 + grant, i32::from(flexible)]
}

fn delay(birth: i32, first: i32, step: i32, most: i32) -> i32 {
    if birth < first { 0 } else { most.min((birth - first) / step + 1) }
}

/// Whole months from one day to another.
fn months_between(earlier: NaiveDate, later: NaiveDate) -> i32 {
    month(later) - month(earlier) - i32::from(later.day() < earlier.day())
}

/// The answers for one applicant in JSON.
///
/// # Errors
/// The text is no applicant.
pub fn answers_from_json(text: &str) -> Result<Answers, Failure> {
    let written: Written<'_> = serde_json::from_str(text)?;
    Ok(answers(&Applicant::try_from(&written)?))
}
