//! A reform of the skill subsidy, tried on invented people before it is law: who gains, who loses, by which clause.
//!
//! The reform is invented; the law as it is stands in the reference policies.

pub mod picture;

use banjian::certainty::Certainty;
use banjian::eligibility::policy::Edition;
use banjian::eligibility::policy::edition::{Logic, Rule};
use banjian::eligibility::{Facts, Policies, Policy, WhatIf, what_if};
use banjian::text::Text;
use chrono::{Days, NaiveDate};

use crate::Fault;
use crate::people::Dice;

/// How many people the picture in the README shows, and the seed that they come from.
pub const SHOWN: (u64, usize) = (7, 10_000);

/// What the reform of a policy, whose name comes first, does to people of a seed.
///
/// # Errors
/// Faults of the reformed edition, which the tests would find.
pub fn tried(seed: u64, people: usize) -> Result<(Text, WhatIf), Fault> {
    let policies = Policies::reference()?;
    let law = policies.get("skill-subsidy").ok_or("no such policy")?;
    let reform = Policy::new(reformed(law.edition().clone())?)?;
    let people = population(seed, people)?;
    Ok((law.edition().name.clone(), what_if(law, &reform, &people)))
}

/// The edition with five changes: two that open it, two that close it, one of what it grants.
fn reformed(mut edition: Edition) -> Result<Edition, Fault> {
    let mut changed = |name: &str, value: &str, title: Text| -> Result<(), Fault> {
        let decision = edition.decisions.iter_mut().find(|decision| decision.name == name);
        let decision = decision.ok_or_else(|| format!("no decision `{name}`"))?;
        (decision.logic, decision.title) = (Logic::Expression { value: value.into() }, title);
        (decision.source, decision.certainty) = ("虚构的改革 an invented reform".into(), Certainty::Default);
        Ok(())
    };
    changed(
        "right_level",
        "level in [2..5]",
        Text::new(
            "证书为初级、中级、高级或者技师",
            "the certificate is junior, intermediate, senior or technician",
        ),
    )?;
    changed(
        "in_time",
        "application_date >= certificate_date and application_date <= certificate_date + duration(\"P18M\")",
        Text::new(
            "自证书核发之日起十八个月内申请",
            "the application was made within 18 months of the certificate",
        ),
    )?;
    changed(
        "insured_long_enough",
        "insured_months >= 24",
        Text::new("累计参加失业保险满二十四个月", "the person was insured for 24 months in all"),
    )?;
    changed(
        "within_the_year",
        "subsidies_this_year < 1",
        Text::new("本年度未领取过", "it was not yet drawn this year"),
    )?;
    let rule = |cell: &str, then: &str| Rule { then: then.into(), when: vec![cell.into()] };
    for decision in edition.decisions.iter_mut().filter(|decision| decision.name == "amount") {
        if let Logic::Table { rules, .. } = &mut decision.logic {
            *rules = vec![
                rule("5", "1000"),
                rule("4", "1500"),
                rule("3", "2500"),
                rule("2", "3000"),
                rule("< 2", "0"),
            ];
        }
    }
    Ok(edition)
}

/// People with a certificate of 2025. The same seed gives the same people; how they are spread is invented.
fn population(seed: u64, people: usize) -> Result<Vec<Facts>, Fault> {
    let mut dice = Dice::new(seed);
    let mut up_to = |bound: usize| -> Result<u32, Fault> { Ok(u32::try_from(dice.below(bound))?) };
    let first = NaiveDate::from_ymd_opt(2025, 1, 1).ok_or("no such day")?;
    (0..people)
        .map(|_| {
            let certified = first + Days::new(up_to(365)?.into());
            // Most come soon, some after more than a year.
            let waited = up_to(300)? + if up_to(5)? == 0 { 200 } else { 0 };
            let insured = up_to(60)? + if up_to(3)? == 0 { 0 } else { 12 };
            let status = match up_to(20)? {
                0 => "other",
                1..=3 => "drawing-benefit",
                _ => "insured-employee",
            };
            let level = [5, 5, 5, 4, 4, 4, 4, 3, 3, 3, 2, 1].get(up_to(12)? as usize).copied().unwrap_or(5);
            let drawn = up_to(8)?.saturating_sub(5);
            Ok(Facts::new()
                .with("certificate_date", certified)
                .with("application_date", certified + Days::new(waited.into()))
                .with("insured_months", i64::from(insured))
                .with("status", status)
                .with("level", i64::from(level))
                .with("same_drawn", up_to(20)? == 0)
                .with("subsidies_this_year", i64::from(drawn))
                .with("shortage_trade", up_to(4)? == 0))
        })
        .collect()
}

/// A count with a comma between the thousands.
#[must_use]
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
