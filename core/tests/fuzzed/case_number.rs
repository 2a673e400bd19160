//! A case number is written in one way, and made again from its parts.

use banjian::id::CaseNumber;

pub(crate) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(number) = text.parse::<CaseNumber>() else {
        assert!(
            serde_json::from_value::<CaseNumber>(serde_json::json!(text)).is_err(),
            "JSON takes more than text"
        );
        return;
    };
    let written = number.to_string();
    assert_eq!(written.len(), 29);
    assert_eq!(written.parse(), Ok(number));
    assert_eq!(written.replace('-', "").parse(), Ok(number));
    let parts = CaseNumber::new(&number.hall(), &number.outlet(), number.day(), number.serial());
    assert_eq!(parts, Ok(number));
    assert_eq!(serde_json::json!(number), serde_json::json!(written));
    // Every other check character is wrong.
    let (body, check) = written.split_at(28);
    for other in "0123456789X".chars().filter(|other| !check.starts_with(*other)) {
        assert!(format!("{body}{other}").parse::<CaseNumber>().is_err(), "two check characters fit");
    }
}
