//! Eligibility: six policies for one applicant against the same rules by hand and against the same with reasons, and
//! what checking the reference policies takes.
//!
//! The applicants are drawn as `benches/workload/applicants.py` draws them, by a generator of few lines; every answer
//! is held against the rules by hand.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use banjian::eligibility::set::{FactId, GrantId};
use banjian::eligibility::{Cell, Facts, Given, Policies, Policy, Row, Set};
use chrono::{Datelike, Days, NaiveDate};

use crate::measure::{Ratio, alternate, ensure, time};

/// So many applicants that the processor cannot learn their branches by heart.
const PEOPLE: u32 = 8_192;

pub(crate) const CATEGORIES: [&str; 3] = ["M60", "F55", "F50"];
pub(crate) const STATUSES: [&str; 4] = ["employed", "unemployed", "flexible", "retired"];
pub(crate) const REASONS: [&str; 5] = ["dismissed", "contract_expired", "bankrupt", "voluntary", "none"];
pub(crate) const REGIONS: [&str; 8] =
    ["310000", "320100", "330100", "440300", "110000", "500000", "510100", "610100"];

/// Code, granted value and text of each policy, in the order of the answers.
pub(crate) const RULES: [(&str, &str, &str); 6] = [
    ("screening-retirement", "month", include_str!("../workload/policies/screening-retirement.toml")),
    (
        "screening-unemployment",
        "benefit_months",
        include_str!("../workload/policies/screening-unemployment.toml"),
    ),
    ("screening-pension", "draws", include_str!("../workload/policies/screening-pension.toml")),
    ("screening-skill", "amount", include_str!("../workload/policies/screening-skill.toml")),
    ("screening-funeral", "months", include_str!("../workload/policies/screening-funeral.toml")),
    ("screening-flexible", "enrols", include_str!("../workload/policies/screening-flexible.toml")),
];

/// The facts in the order of the cells.
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

pub(crate) type Answers = [i64; 6];

/// One applicant; texts by their position.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Applicant {
    pub(crate) apply: NaiveDate,
    pub(crate) birth: NaiveDate,
    pub(crate) category: usize,
    pub(crate) cert: NaiveDate,
    pub(crate) drawn_months: i64,
    pub(crate) other_pension: bool,
    pub(crate) pens_months: i64,
    pub(crate) reason: usize,
    pub(crate) region: usize,
    pub(crate) registered: bool,
    pub(crate) skill_level: i64,
    pub(crate) status: usize,
    pub(crate) ui_months: i64,
}

/// Six policies judged together, typed facts given once, without reasons, against the rules by hand.
///
/// # Errors
/// When an answer is not that of the rules by hand.
pub fn against_by_hand(rounds: usize) -> Result<Ratio, Box<dyn Error>> {
    let people = applicants()?;
    let expected: Vec<Answers> = people.iter().map(|of| by_hand(of, 0)).collect();
    let mut engine = Engine::new()?;
    let given: Vec<[Cell; 13]> = people.iter().map(|of| engine.cells(of)).collect::<Result<_, _>>()?;
    let (mut found, mut plain) =
        (vec![Answers::default(); people.len()], vec![Answers::default(); people.len()]);
    let ratio = alternate(
        rounds,
        |_| {
            let (took, ()) = time(|| {
                for (cells, found) in given.iter().zip(&mut found) {
                    *found = engine.answers(black_box(cells))?;
                }
                Ok(())
            })?;
            ensure(found == expected, "an answer is not that of the rules by hand")?;
            Ok(took)
        },
        |_| {
            let (took, ()) = time(|| {
                for (of, plain) in people.iter().zip(&mut plain) {
                    *plain = by_hand(black_box(of), 0);
                }
                Ok(())
            })?;
            ensure(plain == expected, "the rules by hand differ from themselves")?;
            Ok(took)
        },
    )?;
    Ok(Ratio { first: ratio.first / PEOPLE, second: ratio.second / PEOPLE, rounds })
}

/// The six policies one by one, from facts by name and with reasons, against the same judged together without.
///
/// # Errors
/// When an answer is not that of the rules by hand.
pub fn reasons(rounds: usize) -> Result<Ratio, Box<dyn Error>> {
    let people = applicants()?;
    let expected: Vec<Answers> = people.iter().map(|of| by_hand(of, 0)).collect();
    let mut engine = Engine::new()?;
    let cells: Vec<[Cell; 13]> = people.iter().map(|of| engine.cells(of)).collect::<Result<_, _>>()?;
    let policies = engine.set.policies().to_vec();
    let declared = |policy: &Policy, of: &Applicant| {
        let facts = policy.edition().facts.iter().map(|fact| fact.name.as_str());
        facts.fold(Facts::new(), |facts, name| facts.with(name, given(of, name)))
    };
    let given: Vec<Vec<Facts>> =
        people.iter().map(|of| policies.iter().map(|policy| declared(policy, of)).collect()).collect();
    let mut found = vec![Answers::default(); people.len()];
    let mut found_with = found.clone();
    let ratio = alternate(
        rounds,
        |_| {
            let (took, ()) = time(|| {
                for (facts, found) in given.iter().zip(&mut found_with) {
                    for ((policy, facts), found) in policies.iter().zip(facts).zip(found) {
                        let answer = policy.determine(black_box(facts));
                        let value = answer.values.first().map(|granted| &granted.value);
                        let Some(Given::Number(number)) = value else { return Err("no value".into()) };
                        *found = number.whole().ok_or("no whole number")?;
                    }
                }
                Ok(())
            })?;
            ensure(found_with == expected, "an answer with reasons is not that of the rules by hand")?;
            Ok(took)
        },
        |_| {
            let (took, ()) = time(|| {
                for (cells, found) in cells.iter().zip(&mut found) {
                    *found = engine.answers(black_box(cells))?;
                }
                Ok(())
            })?;
            ensure(found == expected, "an answer is not that of the rules by hand")?;
            Ok(took)
        },
    )?;
    Ok(Ratio { first: ratio.first / PEOPLE, second: ratio.second / PEOPLE, rounds })
}

/// The processor time of reading, checking and compiling the sources of the reference policies, the median of the
/// rounds.
///
/// # Errors
/// When a source is refused, or is not that of the reference policy.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the sources as they are committed")]
pub fn compile(rounds: usize) -> Result<Duration, Box<dyn Error>> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data/policy");
    let reference = Policies::reference()?;
    ensure(reference.iter().count() >= 19, "a reference policy is missing")?;
    let mut sources = Vec::new();
    for policy in reference.iter() {
        let file = format!("{}.toml", policy.edition().code);
        sources.push((std::fs::read_to_string(directory.join(&file))?, file));
    }
    let mut times = Vec::new();
    for _ in 0..rounds {
        let (took, compiled) = time(|| {
            let policies = sources.iter().map(|(text, file)| Policy::from_toml(file, black_box(text)));
            Ok(policies.collect::<Result<Vec<_>, _>>()?)
        })?;
        ensure(compiled.iter().map(Policy::hash).eq(reference.iter().map(Policy::hash)), "another policy")?;
        times.push(took);
    }
    times.sort();
    Ok(times.get(times.len() / 2).copied().unwrap_or_default())
}

struct Engine {
    set: Set,
    row: Row,
    facts: Vec<FactId>,
    grants: Vec<GrantId>,
}

impl Engine {
    fn new() -> Result<Self, Box<dyn Error>> {
        let policies: Vec<Policy> =
            RULES.iter().map(|(code, _, text)| Policy::from_toml(code, text)).collect::<Result<_, _>>()?;
        let set = Set::new(&policies)?;
        let facts: Option<Vec<FactId>> = FACTS.iter().map(|name| set.fact(name)).collect();
        let grants: Option<Vec<GrantId>> =
            RULES.iter().map(|(code, name, _)| set.grant(code, name)).collect();
        let (facts, grants) = (facts.ok_or("a fact is missing")?, grants.ok_or("a value is missing")?);
        Ok(Self { row: set.row(), set, facts, grants })
    }

    fn cells(&self, of: &Applicant) -> Result<[Cell; 13], Box<dyn Error>> {
        let text = |among: &[&str], at: usize| {
            let id = among.get(at).and_then(|text| self.set.text(text));
            id.map(Cell::Text).ok_or("a text that no policy knows")
        };
        Ok([
            Cell::Date(of.apply),
            Cell::Date(of.birth),
            text(&CATEGORIES, of.category)?,
            Cell::Date(of.cert),
            Cell::Whole(of.drawn_months),
            Cell::Boolean(of.other_pension),
            Cell::Whole(of.pens_months),
            text(&REASONS, of.reason)?,
            text(&REGIONS, of.region)?,
            Cell::Boolean(of.registered),
            Cell::Whole(of.skill_level),
            text(&STATUSES, of.status)?,
            Cell::Whole(of.ui_months),
        ])
    }

    fn answers(&mut self, cells: &[Cell; 13]) -> Result<Answers, Box<dyn Error>> {
        for (fact, cell) in self.facts.iter().zip(cells) {
            self.row.set(*fact, *cell);
        }
        self.row.judge();
        let mut answers = Answers::default();
        for (answer, grant) in answers.iter_mut().zip(&self.grants) {
            let Some(Cell::Whole(value)) = self.row.value(*grant) else { return Err("no value".into()) };
            *answer = value;
        }
        Ok(answers)
    }
}

/// One fact of an applicant.
fn given(of: &Applicant, name: &str) -> Given {
    let text = |among: &[&str], at: usize| among.get(at).copied().unwrap_or_default().into();
    match name {
        "apply" => of.apply.into(),
        "birth" => of.birth.into(),
        "cat" => text(&CATEGORIES, of.category),
        "cert" => of.cert.into(),
        "drawn_months" => of.drawn_months.into(),
        "other_pension" => of.other_pension.into(),
        "pens_months" => of.pens_months.into(),
        "reason" => text(&REASONS, of.reason),
        "region" => text(&REGIONS, of.region),
        "registered" => of.registered.into(),
        "skill_level" => of.skill_level.into(),
        "status" => text(&STATUSES, of.status),
        _ => of.ui_months.into(),
    }
}

/// The rules; those that were made to be many have some of their bounds so much higher.
pub(crate) fn by_hand(of: &Applicant, shift: i64) -> Answers {
    let (birth, apply) = (month(of.birth), month(of.apply));
    let retirement = birth
        + match of.category {
            0 => 720 + delay(birth, 1965 * 12 + shift, 4, 36),
            1 => 660 + delay(birth, 1970 * 12 + shift, 4, 36),
            _ => 600 + delay(birth, 1975 * 12 + shift, 2, 60),
        };
    let insured =
        of.ui_months >= 12 + shift && of.reason < 3 && of.registered && of.status == 1 && apply < retirement;
    let benefit = match of.ui_months {
        _ if !insured => 0,
        ..60 => 12,
        60..120 => 18,
        _ => 24,
    };
    let age = months_between(of.birth, of.apply);
    let pension = age >= 720 && of.pens_months >= 180 + shift && !of.other_pension;
    let skilled = (1..=3).contains(&of.skill_level)
        && of.ui_months >= 12 + shift
        && of.cert <= of.apply
        && months_between(of.cert, of.apply) < 12
        && (of.status == 0 || of.status == 2);
    let full = match of.pens_months {
        months if months < 60 + shift => 3,
        ..120 => 6,
        _ => 24.min(9 + 0.max((of.pens_months - 180).div_euclid(12))),
    };
    let grant = if of.status == 3 { 9.max(full - of.drawn_months / 12) } else { full };
    let flexible = of.status == 2 && age >= 192 && apply < retirement && of.region < 4 && !of.other_pension;
    let amount = if skilled { 500 + 500 * of.skill_level } else { 0 };
    [retirement, benefit, pension.into(), amount, 2 + grant, flexible.into()]
}

fn delay(birth: i64, first: i64, step: i64, most: i64) -> i64 {
    if birth < first { 0 } else { most.min((birth - first) / step + 1) }
}

fn month(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

fn months_between(earlier: NaiveDate, later: NaiveDate) -> i64 {
    month(later) - month(earlier) - i64::from(later.day() < earlier.day())
}

/// Applicants from a fixed seed.
pub(crate) fn applicants() -> Result<Vec<Applicant>, Box<dyn Error>> {
    let mut state = 42_u64;
    let mut below = move |bound: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    let (born, asked) = (NaiveDate::from_ymd_opt(1950, 1, 1), NaiveDate::from_ymd_opt(2025, 1, 1));
    let (born, asked) = (born.ok_or("no date")?, asked.ok_or("no date")?);
    let mut people = Vec::new();
    for _ in 0..PEOPLE {
        let apply = asked + Days::new(below(730));
        let cert = if below(16) == 0 { apply + Days::new(below(60)) } else { apply - Days::new(below(900)) };
        people.push(Applicant {
            apply,
            birth: born + Days::new(below(22_280)),
            category: usize::try_from(below(4).saturating_sub(1))?,
            cert,
            drawn_months: i64::try_from(below(200))?,
            other_pension: below(4) == 0,
            pens_months: i64::try_from(below(480))?,
            reason: usize::try_from(below(5))?,
            region: usize::try_from(below(8))?,
            registered: below(10) < 7,
            skill_level: i64::try_from(below(5))?,
            status: usize::try_from(below(4))?,
            ui_months: if below(100) < 85 { i64::try_from(below(300))? } else { 0 },
        });
    }
    Ok(people)
}
