//! Reads the table of days off: columns `date,name,is_off_day`, one day a line.
//!
//! A day that is not named is a working day from Monday to Friday and off at the weekend. Lines end in LF or
//! CRLF; a byte order mark and empty lines pass; quotes are not read.

use chrono::NaiveDate;

use super::edition::{Calendar, DayRow};
use crate::report::{Code, Faults, Place, Report, codes, quoted};

const COLUMNS: &str = "date,name,is_off_day";

impl Calendar {
    /// A calendar from a table with the columns `date,name,is_off_day`.
    ///
    /// A year is published when it has a line; each published year must give New Year's Day, Labour Day and
    /// National Day as days off, so that a file cut short is seen. Days of December before the first
    /// published year may stand there too, as the notice of a year can reach back; they say nothing of the
    /// rest of their year.
    ///
    /// `file_name` is only repeated in faults.
    ///
    /// # Errors
    /// All faults at once, with file and line, in the order of the lines: `calendar-columns`, `calendar-row`,
    /// `calendar-date`, `calendar-name`, `calendar-off-day`, `calendar-duplicate`. Once every line can be
    /// read, the years as a whole: `calendar-empty`, `calendar-gap`, `calendar-year-incomplete`.
    ///
    /// ```
    /// use banjian::calendar::Calendar;
    /// let faults = Calendar::from_csv("days.csv", "date,name,is_off_day\n2026-13-01,元旦,1\n2026-01-02,元旦,2\n");
    /// assert_eq!(
    ///     faults.unwrap_err().to_string(),
    ///     "days.csv:2:date: `2026-13-01` is not a date\ndays.csv:3:is_off_day: `2` is neither 1 nor 0",
    /// );
    /// ```
    pub fn from_csv(file_name: &str, text: &str) -> Result<Self, Faults> {
        let mut faults = Vec::new();
        let mut rows = Vec::new();
        let mut lines = (1_u32..).zip(text.trim_start_matches('\u{feff}').lines());
        let header = lines.next().map_or("", |(_, line)| line.trim_end());
        if header != COLUMNS {
            faults.push(Report::new(codes::calendar::CALENDAR_COLUMNS).at(line_of(file_name, 1, None)));
        }
        for (number, line) in lines {
            if line.trim().is_empty() {
                continue;
            }
            match row(line) {
                Ok(row) => rows.push((row, line_of(file_name, number, None))),
                Err(found) => faults.extend(found.into_iter().map(|Fault { column, code, found }| {
                    let report = Report::new(code).at(line_of(file_name, number, column));
                    found.map_or(report.clone(), |found| report.with("found", found))
                })),
            }
        }
        let whole = Place { file: Some(file_name.into()), ..Place::default() };
        Self::from_rows(rows, faults, &whole)
    }
}

struct Fault {
    column: Option<&'static str>,
    code: Code,
    found: Option<String>,
}

fn row(line: &str) -> Result<DayRow, Vec<Fault>> {
    let fields: Vec<&str> = line.split(',').map(str::trim).collect();
    let [date, name, off] = fields.as_slice() else {
        let found = Some(fields.len().to_string());
        return Err(vec![Fault { column: None, code: codes::calendar::CALENDAR_ROW, found }]);
    };
    let mut faults = Vec::new();
    let mut fault = |column, code, found| faults.push(Fault { column: Some(column), code, found });
    let day = day(date);
    if day.is_none() {
        fault("date", codes::calendar::CALENDAR_DATE, Some(quoted(date)));
    }
    if name.is_empty() {
        fault("name", codes::calendar::CALENDAR_NAME, None);
    }
    let is_off = match *off {
        "1" => Some(true),
        "0" => Some(false),
        other => {
            fault("is_off_day", codes::calendar::CALENDAR_OFF_DAY, Some(quoted(other)));
            None
        }
    };
    match (day, is_off) {
        (Some(date), Some(off)) if faults.is_empty() => Ok(DayRow { date, name: (*name).to_owned(), off }),
        _ => Err(faults),
    }
}

/// Exactly `YYYY-MM-DD`: chrono alone would also take `2026-1-1`.
fn day(text: &str) -> Option<NaiveDate> {
    text.parse::<NaiveDate>().ok().filter(|date| text.len() == 10 && date.to_string() == text)
}

fn line_of(file: &str, line: u32, column: Option<&str>) -> Place {
    Place { file: Some(file.into()), line: Some(line), path: column.map(Into::into), ..Place::default() }
}
