//! The applicants and their answers, as `benches/workload/applicants.py` wrote them.

use std::fs::File;
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int32Type};
use arrow_array::{Array, RecordBatch};
use arrow_ipc::reader::FileReader;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{Answers, Failure};

/// One applicant, as an applicant is written down: texts are texts, dates are ISO 8601 in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written<'a> {
    /// The day of the application.
    #[serde(with = "iso")]
    pub apply: NaiveDate,
    /// The day of birth.
    #[serde(with = "iso")]
    pub birth: NaiveDate,
    /// The category of worker: `M60`, `F55` or `F50`.
    pub cat: &'a str,
    /// The day of the skill certificate.
    #[serde(with = "iso")]
    pub cert: NaiveDate,
    /// The months for which a pension has been drawn.
    pub drawn_months: i32,
    /// Whether a pension of another kind is drawn.
    pub other_pension: bool,
    /// The months of pension contributions.
    pub pens_months: i32,
    /// Why the work ended.
    pub reason: &'a str,
    /// The division code of the region, six digits.
    pub region: &'a str,
    /// Whether registered as unemployed.
    pub registered: bool,
    /// The level of the skill certificate, 0 to 4.
    pub skill_level: i32,
    /// The status of work.
    pub status: &'a str,
    /// The months of unemployment contributions.
    pub ui_months: i32,
}

/// One applicant for a peer that knows no dates: each date as a month and a day of the month.
#[derive(Debug, Clone, Serialize)]
pub struct Split<'a> {
    apply_day: u32,
    apply_month: i32,
    birth_day: u32,
    birth_month: i32,
    cat: &'a str,
    cert_day: u32,
    cert_month: i32,
    drawn_months: i32,
    other_pension: bool,
    pens_months: i32,
    reason: &'a str,
    region: &'a str,
    registered: bool,
    skill_level: i32,
    status: &'a str,
    ui_months: i32,
}

impl<'a> From<&Written<'a>> for Split<'a> {
    fn from(written: &Written<'a>) -> Self {
        Self {
            apply_day: written.apply.day(),
            apply_month: month(written.apply),
            birth_day: written.birth.day(),
            birth_month: month(written.birth),
            cat: written.cat,
            cert_day: written.cert.day(),
            cert_month: month(written.cert),
            drawn_months: written.drawn_months,
            other_pension: written.other_pension,
            pens_months: written.pens_months,
            reason: written.reason,
            region: written.region,
            registered: written.registered,
            skill_level: written.skill_level,
            status: written.status,
            ui_months: written.ui_months,
        }
    }
}

/// Months since January of year 0.
#[must_use]
pub fn month(day: NaiveDate) -> i32 {
    day.year() * 12 + day.month0().cast_signed()
}

/// The record batches of one file of the workload.
///
/// # Errors
/// The file is missing or no Arrow IPC file.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads its workload")]
pub fn batches(directory: &Path, name: &str) -> Result<Vec<RecordBatch>, Failure> {
    let path = directory.join(format!("{name}.arrow"));
    let file = File::open(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(FileReader::try_new_buffered(file, None)?.collect::<Result<_, _>>()?)
}

/// The applicants of one batch, row by row.
///
/// # Errors
/// A column is missing, of another type, or has nulls.
pub fn written(batch: &RecordBatch) -> Result<Vec<Written<'_>>, Failure> {
    let column = |name: &str| {
        let column = batch.column_by_name(name).ok_or_else(|| format!("no column `{name}`"))?;
        if column.null_count() == 0 { Ok(column) } else { Err(format!("`{name}` has nulls")) }
    };
    let text = |name: &str| -> Result<_, Failure> {
        Ok(column(name)?.as_string_opt::<i32>().ok_or_else(|| format!("`{name}` is no text"))?)
    };
    let number = |name: &str| -> Result<_, Failure> {
        Ok(column(name)?.as_primitive_opt::<Int32Type>().ok_or_else(|| format!("`{name}` is no number"))?)
    };
    let date = |name: &str| -> Result<_, Failure> {
        Ok(column(name)?.as_primitive_opt::<Date32Type>().ok_or_else(|| format!("`{name}` is no date"))?)
    };
    let truth = |name: &str| -> Result<_, Failure> {
        Ok(column(name)?.as_boolean_opt().ok_or_else(|| format!("`{name}` is no truth value"))?)
    };
    let (apply, birth, cert) = (date("apply")?, date("birth")?, date("cert")?);
    let (cat, reason, region, status) = (text("cat")?, text("reason")?, text("region")?, text("status")?);
    let (drawn, pens, ui) = (number("drawn_months")?, number("pens_months")?, number("ui_months")?);
    let (skill, registered, other) = (number("skill_level")?, truth("registered")?, truth("other_pension")?);
    let day = |dates: &arrow_array::Date32Array, row| {
        Date32Type::to_naive_date_opt(dates.value(row)).ok_or("a date is out of range")
    };
    (0..batch.num_rows())
        .map(|row| {
            Ok(Written {
                apply: day(apply, row)?,
                birth: day(birth, row)?,
                cat: cat.value(row),
                cert: day(cert, row)?,
                drawn_months: drawn.value(row),
                other_pension: other.value(row),
                pens_months: pens.value(row),
                reason: reason.value(row),
                region: region.value(row),
                registered: registered.value(row),
                skill_level: skill.value(row),
                status: status.value(row),
                ui_months: ui.value(row),
            })
        })
        .collect()
}

/// The reference answers of one batch, row by row.
///
/// # Errors
/// The batch has not six columns of whole numbers.
pub fn answers(batch: &RecordBatch) -> Result<Vec<Answers>, Failure> {
    let columns: Vec<_> = batch
        .columns()
        .iter()
        .map(|column| column.as_primitive_opt::<Int32Type>())
        .collect::<Option<_>>()
        .ok_or("an answer is no number")?;
    let columns: [_; 6] = columns.try_into().map_err(|_| "there are not six answers")?;
    Ok((0..batch.num_rows()).map(|row| columns.map(|column| column.value(row))).collect())
}

/// Dates as ISO 8601 text, read without a general parser, which would take longer than all else in the text.
mod iso {
    use std::fmt;

    use chrono::NaiveDate;
    use serde::{Deserializer, Serializer, de};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    pub(super) fn serialize<S: Serializer>(date: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(date)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
        from.deserialize_str(Iso)
    }

    struct Iso;

    impl de::Visitor<'_> for Iso {
        type Value = NaiveDate;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a date such as 2026-01-31")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<NaiveDate, E> {
            date(text.as_bytes()).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
        }
    }

    fn date(text: &[u8]) -> Option<NaiveDate> {
        let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text else { return None };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0, |number, digit| {
                digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'))
            })
        };
        NaiveDate::from_ymd_opt(
            number(&[y0, y1, y2, y3])?.cast_signed(),
            number(&[m0, m1])?,
            number(&[d0, d1])?,
        )
    }
}
