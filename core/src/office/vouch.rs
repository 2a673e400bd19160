//! Who vouches for an act: the signature is verified before anything is decided, without a lock.

use super::Office;
use super::cache::State;
use super::failure::Failure;
use super::prepared::Prepared;
use super::settings::Signatures;
use crate::report::{Report, codes};
use crate::trace::key::PublicKey;
use crate::trace::register::Owner;
use crate::trace::{Attestation, Moment, Signed};

/// An attestation that holds under the register as it was.
#[derive(Debug, Clone, Copy)]
pub(super) struct Vouched {
    pub(super) attestation: Attestation,
    /// How many acts stand in the register that it was held against; `None` where no key was looked up.
    pub(super) register: Option<u32>,
}

impl Office {
    /// Holds an act's signature against the register; what no member of staff does, the office signs itself.
    pub(super) fn vouch(&self, act: &Prepared, now: Moment) -> Result<Vouched, Failure> {
        let Some((owner, signed)) = self.signed(act)? else {
            return Ok(Vouched { attestation: Attestation::HostAttested, register: None });
        };
        let (key, register) = self.state().key(self, &owner, signed, now)?;
        signed.verify(&act.act, &key, self.settings().verifier.as_ref())?;
        Ok(Vouched { attestation: Attestation::Signed(signed), register: Some(register) })
    }

    /// As [`Office::vouch`], by whoever holds the state already.
    pub(super) fn vouch_again(
        &self,
        state: &mut State,
        act: &Prepared,
        vouched: Vouched,
        now: Moment,
    ) -> Result<Vouched, Failure> {
        let (Attestation::Signed(signed), Some(_)) = (vouched.attestation, vouched.register) else {
            return Ok(vouched);
        };
        state.register.catch_up(self.journal())?;
        // The signature itself was verified; whether its key is in force may have changed.
        let (_, register) = state.key(self, &owner_of(act), signed, now)?;
        Ok(Vouched { register: Some(register), ..vouched })
    }

    fn signed(&self, act: &Prepared) -> Result<Option<(Owner, Signed)>, Report> {
        let owner = owner_of(act);
        let own = self.settings().keys.as_ref().filter(|_| owner == Owner::System);
        match (act.signed, own, self.settings().signatures) {
            (Some(signed), _, _) => Ok(Some((owner, signed))),
            (None, Some(keys), Signatures::Required) => {
                Ok(Some((owner, act.act.sign(keys.system.as_ref())?)))
            }
            (None, _, Signatures::HostAttested) => Ok(None),
            (None, None, Signatures::Required) => Err(Report::new(codes::trace::SIGNATURE_MISSING)),
        }
    }
}

/// Whose signature an act wants.
fn owner_of(act: &Prepared) -> Owner {
    act.login.as_ref().map_or(Owner::System, |login| Owner::Person(login.person.clone()))
}

impl State {
    /// The key of a signature, in force for the next record, and how many acts stand in the register. Another
    /// process may have registered it a moment ago.
    fn key(
        &mut self,
        office: &Office,
        owner: &Owner,
        signed: Signed,
        now: Moment,
    ) -> Result<(PublicKey, u32), Report> {
        let found = self.register.in_force(owner, signed.key, now);
        if found.is_err() && self.register.catch_up(office.journal())? {
            return self.register.in_force(owner, signed.key, now);
        }
        found
    }
}
