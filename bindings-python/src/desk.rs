//! The desks. Each has the commands of its own and no others.

use std::sync::Arc;

use banjian::case::{
    self, ApplicantKind, Attendance, Command, NoticeGrounds, RealName, RecusalCause, ReturnReason,
    ServiceMethod,
};
use banjian::id::{CaseId, CommandId};
use banjian::office::{self, Failure};
use banjian::report::{self as core_report};
use chrono::{DateTime, Utc};
use pyo3::prelude::{PyRef, PyResult, Python, pyclass, pymethods};

use crate::case::{Next, Paper, Payload, Reply, Seen};
use crate::convert::{Instant, Word};
use crate::log;
use crate::open::{Open, Together};
use crate::report::OrRaise as _;
use crate::signer::{AnySigner, PublicKey};

/// When, and under which id.
pub(crate) struct When {
    pub(crate) now: Option<Instant>,
    pub(crate) observed_at: Option<Instant>,
    pub(crate) command_id: Option<String>,
}

/// A core desk that this file can work with.
pub(crate) trait Seat: Clone + Send + Sync + 'static {
    /// What all desks have in common.
    fn desk(&self) -> &office::Desk;
}

macro_rules! seats {
    ($($of:ident),*) => {$(
        impl Seat for office::$of {
            fn desk(&self) -> &office::Desk {
                Self::desk(self)
            }
        }
    )*};
}

seats!(HallDesk, PortalDesk, SupervisionDesk, WindowDesk);

fn request<S: Seat>(
    desk: &S,
    case: &Seen,
    command: Command,
    payload: Option<case::Payload>,
    when: When,
) -> Result<(office::Request, DateTime<Utc>), core_report::Report> {
    let now = Instant::or_now(when.now);
    let id = match when.command_id {
        Some(id) => id.parse::<CommandId>()?,
        None => desk.desk().office().command_id()?,
    };
    let request = office::Request {
        case: case.id,
        command,
        id,
        observed_at: when.observed_at.map_or(now, |observed| observed.0),
        payload: payload.unwrap_or_default(),
        seen: case.version,
    };
    Ok((request, now))
}

fn act<S: Seat>(
    open: &Open<S>,
    py: Python<'_>,
    case: &Seen,
    command: Command,
    payload: Option<PyRef<'_, Payload>>,
    when: When,
) -> PyResult<Reply> {
    let payload = payload.map(|payload| payload.0.clone());
    let reply = open.work(py, move |desk| -> Result<_, Failure> {
        let (request, now) = request(&desk, case, command, payload, when)?;
        desk.desk().act(request, now)
    })?;
    log::act(py, &reply);
    Ok(reply.into())
}

/// A case that no one has registered yet.
fn unopened<S: Seat>(open: &Open<S>, case_id: Option<&str>) -> PyResult<Seen> {
    let id = match case_id {
        Some(id) => id.parse().or_raise()?,
        None => {
            let random = open.get().and_then(|desk| desk.desk().office().command_id()).or_raise()?;
            CaseId::from_bytes(*random.as_bytes())
        }
    };
    Ok(Seen { id, version: 0 })
}

/// An act that is ready to be signed and submitted. Made by a desk, which filled in who acts and where.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug, Clone)]
pub(crate) struct Prepared(pub(crate) office::Prepared);

#[pymethods]
impl Prepared {
    /// The bytes that a signature covers.
    #[getter]
    fn data(&self) -> PyResult<std::borrow::Cow<'static, [u8]>> {
        self.0.bytes().or_raise().map(Into::into)
    }

    /// The id of the case, in hexadecimal.
    #[getter]
    fn case(&self) -> String {
        self.0.act().case.to_string()
    }

    /// The id of the command, in hexadecimal: the same id twice does the same thing once.
    #[getter]
    fn command_id(&self) -> String {
        self.0.act().command.to_string()
    }

    /// What an SM2 module signs that takes a digest; `None` for an Ed25519 key.
    fn sm2_digest(&self, key: &PublicKey) -> PyResult<Option<std::borrow::Cow<'static, [u8]>>> {
        Ok(self.0.sm2_digest(&key.0).or_raise()?.map(|digest| digest.to_vec().into()))
    }

    /// The act with a signature that was made elsewhere over `data`: 64 bytes, or for SM2 also DER. Raises `Error`
    /// (`signature-…`) where it is not of this key.
    fn with_signature(&self, key: &PublicKey, signature: &[u8]) -> PyResult<Self> {
        self.0.clone().with_signature(&key.0, signature).or_raise().map(Self)
    }

    fn __repr__(&self) -> String {
        format!("Prepared({}, case {})", self.0.act().kind, self.0.act().case)
    }
}

/// Makes the class of a desk: what all have, and a method a command.
macro_rules! desk {
    (
        $(#[$doc:meta])* $name:ident $([$register:ident])? {
        $(
            $(#[$method_doc:meta])*
            $method:ident ( $($field:ident : $type:ty $(= $default:expr)?),* ) $(with $payload:ident)? => $command:expr;
        )*
        }
    ) => {
        $(#[$doc])*
        #[pyclass(frozen, module = "banjian")]
        #[derive(Debug)]
        pub(crate) struct $name(Arc<Open<office::$name>>);

        impl $name {
            pub(crate) fn sit(desk: office::$name, signer: Option<AnySigner<'_>>, with: &Together) -> Self {
                let desk = match signer {
                    Some(signer) => desk.signing(signer.port()),
                    None => desk,
                };
                Self(with.open(desk))
            }
        }

        #[pymethods]
        impl $name {
            $(
                $(#[$method_doc])*
                ///
                /// `case` is the case as the person saw it. `now` is the office's time (the machine's clock where it is
                /// left out), `observed_at` when it was done by the clock at the desk. The same `command_id` does the
                /// same thing once. Raises `Refusal` by the rule that stands against it, or `Error`.
                #[pyo3(signature = (
                    case, $($field $(= $default)?,)* *, $($payload = None,)? now = None, observed_at = None,
                    command_id = None
                ))]
                fn $method(
                    &self,
                    py: Python<'_>,
                    case: Seen,
                    $($field: $type,)*
                    $($payload: Option<PyRef<'_, Payload>>,)?
                    now: Option<Instant>,
                    observed_at: Option<Instant>,
                    command_id: Option<String>,
                ) -> PyResult<Reply> {
                    let payload: Option<PyRef<'_, Payload>> = desk!(@payload $($payload)?);
                    let command: PyResult<Command> = $command;
                    act(&self.0, py, &case, command?, payload, When { now, observed_at, command_id })
                }
            )*

            $(
                /// 登记: opens a case of an item. `payload` names the applicant, and the subject where it is another. The same
                /// `case_id` and `command_id` open it once.
                #[pyo3(signature = (
                    item, *, payload, applicant = Word(ApplicantKind::Natural), period = "", now = None, observed_at = None,
                    case_id = None, command_id = None
                ))]
                fn $register(
                    &self,
                    py: Python<'_>,
                    item: &str,
                    payload: PyRef<'_, Payload>,
                    applicant: Word<ApplicantKind>,
                    period: &str,
                    now: Option<Instant>,
                    observed_at: Option<Instant>,
                    case_id: Option<&str>,
                    command_id: Option<String>,
                ) -> PyResult<Reply> {
                    let case = unopened(&self.0, case_id)?;
                    let command = Command::Register {
                        applicant: applicant.0,
                        item: item.parse().or_raise()?,
                        period: period.to_owned(),
                    };
                    act(&self.0, py, &case, command, Some(payload), When { now, observed_at, command_id })
                }
            )?

            /// Every kind of command that this desk has, with what stands against it. Advice for a page: the office
            /// decides again.
            #[pyo3(signature = (case, *, now = None))]
            fn allowed(&self, py: Python<'_>, case: Seen, now: Option<Instant>) -> PyResult<Vec<Next>> {
                let allowed = self.0.work(py, |desk| desk.desk().allowed(case.id, Instant::or_now(now)))?;
                Ok(allowed.into_iter().map(|(kind, next)| Next { kind, next }).collect())
            }

            /// Makes the act of a command, to be signed elsewhere and submitted. `command` is JSON, as
            /// `{"approve": {"basis": "…"}}`; who acts, in which post and where is filled in by the desk.
            #[pyo3(signature = (case, command, *, payload = None, now = None, observed_at = None, command_id = None))]
            fn prepare(
                &self,
                py: Python<'_>,
                case: Seen,
                command: String,
                payload: Option<PyRef<'_, Payload>>,
                now: Option<Instant>,
                observed_at: Option<Instant>,
                command_id: Option<String>,
            ) -> PyResult<Prepared> {
                let payload = payload.map(|payload| payload.0.clone());
                let when = When { now, observed_at, command_id };
                let prepared = self.0.work(py, move |desk| -> Result<_, Failure> {
                    let command = office::command_from_json(&command)?;
                    let (request, _) = request(&desk, &case, command, payload, when)?;
                    Ok(desk.desk().prepare(request)?)
                })?;
                Ok(Prepared(prepared))
            }

            /// Has a prepared act signed with the desk's signer. No lock is held meanwhile.
            fn sign(&self, py: Python<'_>, prepared: &Prepared) -> PyResult<Prepared> {
                let prepared = prepared.0.clone();
                self.0.work(py, move |desk| desk.desk().sign(prepared)).map(Prepared)
            }

            /// Decides a prepared act, records it and appends it. An act that went through before gives its reply again.
            #[pyo3(signature = (prepared, *, now = None))]
            fn submit(&self, py: Python<'_>, prepared: &Prepared, now: Option<Instant>) -> PyResult<Reply> {
                let prepared = prepared.0.clone();
                let reply = self.0.work(py, move |desk| desk.desk().submit(prepared, Instant::or_now(now)))?;
                log::act(py, &reply);
                Ok(reply.into())
            }

            /// The person who sits here; `None` for the citizen on line.
            #[getter]
            fn person(&self) -> PyResult<Option<String>> {
                Ok(self.0.get().or_raise()?.desk().person().map(ToString::to_string))
            }

            fn __repr__(&self) -> String {
                let person = self.0.get().ok().and_then(|desk| desk.desk().person().map(ToString::to_string));
                format!("{}({})", stringify!($name), person.unwrap_or_default())
            }
        }
    };
    (@payload) => { None };
    (@payload $payload:ident) => { $payload };
}

/// Papers of a list.
fn papers(given: &[PyRef<'_, Paper>]) -> Vec<case::Paper> {
    given.iter().map(|paper| paper.0.clone()).collect()
}

desk! {
    /// A desk at a window: receives, accepts and issues. It has no method that reviews.
    WindowDesk [register] {
    /// 接件: takes in the papers of an identified person. `payload` names the parties, and gives the facts for the item's
    /// policy: its answer is recorded, and bars nobody.
    receive(
        attends: Word<Attendance>, identified: Word<RealName>, materials: Vec<PyRef<'_, Paper>>
    ) with payload => Ok(Command::Receive {
        attends: attends.0, identified: identified.0, materials: papers(&materials)
    });
    /// 会签: signs the receipt of somebody in training.
    co_sign() => Ok(Command::CoSign {});
    /// 补正告知: tells at once everything that is missing, by position in the item's list of materials.
    ask_supplement(missing: Vec<u16>, grounds: Word<NoticeGrounds> = Word(NoticeGrounds::Old)) with payload =>
        Ok(Command::AskSupplement { grounds: grounds.0, missing });
    /// 补正, on the applicant's behalf.
    supply(materials: Vec<PyRef<'_, Paper>>) with payload => Ok(Command::Supply { materials: papers(&materials) });
    /// 受理.
    accept() => Ok(Command::Accept {});
    /// 不予受理, on a legal ground. `payload` gives the reason.
    refuse_acceptance(ground: String) with payload => Ok(Command::RefuseAcceptance { ground });
    /// 窗口不予: denies an item of the window. `payload` gives the reason.
    reject_at_window(ground: String) with payload => Ok(Command::RejectAtWindow { ground });
    /// 即办. `payload` gives the facts on which it rests, where the item names a policy.
    complete_at_window() with payload => Ok(Command::CompleteAtWindow {});
    /// 转审.
    send_to_review() => Ok(Command::SendToReview {});
    /// 送达.
    serve(method: Word<ServiceMethod>) with payload => Ok(Command::Serve { method: method.0 });
    /// 制证. `stock` is the number of the blank that was used, where stock is numbered.
    make_document(stock: Option<String> = None) => Ok(Command::MakeDocument { stock });
    /// 流转: to the outlet where the citizen collects.
    send_to_outlet(outlet: String) => Ok(Command::SendToOutlet { outlet: outlet.parse().or_raise()? });
    /// 签收.
    receive_at_outlet() => Ok(Command::ReceiveAtOutlet {});
    /// 出件, to an identified collector.
    hand_over(collector: Word<Attendance>, identified: Word<RealName>) with payload =>
        Ok(Command::HandOver { collector: collector.0, identified: identified.0 });
    /// 退回制证.
    return_to_maker() => Ok(Command::ReturnToMaker {});
    /// 存档.
    archive() => Ok(Command::Archive {});
    /// 撤回, on the applicant's behalf.
    withdraw() with payload => Ok(Command::Withdraw {});
    /// 回避.
    declare_recusal(cause: Word<RecusalCause>) => Ok(Command::DeclareRecusal { cause: cause.0 });
    /// 上报.
    escalate() => Ok(Command::Escalate {});
    }
}

desk! {
    /// A reviewer's desk in the hall. It has no method that accepts or issues.
    HallDesk {
    /// 领办.
    take() => Ok(Command::Take {});
    /// 准予, on a basis of 1 to 200 characters. `payload` gives the facts on which it rests, where the item names a policy.
    approve(basis: String) with payload => Ok(Command::Approve { basis });
    /// 不予, on a legal ground. `payload` gives the reason, and the facts as in an approval.
    deny(ground: String) with payload => Ok(Command::Deny { ground });
    /// 退回.
    return_to_window(reason: Word<ReturnReason>) with payload => Ok(Command::ReturnToWindow { reason: reason.0 });
    /// 补正告知.
    ask_supplement(missing: Vec<u16>, grounds: Word<NoticeGrounds> = Word(NoticeGrounds::Old)) with payload =>
        Ok(Command::AskSupplement { grounds: grounds.0, missing });
    /// 送达.
    serve(method: Word<ServiceMethod>) with payload => Ok(Command::Serve { method: method.0 });
    /// 逾期终止: confirms what a timer proposed.
    confirm_overdue() => Ok(Command::ConfirmOverdue {});
    /// 回避.
    declare_recusal(cause: Word<RecusalCause>) => Ok(Command::DeclareRecusal { cause: cause.0 });
    /// 上报.
    escalate() => Ok(Command::Escalate {});
    }
}

desk! {
    /// A superior's desk.
    SupervisionDesk {
    /// 指定: names who takes the next step of an escalated case.
    substitute(person: String) => Ok(Command::Substitute { person: person.parse().or_raise()? });
    /// 逾期终止: confirms what a timer proposed.
    confirm_overdue() => Ok(Command::ConfirmOverdue {});
    /// 回避.
    declare_recusal(cause: Word<RecusalCause>) => Ok(Command::DeclareRecusal { cause: cause.0 });
    /// 上报.
    escalate() => Ok(Command::Escalate {});
    }
}

desk! {
    /// The citizen's or agent's desk on line.
    PortalDesk [register] {
    /// 补正.
    supply(materials: Vec<PyRef<'_, Paper>>) with payload => Ok(Command::Supply { materials: papers(&materials) });
    /// 撤回.
    withdraw() => Ok(Command::Withdraw {});
    }
}
