//! The statutory retirement age against the measure's tables, month of birth by month of birth, walked in groups of
//! four and two months instead of computed.
#![expect(clippy::disallowed_methods, reason = "the test reads its data")]

use std::error::Error;
use std::path::Path;

use banjian::eligibility::{Facts, Given, Policy};
use serde_json::json;

#[test]
fn every_month_of_birth_retires_as_the_tables_say() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = "data/policy/statutory-retirement-age.toml";
    let policy = Policy::from_toml(file, &std::fs::read_to_string(root.join(file))?)?;
    let table = std::fs::read_to_string(root.join("tests/vectors/retirement.csv"))?;
    let mut count = 0;
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let &[category, birth, delay, month] = cells.as_slice() else { return Err(row.into()) };
        for day in ["01", "28"] {
            let facts = json!({ "birth_date": format!("{birth}-{day}"), "worker_category": category });
            let facts: Facts = serde_json::from_value(facts)?;
            let answer = policy.determine(&facts);
            let found = |name: &str| {
                let granted = answer.values.iter().find(|granted| granted.name == name)?;
                match &granted.value {
                    Given::Number(number) => Some(number.to_string()),
                    Given::Date(date) => Some(date.to_string()),
                    _ => None,
                }
            };
            assert_eq!(found("delay_months").as_deref(), Some(delay), "{row}");
            assert_eq!(found("retirement_month"), Some(format!("{month}-01")), "{row}");
            count += 1;
        }
    }
    // 13 years and two months of birth for each category, two days in each month.
    assert_eq!(count, 3 * (13 * 12 + 2) * 2);
    Ok(())
}
