//! Receipts, in both forms, and bundles are read as they are written, and in no other way.

use banjian::trace::bundle::{Bundle, MAX_BUNDLE};
use banjian::trace::receipt::{MAX_COMPACT, MAX_RECEIPT, Receipt};

pub(crate) fn run(bytes: &[u8]) {
    if let Ok(receipt) = Receipt::from_bytes(bytes) {
        assert_eq!(receipt.to_bytes().as_deref(), Ok(bytes));
        assert!(bytes.len() <= MAX_RECEIPT);
        if let Ok(compact) = receipt.to_compact() {
            let expanded = Receipt::from_compact(&compact).expect("its own bytes");
            assert_eq!(expanded.record(), receipt.record());
            assert_eq!(expanded.proof().checkpoint().text(), receipt.proof().checkpoint().text());
        }
    }
    if let Ok(receipt) = Receipt::from_compact(bytes) {
        assert_eq!(receipt.to_compact().as_deref(), Ok(bytes));
        assert!(bytes.len() <= MAX_COMPACT);
        let file = receipt.to_bytes().expect("a file");
        assert_eq!(Receipt::from_bytes(&file), Ok(receipt));
    }
    if let Ok(bundle) = Bundle::from_bytes(bytes) {
        assert_eq!(bundle.to_bytes().as_deref(), Ok(bytes));
        assert!(bytes.len() <= MAX_BUNDLE);
    }
}
