//! What all desks have in common: a seat, and the one way of an act.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::failure::Failure;
use super::prepared::{Prepared, Request};
use super::reply::Reply;
use super::settings::Login;
use super::{Office, unknown_case};
use crate::case::Asked;
use crate::case::kernel::{CommandKind, Desk as Role};
use crate::case::{Next, Outlook, Refusal};
use crate::id::{CaseId, OutletCode};
use crate::report::{Report, codes};
use crate::trace::key::Signer;
use crate::trace::payload::{Scope, SealedPayload};
use crate::trace::{Act, Kebab, Moment, Object};

/// A seat at an office: who sits there, as what, where. The seat's own desk adds its commands.
#[derive(Debug, Clone)]
pub struct Desk {
    office: Office,
    role: Role,
    login: Option<Login>,
    outlet: Option<OutletCode>,
    words: (Kebab, Option<Kebab>),
    signer: Option<Arc<dyn Signer>>,
}

impl Desk {
    pub(super) fn seat(
        office: &Office,
        login: Login,
        role: Role,
        outlet: Option<OutletCode>,
    ) -> Result<Self, Report> {
        if office.current_network()?.staff(&login.person).is_none() {
            return Err(Report::new(codes::office::PERSON_UNKNOWN));
        }
        let (name, post) = match role {
            Role::Window => ("window", "window-clerk"),
            Role::Hall => ("hall", "reviewer"),
            Role::Supervision => ("supervision", "supervisor"),
            Role::Portal | Role::Timer => ("portal", "citizen"),
        };
        let words = (name.parse()?, Some(post.parse()?));
        Ok(Self { office: office.clone(), role, login: Some(login), outlet, words, signer: None })
    }

    pub(super) fn on_line(office: &Office, outlet: OutletCode) -> Result<Self, Report> {
        let words = ("portal".parse()?, None);
        Ok(Self {
            office: office.clone(),
            role: Role::Portal,
            login: None,
            outlet: Some(outlet),
            words,
            signer: None,
        })
    }

    /// The office.
    #[must_use]
    pub const fn office(&self) -> &Office {
        &self.office
    }

    /// The person who sits here; `None` for the citizen on line.
    #[must_use]
    pub fn person(&self) -> Option<&crate::id::PersonId> {
        self.login.as_ref().map(|login| &login.person)
    }

    /// What this desk may do next with a case, as data. Advice: the office decides again.
    ///
    /// # Errors
    /// `case-unknown`; what the store reports.
    pub fn allowed(&self, case: CaseId, now: DateTime<Utc>) -> Result<Vec<(CommandKind, Next)>, Report> {
        Ok(self.outlook(case, now)?.allowed())
    }

    /// A case as this desk sees it, without people: for a page, which can then say what may be done next and show at
    /// once what an act would bring.
    ///
    /// # Errors
    /// `case-unknown`; what the store reports.
    pub fn outlook(&self, case: CaseId, now: DateTime<Utc>) -> Result<Outlook, Report> {
        let outlook = self.office.outlook(case, self.role, self.person(), self.outlet.as_ref(), now)?;
        let refused = self.login.as_ref().is_some_and(|login| !login.holds(now.into()));
        let refused = refused.then_some(Refusal::LoginExpired);
        outlook.map(|outlook| Outlook { refused, ..outlook }).ok_or_else(unknown_case)
    }

    /// Makes the act of a request: seals its payload and fills in who acts, in which post, where. Holds no lock
    /// and reads no journal.
    ///
    /// # Errors
    /// `entropy-unavailable`; `payload-field-name`; `canonical-value`.
    pub fn prepare(&self, request: Request) -> Result<Prepared, Report> {
        let settings = self.office.settings();
        let sealed = if request.payload.is_empty() {
            None
        } else {
            Some(SealedPayload::seal(Object::of(&request.payload)?, settings.entropy.as_ref())?)
        };
        let scope = Scope {
            origin: &settings.origin,
            case: request.case,
            command: request.id,
            suite: settings.suite(),
        };
        let root = sealed.as_ref().map(|sealed| sealed.root(scope)).transpose()?;
        let staffed = self.login.is_some();
        let act = Act {
            case: request.case,
            case_version: request.seen,
            command: request.id,
            desk: self.words.0.clone(),
            header: Object::of(&request.command)?,
            kind: request.command.kind().as_str().parse()?,
            login: self.login.as_ref().map(|login| crate::trace::Login {
                expires_at: login.expires_at,
                method: login.method.clone(),
            }),
            observed_at: Moment::from(request.observed_at),
            origin: settings.origin.clone(),
            outlet: self.outlet.clone().filter(|_| staffed),
            payload: root,
            person: self.person().cloned(),
            post: self.words.1.clone(),
            suite: settings.suite(),
        };
        Ok(Prepared {
            act,
            asked: Asked::Command(request.command),
            desk: self.role,
            login: self.login.clone(),
            outlet: self.outlet.clone(),
            payload: request.payload,
            sealed,
            signed: None,
        })
    }

    /// Decides a prepared act, records it and appends it. An act that went through before gives its reply again.
    ///
    /// # Errors
    /// [`Failure`]: the rule that stands against it, a race that was lost, bad input, or what the store reports.
    pub fn submit(&self, prepared: Prepared, now: DateTime<Utc>) -> Result<Reply, Failure> {
        let mut replies = self.office.submit_all(vec![prepared], now);
        replies.pop().unwrap_or_else(|| Err(Report::new(codes::text::DEFECT).with("what", "no reply").into()))
    }

    /// Prepares, signs with the desk's signer, and submits in one call.
    ///
    /// # Errors
    /// As [`Desk::prepare`], [`Prepared::sign`] and [`Desk::submit`].
    pub fn act(&self, request: Request, now: DateTime<Utc>) -> Result<Reply, Failure> {
        let prepared = self.prepare(request)?;
        self.submit(self.sign(prepared)?, now)
    }

    /// Signs a prepared act with the desk's signer, if it has one.
    ///
    /// # Errors
    /// As [`Prepared::sign`].
    pub fn sign(&self, prepared: Prepared) -> Result<Prepared, Report> {
        match &self.signer {
            Some(signer) => prepared.sign(signer.as_ref()),
            None => Ok(prepared),
        }
    }

    /// The seat with the key of the person who sits there, for acts in one call.
    #[must_use]
    pub fn signing(self, signer: Arc<dyn Signer>) -> Self {
        Self { signer: Some(signer), ..self }
    }
}
