//! From a file that a person writes to an edition: all faults at once, each with file, line and path.

use super::edition::{Decision, Edition, Fact, FactKind, Hit, Logic, Period, Role, Rule, TextValue};
use super::places::Places;
use crate::eligibility::feel::number::Number;
use crate::report::codes::policy as codes;
use crate::report::sheet::{Sheet, Table, Value};
use crate::report::{Report, quoted};

/// Reads an edition; `None` where a fault kept it from being whole.
pub(super) fn edition(sheet: &Sheet<'_>) -> (Option<Edition>, Places) {
    let mut places = Places::default();
    let root = sheet.root();
    root.only(&["code", "name", "day", "fact", "decision", "period"]);
    places.keep(String::new(), root.place());
    for name in ["code", "day"] {
        if let Some(value) = root.optional(name) {
            places.keep(name.into(), value.place());
        }
    }
    let code = root.field("code").and_then(|value| value.line());
    let name = root.field("name").and_then(|value| value.words());
    let day = match root.optional("day") {
        Some(value) => value.line().map(Some),
        None => Some(None),
    };
    let mut all_read = true;
    let facts: Vec<Fact> = gathered(&root.list("fact"), "fact", &mut places, &mut all_read, fact);
    let decisions = gathered(&root.list("decision"), "decision", &mut places, &mut all_read, decision);
    let periods = gathered(&root.list("period"), "period", &mut places, &mut all_read, period);
    let whole = || Some(Edition { code: code?, day: day?, decisions, facts, name: name?, periods });
    let edition = whole();
    (edition.filter(|_| all_read), places)
}

fn gathered<T>(
    values: &[Value<'_>],
    name: &str,
    places: &mut Places,
    all_read: &mut bool,
    read: impl Fn(&Table<'_>, &str, &mut Places) -> Option<T>,
) -> Vec<T> {
    let mut found = Vec::new();
    for (at, value) in values.iter().enumerate() {
        let path = format!("{name}[{at}]");
        places.keep(path.clone(), value.place());
        match value.table().and_then(|table| read(&table, &path, places)) {
            Some(one) => found.push(one),
            None => *all_read = false,
        }
    }
    found
}

fn fact(table: &Table<'_>, path: &str, places: &mut Places) -> Option<Fact> {
    let of = table.field("type").and_then(|value| {
        let text = value.text()?;
        let known = ["boolean", "date", "number", "text"];
        if !known.contains(&text) {
            value.outside(text, &known);
            return None;
        }
        Some(text)
    });
    let common = ["name", "type", "optional", "origin", "question"];
    let own: &[&'static str] = match of {
        Some("date") => &["min", "max"],
        Some("number") => &["decimals", "min", "max", "unit"],
        Some("text") => &["values"],
        Some(_) => &[],
        None => &["decimals", "min", "max", "unit", "values"],
    };
    table.only(&[&common, own].concat());
    if let Some(name) = table.optional("name") {
        places.keep(format!("{path}.name"), name.place());
    }
    let name = table.field("name").and_then(|value| value.line());
    let origin = table.field("origin").and_then(|value| value.choice());
    let question = table.field("question").and_then(|value| value.words());
    let optional = match table.optional("optional") {
        Some(value) => value.boolean(),
        None => Some(false),
    };
    let kind = match of? {
        "boolean" => Some(FactKind::Boolean),
        "date" => {
            let read = |name| match table.optional(name) {
                Some(value) => value.date().map(Some),
                None => Some(None),
            };
            let (max, min) = (read("max"), read("min"));
            Some(FactKind::Date { max: max?, min: min? })
        }
        "number" => {
            let decimals = match table.optional("decimals") {
                Some(value) => {
                    value.integer().and_then(|integer| integer.to_string().parse().ok()).or_else(|| {
                        value.fault(Report::new(codes::DECIMALS));
                        None
                    })
                }
                None => Some(0),
            };
            let max = table.field("max").and_then(|value| decimal(&value));
            let min = table.field("min").and_then(|value| decimal(&value));
            let unit = table.field("unit").and_then(|value| value.line());
            Some(FactKind::Number { decimals: decimals?, max: max?, min: min?, unit: unit? })
        }
        _ => {
            let values: Vec<Option<TextValue>> = table
                .field("values")
                .map(|value| value.list())
                .unwrap_or_default()
                .iter()
                .map(|value| {
                    let table = value.table()?;
                    table.only(&["value", "label"]);
                    let label = table.field("label").and_then(|value| value.words());
                    let text = table.field("value").and_then(|value| value.line());
                    Some(TextValue { label: label?, value: text? })
                })
                .collect();
            let values: Option<Vec<TextValue>> = values.into_iter().collect();
            Some(FactKind::Text { values: values? })
        }
    };
    Some(Fact { name: name?, optional: optional?, origin: origin?, question: question?, kind: kind? })
}

/// A decimal number, as text or as a whole number.
fn decimal(value: &Value<'_>) -> Option<String> {
    let text = if value.is_text() { value.text()?.to_owned() } else { value.integer()?.to_string() };
    if text.parse::<Number>().is_err() {
        value.fault(Report::new(codes::NUMBER).with("found", quoted(&text)));
        return None;
    }
    Some(text)
}

fn period(table: &Table<'_>, path: &str, places: &mut Places) -> Option<Period> {
    table.only(&["certainty", "decision", "ends", "from", "source", "to"]);
    let certainty = table.field("certainty").and_then(|value| value.choice());
    let from = table.field("from").and_then(|value| value.date());
    let source = table.field("source").and_then(|value| value.line());
    let ends = match table.optional("ends") {
        Some(value) => value.choice().map(Some),
        None => Some(None),
    };
    let to = match table.optional("to") {
        Some(value) => value.date().map(Some),
        None => Some(None),
    };
    let mut all_read = true;
    let name = format!("{path}.decision");
    let decisions = gathered(&table.list("decision"), &name, places, &mut all_read, decision);
    let whole =
        Period { certainty: certainty?, decisions, ends: ends?, from: from?, source: source?, to: to? };
    Some(whole).filter(|_| all_read)
}

fn decision(table: &Table<'_>, path: &str, places: &mut Places) -> Option<Decision> {
    let common = ["certainty", "name", "role", "source", "title", "unit"];
    let is_table = table.has("rules") || table.has("inputs");
    let own: &[&'static str] = if is_table { &["hit", "inputs", "otherwise", "rules"] } else { &["value"] };
    table.only(&[&common, own].concat());
    let certainty = table.field("certainty").and_then(|value| value.choice());
    if let Some(name) = table.optional("name") {
        places.keep(format!("{path}.name"), name.place());
    }
    let name = table.field("name").and_then(|value| value.line());
    let role = match table.optional("role") {
        Some(value) => value.choice(),
        None => Some(Role::Step),
    };
    let source = table.field("source").and_then(|value| value.line());
    let title = table.field("title").and_then(|value| value.words());
    let unit = match table.optional("unit") {
        Some(value) => value.line().map(Some),
        None => Some(None),
    };
    let logic = if is_table { self::table(table, path, places) } else { expression(table, path, places) };
    Some(Decision {
        certainty: certainty?,
        logic: logic?,
        name: name?,
        role: role?,
        source: source?,
        title: title?,
        unit: unit?,
    })
}

fn expression(table: &Table<'_>, path: &str, places: &mut Places) -> Option<Logic> {
    let value = table.field("value")?;
    places.keep_text(format!("{path}.value"), &value);
    Some(Logic::Expression { value: value.text()?.into() })
}

fn table(table: &Table<'_>, path: &str, places: &mut Places) -> Option<Logic> {
    let hit = match table.optional("hit") {
        Some(value) => value.choice(),
        None => Some(Hit::Unique),
    };
    let inputs = table.field("inputs").map(|value| value.list()).unwrap_or_default();
    let inputs = texts(&inputs, &format!("{path}.inputs"), places);
    let otherwise = match table.optional("otherwise") {
        Some(value) => {
            places.keep_text(format!("{path}.otherwise"), &value);
            value.text().map(|text| Some(text.to_owned()))
        }
        None => Some(None),
    };
    let rules = table.field("rules").map(|value| value.list()).unwrap_or_default();
    let read = |(at, value): (usize, &Value<'_>)| {
        let path = format!("{path}.rules[{at}]");
        places.keep(path.clone(), value.place());
        let rule = value.table()?;
        rule.only(&["when", "then"]);
        let when = rule.field("when").map(|value| value.list()).unwrap_or_default();
        let when = texts(&when, &format!("{path}.when"), places);
        let then = rule.field("then").and_then(|value| {
            places.keep_text(format!("{path}.then"), &value);
            value.text().map(str::to_owned)
        });
        Some(Rule { then: then?, when: when? })
    };
    let rules: Vec<Option<Rule>> = rules.iter().enumerate().map(read).collect();
    let rules: Option<Vec<Rule>> = rules.into_iter().collect();
    Some(Logic::Table { hit: hit?, inputs: inputs?, otherwise: otherwise?, rules: rules? })
}

fn texts(values: &[Value<'_>], path: &str, places: &mut Places) -> Option<Vec<String>> {
    let read: Vec<Option<String>> = values
        .iter()
        .enumerate()
        .map(|(at, value)| {
            places.keep_text(format!("{path}[{at}]"), value);
            value.text().map(str::to_owned)
        })
        .collect();
    read.into_iter().collect()
}
