//! A calendar that is read from a table is the same from its canonical bytes; faults name the file and are in
//! the order of lines.

use banjian::calendar::Calendar;

pub(crate) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Calendar::from_csv("days.csv", text) {
        Ok(calendar) => {
            let bytes = calendar.canonical_bytes().expect("a calendar can be written");
            let again = Calendar::from_canonical_bytes(&bytes).expect("what was written can be read");
            assert_eq!(again.hash(), calendar.hash());
            assert_eq!(again.rows(), calendar.rows());
            let published = calendar.published();
            let (first, last) = (published.first_day(), published.last_day());
            for row in calendar.rows().iter().filter(|row| (first..=last).contains(&row.date)) {
                assert_eq!(calendar.is_working_day(row.date), Ok(!row.off));
            }
            if let Ok(days) = calendar.working_days_between(first, last) {
                let after = calendar.add_working_days(first, days).expect("as many days as were counted");
                assert!(after <= last);
            }
        }
        Err(faults) => {
            assert!(!faults.reports().is_empty());
            let lines: Vec<_> = faults.reports().iter().map(|fault| fault.place().line).collect();
            assert!(lines.is_sorted(), "out of order: {lines:?}");
            for fault in faults.reports() {
                assert_eq!(fault.place().file.as_deref(), Some("days.csv"));
                let told = fault.to_string();
                assert!(
                    told.len() < 400 && !told.contains(char::is_control),
                    "long or dirty input is repeated"
                );
            }
        }
    }
}
