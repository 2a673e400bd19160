//! A case as a page sees it: what may be done next, what that would bring, and what the applicant is told.

use banjian::case;
use banjian::case::kernel::CommandKind;
use banjian::case::notice::Notice;
use banjian::report::Report;
use banjian::text::Language;
use banjian_wasm_verify::report::Thrown;
use banjian_wasm_verify::value;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A case as one desk sees it, without people; made by the office. What it says is advice: the office decides again.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Outlook(case::Outlook);

impl From<case::Outlook> for Outlook {
    fn from(outlook: case::Outlook) -> Self {
        Self(outlook)
    }
}

#[wasm_bindgen]
impl Outlook {
    /// The outlook that an office sent.
    ///
    /// # Errors
    /// `value-form` for another value.
    pub fn of(
        #[wasm_bindgen(unchecked_param_type = "Schema.Outlook")] outlook: &JsValue,
    ) -> Result<Self, Thrown> {
        Ok(Self(value::json("outlook", "Outlook", outlook)?))
    }

    /// Every kind of command that the desk has, with what stands against it.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(unchecked_return_type = "[Schema.CommandKind, Schema.Next][]")]
    pub fn allowed(&self) -> Result<JsValue, Thrown> {
        value::written(&self.0.allowed())
    }

    /// The state after a command, as a page may show it until the office has answered.
    ///
    /// # Errors
    /// `value-form`; the `Refusal` that stands against it, in the office's words but for names that the outlook does not
    /// hold.
    #[wasm_bindgen(unchecked_return_type = "Schema.Kernel")]
    pub fn after(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Schema.CommandKind")] kind: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let kind: CommandKind = value::json("kind", "CommandKind", kind)?;
        let after = self.0.after(kind).map_err(|refusal| Thrown::from(self.0.explain(refusal, kind)))?;
        value::written(&after)
    }

    /// The state as it is.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(getter, unchecked_return_type = "Schema.Kernel")]
    pub fn state(&self) -> Result<JsValue, Thrown> {
        value::written(&self.0.state)
    }
}

/// A document for the applicant as plain text, lines ended by `\n`.
///
/// # Errors
/// `value-form` for no notice and for another language than `zh-CN` and `en`.
#[wasm_bindgen(js_name = noticeText)]
pub fn notice_text(
    #[wasm_bindgen(unchecked_param_type = "Schema.Notice")] notice: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Schema.Language")] language: &JsValue,
) -> Result<String, Thrown> {
    let notice: Notice = value::json("notice", "Notice", notice)?;
    let language: Language = value::json("language", "Language", language)?;
    Ok(notice.to_text(language))
}

/// The words of a kind of command, for a button.
///
/// # Errors
/// `value-form` for no kind.
#[wasm_bindgen(js_name = commandWords, unchecked_return_type = "Schema.Text")]
pub fn command_words(
    #[wasm_bindgen(unchecked_param_type = "Schema.CommandKind")] kind: &JsValue,
) -> Result<JsValue, Thrown> {
    let kind: CommandKind = value::json("kind", "CommandKind", kind)?;
    value::written(&kind.words().text())
}

/// A refusal's rule in words, by its code. What it says of one case stands open, as `{stage}`; what `Outlook.after`
/// throws has it filled in.
///
/// # Errors
/// `value-form` for no code of a refusal.
#[wasm_bindgen(js_name = refusalReport, unchecked_return_type = "Schema.Report")]
pub fn refusal_report(
    #[wasm_bindgen(unchecked_param_type = "Schema.Refusal")] refusal: &JsValue,
) -> Result<JsValue, Thrown> {
    let refusal: case::Refusal = value::json("refusal", "Refusal", refusal)?;
    value::written(&refusal.report())
}

/// A report that another sent, as a bureau's server: read strictly and written again as it was. One with other words than
/// the library's is refused, so that a page shows no stranger's text as its own.
///
/// # Errors
/// `value-form` for no report.
#[wasm_bindgen(js_name = readReport, unchecked_return_type = "Schema.Report")]
pub fn read_report(
    #[wasm_bindgen(unchecked_param_type = "Schema.Report")] report: &JsValue,
) -> Result<JsValue, Thrown> {
    value::written(&value::json::<Report>("report", "Report", report)?)
}
