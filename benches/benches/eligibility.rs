//! Eligibility: six policies for one applicant, what more policies cost in columns, and what checking the reference
//! policies takes.

use std::error::Error;

use banjian_benches::eligibility::{against_by_hand, compile, reasons};
use banjian_benches::measure::{line, machine};
use banjian_benches::screening::growth;

fn main() -> Result<(), Box<dyn Error>> {
    println!("{}", machine());
    line("eligibility: six policies against the rules by hand (goal 8 times)", against_by_hand(31)?);
    line("eligibility: six policies with reasons against without (goal 6 times)", reasons(31)?);
    line("screening: 1,000 rows and one policy, of 281 against of six (goal no growth)", growth(31)?);
    line(
        "eligibility: the reference policies read, checked and compiled (goal 50 ms)",
        format!("{:.2?}", compile(31)?),
    );
    Ok(())
}
