//! What was refused and why, by really trying.

use banjian::calendar::civil_day;
use banjian::case::{ApplicantKind, Attendance, Case, Original, Paper, Payload, RealName};
use banjian::id::CaseId;
use banjian::network::{Employer, Place, Post, Posting, Qualification, RosterChange, Staff};
use banjian::office::{Failure, Office, WindowDesk, command_from_json};
use banjian::report::Report;
use banjian::text::Text;
use banjian::trace::register::KeyEvent;
use chrono::{DateTime, TimeDelta, Utc};

use crate::Fault;
use crate::page::{Page, clock};
use crate::people::citizen;
use crate::town::Town;

/// 失业保险待遇发放账户维护(个人).
const ACCOUNT: &str = "992014002009";

/// Tries what must not go through; gives the codes of the refusals.
///
/// # Errors
/// What the office reports; an attempt that went through.
pub fn tell(town: &Town, from: DateTime<Utc>, page: &mut Page<'_>) -> Result<Vec<&'static str>, Fault> {
    page.heading("被拒绝的,以及为什么", "What was refused, and why")?;
    let mut trial = Trial { at: from, codes: Vec::new(), next: 17_000_100, page, town };
    trial.second_account()?;
    trial.bank_refuses()?;
    trial.trainee_accepts()?;
    trial.alone()?;
    trial.own_case()?;
    trial.borrowed_key()?;
    trial.timer()?;
    trial.stolen_role()?;
    Ok(trial.codes)
}

struct Trial<'a, 'p> {
    at: DateTime<Utc>,
    codes: Vec<&'static str>,
    next: u64,
    page: &'a mut Page<'p>,
    town: &'a Town,
}

impl Trial<'_, '_> {
    fn office(&self) -> &Office {
        &self.town.office
    }

    fn window(&self, person: &str, outlet: &str) -> Result<WindowDesk, Fault> {
        self.town.window(person, outlet, self.at)
    }

    fn case(&self, id: CaseId) -> Result<Case, Fault> {
        Ok(self.office().case(id)?)
    }

    /// A citizen's case, received at a desk.
    fn received(&mut self, desk: &WindowDesk) -> Result<CaseId, Fault> {
        self.next += 1;
        let applicant = citizen("420602", self.next)?;
        self.received_from(desk, Payload { applicant: Some(applicant), ..Payload::default() })
    }

    fn received_from(&mut self, desk: &WindowDesk, parties: Payload) -> Result<CaseId, Fault> {
        self.at += TimeDelta::minutes(1);
        let item = self.office().catalog().item(&ACCOUNT.parse()?).ok_or("no such item")?.clone();
        let natural = ApplicantKind::Natural;
        let id = desk.register(item.code.clone(), natural, String::new(), parties.clone(), self.at)?.case;
        let count = u16::try_from(item.materials.len())?;
        let papers =
            (0..count).map(|material| Paper { hash: None, material, original: Original::Seen }).collect();
        let (attends, identified) = (Attendance::Applicant, RealName::DocumentRead);
        desk.receive(&self.case(id)?, attends, identified, papers, parties, self.at)?;
        Ok(id)
    }

    fn refused<T>(&mut self, zh: &str, en: &str, tried: Result<T, Failure>) -> Result<(), Fault> {
        let report = match tried {
            Ok(_) => return Err(format!("went through: {en}").into()),
            Err(Failure::Refused { report, .. }) => report,
            Err(Failure::Failed(faults)) => faults.reports().first().ok_or("no report")?.clone(),
        };
        self.codes.push(report.code().as_str());
        self.tell(zh, en, &report)
    }

    fn tell(&mut self, zh: &str, en: &str, report: &Report) -> Result<(), Fault> {
        let language = self.page.language();
        let at = clock(self.at);
        self.page.say(format!("{at}  {zh}"), format!("{at}  {en}"))?;
        let (message, help) = (report.message(language), report.help(language));
        self.page.say(
            format!("       拒绝:{message}({})", report.code()),
            format!("       no: {message} ({})", report.code()),
        )?;
        let source = report.source_of_law();
        if source.is_empty() {
            self.page.line(format!("       → {help}"))
        } else {
            self.page.line(format!("       → {help}  [{source}]"))
        }
    }

    /// Two administrators post a window clerk as reviewer too; her own case stays out of her reach.
    fn second_account(&mut self) -> Result<(), Fault> {
        let (desk, today) = (self.window("zws-w1", "0001")?, civil_day(self.at));
        let id = self.received(&desk)?;
        desk.accept(&self.case(id)?, self.at)?;
        let roster = self.town.roster(self.at)?;
        let item = self.office().catalog().item(&ACCOUNT.parse()?).ok_or("no such item")?.clone();
        roster.change(
            self.office().command_id()?,
            RosterChange::Post(Posting {
                from: today,
                person: "zws-w1".parse()?,
                place: Place::Section(item.section.value.clone()),
                post: Post::Reviewer,
                until: None,
                window: None,
            }),
            self.at,
        )?;
        let second = self.town.hall("zws-w1", self.at)?;
        let tried = second.take(&self.case(id)?, self.at);
        self.refused(
            "真武山窗口经办1 经两名管理员加派为审核,想在大厅岗位领办自己受理的办件",
            "window clerk 1 of Zhenwushan, whom two administrators posted as reviewer too, takes at a hall desk what she accepted",
            tried,
        )
    }

    fn bank_refuses(&mut self) -> Result<(), Fault> {
        let desk = self.window("xc-b1", "0006")?;
        let id = self.received(&desk)?;
        let reason = Payload { reason: Some("材料不符".into()), ..Payload::default() };
        let tried = desk.refuse_acceptance(&self.case(id)?, "行政许可法第三十二条".into(), reason, self.at);
        self.refused("襄城支行银行经办1 作出不予受理", "the bank's clerk refuses acceptance", tried)
    }

    fn trainee_accepts(&mut self) -> Result<(), Fault> {
        let desk = self.window("zws-t1", "0001")?;
        let id = self.received(&desk)?;
        let tried = desk.accept(&self.case(id)?, self.at);
        self.refused(
            "真武山见习1 受理自己接的件",
            "a trainee accepts what she received, beyond her qualification",
            tried,
        )
    }

    fn alone(&mut self) -> Result<(), Fault> {
        let desk = self.window("hg-w1", "0002")?;
        let id = self.received(&desk)?;
        let tried = desk.complete_at_window(&self.case(id)?, Payload::default(), self.at);
        self.refused(
            "红光社区窗口经办1 想一人办结失业金账户变更",
            "one clerk completes a change of a benefit's account alone",
            tried,
        )
    }

    /// A colleague whose identity document the roster knows by a keyed digest applies at her own window.
    fn own_case(&mut self) -> Result<(), Fault> {
        let applicant = citizen("420602", 17_000_200)?;
        let roster = self.town.roster(self.at)?;
        let (person, from) = ("hg-w9".parse()?, civil_day(self.at));
        let label = Text::new("红光社区窗口经办9", "window clerk 9 of Hongguang");
        let identity = Some(roster.identity_digest(&applicant.identity));
        let staff = Staff { employer: Employer::Bureau, id: person, identity, label };
        let person = staff.id.clone();
        let posting = Posting {
            from,
            person: person.clone(),
            place: Place::Outlet("0002".parse()?),
            post: Post::WindowClerk,
            until: None,
            window: Some("w1".parse()?),
        };
        let categories = vec!["参保信息维护".into()];
        let granted_by = "Xiangyang HRSS bureau (invented)".into();
        let granted = Qualification { categories, from, granted_by, person, until: None };
        for change in [RosterChange::Hire(staff), RosterChange::Post(posting), RosterChange::Qualify(granted)]
        {
            roster.change(self.office().command_id()?, change, self.at)?;
        }
        let key = self.town.keys.registration(self.office(), "hg-w9", self.at)?;
        roster.key(self.office().command_id()?, &KeyEvent::Register(key), self.at)?;
        let colleague = self.window("hg-w1", "0002")?;
        let parties = Payload { applicant: Some(applicant), ..Payload::default() };
        let id = self.received_from(&colleague, parties)?;
        let own = self.window("hg-w9", "0002")?;
        let tried = own.accept(&self.case(id)?, self.at);
        self.refused(
            "红光社区窗口经办9 受理自己为申请人的办件(同事接件)",
            "a clerk accepts her own application, which a colleague received",
            tried,
        )
    }

    /// A colleague's card lies in the reader.
    fn borrowed_key(&mut self) -> Result<(), Fault> {
        let desk = self.window("hg-w1", "0002")?;
        let id = self.received(&desk)?;
        let borrowed = desk.signing(self.town.keys.of("hg-w2")?);
        let tried = borrowed.accept(&self.case(id)?, self.at);
        self.refused(
            "红光社区窗口经办1 用同事的密钥签名受理",
            "a clerk signs an acceptance with a colleague's key",
            tried,
        )
    }

    fn timer(&mut self) -> Result<(), Fault> {
        let tried = command_from_json(r#"{"deem-accepted":{}}"#);
        self.refused(
            "有人以 JSON 提交定时器的操作:{\"deem-accepted\":{}}",
            "somebody sends a timer's command as JSON: {\"deem-accepted\":{}}",
            tried,
        )
    }

    fn stolen_role(&mut self) -> Result<(), Fault> {
        let tried = command_from_json(r#"{"approve":{"basis":"x","role":"reviewer"}}"#);
        self.refused(
            "有人在 JSON 中自称审核:{\"approve\":{\"basis\":\"x\",\"role\":\"reviewer\"}}",
            "somebody writes a role into a command: {\"approve\":{\"basis\":\"x\",\"role\":\"reviewer\"}}",
            tried,
        )
    }
}
