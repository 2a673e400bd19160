//! One applicant, one policy: the answer and its reasons.

mod given;
mod missing;
mod reasons;

use self::given::{Coded, Known};
use super::answer::{Determination, FactRef, Granted, Outcome, PeriodRef, Question};
use super::facts::{Facts, Given};
use super::policy::Policy;
use super::policy::edition::FactKind;
use super::policy::program::{Compiled, Decided, Period, Program};
use super::policy::row::Registers;
use super::policy::typed::Type;

/// A row of facts on its way through a period of a policy.
struct Row<'p> {
    program: &'p Program,
    policy: &'p Compiled,
    registers: Registers,
}

/// Which period a day falls in, or why in none.
pub(super) enum In {
    Period(usize),
    Nowhere(Outcome),
}

pub(super) fn determine(policy: &Policy, facts: &Facts) -> Determination {
    let (program, compiled) = (policy.program(), policy.compiled());
    let mut answer = blank(policy);
    let coded = given::coded(policy, facts);
    answer.conflicts.clone_from(&coded.conflicts);
    if !coded.faults.is_empty() {
        answer.outcome = Outcome::InvalidFacts;
        answer.faults = coded.faults;
        return answer;
    }
    let mut row = Row { program, policy: compiled, registers: Registers::new(&program.graph) };
    row.fill(&coded);
    let place = match coded.day() {
        _ if coded.is_dateless() => In::Period(0),
        Some(day) => period_of(compiled, day),
        None => {
            missing::without_a_day(policy, &row, &mut answer);
            return answer;
        }
    };
    let period = match place {
        In::Period(at) => at,
        In::Nowhere(outcome) => {
            answer.outcome = outcome;
            return answer;
        }
    };
    let Some(compiled_period) = compiled.periods.get(period) else { return answer };
    answer.period = policy.edition().periods.get(period).map(|period| PeriodRef {
        certainty: period.certainty,
        from: period.from,
        source: period.source.clone(),
        to: period.to,
    });
    row.run(compiled_period);
    answer.outcome = outcome(compiled_period, &row.registers);
    answer.reasons = reasons::reasons(policy, period, compiled_period, &row, &coded, answer.outcome);
    if answer.outcome == Outcome::Eligible {
        let granted = compiled_period.grants().filter_map(|grant| row.granted(policy, period, grant, &coded));
        answer.values = granted.collect();
    }
    if answer.outcome != Outcome::Ineligible {
        missing::missing(policy, period, compiled_period, &row, &coded, &mut answer);
    }
    answer
}

/// Whether a truth holds, a fact or a decision: `None` where it is not known, where a fact is outside what is declared,
/// and where there is no truth of that name.
pub(super) fn truth(policy: &Policy, facts: &Facts, name: &str) -> Option<bool> {
    let coded = given::coded(policy, facts);
    if !coded.faults.is_empty() {
        return None;
    }
    if let Some(at) = policy.edition().facts.iter().position(|fact| fact.name == name) {
        let value = coded.values.get(at).copied().flatten()?.whole()?;
        return has_truth(policy, name).then_some(value != 0);
    }
    let compiled = policy.compiled();
    let In::Period(at) =
        (if coded.is_dateless() { In::Period(0) } else { period_of(compiled, coded.day()?) })
    else {
        return None;
    };
    let period = compiled.periods.get(at)?;
    let decided = period.decided.iter().find(|decided| decided.name == name)?;
    let mut row = Row {
        program: policy.program(),
        policy: compiled,
        registers: Registers::new(&policy.program().graph),
    };
    row.fill(&coded);
    row.run(period);
    is_truth(decided).then(|| row.registers.value(decided.typed.node))?.map(|value| value != 0)
}

/// Whether a name is that of a truth: a fact that is never none, or a decision of every period.
pub(super) fn has_truth(policy: &Policy, name: &str) -> bool {
    let fact = policy.edition().facts.iter().find(|fact| fact.name == name);
    match fact {
        Some(fact) => fact.kind == FactKind::Boolean && !fact.optional,
        None => policy
            .compiled()
            .periods
            .iter()
            .all(|period| period.decided.iter().any(|decided| decided.name == name && is_truth(decided))),
    }
}

fn is_truth(decided: &Decided) -> bool {
    decided.typed.of == Type::Boolean && decided.typed.none.is_none()
}

/// The outcome of a period whose nodes were computed.
pub(super) fn outcome(period: &Period, registers: &Registers) -> Outcome {
    match period.verdict {
        Some(verdict) => match registers.value(verdict) {
            Some(0) => Outcome::Ineligible,
            Some(_) => Outcome::Eligible,
            None => Outcome::Undetermined,
        },
        None if period.grants().all(|grant| is_known(registers, grant)) => Outcome::Eligible,
        None => Outcome::Undetermined,
    }
}

/// Whether a value is known, or known to be none.
pub(super) fn is_known(registers: &Registers, grant: &Decided) -> bool {
    match grant.typed.none.map(|none| registers.value(none)) {
        Some(None) => false,
        Some(Some(none)) if none != 0 => true,
        _ => registers.value(grant.typed.node).is_some(),
    }
}

/// The period of a day.
pub(super) fn period_of(policy: &Compiled, day: i64) -> In {
    if let Some(at) = policy.periods.iter().position(|period| period.days.holds(day)) {
        return In::Period(at);
    }
    let after = policy.periods.last().filter(|last| day > last.days.high);
    match after.and_then(|last| last.ends) {
        Some(super::policy::edition::Ends::ExtensionNotFound) => In::Nowhere(Outcome::NotKnownToBeInForce),
        _ => In::Nowhere(Outcome::NotInForce),
    }
}

fn blank(policy: &Policy) -> Determination {
    Determination {
        conflicts: Vec::new(),
        edition: policy.hash(),
        faults: Vec::new(),
        may_include_more: false,
        missing: Vec::new(),
        next_question: None,
        outcome: Outcome::Undetermined,
        period: None,
        policy: policy.edition().code.clone(),
        reasons: Vec::new(),
        values: Vec::new(),
    }
}

fn question(policy: &Policy, fact: &str) -> Option<Question> {
    let found = policy.edition().facts.iter().find(|declared| declared.name == fact)?;
    Some(Question { fact: fact.into(), question: found.question.clone() })
}

impl Row<'_> {
    fn fill(&mut self, coded: &Coded) {
        for (allowed, value) in self.policy.facts.iter().zip(&coded.values) {
            let Some(slot) = self.program.slots.get(allowed.slot) else { continue };
            self.registers.set(slot.value, value.map(|value| value.whole().unwrap_or(0)));
            if let Some(none) = slot.none {
                self.registers.set(none, value.map(|value| i64::from(value == Known::None)));
            }
        }
    }

    fn run(&mut self, period: &Period) {
        self.registers.run(&self.program.steps);
        self.registers.run(&period.steps);
    }

    fn granted(&self, policy: &Policy, period: usize, grant: &Decided, coded: &Coded) -> Option<Granted> {
        let decision = policy.tree(period, &grant.name)?;
        let is_none = grant.typed.none.map(|none| self.registers.value(none));
        let value = match is_none {
            Some(None) => return None,
            Some(Some(none)) if none != 0 => Given::None,
            _ => given::given(&self.program.texts, grant.typed.of, self.registers.value(grant.typed.node)?),
        };
        let roots = [Some(grant.typed.node), grant.typed.none];
        Some(Granted {
            certainty: decision.certainty,
            facts: self.facts_under(policy, coded, roots.into_iter().flatten()),
            name: grant.name.clone(),
            source: decision.source.clone(),
            title: decision.title.clone(),
            unit: decision.unit.clone(),
            value,
        })
    }

    /// The known facts that settled some nodes, in the order of declaration.
    fn facts_under(
        &self,
        policy: &Policy,
        coded: &Coded,
        roots: impl Iterator<Item = super::policy::graph::Id>,
    ) -> Vec<FactRef> {
        let settled = reasons::settled(&self.program.graph, &self.registers, roots);
        let declared = policy.edition().facts.iter().zip(&self.policy.facts).zip(&coded.values);
        let found = declared.filter_map(|((fact, allowed), value)| {
            let slot = self.program.slots.get(allowed.slot)?;
            let read = settled.contains(slot.value) || slot.none.is_some_and(|none| settled.contains(none));
            let value = (*value).filter(|_| read)?;
            let value = match value {
                Known::None => Given::None,
                Known::Whole(value) => given::given(&self.program.texts, slot.of, value),
            };
            Some(FactRef { name: fact.name.clone(), value })
        });
        found.collect()
    }
}
