//! Working days, and due dates with the way to them.

use banjian::calendar::{Calendar, DayRange};
use serde_json::{Value, json};

use crate::{crossed, each, fault, read, same};

fn added(question: &mut Value) {
    let found = Calendar::reference().add_working_days(read(question, "date"), read(question, "amount"));
    question["expect"] = match found {
        Ok(date) => json!(date),
        Err(report) => fault(report),
    };
}

fn is_working(question: &mut Value) {
    question["expect"] = match Calendar::reference().is_working_day(read(question, "date")) {
        Ok(is_one) => json!(is_one),
        Err(report) => fault(report),
    };
}

fn derived(question: &mut Value) {
    let calendar = Calendar::reference();
    let (start, span) = (read(question, "start"), read(question, "span"));
    let paused: Vec<DayRange> = read(question, "paused");
    let due = calendar.due(start, span, &paused);
    question["expect"] =
        json!({"derivation": crossed(&calendar.derive(start, span, &paused)), "due": crossed(&due)});
}

#[test]
fn working_days_are_counted_alike() {
    same("working_days.json", |vectors| {
        each(vectors, "working").for_each(is_working);
        each(vectors, "added").for_each(added);
        each(vectors, "due").for_each(derived);
    });
}
