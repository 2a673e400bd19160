//! A file of items: one category, and its items with what differs from the defaults.

use std::collections::BTreeMap;

use super::head::{Group, Head, once};
use super::marked;
use crate::calendar::Span;
use crate::catalog::item::{
    FormField, Item, ItemKind, Limit, Marked, Material, NameSource, Need, Pause, Start,
};
use crate::catalog::rules;
use crate::catalog::sheet::{Fields, Node};
use crate::certainty::Certainty;
use crate::id::ItemCode;
use crate::report::{Place, Report};

/// Reads one file of items.
pub(super) fn items(
    mut file: Fields<'_>,
    head: &Head,
    places: &mut BTreeMap<String, Place>,
    items: &mut Vec<Item>,
    found: &mut Vec<Report>,
) {
    let group = file.need("category", found).and_then(|node| head.group(&node, found));
    let nodes = file.need("item", found).map(|node| node.array(found)).unwrap_or_default();
    file.finish(found);
    for node in nodes {
        items.extend(item(&node, head, group, places, found));
    }
}

fn item(
    node: &Node<'_>,
    head: &Head,
    group: Option<&Group>,
    places: &mut BTreeMap<String, Place>,
    found: &mut Vec<Report>,
) -> Option<Item> {
    let mut fields = node.fields(found)?;
    let mark = Certainty::Default;
    let code_node = fields.need("code", found);
    let code = code_node.as_ref().and_then(|node| node.parsed::<ItemCode>(found));
    if let (Some(code_node), Some(code)) = (&code_node, &code) {
        once(places, code.as_str(), code_node, found);
    }
    let name = fields.need("name", found).and_then(|node| node.both(found));
    let kind = match fields.field("kind") {
        Some(node) => node.word(found),
        None => head.defaults.kind,
    };
    let applicants = fields.need("applicants", found).and_then(|node| node.word(found));
    let lane_node = fields.need("lane", found);
    let lane = lane_node.as_ref().and_then(|node| marked(node, mark, found, Node::word));
    if let (Some(node), Some(name), Some(lane)) = (&lane_node, &name, &lane) {
        node.hold(rules::window_pays(&name.zh, lane), found);
    }
    let section = match fields.field("section") {
        Some(node) => marked(&node, mark, found, |node, found| head.section(node, found)),
        None => group.map(|group| group.category.section.clone()),
    };
    let organ = match fields.field("organ") {
        Some(node) => marked(&node, mark, found, Node::both),
        None => group.and_then(|group| group.organ.clone()).or_else(|| head.defaults.organ.clone()),
    };
    let review = match fields.field("review") {
        Some(node) => marked(&node, mark, found, Node::word),
        None => group.and_then(|group| group.review.clone()).or_else(|| head.defaults.review.clone()),
    };
    let remedy = match fields.field("remedy") {
        Some(node) => marked(&node, mark, found, Node::word),
        None => group.and_then(|group| group.remedy.clone()).or_else(|| head.defaults.remedy.clone()),
    };
    let deliverable = match fields.field("deliverable") {
        Some(node) => node.both(found).map(Some),
        None => Some(None),
    };
    let basis = fields.each("basis", found).iter().filter_map(|node| node.line(found)).collect();
    let basis_certainty = match fields.field("basis_certainty") {
        Some(node) => node.word(found),
        None => Some(Certainty::Unchecked),
    };
    let around = Around { head, kind, basis: basis_certainty };
    let limits = fields.each("limits", found).iter().filter_map(|node| limit(node, &around, found)).collect();
    let materials = match fields.field("materials") {
        Some(node) => materials(&node, Certainty::Unchecked, found),
        None => head.defaults.materials.clone(),
    };
    let form = match fields.field("form") {
        Some(node) => marked(&node, mark, found, |node, found| Some(form(node, found))),
        None => Some(Marked { certainty: mark, value: head.defaults.form.clone() }),
    };
    let name_source: Option<NameSource> = fields.need("name_source", found).and_then(|node| node.word(found));
    let published_base_code = fields.field("published_base_code").and_then(|node| node.line(found));
    fields.finish(found);
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
        published_base_code,
        remedy: remedy?,
        review: review?,
        section: section?,
    })
}

/// What a limit takes from its item and the edition.
struct Around<'a> {
    head: &'a Head,
    kind: Option<ItemKind>,
    basis: Option<Certainty>,
}

fn limit(node: &Node<'_>, around: &Around<'_>, found: &mut Vec<Report>) -> Option<Limit> {
    let mut fields = node.fields(found)?;
    let mark = Certainty::Default;
    let amount = fields.need("amount", found).and_then(|node| node.amount(found));
    let unit = fields.need("unit", found).and_then(|node| node.word(found));
    let basis = fields.need("basis", found).and_then(|node| node.line(found));
    let certainty = match fields.field("certainty") {
        Some(node) => node.word(found),
        None => around.basis,
    };
    let start: Option<Marked<Start>> = match fields.field("start") {
        Some(node) => marked(&node, mark, found, Node::word),
        None => around.head.defaults.start.clone(),
    };
    let pauses = match fields.field("pauses") {
        Some(node) => {
            let value = marked(&node, mark, found, pauses);
            if let (Some(kind), Some(value)) = (around.kind, &value) {
                node.hold(rules::licence_pause(kind, &value.value), found);
            }
            value
        }
        None => around.kind.and_then(|kind| around.head.defaults.pauses.get(&kind).cloned()),
    };
    fields.finish(found);
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

/// Reads a list of pauses.
#[expect(clippy::unnecessary_wraps, reason = "the shape that `marked` calls")]
pub(super) fn pauses(node: &Node<'_>, found: &mut Vec<Report>) -> Option<Vec<Pause>> {
    Some(node.array(found).iter().filter_map(|node| node.word(found)).collect())
}

/// Reads a list of materials; one without a mark has the mark `plain`.
pub(super) fn materials(node: &Node<'_>, plain: Certainty, found: &mut Vec<Report>) -> Vec<Material> {
    let nodes = node.array(found);
    let read = |node: &Node<'_>| {
        let mut fields = node.fields(found)?;
        let name = fields.need("name", found).and_then(|node| node.both(found));
        let need = match fields.field("need") {
            Some(node) => node.word(found),
            None => Some(Need::Required),
        };
        let source = match fields.field("source") {
            Some(node) => node.line(found),
            None => Some(String::new()),
        };
        let certainty = match fields.field("certainty") {
            Some(node) => node.word(found),
            None => Some(plain),
        };
        fields.finish(found);
        Some(Material { certainty: certainty?, name: name?, need: need?, source: source? })
    };
    nodes.iter().filter_map(read).collect()
}

/// Reads a list of form fields.
pub(super) fn form(node: &Node<'_>, found: &mut Vec<Report>) -> Vec<FormField> {
    let nodes = node.array(found);
    let read = |node: &Node<'_>| {
        let mut fields = node.fields(found)?;
        let name = fields.need("name", found).and_then(|node| node.line(found));
        let label = fields.need("label", found).and_then(|node| node.both(found));
        let required = fields.need("required", found).and_then(|node| node.boolean(found));
        fields.finish(found);
        Some(FormField { label: label?, name: name?, required: required? })
    };
    nodes.iter().filter_map(read).collect()
}
