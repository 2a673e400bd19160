//! Between instants (UTC) and law days (civil dates in Asia/Shanghai).
//!
//! The zone is a fixed +08:00. China has had one zone without daylight saving since 1992; for instants before
//! that the answer may be off by an hour, and no case is so old. A zone database would bring rules that change
//! with its edition, and so answers that change under a record.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

const AHEAD_OF_UTC: TimeDelta = TimeDelta::hours(8);

/// The civil date in Asia/Shanghai at an instant.
///
/// ```
/// use banjian::calendar::civil_day;
/// let late = "2026-03-01T16:00:00Z".parse().unwrap();
/// assert_eq!(civil_day(late).to_string(), "2026-03-02");
/// ```
#[must_use]
pub fn civil_day(instant: DateTime<Utc>) -> NaiveDate {
    instant.naive_utc().checked_add_signed(AHEAD_OF_UTC).unwrap_or(NaiveDateTime::MAX).date()
}

/// The first instant of a civil date in Asia/Shanghai.
#[must_use]
pub fn start_of_day(date: NaiveDate) -> DateTime<Utc> {
    let local = date.and_time(NaiveTime::MIN);
    local.checked_sub_signed(AHEAD_OF_UTC).map_or(DateTime::<Utc>::MIN_UTC, |utc| utc.and_utc())
}

/// The first instant after a civil date in Asia/Shanghai, which is the start of the next day: what is due on a
/// date is late from this instant on, and in time before it.
///
/// ```
/// use banjian::calendar::{civil_day, end_of_day};
/// let due = "2026-03-02".parse().unwrap();
/// assert_eq!(end_of_day(due).to_rfc3339(), "2026-03-02T16:00:00+00:00");
/// assert_eq!(civil_day(end_of_day(due)).to_string(), "2026-03-03");
/// ```
#[must_use]
pub fn end_of_day(date: NaiveDate) -> DateTime<Utc> {
    date.checked_add_days(Days::new(1)).map_or(DateTime::<Utc>::MAX_UTC, start_of_day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_sixteen_hours_utc_of_the_day_before() {
        let day: NaiveDate = "2026-03-02".parse().unwrap();
        assert_eq!(start_of_day(day).to_rfc3339(), "2026-03-01T16:00:00+00:00");
        let before = start_of_day(day) - TimeDelta::nanoseconds(1);
        assert_eq!(civil_day(before).to_string(), "2026-03-01");
        assert_eq!(civil_day(start_of_day(day)), day);
        assert_eq!(civil_day(end_of_day(day) - TimeDelta::nanoseconds(1)), day);
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        assert_eq!(civil_day(DateTime::<Utc>::MAX_UTC), NaiveDate::MAX);
        assert_eq!(start_of_day(NaiveDate::MIN), DateTime::<Utc>::MIN_UTC);
        assert_eq!(end_of_day(NaiveDate::MAX), DateTime::<Utc>::MAX_UTC);
    }
}
