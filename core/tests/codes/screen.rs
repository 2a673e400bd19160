//! Every code of screening, produced and read in both languages.

use std::num::NonZeroUsize;
use std::sync::Arc;

use arrow_array::{ArrayRef, Int32Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use banjian::eligibility::{Policy, Screening, Set};
use banjian::report::{Faults, Kind, Report, codes};
use banjian::text::Language;

fn fact(name: &str, of: &str) -> String {
    format!(
        r#"
[[fact]]
name = "{name}"
{of}
origin = "declared"
question = {{ zh = "问", en = "ask" }}
"#
    )
}

fn grant(value: &str) -> String {
    format!(
        r#"
[[period.decision]]
name = "given"
role = "grant"
title = {{ zh = "给付", en = "given" }}
value = '''{value}'''
source = "test"
certainty = "default"
"#
    )
}

fn policy(facts: &str, second: &str) -> Policy {
    let head = r#"
code = "aid"
name = { zh = "补助", en = "aid" }
day = "asked"
"#;
    let period = |dates: &str| format!("[[period]]\n{dates}\nsource = \"test\"\ncertainty = \"default\"\n");
    let text = [
        head,
        &fact("asked", "type = \"date\""),
        &fact("months", "type = \"number\"\nunit = \"months\"\nmin = \"0\"\nmax = \"99\""),
        facts,
        &period("from = 2010-01-01\nto = 2014-12-31"),
        &grant("months"),
        &period("from = 2015-01-01"),
        &grant(second),
    ]
    .concat();
    Policy::from_toml("aid.toml", &text).unwrap()
}

fn refused(policies: &[Policy]) -> Faults {
    Screening::new(&Set::new(policies).unwrap()).unwrap_err()
}

/// One report for every code of the room.
pub(crate) fn produced() -> Vec<Report> {
    let plain = policy("", "months + 1");
    let screening = Screening::new(&Set::new(std::slice::from_ref(&plain)).unwrap()).unwrap();
    let field = |name: &str, of| Field::new(name, of, true);
    let schema = Schema::new(vec![
        field("asked", DataType::Int32),
        field("months", DataType::Int32),
        field("months", DataType::Int32),
        field("asked_is_none", DataType::Utf8),
    ]);
    let numbers: ArrayRef = Arc::new(Int32Array::from(vec![1]));
    let texts: ArrayRef = Arc::new(StringArray::from(vec!["no"]));
    let columns = vec![Arc::clone(&numbers), Arc::clone(&numbers), numbers, texts];
    let batch = RecordBatch::try_new(Arc::new(schema), columns).unwrap();
    let of_batch = screening.screen(&batch, NonZeroUsize::MIN).unwrap_err();
    let of_batch = of_batch.reports();
    assert_eq!(of_batch.len(), 3);
    let (day, companion, twice) = (&of_batch[0], &of_batch[1], &of_batch[2]);
    assert_eq!(companion.to_string(), "asked_is_none: column `asked_is_none` is Utf8, expected Boolean");
    let taken = policy(&fact("months_is_none", "type = \"boolean\""), "months");
    let differs = policy("", "asked");
    let of = |policies: &[Policy]| refused(policies).reports()[0].clone();
    vec![twice.clone(), day.clone(), of(&[taken]), of(&[differs]), of(&[plain.clone(), plain])]
}

#[test]
fn every_code_of_the_room_is_produced_and_reads_as_it_should() {
    let produced = produced();
    let expected = [
        (
            codes::screen::COLUMN_REPEATED,
            "the batch has more than one column `months`",
            "数据中名为“months”的列不止一个",
        ),
        (
            codes::screen::COLUMN_TYPE,
            "column `asked` is Int32, expected Date32 or Date64",
            "列“asked”的类型为Int32\u{ff0c}应为Date32 or Date64",
        ),
        (
            codes::screen::COMPANION_TAKEN,
            "fact `months_is_none` is named as the column that says whether `months` is none",
            "事实“months_is_none”与说明“months”是否为无的列同名",
        ),
        (
            codes::screen::GRANT_DIFFERS,
            "policy `aid` grants `given` as a number in one period and as a date in another",
            "政策“aid”的给付“given”在一个时段为数字\u{ff0c}在另一时段为日期",
        ),
        (
            codes::screen::POLICY_REPEATED,
            "policy `aid` stands among the policies more than once",
            "政策“aid”重复",
        ),
    ];
    let codes: Vec<_> = produced.iter().map(Report::code).collect();
    assert_eq!(codes, codes::screen::ALL);
    for (report, (code, en, zh)) in produced.iter().zip(expected) {
        assert_eq!(report.code(), code);
        assert_eq!(report.kind(), Kind::Error);
        assert_eq!(report.message(Language::English), en);
        assert_eq!(report.message(Language::Chinese), zh);
    }
}
