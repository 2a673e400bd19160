//! When the windows are closed: what the worklists still hold, and what the auditor says.

use banjian::calendar::civil_day;
use banjian::case::row::List;
use banjian::case::{Event, EventHeader};
use banjian::id::CaseId;
use banjian::journal::{Position, Query};
use banjian::network::RosterChanged;
use banjian::trace::register::Listed;
use chrono::{DateTime, Utc};

use crate::Fault;
use crate::page::Page;
use crate::town::{Town, login};

/// What the auditor read in the feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Audited {
    /// Records, each decided again.
    pub records: u64,
    /// Cases that were registered.
    pub registered: u64,
    /// Approvals and completions.
    pub approved: u64,
    /// Denials.
    pub denied: u64,
    /// Refusals of acceptance, withdrawals, terminations.
    pub ended_undecided: u64,
    /// Records of the key register.
    pub keys: u64,
    /// Changes of the roster.
    pub roster: u64,
    /// Histories of single cases that were replayed.
    pub histories: u64,
}

/// What is left to do, by list.
///
/// # Errors
/// What the journal reports.
pub fn worklists(town: &Town, page: &mut Page<'_>) -> Result<(), Fault> {
    page.heading("待办清单", "Left on the worklists")?;
    let network = town.office.network();
    let mut queued = Vec::new();
    for section in &network.edition().hall.sections {
        let count = counted(town, &Query::HallQueue(section.code.clone()))?;
        if count > 0 {
            queued.push(format!("{} {count}", section.name.zh));
        }
    }
    let queued = if queued.is_empty() { page.pick("无", "none").to_owned() } else { queued.join(", ") };
    page.say(format!("大厅待审:{queued}"), format!("hall queue, by section: {queued}"))?;
    let mut at_outlets = [0_u64; 3];
    let lists = [List::WaitingForCitizen, List::ToIssue, List::AtWindow];
    for place in &town.places {
        for (sum, list) in at_outlets.iter_mut().zip(lists) {
            *sum += counted(town, &Query::AtOutlet(place.code.clone(), list))?;
        }
    }
    let [citizen, issue, window] = at_outlets;
    let escalated = counted(town, &Query::Escalated)?;
    page.say(
        format!("等待申请人 {citizen},待领取 {issue},在窗口 {window},已上报 {escalated}(含上文试验所留)"),
        format!(
            "waiting for the citizen {citizen}, documents to be collected {issue}, at a window {window}, escalated {escalated}\n(with what the story and the attempts above left)"
        ),
    )
}

fn counted(town: &Town, query: &Query) -> Result<u64, Fault> {
    let mut count = 0_u64;
    let mut cursor = None;
    loop {
        let page = town.office.worklist(query, cursor.as_ref(), 1_000)?;
        count += u64::try_from(page.rows.len())?;
        match page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(count),
        }
    }
}

/// The auditor reads a sample of cases, audits the whole log, and the feed is counted.
///
/// # Errors
/// What the auditor finds, which would be a defect.
pub fn audit(
    town: &Town,
    sample: &[CaseId],
    now: DateTime<Utc>,
    page: &mut Page<'_>,
) -> Result<Audited, Fault> {
    page.heading("稽核", "The auditor's word")?;
    let auditor = town.office.audit(login("audit-1".parse()?, now)?, now)?;
    let mut found = Audited::default();
    for case in sample {
        let history = auditor.history(*case)?;
        if history.case != town.office.case(*case)? {
            return Err("a case differs from its history".into());
        }
        found.histories += 1;
    }
    let report = auditor.audit_all(|_| ())?;
    if !report.findings.is_empty() || report.counts.replayed != report.counts.records {
        return Err(format!("the audit found something:\n{report}").into());
    }
    let mut after = Position(0);
    loop {
        let entries = town.office.journal().feed(after, 1_000)?;
        let Some(last) = entries.last() else { break };
        after = last.position;
        for entry in &entries {
            found.records += 1;
            if entry.record.case == RosterChanged::STREAM {
                found.roster += 1;
                continue;
            }
            if entry.events.iter().any(|event| event.case == Listed::LIST) {
                found.keys += 1;
                continue;
            }
            for event in &entry.events {
                let header: EventHeader = banjian::canonical::from_slice(&event.header)?;
                match header.event {
                    Event::Registered { .. } => found.registered += 1,
                    Event::Approved { .. } | Event::CompletedAtWindow { .. } => found.approved += 1,
                    Event::Denied { .. } | Event::RejectedAtWindow { .. } => found.denied += 1,
                    Event::AcceptanceRefused { .. } | Event::Withdrawn {} | Event::Terminated {} => {
                        found.ended_undecided += 1;
                    }
                    _ => {}
                }
            }
        }
    }
    let day = civil_day(now);
    page.say(
        format!("{day}:抽查 {} 件,逐条重放,与现状一致。", found.histories),
        format!("{day}: {} cases drawn and replayed: each as it stands now.", found.histories),
    )?;
    page.say(
        format!(
            "全部 {} 条记录链条完整、与其事件相符,逐条重新裁决均合规,受审分离无例外:登记 {},准予 {},不予 {},未决定即结束 {},人员变动 {}。",
            found.records, found.registered, found.approved, found.denied, found.ended_undecided, found.roster
        ),
        format!(
            "all {} records: chains whole, each act decided again as it was, nobody with two hands in one case: {} registered, {} approved, {} denied,\n{} ended undecided, {} changes of the roster (the story and the attempts included).",
            found.records, found.registered, found.approved, found.denied, found.ended_undecided, found.roster
        ),
    )?;
    let counts = report.counts;
    if counts.host_attested > 0 {
        return Err("somebody has not signed".into());
    }
    page.say(
        format!(
            "签名逐条核验:本人 {},系统 {};密钥登记 {} 条,均由两名管理人员批准。",
            counts.person_signed, counts.system_signed, found.keys
        ),
        format!(
            "every signature checked: {} of people, {} of the office (timers, citizens on line); {} key records, each approved by two administrators.",
            counts.person_signed, counts.system_signed, found.keys
        ),
    )?;
    Ok(found)
}
