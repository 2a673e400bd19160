//! The table of stages and commands in `core/docs/lifecycle.md` is what the kernel does.
//! `BANJIAN_BLESS=1 cargo test --test lifecycle_table` writes it anew.
#![expect(clippy::unwrap_used, reason = "a test stops where an unwrap fails")]
#![expect(clippy::disallowed_methods, reason = "a test may read the tree and its own switch")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use banjian::case::kernel::{
    CommandKind, Desk, Escalation, Facts, Kernel, Papers, Profile, Stage, Substitute, decide,
};
use banjian::case::kernel::{Deliverable, SupplementPause};
use banjian::catalog::item::{Lane, ReviewTier, Start};

const BEGIN: &str = "<!-- generated from the kernel: begin -->\n";
const END: &str = "<!-- generated from the kernel: end -->\n";

/// Every edge of a lane: from which stage which command leads where, whoever is fit to give it.
fn edges(lane: Lane) -> BTreeMap<(Stage, CommandKind), BTreeSet<Stage>> {
    let mut edges: BTreeMap<_, BTreeSet<Stage>> = BTreeMap::new();
    for deliverable in [Deliverable::Nothing, Deliverable::Document] {
        for review in [ReviewTier::Single, ReviewTier::Double] {
            let profile = Profile {
                clock_start: Start::Received,
                deliverable,
                lane,
                review,
                supplement_pause: SupplementPause::Allowed,
            };
            let mut seen = BTreeSet::from([Kernel::draft(profile)]);
            let mut queue = vec![Kernel::draft(profile)];
            while let Some(kernel) = queue.pop() {
                for (command, next) in moves(&kernel) {
                    edges.entry((kernel.stage, command)).or_default().insert(next.stage);
                    if seen.insert(next) {
                        queue.push(next);
                    }
                }
            }
        }
    }
    edges
}

fn moves(kernel: &Kernel) -> Vec<(CommandKind, Kernel)> {
    let mut moves = Vec::new();
    for command in CommandKind::ALL {
        for desk in Desk::ALL {
            for papers in [Papers::Complete, Papers::Short] {
                for vacancy in [Escalation::No, kernel.wanted_post()] {
                    let substitute = if kernel.escalation == Escalation::Supervisor {
                        Substitute::Unfit
                    } else {
                        Substitute::Eligible
                    };
                    let facts = Facts { papers, vacancy, substitute, ..Facts::favourable(*desk) };
                    if let Ok(changes) = decide(kernel, *command, &facts) {
                        moves.push((*command, changes.iter().fold(*kernel, Kernel::apply)));
                    }
                }
            }
        }
    }
    moves
}

fn table(lane: Lane) -> String {
    let edges = edges(lane);
    let stages: Vec<Stage> = Stage::ALL.iter().copied().filter(|stage| is_reached(&edges, *stage)).collect();
    let mut text = String::from("| |");
    for stage in &stages {
        write!(text, " {stage:?} |").unwrap();
    }
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(stages.len()));
    text.push('\n');
    for command in CommandKind::ALL {
        if !stages.iter().any(|stage| edges.contains_key(&(*stage, *command))) {
            continue;
        }
        write!(text, "| `{}` |", command.as_str()).unwrap();
        for stage in &stages {
            let cell = match edges.get(&(*stage, *command)) {
                None => String::new(),
                Some(next) if *next == BTreeSet::from([*stage]) => "·".into(),
                Some(next) => {
                    let names: Vec<String> = next
                        .iter()
                        .map(|next| if next == stage { "·".into() } else { format!("{next:?}") })
                        .collect();
                    names.join(", ")
                }
            };
            write!(text, " {cell} |").unwrap();
        }
        text.push('\n');
    }
    text
}

fn is_reached(edges: &BTreeMap<(Stage, CommandKind), BTreeSet<Stage>>, stage: Stage) -> bool {
    stage == Stage::Draft || edges.values().any(|next| next.contains(&stage))
}

fn drawing(lane: Lane) -> String {
    let mut arrows: BTreeMap<(Stage, Stage), Vec<&str>> = BTreeMap::new();
    for ((from, command), next) in edges(lane) {
        for to in next.into_iter().filter(|to| *to != from) {
            arrows.entry((from, to)).or_default().push(command.as_str());
        }
    }
    let mut text = String::from("```mermaid\nstateDiagram-v2\n    [*] --> Draft: register\n");
    for ((from, to), commands) in arrows {
        writeln!(text, "    {from:?} --> {to:?}: {}", commands.join(", ")).unwrap();
    }
    for end in Stage::ALL.iter().filter(|stage| stage.is_end()) {
        if is_reached(&edges(lane), *end) {
            writeln!(text, "    {end:?} --> [*]").unwrap();
        }
    }
    text.push_str("```\n");
    text
}

#[test]
fn the_document_shows_what_the_kernel_does() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/lifecycle.md");
    let document = std::fs::read_to_string(path).unwrap();
    let (before, rest) = document.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let mut made = String::new();
    for (lane, name) in [
        (Lane::AtWindow, "即办 (at the window)"),
        (Lane::Live, "即办 with live approval"),
        (Lane::Committed, "承诺 (committed)"),
    ] {
        write!(made, "\n## {name}\n\n{}\n{}", table(lane), drawing(lane)).unwrap();
    }
    let made = format!("{before}{BEGIN}{made}\n{END}{after}");
    if std::env::var_os("BANJIAN_BLESS").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    assert_eq!(document, made, "run with BANJIAN_BLESS=1 and review the difference");
}
