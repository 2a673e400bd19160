//! Whole lives of cases, from registration to the end, for the benchmarks of the case floor and of the office.

use banjian::case::kernel::{Deliverable, Profile};
use banjian::case::{
    ApplicantKind, Attendance, Command, Original, Paper, Party, Payload, RealName, ServiceMethod,
};
use banjian::catalog::item::{Applicants, Item, Lane, ReviewTier};
use banjian::id::{Identity, IdentityKind};
use banjian::report::Report;

/// Who does a step: two clerks at one outlet, two reviewers of the item's section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hands {
    /// The clerk who accepts.
    Accepting,
    /// The clerk who issues.
    Issuing,
    /// A reviewer.
    First,
    /// Another reviewer.
    Second,
}

/// The outlet of all lives.
pub const OUTLET: &str = "0001";

impl Hands {
    /// The person in the network of Xiangyang.
    #[must_use]
    pub fn person(self, item: &Item) -> String {
        match self {
            Self::Accepting => "zws-w1".into(),
            Self::Issuing => "zws-w3".into(),
            Self::First => format!("{}-r1", item.section.value),
            Self::Second => format!("{}-r2", item.section.value),
        }
    }
}

/// One command of a life.
#[derive(Debug, Clone)]
pub struct Step {
    /// Who gives it.
    pub hands: Hands,
    /// The command.
    pub command: Command,
    /// How many events it causes.
    pub events: u32,
}

/// The commands that bring a case of an item to its end.
#[must_use]
pub fn life(item: &Item) -> Vec<Step> {
    use Hands::{Accepting, First, Issuing, Second};
    let mut steps = Vec::new();
    let mut step = |hands, command| steps.push(Step { hands, command, events: 1 });
    let applicant = match item.applicants {
        Applicants::Legal => ApplicantKind::Legal,
        Applicants::Natural | Applicants::Both => ApplicantKind::Natural,
    };
    let code = item.code.clone();
    step(Accepting, Command::Register { applicant, item: code, period: "2026-03".into() });
    let seen = |(material, _)| Paper { hash: None, material, original: Original::Seen };
    let materials = (0_u16..).zip(&item.materials).map(seen).collect();
    let (attends, identified) = (Attendance::Applicant, RealName::DocumentRead);
    step(Accepting, Command::Receive { attends, identified, materials });
    step(Accepting, Command::Accept {});
    if item.lane.value == Lane::AtWindow {
        step(Accepting, Command::CompleteAtWindow {});
    } else {
        if item.lane.value == Lane::Committed {
            step(Accepting, Command::SendToReview {});
        }
        let reviewers: &[Hands] =
            if item.review.value == ReviewTier::Double { &[First, Second] } else { &[First] };
        for reviewer in reviewers {
            step(*reviewer, Command::Take {});
            step(*reviewer, Command::Approve { basis: "《社会保险经办条例》第九条".into() });
        }
    }
    if Profile::of(item).deliverable == Deliverable::Document {
        step(Issuing, Command::MakeDocument { stock: None });
        step(Issuing, Command::HandOver { collector: attends, identified });
    } else if item.lane.value != Lane::AtWindow {
        step(Issuing, Command::Serve { method: ServiceMethod::InPerson });
    }
    for step in &mut steps {
        // A live case goes to the hall as it is accepted.
        let is_sent = item.lane.value == Lane::Live && matches!(step.command, Command::Accept {});
        step.events += u32::from(is_sent);
    }
    steps
}

/// What comes with a command: the applicant, and at receipt the form.
///
/// # Errors
/// None: the number is made to fit.
pub fn payload(command: &Command, person: u32) -> Result<Payload, Report> {
    let form = match command {
        Command::Register { .. } => &[][..],
        Command::Receive { .. } => &[("bank", "中国工商银行襄城支行"), ("account", "6222021804001234567")],
        _ => return Ok(Payload::default()),
    };
    let applicant = Party {
        identity: Identity::parse(IdentityKind::CitizenNumber, &citizen_number(person))?,
        name: "王小明".into(),
        phone: Some("13800000000".into()),
    };
    let form = form.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    Ok(Payload { applicant: Some(applicant), form, ..Payload::default() })
}

/// The citizen number of a person who does not exist: one for each number below ten million (GB 11643).
#[must_use]
pub fn citizen_number(person: u32) -> String {
    let (day, serial) = (person / 1_000, person % 1_000);
    let (year, month, day) = (1930 + day / 336 % 70, 1 + day / 28 % 12, 1 + day % 28);
    let body = format!("420602{year}{month:02}{day:02}{serial:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let check = "10X98765432".chars().nth(usize::try_from(sum % 11).unwrap_or(0)).unwrap_or('0');
    format!("{body}{check}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_has_a_number_of_their_own() {
        let numbers: std::collections::BTreeSet<String> =
            (0..5_000).map(|n| citizen_number(n * 997)).collect();
        assert_eq!(numbers.len(), 5_000);
        assert!(numbers.iter().all(|number| Identity::parse(IdentityKind::CitizenNumber, number).is_ok()));
    }
}
