//! What the kernel is told about the world: small answers, found by `decide` from headers, network and calendar.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::command::Desk;
use super::command::Hands;
use super::state::Escalation;

macro_rules! fact {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident),* $(,)? }) => {
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(rename_all = "kebab-case")]
        $(#[$doc])*
        pub enum $name {
            $($(#[$variant_doc])* $variant),*
        }
    };
}

fact! {
    /// Whether something keeps the person from the case.
    Bar {
        /// Nothing.
        None,
        /// A declared recusal (回避).
        Recused,
        /// The person is a party, or acts for one.
        Party,
    }
}

fact! {
    /// Whether the person holds the post at this place today.
    #[schemars(rename = "PostHeld")]
    Posting {
        /// Yes.
        Posted,
        /// No.
        NotPosted,
    }
}

fact! {
    /// Whether the person is qualified for the item's category today.
    #[schemars(rename = "Qualified")]
    Qualification {
        /// Yes.
        Qualified,
        /// Not yet.
        InTraining,
    }
}

fact! {
    /// What the person may do in the competent organ's name.
    Authority {
        /// Staff of the bureau.
        Bureau,
        /// Staff of a bank; the agreement lists the item.
        BankWithin,
        /// Staff of a bank; the agreement does not list the item, or it is a licence.
        BankBeyond,
    }
}

fact! {
    /// Whether the person holds the lease.
    #[schemars(rename = "LeaseHolder")]
    Holder {
        /// Yes.
        This,
        /// No.
        Other,
    }
}

fact! {
    /// Whether the person made the receipt that wants a co-signature, or the latest proposal.
    Author {
        /// Yes.
        This,
        /// No.
        Other,
    }
}

fact! {
    /// Whether enough untouched reviewers would remain if the person got a window hand by this act.
    Reserve {
        /// Yes.
        Enough,
        /// No: the window would use up the reviewers.
        TooFew,
    }
}

fact! {
    /// How the papers stand after what the command brings.
    Papers {
        /// Nothing required is missing.
        Complete,
        /// Something is.
        Short,
    }
}

fact! {
    /// Whether a term has been reached at the time of the command.
    Term {
        /// Yes.
        Reached,
        /// Not yet.
        Running,
    }
}

fact! {
    /// Whether the person named as substitute is posted, qualified, untouched and not barred.
    Substitute {
        /// Yes.
        Eligible,
        /// No.
        Unfit,
    }
}

fact! {
    /// Whether a later supplement notice rests on facts that were not known before.
    Grounds {
        /// It does.
        New,
        /// It does not.
        Old,
    }
}

/// The facts about a command and the person who gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Facts {
    /// Where the person works.
    pub desk: Desk,
    /// What the natural person has done on this case and the linked ones.
    pub hands: Hands,
    /// What keeps the person from the case.
    pub bar: Bar,
    /// Whether the post is held.
    pub posting: Posting,
    /// Whether the person is qualified.
    pub qualification: Qualification,
    /// In whose name the person may act.
    pub authority: Authority,
    /// Whether the person holds the lease.
    pub holder: Holder,
    /// Whether the person made the receipt that wants a co-signature.
    pub receiver: Author,
    /// Whether the person made the latest proposal of a double review.
    pub proposer: Author,
    /// The roster guard.
    pub reserve: Reserve,
    /// The papers.
    pub papers: Papers,
    /// A timer's term.
    pub term: Term,
    /// The substitute that supervision names.
    pub substitute: Substitute,
    /// The grounds of a later supplement notice.
    pub grounds: Grounds,
    /// The post that nobody eligible is left for; `No` while somebody is.
    pub vacancy: Escalation,
}

impl Facts {
    /// The facts of a person against whom nothing speaks.
    #[must_use]
    pub const fn favourable(desk: Desk) -> Self {
        Self {
            desk,
            hands: Hands::NONE,
            bar: Bar::None,
            posting: Posting::Posted,
            qualification: Qualification::Qualified,
            authority: Authority::Bureau,
            holder: Holder::This,
            receiver: Author::Other,
            proposer: Author::Other,
            reserve: Reserve::Enough,
            papers: Papers::Complete,
            term: Term::Reached,
            substitute: Substitute::Eligible,
            grounds: Grounds::New,
            vacancy: Escalation::No,
        }
    }
}
