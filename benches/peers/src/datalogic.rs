//! The six rules in JSONLogic, for datalogic-rs: compiled once, one array of six answers, the arena kept.
//!
//! JSONLogic has neither names for intermediate values nor months between dates. What is used twice is written
//! twice, behind the cheaper conditions; dates come as ISO text, cut with `substr`, or already split into numbers.

use bumpalo::Bump;
use datalogic_rs::{DataValue, Engine, Logic, ParsedData};
use serde_json::{Value, json};

use crate::{Answers, Failure};

/// How the dates are handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// As ISO 8601 text.
    Text,
    /// As a month since year 0 and a day of the month, worked out beforehand.
    Split,
}

/// The engine with the compiled rules.
#[derive(Debug)]
pub struct Rules {
    engine: Engine,
    logic: Logic,
}

impl Rules {
    /// Compiles the six rules.
    ///
    /// # Errors
    /// What the engine says of the rules.
    pub fn new(dates: Dates) -> Result<Self, Failure> {
        let engine = Engine::new();
        let logic = engine.compile(rules(dates).to_string().as_str()).map_err(|error| said(&error))?;
        Ok(Self { engine, logic })
    }

    /// The answers for a parsed applicant. The arena is emptied first.
    ///
    /// # Errors
    /// What the engine says, or an answer that is no whole number.
    pub fn answers(&self, parsed: &ParsedData, arena: &mut Bump) -> Result<Answers, Failure> {
        arena.reset();
        numbers(self.engine.evaluate(&self.logic, parsed, arena).map_err(|error| said(&error))?)
    }

    /// The answers for an applicant in JSON. The arena is emptied first.
    ///
    /// # Errors
    /// What the engine says, or an answer that is no whole number.
    pub fn answers_from_json(&self, text: &str, arena: &mut Bump) -> Result<Answers, Failure> {
        arena.reset();
        numbers(self.engine.evaluate(&self.logic, text, arena).map_err(|error| said(&error))?)
    }
}

fn said(error: &datalogic_rs::Error) -> Failure {
    format!("{error:?}").into()
}

fn numbers(value: &DataValue<'_>) -> Result<Answers, Failure> {
    let DataValue::Array(values) = value else { return Err("the answers are no array".into()) };
    let mut answers = Answers::default();
    if values.len() != answers.len() {
        return Err("there are not six answers".into());
    }
    for (answer, value) in answers.iter_mut().zip(values.iter()) {
        *answer = i32::try_from(value.as_i64().ok_or("an answer is no whole number")?)?;
    }
    Ok(answers)
}

fn rules(dates: Dates) -> Value {
    let fact = |name: &str| json!({"var": name});
    let month = |name: &str| match dates {
        Dates::Split => json!({"var": format!("{name}_month")}),
        Dates::Text => json!({"+": [
            {"*": [{"substr": [{"var": name}, 0, 4]}, 12]},
            {"substr": [{"var": name}, 5, 2]},
            -1,
        ]}),
    };
    let day = |name: &str| match dates {
        Dates::Split => json!({"var": format!("{name}_day")}),
        Dates::Text => json!({"substr": [{"var": name}, 8, 2]}),
    };
    let between = |earlier: &str, later: &str| {
        json!({"-": [
            {"-": [month(later), month(earlier)]},
            {"if": [{"<": [day(later), day(earlier)]}, 1, 0]},
        ]})
    };
    let whole = |value: Value, by: i32| json!({"floor": [{"/": [value, by]}]});

    let birth = month("birth");
    let delay = |first: i32, step: i32, most: i32| {
        json!({"if": [
            {">=": [birth, first]},
            {"min": [most, {"+": [whole(json!({"-": [birth, first]}), step), 1]}]},
            0,
        ]})
    };
    let retirement = json!({"+": [birth, {"if": [
        {"==": [fact("cat"), "M60"]}, {"+": [720, delay(1965 * 12, 4, 36)]},
        {"==": [fact("cat"), "F55"]}, {"+": [660, delay(1970 * 12, 4, 36)]},
        {"+": [600, delay(1975 * 12, 2, 60)]},
    ]}]});
    let before_retirement = json!({"<": [month("apply"), retirement]});

    let paid = fact("ui_months");
    let benefit = json!({"if": [
        {"and": [
            {">=": [paid, 12]},
            {"==": [fact("status"), "unemployed"]},
            fact("registered"),
            {"in": [fact("reason"), ["dismissed", "contract_expired", "bankrupt"]]},
            before_retirement,
        ]},
        {"if": [{"<": [paid, 60]}, 12, {"<": [paid, 120]}, 18, 24]},
        0,
    ]});
    let no_other = json!({"!": [fact("other_pension")]});
    let age = between("birth", "apply");
    let contributed = fact("pens_months");
    let pension = json!({"if": [{"and": [{">=": [contributed, 180]}, no_other, {">=": [age, 720]}]}, 1, 0]});
    let skill = fact("skill_level");
    let subsidy = json!({"if": [
        {"and": [
            {"<=": [1, skill, 3]},
            {">=": [paid, 12]},
            {"in": [fact("status"), ["employed", "flexible"]]},
            {"<=": [0, between("cert", "apply"), 11]},
        ]},
        {"+": [500, {"*": [500, skill]}]},
        0,
    ]});
    let full = json!({"if": [
        {"<": [contributed, 60]}, 3,
        {"<": [contributed, 120]}, 6,
        {"min": [24, {"+": [9, {"max": [0, whole(json!({"-": [contributed, 180]}), 12)]}]}]},
    ]});
    let grant = json!({"+": [2, {"if": [
        {"==": [fact("status"), "retired"]},
        {"max": [9, {"-": [full, whole(fact("drawn_months"), 12)]}]},
        full,
    ]}]});
    let flexible = json!({"if": [
        {"and": [
            {"==": [fact("status"), "flexible"]},
            no_other,
            {"in": [fact("region"), ["310000", "320100", "330100", "440300"]]},
            {">=": [age, 192]},
            before_retirement,
        ]},
        1,
        0,
    ]});
    json!([retirement, benefit, pension, subsidy, grant, flexible])
}
