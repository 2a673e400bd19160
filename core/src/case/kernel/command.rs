//! What may be asked of a case: the kinds of command, the desks, and the hand that an act makes of a person.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Words;

/// Where a person works. The role comes from the desk, never from a command's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Desk {
    /// 窗口: receives, accepts and issues.
    Window,
    /// 大厅: reviews.
    Hall,
    /// The citizen or agent on line.
    Portal,
    /// Superiors: name substitutes, confirm what a timer proposed.
    Supervision,
    /// The office's own timers. Nobody can be seated here.
    Timer,
}

impl Desk {
    /// Every desk.
    pub const ALL: &[Self] = &[Self::Window, Self::Hall, Self::Portal, Self::Supervision, Self::Timer];

    /// The desk for people.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Window => Words { en: "window", zh: "窗口" },
            Self::Hall => Words { en: "hall", zh: "大厅" },
            Self::Portal => Words { en: "portal", zh: "网上" },
            Self::Supervision => Words { en: "supervision", zh: "主管" },
            Self::Timer => Words { en: "timer", zh: "定时器" },
        }
    }
}

/// What an act makes of the person who does it. Nobody has two different hands on a case or its linked cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Hand {
    /// W.
    Window,
    /// R.
    Review,
    /// S.
    Supervision,
}

/// The hands that a natural person has on a case and its linked cases.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(from = "Vec<Hand>", into = "Vec<Hand>")]
pub struct Hands(u8);

impl Hands {
    /// No hand: the person has not touched the case.
    pub const NONE: Self = Self(0);

    /// These hands and one more.
    #[must_use]
    pub const fn and(self, hand: Hand) -> Self {
        Self(self.0 | Self::bit(hand))
    }

    /// These hands and those.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the person has this hand.
    #[must_use]
    pub const fn has(self, hand: Hand) -> bool {
        self.0 & Self::bit(hand) != 0
    }

    /// Whether the person has not touched the case.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    const fn bit(hand: Hand) -> u8 {
        match hand {
            Hand::Window => 1,
            Hand::Review => 2,
            Hand::Supervision => 4,
        }
    }
}

impl From<Vec<Hand>> for Hands {
    fn from(hands: Vec<Hand>) -> Self {
        hands.into_iter().fold(Self::NONE, Self::and)
    }
}

impl From<Hands> for Vec<Hand> {
    fn from(hands: Hands) -> Self {
        [Hand::Window, Hand::Review, Hand::Supervision].into_iter().filter(|hand| hands.has(*hand)).collect()
    }
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident $code:literal $zh:literal $en:literal),* $(,)?) => {
        /// The kinds of command on a registered case. Timers' commands are the last four: only the office gives them.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(rename_all = "kebab-case")]
        pub enum CommandKind {
            $($(#[$doc])* $name),*
        }

        impl CommandKind {
            /// Every kind, in the order of LIFECYCLE.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The kind as it stands in records, in kebab case.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code),*
                }
            }

            /// The kind for people.
            #[must_use]
            pub const fn words(self) -> Words {
                match self {
                    $(Self::$name => Words { en: $en, zh: $zh }),*
                }
            }
        }
    };
}

commands! {
    /// 登记: opens a case. Refused on a case that exists.
    Register "register" "登记" "register",
    /// 接件.
    Receive "receive" "接件" "receive",
    /// 会签.
    CoSign "co-sign" "会签" "co-sign",
    /// 补正告知.
    AskSupplement "ask-supplement" "补正告知" "ask for a supplement",
    /// 补正.
    Supply "supply" "补正" "supply",
    /// 受理.
    Accept "accept" "受理" "accept",
    /// 不予受理.
    RefuseAcceptance "refuse-acceptance" "不予受理" "refuse acceptance",
    /// 窗口不予: denies an item of the window.
    RejectAtWindow "reject-at-window" "窗口不予" "reject at the window",
    /// 即办: completes an item of the window.
    CompleteAtWindow "complete-at-window" "即办" "complete at the window",
    /// 转审.
    SendToReview "send-to-review" "转审" "send to review",
    /// 回避.
    DeclareRecusal "declare-recusal" "回避" "declare a recusal",
    /// 上报.
    Escalate "escalate" "上报" "escalate",
    /// 指定.
    Substitute "substitute" "指定" "name a substitute",
    /// 领办.
    Take "take" "领办" "take",
    /// 退回.
    ReturnToWindow "return-to-window" "退回" "return to the window",
    /// 准予.
    Approve "approve" "准予" "approve",
    /// 不予.
    Deny "deny" "不予" "deny",
    /// 送达.
    Serve "serve" "送达" "serve",
    /// 制证.
    MakeDocument "make-document" "制证" "make the document",
    /// 流转.
    SendToOutlet "send-to-outlet" "流转" "send to an outlet",
    /// 签收.
    ReceiveAtOutlet "receive-at-outlet" "签收" "receive at the outlet",
    /// 出件.
    HandOver "hand-over" "出件" "hand over",
    /// 退回制证.
    ReturnToMaker "return-to-maker" "退回制证" "return to the maker",
    /// 存档.
    Archive "archive" "存档" "archive",
    /// 撤回.
    Withdraw "withdraw" "撤回" "withdraw",
    /// 逾期终止.
    ConfirmOverdue "confirm-overdue" "逾期终止" "end as overdue",
    /// A timer: five working days passed without a supplement notice, so the case counts as accepted.
    DeemAccepted "deem-accepted" "视为受理" "count as accepted",
    /// A timer: the citizen is reminded.
    Remind "remind" "提醒" "remind",
    /// A timer: the term has passed, a person is to decide.
    ProposeOverdue "propose-overdue" "提出逾期" "propose as overdue",
    /// A timer: a lease ran out.
    ExpireLease "expire-lease" "领办到期" "end the lease",
}

impl CommandKind {
    /// Whether only the office's timers give this command.
    #[must_use]
    pub const fn is_timer(self) -> bool {
        matches!(self, Self::DeemAccepted | Self::Remind | Self::ProposeOverdue | Self::ExpireLease)
    }

    /// Whether a desk has this command at all.
    #[must_use]
    pub const fn is_for(self, desk: Desk) -> bool {
        match self {
            Self::Register | Self::Supply | Self::Withdraw => matches!(desk, Desk::Portal | Desk::Window),
            Self::AskSupplement | Self::Serve => matches!(desk, Desk::Window | Desk::Hall),
            Self::Take | Self::ReturnToWindow | Self::Approve | Self::Deny => matches!(desk, Desk::Hall),
            Self::ConfirmOverdue => matches!(desk, Desk::Hall | Desk::Supervision),
            Self::Substitute => matches!(desk, Desk::Supervision),
            Self::DeclareRecusal => matches!(desk, Desk::Window | Desk::Hall | Desk::Supervision),
            Self::Escalate => !matches!(desk, Desk::Portal),
            Self::DeemAccepted | Self::Remind | Self::ProposeOverdue | Self::ExpireLease => {
                matches!(desk, Desk::Timer)
            }
            Self::Receive
            | Self::CoSign
            | Self::Accept
            | Self::RefuseAcceptance
            | Self::RejectAtWindow
            | Self::CompleteAtWindow
            | Self::SendToReview
            | Self::MakeDocument
            | Self::SendToOutlet
            | Self::ReceiveAtOutlet
            | Self::HandOver
            | Self::ReturnToMaker
            | Self::Archive => matches!(desk, Desk::Window),
        }
    }

    /// The hand that the command makes of a person at a desk.
    #[must_use]
    pub const fn hand(self, desk: Desk) -> Option<Hand> {
        match (self, desk) {
            (Self::Register | Self::DeclareRecusal | Self::Escalate, _) | (_, Desk::Portal | Desk::Timer) => {
                None
            }
            (_, Desk::Window) => Some(Hand::Window),
            (_, Desk::Hall) => Some(Hand::Review),
            (_, Desk::Supervision) => Some(Hand::Supervision),
        }
    }
}
