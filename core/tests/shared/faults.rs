//! Input that is refused, and the whole reports.

use banjian::calendar::Calendar;
use banjian::eligibility::feel::evaluate;
use banjian::eligibility::feel::value::Context;
use banjian::eligibility::{Facts, Policies, Policy};
use banjian::office::{Failure, command_from_json};
use serde_json::Value;

use crate::{crossed, each, read, same, text};

fn refused(question: &mut Value) {
    let input = &question["input"];
    let found = match text(question, "of") {
        "calendar" => {
            Calendar::from_csv("days.csv", input.as_str().unwrap()).map(|_| ()).map_err(Failure::from)
        }
        "command" => command_from_json(input.as_str().unwrap()).map(|_| ()),
        "facts" => {
            let policies = Policies::reference().unwrap();
            let facts: Facts = read(input, "facts");
            let answer = policies.get(text(input, "policy")).unwrap().determine(&facts);
            banjian::report::Faults::check(answer.faults).map_err(Failure::from)
        }
        "feel" => evaluate(input.as_str().unwrap(), &Context::new()).map(|_| ()).map_err(Failure::from),
        "policy" => {
            Policy::from_toml("policy.toml", input.as_str().unwrap()).map(|_| ()).map_err(Failure::from)
        }
        other => panic!("nothing of `{other}`"),
    };
    question["expect"] = crossed(&found.unwrap_err());
}

#[test]
fn bad_input_is_called_the_same_names() {
    same("faults.json", |vectors| each(vectors, "faults").for_each(refused));
}
