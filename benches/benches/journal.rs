//! The journals: SQLite with the log against bare `rusqlite` without, memory, and growth to 30 thousand cases (with `--full` also to a
//! million). Arguments `sqlite`, `memory` and `growth` run these parts alone.

use std::error::Error;

use banjian::trace::Suite;
use banjian_benches::journal::{against_bare_rusqlite, growth, in_memory};
use banjian_benches::measure::{is_asked, line, machine, per_second};

fn main() -> Result<(), Box<dyn Error>> {
    println!("{}", machine());
    if is_asked("sqlite") {
        for suite in Suite::ALL {
            let (ratio, name) = (against_bare_rusqlite(suite, 15)?, suite.as_str());
            line(&format!("sqlite with log, {name}: 1,000 commands, against bare (goal 1.7)"), ratio);
            line(&format!("sqlite with log, {name}: one command"), per_second(ratio.first / 1_000));
        }
    }
    if is_asked("memory") {
        line("journal in memory: one command", per_second(in_memory()?));
    }
    if is_asked("growth") {
        line("open, case, page of 50: 30 thousand cases against 10", growth(10_000, 30_000)?);
        if std::env::args().any(|argument| argument == "--full") {
            line("open, case, page of 50: a million cases against 10 thousand", growth(10_000, 1_000_000)?);
        }
    }
    Ok(())
}
