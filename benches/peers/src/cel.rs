//! The six rules in CEL, for the crate `cel`: compiled once, one list of six answers, the facts behind a resolver.
//!
//! CEL has dates but no months between them, and no names for intermediate values without an extension: what is used
//! twice is written twice, behind the cheaper conditions.

use std::fmt;
use std::sync::Arc;

use cel::common::types::{CelBool, CelInt, CelString, CelTimestamp};
use cel::common::value::CowVal;
use cel::context::{Context, VariableResolver};
use cel::{Env, Program, Value};
use chrono::NaiveTime;

use crate::workload::Written;
use crate::{Answers, Failure};

/// The compiled rules.
pub struct Rules {
    env: Arc<Env>,
    program: Program,
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rules").field("program", &self.program).finish_non_exhaustive()
    }
}

/// One applicant as values of the engine.
#[derive(Debug)]
pub struct Facts<'a> {
    apply: CelTimestamp,
    birth: CelTimestamp,
    cat: CelString<'a>,
    cert: CelTimestamp,
    drawn_months: CelInt,
    other_pension: CelBool,
    pens_months: CelInt,
    reason: CelString<'a>,
    region: CelString<'a>,
    registered: CelBool,
    skill_level: CelInt,
    status: CelString<'a>,
    ui_months: CelInt,
}

impl<'a> From<&Written<'a>> for Facts<'a> {
    fn from(written: &Written<'a>) -> Self {
        let day = |day: chrono::NaiveDate| {
            CelTimestamp::from(day.and_time(NaiveTime::MIN).and_utc().fixed_offset())
        };
        let number = |number: i32| CelInt::from(i64::from(number));
        Self {
            apply: day(written.apply),
            birth: day(written.birth),
            cat: written.cat.into(),
            cert: day(written.cert),
            drawn_months: number(written.drawn_months),
            other_pension: written.other_pension.into(),
            pens_months: number(written.pens_months),
            reason: written.reason.into(),
            region: written.region.into(),
            registered: written.registered.into(),
            skill_level: number(written.skill_level),
            status: written.status.into(),
            ui_months: number(written.ui_months),
        }
    }
}

impl VariableResolver for Facts<'_> {
    fn resolve<'b>(&'b self, variable: &str) -> Option<CowVal<'b, 'b>> {
        Some(CowVal::Borrowed(match variable {
            "apply" => &self.apply,
            "birth" => &self.birth,
            "cat" => &self.cat,
            "cert" => &self.cert,
            "drawn_months" => &self.drawn_months,
            "other_pension" => &self.other_pension,
            "pens_months" => &self.pens_months,
            "reason" => &self.reason,
            "region" => &self.region,
            "registered" => &self.registered,
            "skill_level" => &self.skill_level,
            "status" => &self.status,
            "ui_months" => &self.ui_months,
            _ => return None,
        }))
    }
}

impl Rules {
    /// Compiles the six rules.
    ///
    /// # Errors
    /// What the engine says of the rules.
    pub fn new() -> Result<Self, Failure> {
        let env = Arc::new(Env::stdlib());
        let program = env.compile(&rules())?;
        Ok(Self { env, program })
    }

    /// The answers for an applicant.
    ///
    /// # Errors
    /// What the engine says, or an answer that is no whole number.
    pub fn answers(&self, facts: &Facts<'_>) -> Result<Answers, Failure> {
        let mut context = Context::with_env(Arc::clone(&self.env));
        context.set_variable_resolver(facts);
        numbers(&self.program.execute(&context)?)
    }

    /// The answers for an applicant in JSON, read by serde.
    ///
    /// # Errors
    /// The text is no applicant, or what the engine says.
    pub fn answers_from_json(&self, text: &str) -> Result<Answers, Failure> {
        let written: Written<'_> = serde_json::from_str(text)?;
        self.answers(&Facts::from(&written))
    }
}

fn numbers(value: &Value) -> Result<Answers, Failure> {
    let Value::List(values) = value else { return Err("the answers are no list".into()) };
    let mut answers = Answers::default();
    if values.len() != answers.len() {
        return Err("there are not six answers".into());
    }
    for (answer, value) in answers.iter_mut().zip(values.iter()) {
        let Value::Int(number) = value else { return Err("an answer is no whole number".into()) };
        *answer = i32::try_from(*number)?;
    }
    Ok(answers)
}

fn rules() -> String {
    let month = |day: &str| format!("({day}.getFullYear() * 12 + {day}.getMonth())");
    let between = |earlier: &str, later: &str| {
        format!("({} - {} - ({later}.getDate() < {earlier}.getDate() ? 1 : 0))", month(later), month(earlier))
    };
    let birth = month("birth");
    let delay = |first: i32, step: i32, most: i32| {
        let last = first + (most - 1) * step;
        format!("({birth} < {first} ? 0 : {birth} >= {last} ? {most} : ({birth} - {first}) / {step} + 1)")
    };
    let retirement = format!(
        "({birth} + (cat == 'M60' ? 720 + {} : cat == 'F55' ? 660 + {} : 600 + {}))",
        delay(1965 * 12, 4, 36),
        delay(1970 * 12, 4, 36),
        delay(1975 * 12, 2, 60),
    );
    let before_retirement = format!("{} < {retirement}", month("apply"));
    let age = between("birth", "apply");
    let benefit = format!(
        "(ui_months >= 12 && status == 'unemployed' && registered
            && reason in ['dismissed', 'contract_expired', 'bankrupt'] && {before_retirement}
            ? (ui_months < 60 ? 12 : ui_months < 120 ? 18 : 24) : 0)"
    );
    let pension = format!("(pens_months >= 180 && !other_pension && {age} >= 720 ? 1 : 0)");
    let subsidy = format!(
        "(skill_level >= 1 && skill_level <= 3 && ui_months >= 12 && status in ['employed', 'flexible']
            && cert <= apply && {} < 12 ? 500 + 500 * skill_level : 0)",
        between("cert", "apply")
    );
    // From 120 to 179 months the steps are below zero and count as none; from 360 on there are no more.
    let full = "(pens_months < 60 ? 3 : pens_months < 120 ? 6 : pens_months < 180 ? 9
        : pens_months >= 360 ? 24 : 9 + (pens_months - 180) / 12)";
    let grant = format!(
        "(2 + (status != 'retired' ? {full} : {full} - drawn_months / 12 < 9 ? 9 : {full} - drawn_months / 12))"
    );
    let flexible = format!(
        "(status == 'flexible' && !other_pension && region in ['310000', '320100', '330100', '440300']
            && {age} >= 192 && {before_retirement} ? 1 : 0)"
    );
    format!("[{retirement}, {benefit}, {pension}, {subsidy}, {grant}, {flexible}]")
}
