//! Posts (岗位): what a person may do, and which posts one person may not hold at the same time.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::certainty::Certainty;
use crate::text::Words;

/// What a person may do, where and while posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Post {
    /// 窗口经办: accepts and issues at a window.
    WindowClerk,
    /// 审核: reviews in a section of the hall.
    Reviewer,
    /// 主管: extends, substitutes, corrects, revokes.
    Supervisor,
    /// 客户经理: receives visitors at an outlet and looks after its daily running; decides nothing.
    CustomerManager,
    /// 基金财务: keeps the books of the funds.
    FundAccountant,
    /// 数据管理: looks after the data.
    DataManager,
    /// 网点与人员管理: proposes and confirms changes of outlets, staff and postings.
    RosterAdministrator,
    /// 密钥管理: looks after the keys.
    KeyAdministrator,
    /// 稽核: checks what others did.
    Auditor,
}

impl Post {
    /// Every post.
    pub const ALL: [Self; 9] = [
        Self::WindowClerk,
        Self::Reviewer,
        Self::Supervisor,
        Self::CustomerManager,
        Self::FundAccountant,
        Self::DataManager,
        Self::RosterAdministrator,
        Self::KeyAdministrator,
        Self::Auditor,
    ];

    /// The function that the post serves.
    #[must_use]
    pub const fn function(self) -> Function {
        match self {
            Self::WindowClerk | Self::Reviewer | Self::Supervisor => Function::BusinessHandling,
            Self::CustomerManager => Function::Reception,
            Self::FundAccountant => Function::FundFinance,
            Self::DataManager => Function::DataManagement,
            Self::RosterAdministrator => Function::RosterAdministration,
            Self::KeyAdministrator => Function::KeyAdministration,
            Self::Auditor => Function::Audit,
        }
    }

    /// Where a person in this post works.
    #[must_use]
    pub const fn seat(self) -> Seat {
        match self {
            Self::WindowClerk | Self::CustomerManager => Seat::Outlet,
            Self::Reviewer => Seat::SectionOrHall,
            Self::Supervisor
            | Self::FundAccountant
            | Self::DataManager
            | Self::RosterAdministrator
            | Self::KeyAdministrator
            | Self::Auditor => Seat::Hall,
        }
    }

    /// The rule that keeps one person from holding both posts at the same time, if there is one.
    ///
    /// ```
    /// use banjian::network::Post;
    /// assert!(Post::WindowClerk.excludes(Post::Auditor).is_some());
    /// // Whoever accepted a case does not review *that case*: history forbids it, not the post.
    /// assert!(Post::WindowClerk.excludes(Post::Reviewer).is_none());
    /// ```
    #[must_use]
    pub fn excludes(self, other: Self) -> Option<&'static Exclusion> {
        let pair = (self.function(), other.function());
        EXCLUSIONS.iter().find(|rule| rule.pair == pair || rule.pair == (pair.1, pair.0))
    }

    /// The name of the post, for people.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::WindowClerk => Words { en: "window clerk", zh: "窗口经办" },
            Self::Reviewer => Words { en: "reviewer", zh: "审核" },
            Self::Supervisor => Words { en: "supervisor", zh: "主管" },
            Self::CustomerManager => Words { en: "customer manager", zh: "客户经理" },
            Self::FundAccountant => Words { en: "fund accountant", zh: "基金财务" },
            Self::DataManager => Words { en: "data manager", zh: "数据管理" },
            Self::RosterAdministrator => Words { en: "roster administrator", zh: "网点与人员管理" },
            Self::KeyAdministrator => Words { en: "key administrator", zh: "密钥管理" },
            Self::Auditor => Words { en: "auditor", zh: "稽核" },
        }
    }
}

/// The name of the post as it stands in data, as `window-clerk`.
impl std::fmt::Display for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::WindowClerk => "window-clerk",
            Self::Reviewer => "reviewer",
            Self::Supervisor => "supervisor",
            Self::CustomerManager => "customer-manager",
            Self::FundAccountant => "fund-accountant",
            Self::DataManager => "data-manager",
            Self::RosterAdministrator => "roster-administrator",
            Self::KeyAdministrator => "key-administrator",
            Self::Auditor => "auditor",
        })
    }
}

/// Where a post has its seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// At an outlet.
    Outlet,
    /// In one section of the hall, or in all of them.
    SectionOrHall,
    /// In the hall.
    Hall,
}

/// What a post serves; functions, not posts, exclude one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// 业务经办.
    BusinessHandling,
    /// 基金财务.
    FundFinance,
    /// 数据管理.
    DataManagement,
    /// 稽核, which is also the administration of the audit.
    Audit,
    /// The administration of the roster.
    RosterAdministration,
    /// The administration of the keys.
    KeyAdministration,
    /// Receiving visitors.
    Reception,
}

/// Two functions that one person may not serve at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exclusion {
    /// How far the source was checked.
    pub certainty: Certainty,
    /// The two functions.
    pub pair: (Function, Function),
    /// Where the rule stands; empty for a default of this library.
    pub source: &'static str,
}

/// Every pair of functions that exclude each other.
pub const EXCLUSIONS: &[Exclusion] = &[
    circular(Function::BusinessHandling, Function::FundFinance),
    circular(Function::BusinessHandling, Function::DataManagement),
    circular(Function::BusinessHandling, Function::Audit),
    circular(Function::FundFinance, Function::DataManagement),
    circular(Function::FundFinance, Function::Audit),
    circular(Function::DataManagement, Function::Audit),
    ours(Function::RosterAdministration, Function::KeyAdministration),
    ours(Function::RosterAdministration, Function::Audit),
    ours(Function::KeyAdministration, Function::Audit),
];

/// Read through a provincial text, not in the circular itself.
const fn circular(first: Function, second: Function) -> Exclusion {
    Exclusion {
        certainty: Certainty::Secondary, pair: (first, second), source: "人社厅发〔2021〕64号"
    }
}

const fn ours(first: Function, second: Function) -> Exclusion {
    Exclusion { certainty: Certainty::Default, pair: (first, second), source: "" }
}
