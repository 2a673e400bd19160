//! A command that is read can be written and read again; nobody's claim and no timer comes in that way.

use banjian::office::command_from_json;

pub(crate) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let read = command_from_json(text);
    if let Err(failure) = &read {
        let told = failure.to_string();
        assert!(told.len() < 400 && !told.contains(char::is_control), "long or dirty input is repeated");
    }
    if let Ok(command) = read {
        let written = serde_json::to_string(&command).expect("a command can be written");
        assert_eq!(command_from_json(&written).ok().as_ref(), Some(&command));
        for claim in ["by", "desk", "hand", "login", "outlet_of", "person", "post", "role", "window"] {
            let mut value: serde_json::Value = serde_json::from_str(&written).expect("JSON");
            let fields = value.as_object_mut().and_then(|object| object.values_mut().next());
            let fields = fields.and_then(|fields| fields.as_object_mut()).expect("fields");
            // The person whom a superior names is the command's own.
            if fields.insert(claim.into(), "x".into()).is_none() {
                assert!(command_from_json(&value.to_string()).is_err(), "`{claim}` comes in");
            }
        }
    }
}
