//! Arguments and answers: plain values of JavaScript as strict JSON, in the shapes that the core writes.

use banjian::report::{Report, value};
use banjian::text::Text;
use chrono::{DateTime, NaiveDate, Utc};
use js_sys::{JSON, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::report::Thrown;

#[wasm_bindgen(raw_module = "./value.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = textOf)]
    fn text_of(value: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(catch, js_name = jsonOf)]
    fn json_of(value: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(js_name = isBytes)]
    fn is_bytes(value: &JsValue) -> bool;
}

/// What is wrong with an argument, by the name that `value.js` throws; anything else was thrown by the caller's own code.
fn wrong(what: &str, found: JsValue) -> Thrown {
    let (zh, en) = match found.as_string().as_deref() {
        Some("text") => ("文本", "a text"),
        Some("surrogate") => ("不含孤立代理项的文本", "text without a lone surrogate"),
        Some("number") => ("有限的数", "a finite number"),
        Some("cycle") => ("不包含自身的值", "a value that does not contain itself"),
        Some("deep") => ("嵌套不超过100层的值", "a value nested at most 100 deep"),
        Some("plain") => (
            "仅由对象、数组、文本、数、布尔值和null组成的值",
            "a plain value of objects, arrays, texts, numbers, booleans and null",
        ),
        _ => return Thrown::foreign(found),
    };
    Thrown::malformed(what, Text::new(zh, en))
}

/// A text.
///
/// # Errors
/// `value-form` for no text, and for one with a lone surrogate.
pub fn text(what: &'static str, value: &JsValue) -> Result<String, Thrown> {
    text_of(value).map_err(|found| wrong(what, found))
}

/// A name or number that the core reads from text.
///
/// # Errors
/// As [`text`]; those of the type.
pub fn parsed<T: std::str::FromStr<Err = Report>>(what: &'static str, value: &JsValue) -> Result<T, Thrown> {
    Ok(text(what, value)?.parse::<T>()?)
}

/// The JSON of a plain value.
///
/// # Errors
/// `value-form` for what has no JSON: a cycle, a function, `NaN`, a lone surrogate, an object of a class.
pub fn json_text(what: &'static str, value: &JsValue) -> Result<String, Thrown> {
    json_of(value).map_err(|found| wrong(what, found))
}

/// A value of a shape of the schema.
///
/// # Errors
/// As [`json_text`]; `value-form` for another shape.
pub fn json<T: DeserializeOwned>(
    what: &'static str,
    shape: &'static str,
    value: &JsValue,
) -> Result<T, Thrown> {
    Ok(value::from_json(what, shape, &json_text(what, value)?)?)
}

/// A whole number, from 0 to 2^53-1.
///
/// # Errors
/// `value-form` for anything else.
pub fn whole(what: &'static str, value: &JsValue) -> Result<u64, Thrown> {
    let number = if value.as_f64().is_some() { json_text(what, value)?.parse().ok() } else { None };
    number.filter(|number| *number <= banjian::canonical::MAX_INTEGER).ok_or_else(|| {
        Thrown::malformed(what, Text::new("0至 2^53-1 的整数", "a whole number from 0 to 2^53-1"))
    })
}

/// Bytes.
///
/// # Errors
/// `value-form` for no `Uint8Array`.
pub fn bytes(what: &'static str, value: &JsValue) -> Result<Vec<u8>, Thrown> {
    if is_bytes(value) {
        Ok(value.unchecked_ref::<Uint8Array>().to_vec())
    } else {
        Err(Thrown::malformed(what, Text::new("Uint8Array", "a Uint8Array")))
    }
}

/// Bytes, or the text whose UTF-8 they are.
///
/// # Errors
/// `value-form` for neither.
pub fn bytes_or_text(what: &'static str, value: &JsValue) -> Result<Vec<u8>, Thrown> {
    if is_bytes(value) { bytes(what, value) } else { text(what, value).map(String::into_bytes) }
}

/// A civil day, written as `2026-03-02`.
///
/// # Errors
/// `value-form` for anything else.
pub fn day(what: &'static str, value: &JsValue) -> Result<NaiveDate, Thrown> {
    let written = text(what, value)?;
    let day = written.parse::<NaiveDate>().ok().filter(|day| day.to_string() == written);
    day.ok_or_else(|| Thrown::malformed(what, Text::new("形如2026-03-02的日期", "a day as 2026-03-02")))
}

/// An instant, written as `2026-03-02T01:30:00Z` or with another offset.
///
/// # Errors
/// `value-form` for anything else.
pub fn instant(what: &'static str, value: &JsValue) -> Result<DateTime<Utc>, Thrown> {
    let read = DateTime::parse_from_rfc3339(&text(what, value)?);
    read.map(|instant| instant.to_utc()).map_err(|_| {
        Thrown::malformed(
            what,
            Text::new("形如2026-03-02T01:30:00Z的时刻", "an instant as 2026-03-02T01:30:00Z"),
        )
    })
}

/// An answer, as the plain value that its JSON is.
///
/// # Errors
/// `defect` only.
pub fn written<T: Serialize + ?Sized>(answer: &T) -> Result<JsValue, Thrown> {
    let text = serde_json::to_string(answer).map_err(|_| {
        Report::new(banjian::report::codes::text::DEFECT).with("what", "an answer that has no JSON")
    })?;
    JSON::parse(&text).map_err(Thrown::foreign)
}
