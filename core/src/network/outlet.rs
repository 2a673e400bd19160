//! Places: the hall with its sections, the outlets with their windows, and the divisions they stand in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::certainty::Certainty;
use crate::id::{DivisionCode, HallCode, ItemCode, OutletCode, SectionCode, WindowCode};
use crate::text::Text;

/// The hall (人社大厅): the one back office that reviews for every outlet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hall {
    /// Its code, the division's.
    pub code: HallCode,
    /// Its name.
    pub name: Text,
    /// Its sections, sorted by code.
    pub sections: Vec<Section>,
}

/// A section of the hall: who is competent to review which categories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "HallSection")]
pub struct Section {
    /// The categories of items that it reviews; a category belongs to one section. A single item of the
    /// catalogue may name another.
    pub categories: Vec<String>,
    /// How far the division of work was checked.
    pub certainty: Certainty,
    /// Its code.
    pub code: SectionCode,
    /// Its name.
    pub name: Text,
}

/// A division (行政区划) in which outlets stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Division {
    /// How far the code was checked.
    pub certainty: Certainty,
    /// Its code.
    pub code: DivisionCode,
    /// Its name.
    pub name: Text,
    /// Where the code comes from, and what is particular about it.
    pub source: String,
}

/// What sort of place an outlet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OutletKind {
    /// 区级.
    District,
    /// 街道 or 镇.
    Street,
    /// 社区.
    Community,
    /// 银行网点 (社银合作).
    BankBranch,
    /// 未知: no source says.
    Unknown,
}

/// Whether a source names the outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Naming {
    /// It bears its own name.
    Named,
    /// 未具名: known to exist, its name is not; what stands here is a place holder.
    Unnamed,
}

/// An outlet (网点).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outlet {
    /// How far name, kind and division were checked.
    pub certainty: Certainty,
    /// Its number within the hall's area.
    pub code: OutletCode,
    /// The division in which it stands.
    pub division: DivisionCode,
    /// What sort of place it is.
    pub kind: OutletKind,
    /// Its name.
    pub name: Text,
    /// Whether a source names it.
    pub naming: Naming,
    /// Where its facts come from.
    pub source: String,
    /// Its windows, sorted by code.
    pub windows: Vec<Window>,
    /// Items that it does not offer; empty where it offers all (全口径).
    pub withheld: Vec<ItemCode>,
}

/// A window (窗口) of an outlet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Its code within the outlet.
    pub code: WindowCode,
    /// What is done there.
    pub role: WindowRole,
}

/// What is done at a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WindowRole {
    /// 受理窗口.
    Accepts,
    /// 出件窗口.
    Issues,
    /// 全口径窗口.
    Both,
}

impl WindowRole {
    /// Whether the work is done at such a window.
    #[must_use]
    pub const fn does(self, work: WindowWork) -> bool {
        matches!(
            (self, work),
            (Self::Both, _) | (Self::Accepts, WindowWork::Accept) | (Self::Issues, WindowWork::Issue)
        )
    }
}

/// One of the two things that windows are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WindowWork {
    /// 受理.
    Accept,
    /// 出件.
    Issue,
}

/// Where a person is posted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Workplace")]
pub enum Place {
    /// The whole hall, all its sections.
    Hall,
    /// An outlet.
    Outlet(OutletCode),
    /// One section of the hall.
    Section(SectionCode),
}

impl Place {
    /// Whether somebody posted here is also posted there: the hall covers its sections.
    #[must_use]
    pub fn covers(&self, there: &Self) -> bool {
        self == there || matches!((self, there), (Self::Hall, Self::Section(_)))
    }
}

/// As `hall`, `outlet 0007`, `section pension`.
impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Hall => f.write_str("hall"),
            Self::Outlet(code) => write!(f, "outlet {code}"),
            Self::Section(code) => write!(f, "section {code}"),
        }
    }
}
