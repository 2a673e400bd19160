//! An item of the catalogue, and the closed sets that describe it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::calendar::Span;
use crate::canonical::Hash;
use crate::certainty::Certainty;
use crate::id::{ItemCode, SectionCode};
use crate::text::Text;

/// How a case of the item is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Lane {
    /// 即办: the window completes it.
    AtWindow,
    /// 即办 with live approval: accepted and approved in one visit, by a reviewer of the hall who is not the
    /// acceptor. Whatever moves a payment account, or pays, stops or resumes a benefit.
    Live,
    /// 承诺: the hall reviews within a time.
    Committed,
}

/// What kind of power the item exercises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// 公共服务.
    PublicService,
    /// 行政确认.
    Confirmation,
    /// 行政许可: the Administrative Licensing Law binds it.
    Licence,
    /// 其他行政权力.
    OtherPower,
}

/// Who may apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Applicants {
    /// 自然人.
    Natural,
    /// 法人.
    Legal,
    /// 自然人/法人.
    Both,
}

/// When a limit begins to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// On receipt of the application.
    Received,
    /// On acceptance.
    Accepted,
}

/// What lawfully pauses a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Pause {
    /// 补正: the applicant was asked to supplement. Not for licences (行政许可法 45 does not list it).
    Supplement,
    /// 特别程序: hearing, appraisal, expert assessment.
    SpecialProcedure,
}

/// One time limit. Several run together; the earliest governs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The legal basis of the limit.
    pub basis: String,
    /// How far the length was checked.
    pub certainty: Certainty,
    /// What lawfully pauses it.
    pub pauses: Vec<Pause>,
    /// How far the pauses were checked.
    pub pauses_certainty: Certainty,
    /// How long it is.
    pub span: Span,
    /// When it begins to run.
    pub start: Start,
    /// How far the start was checked.
    pub start_certainty: Certainty,
}

/// How many reviewers decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewTier {
    /// One reviewer decides.
    Single,
    /// 复核: a second, different reviewer confirms an approval.
    Double,
}

/// Whether a material must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Without it the application is incomplete.
    Required,
    /// Secondary (次要): it may be owed under a signed undertaking (容缺受理).
    MayBeOwed,
}

/// A paper that an application needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// How far it was checked.
    pub certainty: Certainty,
    /// Its name.
    pub name: Text,
    /// Whether it must be there.
    pub need: Need,
    /// The legal source of the demand.
    pub source: String,
    /// The truth of the item's policy on which it depends: it is needed unless that is known not to hold. `None`:
    /// always needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
}

/// The policy by which it is determined who is entitled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyRef {
    /// Its code, as `unemployment-benefit`.
    pub code: String,
    /// The content hash of its edition.
    pub edition: Hash,
}

/// A value with the mark of how far it was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Marked{T}")]
pub struct Marked<T> {
    /// How far it was checked.
    pub certainty: Certainty,
    /// The value.
    pub value: T,
}

/// What the applicant may do against a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Remedy {
    /// 行政复议或行政诉讼.
    ReconsiderationOrLitigation,
    /// 再次鉴定: re-assessment within 15 days.
    Reassessment,
    /// 诉讼: an arbitral award goes to court.
    Litigation,
    /// 复查: asking the same organ to look again.
    Recheck,
}

/// A service of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Who may apply.
    pub applicants: Applicants,
    /// The legal basis, one provision an entry; empty where none is known.
    pub basis: Vec<String>,
    /// Whether the legal basis was read.
    pub basis_certainty: Certainty,
    /// The category, as 社会保障卡. Staff are qualified by category.
    pub category: String,
    /// Its code.
    pub code: ItemCode,
    /// The document or card that it issues, `None` for an item with nothing to issue (无需出件).
    pub deliverable: Option<Text>,
    /// What the form asks for, beside the parties.
    pub form: Marked<Vec<FormField>>,
    /// The kind of power.
    pub kind: ItemKind,
    /// How a case of it is decided.
    pub lane: Marked<Lane>,
    /// The time limits; empty where none is known: such a case has no due date.
    pub limits: Vec<Limit>,
    /// The papers.
    pub materials: Vec<Material>,
    /// Its name.
    pub name: Text,
    /// Where the name comes from.
    pub name_source: NameSource,
    /// The competent organ, in whose name notices are written.
    pub organ: Marked<Text>,
    /// The policy by which entitlement is determined; `None` where none is known. The determination is advice: a
    /// person decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<PolicyRef>,
    /// The base code under which a municipal portal publishes it, where known.
    pub published_base_code: Option<String>,
    /// What may be done against a decision.
    pub remedy: Marked<Remedy>,
    /// How many reviewers decide.
    pub review: Marked<ReviewTier>,
    /// The section of the hall that reviews it.
    pub section: Marked<SectionCode>,
}

/// Where an item's name comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NameSource {
    /// A municipal portal's published item list, with its base code.
    Published,
    /// The ministry's open-government directory of 2019.
    #[serde(rename = "directory-2019")]
    Directory2019,
    /// General knowledge, not checked against a published text.
    Compiled,
}

/// A field of the application form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormField {
    /// Its label.
    pub label: Text,
    /// Its name in data, as `new_account`.
    pub name: String,
    /// Whether it must be filled in.
    pub required: bool,
}
