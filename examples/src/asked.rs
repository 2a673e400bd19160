//! The window asks the item's policy before it takes papers in: question after question, until nothing is open.

use banjian::case::{ApplicantKind, Attendance, Original, Paper, Payload, RealName};
use banjian::eligibility::{Facts, Given};
use chrono::{DateTime, TimeDelta, Utc};

use crate::Fault;
use crate::page::{Page, clock};
use crate::people::citizen;
use crate::proof;
use crate::town::Town;

/// 失业保险金申领.
const BENEFIT: &str = "992014011001";

/// Asks, tells a no with its reason, and receives the application all the same. The receipt of every act is checked
/// at once.
///
/// # Errors
/// What the office reports.
pub fn tell(town: &Town, from: DateTime<Utc>, page: &mut Page<'_>) -> Result<(), Fault> {
    page.heading("先问再收:不符合也照收", "Asked first, and received all the same")?;
    let desk = town.window("xc-w1", "0006", from)?;
    let item = town.office.catalog().item(&BENEFIT.parse()?).ok_or("no such item")?.clone();
    let name = page.name(&item.name);
    page.line(format!("{name}  {}", item.code))?;
    let mut facts = Facts::new();
    let checked = loop {
        let checked = town.office.precheck(&item.code, &facts)?.determination.ok_or("no policy")?;
        let Some(next) = checked.next_question.clone() else { break checked };
        let (zh, en, given): (_, _, Given) = match next.fact.as_str() {
            "application_date" => ("2026-03-02", "2026-03-02", "2026-03-02".into()),
            "contribution_months" => ("8", "8", 8.into()),
            _ => ("是", "yes", true.into()),
        };
        page.say(
            format!("       问:{} 答:{zh}", next.question.zh),
            format!("       {} {en}", next.question.en),
        )?;
        facts.set(next.fact, given);
    };
    let outcome = checked.outcome.words();
    page.say(format!("       {}。", outcome.zh), format!("       {}.", outcome.en))?;
    for reason in checked.reasons.iter().filter(|reason| reason.holds == Some(false)) {
        let (title, source) = (&reason.title, &reason.source);
        page.say(
            format!("       不符合:{}({source})", title.zh),
            format!("       not met: {} ({source})", title.en),
        )?;
    }
    let at = from + TimeDelta::minutes(1);
    let parties = Payload { applicant: Some(citizen("420602", 17_000_003)?), ..Payload::default() };
    let code = item.code.clone();
    let opened = desk.register(code, ApplicantKind::Natural, String::new(), parties.clone(), at)?;
    proof::holds(town, opened.position)?;
    let count = u16::try_from(item.materials.len())?;
    let papers =
        (0..count).map(|material| Paper { hash: None, material, original: Original::Seen }).collect();
    let payload = Payload { facts: Some(facts), ..parties };
    let (attends, identified) = (Attendance::Applicant, RealName::DocumentRead);
    let case = town.office.case(opened.case)?;
    let reply = desk.receive(&case, attends, identified, papers, payload, at)?;
    proof::holds(town, reply.position)?;
    let said = reply.determined.ok_or("the policy was asked")?;
    let edition: String = said.edition.to_string().chars().take(12).collect();
    let (policy, time) = (&said.policy, clock(at));
    page.say(
        format!("{time}  仍予接收,并记录:{policy},版本 {edition},{} ✓", said.outcome.words().zh),
        format!("{time}  received, and recorded: {policy}, edition {edition}, {} ✓", said.outcome.words().en),
    )
}
