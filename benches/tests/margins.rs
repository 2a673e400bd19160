//! The margins of the goals, wide enough for a busy machine: three times the goal. Release builds only.
#![cfg(not(debug_assertions))]

use std::error::Error;
use std::time::Duration;

use banjian::catalog::item::Lane;
use banjian_benches::{journal, kernel, office, record, search};

/// One test, so that no two parts share the processor time of the process.
#[test]
fn every_goal_is_met_within_its_margin() -> Result<(), Box<dyn Error>> {
    kernel::against_a_machine(11)?.at_most(5.0 * 3.0)?;
    for lane in [Lane::AtWindow, Lane::Live, Lane::Committed] {
        within(kernel::cases(lane, 11)? / 1_000, Duration::from_micros(3))?;
    }
    // 100,000 commands a second are about 27 times the time of appending their bytes.
    office::in_memory(11)?.at_most(27.0 * 3.0)?;
    journal::against_bare_rusqlite(11)?.at_most(2.0 * 3.0)?;
    journal::growth(10_000, 30_000)?.at_most(3.0)?;
    within(search::query(11)?, Duration::from_millis(3))?;
    within(record::make(11)?, Duration::from_micros(100))
}

fn within(took: Duration, bound: Duration) -> Result<(), Box<dyn Error>> {
    if took <= bound { Ok(()) } else { Err(format!("{took:?} is above {bound:?}").into()) }
}
