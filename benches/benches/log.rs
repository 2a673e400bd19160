//! The log: appending records, the tree against `ct-merkle`, growth to ten million leaves (with `--full` to a
//! hundred million), signatures and receipts. Arguments `append`, `tree`, `growth` and `signed` run these parts
//! alone.

use std::error::Error;

use banjian::trace::Suite;
use banjian::trace::key::Algorithm;
use banjian_benches::log::against_bytes_and_hash;
use banjian_benches::measure::{is_asked, line, machine, per_second};
use banjian_benches::signed::{receipts, verified};
use banjian_benches::tree::{against_ct_merkle, growth};

const ROUNDS: usize = 31;

fn main() -> Result<(), Box<dyn Error>> {
    println!("{}", machine());
    if is_asked("append") {
        for (suite, goal) in [(Suite::Sha256Ed25519, "500,000"), (Suite::Sm3Sm2, "150,000")] {
            let ratio = against_bytes_and_hash(suite, ROUNDS)?;
            let name = suite.as_str();
            line(&format!("log, {name}: 1,000 records, against bytes and hash (goal 2)"), ratio);
            let one = per_second(ratio.first / 1_000);
            line(&format!("log, {name}: one record (goal {goal} a second)"), one);
        }
    }
    if is_asked("tree") {
        let (append, prove) = against_ct_merkle(1_000_000, ROUNDS)?;
        line("tree of a million: 1,000 records, against ct-merkle (goal 0.33)", append);
        line("tree of a million: 1,000 inclusion proofs, against ct-merkle (goal 1)", prove);
    }
    if is_asked("growth") {
        let is_full = std::env::args().any(|argument| argument == "--full");
        for at in growth(if is_full { 100_000_000 } else { 10_000_000 })? {
            line(
                &format!("log of {} leaves: a leaf, a proof from tiles, memory", at.leaves),
                format_args!(
                    "{:.2?}, {:.2?} ({} hashes), {} KB",
                    at.append, at.prove, at.hashes, at.resident
                ),
            );
        }
    }
    if is_asked("signed") {
        for algorithm in Algorithm::ALL {
            let ratio = verified(algorithm, ROUNDS)?;
            line(&format!("signed, {algorithm}: 100 records, against bare verifying (goal 1.43)"), ratio);
        }
        for suite in Suite::ALL {
            let ratio = receipts(suite, 100_000, ROUNDS)?;
            let name = suite.as_str();
            line(&format!("receipt, {name}: 100, against signatures and hashes (goal 1.3)"), ratio);
        }
    }
    Ok(())
}
