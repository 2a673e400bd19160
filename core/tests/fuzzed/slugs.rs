//! Every plain name that is read is written as it was read; JSON gives the same answer as text.

use std::fmt::Display;
use std::str::FromStr;

use banjian::id::{CaseId, CommandId, HallCode, ItemCode, OutletCode, PersonId, SectionCode, WindowCode};
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
