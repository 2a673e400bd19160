//! What an edition has to be before its expressions are read.

use std::collections::{BTreeMap, BTreeSet};

use super::date;
use super::edition::{Decision, Edition, Fact, FactKind, Logic, Period, Role};
use super::limits::{Limits, Of, exceeded};
use super::parsed::{self, Fault, Parsed, Tree};
use crate::eligibility::feel::ast::Kind;
use crate::eligibility::feel::limits::Limits as TextLimits;
use crate::eligibility::feel::names::FUNCTIONS;
use crate::eligibility::feel::number::Number;
use crate::eligibility::feel::parse;
use crate::eligibility::feel::scope::Scope;
use crate::order;
use crate::report::codes::policy as codes;
use crate::report::{Report, quoted};

/// The most texts that a fact may be: a set of them is one machine word.
const MOST_TEXTS: usize = 64;

/// The most decimals of a fact.
const MOST_DECIMALS: u32 = 6;

/// Checks an edition and reads its expressions. With every fault of form, of names and of the texts; an edition whose
/// form has none is read as far as its texts can be, so that faults of types are told with them. One that is too large
/// is not looked at.
pub(super) fn parsed(edition: Edition, limits: &Limits) -> (Option<Parsed>, Vec<Fault>) {
    let mut found = Vec::new();
    size(&edition, limits.parts(), &mut found);
    if !found.is_empty() {
        return (None, found);
    }
    code(&edition.code, &mut found);
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
                    parsed::tree(decision, path, &scope, limits.texts(), &mut in_texts)
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

fn size(edition: &Edition, most: u32, found: &mut Vec<Fault>) {
    let own = edition.periods.iter().map(|period| period.decisions.len());
    let own = own.fold(0, usize::saturating_add);
    let written = edition.decisions.len().saturating_add(own);
    let decided = edition.decisions.len().saturating_mul(edition.periods.len()).saturating_add(own);
    for (path, of, count, most) in [
        ("fact", Of::Facts, edition.facts.len(), most),
        ("decision", Of::Decisions, written, most),
        ("period", Of::Periods, edition.periods.len(), most),
        ("decision", Of::Decided, decided, most.saturating_mul(10)),
    ] {
        if !u32::try_from(count).is_ok_and(|count| count <= most) {
            found.push(Fault::of(path, exceeded(of, most)));
        }
    }
}

fn code(code: &str, found: &mut Vec<Fault>) {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let is_code = code.bytes().all(plain)
        && code.len() <= 64
        && code.starts_with(|first: char| first.is_ascii_lowercase())
        && !code.ends_with('-');
    if !is_code {
        found.push(Fault::of("code", Report::new(codes::CODE).with("found", quoted(code))));
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
                let unique = order::set(values.iter().map(|value| &value.value));
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
    let mut seen = order::set(edition.facts.iter().map(|fact| fact.name.as_str()));
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
    let read = parse::expression(name, &scope, &TextLimits::default());
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

/// Trees in an order in which each comes after those that it reads; or the names of a circle. Those that read nothing
/// come first, then those that read only them, and so on.
fn ordered(trees: Vec<Tree>) -> Result<Vec<Tree>, String> {
    let at: BTreeMap<&str, usize> =
        trees.iter().enumerate().map(|(at, tree)| (tree.decision.name.as_str(), at)).collect();
    let reads: Vec<Vec<usize>> = trees
        .iter()
        .map(|tree| tree.reads().iter().filter_map(|name| at.get(name.as_str()).copied()).collect())
        .collect();
    let mut read_by = vec![Vec::new(); trees.len()];
    for (reader, reads) in reads.iter().enumerate() {
        for read in reads {
            if let Some(readers) = read_by.get_mut(*read) {
                readers.push(reader);
            }
        }
    }
    let mut waits_for: Vec<usize> = reads.iter().map(Vec::len).collect();
    let mut levels: Vec<Option<usize>> = vec![None; trees.len()];
    let mut ready: Vec<usize> = (0..trees.len()).filter(|at| waits_for.get(*at) == Some(&0)).collect();
    let mut level = 0_usize;
    while !ready.is_empty() {
        let mut next = Vec::new();
        for at in ready {
            if let Some(of) = levels.get_mut(at) {
                *of = Some(level);
            }
            for reader in read_by.get(at).into_iter().flatten() {
                let Some(left) = waits_for.get_mut(*reader) else { continue };
                *left = left.saturating_sub(1);
                if *left == 0 {
                    next.push(*reader);
                }
            }
        }
        (ready, level) = (next, level.saturating_add(1));
    }
    let waiting: Vec<String> = trees
        .iter()
        .zip(&levels)
        .filter(|(_, level)| level.is_none())
        .map(|(tree, _)| format!("`{}`", quoted(&tree.decision.name)))
        .collect();
    if !waiting.is_empty() {
        return Err(waiting.join(", "));
    }
    let mut ordered: Vec<(Option<usize>, Tree)> = levels.into_iter().zip(trees).collect();
    order::by_key(&mut ordered, |(level, _)| *level);
    Ok(ordered.into_iter().map(|(_, tree)| tree).collect())
}
