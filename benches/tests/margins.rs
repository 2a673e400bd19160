//! The margins of the goals, wide enough for a busy machine: three times the goal. Release builds only.
#![cfg(not(debug_assertions))]

use std::error::Error;
use std::time::Duration;

use banjian::catalog::item::Lane;
use banjian::trace::Suite;
use banjian::trace::key::Algorithm;
use banjian_benches::measure::ensure;
use banjian_benches::{eligibility, journal, kernel, log, office, record, screening, search, signed, tree};

/// One test, so that no two parts share the processor time of the process.
#[test]
fn every_goal_is_met_within_its_margin() -> Result<(), Box<dyn Error>> {
    kernel::against_a_machine(11)?.at_most(5.0 * 3.0)?;
    for lane in [Lane::AtWindow, Lane::Live, Lane::Committed] {
        within(kernel::cases(lane, 11)? / 1_000, Duration::from_micros(3))?;
    }
    // 100,000 commands a second are about 27 times the time of appending their bytes.
    office::in_memory(11)?.at_most(27.0 * 3.0)?;
    for suite in Suite::ALL {
        journal::against_bare_rusqlite(suite, 11)?.at_most(1.7 * 3.0)?;
    }
    journal::growth(10_000, 30_000)?.at_most(3.0)?;
    within(search::query(11)?, Duration::from_millis(3))?;
    eligibility::against_by_hand(11)?.at_most(8.0 * 3.0)?;
    within(eligibility::compile(11)?, Duration::from_millis(150))?;
    // What is computed once for all policies makes each of many cheaper than each of few.
    screening::growth(11)?.at_most(1.3)?;
    within(record::make(11)?, Duration::from_micros(100))?;
    for (suite, a_second) in [(Suite::Sha256Ed25519, 500_000.0), (Suite::Sm3Sm2, 150_000.0)] {
        let ratio = log::against_bytes_and_hash(suite, 11)?;
        ratio.at_most(2.0 * 3.0)?;
        within(ratio.first / log::GROUP, Duration::from_secs_f64(3.0 / a_second))?;
        signed::receipts(suite, 10_000, 11)?.at_most(1.3 * 3.0)?;
    }
    for algorithm in Algorithm::ALL {
        signed::verified(algorithm, 11)?.at_most(3.0 / 0.7)?;
    }
    let (append, prove) = tree::against_ct_merkle(1_000_000, 11)?;
    append.at_most(1.0)?;
    prove.at_most(3.0)?;
    let stages = tree::growth(1_000_000)?;
    let [small, _, large] = stages.as_slice() else { return Err("not three sizes".into()) };
    within(large.append, small.append * 3)?;
    // From 14 hashes to 20, from two levels of tiles to three.
    within(large.prove, small.prove * 2 * 3)?;
    ensure(large.hashes == 20 && large.resident < small.resident + 1_024, "memory is flat")
}

fn within(took: Duration, bound: Duration) -> Result<(), Box<dyn Error>> {
    if took <= bound { Ok(()) } else { Err(format!("{took:?} is above {bound:?}").into()) }
}
