//! Values from another language, read strictly: of a wrong one the report names what it was to be, never what it was.

use serde::de::DeserializeOwned;

use super::{Place, Report, codes};
use crate::text::Text;

/// Reads a value from JSON. `what` names it, as the caller knows it; `shape` is its name in the schema.
///
/// ```
/// use banjian::calendar::Span;
/// use banjian::report::value;
/// let span: Span = value::from_json("span", "Span", r#"{"amount": 5, "unit": "working-days"}"#)?;
/// assert_eq!(span, Span::working_days(5));
/// let fault = value::from_json::<Span>("span", "Span", r#"{"amount": "110105"}"#).unwrap_err();
/// assert!(fault.to_string().ends_with("`span` does not fit: expected a value of the schema's `Span`"));
/// # Ok::<(), banjian::report::Report>(())
/// ```
///
/// # Errors
/// `value-form`, with line and column: it is not JSON, or not of that shape. The text itself, which may hold personal
/// data, is not repeated.
pub fn from_json<T: DeserializeOwned>(
    what: &'static str,
    shape: &'static str,
    text: &str,
) -> Result<T, Report> {
    serde_json::from_str(text).map_err(|error| {
        let known = |place: usize| u32::try_from(place).ok().filter(|place| *place > 0);
        let place = Place { column: known(error.column()), line: known(error.line()), ..Place::default() };
        let expected =
            Text::new(format!("数据格式中的“{shape}”"), format!("a value of the schema's `{shape}`"));
        Report::new(codes::text::VALUE_FORM).with("what", what).with_text("expected", expected).at(place)
    })
}
