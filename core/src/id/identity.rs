//! Who someone is, by the number of a document: a natural person or a unit.
//!
//! An [`Identity`] is personal data. `Debug` and `Display` mask it, reports never repeat it. It is written
//! in full in two ways only: by [`reveal`](Identity::reveal), and **by serde, in full**, because payloads
//! have to hold it. So it may stand in erasable payloads and on papers, never in a header, record or log.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::citizen::{CitizenNumber, ResidencePermitNumber, Sex};
use super::firm::{CheckDigit, CreditCode, RegistrationNumber};
use super::travel::{ForeignerCardNumber, PassportNumber};
use crate::report::{Report, codes};

/// The kinds of documents by which a party is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum IdentityKind {
    /// 公民身份号码.
    CitizenNumber,
    /// 港澳台居民居住证.
    ResidencePermit,
    /// 外国人永久居留身份证.
    ForeignerCard,
    /// 护照.
    Passport,
    /// 统一社会信用代码.
    CreditCode,
    /// An employer without a credit code, by its registration number.
    EmployerRegistration,
}

impl IdentityKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::CitizenNumber,
        Self::ResidencePermit,
        Self::ForeignerCard,
        Self::Passport,
        Self::CreditCode,
        Self::EmployerRegistration,
    ];

    /// Its name in data, as `citizen-number`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CitizenNumber => "citizen-number",
            Self::ResidencePermit => "residence-permit",
            Self::ForeignerCard => "foreigner-card",
            Self::Passport => "passport",
            Self::CreditCode => "credit-code",
            Self::EmployerRegistration => "employer-registration",
        }
    }

    /// Whether its holders are natural persons or units.
    #[must_use]
    pub const fn holder(self) -> Holder {
        match self {
            Self::CitizenNumber | Self::ResidencePermit | Self::ForeignerCard | Self::Passport => {
                Holder::Natural
            }
            Self::CreditCode | Self::EmployerRegistration => Holder::Unit,
        }
    }
}

/// Whom a document names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Holder {
    /// 自然人.
    Natural,
    /// A legal person or another unit: firm, agency, sole trader's business.
    Unit,
}

/// The number of a document by which a party is known. **Serde writes it in full**: payloads only.
///
/// In JSON `{"kind": "citizen-number", "number": "…"}`; a credit code whose check character does not fit has
/// `"check": "wrong"` before that, and is refused without.
///
/// ```
/// use banjian::id::{Identity, IdentityKind};
/// let identity = Identity::parse(IdentityKind::CitizenNumber, "11010519491231002X")?;
/// assert_eq!(format!("{identity:?}"), "CitizenNumber(110***********002X)");
/// assert_eq!(
///     serde_json::to_string(&identity).unwrap(),
///     r#"{"kind":"citizen-number","number":"11010519491231002X"}"#,
/// );
/// # Ok::<(), banjian::report::Report>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identity {
    /// 公民身份号码.
    CitizenNumber(CitizenNumber),
    /// 港澳台居民居住证.
    ResidencePermit(ResidencePermitNumber),
    /// 外国人永久居留身份证.
    ForeignerCard(ForeignerCardNumber),
    /// 护照.
    Passport(PassportNumber),
    /// 统一社会信用代码.
    CreditCode(CreditCode),
    /// An employer without a credit code.
    EmployerRegistration(RegistrationNumber),
}

impl Identity {
    /// The identity by a number of a kind; credit codes strictly.
    ///
    /// # Errors
    /// The codes `identity-…` and `credit-code-check-digit`, as the parsing of the kind says.
    pub fn parse(kind: IdentityKind, number: &str) -> Result<Self, Report> {
        Ok(match kind {
            IdentityKind::CitizenNumber => Self::CitizenNumber(number.parse()?),
            IdentityKind::ResidencePermit => Self::ResidencePermit(number.parse()?),
            IdentityKind::ForeignerCard => Self::ForeignerCard(number.parse()?),
            IdentityKind::Passport => Self::Passport(number.parse()?),
            IdentityKind::CreditCode => Self::CreditCode(number.parse()?),
            IdentityKind::EmployerRegistration => Self::EmployerRegistration(number.parse()?),
        })
    }

    /// The identity that a JSON value holds, as serde writes it.
    ///
    /// # Errors
    /// `identity-form` when it is no object of `kind`, `number` and, where due, `check`; `credit-code-mark`
    /// when `check` stands where it should not; otherwise as [`parse`](Self::parse).
    pub fn from_json(value: &Value) -> Result<Self, Report> {
        let form = || Report::new(codes::identity::IDENTITY_FORM);
        let fields = value.as_object().ok_or_else(form)?;
        let text = |name| fields.get(name).and_then(Value::as_str).ok_or_else(form);
        if fields.keys().any(|name| !matches!(name.as_str(), "check" | "kind" | "number")) {
            return Err(form());
        }
        let (kind, number) = (text("kind")?, text("number")?);
        let kind = IdentityKind::ALL.into_iter().find(|known| known.as_str() == kind).ok_or_else(form)?;
        if !fields.contains_key("check") {
            return Self::parse(kind, number);
        }
        if kind == IdentityKind::CreditCode && text("check")? == "wrong" {
            let code = CreditCode::lenient(number)?;
            if code.check_digit() == CheckDigit::Wrong {
                return Ok(Self::CreditCode(code));
            }
        }
        Err(Report::new(codes::identity::CREDIT_CODE_MARK))
    }

    /// The kind of document.
    #[must_use]
    pub const fn kind(&self) -> IdentityKind {
        match self {
            Self::CitizenNumber(_) => IdentityKind::CitizenNumber,
            Self::ResidencePermit(_) => IdentityKind::ResidencePermit,
            Self::ForeignerCard(_) => IdentityKind::ForeignerCard,
            Self::Passport(_) => IdentityKind::Passport,
            Self::CreditCode(_) => IdentityKind::CreditCode,
            Self::EmployerRegistration(_) => IdentityKind::EmployerRegistration,
        }
    }

    /// The full number. **Personal data**: for payloads, papers and the keyed digest only; never for headers,
    /// records, logs or reports.
    #[must_use]
    pub fn reveal(&self) -> &str {
        match self {
            Self::CitizenNumber(number) => number.reveal(),
            Self::ResidencePermit(number) => number.reveal(),
            Self::ForeignerCard(number) => number.reveal(),
            Self::Passport(number) => number.reveal(),
            Self::CreditCode(number) => number.reveal(),
            Self::EmployerRegistration(number) => number.reveal(),
        }
    }

    /// The bytes to put under a key, so that the cases of one subject are found: kind, colon, full number.
    /// **Personal data**, like the number itself, and so is a digest of it without a key.
    ///
    /// One person who shows documents of two kinds has two of them.
    #[must_use]
    pub fn digest_bytes(&self) -> Vec<u8> {
        [self.kind().as_str().as_bytes(), b":", self.reveal().as_bytes()].concat()
    }

    /// The birth date, where the number tells it.
    #[must_use]
    pub fn birth_date(&self) -> Option<NaiveDate> {
        match self {
            Self::CitizenNumber(number) => Some(number.birth_date()),
            Self::ResidencePermit(number) => Some(number.birth_date()),
            Self::ForeignerCard(_)
            | Self::Passport(_)
            | Self::CreditCode(_)
            | Self::EmployerRegistration(_) => None,
        }
    }

    /// The sex, where the number tells it.
    #[must_use]
    pub fn sex(&self) -> Option<Sex> {
        match self {
            Self::CitizenNumber(number) => Some(number.sex()),
            Self::ResidencePermit(number) => Some(number.sex()),
            Self::ForeignerCard(_)
            | Self::Passport(_)
            | Self::CreditCode(_)
            | Self::EmployerRegistration(_) => None,
        }
    }

    fn check(&self) -> Option<CheckDigit> {
        match self {
            Self::CreditCode(code) if code.check_digit() == CheckDigit::Wrong => Some(CheckDigit::Wrong),
            _ => None,
        }
    }
}

/// The number, masked.
impl std::fmt::Display for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&super::Mask::STRICT.apply(self.reveal()))
    }
}

/// The kind and the number, masked.
impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::CitizenNumber(number) => number.fmt(f),
            Self::ResidencePermit(number) => number.fmt(f),
            Self::ForeignerCard(number) => number.fmt(f),
            Self::Passport(number) => number.fmt(f),
            Self::CreditCode(number) => number.fmt(f),
            Self::EmployerRegistration(number) => number.fmt(f),
        }
    }
}

/// **In full**: payloads only.
impl Serialize for Identity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            #[serde(skip_serializing_if = "Option::is_none")]
            check: Option<CheckDigit>,
            kind: IdentityKind,
            number: &'a str,
        }
        Shape { check: self.check(), kind: self.kind(), number: self.reveal() }.serialize(serializer)
    }
}

/// Read by way of [`Identity::from_json`], so that no message of the reader repeats the number.
impl<'de> Deserialize<'de> for Identity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_json(&Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl JsonSchema for Identity {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Identity".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let shapes = [
            (IdentityKind::CitizenNumber, "^([1-7][0-9]|8[04-9])[0-9]{15}[0-9X]$"),
            (IdentityKind::ResidencePermit, "^8[1-3][0-9]{15}[0-9X]$"),
            (IdentityKind::ForeignerCard, "^(9[0-9]{16}[0-9X]|[A-Z]{3}[0-9]{12})$"),
            (IdentityKind::Passport, "^[0-9A-Z]{5,20}$"),
            (IdentityKind::CreditCode, "^[0-9A-HJ-NP-RTUW-Y]{18}$"),
            (IdentityKind::EmployerRegistration, r"^\S{1,40}$"),
        ];
        let shape = |(kind, pattern): (IdentityKind, &str)| {
            let mut properties = serde_json::json!({
                "kind": {"const": kind.as_str()},
                "number": {"type": "string", "pattern": pattern},
            });
            if let (IdentityKind::CreditCode, Some(properties)) = (kind, properties.as_object_mut()) {
                properties.insert("check".into(), serde_json::json!({"const": "wrong"}));
            }
            serde_json::json!({
                "type": "object",
                "properties": properties,
                "required": ["kind", "number"],
                "additionalProperties": false,
            })
        };
        schemars::json_schema!({
            "description": "the number of a document, in full: personal data",
            "oneOf": shapes.map(shape),
        })
    }
}
