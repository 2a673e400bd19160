//! The report's own case: a new card at a bank's counter, then an account changed with the hall's approver live.

use banjian::calendar::{Derivation, Unit};
use banjian::case::{
    ApplicantKind, Attendance, Case, EventHeader, Original, Paper, Payload, RealName, ServiceMethod,
};
use banjian::catalog::item::Item;
use banjian::id::CaseId;
use banjian::office::{Failure, HallDesk, Reply, WindowDesk};
use banjian::text::Language;
use chrono::{DateTime, TimeDelta, Utc};

use crate::Fault;
use crate::page::{Page, clock};
use crate::people::citizen;
use crate::proof;
use crate::tally::verdict;
use crate::town::Town;

/// 工行襄城支行.
const BRANCH: &str = "0006";
/// 社会保障卡即时制卡.
const CARD: &str = "992014012014";
/// 失业保险待遇发放账户维护(个人).
const ACCOUNT: &str = "992014002009";
/// 社会保障卡申领.
const FIRST_CARD: &str = "992014012001";

/// Plays the case and tells it, beginning at an instant; the receipt of every act is checked at once. Gives the case
/// of the account.
///
/// # Errors
/// What the office reports.
pub fn tell(town: &Town, from: DateTime<Utc>, page: &mut Page<'_>) -> Result<CaseId, Fault> {
    page.heading(
        "报道中的一件事:新卡,再改失业金账户",
        "The report's own case: a new card, then the benefit's account",
    )?;
    let desk = |person: &str| -> Result<WindowDesk, Fault> { town.window(person, BRANCH, from) };
    let (bank, bureau) = (desk("xc-b1")?, desk("xc-w1")?);
    let approver = town.hall("registration-r1", from)?;
    // Beyond the numbers of all who come later.
    let parties = Payload { applicant: Some(citizen("420602", 17_000_001)?), ..Payload::default() };
    let mut scene = Scene { at: from, page, town };

    let card = scene.item(CARD)?;
    let id = scene.comes(&card, &bank, &parties)?;
    scene.window("即办办结", "completes it", id, &bank, |desk, case, now| {
        desk.complete_at_window(case, Payload::default(), now)
    })?;
    scene.window("当场制卡", "makes the card", id, &bank, |desk, case, now| {
        desk.make_document(case, Some("B-0001".into()), now)
    })?;
    scene.window("交卡", "hands the card over", id, &bureau, |desk, case, now| {
        desk.hand_over(case, Attendance::Applicant, RealName::DocumentRead, Payload::default(), now)
    })?;
    scene.verdict(id, &card)?;

    let account = scene.item(ACCOUNT)?;
    let basis = account.basis.first().cloned().unwrap_or_default();
    let id = scene.comes(&account, &bank, &parties)?;
    scene.page.say(
        "       改待遇账户不得一人办结:窗口呼叫大厅审批人,申请人在场。",
        "       Nobody changes a benefit's account alone: the window calls the hall's approver, the applicant stays.",
    )?;
    scene.window("受理,同时转大厅", "accepts; it goes to the hall at once", id, &bank, WindowDesk::accept)?;
    scene.hall("领办", "takes it", id, &approver, HallDesk::take)?;
    scene.hall("准予", "approves", id, &approver, move |desk, case, now| {
        desk.approve(case, basis.clone(), Payload::default(), now)
    })?;
    scene.window("送达", "serves the decision", id, &bureau, |desk, case, now| {
        desk.serve(case, ServiceMethod::InPerson, Payload::default(), now)
    })?;
    scene.verdict(id, &account)?;
    let changed = id;

    let first = scene.item(FIRST_CARD)?;
    let neighbour = Payload { applicant: Some(citizen("420602", 17_000_002)?), ..Payload::default() };
    scene.page.say(
        "       排在后面的市民首次申领,是承诺件:",
        "       The next in the queue applies for a first card, within a promised time:",
    )?;
    let id = scene.comes(&first, &bank, &neighbour)?;
    scene.window("受理", "accepts", id, &bank, WindowDesk::accept)?;
    scene.window("转审", "sends it to the hall", id, &bank, WindowDesk::send_to_review)?;
    scene.due(id, &first)?;
    scene.page.say(
        "       ✓ 即每步的回执已当场核验:本人签名,已入日志。",
        "       ✓: the receipt was checked at once: signed by this person's key, and in the log.",
    )?;
    Ok(changed)
}

struct Scene<'a, 'p> {
    at: DateTime<Utc>,
    page: &'a mut Page<'p>,
    town: &'a Town,
}

impl Scene<'_, '_> {
    fn item(&self, code: &str) -> Result<Item, Fault> {
        Ok(self.town.office.catalog().item(&code.parse()?).ok_or("no such item")?.clone())
    }

    /// Registration and receipt of complete papers.
    fn comes(&mut self, item: &Item, desk: &WindowDesk, parties: &Payload) -> Result<CaseId, Fault> {
        let name = self.page.name(&item.name);
        self.page.line(format!("{name}  {}", item.code))?;
        let at = self.next();
        let reply =
            desk.register(item.code.clone(), ApplicantKind::Natural, String::new(), parties.clone(), at)?;
        let number = reply.number;
        self.told(desk.desk().person(), &format!("登记 {number}"), &format!("registers {number}"), &reply)?;
        let count = u16::try_from(item.materials.len())?;
        let papers: Vec<_> =
            (0..count).map(|material| Paper { hash: None, material, original: Original::Seen }).collect();
        let parties = parties.clone();
        self.window("接件", "receives the papers", reply.case, desk, move |desk, case, now| {
            let identified = RealName::DocumentRead;
            desk.receive(case, Attendance::Applicant, identified, papers.clone(), parties.clone(), now)
        })?;
        Ok(reply.case)
    }

    fn window(
        &mut self,
        zh: &str,
        en: &str,
        id: CaseId,
        desk: &WindowDesk,
        act: impl Fn(&WindowDesk, &Case, DateTime<Utc>) -> Result<Reply, Failure>,
    ) -> Result<(), Fault> {
        let (at, case) = (self.next(), self.town.office.case(id)?);
        let reply = act(desk, &case, at)?;
        self.told(desk.desk().person(), zh, en, &reply)
    }

    fn hall(
        &mut self,
        zh: &str,
        en: &str,
        id: CaseId,
        desk: &HallDesk,
        act: impl Fn(&HallDesk, &Case, DateTime<Utc>) -> Result<Reply, Failure>,
    ) -> Result<(), Fault> {
        let (at, case) = (self.next(), self.town.office.case(id)?);
        let reply = act(desk, &case, at)?;
        self.told(desk.desk().person(), zh, en, &reply)
    }

    fn next(&mut self) -> DateTime<Utc> {
        self.at += TimeDelta::minutes(1);
        self.at
    }

    fn told(
        &mut self,
        person: Option<&banjian::id::PersonId>,
        zh: &str,
        en: &str,
        reply: &Reply,
    ) -> Result<(), Fault> {
        let language = self.page.language();
        let label = person.map(|person| self.town.label(person));
        let who = label.as_ref().map_or("", |label| label.in_language(language));
        let stage = reply.stage.words().in_language(language);
        proof::holds(self.town, reply.position)?;
        let at = clock(self.at);
        self.page.say(format!("{at}  {who}:{zh} → {stage} ✓"), format!("{at}  {who} {en} → {stage} ✓"))
    }

    /// The clause, and whether it was in time.
    fn verdict(&mut self, id: CaseId, item: &Item) -> Result<(), Fault> {
        let mut found = None;
        for stored in self.town.office.journal().events(id)? {
            let header: EventHeader = banjian::canonical::from_slice(&stored.header)?;
            found = verdict(&header.event).cloned().or(found);
        }
        self.clause(item)?;
        match found.and_then(|on_time| on_time.derivation) {
            Some(derivation) => self.derived(&derivation),
            None => self.page.say(
                "       时限:目录中未查明,不计为按时。",
                "       limit: none known in the catalogue, so it is not counted as on time.",
            ),
        }
    }

    /// When it is due, and why.
    fn due(&mut self, id: CaseId, item: &Item) -> Result<(), Fault> {
        self.clause(item)?;
        let case = self.town.office.case(id)?;
        let governing = case.clocks().governing().ok_or("a limit was known")?;
        let limit = item.limits.get(usize::from(governing.limit)).ok_or("no such limit")?;
        let start = match limit.start {
            banjian::catalog::item::Start::Received => case.clocks().received(),
            banjian::catalog::item::Start::Accepted => case.clocks().accepted(),
        };
        let calendar = banjian::calendar::Calendar::reference();
        self.page
            .say(format!("       时限依据:{}", limit.basis), format!("       limit by {}", limit.basis))?;
        self.derived(&calendar.derive(
            start.ok_or("the limit has begun")?,
            limit.span,
            case.clocks().pauses(),
        ))
    }

    fn clause(&mut self, item: &Item) -> Result<(), Fault> {
        let basis = item.basis.first().map_or("", String::as_str);
        self.page.say(format!("       依据:{basis}"), format!("       by {basis}"))
    }

    fn derived(&mut self, told: &Derivation) -> Result<(), Fault> {
        let amount = told.span.amount;
        let (zh, en) = match told.span.unit {
            Unit::WorkingDays => ("个工作日", "working days"),
            Unit::CalendarDays => ("日", "days"),
            Unit::Months => ("个月", "months"),
        };
        let (start, first, due) = (told.start, told.first_counted, told.due);
        let (off, paused) = (told.days_off, told.days_paused);
        match self.page.language() {
            Language::Chinese => self.page.line(format!(
                "       {start} 起 {amount} {zh},首日 {first},跳过休息日 {off} 天,中止 {paused} 天:{due} 到期。"
            )),
            Language::English => self.page.line(format!(
                "       {amount} {en} from {start} (not counted), first {first}, {off} days off passed over, {paused} paused: due {due}."
            )),
        }
    }
}
