//! Commands as JSON: what a stranger may write, and what only the desk or the office says.

use banjian::case::kernel::CommandKind;
use banjian::case::{Command, Refusal};
use banjian::office::command_from_json;

fn told(text: &str) -> (String, String) {
    let failure = command_from_json(text).unwrap_err();
    (failure.code().unwrap().to_string(), failure.to_string())
}

#[test]
fn a_command_is_read() {
    assert_eq!(command_from_json(r#"{"accept":{}}"#).unwrap(), Command::Accept {});
    let text = r#"{"substitute":{"person":"card-r2"}}"#;
    assert_eq!(command_from_json(text).unwrap().kind(), CommandKind::Substitute);
    let text = r#"{"send-to-outlet":{"outlet":"0002"}}"#;
    assert_eq!(command_from_json(text).unwrap().kind(), CommandKind::SendToOutlet);
    let text = r#"{"receive":{"attends":"applicant","identified":"document-read",
        "materials":[{"hash":null,"material":0,"original":"seen"}]}}"#;
    assert_eq!(command_from_json(text).unwrap().kind(), CommandKind::Receive);
}

#[test]
fn timers_are_the_offices_own() {
    for kind in CommandKind::ALL.iter().filter(|kind| kind.is_timer()) {
        let text = format!(r#"{{"{}":{{}}}}"#, kind.as_str());
        let failure = command_from_json(&text).unwrap_err();
        assert_eq!(failure.refusal(), Some(Refusal::OnlyTheOfficeMay), "{text}");
    }
    let hidden = r#"{"accept":{},"deem-accepted":{}}"#;
    assert_eq!(command_from_json(hidden).unwrap_err().refusal(), Some(Refusal::OnlyTheOfficeMay));
}

#[test]
fn who_acts_is_not_written_in_a_command() {
    for name in ["by", "desk", "hand", "login", "outlet", "person", "post", "role", "window"] {
        for text in [
            format!(r#"{{"accept":{{"{name}":"card-r1"}}}}"#),
            format!(r#"{{"accept":{{}},"{name}":"card-r1"}}"#),
            format!(r#"{{"{name}":"card-r1"}}"#),
        ] {
            let (code, words) = told(&text);
            assert_eq!(code, "command-claims", "{text}");
            assert!(words.starts_with(&format!("{name}: the command claims `{name}`")), "{words}");
        }
    }
    assert_eq!(told(r#"{"substitute":{"outlet":"0001","person":"card-r2"}}"#).0, "command-claims");
}

#[test]
fn what_does_not_fit_is_told_and_never_repeated() {
    for (text, what) in [
        ("", "it is not JSON"),
        ("{", "it is not JSON"),
        (r#"{"accept":{}} x"#, "it is not JSON"),
        ("null", "as its only field"),
        ("[]", "as its only field"),
        ("{}", "as its only field"),
        (r#""accept""#, "as its only field"),
        (r#"{"accept":{},"take":{}}"#, "as its only field"),
        (r#"{"registered":{}}"#, "the kind of command is not known"),
        (r#"{"Accept":{}}"#, "the kind of command is not known"),
        (r#"{"accept":{"secret":"x"}}"#, "its fields do not fit the schema"),
        (r#"{"accept":null}"#, "its fields do not fit the schema"),
        (r#"{"approve":{"basis":7}}"#, "its fields do not fit the schema"),
        (r#"{"approve":{}}"#, "its fields do not fit the schema"),
        (r#"{"ask-supplement":{"grounds":"old","missing":[65536]}}"#, "its fields do not fit the schema"),
        (r#"{"ask-supplement":{"grounds":"old","missing":[-1]}}"#, "its fields do not fit the schema"),
        (r#"{"ask-supplement":{"grounds":"old","missing":[1.0]}}"#, "its fields do not fit the schema"),
        (r#"{"deny":{"ground":"a","ground":"b"}}"#, "a name stands twice"),
        (r#"{"accept":{},"accept":{}}"#, "a name stands twice"),
        (r#"{"deny":{"ground":"a","gr\u006fund":"b"}}"#, "a name stands twice"),
        (r#"{"$serde_json::private::RawValue":"{\"accept\":{}}"}"#, "the kind of command is not known"),
    ] {
        let (code, words) = told(text);
        assert_eq!(code, "command-form", "{text}");
        assert!(words.ends_with(what), "{text}: {words}");
        assert!(!words.contains("secret") && !words.contains("registered"), "{words}");
    }
}

#[test]
fn deep_and_huge_input_is_refused_quietly() {
    let deep = "[".repeat(60_000);
    assert_eq!(told(&deep).0, "command-form");
    assert_eq!(told(&"[".repeat(100_000)).0, "command-form");
    let nested = format!(r#"{{"accept":{}{}}}"#, "[".repeat(20_000), "]".repeat(20_000));
    assert_eq!(told(&nested).0, "command-form");
    let huge = format!(r#"{{"approve":{{"basis":"{}"}}}}"#, "a".repeat(70_000));
    assert_eq!(
        told(&huge),
        ("command-form".into(), "the command cannot be read: it has more than 65536 bytes".into())
    );
}
