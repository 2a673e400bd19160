//! The desks, each with the commands of its own. What a desk may not do, it has no method for.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::desk::Desk;
use super::failure::Failure;
use super::prepared::Request;
use super::reply::Reply;
use crate::case::{
    ApplicantKind, Attendance, Case, Command, NoticeGrounds, Paper, Payload, RealName, RecusalCause,
    ReturnReason, ServiceMethod,
};
use crate::id::{CaseId, ItemCode, OutletCode, PersonId};
use crate::trace::key::Signer;

/// Makes a desk and its methods. Each method takes the case as the person saw it and the office's time.
macro_rules! desk {
    (
        $(#[$doc:meta])* $name:ident
        $(
            $(#[$method_doc:meta])*
            $method:ident ( $($field:ident : $type:ty),* ) $(with $payload:ident)? => $variant:ident;
        )*
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(Desk);

        impl $name {
            pub(super) const fn new(desk: Desk) -> Self {
                Self(desk)
            }

            /// The desk with the key of the person who sits there: acts in one call are signed with it.
            #[must_use]
            pub fn signing(self, signer: Arc<dyn Signer>) -> Self {
                Self(self.0.signing(signer))
            }

            /// The seat: to prepare and submit in two steps, or to ask what may be done next.
            #[must_use]
            pub const fn desk(&self) -> &Desk {
                &self.0
            }

            $(
                $(#[$method_doc])*
                ///
                /// # Errors
                /// [`Failure`]: the rule that stands against it, a race that was lost, bad input, or what the
                /// store reports.
                pub fn $method(
                    &self,
                    case: &Case,
                    $($field: $type,)*
                    $($payload: Payload,)?
                    now: DateTime<Utc>,
                ) -> Result<Reply, Failure> {
                    let payloads: &[Payload] = &[$($payload)?];
                    let payload = payloads.first().cloned().unwrap_or_default();
                    self.0.once(case, Command::$variant { $($field),* }, payload, now)
                }
            )*
        }
    };
}

impl Desk {
    /// One command, prepared and submitted under an id of its own.
    fn once(
        &self,
        case: &Case,
        command: Command,
        payload: Payload,
        now: DateTime<Utc>,
    ) -> Result<Reply, Failure> {
        let id = self.office().command_id()?;
        let (case, seen) = (case.id(), case.version());
        self.act(Request { case, command, id, observed_at: now, payload, seen }, now)
    }

    fn register(
        &self,
        item: ItemCode,
        applicant: ApplicantKind,
        period: String,
        payload: Payload,
        now: DateTime<Utc>,
    ) -> Result<Reply, Failure> {
        let case = Case::unopened(CaseId::random(self.office().settings().entropy.as_ref())?);
        self.once(&case, Command::Register { applicant, item, period }, payload, now)
    }
}

desk! {
    /// A desk at a window: receives, accepts and issues. It has no method that reviews:
    ///
    /// ```compile_fail
    /// # fn approve(window: &banjian::office::WindowDesk, case: &banjian::case::Case) {
    /// window.approve(case, "basis".into(), chrono::DateTime::UNIX_EPOCH);
    /// # }
    /// ```
    WindowDesk
    /// 接件: takes in the papers of an identified person. `payload` names the parties, and gives the facts for the
    /// item's policy: its answer is recorded, and bars nobody.
    receive(attends: Attendance, identified: RealName, materials: Vec<Paper>) with payload => Receive;
    /// 会签: signs the receipt of somebody in training.
    co_sign() => CoSign;
    /// 补正告知: tells at once everything that is missing, by position in the item's list of materials: what is named here,
    /// and what has not come and is needed by the facts that were given last.
    ask_supplement(missing: Vec<u16>, grounds: NoticeGrounds) with payload => AskSupplement;
    /// 补正, on the applicant's behalf. Facts in `payload` may show that a paper is not needed.
    supply(materials: Vec<Paper>) with payload => Supply;
    /// 受理.
    accept() => Accept;
    /// 不予受理. `payload` gives the reason.
    refuse_acceptance(ground: String) with payload => RefuseAcceptance;
    /// 窗口不予: denies an item of the window. `payload` gives the reason.
    reject_at_window(ground: String) with payload => RejectAtWindow;
    /// 即办. `payload` gives the facts on which it rests, where the item names a policy.
    complete_at_window() with payload => CompleteAtWindow;
    /// 转审.
    send_to_review() => SendToReview;
    /// 送达.
    serve(method: ServiceMethod) with payload => Serve;
    /// 制证.
    make_document(stock: Option<String>) => MakeDocument;
    /// 流转.
    send_to_outlet(outlet: OutletCode) => SendToOutlet;
    /// 签收.
    receive_at_outlet() => ReceiveAtOutlet;
    /// 出件.
    hand_over(collector: Attendance, identified: RealName) with payload => HandOver;
    /// 退回制证.
    return_to_maker() => ReturnToMaker;
    /// 存档.
    archive() => Archive;
    /// 撤回, on the applicant's behalf.
    withdraw() with payload => Withdraw;
    /// 回避.
    declare_recusal(cause: RecusalCause) => DeclareRecusal;
    /// 上报.
    escalate() => Escalate;
}

desk! {
    /// A reviewer's desk in the hall. It has no method that accepts or issues:
    ///
    /// ```compile_fail
    /// # fn accept(hall: &banjian::office::HallDesk, case: &banjian::case::Case) {
    /// hall.accept(case, chrono::DateTime::UNIX_EPOCH);
    /// # }
    /// ```
    HallDesk
    /// 领办.
    take() => Take;
    /// 准予, on this basis. `payload` gives the facts on which it rests, where the item names a policy.
    approve(basis: String) with payload => Approve;
    /// 不予. `payload` gives the reason, and the facts as in an approval.
    deny(ground: String) with payload => Deny;
    /// 退回.
    return_to_window(reason: ReturnReason) with payload => ReturnToWindow;
    /// 补正告知.
    ask_supplement(missing: Vec<u16>, grounds: NoticeGrounds) with payload => AskSupplement;
    /// 送达.
    serve(method: ServiceMethod) with payload => Serve;
    /// 逾期终止: confirms what a timer proposed.
    confirm_overdue() => ConfirmOverdue;
    /// 回避.
    declare_recusal(cause: RecusalCause) => DeclareRecusal;
    /// 上报.
    escalate() => Escalate;
}

desk! {
    /// A superior's desk.
    SupervisionDesk
    /// 指定: names who takes the next step of an escalated case.
    substitute(person: PersonId) => Substitute;
    /// 逾期终止: confirms what a timer proposed.
    confirm_overdue() => ConfirmOverdue;
    /// 回避.
    declare_recusal(cause: RecusalCause) => DeclareRecusal;
    /// 上报.
    escalate() => Escalate;
}

desk! {
    /// The citizen's or agent's desk on line.
    PortalDesk
    /// 补正.
    supply(materials: Vec<Paper>) with payload => Supply;
    /// 撤回.
    withdraw() => Withdraw;
}

/// Both those who come and those who are on line can open a case.
macro_rules! registers {
    ($($desk:ident),*) => {$(
        impl $desk {
            /// 登记: opens a case. `payload` names the applicant, and the subject where it is another.
            ///
            /// # Errors
            /// [`Failure`].
            pub fn register(
                &self,
                item: ItemCode,
                applicant: ApplicantKind,
                period: String,
                payload: Payload,
                now: DateTime<Utc>,
            ) -> Result<Reply, Failure> {
                self.0.register(item, applicant, period, payload, now)
            }
        }
    )*};
}

registers!(WindowDesk, PortalDesk);
