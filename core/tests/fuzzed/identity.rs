//! A number that is read is the same number when it is read again, by text and by JSON; what is shown of it
//! never holds it, and what is said against a wrong one never repeats it.

use banjian::id::{CheckDigit, CreditCode, Identity, IdentityKind};
use banjian::report::Report;

pub(crate) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for kind in IdentityKind::ALL {
        match Identity::parse(kind, text) {
            Ok(identity) => {
                assert_eq!(identity.kind(), kind);
                assert_eq!(Identity::parse(kind, identity.reveal()).as_ref(), Ok(&identity));
                shown(&identity);
            }
            Err(report) => silent(&report, text),
        }
    }
    match CreditCode::lenient(text) {
        Ok(code) => {
            let strict = Identity::parse(IdentityKind::CreditCode, text).is_ok();
            assert_eq!(code.check_digit() == CheckDigit::Right, strict);
            shown(&Identity::CreditCode(code));
        }
        Err(report) => {
            assert!(Identity::parse(IdentityKind::CreditCode, text).is_err());
            silent(&report, text);
        }
    }
    if let Ok(value) = serde_json::from_str(text)
        && let Ok(identity) = Identity::from_json(&value)
    {
        shown(&identity);
    }
}

fn shown(identity: &Identity) {
    let number = identity.reveal();
    for shown in [identity.to_string(), format!("{identity:?}"), format!("{identity:40}")] {
        // A short number may stand in the name of its kind by chance.
        assert!(
            number.len() < 8 || number.contains('*') || !shown.contains(number),
            "the mask shows everything"
        );
        let hidden = shown.chars().filter(|sign| *sign == '*').count();
        assert!(hidden * 2 >= number.chars().count(), "less than half is hidden");
    }
    let json = serde_json::json!(identity);
    assert_eq!(Identity::from_json(&json).as_ref(), Ok(identity));
    assert_eq!(serde_json::from_value::<Identity>(json).ok().as_ref(), Some(identity));
}

fn silent(report: &Report, text: &str) {
    // Shorter input may stand in the words of the report by chance.
    assert!(text.len() < 8 || !serde_json::json!(report).to_string().contains(text), "input is repeated");
}
