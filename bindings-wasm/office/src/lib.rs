//! The npm package `banjian/office`: an office on a journal in memory, with everything of `banjian`.
//!
//! For demonstrations, training and the tests of a page: what is in it is gone with the page. Every act is decided,
//! recorded and proven by the same core as at a bureau's server. Times are milliseconds since 1970-01-01T00:00:00Z, as
//! `Date.now()` gives them; where `now` is left out, it is that.
#![forbid(unsafe_code)]

pub mod audit;
pub mod desk;
pub mod office;
pub mod opening;
pub mod roster;
pub mod seen;
pub mod signer;

use banjian::id::CommandId;
use banjian::trace::Moment;
use banjian_wasm_verify::report::Thrown;
use banjian_wasm_verify::value;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

// Its exports are part of this module.
pub use banjian_wasm::version;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** When something is done. */
export interface When {
  /** The office's time; where it is left out, `Date.now()`. */
  now?: Schema.Moment;
}
/** When something is done, and under which id: the same id twice does the same thing once. */
export interface WhenOnce extends When {
  commandId?: Schema.CommandId;
}
"#;

/// When something is done.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct When {
    now: Option<Moment>,
}

/// When something is done, and under which id.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct WhenOnce {
    command_id: Option<CommandId>,
    now: Option<Moment>,
}

/// Options, all of which may be left out.
fn options<T: DeserializeOwned + Default>(shape: &'static str, given: &JsValue) -> Result<T, Thrown> {
    if given.is_undefined() { Ok(T::default()) } else { value::json("options", shape, given) }
}

/// The instant, or the machine's clock.
fn instant(now: Option<Moment>) -> Result<DateTime<Utc>, Thrown> {
    match now {
        Some(now) => Ok(now.instant()),
        None => Ok(value::json::<Moment>("now", "Moment", &js_sys::Date::now().into())?.instant()),
    }
}

fn when(given: &JsValue) -> Result<DateTime<Utc>, Thrown> {
    instant(options::<When>("When", given)?.now)
}
