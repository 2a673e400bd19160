//! Policies: what the law says of one applicant, why, and what to ask next.

pub mod feel;

use banjian::eligibility::answer::Granted;
use banjian::eligibility::{Determination, Facts, Given, Policies, policy};
use banjian::report::value::from_json;
use banjian::text::Text;
use banjian_wasm_verify::report::Thrown;
use banjian_wasm_verify::value;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Facts by name. One that is not there, or undefined, is unknown; null is known to be none. */
export type FactsGiven = { [name: string]: Schema.Given | undefined };
/** What a policy says of one applicant. */
export interface Answer {
  conflicts: string[];
  edition: Schema.Hash;
  faults: Schema.Report[];
  /** What is granted, with its legal source and the facts that settled it. */
  granted: Schema.Granted[];
  mayIncludeMore: boolean;
  missing: string[];
  nextQuestion: Schema.Question | null;
  period: Schema.PeriodRef | null;
  policy: string;
  reasons: Schema.Reason[];
  /** What is granted, by name. */
  values: { [name: string]: Schema.Given };
  verdict: Schema.Outcome;
}
"#;

/// A checked and compiled policy.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Policy(policy::Policy);

/// How a determination is asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The day that counts.
    #[serde(default)]
    on: Option<NaiveDate>,
}

/// A determination in JavaScript's own names, with the values by name.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    conflicts: &'a [String],
    edition: banjian::canonical::Hash,
    faults: &'a [banjian::report::Report],
    granted: &'a [Granted],
    may_include_more: bool,
    missing: &'a [String],
    next_question: Option<&'a banjian::eligibility::answer::Question>,
    period: Option<&'a banjian::eligibility::answer::PeriodRef>,
    policy: &'a str,
    reasons: &'a [banjian::eligibility::answer::Reason],
    values: BTreeMap<&'a str, &'a Given>,
    verdict: banjian::eligibility::Outcome,
}

impl<'a> Answer<'a> {
    fn of(said: &'a Determination) -> Self {
        Self {
            conflicts: &said.conflicts,
            edition: said.edition,
            faults: &said.faults,
            granted: &said.values,
            may_include_more: said.may_include_more,
            missing: &said.missing,
            next_question: said.next_question.as_ref(),
            period: said.period.as_ref(),
            policy: &said.policy,
            reasons: &said.reasons,
            values: said.values.iter().map(|granted| (granted.name.as_str(), &granted.value)).collect(),
            verdict: said.outcome,
        }
    }
}

impl Policy {
    fn said(&self, facts: &JsValue, asked: &JsValue) -> Result<Determination, Thrown> {
        let mut facts: Facts = value::json("facts", "Facts", facts)?;
        let asked = if asked.is_undefined() {
            Asked { on: None }
        } else {
            value::json("options", "{ on?: string }", asked)?
        };
        if let Some(on) = asked.on {
            let Some(day) = &self.0.edition().day else {
                let words =
                    Text::new("无指定日期的选项：该政策自带日期", "no `on`: the law carries its own dates");
                return Err(Thrown::malformed("options", words));
            };
            // A day that the facts give otherwise is in conflict, and the answer says so.
            facts.confirm(day.clone(), Given::Text(on.to_string()));
        }
        Ok(self.0.determine(&facts))
    }
}

#[wasm_bindgen]
impl Policy {
    /// The reference policy of a code, part of the module.
    ///
    /// # Errors
    /// `value-form` for a code that none has.
    pub fn reference(
        #[wasm_bindgen(unchecked_param_type = "string")] code: &JsValue,
    ) -> Result<Self, Thrown> {
        let found = Policies::reference()?.get(&value::text("code", code)?).cloned();
        let known =
            || Thrown::malformed("code", Text::new("参考政策的代码", "the code of a reference policy"));
        found.map(Self).ok_or_else(known)
    }

    /// The codes of the reference policies.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(js_name = referenceCodes, unchecked_return_type = "string[]")]
    pub fn reference_codes() -> Result<JsValue, Thrown> {
        let policies = Policies::reference()?;
        value::written(&policies.iter().map(|policy| policy.edition().code.as_str()).collect::<Vec<_>>())
    }

    /// Reads a policy from TOML, checks it and compiles it.
    ///
    /// # Errors
    /// `value-form`; every fault of it at once, with line and path.
    #[wasm_bindgen(js_name = fromToml)]
    pub fn from_toml(
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] file: &JsValue,
    ) -> Result<Self, Thrown> {
        Ok(Self(policy::Policy::from_toml(&named(file, "policy.toml")?, &value::text("text", text)?)?))
    }

    /// Reads a policy from the text of its JSON, checks it and compiles it.
    ///
    /// # Errors
    /// `value-form`; every fault of it at once, with line and path.
    #[wasm_bindgen(js_name = fromJson)]
    pub fn from_json(
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] file: &JsValue,
    ) -> Result<Self, Thrown> {
        Ok(Self(policy::Policy::from_json(&named(file, "policy.json")?, &value::text("text", text)?)?))
    }

    /// Its code.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn code(&self) -> String {
        self.0.edition().code.clone()
    }

    /// The plain data.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(getter, unchecked_return_type = "Schema.PolicyEdition")]
    pub fn edition(&self) -> Result<JsValue, Thrown> {
        value::written(self.0.edition())
    }

    /// The content hash of the edition.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn hash(&self) -> String {
        self.0.hash().to_string()
    }

    /// What it is called.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(getter, unchecked_return_type = "Schema.Text")]
    pub fn name(&self) -> Result<JsValue, Thrown> {
        value::written(&self.0.edition().name)
    }

    /// The facts that it asks for, in the order in which they are asked.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(getter, unchecked_return_type = "Schema.Fact[]")]
    pub fn questions(&self) -> Result<JsValue, Thrown> {
        value::written(&self.0.edition().facts)
    }

    /// The facts that it asks for, as JSON Schema of the object that gives them.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(getter, js_name = factsSchema, unchecked_return_type = "{ [keyword: string]: unknown }")]
    pub fn facts_schema(&self) -> Result<JsValue, Thrown> {
        value::written(&self.0.facts_schema())
    }

    /// What the policy says of one applicant, why, and what to ask next. `on` fills the fact that counts as the day.
    ///
    /// # Errors
    /// `value-form` for facts that are no object of plain values, and for `on` where no fact counts as the day.
    #[wasm_bindgen(unchecked_return_type = "Answer")]
    pub fn determine(
        &self,
        #[wasm_bindgen(unchecked_param_type = "FactsGiven")] facts: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "{ on?: string }")] options: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&Answer::of(&self.said(facts, options)?))
    }

    /// Whether a truth of the policy holds, as a material of the catalogue names one under `when`; `null` where the facts
    /// leave it open.
    ///
    /// # Errors
    /// `value-form`.
    #[wasm_bindgen(unchecked_return_type = "boolean | null")]
    pub fn truth(
        &self,
        #[wasm_bindgen(unchecked_param_type = "FactsGiven")] facts: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] name: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let facts: Facts = value::json("facts", "Facts", facts)?;
        value::written(&self.0.truth(&facts, &value::text("name", name)?))
    }

    /// The same from the JSON of the facts to the JSON of the core's `Determination`, byte for byte as the core writes it.
    ///
    /// # Errors
    /// `value-form`.
    #[wasm_bindgen(js_name = determineJson)]
    pub fn determine_json(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] facts: &JsValue,
    ) -> Result<String, Thrown> {
        let facts: Facts = from_json("facts", "Facts", &value::text("facts", facts)?)?;
        let text = serde_json::to_string(&self.0.determine(&facts));
        text.map_err(|_| Thrown::malformed("facts", Text::new("有JSON形式的事实", "facts that have JSON")))
    }
}

fn named(file: &JsValue, default: &str) -> Result<String, Thrown> {
    if file.is_undefined() { Ok(default.into()) } else { value::text("file", file) }
}
