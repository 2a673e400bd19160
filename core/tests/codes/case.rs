//! Every refusal of a case, produced on the data of Xiangyang and read in both languages.

use banjian::case::kernel::CommandKind;
use banjian::case::{
    ApplicantKind, Attendance, Command, NoticeGrounds, Order, RealName, Refusal, ReturnReason, ServiceMethod,
};
use banjian::catalog::Catalog;
use banjian::network::{Network, Place, Post, Posting, Qualification, RosterChange};
use banjian::report::{Kind, Report, codes};
use banjian::text::Language;

use crate::world::{ACTIVATION, CARD, Chair, RETIREMENT, World, item, outlet, person, register, w1};

const DAY: &str = "2026-03-02";

fn no(world: &World, chair: &Chair, command: &Command) -> Report {
    told(world, chair, &Order::Command(command))
}

fn told(world: &World, chair: &Chair, order: &Order<'_>) -> Report {
    let refusal = world.decide(chair, order).unwrap_err();
    refusal.explain(&world.case, order, &world.context(chair, &world.network))
}

fn right(world: &World, kind: CommandKind) -> Command {
    world.right(kind).unwrap()
}

/// A command with the right details.
fn not(world: &World, chair: &Chair, kind: CommandKind) -> Report {
    no(world, chair, &right(world, kind))
}

fn go(world: &mut World, chair: &Chair, kinds: &[CommandKind]) {
    for kind in kinds {
        let command = right(world, *kind);
        world.must(chair, &command);
    }
}

fn card() -> World {
    World::received(item(CARD), DAY)
}

fn reviewed() -> World {
    World::under_review(item(CARD), DAY)
}

fn taken() -> World {
    let mut world = reviewed();
    go(&mut world, &r1(), &[CommandKind::Take]);
    world
}

fn short() -> World {
    let mut world = World::new(item(CARD), DAY);
    let receive = world.receive(false);
    world.must(&w1(), &register()).must(&w1(), &receive);
    world
}

fn made() -> World {
    let mut world = taken();
    go(&mut world, &r1(), &[CommandKind::Approve]);
    go(&mut world, &issuing(), &[CommandKind::MakeDocument]);
    world
}

/// A clerk at the window that issues.
fn issuing() -> Chair {
    Chair::window("zws-w3", "0001")
}

fn r1() -> Chair {
    Chair::hall("card-r1")
}

fn r2() -> Chair {
    Chair::hall("card-r2")
}

fn overdue(world: &mut World) {
    world.timer(CommandKind::Remind).timer(CommandKind::ProposeOverdue);
}

fn roster(world: &mut World, change: &RosterChange) {
    world.network = world.network.with(change, world.today()).unwrap().network;
}

fn persons() -> Vec<Report> {
    let w2 = Chair::window("zws-w2", "0001");
    let mut party = card();
    party.parties = vec![person("zws-w1")];
    let mut recused = card();
    go(&mut recused, &w1(), &[CommandKind::DeclareRecusal]);
    let mut by_reviewer = card();
    go(&mut by_reviewer, &w2, &[CommandKind::Accept, CommandKind::SendToReview]);
    let mut back = reviewed();
    go(&mut back, &Chair::hall("zws-w2"), &[CommandKind::Take, CommandKind::ReturnToWindow]);
    // Withdrawing and refiling resets nothing: the linked case's hands count.
    let mut first = short();
    go(&mut first, &w1(), &[CommandKind::AskSupplement]);
    overdue(&mut first);
    let handled = not(&first, &Chair::supervision("zws-w1"), CommandKind::ConfirmOverdue);
    assert_eq!(handled.code(), codes::case::NOT_POSTED);
    go(&mut first, &Chair::supervision("zws-w2"), &[CommandKind::ConfirmOverdue]);
    let mut again = card();
    again.linked = vec![first.case.clone()];
    let mut by_superior = short();
    go(&mut by_superior, &Chair::window("zws-w2", "0001"), &[CommandKind::AskSupplement]);
    overdue(&mut by_superior);
    vec![
        not(&recused, &w1(), CommandKind::Accept),
        not(&party, &w1(), CommandKind::Accept),
        not(&card(), &Chair::window("hg-w1", "0001"), CommandKind::Accept),
        not(&card(), &Chair::window("zws-t1", "0001"), CommandKind::Accept),
        not(&by_reviewer, &Chair::hall("zws-w2"), CommandKind::Take),
        not(&back, &w2, CommandKind::SendToReview),
        not(&again, &Chair::window("zws-w2", "0001"), CommandKind::Accept),
        not(&by_superior, &Chair::supervision("zws-w2"), CommandKind::ConfirmOverdue),
    ]
}

fn bank_and_training() -> Vec<Report> {
    let bank = Chair::window("xc-b1", "0006");
    let at_the_bank = |item| {
        let mut world = World::new(item, DAY);
        let receive = world.receive(true);
        world.must(&w1(), &register()).must(&bank, &receive);
        world
    };
    let mut beyond = item(CARD);
    beyond.code = RETIREMENT.parse().unwrap();
    let mut few = card();
    few.parties = ["card-r1", "card-r2", "card-r3", "sup-3"].map(person).to_vec();
    let trainee = Chair::window("zws-t1", "0001");
    let in_training = |chair: &Chair, change: Option<&RosterChange>| {
        let mut world = World::new(item(CARD), DAY);
        if let Some(change) = change {
            roster(&mut world, change);
        }
        let receive = world.receive(true);
        world.must(&w1(), &register()).must(chair, &receive);
        world
    };
    let mut learnt = in_training(&trainee, None);
    let qualified = Qualification {
        categories: vec![learnt.item.category.clone()],
        from: learnt.today(),
        granted_by: "a test".into(),
        person: person("zws-t1"),
        until: None,
    };
    roster(&mut learnt, &RosterChange::Qualify(qualified));
    let moved = Posting {
        from: learnt.today(),
        person: person("zws-t1"),
        place: Place::Outlet(outlet("0006")),
        post: Post::WindowClerk,
        until: None,
        window: None,
    };
    let there = in_training(&Chair::window("zws-t1", "0006"), Some(&RosterChange::Post(moved)));
    vec![
        not(&at_the_bank(item(CARD)), &bank, CommandKind::RefuseAcceptance),
        not(&at_the_bank(beyond), &bank, CommandKind::Accept),
        not(&few, &Chair::window("zws-w2", "0001"), CommandKind::Accept),
        not(&in_training(&trainee, None), &w1(), CommandKind::Accept),
        not(&card(), &w1(), CommandKind::CoSign),
        not(&learnt, &trainee, CommandKind::CoSign),
        not(&there, &bank, CommandKind::CoSign),
    ]
}

fn review() -> Vec<Report> {
    let pension = Chair::hall("pension-r2");
    let mut double = World::under_review(item(RETIREMENT), DAY);
    go(&mut double, &pension, &[CommandKind::Take, CommandKind::Approve]);
    let mut accepted = World::received(item(ACTIVATION), DAY);
    go(&mut accepted, &w1(), &[CommandKind::Accept]);
    vec![
        not(&taken(), &r2(), CommandKind::Take),
        not(&taken(), &r2(), CommandKind::Approve),
        not(&double, &pension, CommandKind::Take),
        not(&card(), &w1(), CommandKind::CompleteAtWindow),
        not(&accepted, &w1(), CommandKind::SendToReview),
    ]
}

fn papers() -> Vec<Report> {
    let mut asked = short();
    go(&mut asked, &w1(), &[CommandKind::AskSupplement]);
    let mut late = short();
    go(&mut late, &w1(), &[CommandKind::AskSupplement]);
    overdue(&mut late);
    let round = |world: &mut World| {
        go(world, &r1(), &[CommandKind::AskSupplement]);
        go(world, &Chair::portal(), &[CommandKind::Supply]);
    };
    let mut once = taken();
    round(&mut once);
    let mut twice = taken();
    round(&mut twice);
    round(&mut twice);
    let old = Command::AskSupplement { grounds: NoticeGrounds::Old, missing: vec![0] };
    let mut returned = taken();
    for _ in 0..2 {
        go(&mut returned, &r1(), &[CommandKind::ReturnToWindow]);
        go(&mut returned, &w1(), &[CommandKind::SendToReview]);
        go(&mut returned, &r1(), &[CommandKind::Take]);
    }
    let again = Command::ReturnToWindow { reason: ReturnReason::Inconsistent };
    // Nor is a case refused or denied at the window while the applicant has time.
    for kind in [CommandKind::RefuseAcceptance, CommandKind::AskSupplement] {
        assert_eq!(not(&asked, &w1(), kind).code(), codes::case::SUPPLEMENT_PENDING);
    }
    vec![
        not(&short(), &w1(), CommandKind::Accept),
        not(&card(), &w1(), CommandKind::AskSupplement),
        not(&card(), &w1(), CommandKind::Supply),
        not(&asked, &w1(), CommandKind::RefuseAcceptance),
        not(&late, &Chair::portal(), CommandKind::Supply),
        not(&twice, &r1(), CommandKind::AskSupplement),
        no(&once, &r1(), &old),
        no(&returned, &r1(), &again),
    ]
}

fn ends() -> Vec<Report> {
    let mut closed = World::received(item(ACTIVATION), DAY);
    go(&mut closed, &w1(), &[CommandKind::CompleteAtWindow]);
    let mut denied = taken();
    go(&mut denied, &r1(), &[CommandKind::Deny]);
    let mut nobody = World::new(item(CARD), DAY);
    nobody.parties = ["card-r1", "card-r2", "card-r3", "sup-3", "zws-w2"].map(person).to_vec();
    let receive = nobody.receive(true);
    nobody.must(&w1(), &register()).must(&w1(), &receive);
    vec![
        no(&closed, &w1(), &Command::Serve { method: ServiceMethod::Post }),
        not(&made(), &Chair::portal(), CommandKind::Withdraw),
        not(&denied, &w1(), CommandKind::MakeDocument),
        not(&made(), &issuing(), CommandKind::ReceiveAtOutlet),
        not(&made(), &issuing(), CommandKind::Archive),
        not(&reviewed(), &r1(), CommandKind::ConfirmOverdue),
        told(&card(), &Chair::timer(), &Order::Timer(CommandKind::DeemAccepted)),
        not(&card(), &w1(), CommandKind::Escalate),
        no(&nobody, &Chair::supervision("sup-1"), &Command::Substitute { person: person("card-r1") }),
    ]
}

fn details() -> Vec<Report> {
    let legal = Command::Register {
        applicant: ApplicantKind::Legal,
        item: CARD.parse().unwrap(),
        period: String::new(),
    };
    let mut draft = World::new(item(CARD), DAY);
    draft.must(&w1(), &register());
    let receive =
        |attends, identified| Command::Receive { attends, identified, materials: draft.papers(true) };
    let mut edition = Network::xiangyang().edition().clone();
    let first = edition.outlets.iter_mut().find(|one| one.code == outlet("0001")).unwrap();
    first.withheld.push(CARD.parse().unwrap());
    let mut withheld = World::new(item(CARD), DAY);
    withheld.must(&w1(), &register());
    withheld.network = Network::from_edition(edition, Catalog::reference().items()).unwrap();
    let collect =
        Command::HandOver { collector: Attendance::WithoutMandate, identified: RealName::DocumentRead };
    vec![
        no(&World::new(item(CARD), DAY), &w1(), &legal),
        not(&withheld, &w1(), CommandKind::Receive),
        no(&draft, &w1(), &receive(Attendance::WithoutMandate, RealName::DocumentRead)),
        no(&draft, &w1(), &receive(Attendance::Applicant, RealName::Failed)),
        no(&made(), &issuing(), &collect),
        no(&taken(), &r1(), &Command::Approve { basis: " ".into() }),
        // The office's own: what the desk's login and clock say.
        Refusal::LoginExpired.report(),
        Refusal::ObservedTimeSkewed.report().with("bound", 5),
        not(&card(), &Chair::window("hg-w1", "0002"), CommandKind::Accept),
    ]
}

/// One report for every refusal, in the order of the table.
pub(crate) fn produced() -> Vec<Report> {
    let mut all = vec![
        not(&card(), &w1(), CommandKind::Take),
        told(&card(), &w1(), &Order::Timer(CommandKind::Remind)),
        not(&card(), &r1(), CommandKind::Approve),
    ];
    for some in [persons(), bank_and_training(), review(), papers(), ends(), details()] {
        all.extend(some);
    }
    all
}

#[test]
fn every_refusal_is_produced_and_reads_as_it_should() {
    let produced = produced();
    let codes: Vec<_> = produced.iter().map(Report::code).collect();
    assert_eq!(codes, codes::case::ALL);
    assert_eq!(codes, Refusal::ALL.iter().map(|refusal| refusal.code()).collect::<Vec<_>>());
    assert_eq!(produced.len(), EXPECTED.len());
    for (report, (code, en, zh)) in produced.iter().zip(EXPECTED) {
        assert_eq!(report.code().as_str(), *code);
        assert_eq!(report.kind(), Kind::Refusal);
        assert_eq!(report.message(Language::English), *en);
        assert_eq!(report.message(Language::Chinese), *zh);
        for language in [Language::English, Language::Chinese] {
            let help = report.help(language);
            assert!(!help.is_empty() && !help.contains('{'), "{code}: {help}");
        }
    }
    let desks = &produced[0];
    assert_eq!(desks.help(Language::English), "go to a desk that has it: hall");
    assert_eq!(desks.help(Language::Chinese), "请到有此操作的岗位办理：大厅");
}

#[test]
fn nothing_but_a_registration_is_for_a_case_that_is_not_registered() {
    let world = World::new(item(CARD), DAY);
    let report = not(&world, &w1(), CommandKind::Accept);
    assert_eq!(
        report.message(Language::English),
        "the case is at stage `not registered`, where `accept` has no place"
    );
    assert_eq!(report.message(Language::Chinese), "办件处于“未登记”环节，不能“受理”");
}

const EXPECTED: &[(&str, &str, &str)] = &[
    ("not-at-this-desk", "this desk has no such command", "本岗位没有这项操作"),
    (
        "only-the-office-may",
        "timers and outside events are the office's own; nobody can submit them",
        "定时器和外部事件只由系统自己触发，任何人不得提交",
    ),
    (
        "not-at-this-stage",
        "the case is at stage `received`, where `approve` has no place",
        "办件处于“已接件”环节，不能“准予”",
    ),
    (
        "recused-may-not-act",
        "a person who declared a recusal may not act on the case",
        "已声明回避的人员不得办理本件",
    ),
    (
        "party-may-not-act",
        "a person who is a party to the case, or acts for one, may not act on it",
        "本件当事人或其代理人不得办理本件",
    ),
    ("not-posted", "the person does not hold this post at this place today", "该人员今日未派驻在此岗位"),
    (
        "not-qualified",
        "the person is not qualified for items of category `社会保障卡`",
        "该人员未取得“社会保障卡”类事项的办理资格",
    ),
    (
        "acceptor-may-not-review",
        "whoever worked on the case at a window may not review it, under any account",
        "在窗口经手过本件的人员不得审查本件，换账号也不行",
    ),
    (
        "reviewer-may-not-work-the-window",
        "whoever reviewed the case may not work on it at a window",
        "审查过本件的人员不得在窗口办理本件",
    ),
    (
        "supervisor-may-not-handle",
        "whoever supervised the case may not handle or review it",
        "监督过本件的人员不得再经办或审查本件",
    ),
    (
        "handler-may-not-supervise",
        "whoever handled or reviewed the case may not supervise it",
        "经办或审查过本件的人员不得监督本件",
    ),
    (
        "only-the-bureau-may",
        "staff of a bank may not do this; it is the bureau's, in the competent organ's name",
        "银行人员无权进行此操作，须由人社部门以主管机关名义办理",
    ),
    (
        "beyond-agreement",
        "the agreement with the bank does not list the item, or it is a licence",
        "社银合作协议未列入该事项，或该事项属行政许可",
    ),
    (
        "too-few-reviewers-left",
        "by this act too few untouched reviewers would be left for the case",
        "此操作会使本件没有足够的未经手审查人员",
    ),
    (
        "cosignature-wanted",
        "the receipt was made in training and is not co-signed yet",
        "接件由培训期人员完成，尚未会签",
    ),
    ("no-cosignature-wanted", "the receipt needs no co-signature", "本件接件无需会签"),
    (
        "cosigner-must-be-another",
        "the co-signer must be another natural person than the receiver",
        "会签人不得与接件人为同一自然人",
    ),
    ("cosigner-must-be-bureau", "the co-signer must be on the bureau's staff", "会签人须为人社部门人员"),
    ("lease-held", "another reviewer has taken the case", "本件已被其他审查人员领办"),
    (
        "lease-not-held",
        "the person has not taken the case, or the lease ran out",
        "该人员未领办本件，或领办已到期",
    ),
    (
        "second-reviewer-must-differ",
        "the second reviewer must be another person than the first",
        "复核人不得与初审人为同一人",
    ),
    (
        "needs-review",
        "the item is decided by the hall; nobody completes it at a window alone",
        "该事项须由大厅审查决定，窗口一人不得办结",
    ),
    (
        "needs-no-review",
        "the item is completed at the window and never enters review",
        "该事项由窗口即办，不进入审查",
    ),
    ("materials-missing", "required materials are missing", "必需材料不齐"),
    ("nothing-missing", "nothing is missing, so there is nothing to ask for", "材料齐全，无需补正"),
    ("not-asked", "no supplement was asked for", "本件未要求补正"),
    (
        "supplement-pending",
        "the applicant still has time to supply what was asked for",
        "申请人仍在补正期限内",
    ),
    ("supplement-overdue", "the term of the supplement has passed", "补正期限已过"),
    ("rounds-exhausted", "a supplement was asked for as often as allowed", "补正告知已达次数上限"),
    (
        "already-told",
        "everything missing is told at once; a later notice needs facts that were not known then",
        "应一次性告知；再次告知须有新的事实",
    ),
    ("returns-exhausted", "the case was returned to the window as often as allowed", "退回窗口已达次数上限"),
    ("already-served", "the decision was served before", "决定已经送达"),
    ("already-decided", "the case is decided and can no longer be withdrawn", "本件已作出决定，不能撤回"),
    ("nothing-to-issue", "there is no document to issue in this case", "本件无需出件"),
    ("document-not-here", "the document is not where this command needs it", "出件物不在此操作所需的位置"),
    ("collection-term-runs", "the citizen still has time to collect the document", "领取期限未满"),
    (
        "overdue-not-proposed",
        "no term has passed: the office has not proposed to end the case",
        "期限未满，系统尚未提出逾期",
    ),
    ("term-runs", "the term of the timer has not been reached", "定时期限未到"),
    (
        "somebody-is-left",
        "somebody eligible is left for the next step, or the case is already escalated",
        "下一步仍有合格人员可办，或本件已上报",
    ),
    (
        "substitute-unfit",
        "the substitute is not posted, not qualified, barred or has touched the case",
        "指定人员未派驻、无资格、须回避或已经手本件",
    ),
    (
        "applicant-kind-not-allowed",
        "the item is not open to applicants of kind `legal person`",
        "该事项不受理“法人”类申请人",
    ),
    ("item-not-offered", "the item is not offered at this outlet", "本网点不办理该事项"),
    (
        "mandate-missing",
        "whoever stands at the window is not the applicant and shows no valid mandate",
        "到场人不是申请人且没有有效委托",
    ),
    (
        "real-name-missing",
        "the person present was not identified, or without success",
        "未核验到场人身份，或核验未通过",
    ),
    (
        "collector-not-entitled",
        "the collector was not identified as a party or their agent",
        "领取人未核验为当事人或其代理人",
    ),
    (
        "reason-missing",
        "a decision against the applicant needs a reason and a legal ground",
        "对申请人不利的决定须说明理由和法律依据",
    ),
    ("login-expired", "the login of the desk has expired", "岗位登录已过期"),
    (
        "observed-time-skewed",
        "the time of the act differs from the office's clock by more than 5 minutes",
        "操作时间与系统时钟相差超过5分钟",
    ),
    (
        "wrong-outlet",
        "the case is handled at outlet `Zhenwushan Street, Xiangcheng District (0001)`, not here",
        "本件由“襄城区真武山街道(0001)”网点办理，不在本网点",
    ),
];
