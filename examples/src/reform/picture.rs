//! A what-if as a picture in SVG: a bar for all people, and under it for each clause who loses and who gains by it.
//!
//! Text keeps the reader's own fonts, so that Chinese shows wherever the reader has any.

use banjian::eligibility::what_if::Clause;
use banjian::eligibility::{Outcome, WhatIf};
use banjian::text::Text;
use svg::Document;
use svg::node::element::{Group, Line, Rectangle, Text as Words, Title};

use super::grouped;

const WIDTH: u32 = 1120;
const MARGIN: u32 = 40;
/// Where the bars of the clauses begin, and where nobody gains or loses.
const ZERO: u32 = 800;
/// The length of the longest bar.
const LONGEST: u32 = 220;
const TOP: u32 = 270;
const ROW: u32 = 76;

// Told apart by those who see no red or no green (Okabe and Ito), and by a sign as well.
const GAIN: &str = "#0072b2";
const LOSS: &str = "#d55e00";
const SAME: &str = "#7f8c8d";
const NEVER: &str = "#dfe3e6";
const INK: &str = "#1d2329";
const FAINT: &str = "#5b6670";

/// Draws what a reform does under a name.
#[must_use]
pub fn picture(name: &Text, found: &WhatIf) -> String {
    let rows = u32::try_from(found.clauses.len()).unwrap_or(u32::MAX).min(100);
    let height = TOP + rows * ROW + 70;
    let people = grouped(found.people);
    let mut drawn = Document::new()
        .set("viewBox", (0, 0, WIDTH, height))
        .set("font-family", "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif")
        .add(Title::new(format!("{}: who gains and who loses", name.en)))
        .add(block(0, 0, WIDTH, height, "#ffffff"))
        .add(text(MARGIN, 52, 26, INK, format!("{}改革试算\u{ff1a}谁受益\u{ff0c}谁受损", name.zh)).set("font-weight", "bold"))
        .add(text(MARGIN, 80, 16, FAINT, format!("A reform of the {}, tried on {people} invented people: who gains, who loses, by which clause", name.en)))
        .add(everyone(found));
    let axis = TOP - 26;
    drawn = drawn
        .add(text(ZERO - 14, axis, 14, LOSS, "\u{2190} 受损 lose").set("text-anchor", "end"))
        .add(text(ZERO + 14, axis, 14, GAIN, "受益 gain \u{2192}"));
    let most = found.clauses.iter().map(|clause| clause.gains.max(clause.loses)).max().unwrap_or(0);
    for (at, row) in found.clauses.iter().zip(0..rows) {
        drawn = drawn.add(clause(at, TOP + row * ROW, most));
    }
    let zero = Line::new().set("x1", ZERO).set("x2", ZERO).set("y1", TOP - 14).set("y2", TOP + rows * ROW);
    drawn = drawn.add(zero.set("stroke", INK));
    let mut notes = vec![
        "受损列修改后的条款\u{ff0c}受益列修改前的条款\u{ff1b}一人可计入多条 \u{b7} a loss stands under the clause as reformed, a gain under the clause as it was; one person may stand under several".to_owned(),
    ];
    notes.extend(found.values.iter().map(|value| {
        let (more, less) = (grouped(value.more), grouped(value.less));
        format!(
            "仍可领者中{more}人的{name}增加\u{ff0c}{less}人减少 \u{b7} of those eligible under both, {name} rises for {more} and falls for {less}",
            name = value.name
        )
    }));
    for (note, line) in notes.into_iter().zip(0..) {
        drawn = drawn.add(text(MARGIN, TOP + rows * ROW + 34 + line * 22, 13, FAINT, note));
    }
    format!("{drawn}\n")
}

/// One bar for all people: eligible under both, gains, losses, never eligible.
fn everyone(found: &WhatIf) -> Group {
    let both = |wanted: bool| -> u64 {
        let fits = |outcome| (outcome == Outcome::Eligible) == wanted;
        let pairs = found.outcomes.iter().filter(|pair| fits(pair.before) && fits(pair.after));
        pairs.map(|pair| pair.people).sum()
    };
    let parts = [
        (both(true), SAME, "仍可领", "eligible under both"),
        (found.gains, GAIN, "新增", "gain"),
        (found.loses, LOSS, "失去", "lose"),
        (both(false), NEVER, "仍不可领", "eligible under neither"),
    ];
    let whole = WIDTH - 2 * MARGIN;
    let mut group = Group::new();
    let (mut x, mut before) = (MARGIN, 0);
    for (people, colour, zh, en) in parts {
        before += people;
        let end = MARGIN + scaled(before, found.people, whole);
        group = group
            .add(block(x, 138, end - x, 34, colour))
            .add(text(x, 128, 15, INK, format!("{zh} {}", grouped(people))))
            .add(text(x, 190, 14, FAINT, en));
        x = end;
    }
    group
}

fn clause(clause: &Clause, y: u32, most: u64) -> Group {
    let mut group = Group::new()
        .add(text(MARGIN, y + 16, 17, INK, clause.title.zh.as_str()))
        .add(text(MARGIN, y + 36, 14, FAINT, clause.title.en.as_str()))
        .add(text(MARGIN, y + 54, 12, FAINT, clause.source.as_str()));
    if clause.loses > 0 {
        let length = scaled(clause.loses, most, LONGEST).max(1);
        let told = format!("\u{2212}{}", grouped(clause.loses));
        group = group
            .add(block(ZERO - length, y + 8, length, 30, LOSS))
            .add(text(ZERO - length - 8, y + 29, 16, LOSS, told).set("text-anchor", "end"));
    }
    if clause.gains > 0 {
        let length = scaled(clause.gains, most, LONGEST).max(1);
        let told = format!("+{}", grouped(clause.gains));
        group = group.add(block(ZERO, y + 8, length, 30, GAIN)).add(text(
            ZERO + length + 8,
            y + 29,
            16,
            GAIN,
            told,
        ));
    }
    group
}

/// A part of a length.
fn scaled(part: u64, of: u64, length: u32) -> u32 {
    let scaled = u128::from(part) * u128::from(length) / u128::from(of.max(1));
    u32::try_from(scaled).unwrap_or(length)
}

fn block(x: u32, y: u32, width: u32, height: u32, colour: &str) -> Rectangle {
    Rectangle::new().set("x", x).set("y", y).set("width", width).set("height", height).set("fill", colour)
}

fn text(x: u32, y: u32, size: u32, colour: &str, words: impl Into<String>) -> Words {
    Words::new(words).set("x", x).set("y", y).set("font-size", size).set("fill", colour)
}
