//! Who must have signed a record of the register.

use super::event::Registration;
use super::{KeyHistory, Owner};
use crate::id::PersonId;
use crate::report::{Place, Report, codes};
use crate::trace::key::{KeyId, PublicKey, Verifier};
use crate::trace::{Attestation, Record, Signed};

/// A record at its position, with what decides whether its signatures suffice.
pub(super) struct Approval<'a> {
    pub(super) history: &'a KeyHistory,
    pub(super) position: u64,
    pub(super) record: &'a Record,
    pub(super) administrator: &'a dyn Fn(&PersonId, u64) -> bool,
    pub(super) verifier: &'a dyn Verifier,
}

impl Approval<'_> {
    /// Two administrators sign with the keys that they bring.
    pub(super) fn founding(&self, keys: &[Registration; 2]) -> Result<(), Report> {
        let [first, second] = keys;
        let persons = [first, second].map(|new| self.administrator(&new.owner));
        let [one, other] = persons;
        let (one, other) = (one?, other?);
        distinct(one, other)?;
        self.acts(one)?;
        let at = self.record.recorded_at;
        for new in keys {
            let report = |code| Report::new(code).with("key", new.key.id()).with("at", at);
            if at < new.from {
                return Err(report(codes::trace::KEY_NOT_YET_VALID).with("from", new.from));
            }
            if at >= new.until {
                return Err(report(codes::trace::KEY_EXPIRED).with("until", new.until));
            }
        }
        self.record.signed_by_two(&first.key, &second.key, self.verifier)
    }

    /// Two administrators, neither of them the owner, sign with keys in force.
    pub(super) fn of_two(&self, owner: Option<&Owner>) -> Result<(), Report> {
        if self.history.keys().next().is_none() {
            return Err(Report::new(codes::trace::FOUNDING_MISSING));
        }
        let attested = self.attested()?;
        let cosigned = self
            .record
            .cosignature
            .ok_or_else(|| Report::new(codes::trace::COSIGNATURE_MISSING).at(Place::path("cosignature")))?;
        let (one, first) = self.signer(attested.key).map_err(at("attestation"))?;
        let (other, second) = self.signer(cosigned.key).map_err(at("cosignature"))?;
        for approver in [&one, &other] {
            if owner == Some(approver) {
                return Err(Report::new(codes::trace::APPROVER_IS_OWNER).with("person", approver));
            }
        }
        let (one, other) = (self.administrator(&one)?, self.administrator(&other)?);
        distinct(one, other)?;
        self.acts(one)?;
        self.record.signed_by_two(first, second, self.verifier)
    }

    /// The owner alone signs with a key in force, or two administrators do.
    pub(super) fn of_owner_or_two(&self, owner: &Owner) -> Result<(), Report> {
        let attested = self.attested()?;
        let (one, key) = self.signer(attested.key).map_err(at("attestation"))?;
        match owner {
            Owner::Person(person) if one == *owner && self.record.cosignature.is_none() => {
                self.acts(person)?;
                self.record.signed_by(key, self.verifier)
            }
            _ => self.of_two(Some(owner)),
        }
    }

    fn attested(&self) -> Result<Signed, Report> {
        match self.record.attestation {
            Attestation::Signed(signed) => Ok(signed),
            Attestation::HostAttested => {
                Err(Report::new(codes::trace::SIGNATURE_MISSING).at(Place::path("attestation")))
            }
        }
    }

    /// The owner of a key that is in force at this position.
    fn signer(&self, key: KeyId) -> Result<(Owner, &PublicKey), Report> {
        let owner = match self.history.known(key) {
            Some(known) => known.owner.clone(),
            None => {
                return Err(Report::new(codes::trace::KEY_UNKNOWN)
                    .with("key", key)
                    .with("position", self.position));
            }
        };
        let key = self.history.in_force(&owner, key, self.position, self.record.recorded_at)?;
        Ok((owner, key))
    }

    fn administrator<'o>(&self, owner: &'o Owner) -> Result<&'o PersonId, Report> {
        match owner {
            Owner::Person(person) if (self.administrator)(person, self.position) => Ok(person),
            _ => Err(Report::new(codes::trace::APPROVER_NOT_ADMINISTRATOR).with("person", owner)),
        }
    }

    /// The act names the person whose key signed it.
    fn acts(&self, person: &PersonId) -> Result<(), Report> {
        match &self.record.act.person {
            Some(named) if named == person => Ok(()),
            named => Err(Report::new(codes::trace::APPROVER_NOT_NAMED)
                .with("person", person)
                .with("found", named.as_ref().map_or("-", PersonId::as_str))),
        }
    }
}

fn distinct(one: &PersonId, other: &PersonId) -> Result<(), Report> {
    if one == other {
        return Err(Report::new(codes::trace::APPROVER_REPEATED).with("person", one));
    }
    Ok(())
}

fn at(path: &'static str) -> impl Fn(Report) -> Report {
    move |report| report.at(Place::path(path))
}
