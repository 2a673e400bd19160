//! Who would gain and who would lose by a reform, as a table and as a picture: `what_if [PICTURE.svg]`.
//!
//! The reform and the people are invented; the same seed gives the same people.
#![forbid(unsafe_code)]
#![expect(clippy::disallowed_methods, reason = "an example writes its picture")]

use std::io::Write as _;

use banjian_examples::Fault;
use banjian_examples::reform::picture::picture;
use banjian_examples::reform::{SHOWN, grouped, tried};

fn main() -> Result<(), Fault> {
    let (seed, people) = SHOWN;
    let (name, found) = tried(seed, people)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(
        out,
        "{name}: of {} people {} gain and {} lose",
        grouped(found.people),
        grouped(found.gains),
        grouped(found.loses)
    )?;
    for clause in &found.clauses {
        writeln!(
            out,
            "{:>8} {:>8}  {} ({})",
            format!("+{}", clause.gains),
            format!("-{}", clause.loses),
            clause.title,
            clause.source
        )?;
    }
    for value in &found.values {
        writeln!(out, "{}: more for {}, less for {}", value.name, value.more, value.less)?;
    }
    let drawn = picture(&name, &found);
    if let Some(path) = std::env::args_os().nth(1) {
        std::fs::write(&path, drawn)?;
        writeln!(out, "drawn in {}", path.display())?;
    }
    Ok(out.flush()?)
}
