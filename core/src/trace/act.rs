//! What a person did: the bytes that a signature covers.
//!
//! Not in it: sequence and previous hash. They are not known to a person before the act is appended.

use schemars::JsonSchema;
use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Serialize, Serializer};

use super::compact::Compact;
use super::{Kebab, Moment, Object, Origin, Suite};
use crate::canonical::{self, Hash};
use crate::id::{CaseId, CommandId, OutletCode, PersonId};
use crate::report::Report;

/// What tells these bytes from all others, with the version of their form.
const DOMAIN: &str = "banjian-act/1";

/// More bytes than an act has as a rule.
const USUAL: usize = 640;

/// One act: who did what to which case, from where, when by their own clock. No personal data: the header
/// holds opaque ids, enums, dates and hashes, and `payload` is the root of its commitments only.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Stored")]
pub struct Act {
    /// The case.
    pub case: CaseId,
    /// The version of the case that the person saw, 0 for a case that does not exist yet.
    pub case_version: u32,
    /// The command.
    pub command: CommandId,
    /// The desk that it came through, as `window`; `timer` and the like where there is none.
    pub desk: Kebab,
    /// The command's header fields.
    pub header: Object,
    /// The kind of command, as `hand-over`.
    pub kind: Kebab,
    /// How the person was logged in; absent where no person acted.
    pub login: Option<Login>,
    /// When it was done, by the clock of the machine at the desk: a claim.
    pub observed_at: Moment,
    /// The log.
    pub origin: Origin,
    /// The outlet; absent in the hall and where no desk stands at an outlet.
    pub outlet: Option<OutletCode>,
    /// The root of the commitments to the payload; absent when there is none.
    pub payload: Option<Hash>,
    /// The natural person, by an opaque id; absent where no person acted.
    pub person: Option<PersonId>,
    /// The post in which the person acted; absent where no person acted.
    pub post: Option<Kebab>,
    /// The algorithms of the log.
    pub suite: Suite,
}

/// The embedder's assertion of a login. Its subject is the act's person; another's is refused at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// The first instant at which it no longer holds.
    pub expires_at: Moment,
    /// How the person showed who they are, as `password` or `smart-card`.
    pub method: Kebab,
}

impl Act {
    /// The canonical bytes of the act: what a person signs.
    ///
    /// # Errors
    /// `canonical-value`, which a filled act does not meet.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Report> {
        canonical::to_vec_of(self, USUAL)
    }

    /// Reads an act from its canonical bytes, and from no others.
    ///
    /// # Errors
    /// `canonical-form` when written again the act gives other bytes, when a field is missing, unknown or
    /// malformed, or when the domain is of something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Report> {
        canonical::from_slice(bytes)
    }
}

/// Fields in sorted order, with the domain among them.
impl Serialize for Act {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        macro_rules! optional {
            ($act:ident, $name:literal, $value:expr) => {
                match $value {
                    Some(value) => $act.serialize_field($name, value)?,
                    None => $act.skip_field($name)?,
                }
            };
        }
        let mut act = serializer.serialize_struct("Act", 15)?;
        act.serialize_field("case", &Compact(*self.case.as_bytes()))?;
        act.serialize_field("case_version", &self.case_version)?;
        act.serialize_field("command", &Compact(*self.command.as_bytes()))?;
        act.serialize_field("desk", self.desk.as_str())?;
        act.serialize_field("domain", DOMAIN)?;
        act.serialize_field("header", &self.header)?;
        act.serialize_field("kind", self.kind.as_str())?;
        optional!(act, "login", &self.login);
        act.serialize_field("observed_at", &self.observed_at)?;
        act.serialize_field("origin", self.origin.as_str())?;
        optional!(act, "outlet", self.outlet.as_ref().map(OutletCode::as_str));
        optional!(act, "payload", &self.payload.map(|root| Compact(*root.as_bytes())));
        optional!(act, "person", self.person.as_ref().map(PersonId::as_str));
        optional!(act, "post", self.post.as_ref().map(Kebab::as_str));
        act.serialize_field("suite", &self.suite)?;
        act.end()
    }
}

/// The act as it stands in its bytes.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Act")]
struct Stored {
    case: Compact<16>,
    case_version: u32,
    command: Compact<16>,
    desk: Kebab,
    domain: String,
    header: Object,
    kind: Kebab,
    login: Option<Login>,
    observed_at: Moment,
    origin: Origin,
    outlet: Option<OutletCode>,
    payload: Option<Compact<32>>,
    person: Option<PersonId>,
    post: Option<Kebab>,
    suite: Suite,
}

written_through!(Act, Stored);

impl TryFrom<Stored> for Act {
    type Error = &'static str;

    fn try_from(stored: Stored) -> Result<Self, &'static str> {
        if stored.domain != DOMAIN {
            return Err("not an act of version 1");
        }
        Ok(Self {
            case: CaseId::from_bytes(stored.case.0),
            case_version: stored.case_version,
            command: CommandId::from_bytes(stored.command.0),
            desk: stored.desk,
            header: stored.header,
            kind: stored.kind,
            login: stored.login,
            observed_at: stored.observed_at,
            origin: stored.origin,
            outlet: stored.outlet,
            payload: stored.payload.map(|root| Hash::from_bytes(root.0)),
            person: stored.person,
            post: stored.post,
            suite: stored.suite,
        })
    }
}
