//! Random lawful walks through an office: whatever it let pass, the audit finds lawful.

use banjian::case::kernel::CommandKind;
use banjian::case::{
    ApplicantKind, Attendance, Command, Next, NoticeGrounds, RealName, RecusalCause, ReturnReason,
    ServiceMethod,
};
use banjian::catalog::item::Item;
use banjian::id::CaseId;
use banjian::network::{Place, Post, RosterChange};
use banjian::office::{Desk, Request};
use chrono::TimeDelta;
use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};

use crate::driver::{
    CARD, Hall, RETIREMENT, all, applicant, hired, item, login, papers, posting, qualification,
};
use crate::stories::{ACCOUNT, ACTIVATION, change, ended, hall};

/// Numbers that look random and follow from the first.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(bound).unwrap()).unwrap()
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

const CLERKS: [(&str, &str); 7] = [
    ("zws-w1", "0001"),
    ("zws-w2", "0001"),
    ("zws-w3", "0001"),
    ("zws-t1", "0001"),
    ("hg-w1", "0002"),
    ("hg-w3", "0002"),
    ("xc-b1", "0006"),
];
const REVIEWERS: [&str; 8] =
    ["card-r1", "card-r2", "card-r3", "pension-r1", "pension-r2", "pension-r3", "registration-r1", "zws-w2"];

/// A seat of somebody who may well belong there.
fn seat(hall: &Hall, dice: &mut Dice) -> Desk {
    match dice.below(10) {
        0 => hall.portal().desk().clone(),
        1 => hall.supervision(dice.one(&["sup-1", "sup-2", "zws-w2"])).desk().clone(),
        2..=5 => hall.hall(dice.one(&REVIEWERS)).desk().clone(),
        _ => {
            let (person, outlet) = dice.one(&CLERKS);
            hall.window(person, outlet).desk().clone()
        }
    }
}

/// A command of a kind, with the right details or others.
fn command(hall: &Hall, dice: &mut Dice, kind: CommandKind, id: CaseId, item: &Item) -> Option<Command> {
    let (attends, identified) = (Attendance::Applicant, RealName::DocumentRead);
    let some = dice.below(3) > 0;
    let missing = || hall.case(id).missing().to_vec();
    Some(match kind {
        CommandKind::Receive => {
            Command::Receive { attends, identified, materials: papers(if some { all(item) } else { 0..1 }) }
        }
        CommandKind::CoSign => Command::CoSign {},
        CommandKind::AskSupplement => {
            Command::AskSupplement { grounds: NoticeGrounds::New, missing: vec![0] }
        }
        CommandKind::Supply => Command::Supply { materials: papers(if some { missing() } else { vec![0] }) },
        CommandKind::Accept => Command::Accept {},
        CommandKind::RefuseAcceptance => Command::RefuseAcceptance { ground: "第九条".into() },
        CommandKind::RejectAtWindow => Command::RejectAtWindow { ground: "第九条".into() },
        CommandKind::CompleteAtWindow => Command::CompleteAtWindow {},
        CommandKind::SendToReview => Command::SendToReview {},
        CommandKind::DeclareRecusal => Command::DeclareRecusal { cause: RecusalCause::Kin },
        CommandKind::Escalate => Command::Escalate {},
        CommandKind::Substitute => Command::Substitute { person: dice.one(&REVIEWERS).parse().unwrap() },
        CommandKind::Take => Command::Take {},
        CommandKind::ReturnToWindow => Command::ReturnToWindow { reason: ReturnReason::Illegible },
        CommandKind::Approve => Command::Approve { basis: "第九条".into() },
        CommandKind::Deny => Command::Deny { ground: "第九条".into() },
        CommandKind::Serve => Command::Serve { method: ServiceMethod::Post },
        CommandKind::MakeDocument => Command::MakeDocument { stock: Some("A-1".into()) },
        CommandKind::SendToOutlet => Command::SendToOutlet { outlet: "0002".parse().unwrap() },
        CommandKind::ReceiveAtOutlet => Command::ReceiveAtOutlet {},
        CommandKind::HandOver => Command::HandOver { collector: attends, identified },
        CommandKind::ReturnToMaker => Command::ReturnToMaker {},
        CommandKind::Archive => Command::Archive {},
        CommandKind::Withdraw => Command::Withdraw {},
        CommandKind::ConfirmOverdue => Command::ConfirmOverdue {},
        _ => return None,
    })
}

/// One step somewhere: a new case, a timer, a change of the roster, or somebody's act.
fn step(hall: &Hall, dice: &mut Dice, cases: &mut Vec<(CaseId, Item)>, hires: &mut u32) {
    hall.later(TimeDelta::minutes(dice.one(&[0, 0, 0, 1, 1, 30, 90, 600, 3_000])));
    match dice.below(30) {
        0 => {
            // Long waits happen.
            hall.later(TimeDelta::days(dice.one(&[0, 0, 8, 20, 70])));
            hall.office.run_due(hall.now()).unwrap();
        }
        1 => {
            *hires += 1;
            let (person, today) =
                (format!("card-h{hires}"), banjian::calendar::civil_day(hall.now()).to_string());
            change(hall, RosterChange::Hire(hired(&person)));
            change(hall, RosterChange::Post(posting(&person, Post::Reviewer, Place::Hall, &today)));
            change(hall, RosterChange::Qualify(qualification(&person, &item(CARD).category, &today)));
            if *hires == 1 {
                change(hall, ended(hall, "card-r3", &today));
            }
        }
        2..=3 if cases.len() < 5 => {
            let code = dice.one(&[CARD, ACCOUNT, ACTIVATION, RETIREMENT]);
            let period = dice.one(&["1", "2"]);
            let (person, outlet) = dice.one(&CLERKS);
            let (code, kind) = (item(code), ApplicantKind::Natural);
            let opened = if dice.below(4) == 0 {
                hall.portal().register(code.code.clone(), kind, period.into(), applicant(), hall.now())
            } else {
                let desk = hall.window(person, outlet);
                desk.register(code.code.clone(), kind, period.into(), applicant(), hall.now())
            };
            cases.extend(opened.map(|reply| (reply.case, code)));
        }
        _ if cases.is_empty() => {}
        _ => {
            let at = dice.below(cases.len());
            let (id, item) = &cases[at];
            let ends = [CommandKind::Withdraw, CommandKind::RefuseAcceptance, CommandKind::DeclareRecusal];
            let patience = dice.below(12);
            // Mostly somebody takes the case on.
            let next = (0..12).find_map(|_| {
                let desk = seat(hall, dice);
                let ready = desk.allowed(*id, hall.now()).unwrap();
                let onward = |(kind, next)| {
                    (next == Next::Ready && (patience == 0 || !ends.contains(&kind))).then_some(kind)
                };
                let ready: Vec<CommandKind> = ready.into_iter().filter_map(onward).collect();
                (!ready.is_empty()).then(|| (desk, dice.one(&ready)))
            });
            let Some((desk, kind)) = next else { return };
            let Some(command) = command(hall, dice, kind, *id, item) else { return };
            let request = Request {
                case: *id,
                command,
                id: hall.office.command_id().unwrap(),
                observed_at: hall.now(),
                payload: applicant(),
                seen: hall.case(*id).version(),
            };
            // What is refused is not recorded.
            let _ = desk.act(request, hall.now());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_office_lets_pass_is_lawful(start in any::<u64>()) {
        let (hall, mut dice) = (hall(), Dice(start));
        let (mut cases, mut hires) = (Vec::new(), 0);
        for _ in 0..150 {
            step(&hall, &mut dice, &mut cases, &mut hires);
        }
        let desk = hall.office.audit(login("audit-1"), hall.now()).unwrap();
        let report = desk.audit_all(|_| ()).unwrap();
        prop_assert_eq!(&report.findings, &[], "{}", report);
        prop_assert_eq!(report.counts.replayed, report.counts.records);
        if let Some((id, _)) = cases.last() {
            let one = desk.audit_case(*id).unwrap();
            prop_assert_eq!(&one.findings, &[], "{}", one);
        }
    }
}

/// The walks reach most kinds of command, so that the law above says something.
#[test]
fn walks_go_everywhere() {
    let mut seen = std::collections::BTreeSet::new();
    for start in 0..10 {
        let (hall, mut dice) = (hall(), Dice(start));
        let (mut cases, mut hires) = (Vec::new(), 0);
        for _ in 0..150 {
            step(&hall, &mut dice, &mut cases, &mut hires);
        }
        for entry in hall.journal.feed(banjian::journal::Position(0), 1_000).unwrap() {
            let record = banjian::trace::Record::from_bytes(&entry.record.bytes).unwrap();
            seen.insert(record.act.kind.as_str().to_owned());
        }
    }
    let rest: Vec<_> = CommandKind::ALL.iter().filter(|kind| !seen.contains(kind.as_str())).collect();
    assert!(rest.len() < 10, "never: {rest:?}");
}
