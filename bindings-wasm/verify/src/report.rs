//! What is thrown: reports, as objects of the classes `Refusal` and `BanjianError` of `report.js`.

use banjian::office::Failure;
use banjian::report::{Faults, Report, codes};
use banjian::text::Text;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(raw_module = "./report.js")]
extern "C" {
    fn thrown(reports: &str) -> JsValue;
}

/// An exception.
#[derive(Debug)]
pub struct Thrown(JsValue);

impl Thrown {
    /// What the caller's own code threw.
    #[must_use]
    pub const fn foreign(exception: JsValue) -> Self {
        Self(exception)
    }

    /// An argument that is not what it should be.
    #[must_use]
    pub fn malformed(what: &str, expected: Text) -> Self {
        Report::new(codes::text::VALUE_FORM).with("what", what).with_text("expected", expected).into()
    }

    fn of(reports: &impl Serialize) -> Self {
        // INVARIANT: reports are written as JSON without fail; what cannot be written would be thrown as null.
        serde_json::to_string(reports).map_or(Self(JsValue::NULL), |text| Self(thrown(&text)))
    }
}

impl From<Report> for Thrown {
    fn from(report: Report) -> Self {
        Self::of(&[report])
    }
}

impl From<Faults> for Thrown {
    fn from(faults: Faults) -> Self {
        Self::of(&faults)
    }
}

impl From<Failure> for Thrown {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused { report, .. } => report.into(),
            Failure::Failed(faults) => faults.into(),
        }
    }
}

impl From<Thrown> for JsValue {
    fn from(thrown: Thrown) -> Self {
        thrown.0
    }
}

/// The exception for an argument that is not what it should be.
#[wasm_bindgen]
#[must_use]
pub fn malformed(what: &str, expected: &str, expected_zh: &str) -> JsValue {
    Thrown::malformed(what, Text::new(expected_zh, expected)).into()
}
