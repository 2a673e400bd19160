//! Every code of policies and facts, produced and some of them read in both languages.

use banjian::eligibility::policy::Edition;
use banjian::eligibility::{Facts, Given, Policy, Set};
use banjian::report::{Code, Faults, Report, codes};
use banjian::text::Language;

const HEAD: &str = r#"code = "aid"
name = { zh = "补助", en = "aid" }
day = "asked"
"#;

const FACTS: &str = r#"
[[fact]]
name = "asked"
type = "date"
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "months"
type = "number"
unit = "months"
min = "0"
max = "99"
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "grade"
type = "text"
optional = true
values = [{ value = "a", label = { zh = "甲", en = "A" } }, { value = "b", label = { zh = "乙", en = "B" } }]
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "huge"
type = "number"
unit = "yuan"
min = "0"
max = "1000000000000"
origin = "declared"
question = { zh = "问", en = "ask" }
"#;

const PERIOD: &str = r#"
[[period]]
from = 2010-01-01
source = "test"
certainty = "default"
"#;

const GRANT: &str = r#"
[[decision]]
name = "given"
role = "grant"
title = { zh = "给付", en = "given" }
value = "months"
source = "test"
certainty = "default"
"#;

fn refused(parts: &[&str]) -> Faults {
    Policy::from_toml("aid.toml", &parts.concat()).unwrap_err()
}

/// The faults of a policy whose one decision is this expression.
fn value(text: &str) -> Faults {
    refused(&[HEAD, FACTS, &GRANT.replace("\"months\"", &format!("'{text}'")), PERIOD])
}

/// The faults of a policy whose one decision is a table.
fn table(body: &str) -> Faults {
    refused(&[HEAD, FACTS, &GRANT.replace("value = \"months\"", body), PERIOD])
}

fn one(faults: &Faults, code: Code) -> Report {
    let found = faults.reports().iter().find(|report| report.code() == code);
    assert!(found.is_some(), "{} is not among:\n{faults}", code.as_str());
    found.unwrap().clone()
}

/// One report for every code of the room.
pub(crate) fn produced() -> Vec<Report> {
    let whole = Policy::from_toml("aid.toml", &[HEAD, FACTS, GRANT, PERIOD].concat()).unwrap();
    let mut found = Vec::new();

    for (text, code, expected) in [
        (
            "(function(x) x)(1, months)",
            codes::policy::ARGUMENTS,
            "aid.toml:41:11:decision[0].value: `function` does not take these 2 arguments",
        ),
        (
            "if months > 1 then 1 else true",
            codes::policy::BRANCHES,
            "aid.toml:41:10:decision[0].value: the branches differ: a number and a truth",
        ),
        (
            "floor(1 / months)",
            codes::policy::DIVISOR_ZERO,
            "aid.toml:41:20:decision[0].value: the divisor may be zero here",
        ),
        (
            "string length(\"a\")",
            codes::policy::FUNCTION,
            "aid.toml:41:10:decision[0].value: `string length` with 1 arguments is no function of the checked language",
        ),
        (
            "date(\"2025-02-30\")",
            codes::policy::LITERAL,
            "aid.toml:41:15:decision[0].value: `2025-02-30` is not a date or a duration that exists, expected a form as `2025-01-31`",
        ),
        (
            "grade < \"b\"",
            codes::policy::MAY_BE_NONE,
            "aid.toml:41:10:decision[0].value: `grade` may be none here",
        ),
        (
            "min + 1",
            codes::policy::NAME_UNKNOWN,
            "aid.toml:41:10:decision[0].value: `min` is neither a fact nor a decision of this period",
        ),
        (
            "date(2025, months, 1)",
            codes::policy::NO_DATE,
            "aid.toml:41:10:decision[0].value: this may be no date: it leaves the calendar, or the day is not in every month",
        ),
        ("asked.hour", codes::policy::NO_PART, "aid.toml:41:16:decision[0].value: a date has no part `hour`"),
        (
            "count([[[[[[[[[[[[[[[[[[months]]]]]]]]]]]]]]]]]])",
            codes::policy::NESTED,
            "aid.toml:41:17:decision[0].value: lists, contexts and functions nest more than 16 deep here",
        ),
        (
            "[months, 1]",
            codes::policy::NOT_ONE_VALUE,
            "aid.toml:38:decision[0].name: `given` is a list; only a step may be one",
        ),
        (
            "months / 7",
            codes::policy::NOT_ROUNDED,
            "aid.toml:41:10:decision[0].value: a quotient has to be rounded before it is used further",
        ),
        (
            "months + asked",
            codes::policy::OPERANDS,
            "aid.toml:41:10:decision[0].value: `+` does not go between a number and a date",
        ),
        (
            "months ** 2",
            codes::policy::OUTSIDE,
            "aid.toml:41:10:decision[0].value: **: not in the checked language",
        ),
        (
            "huge * huge",
            codes::policy::OVERFLOW,
            "aid.toml:41:10:decision[0].value: a number can leave the bounds of 10^15 and 9 decimals here",
        ),
        (
            "[1, 2][months]",
            codes::policy::PLACE,
            "aid.toml:41:17:decision[0].value: the list has 2 parts, and this may be the place of none of them",
        ),
        (
            "(function(f) f(f))(function(f) f(f))",
            codes::policy::RECURSION,
            "aid.toml:41:41:decision[0].value: calls stand more than 128 deep within each other here: `function`, `f`",
        ),
        (
            "sum(for i in 1..months return i)",
            codes::policy::STEPS,
            "aid.toml:41:26:decision[0].value: a loop counts from one constant to another, whole numbers or days, in at most 1000 steps, and a range from the lower to the higher",
        ),
        (
            "grade = \"c\"",
            codes::policy::TEXT_UNKNOWN,
            "aid.toml:41:10:decision[0].value: `c` is never one of `a`, `b`",
        ),
        (
            "not(months)",
            codes::policy::TYPE,
            "aid.toml:41:14:decision[0].value: a number stands where a truth is needed",
        ),
        ("null", codes::policy::ONLY_NULL, "aid.toml:38:decision[0].name: `given` is always null"),
    ] {
        let report = one(&value(text), code);
        assert_eq!(report.to_string(), expected, "{text}");
        found.push(report);
    }

    // The form of an edition.
    let changed = |from: &str, to: &str| {
        let text = [HEAD, FACTS, GRANT, PERIOD].concat();
        assert!(text.contains(from), "{from}");
        Policy::from_toml("aid.toml", &text.replace(from, to)).unwrap_err()
    };
    let circle = GRANT.replace("\"months\"", "\"given + 1\"");
    let two_periods = PERIOD.replace("from = 2010-01-01", "from = 2010-01-01\nto = 2011-12-31");
    let later = PERIOD.replace("2010-01-01", "2012-02-01");
    let undated = HEAD.replace("day = \"asked\"\n", "");
    for (faults, code) in [
        (changed("max = \"99\"", "max = \"-1\""), codes::policy::BOUNDS),
        (refused(&[HEAD, FACTS, &circle, PERIOD]), codes::policy::CIRCLE),
        (changed("code = \"aid\"", "code = \"Aid\""), codes::policy::CODE),
        (changed("day = \"asked\"", "day = \"months\""), codes::policy::DAY),
        (refused(&[&undated, FACTS, GRANT, &two_periods]), codes::policy::DAY_MISSING),
        (changed("max = \"99\"", "max = \"99\"\ndecimals = 7"), codes::policy::DECIMALS),
        (changed("name = \"months\"", "name = \"if\""), codes::policy::NAME),
        (changed("name = \"given\"", "name = \"months\""), codes::policy::NAME_TWICE),
        (changed("role = \"grant\"", "role = \"verdict\""), codes::policy::NOT_A_TRUTH),
        (changed("max = \"99\"", "max = \"many\""), codes::policy::NUMBER),
        (
            changed(
                "source = \"test\"\ncertainty = \"default\"\n\n[[period]]",
                "source = \"test\"\ncertainty = \"default\"\n\n[[period]]\nends = \"repealed\"",
            ),
            codes::policy::PERIOD_ENDS,
        ),
        (refused(&[HEAD, FACTS, GRANT]), codes::policy::PERIOD_MISSING),
        (refused(&[HEAD, FACTS, GRANT, &two_periods, &later]), codes::policy::PERIOD_ORDER),
        (changed("value = \"b\"", "value = \"a\""), codes::policy::VALUES),
        (changed("role = \"grant\"\n", ""), codes::policy::VERDICTS),
    ] {
        found.push(one(&faults, code));
    }

    // Tables.
    let rows = |rows: &str| table(&format!("inputs = [\"months\"]\nrules = [{rows}]"));
    let gap = rows("{ when = [\"< 12\"], then = \"1\" }, { when = [\"> 12\"], then = \"2\" }");
    assert_eq!(
        one(&gap, codes::policy::TABLE_GAP).to_string(),
        "aid.toml:37:decision[0]: no rule answers for 12"
    );
    let overlap = rows("{ when = [\"<= 12\"], then = \"1\" }, { when = [\">= 12\"], then = \"2\" }");
    let report = one(&overlap, codes::policy::TABLE_OVERLAP);
    assert_eq!(report.to_string(), "aid.toml:42:decision[0].rules[1]: rules 1 and 2 both answer for 12");
    assert_eq!(report.message(Language::Chinese), "第1条与第2条规则同时适用于\u{ff1a}12");
    found.push(report);
    for (faults, code) in [
        (gap, codes::policy::TABLE_GAP),
        (rows("{ when = [\"-\", \"-\"], then = \"1\" }"), codes::policy::TABLE_CELLS),
        (rows(""), codes::policy::TABLE_EMPTY),
        (rows("{ when = [\"< huge\"], then = \"1\" }"), codes::policy::TABLE_UNPROVEN),
        (
            rows("{ when = [\"-\"], then = \"1\" }, { when = [\"> 100\"], then = \"2\" }"),
            codes::policy::TABLE_UNREACHED,
        ),
    ] {
        found.push(one(&faults, code));
    }

    // Together, and too much.
    let other = [HEAD, &FACTS.replace("max = \"99\"", "max = \"99\"\ndecimals = 1"), GRANT, PERIOD].concat();
    let other = Policy::from_toml("aid.toml", &other).unwrap();
    let apart = Set::new(&[whole.clone(), other]).unwrap_err();
    assert_eq!(
        apart.to_string(),
        "aid:fact[1].name: `months` has another type in another policy of this set"
    );
    found.push(one(&apart, codes::policy::FACT_DIFFERS));
    let mut large: Edition = whole.edition().clone();
    large.facts = vec![large.facts[1].clone(); 1_001];
    found.push(one(&Policy::new(large).unwrap_err(), codes::policy::TOO_LARGE));

    // Facts.
    let facts = Facts::new()
        .with("asked", "tomorrow")
        .with("months", 100_i64)
        .with("grade", "c")
        .with("huge", Given::None)
        .with("wage", 1_i64);
    let answer = whole.determine(&facts);
    let told: Vec<String> = answer.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "asked: `asked` is not a date as 2025-01-31",
            "months: `months` is out of bounds, expected 0 to 99",
            "grade: `grade` is out of bounds, expected `a`, `b`",
            "huge: `huge` cannot be none",
            "wage: the policy has no fact `wage`",
        ]
    );
    found.extend(answer.faults);
    let mut row = Set::new(&[whole]).unwrap().row();
    let mut unread = |text: &str| row.read_json(text).unwrap_err();
    for (text, told) in [
        ("[1]", "the facts cannot be read: not an object of facts by name at line 1 column 0"),
        ("{", "the facts cannot be read: EOF while parsing an object at line 1 column 1"),
        ("{\"months\": 1, \"months\": 2}", "the facts cannot be read: the fact `months` stands there twice"),
        ("{\"months\": {\"11010519491231002X\": [1]}}", "months: `months` is not a whole number"),
        ("{\"months\": {\"conflict\": \"11010519491231002X\"}}", "months: `months` is not a whole number"),
        ("{\"months\": {\"conflict\": true, \"x\": 1}}", "months: `months` is not a whole number"),
        ("{\"months\": [[]]}", "months: `months` is not a whole number"),
    ] {
        assert_eq!(unread(text).to_string(), told, "{text}");
    }
    let unread = unread("[1]");
    found.extend(unread.reports().iter().cloned());
    found
}
