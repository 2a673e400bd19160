//! Decision tables: checked for gaps and overlaps, then lowered to choices (DMN 1.5, 8.2.10).

use super::cover::{self, Column, Cover, Why};
use super::lowered;
use crate::eligibility::feel::ast::Expr;
use crate::eligibility::feel::span::Span;
use crate::eligibility::policy::edition::Hit;
use crate::eligibility::policy::graph::{Id, Node};
use crate::eligibility::policy::interval::Interval;
use crate::eligibility::policy::lower::{Names, Refused};
use crate::eligibility::policy::parsed::{Fault, Tree, TreeRule};
use crate::eligibility::policy::program::Program;
use crate::eligibility::policy::typed::{Type, Typed};
use crate::order;
use crate::report::Report;
use crate::report::codes::policy as codes;
use crate::text::Text;

/// A rule, lowered: whether it matches, its cells, and its answer.
struct Rule {
    matches: Id,
    cells: Vec<Id>,
    then: Typed,
}

#[expect(clippy::too_many_arguments, reason = "a table is all of these")]
pub(super) fn lower(
    program: &mut Program,
    names: &Names,
    tree: &Tree,
    hit: Hit,
    inputs: &[Expr],
    rules: &[TreeRule],
    otherwise: Option<&Expr>,
    found: &mut Vec<Fault>,
) -> Result<Typed, Refused> {
    let path = tree.path.as_str();
    let columns: Vec<Result<Typed, Refused>> = inputs
        .iter()
        .enumerate()
        .map(|(at, input)| {
            lowered(program, names, tree, &format!("{path}.inputs[{at}]"), found, |lowering| {
                let typed = lowering.lower(input)?;
                lowering.rounded(input.span, &typed)?;
                Ok(typed)
            })
        })
        .collect();
    let columns: Vec<Typed> = columns.into_iter().collect::<Result<_, _>>()?;
    let read: Vec<Result<Rule, Refused>> = rules
        .iter()
        .enumerate()
        .map(|(at, rule)| one(program, names, tree, &format!("{path}.rules[{at}]"), &columns, rule, found))
        .collect();
    let otherwise = match otherwise {
        Some(expr) => {
            let path = format!("{path}.otherwise");
            Some(lowered(program, names, tree, &path, found, |lowering| {
                let typed = lowering.lower(expr)?;
                lowering.rounded(expr.span, &typed)?;
                Ok(typed)
            })?)
        }
        None => None,
    };
    let rules: Vec<Rule> = read.into_iter().collect::<Result<_, _>>()?;
    let rules = answers(program, names, tree, hit, rules, found)?;
    covered(program, path, hit, &columns, &rules, otherwise.is_some(), found)?;
    answer(program, names, tree, hit, rules, otherwise, found)
}

fn one(
    program: &mut Program,
    names: &Names,
    tree: &Tree,
    path: &str,
    columns: &[Typed],
    rule: &TreeRule,
    found: &mut Vec<Fault>,
) -> Result<Rule, Refused> {
    let tested: Vec<Result<Id, Refused>> = columns
        .iter()
        .zip(&rule.when)
        .enumerate()
        .map(|(at, (column, cell))| {
            lowered(program, names, tree, &format!("{path}.when[{at}]"), found, |lowering| {
                lowering.input = Some(column.clone());
                lowering.any(column, cell)
            })
        })
        .collect();
    let cells: Vec<Id> = tested.into_iter().collect::<Result<_, _>>()?;
    let mut matches = program.graph.literal(1);
    for cell in &cells {
        matches = program.graph.add(Node::And(matches, *cell));
    }
    let then = lowered(program, names, tree, &format!("{path}.then"), found, |lowering| {
        lowering.under(Some(matches), true, |lowering| {
            let typed = lowering.lower(&rule.then)?;
            lowering.rounded(rule.then.span, &typed)?;
            Ok(typed)
        })
    })?;
    Ok(Rule { matches, cells, then })
}

/// The rules with answers that can be held against each other: as many decimals in all, and for an aggregate numbers,
/// or for the least and the greatest dates or durations.
fn answers(
    program: &mut Program,
    names: &Names,
    tree: &Tree,
    hit: Hit,
    rules: Vec<Rule>,
    found: &mut Vec<Fault>,
) -> Result<Vec<Rule>, Refused> {
    let decimals = |of: Type| if let Type::Number(decimals) = of { decimals } else { 0 };
    let most = rules.iter().map(|rule| decimals(rule.then.of)).max().unwrap_or_default();
    let mut ready = Vec::new();
    for (at, rule) in rules.into_iter().enumerate() {
        let path = format!("{}.rules[{at}].then", tree.path);
        ready.push(lowered(program, names, tree, &path, found, |lowering| {
            let fits = match (hit, rule.then.of) {
                (Hit::Sum, of) => matches!(of, Type::Number(_)),
                (Hit::Min | Hit::Max, of) => {
                    matches!(of, Type::Number(_) | Type::Date | Type::Days | Type::Months)
                }
                _ => return Ok(Rule { then: lowering.scaled(Span::default(), rule.then, most)?, ..rule }),
            };
            if !fits {
                lowering.expect(Span::default(), &rule.then, Type::Number(most))?;
            }
            lowering.not_none(Span::default(), "this", &rule.then)?;
            Ok(Rule { then: lowering.scaled(Span::default(), rule.then, most)?, ..rule })
        }));
    }
    ready.into_iter().collect()
}

/// Tells gaps, overlaps and rules that never answer, each with an example.
fn covered(
    program: &Program,
    path: &str,
    hit: Hit,
    columns: &[Typed],
    rules: &[Rule],
    has_otherwise: bool,
    found: &mut Vec<Fault>,
) -> Result<(), Refused> {
    let columns: Vec<Column<'_>> = columns
        .iter()
        .enumerate()
        .map(|(at, typed)| Column {
            typed,
            cells: rules.iter().filter_map(|rule| rule.cells.get(at).copied()).collect(),
        })
        .collect();
    let before = found.len();
    let needs_no_gap = !has_otherwise && !matches!(hit, Hit::Sum | Hit::Count);
    match cover::cover(program, &columns, rules.len()) {
        Cover::Unproven(why) if needs_no_gap || matches!(hit, Hit::Unique | Hit::Any) => {
            let why = unproven(why, program.limits.cells());
            found.push(Fault::of(path, Report::new(codes::TABLE_UNPROVEN).with_text("why", why)));
        }
        Cover::Unproven(_) => {}
        Cover::Proven { gap, pairs, reached } => {
            if let Some(example) = gap.filter(|_| needs_no_gap) {
                found.push(Fault::of(path, Report::new(codes::TABLE_GAP).with("example", example)));
            }
            for (first, second, example) in pairs {
                let same = |at: usize| rules.get(at).map(|rule| (rule.then.node, rule.then.none));
                let clash = match hit {
                    Hit::Unique => true,
                    Hit::Any => same(first) != same(second),
                    _ => false,
                };
                if clash {
                    let report = Report::new(codes::TABLE_OVERLAP)
                        .with("first", first.saturating_add(1))
                        .with("second", second.saturating_add(1))
                        .with("example", example);
                    found.push(Fault::of(format!("{path}.rules[{second}]"), report));
                }
            }
            for (at, reached) in reached.into_iter().enumerate() {
                let never = if hit == Hit::First { !reached.first } else { !reached.ever };
                if never {
                    let report = Report::new(codes::TABLE_UNREACHED).with("rule", at.saturating_add(1));
                    found.push(Fault::of(format!("{path}.rules[{at}]"), report));
                }
            }
        }
    }
    if found.len() > before { Err(Refused) } else { Ok(()) }
}

fn unproven(why: Why, most: u32) -> Text {
    match why {
        Why::NotConstant => {
            Text::new("有单元格未与常量比较", "a cell compares with something else than constants")
        }
        Why::TooMany => Text::new(
            format!("单元格的组合超过{most}个\u{ff0c}或者规则过多"),
            format!("there are more than {most} combinations of cells, or too many rules for them"),
        ),
    }
}

fn answer(
    program: &mut Program,
    names: &Names,
    tree: &Tree,
    hit: Hit,
    mut rules: Vec<Rule>,
    otherwise: Option<Typed>,
    found: &mut Vec<Fault>,
) -> Result<Typed, Refused> {
    let path = tree.path.as_str();
    match hit {
        Hit::Unique | Hit::Any | Hit::First => {}
        Hit::Priority => {
            let mut order = Vec::new();
            for rule in &rules {
                let answer = (rule.then.node, rule.then.none);
                if !order.contains(&answer) {
                    order.push(answer);
                }
            }
            order::by_key(&mut rules, |rule| {
                order.iter().position(|answer| *answer == (rule.then.node, rule.then.none))
            });
        }
        Hit::Sum | Hit::Count => return total(program, names, tree, hit, rules, otherwise, found),
        Hit::Min | Hit::Max => return extreme(program, names, tree, hit, &rules, otherwise.as_ref(), found),
    }
    // Without `otherwise` one rule always matches, and the last needs not be asked.
    let mut rules = rules.into_iter().rev();
    let Some(mut answer) = otherwise.or_else(|| rules.next().map(|rule| rule.then)) else {
        found.push(Fault::of(path, Report::new(codes::TABLE_EMPTY)));
        return Err(Refused);
    };
    for rule in rules {
        answer = lowered(program, names, tree, path, found, |lowering| {
            lowering.chosen(Span::default(), rule.matches, rule.then, answer)
        })?;
    }
    Ok(answer)
}

/// The sum of the answers of the rules that match, or their count; where none does 0, or what is said for it.
fn total(
    program: &mut Program,
    names: &Names,
    tree: &Tree,
    hit: Hit,
    rules: Vec<Rule>,
    otherwise: Option<Typed>,
    found: &mut Vec<Fault>,
) -> Result<Typed, Refused> {
    lowered(program, names, tree, &tree.path, found, |lowering| {
        let (zero, one) = (lowering.graph.literal(0), lowering.graph.literal(1));
        let of = match rules.first() {
            Some(rule) if hit == Hit::Sum => rule.then.of,
            _ => Type::Number(0),
        };
        let mut total = Typed::new(of, zero, Interval::one(0));
        let mut any = zero;
        for rule in rules {
            any = lowering.graph.add(Node::Or(any, rule.matches));
            let then = if hit == Hit::Sum { rule.then } else { Typed::new(of, one, Interval::one(1)) };
            let share = lowering.graph.add(Node::Choose(rule.matches, then.node, zero));
            total.node = lowering.graph.add(Node::Add(total.node, share));
            total.bounds = total.bounds.plus(then.bounds.joined(Interval::one(0)));
            if !total.bounds.is_bounded() {
                return Err(lowering.refuse(Span::default(), Report::new(codes::OVERFLOW)));
            }
        }
        match otherwise {
            Some(otherwise) => lowering.chosen(Span::default(), any, total, otherwise),
            None => Ok(total),
        }
    })
}

fn extreme(
    program: &mut Program,
    names: &Names,
    tree: &Tree,
    hit: Hit,
    rules: &[Rule],
    otherwise: Option<&Typed>,
    found: &mut Vec<Fault>,
) -> Result<Typed, Refused> {
    let path = tree.path.as_str();
    let span = Span::default();
    // Where no rule matches: `otherwise`; without it one rule always does, and the first stands in until then.
    let Some(start) = otherwise.or_else(|| rules.first().map(|rule| &rule.then)) else {
        found.push(Fault::of(path, Report::new(codes::TABLE_EMPTY)));
        return Err(Refused);
    };
    let mut any = program.graph.literal(0);
    let mut held = start.clone();
    for (at, rule) in rules.iter().enumerate() {
        held = lowered(program, names, tree, &format!("{path}.rules[{at}].then"), found, |lowering| {
            let (one, two) = lowering.aligned(span, held.clone(), rule.then.clone())?;
            if one.of != two.of || one.none.is_some() {
                return Err(lowering.unfit(span, if hit == Hit::Min { "min" } else { "max" }, &one, &two));
            }
            let (node, bounds) = if hit == Hit::Min {
                (Node::Least(one.node, two.node), one.bounds.least(two.bounds))
            } else {
                (Node::Greatest(one.node, two.node), one.bounds.greatest(two.bounds))
            };
            let better = lowering.graph.add(node);
            let best = Typed::new(one.of, better, bounds);
            let taken = lowering.chosen(span, any, best, two)?;
            lowering.chosen(span, rule.matches, taken, one)
        })?;
        any = program.graph.add(Node::Or(any, rule.matches));
    }
    Ok(held)
}
