//! Working days.

use banjian::calendar::{self, DateCertainty, DayRange, Unit};
use pyo3::prelude::{PyResult, Python, pyclass, pymethods};

use crate::convert::{Day, Word, words};
use crate::report::{OrRaise as _, work};
use crate::value::value;

words! { Unit => "Unit", DateCertainty => "DateCertainty" }

/// The days on which offices work, by the State Council's yearly notices.
#[pyclass(frozen, eq, module = "banjian")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Calendar(pub(crate) calendar::Calendar);

/// Ranges of days, first and last of each.
fn ranges(paused: Vec<(Day, Day)>) -> Vec<DayRange> {
    paused.into_iter().map(|(first, last)| DayRange { first: first.0, last: last.0 }).collect()
}

#[pymethods]
impl Calendar {
    /// The published calendar that is part of the library.
    #[staticmethod]
    fn reference() -> Self {
        Self(calendar::Calendar::reference().clone())
    }

    /// A calendar from a table in CSV. `name` stands in the places of faults. Raises `Error` with all faults.
    #[staticmethod]
    #[pyo3(signature = (text, *, name = "calendar.csv"))]
    fn from_csv(py: Python<'_>, text: &str, name: &str) -> PyResult<Self> {
        work(py, || calendar::Calendar::from_csv(name, text)).map(Self)
    }

    /// Whether offices work on a day. Raises `Error` (`calendar-outside`) outside the published years.
    fn is_working_day(&self, date: Day) -> PyResult<bool> {
        self.0.is_working_day(date.0).or_raise()
    }

    /// The `amount`-th working day after a day, which itself is not counted; the day itself for 0. Raises `Error`
    /// (`calendar-outside`) where it would have to guess.
    fn add_working_days(&self, date: Day, amount: u32) -> PyResult<chrono::NaiveDate> {
        self.0.add_working_days(date.0, amount).or_raise()
    }

    /// How many working days lie after `after`, up to and including `last`.
    fn working_days_between(&self, after: Day, last: Day) -> PyResult<u32> {
        self.0.working_days_between(after.0, last.0).or_raise()
    }

    /// The last day of a limit of `amount` times `unit` that began on `start`, and how it came about. `paused` has the
    /// first and the last day of each pause. 民法典 201 to 203.
    #[pyo3(signature = (start, amount, unit, *, paused = Vec::new()))]
    fn derive(&self, start: Day, amount: u16, unit: Word<Unit>, paused: Vec<(Day, Day)>) -> Derivation {
        self.0.derive(start.0, calendar::Span { amount, unit: unit.0 }, &ranges(paused)).into()
    }

    /// The first and the last year that it knows.
    #[getter]
    fn published(&self) -> (i32, i32) {
        let published = self.0.published();
        (published.first, published.last)
    }

    /// The SHA-256 of its content, in hexadecimal; it names the edition.
    #[getter]
    fn hash(&self) -> String {
        self.0.hash().to_string()
    }

    fn __repr__(&self) -> String {
        let published = self.0.published();
        format!("Calendar({} to {})", published.first, published.last)
    }
}

value! {
    /// How a due date was derived. All dates are civil dates in Asia/Shanghai.
    Derivation(calendar::Derivation) {
        /// Whether the due date can still change.
        certainty: Word<DateCertainty> = |it| Word(it.certainty);
        /// Days that ran.
        days_counted: u32 = |it| it.days_counted;
        /// Days on which the limit was paused.
        days_paused: u32 = |it| it.days_paused;
        /// The last day in time.
        due: chrono::NaiveDate = |it| it.due;
        /// The first day counted.
        first_counted: chrono::NaiveDate = |it| it.first_counted;
        /// The last day counted; where it is not `due`, it was a day off and the end moved.
        last_counted: chrono::NaiveDate = |it| it.last_counted;
        /// The day on which the limit began; not counted.
        start: chrono::NaiveDate = |it| it.start;
    }
    str: |it| format!("{} to {}", it.start, it.due);
}

value! {
    /// A length of legal time: so many working days, calendar days or months.
    Span(calendar::Span) {
        /// How many, 1 to 1,000.
        amount: u16 = |it| it.amount;
        /// Of what.
        unit: Word<Unit> = |it| Word(it.unit);
    }
    str: |it| format!("{} {}", it.amount, crate::convert::word_of(&it.unit));
}
