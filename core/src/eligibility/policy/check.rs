//! What an edition has to be before its expressions are read.

use std::collections::{BTreeMap, BTreeSet};

use super::date;
use super::edition::{Decision, Edition, Fact, FactKind, Logic, Period, Role};
use super::parsed::{self, Fault, Parsed, Tree};
use crate::eligibility::feel::ast::Kind;
use crate::eligibility::feel::limits::Limits;
use crate::eligibility::feel::names::FUNCTIONS;
use crate::eligibility::feel::number::Number;
use crate::eligibility::feel::parse;
use crate::eligibility::feel::scope::Scope;
use crate::report::codes::policy as codes;
use crate::report::{Report, quoted};

/// The most of a kind: facts, decisions, periods, values of a text.
const MOST: usize = 1_000;

/// The most texts that a fact may be: a set of them is one machine word.
const MOST_TEXTS: usize = 64;

/// The most decimals of a fact.
const MOST_DECIMALS: u32 = 6;

/// Checks an edition and reads its expressions. With every fault of form, of names and of the texts; an edition whose
/// form has none is read as far as its texts can be, so that faults of types are told with them.
pub(super) fn parsed(edition: Edition) -> (Option<Parsed>, Vec<Fault>) {
    let mut found = Vec::new();
    form(&edition, &mut found);
    facts(&edition.facts, &mut found);
    day(&edition, &mut found);
    periods(&edition, &mut found);
    let (mut trees, mut unread) = (Vec::new(), Vec::new());
    let mut in_texts = Vec::new();
    let mut read: BTreeMap<String, Option<Tree>> = BTreeMap::new();
    for at in 0..edition.periods.len() {
        let decided = decided(&edition, at);
        names(&edition, at, &decided, &mut found);
        let mut scope = Scope::new();
        for name in edition.facts.iter().map(|fact| &fact.name) {
            scope.add_name(name);
        }
        for (_, decision) in &decided {
            scope.add_name(&decision.name);
        }
        let (mut of_period, mut not_read) = (Vec::new(), Vec::new());
        for (path, decision) in &decided {
            // A decision of all periods is read once, and its faults are told once.
            let shared = !path.starts_with("period");
            let tree = match read.get(path).filter(|_| shared) {
                Some(tree) => tree.clone(),
                None => {
                    cells(decision, path, &mut found);
                    parsed::tree(decision, path, &scope, &mut in_texts)
                }
            };
            if shared {
                read.insert(path.clone(), tree.clone());
            }
            match tree {
                Some(tree) => of_period.push(tree),
                None => not_read.push(decision.name.clone()),
            }
        }
        unread.push(not_read);
        match ordered(of_period) {
            Ok(ordered) => trees.push(ordered),
            Err(circle) => {
                let path = format!("period[{at}]");
                found.push(Fault::of(path, Report::new(codes::CIRCLE).with("names", circle)));
            }
        }
    }
    let is_formed = found.is_empty();
    found.extend(in_texts);
    (is_formed.then_some(Parsed { edition, periods: trees, unread }), found)
}

fn form(edition: &Edition, found: &mut Vec<Fault>) {
    let code = &edition.code;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let is_code = code.bytes().all(plain)
        && code.len() <= 64
        && code.starts_with(|first: char| first.is_ascii_lowercase())
        && !code.ends_with('-');
    if !is_code {
        found.push(Fault::of("code", Report::new(codes::CODE).with("found", quoted(code))));
    }
    let decisions = edition.periods.iter().map(|period| period.decisions.len());
    let count = decisions.fold(edition.decisions.len(), usize::saturating_add);
    for (path, count) in
        [("fact", edition.facts.len()), ("decision", count), ("period", edition.periods.len())]
    {
        if count > MOST {
            found.push(Fault::of(path, Report::new(codes::TOO_LARGE)));
        }
    }
}

fn facts(facts: &[Fact], found: &mut Vec<Fault>) {
    let mut seen = BTreeSet::new();
    for (at, fact) in facts.iter().enumerate() {
        let path = format!("fact[{at}]");
        name(&fact.name, &format!("{path}.name"), found);
        if !seen.insert(&fact.name) {
            let report = Report::new(codes::NAME_TWICE).with("name", quoted(&fact.name));
            found.push(Fault::of(format!("{path}.name"), report));
        }
        match &fact.kind {
            FactKind::Boolean => {}
            FactKind::Date { max, min } => {
                let allowed = date::allowed(*min, *max);
                if allowed.is_empty() || allowed.shared(date::ALL) != allowed {
                    found.push(Fault::of(path, Report::new(codes::BOUNDS)));
                }
            }
            FactKind::Number { decimals, max, min, .. } => {
                if *decimals > MOST_DECIMALS {
                    found.push(Fault::of(path, Report::new(codes::DECIMALS)));
                    continue;
                }
                let scaled = |text: &String| text.parse::<Number>().ok()?.scaled(*decimals);
                let fits = |bound: i64| bound.unsigned_abs() <= 1_000_000_000_000_000;
                match (scaled(min), scaled(max)) {
                    (Some(low), Some(high)) if low <= high && fits(low) && fits(high) => {}
                    _ => found.push(Fault::of(path, Report::new(codes::BOUNDS))),
                }
            }
            FactKind::Text { values } => {
                let unique: BTreeSet<&String> = values.iter().map(|value| &value.value).collect();
                if values.is_empty() || values.len() > MOST_TEXTS || unique.len() < values.len() {
                    found.push(Fault::of(path, Report::new(codes::VALUES)));
                }
            }
        }
    }
}

fn day(edition: &Edition, found: &mut Vec<Fault>) {
    let Some(day) = &edition.day else {
        if !matches!(edition.periods.as_slice(), [] | [Period { to: None, .. }]) {
            found.push(Fault::of("day", Report::new(codes::DAY_MISSING)));
        }
        return;
    };
    let fact = edition.facts.iter().find(|fact| fact.name == *day);
    let fits = fact.is_some_and(|fact| matches!(fact.kind, FactKind::Date { .. }) && !fact.optional);
    if !fits {
        found.push(Fault::of("day", Report::new(codes::DAY).with("found", quoted(day))));
    }
}

fn periods(edition: &Edition, found: &mut Vec<Fault>) {
    if edition.periods.is_empty() {
        found.push(Fault::of("period", Report::new(codes::PERIOD_MISSING)));
    }
    let mut before: Option<chrono::NaiveDate> = None;
    for (at, period) in edition.periods.iter().enumerate() {
        let path = format!("period[{at}]");
        let is_last = at.checked_add(1) == Some(edition.periods.len());
        if period.to.is_some_and(|to| to < period.from) {
            found.push(Fault::of(path.clone(), Report::new(codes::PERIOD_ENDS)));
        }
        if period.ends.is_some() && (period.to.is_none() || !is_last) {
            found.push(Fault::of(path.clone(), Report::new(codes::PERIOD_ENDS)));
        }
        if period.to.is_none() && !is_last {
            found.push(Fault::of(path.clone(), Report::new(codes::PERIOD_ORDER)));
        }
        if let Some(before) = before
            && before != date::eve(period.from)
        {
            found.push(Fault::of(path, Report::new(codes::PERIOD_ORDER)));
        }
        before = period.to;
    }
}

/// The decisions of a period with their paths: its own, and those of all that it does not replace.
fn decided(edition: &Edition, at: usize) -> Vec<(String, &Decision)> {
    let Some(period) = edition.periods.get(at) else { return Vec::new() };
    let own = |name: &str| period.decisions.iter().any(|decision| decision.name == name);
    let shared = edition.decisions.iter().enumerate().filter(|(_, decision)| !own(&decision.name));
    let shared = shared.map(|(position, decision)| (format!("decision[{position}]"), decision));
    let here = period.decisions.iter().enumerate();
    let here = here.map(|(position, decision)| (format!("period[{at}].decision[{position}]"), decision));
    shared.chain(here).collect()
}

fn names(edition: &Edition, at: usize, decided: &[(String, &Decision)], found: &mut Vec<Fault>) {
    let mut seen: BTreeSet<&str> = edition.facts.iter().map(|fact| fact.name.as_str()).collect();
    let mut verdicts = 0_usize;
    for (path, decision) in decided {
        let is_first = at == 0 || path.starts_with("period");
        if is_first {
            name(&decision.name, &format!("{path}.name"), found);
        }
        if !seen.insert(&decision.name) && is_first {
            let report = Report::new(codes::NAME_TWICE).with("name", quoted(&decision.name));
            found.push(Fault::of(format!("{path}.name"), report));
        }
        if decision.role == Role::Verdict {
            verdicts = verdicts.saturating_add(1);
        }
    }
    let grants = decided.iter().any(|(_, decision)| decision.role == Role::Grant);
    if verdicts > 1 || (verdicts == 0 && !grants) {
        found.push(Fault::of(format!("period[{at}]"), Report::new(codes::VERDICTS)));
    }
}

fn name(name: &str, path: &str, found: &mut Vec<Fault>) {
    let inner = |c: char| c == '_' || c.is_alphanumeric();
    let starts = name.starts_with(|first: char| first == '_' || first.is_alphabetic());
    let fits = starts && name.chars().all(inner) && name.chars().count() <= 64;
    if !fits || !is_free(name) {
        found.push(Fault::of(path, Report::new(codes::NAME).with("found", quoted(name))));
    }
}

/// Whether the language reads a name as one: it is no keyword and no function.
fn is_free(name: &str) -> bool {
    let scope = Scope::new().with_name(name);
    let read = parse::expression(name, &scope, &Limits::default());
    !FUNCTIONS.contains(&name) && read.is_ok_and(|tree| tree.kind == Kind::Name(name.into()))
}

fn cells(decision: &Decision, path: &str, found: &mut Vec<Fault>) {
    let Logic::Table { inputs, rules, .. } = &decision.logic else { return };
    if inputs.is_empty() || rules.is_empty() {
        found.push(Fault::of(path, Report::new(codes::TABLE_EMPTY)));
    }
    for (at, rule) in rules.iter().enumerate() {
        if rule.when.len() != inputs.len() {
            let report =
                Report::new(codes::TABLE_CELLS).with("found", rule.when.len()).with("expected", inputs.len());
            found.push(Fault::of(format!("{path}.rules[{at}]"), report));
        }
    }
}

/// Trees in an order in which each comes after those that it reads; or the names of a circle.
fn ordered(trees: Vec<Tree>) -> Result<Vec<Tree>, String> {
    let names: BTreeSet<String> = trees.iter().map(|tree| tree.decision.name.clone()).collect();
    let mut done: BTreeSet<String> = BTreeSet::new();
    let mut left: Vec<(BTreeSet<String>, Tree)> = trees
        .into_iter()
        .map(|tree| (tree.reads().into_iter().filter(|read| names.contains(read)).collect(), tree))
        .collect();
    let mut order = Vec::new();
    while !left.is_empty() {
        let (ready, waiting): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|(reads, _)| reads.is_subset(&done));
        if ready.is_empty() {
            let circle: Vec<String> =
                waiting.iter().map(|(_, tree)| format!("`{}`", quoted(&tree.decision.name))).collect();
            return Err(circle.join(", "));
        }
        done.extend(ready.iter().map(|(_, tree)| tree.decision.name.clone()));
        order.extend(ready.into_iter().map(|(_, tree)| tree));
        left = waiting;
    }
    Ok(order)
}
