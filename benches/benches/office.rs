//! The office: on a journal in memory against a loop that only appends the same bytes, and on SQLite; whole
//! lives of cases of every item, in groups of 1,000 commands. Arguments `memory` and `sqlite` run these parts alone.

use std::error::Error;

use banjian_benches::measure::{is_asked, line, machine, per_second};
use banjian_benches::office::{in_memory, on_sqlite};

fn main() -> Result<(), Box<dyn Error>> {
    println!("{}", machine());
    if is_asked("memory") {
        let ratio = in_memory(31)?;
        line("office in memory: 1,000 commands, against appending their bytes", ratio);
        line("office in memory: one command (goal 100,000 a second)", per_second(ratio.first / 1_000));
    }
    if is_asked("sqlite") {
        let directory = tempfile::tempdir()?;
        let took = on_sqlite(&directory.path().join("journal"), 7)?;
        line("office on sqlite, groups of 1,000: one command", per_second(took / 1_000));
    }
    Ok(())
}
