//! What an audit came to: how much was read, and everything that was found.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::finding::{Finding, Grade};
use crate::canonical::Hash;
use crate::text::Language;

/// How much was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Cases.
    pub cases: u64,
    /// Records for which the machine vouches by its word.
    pub host_attested: u64,
    /// Records of the key register.
    pub key_records: u64,
    /// Records that people signed.
    pub person_signed: u64,
    /// Records, the roster's among them.
    pub records: u64,
    /// Records that were decided again.
    pub replayed: u64,
    /// Changes of the roster.
    pub roster_changes: u64,
    /// Records that the office signed: of timers, and of citizens on line.
    pub system_signed: u64,
}

/// The outcome of an audit, so far or in the end.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditReport {
    /// How much was read.
    pub counts: Counts,
    /// Everything that was found, in the order of the log.
    pub findings: Vec<Finding>,
    /// The network edition by which the first record was decided: what follows rests on it. Compare it with the
    /// one that was adopted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_network: Option<Hash>,
}

impl AuditReport {
    /// The findings of a grade.
    pub fn of(&self, grade: Grade) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.grade == grade)
    }

    /// Whether nothing is wrong. Something may still be unchecked.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.of(Grade::Fault).next().is_none()
    }

    /// How often each finding of a grade was made, by name.
    #[must_use]
    pub fn by_name(&self, grade: Grade) -> BTreeMap<&'static str, u64> {
        let mut names = BTreeMap::new();
        for finding in self.of(grade) {
            let count: &mut u64 = names.entry(finding.name()).or_default();
            *count = count.saturating_add(1);
        }
        names
    }

    /// The report for a person: the counts, the findings by name, then each on a line.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let Counts {
            cases,
            host_attested,
            key_records,
            person_signed,
            records,
            replayed,
            roster_changes,
            system_signed,
        } = self.counts;
        let mut text = match language {
            Language::English => format!(
                "{records} records of {cases} cases read, {replayed} acts replayed, {roster_changes} roster changes, {key_records} key records\nsigned by people {person_signed}, by the office {system_signed}; host-attested {host_attested}\n"
            ),
            Language::Chinese => format!(
                "共读取{cases}个办件的{records}条记录，重演{replayed}个行为，人员变动{roster_changes}次，密钥记录{key_records}条\n本人签名{person_signed}，系统签名{system_signed}，主机作证{host_attested}\n"
            ),
        };
        if let Some(network) = self.first_network {
            text.push_str(match language {
                Language::English => "network at the beginning: ",
                Language::Chinese => "起始人员网络：",
            });
            writeln!(text, "{network}").unwrap_or_default();
        }
        for (grade, en, zh) in [
            (Grade::Fault, "faults", "问题"),
            (Grade::Unchecked, "unchecked", "未能核对"),
            (Grade::Note, "notes", "提示"),
        ] {
            let names = self.by_name(grade);
            let total: u64 = names.values().sum();
            let (head, stop, comma) = match language {
                Language::English => (en, ": ", ", "),
                Language::Chinese => (zh, "：", "，"),
            };
            write!(text, "{head}{stop}{total}").unwrap_or_default();
            for (name, count) in names {
                write!(text, "{comma}{name} {count}").unwrap_or_default();
            }
            text.push('\n');
        }
        for finding in &self.findings {
            text.push_str(&finding.line(language));
            text.push('\n');
        }
        text
    }
}

/// The text in English.
impl fmt::Display for AuditReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}
