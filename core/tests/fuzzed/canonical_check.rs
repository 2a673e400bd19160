//! Bytes that pass the check are JSON, and their value written again gives the same bytes.

use banjian::canonical;

pub(crate) fn run(bytes: &[u8]) {
    if canonical::check(bytes).is_ok() {
        let again =
            canonical::from_slice::<serde_json::Value>(bytes).and_then(|value| canonical::to_vec(&value));
        assert_eq!(again.as_deref(), Ok(bytes));
    }
}
