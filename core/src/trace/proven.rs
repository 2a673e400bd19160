//! What was proven of a record, and in words what was not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::key::{KeyId, Verifier};
use super::register::{KeyHistory, Owner};
use super::trust::Trust;
use super::{Attestation, Moment, Record};
use crate::report::{Place, Report, codes};
use crate::text::{Detail, Language, Text, Words};

/// What a receipt or a bundle proves of one record. There is no yes or no in it: it says what, and
/// [`Proven::not_proven`] what not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Proven {
    /// Who vouches for the act.
    pub attested: Attested,
    /// The trusted witnesses that cosigned the checkpoint.
    pub cosigned_by: Vec<String>,
    /// The record's index in the log, from 0.
    pub index: u64,
    /// Whether it was shown whose the keys are.
    pub ownership: Ownership,
    /// The record.
    pub record: Record,
    /// The size of the log at which it was there.
    pub size: u64,
    /// The record is older than the end of this second, by a quorum of witnesses; `None`: its time is unattested.
    pub time: Option<Moment>,
}

/// Who vouches for an act; the levels of proof, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Attested {
    /// The act names a person, and was signed by this key, and by a second one where two act.
    PersonSigned {
        /// The second person's.
        cosigner: Option<KeyId>,
        /// The key.
        key: KeyId,
    },
    /// No person acted: the key is the office's own.
    SystemSigned {
        /// A second one, where there is one.
        cosigner: Option<KeyId>,
        /// The key.
        key: KeyId,
    },
    /// Nobody has signed; the machine that ran the office says so.
    HostAttested,
}

/// Whether it was shown whose the keys of a record are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ownership {
    /// No register was shown, or nobody has signed.
    Unshown,
    /// The key register shows them to have been in force at the record's place in the log.
    InForce,
}

impl Attested {
    /// What a record says of itself; its signatures are verified by others.
    pub(super) const fn of(record: &Record) -> Self {
        let Attestation::Signed(signed) = record.attestation else { return Self::HostAttested };
        let cosigner = match record.cosignature {
            Some(cosignature) => Some(cosignature.key),
            None => None,
        };
        match record.act.person {
            Some(_) => Self::PersonSigned { key: signed.key, cosigner },
            None => Self::SystemSigned { key: signed.key, cosigner },
        }
    }

    /// The level: `person-signed`, `system-signed` or `host-attested`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PersonSigned { .. } => "person-signed",
            Self::SystemSigned { .. } => "system-signed",
            Self::HostAttested => "host-attested",
        }
    }
}

impl Proven {
    /// What is proven, a sentence each.
    #[must_use]
    pub fn proven(&self) -> Vec<Text> {
        let mut words = vec![IN_LOG];
        words.push(match self.attested {
            Attested::PersonSigned { cosigner: None, .. } => SIGNED,
            Attested::PersonSigned { .. } => SIGNED_BY_TWO,
            Attested::SystemSigned { .. } => BY_SYSTEM,
            Attested::HostAttested => BY_HOST,
        });
        if self.ownership == Ownership::InForce {
            words.push(IN_FORCE);
        }
        words.push(if self.time.is_some() { BEFORE } else { NO_TIME });
        words.into_iter().map(|words| self.filled(words)).collect()
    }

    /// What is not proven, a sentence each.
    #[must_use]
    pub fn not_proven(&self) -> Vec<Text> {
        let mut words = vec![NO_LATER_ACT, RESULT_IN_FORCE];
        match (self.attested, self.ownership) {
            (Attested::HostAttested, _) => words.push(WHO_ACTED),
            (_, Ownership::Unshown) => words.push(WHOSE_KEY),
            (_, Ownership::InForce) => words.push(REVOKED),
        }
        if self.time.is_none() {
            words.push(WHEN);
        }
        words.into_iter().map(|words| self.filled(words)).collect()
    }

    fn filled(&self, words: Words) -> Text {
        let (key, cosigner) = match self.attested {
            Attested::PersonSigned { key, cosigner } | Attested::SystemSigned { key, cosigner } => {
                (key.to_string(), cosigner.map_or_else(String::new, |key| key.to_string()))
            }
            Attested::HostAttested => (String::new(), String::new()),
        };
        let act = &self.record.act;
        let details = [
            ("origin", act.origin.to_string()),
            ("position", self.index.saturating_add(1).to_string()),
            ("size", self.size.to_string()),
            ("kind", act.kind.to_string()),
            ("sequence", self.record.chain.sequence().to_string()),
            ("key", key),
            ("cosigner", cosigner),
            ("person", act.person.as_ref().map_or_else(String::new, ToString::to_string)),
            ("time", self.time.map_or_else(String::new, |time| time.to_string())),
        ]
        .map(|(name, value)| Detail { name, value: Text::new(value.clone(), value) });
        Text::new(words.fill(Language::Chinese, &details), words.fill(Language::English, &details))
    }
}

/// Refuses a record that says to be of another log.
pub(super) fn of_log(record: &Record, trust: &Trust) -> Result<(), Report> {
    let (act, suite) = (&record.act, trust.suite());
    if act.origin == *trust.origin() && act.suite == suite {
        return Ok(());
    }
    Err(Report::new(codes::log::FOREIGN_LOG)
        .with("origin", format_args!("{} ({})", act.origin, act.suite.as_str()))
        .with("expected", format_args!("{} ({})", trust.origin(), suite.as_str()))
        .at(Place::path("act")))
}

/// Verifies a record's signatures under the keys that were in force at its position (from 1). Nothing is found in
/// one that nobody signed; it says so itself.
pub(super) fn signed(
    record: &Record,
    position: u64,
    history: &KeyHistory,
    verifier: &dyn Verifier,
) -> Result<(), Report> {
    let at = |path: &'static str| move |report: Report| report.at(Place::path(path));
    let Attestation::Signed(first) = record.attestation else {
        return match record.cosignature {
            Some(_) => Err(at("attestation")(Report::new(codes::trace::SIGNATURE_MISSING))),
            None => Ok(()),
        };
    };
    let owner = record.act.person.clone().map_or(Owner::System, Owner::Person);
    let instant = record.recorded_at;
    let key = history.in_force(&owner, first.key, position, instant).map_err(at("attestation"))?;
    let Some(second) = record.cosignature else {
        return record.signed_by(key, verifier);
    };
    let known = history.known(second.key).ok_or_else(|| {
        let report = Report::new(codes::trace::KEY_UNKNOWN).with("key", second.key);
        at("cosignature")(report.with("position", position))
    })?;
    if known.owner == owner && second.key != first.key {
        let report = Report::new(codes::trace::APPROVER_REPEATED).with("person", &owner);
        return Err(at("cosignature")(report));
    }
    let cosigner =
        history.in_force(&known.owner, second.key, position, instant).map_err(at("cosignature"))?;
    record.signed_by_two(key, cosigner, verifier)
}

const IN_LOG: Words = Words {
    en: "act `{kind}`, number {sequence} of its case, stood at position {position} of log `{origin}` when the log had {size} records",
    zh: "日志“{origin}”有{size}条记录时，该办件的第{sequence}项行为“{kind}”位于第{position}位",
};
const SIGNED: Words = Words {
    en: "it was signed by key `{key}`, as `{person}`",
    zh: "由密钥“{key}”以“{person}”名义签名",
};
const SIGNED_BY_TWO: Words = Words {
    en: "it was signed by key `{key}`, as `{person}`, and cosigned by key `{cosigner}`",
    zh: "由密钥“{key}”以“{person}”名义签名，并由密钥“{cosigner}”共同签名",
};
const BY_SYSTEM: Words = Words {
    en: "no person acted; it was signed by key `{key}`, which says to be the office's own",
    zh: "无人员行为，由自称办公系统的密钥“{key}”签名",
};
const BY_HOST: Words = Words {
    en: "nobody signed it; the office's machine vouches for it",
    zh: "无人签名，仅由办公系统主机证明",
};
const IN_FORCE: Words = Words {
    en: "the log's key register shows whose the keys are, and that they were in force at this place",
    zh: "日志的密钥登记簿表明密钥归属，且密钥在该位置有效",
};
const BEFORE: Words =
    Words { en: "witnesses had seen it by {time}", zh: "见证人不晚于{time}已见到该记录" };
const NO_TIME: Words = Words {
    en: "the time is unattested: no witness says when",
    zh: "时间未经证实：没有见证人证明时间",
};
const NO_LATER_ACT: Words =
    Words { en: "that no later act exists in this case", zh: "不证明该办件此后没有其他行为" };
const RESULT_IN_FORCE: Words =
    Words { en: "that the result is still in force", zh: "不证明办理结果目前仍然有效" };
const WHOSE_KEY: Words = Words {
    en: "whose key it is: that is for the key register to show, in an evidence bundle",
    zh: "不证明密钥归属：须由证据包中的密钥登记簿证明",
};
const REVOKED: Words = Words {
    en: "that no revocation was withheld, and that those who approved the keys were administrators: the whole log shows it",
    zh: "不证明没有隐瞒密钥吊销，也不证明批准密钥者为管理员：须由完整日志证明",
};
const WHO_ACTED: Words =
    Words { en: "that the person named did it", zh: "不证明所载人员确实作出该行为" };
const WHEN: Words = Words {
    en: "when it was done: the times in it are the office's claim",
    zh: "不证明行为时间：所载时间仅为办公系统的陈述",
};
