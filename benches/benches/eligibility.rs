//! Eligibility: six policies for one applicant, and what checking the reference policies takes.

use std::error::Error;

use banjian_benches::eligibility::{against_by_hand, compile};
use banjian_benches::measure::{line, machine};

fn main() -> Result<(), Box<dyn Error>> {
    println!("{}", machine());
    line("eligibility: six policies against the rules by hand (goal 8 times)", against_by_hand(31)?);
    line(
        "eligibility: the reference policies checked and compiled (goal 50 ms)",
        format!("{:.2?}", compile(31)?),
    );
    Ok(())
}
