//! A calendar edition: its rows, its hash, and what can be asked of published days.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::index::{Index, date, is_weekend, number};
use crate::canonical::{self, Hash};
use crate::order;
use crate::report::{Faults, Place, Report, codes};

/// The holidays that fall on the same date each year (全国年节及纪念日放假办法 2).
const FIXED_HOLIDAYS: [(u32, u32); 3] = [(1, 1), (5, 1), (10, 1)];

/// A loadable edition of the days off and make-up working days of some years. Cheap to clone.
///
/// It is stored whole, by its [`hash`](Self::hash): the canonical bytes hold its rows in the order of their
/// dates, so that two files with the same days are the same edition.
#[derive(Debug, Clone)]
pub struct Calendar(Arc<Edition>);

#[derive(Debug)]
struct Edition {
    rows: Vec<DayRow>,
    published: PublishedYears,
    index: Index,
    hash: Hash,
}

/// A day that is not what its weekday says, or is named though it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayRow {
    /// The day (civil date, Asia/Shanghai).
    pub date: NaiveDate,
    /// The holiday to which it belongs, as 春节.
    pub name: String,
    /// Whether it is a day off; otherwise it is a make-up working day.
    pub off: bool,
}

/// The years whose days off have been published, both ends included, without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublishedYears {
    /// The first year.
    pub first: i32,
    /// The last year.
    pub last: i32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    days: Vec<DayRow>,
}

impl Calendar {
    /// The edition that is part of this library: 2007 to 2026, from the yearly notices of the State Council.
    ///
    /// ```
    /// use banjian::calendar::Calendar;
    /// let published = Calendar::reference().published();
    /// assert_eq!((published.first, published.last), (2007, 2026));
    /// ```
    #[must_use]
    pub fn reference() -> &'static Self {
        static REFERENCE: OnceLock<Calendar> = OnceLock::new();
        REFERENCE.get_or_init(|| {
            let text = include_str!("../../data/calendar/holidays_cn.csv");
            // INVARIANT: the embedded file has no fault; a test of this module upholds it. Without it every
            // day would lie outside the published years, and every due date be provisional.
            Self::from_csv("holidays_cn.csv", text).unwrap_or_else(|_| Self::unpublished())
        })
    }

    /// A calendar from its canonical bytes, as [`canonical_bytes`](Self::canonical_bytes) gives them.
    ///
    /// # Errors
    /// `calendar-form` when the bytes are not such; otherwise as [`from_csv`](Self::from_csv), with the path
    /// of the day.
    pub fn from_canonical_bytes(bytes: &[u8]) -> Result<Self, Faults> {
        let form: Form =
            canonical::from_slice(bytes).map_err(|_| Report::new(codes::calendar::CALENDAR_FORM))?;
        let place = |position| Place::path(format!("days[{position}]"));
        let rows = form.days.into_iter().enumerate().map(|(position, row)| (row, place(position))).collect();
        Self::from_rows(rows, Vec::new(), &Place::path("days"))
    }

    /// The canonical bytes of the edition, to store it whole.
    ///
    /// # Errors
    /// `canonical-value` or `canonical-form`: a defect.
    pub fn canonical_bytes(&self) -> Result<Vec<u8>, Report> {
        canonical::to_vec(&Form { days: self.0.rows.clone() })
    }

    /// The hash of its canonical bytes: names the edition.
    #[must_use]
    pub fn hash(&self) -> Hash {
        self.0.hash
    }

    /// The years that it knows.
    #[must_use]
    pub fn published(&self) -> PublishedYears {
        self.0.published
    }

    /// Its named days, in the order of their dates.
    #[must_use]
    pub fn rows(&self) -> &[DayRow] {
        &self.0.rows
    }

    /// Whether offices work on a day.
    ///
    /// # Errors
    /// `calendar-outside` when the day lies outside the published years.
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, Report> {
        Ok(self.0.index.is_working(self.inside(date)?))
    }

    /// The `amount`-th working day after a day, which itself is not counted; the day itself for 0.
    ///
    /// ```
    /// use banjian::calendar::Calendar;
    /// let calendar = Calendar::reference();
    /// let before_spring_festival = "2026-02-13".parse().unwrap();
    /// assert_eq!(calendar.add_working_days(before_spring_festival, 5)?.to_string(), "2026-02-27");
    /// let late = calendar.add_working_days("2026-12-30".parse().unwrap(), 5).unwrap_err();
    /// assert_eq!(late.to_string(), "`2027-01-06` lies outside the published years 2007 to 2026");
    /// # Ok::<(), banjian::report::Report>(())
    /// ```
    ///
    /// # Errors
    /// `calendar-outside` when the day or the answer lies outside the published years; never a guess.
    pub fn add_working_days(&self, date: NaiveDate, amount: u32) -> Result<NaiveDate, Report> {
        let start = self.inside(date)?;
        if amount == 0 {
            return Ok(date);
        }
        let amount = i32::try_from(amount).unwrap_or(i32::MAX);
        let end = self.0.index.select(self.0.index.rank(start).saturating_add(amount));
        let end = super::index::date(end);
        self.inside(end).map(|_| end)
    }

    /// How many working days lie after a day, up to and including another; 0 where that one is not later.
    ///
    /// # Errors
    /// `calendar-outside` when one of the two lies outside the published years.
    pub fn working_days_between(&self, after: NaiveDate, last: NaiveDate) -> Result<u32, Report> {
        let (after, last) = (self.inside(after)?, self.inside(last)?);
        let count = self.0.index.rank(last).saturating_sub(self.0.index.rank(after));
        Ok(u32::try_from(count).unwrap_or(0))
    }

    /// Builds the edition, when nothing is wrong with the lines (`faults` so far) and the years.
    pub(super) fn from_rows(
        rows: Vec<(DayRow, Place)>,
        mut faults: Vec<Report>,
        whole: &Place,
    ) -> Result<Self, Faults> {
        let mut by_date = BTreeMap::new();
        for (row, place) in rows {
            let date = row.date;
            if by_date.insert(date, row).is_some() {
                let report = Report::new(codes::calendar::CALENDAR_DUPLICATE).with("date", date);
                faults.push(report.at(place));
            }
        }
        order::by_key(&mut faults, |fault| fault.place().line);
        Faults::check(faults)?;
        let published = published(&by_date, whole)?;
        Self::of(by_date.into_values().collect(), published)
            .map_err(|_| Report::new(codes::calendar::CALENDAR_FORM).into())
    }

    fn of(rows: Vec<DayRow>, published: PublishedYears) -> Result<Self, Report> {
        let is_off = |day: i32| match rows.binary_search_by_key(&date(day), |row| row.date) {
            Ok(position) => rows.get(position).is_some_and(|row| row.off),
            Err(_) => is_weekend(day),
        };
        let index = Index::new(number(published.first_day()), number(published.last_day()), is_off);
        let form = Form { days: rows };
        let hash = Hash::of_value(&form)?;
        Ok(Self(Arc::new(Edition { rows: form.days, published, index, hash })))
    }

    fn unpublished() -> Self {
        let published = PublishedYears { first: 1, last: 0 };
        let index = Index::new(number(published.first_day()), number(published.last_day()), is_weekend);
        Self(Arc::new(Edition { rows: Vec::new(), published, index, hash: Hash::of(&[]) }))
    }

    pub(super) fn index(&self) -> &Index {
        &self.0.index
    }

    /// The rows after one day, up to and including another.
    pub(super) fn rows_in(&self, after: NaiveDate, last: NaiveDate) -> &[DayRow] {
        let from = self.0.rows.partition_point(|row| row.date <= after);
        let to = self.0.rows.partition_point(|row| row.date <= last);
        self.0.rows.get(from..to).unwrap_or_default()
    }

    fn inside(&self, date: NaiveDate) -> Result<i32, Report> {
        let published = self.0.published;
        if (published.first..=published.last).contains(&date.year()) {
            return Ok(number(date));
        }
        Err(Report::new(codes::calendar::CALENDAR_OUTSIDE)
            .with("date", date)
            .with("first", published.first)
            .with("last", published.last))
    }
}

/// By content.
impl PartialEq for Calendar {
    fn eq(&self, other: &Self) -> bool {
        self.0.hash == other.0.hash
    }
}

impl Eq for Calendar {}

impl PublishedYears {
    /// 1 January of the first year.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.first, 1, 1).unwrap_or(NaiveDate::MIN)
    }

    /// 31 December of the last year.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.last, 12, 31).unwrap_or(NaiveDate::MAX)
    }

    /// 20 December of the last year: the notice for the next year can still change the days after it.
    #[must_use]
    pub fn last_settled_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.last, 12, 20).unwrap_or(NaiveDate::MAX)
    }
}

fn published(rows: &BTreeMap<NaiveDate, DayRow>, whole: &Place) -> Result<PublishedYears, Faults> {
    let mut years: Vec<i32> = rows.keys().map(Datelike::year).collect();
    years.dedup();
    // The notice of the first published year may reach back into the December before it.
    let reaches_back = |first: &i32, second: Option<&i32>| {
        let earliest = rows.keys().next().is_some_and(|date| date.year() == *first && date.month() == 12);
        earliest && second == Some(&first.saturating_add(1))
    };
    if years.first().is_some_and(|first| reaches_back(first, years.get(1))) {
        years.remove(0);
    }
    let (Some(&first), Some(&last)) = (years.first(), years.last()) else {
        return Err(Report::new(codes::calendar::CALENDAR_EMPTY).at(whole.clone()).into());
    };

    let mut faults = Vec::new();
    let mut expected = first;
    for year in years {
        if year != expected {
            let missing = Report::new(codes::calendar::CALENDAR_GAP)
                .with("first", expected)
                .with("last", year.saturating_sub(1));
            faults.push(missing.at(whole.clone()));
        }
        expected = year.saturating_add(1);
        for (month, day) in FIXED_HOLIDAYS {
            let Some(holiday) = NaiveDate::from_ymd_opt(year, month, day) else { continue };
            if !rows.get(&holiday).is_some_and(|row| row.off) {
                let missing = Report::new(codes::calendar::CALENDAR_YEAR_INCOMPLETE).with("date", holiday);
                faults.push(missing.at(whole.clone()));
            }
        }
    }
    Faults::check(faults)?;
    Ok(PublishedYears { first, last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_edition_has_no_fault() {
        assert_eq!(Calendar::reference().published(), PublishedYears { first: 2007, last: 2026 });
        assert_eq!(Calendar::reference().rows().len(), 678);
    }

    #[test]
    fn an_edition_without_years_knows_no_day() {
        let calendar = Calendar::unpublished();
        let day = "2026-03-02".parse().unwrap();
        assert!(calendar.is_working_day(day).is_err());
        let due = calendar.due(day, super::super::Span::working_days(5), &[]);
        assert_eq!(due.date.to_string(), "2026-03-09");
        assert_eq!(due.certainty, super::super::DateCertainty::Provisional);
    }
}
