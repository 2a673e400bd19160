//! Bytes that pass the check are JSON, and their value written again gives the same bytes.

use banjian::canonical;

pub(crate) fn run(bytes: &[u8]) {
    if canonical::check(bytes).is_ok() {
        let value: serde_json::Value = canonical::from_slice(bytes).expect("what passes the check is read");
        assert_eq!(canonical::to_vec(&value).as_deref(), Ok(bytes));
    }
}
