//! Every plain name that is read is written as it was read; JSON gives the same answer as text.

use std::fmt::Display;
use std::str::FromStr;

use banjian::id::{CaseId, CommandId, HallCode, ItemCode, OutletCode, PersonId, SectionCode, WindowCode};
use banjian::trace::{Kebab, Origin};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    name::<HallCode>(text);
    name::<OutletCode>(text);
    name::<WindowCode>(text);
    name::<SectionCode>(text);
    name::<ItemCode>(text);
    name::<PersonId>(text);
    name::<CaseId>(text);
    name::<CommandId>(text);
    name::<Kebab>(text);
    name::<Origin>(text);
    if let Ok(origin) = Origin::demo(text) {
        assert!(origin.is_demo() && origin.as_str().ends_with(&format!("/{text}")));
    }
    if let Ok(origin) = text.parse::<Origin>() {
        // A checkpoint's origin line and a key's name hold it as it is.
        assert!(origin.as_str().len() <= 64 && !origin.as_str().contains([' ', '+', '\n']));
    }
}

fn name<T: FromStr + Display + Serialize + DeserializeOwned>(text: &str) {
    let json = serde_json::json!(text);
    let by_json = serde_json::from_value::<T>(json.clone()).ok();
    match text.parse::<T>() {
        Ok(read) => {
            assert_eq!(read.to_string(), text);
            assert_eq!(by_json.map(|read| serde_json::json!(read)), Some(json));
        }
        Err(_) => assert!(by_json.is_none(), "JSON takes what text refuses"),
    }
}
