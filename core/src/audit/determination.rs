//! Asks an item's policy again: by the edition that the catalogue names, for the facts to which the act is bound.

use super::editions::Library;
use super::finding::{Grade, Here};
use crate::canonical;
use crate::case::kernel::CommandKind;
use crate::case::{Determined, Payload, asks_policy};
use crate::catalog::item::Item;
use crate::eligibility::{Facts, Outcome};
use crate::report::{Report, codes};
use crate::text::{Language, Text};
use crate::trace::Act;
use crate::trace::payload::{Scope, SealedPayload};

/// What is known of the facts of an act.
enum Known {
    /// There were none, or these.
    Facts(Option<Facts>),
    /// The act is bound to a payload that is not at hand.
    Nothing,
}

/// Holds what an act recorded of its item's policy against what the policy says.
pub(super) fn check(
    act: &Act,
    payload: Option<&[u8]>,
    kind: CommandKind,
    item: &Item,
    recorded: Option<&Determined>,
    library: &mut Library,
    here: &mut Here,
) -> Result<(), Report> {
    let known = known(act, payload, here);
    let has_facts = match &known {
        Known::Facts(facts) => facts.is_some(),
        Known::Nothing => recorded.is_some(),
    };
    let named = item.policy.as_ref().filter(|_| asks_policy(kind, has_facts));
    let (Some(recorded), Some(named)) = (recorded, named) else {
        if recorded.is_some() || named.is_some() {
            let none = || Text::new("无", "none");
            let expected = named.map(|named| Text::new(named.code.clone(), named.code.clone()));
            differs(expected.unwrap_or_else(none), recorded.map_or_else(none, shown), here);
        }
        return Ok(());
    };
    if (&recorded.policy, recorded.edition) != (&named.code, named.edition) {
        let expected = format!("{} {}", named.code, named.edition);
        differs(Text::new(expected.clone(), expected), shown(recorded), here);
        return Ok(());
    }
    against(kind, recorded, here);
    let Known::Facts(facts) = known else {
        here.unchecked(Report::new(codes::audit::DETERMINATION_UNCHECKED).with("policy", &named.code));
        return Ok(());
    };
    match library.policy(named.edition)? {
        Err(missing) => here.fault(missing),
        Ok(policy) => match Determined::of(item, &policy, &facts.unwrap_or_default()) {
            Ok(again) if again == *recorded => {}
            Ok(again) => differs(shown(&again), shown(recorded), here),
            Err(faults) => {
                let said = |language| {
                    let messages = faults.reports().iter().map(|report| report.message(language));
                    messages.collect::<Vec<_>>().join("; ")
                };
                differs(Text::new(said(Language::Chinese), said(Language::English)), shown(recorded), here);
            }
        },
    }
    Ok(())
}

/// The facts of an act, from the payload to which it is bound.
fn known(act: &Act, payload: Option<&[u8]>, here: &mut Here) -> Known {
    let (committed, bytes) = match (act.payload, payload) {
        (None, None) => return Known::Facts(None),
        (Some(_), None) => return Known::Nothing,
        (committed, Some(bytes)) => (committed, bytes),
    };
    let scope = Scope { origin: &act.origin, case: act.case, command: act.command, suite: act.suite };
    let read = || {
        let sealed = SealedPayload::from_bytes(bytes)?;
        let payload: Payload = canonical::from_slice(sealed.fields().as_str().as_bytes())?;
        Ok::<_, Report>((sealed.root(scope)?, payload))
    };
    match read() {
        Ok((root, payload)) if Some(root) == committed => Known::Facts(payload.facts),
        _ => {
            here.fault(Report::new(codes::audit::PAYLOAD_UNFIT));
            Known::Nothing
        }
    }
}

/// Worth a look: a decision against what the policy says. Where it says nothing yet, people decided by what they saw.
fn against(kind: CommandKind, recorded: &Determined, here: &mut Here) {
    let is_against = match kind {
        CommandKind::Approve | CommandKind::CompleteAtWindow => {
            !matches!(recorded.outcome, Outcome::Eligible | Outcome::Undetermined)
        }
        CommandKind::Deny | CommandKind::RejectAtWindow => recorded.outcome == Outcome::Eligible,
        _ => false,
    };
    if is_against {
        let report = Report::new(codes::audit::DECIDED_AGAINST_POLICY).with("policy", &recorded.policy);
        let report = report.with_text("command", kind.words().text());
        here.add(Grade::Note, report.with_text("outcome", recorded.outcome.words().text()));
    }
}

fn differs(expected: Text, found: Text, here: &mut Here) {
    let report = Report::new(codes::audit::DETERMINATION_DIFFERS);
    here.fault(report.with_text("expected", expected).with_text("found", found));
}

fn shown(determined: &Determined) -> Text {
    let Determined { edition, not_needed, outcome, policy } = determined;
    let positions: Vec<String> = not_needed.iter().map(|at| at.saturating_add(1).to_string()).collect();
    let (zh, en) = if positions.is_empty() {
        (String::new(), String::new())
    } else {
        let all = positions.join(", ");
        (format!("，不需要第{all}项材料"), format!(", without materials {all}"))
    };
    let words = outcome.words();
    Text::new(
        format!("{policy} {edition}：{}{zh}", words.zh),
        format!("{policy} {edition}: {}{en}", words.en),
    )
}
