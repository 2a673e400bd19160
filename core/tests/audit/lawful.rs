//! What the office did is found clean, on a journal of either kind, with payloads and without, in one go and in
//! pages.

use std::sync::Arc;

use banjian::audit::{AuditReport, Grade};
use banjian::case::Terms;
use banjian::journal::{Journal, MemoryJournal, Position, SqliteJournal};
use banjian::office::AuditDesk;
use banjian::text::Language;

use crate::driver::{CARD, Hall, item, login, settings};
use crate::stories::{all_of_it, book, card, hall, mixed};

fn desk(hall: &Hall) -> AuditDesk {
    hall.office.audit(login("audit-1"), hall.now()).unwrap()
}

fn clean(report: &AuditReport) {
    assert_eq!(report.findings, [], "{report}");
}

#[test]
fn every_lawful_story_is_clean() {
    let directory = tempfile::tempdir().unwrap();
    let file = SqliteJournal::open(directory.path().join("j")).unwrap();
    for journal in [Arc::new(MemoryJournal::new()) as Arc<dyn Journal>, Arc::new(file)] {
        let mut settings = settings(journal, 7);
        settings.network = mixed();
        let hall = Hall::with(settings);
        let cases = all_of_it(&hall);
        let desk = desk(&hall);
        let mut steps = 0;
        let report = desk.audit_all(|_| steps += 1).unwrap();
        clean(&report);
        assert_eq!(steps, 1);
        let records = u64::try_from(hall.journal.feed(Position(0), 1_000).unwrap().len()).unwrap();
        assert_eq!((report.counts.records, report.counts.replayed), (records, records));
        assert_eq!(report.counts.cases, u64::try_from(cases.len()).unwrap());
        assert_eq!(report.counts.roster_changes, 4);
        assert_eq!(report.first_network, Some(mixed().hash()));
        for id in cases {
            let one = desk.audit_case(id).unwrap();
            clean(&one);
            assert_eq!(one.counts.replayed, one.counts.records);
            assert!(one.counts.records > 4 && one.counts.cases < 4, "{one}");
        }
        let nobody = desk.audit_case(banjian::id::CaseId::from_bytes([1; 16]));
        assert_eq!(nobody.unwrap_err().code().as_str(), "case-unknown");
    }
}

#[test]
fn an_audit_goes_on_where_it_stopped() {
    let hall = hall();
    card(&hall, "1");
    let desk = desk(&hall);
    let mut auditor = desk.auditor();
    let mut read = 0;
    loop {
        match desk.audit(&mut auditor, 3).unwrap() {
            0 => break,
            more => read += more,
        }
    }
    card(&hall, "1");
    let mut branch = auditor.clone();
    read += desk.audit(&mut auditor, 1_000).unwrap();
    assert_eq!(u64::try_from(read).unwrap(), auditor.position());
    clean(auditor.report());
    assert_eq!(desk.audit(&mut branch, 1_000).unwrap(), 8);
    assert_eq!(branch.report(), auditor.report());
    assert_eq!(auditor.report(), &desk.audit_all(|_| ()).unwrap());
}

/// An office that was opened again with other terms, after cases went under the old ones.
#[test]
fn editions_that_are_no_longer_in_force_are_found_in_the_log() {
    let hall = hall();
    card(&hall, "1");
    let window = hall.window("zws-w1", "0001");
    hall.registered(&window, &item(CARD), "2");
    let mut other = settings(hall.journal.clone(), 8);
    other.network = mixed();
    other.terms = Arc::new(Terms { lease_hours: 1, ..Terms::default() });
    let hall = Hall::with(other);
    card(&hall, "3");
    clean(&desk(&hall).audit_all(|_| ()).unwrap());
}

#[test]
fn a_report_reads_well_in_both_languages() {
    let hall = hall();
    card(&hall, "1");
    let mut book = book(&hall);
    let at = book.find("approve", 0);
    book.by(at, "card-r2");
    book.relink();
    let report = book.audit();
    let english = report.text(Language::English);
    let mut lines = english.lines();
    assert_eq!(
        lines.next(),
        Some("8 records of 1 cases read, 8 acts replayed, 0 roster changes, 0 key records")
    );
    assert_eq!(lines.next(), Some("signed by people 0, by the office 0; host-attested 8"));
    assert_eq!(lines.next(), Some(format!("network at the beginning: {}", mixed().hash()).as_str()));
    assert_eq!(lines.next(), Some("faults: 1, unlawful-act 1"));
    assert_eq!(lines.next(), Some("unchecked: 0"));
    assert_eq!(lines.next(), Some("notes: 0"));
    let case = book.entries[0].case;
    let expected = format!(
        "unlawful-act: position 6, case {case}, record 6: `approve` was refused by law, but stands recorded: \
         the person has not taken the case, or the lease ran out (`lease-not-held`, no article)"
    );
    assert_eq!(lines.next(), Some(expected.as_str()));
    assert_eq!(report.to_string(), english);
    let chinese = report.text(Language::Chinese);
    assert!(chinese.starts_with("共读取1个办件的8条记录"), "{chinese}");
    assert!(chinese.contains("问题：1，unlawful-act 1\n未能核对：0\n提示：0\n"), "{chinese}");
    assert!(chinese.contains("“准予”依规则应予拒绝，却有记录"), "{chinese}");
    assert!(!report.is_clean() && report.of(Grade::Note).next().is_none());
}
