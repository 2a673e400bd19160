//! A file of items: one category, and its items with what differs from the defaults.

use std::collections::BTreeMap;

use super::head::{Group, Head, once};
use super::{hold, marked};
use crate::calendar::Span;
use crate::catalog::item::{
    FormField, Item, ItemKind, Limit, Marked, Material, NameSource, Need, Pause, PolicyRef, Start,
};
use crate::catalog::rules;
use crate::certainty::Certainty;
use crate::eligibility::{Policies, Policy};
use crate::id::ItemCode;
use crate::report::codes::catalog as codes;
use crate::report::sheet::{Table, Value, outside};
use crate::report::{Place, Report, quoted};

/// The fields of an item.
const ITEM: &[&str] = &[
    "code",
    "name",
    "kind",
    "applicants",
    "lane",
    "section",
    "organ",
    "review",
    "remedy",
    "deliverable",
    "basis",
    "basis_certainty",
    "limits",
    "materials",
    "form",
    "policy",
    "name_source",
    "published_base_code",
];

/// Reads one file of items.
pub(super) fn items(
    file: &Table<'_>,
    head: &Head,
    policies: &Policies,
    places: &mut BTreeMap<String, Place>,
    items: &mut Vec<Item>,
) {
    file.only(&["category", "item"]);
    let group = file.field("category").and_then(|value| head.group(&value));
    let values = file.field("item").map(|value| value.list()).unwrap_or_default();
    for value in values {
        items.extend(item(&value, head, policies, group, places));
    }
}

fn item(
    value: &Value<'_>,
    head: &Head,
    policies: &Policies,
    group: Option<&Group>,
    places: &mut BTreeMap<String, Place>,
) -> Option<Item> {
    let table = value.table()?;
    table.only(ITEM);
    let mark = Certainty::Default;
    let code_value = table.field("code");
    let code = code_value.as_ref().and_then(Value::parse::<ItemCode>);
    if let (Some(code_value), Some(code)) = (&code_value, &code) {
        once(places, code.as_str(), code_value);
    }
    let name = table.field("name").and_then(|value| value.words());
    let kind = match table.optional("kind") {
        Some(value) => value.choice(),
        None => head.defaults.kind,
    };
    let applicants = table.field("applicants").and_then(|value| value.choice());
    let lane_value = table.field("lane");
    let lane = lane_value.as_ref().and_then(|value| marked(value, mark, Value::choice));
    if let (Some(value), Some(name), Some(lane)) = (&lane_value, &name, &lane) {
        hold(value, rules::window_pays(&name.zh, lane));
    }
    let section = match table.optional("section") {
        Some(value) => marked(&value, mark, |value| head.section(value)),
        None => group.map(|group| group.category.section.clone()),
    };
    let organ = match table.optional("organ") {
        Some(value) => marked(&value, mark, Value::words),
        None => group.and_then(|group| group.organ.clone()).or_else(|| head.defaults.organ.clone()),
    };
    let review = match table.optional("review") {
        Some(value) => marked(&value, mark, Value::choice),
        None => group.and_then(|group| group.review.clone()).or_else(|| head.defaults.review.clone()),
    };
    let remedy = match table.optional("remedy") {
        Some(value) => marked(&value, mark, Value::choice),
        None => group.and_then(|group| group.remedy.clone()).or_else(|| head.defaults.remedy.clone()),
    };
    let deliverable = match table.optional("deliverable") {
        Some(value) => value.words().map(Some),
        None => Some(None),
    };
    let basis = table.list("basis").iter().filter_map(Value::line).collect();
    let basis_certainty = match table.optional("basis_certainty") {
        Some(value) => value.choice(),
        None => Some(Certainty::Unchecked),
    };
    let around = Around { head, kind, basis: basis_certainty };
    let limits = table.list("limits").iter().filter_map(|value| limit(value, &around)).collect();
    let named = match table.optional("policy") {
        Some(value) => policy(&value, policies).map_or(Named::Unread, Named::Policy),
        None => Named::Nothing,
    };
    let materials = match table.optional("materials") {
        Some(value) => materials(&value, Certainty::Unchecked, named),
        None => head.defaults.materials.clone(),
    };
    let form = match table.optional("form") {
        Some(value) => marked(&value, mark, |value| Some(form(value))),
        None => Some(Marked { certainty: mark, value: head.defaults.form.clone() }),
    };
    let name_source: Option<NameSource> = table.field("name_source").and_then(|value| value.choice());
    let published_base_code = table.optional("published_base_code").and_then(|value| value.line());
    Some(Item {
        applicants: applicants?,
        basis,
        basis_certainty: basis_certainty?,
        category: group?.category.name.zh.clone(),
        code: code?,
        deliverable: deliverable?,
        form: form?,
        kind: kind?,
        lane: lane?,
        limits,
        materials,
        name: name?,
        name_source: name_source?,
        organ: organ?,
        policy: named.reference()?,
        published_base_code,
        remedy: remedy?,
        review: review?,
        section: section?,
    })
}

/// The policy that an item names.
#[derive(Clone, Copy)]
pub(super) enum Named<'p> {
    Nothing,
    Policy(&'p Policy),
    /// What it names is none, which was told.
    Unread,
}

impl Named<'_> {
    /// As the edition keeps it; nothing at all where it could not be read.
    #[expect(clippy::option_option, reason = "what is read, or not, is itself one that may be left out")]
    fn reference(self) -> Option<Option<PolicyRef>> {
        match self {
            Self::Nothing => Some(None),
            Self::Policy(policy) => {
                let code = policy.edition().code.clone();
                Some(Some(PolicyRef { code, edition: policy.hash() }))
            }
            Self::Unread => None,
        }
    }
}

/// The policy that a value names.
fn policy<'p>(value: &Value<'_>, policies: &'p Policies) -> Option<&'p Policy> {
    let code = value.line()?;
    let found = policies.get(&code);
    if found.is_none() {
        let known: Vec<&str> = policies.iter().map(|policy| policy.edition().code.as_str()).collect();
        value.fault(outside(codes::POLICY_UNKNOWN, &code, &known));
    }
    found
}

/// What a limit takes from its item and the edition.
struct Around<'a> {
    head: &'a Head,
    kind: Option<ItemKind>,
    basis: Option<Certainty>,
}

fn limit(value: &Value<'_>, around: &Around<'_>) -> Option<Limit> {
    let table = value.table()?;
    table.only(&["amount", "unit", "basis", "certainty", "start", "pauses"]);
    let mark = Certainty::Default;
    let amount = table.field("amount").and_then(|value| amount(&value));
    let unit = table.field("unit").and_then(|value| value.choice());
    let basis = table.field("basis").and_then(|value| value.line());
    let certainty = match table.optional("certainty") {
        Some(value) => value.choice(),
        None => around.basis,
    };
    let start: Option<Marked<Start>> = match table.optional("start") {
        Some(value) => marked(&value, mark, Value::choice),
        None => around.head.defaults.start.clone(),
    };
    let pauses = match table.optional("pauses") {
        Some(value) => {
            let pauses = marked(&value, mark, pauses);
            if let (Some(kind), Some(pauses)) = (around.kind, &pauses) {
                hold(&value, rules::licence_pause(kind, &pauses.value));
            }
            pauses
        }
        None => around.kind.and_then(|kind| around.head.defaults.pauses.get(&kind).cloned()),
    };
    let (start, pauses) = (start?, pauses?);
    Some(Limit {
        basis: basis?,
        certainty: certainty?,
        pauses: pauses.value,
        pauses_certainty: pauses.certainty,
        span: Span { amount: amount?, unit: unit? },
        start: start.value,
        start_certainty: start.certainty,
    })
}

/// The amount of a limit, 1 to 1,000.
fn amount(value: &Value<'_>) -> Option<u16> {
    let integer = value.integer()?;
    let amount = integer.value.and_then(|amount| u16::try_from(amount).ok());
    let amount = amount.filter(|&amount| rules::amount(amount).is_none());
    if amount.is_none() {
        value.fault(Report::new(codes::AMOUNT).with("found", quoted(&integer.text)));
    }
    amount
}

/// Reads a list of pauses.
#[expect(clippy::unnecessary_wraps, reason = "the shape that `marked` calls")]
pub(super) fn pauses(value: &Value<'_>) -> Option<Vec<Pause>> {
    Some(value.list().iter().filter_map(Value::choice).collect())
}

/// Reads a list of materials; one without a mark has the mark `plain`. What a material depends on is a truth of the
/// policy that its item names.
pub(super) fn materials(value: &Value<'_>, plain: Certainty, named: Named<'_>) -> Vec<Material> {
    let values = value.list();
    let read = |value: &Value<'_>| {
        let table = value.table()?;
        table.only(&["name", "need", "source", "certainty", "when"]);
        let name = table.field("name").and_then(|value| value.words());
        let need = match table.optional("need") {
            Some(value) => value.choice(),
            None => Some(Need::Required),
        };
        let source = match table.optional("source") {
            Some(value) => value.line(),
            None => Some(String::new()),
        };
        let certainty = match table.optional("certainty") {
            Some(value) => value.choice(),
            None => Some(plain),
        };
        let when = match table.optional("when") {
            Some(value) => when(&value, named).map(Some),
            None => Some(None),
        };
        Some(Material { certainty: certainty?, name: name?, need: need?, source: source?, when: when? })
    };
    values.iter().filter_map(read).collect()
}

/// The truth on which a material depends.
fn when(value: &Value<'_>, named: Named<'_>) -> Option<String> {
    let name = value.line()?;
    match named {
        Named::Nothing => hold(value, rules::condition(None, &name)),
        Named::Policy(policy) => hold(value, rules::condition(Some(policy), &name)),
        Named::Unread => {}
    }
    Some(name)
}

/// Reads a list of form table.
pub(super) fn form(value: &Value<'_>) -> Vec<FormField> {
    let values = value.list();
    let read = |value: &Value<'_>| {
        let table = value.table()?;
        table.only(&["name", "label", "required"]);
        let name = table.field("name").and_then(|value| value.line());
        let label = table.field("label").and_then(|value| value.words());
        let required = table.field("required").and_then(|value| value.boolean());
        Some(FormField { label: label?, name: name?, required: required? })
    };
    values.iter().filter_map(read).collect()
}
