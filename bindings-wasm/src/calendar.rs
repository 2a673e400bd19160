//! Working days and due dates. Days are civil days in Asia/Shanghai, written as `2026-03-02`.

use banjian::calendar::{self, DayRange, Span};
use banjian_wasm_verify::report::Thrown;
use banjian_wasm_verify::value;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// An edition of the days off and make-up working days.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Calendar(calendar::Calendar);

impl Calendar {
    /// What it is in the core.
    #[must_use]
    pub const fn core(&self) -> &calendar::Calendar {
        &self.0
    }
}

#[wasm_bindgen]
impl Calendar {
    /// The published calendar, part of the module.
    #[must_use]
    pub fn reference() -> Self {
        Self(calendar::Calendar::reference().clone())
    }

    /// Reads a calendar from its table (CSV with the columns `date`, `name`, `is_off_day`), called by a name in what is said of it.
    ///
    /// # Errors
    /// `value-form`; all faults of the table, each with its line.
    #[wasm_bindgen(js_name = fromCsv)]
    pub fn from_csv(
        #[wasm_bindgen(unchecked_param_type = "string")] csv: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] name: &JsValue,
    ) -> Result<Self, Thrown> {
        let (csv, name) = (value::text("csv", csv)?, value::text("name", name)?);
        Ok(Self(calendar::Calendar::from_csv(&name, &csv)?))
    }

    /// The hash that names the edition.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn hash(&self) -> String {
        self.0.hash().to_string()
    }

    /// The first published year.
    #[wasm_bindgen(getter, js_name = firstYear)]
    #[must_use]
    pub fn first_year(&self) -> i32 {
        self.0.published().first
    }

    /// The last published year.
    #[wasm_bindgen(getter, js_name = lastYear)]
    #[must_use]
    pub fn last_year(&self) -> i32 {
        self.0.published().last
    }

    /// Whether offices work on a day.
    ///
    /// # Errors
    /// `value-form`; `calendar-outside` outside the published years.
    #[wasm_bindgen(js_name = isWorkingDay)]
    pub fn is_working_day(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] day: &JsValue,
    ) -> Result<bool, Thrown> {
        Ok(self.0.is_working_day(value::day("day", day)?)?)
    }

    /// The so-many-th working day after a day, which itself is not counted.
    ///
    /// # Errors
    /// `value-form`; `calendar-outside` when the day or the answer lies outside the published years.
    #[wasm_bindgen(js_name = addWorkingDays)]
    pub fn add_working_days(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] day: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] amount: &JsValue,
    ) -> Result<String, Thrown> {
        let amount = u32::try_from(value::whole("amount", amount)?).unwrap_or(u32::MAX);
        Ok(self.0.add_working_days(value::day("day", day)?, amount)?.to_string())
    }

    /// How many working days lie after a day, up to and including another.
    ///
    /// # Errors
    /// `value-form`; `calendar-outside` when one of the two lies outside the published years.
    #[wasm_bindgen(js_name = workingDaysBetween)]
    pub fn working_days_between(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] after: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] last: &JsValue,
    ) -> Result<u32, Thrown> {
        Ok(self.0.working_days_between(value::day("after", after)?, value::day("last", last)?)?)
    }

    /// The last day of a limit that began on `start`, with the days on which it was paused.
    ///
    /// # Errors
    /// `value-form`.
    #[wasm_bindgen(unchecked_return_type = "Schema.Due")]
    pub fn due(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] start: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Schema.Span")] span: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Schema.DayRange[]")] paused: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let (start, span, paused) = limit(start, span, paused)?;
        value::written(&self.0.due(start, span, &paused))
    }

    /// How that last day came about, to be checked by hand.
    ///
    /// # Errors
    /// `value-form`.
    #[wasm_bindgen(unchecked_return_type = "Schema.Derivation")]
    pub fn derive(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] start: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Schema.Span")] span: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Schema.DayRange[]")] paused: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let (start, span, paused) = limit(start, span, paused)?;
        value::written(&self.0.derive(start, span, &paused))
    }
}

fn limit(
    start: &JsValue,
    span: &JsValue,
    paused: &JsValue,
) -> Result<(chrono::NaiveDate, Span, Vec<DayRange>), Thrown> {
    let paused =
        if paused.is_undefined() { Vec::new() } else { value::json("paused", "DayRange[]", paused)? };
    Ok((value::day("start", start)?, value::json("span", "Span", span)?, paused))
}
