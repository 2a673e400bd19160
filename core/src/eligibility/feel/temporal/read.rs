//! Reading.

use chrono::{NaiveDate, NaiveTime};

use super::super::value::{DateTime, DaysDuration, Time, Value};
use super::{FARTHEST_OFFSET, SECOND};

/// The only zone that is known by name, and its seconds east of UTC.
const ZONE: (&str, i32) = ("Asia/Shanghai", 8 * 3_600);

/// What `@"..."` reads: a date, a date and time, a time or a duration.
pub(in crate::eligibility) fn literal(text: &str) -> Option<Value> {
    date(text)
        .map(Value::Date)
        .or_else(|| date_time(text).map(Value::DateTime))
        .or_else(|| time(text).map(Value::Time))
        .or_else(|| duration(text))
}

/// A date without offset: `2025-01-31`; years have four digits or more, and may be negative.
pub(in crate::eligibility) fn date(text: &str) -> Option<NaiveDate> {
    let mut reader = Reader(text);
    let date = reader.date()?;
    reader.ends().then_some(date)
}

/// A time: `08:30:00`, `08:30:00.5Z`, `08:30:00+08:00`, `08:30:00@Asia/Shanghai`. `24:00:00` is the midnight with
/// which a day ends, and as a time alone the same as `00:00:00`.
pub(in crate::eligibility) fn time(text: &str) -> Option<Time> {
    let mut reader = Reader(text);
    let (local, _) = reader.clock()?;
    let offset = reader.zone()?;
    reader.ends().then_some(Time { local, offset })
}

/// A date and time: `2025-01-31T08:30:00`, with an offset or zone or without. `2025-01-31T24:00:00` is the first
/// moment of 1 February.
pub(in crate::eligibility) fn date_time(text: &str) -> Option<DateTime> {
    let mut reader = Reader(text);
    let date = reader.date()?;
    reader.skip('T')?;
    let (local, end_of_day) = reader.clock()?;
    let offset = reader.zone()?;
    let date = if end_of_day { date.succ_opt()? } else { date };
    reader.ends().then_some(DateTime { local: date.and_time(local), offset })
}

/// A duration: of years and months (`P1Y2M`), or of days and time (`P1DT2H3M4.5S`), never of both; `-` before it
/// turns it round.
pub(in crate::eligibility) fn duration(text: &str) -> Option<Value> {
    let mut reader = Reader(text);
    let sign = if reader.skip('-').is_some() { -1 } else { 1 };
    reader.skip('P')?;
    if reader.0.ends_with(['Y', 'M']) && !reader.0.contains('T') {
        let years = reader.part('Y').map_or(Some(0), |years| years.checked_mul(12))?;
        let months = reader.part('M').unwrap_or(0).checked_add(years)?;
        return (reader.ends()).then(|| i64::try_from(sign * months).ok())?.map(Value::MonthsDuration);
    }
    let mut found = Found::default();
    found.add(reader.part('D'), 86_400 * SECOND)?;
    if reader.skip('T').is_some() {
        let days = found.parts;
        found.add(reader.part('H'), 3_600 * SECOND)?;
        found.add(reader.part('M'), 60 * SECOND)?;
        found.add(reader.seconds(), 1)?;
        if found.parts == days {
            return None;
        }
    }
    let bounded = found.nanoseconds < (1 << 63) * SECOND;
    (reader.ends() && found.parts > 0 && bounded)
        .then(|| Value::DaysDuration(DaysDuration { nanoseconds: sign * found.nanoseconds }))
}

/// The parts of a duration, added up.
#[derive(Default)]
struct Found {
    parts: u32,
    nanoseconds: i128,
}

impl Found {
    fn add(&mut self, part: Option<i128>, unit: i128) -> Option<()> {
        if let Some(part) = part {
            self.parts += 1;
            self.nanoseconds = self.nanoseconds.checked_add(part.checked_mul(unit)?)?;
        }
        Some(())
    }
}

/// What is left to read.
struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    fn ends(&self) -> bool {
        self.0.is_empty()
    }

    fn skip(&mut self, expected: char) -> Option<()> {
        self.0 = self.0.strip_prefix(expected)?;
        Some(())
    }

    /// As many digits as follow.
    fn digits(&mut self) -> &'a str {
        let end = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.0.split_at_checked(end).unwrap_or_default();
        self.0 = rest;
        digits
    }

    /// A number of exactly two digits.
    fn two(&mut self) -> Option<u32> {
        let (digits, rest) = self.0.split_at_checked(2)?;
        self.0 = rest;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    }

    /// yearFrag '-' monthFrag '-' dayFrag: a year of more than four digits does not begin with zero.
    fn date(&mut self) -> Option<NaiveDate> {
        let negative = self.skip('-').is_some();
        let digits = self.digits();
        if digits.len() < 4 || (digits.len() > 4 && digits.starts_with('0')) {
            return None;
        }
        let year: i32 = digits.parse().ok()?;
        self.skip('-')?;
        let month = self.two()?;
        self.skip('-')?;
        let day = self.two()?;
        NaiveDate::from_ymd_opt(if negative { -year } else { year }, month, day)
    }

    /// hourFrag ':' minuteFrag ':' secondFrag, or endOfDayFrag, which is told by the flag.
    fn clock(&mut self) -> Option<(NaiveTime, bool)> {
        let hour = self.two()?;
        self.skip(':')?;
        let minute = self.two()?;
        self.skip(':')?;
        let second = self.two()?;
        let nanosecond = self.fraction()?;
        if (hour, minute, second, nanosecond) == (24, 0, 0, 0) {
            return Some((NaiveTime::MIN, true));
        }
        Some((NaiveTime::from_hms_nano_opt(hour, minute, second, nanosecond)?, false))
    }

    /// `.5` and its like in nanoseconds, 0 where nothing of the kind follows.
    fn fraction(&mut self) -> Option<u32> {
        if self.skip('.').is_none() {
            return Some(0);
        }
        let digits = self.digits();
        if digits.is_empty() {
            return None;
        }
        let digits = digits.trim_end_matches('0');
        (digits.len() <= 9).then(|| format!("{digits:0<9}").parse().ok())?
    }

    /// An offset, a zone, or nothing; `None` where something stands there that is none of these.
    #[expect(clippy::option_option, reason = "there may be no offset, and it may be misspelt")]
    fn zone(&mut self) -> Option<Option<i32>> {
        if self.ends() {
            return Some(None);
        }
        if self.skip('Z').is_some() {
            return Some(Some(0));
        }
        if self.skip('@').is_some() {
            let known = self.0 == ZONE.0;
            self.0 = "";
            return known.then_some(Some(ZONE.1));
        }
        let sign = if self.skip('-').is_some() { -1 } else { self.skip('+').map(|()| 1)? };
        let hours = self.two()?;
        self.skip(':')?;
        let minutes = self.two()?;
        let seconds = if self.skip(':').is_some() { self.two()? } else { 0 };
        let total = i32::try_from(hours * 3_600 + minutes * 60 + seconds).ok()?;
        (minutes < 60 && seconds < 60 && total <= FARTHEST_OFFSET).then_some(Some(sign * total))
    }

    /// Digits and the letter of their unit; `None` and nothing read where another unit follows.
    fn part(&mut self, unit: char) -> Option<i128> {
        let before = self.0;
        let digits = self.digits();
        let number = digits.parse().ok().filter(|_| self.skip(unit).is_some());
        if number.is_none() {
            self.0 = before;
        }
        number
    }

    /// Seconds with a fraction or without, in nanoseconds.
    fn seconds(&mut self) -> Option<i128> {
        let whole: i128 = self.digits().parse().ok()?;
        let fraction = self.fraction()?;
        self.skip('S')?;
        whole.checked_mul(SECOND)?.checked_add(fraction.into())
    }
}

#[cfg(test)]
mod tests {
    use super::super::text_of;
    use super::*;

    /// What is read and printed again.
    fn again(text: &str) -> Option<String> {
        literal(text).map(|value| text_of(&value).unwrap())
    }

    #[test]
    fn what_is_read_is_printed_in_its_canonical_form() {
        for text in [
            "2025-01-31",
            "0001-01-01",
            "0000-12-31",
            "-0001-02-28",
            "-2025-12-31",
            "12025-01-01",
            "262142-12-31",
            "-262143-01-01",
            "00:00:00",
            "23:59:59.999999999",
            "08:30:00Z",
            "08:30:00.5+08:00",
            "08:30:00-00:30",
            "08:30:00+18:00",
            "08:30:00-08:00:30",
            "2025-01-31T08:30:00",
            "2024-02-29T08:30:00.001Z",
            "-2025-01-31T08:30:00+05:45",
            "P1D",
            "P1DT2H3M4S",
            "-P1DT2H3M4.000000001S",
            "PT0S",
            "PT23H59M59S",
            "P1Y2M",
            "P1Y",
            "P11M",
            "P0M",
            "-P1Y",
            "P768614336404564650Y7M",
            "-P768614336404564650Y8M",
            "P106751991167300DT15H30M7.999999999S",
        ] {
            assert_eq!(again(text).as_deref(), Some(text), "{text}");
        }
        for (text, canonical) in [
            ("24:00:00", "00:00:00"),
            ("24:00:00.000Z", "00:00:00Z"),
            ("2024-12-31T24:00:00", "2025-01-01T00:00:00"),
            ("08:30:00.500", "08:30:00.5"),
            ("08:30:00.0000000000000", "08:30:00"),
            ("08:30:00+00:00", "08:30:00Z"),
            ("08:30:00-00:00", "08:30:00Z"),
            ("08:30:00@Asia/Shanghai", "08:30:00+08:00"),
            ("2025-01-31T08:30:00@Asia/Shanghai", "2025-01-31T08:30:00+08:00"),
            ("P14M", "P1Y2M"),
            ("P0Y", "P0M"),
            ("-P0M", "P0M"),
            ("P1Y14M", "P2Y2M"),
            ("P0D", "PT0S"),
            ("-PT0.0S", "PT0S"),
            ("PT36H", "P1DT12H"),
            ("PT90M", "PT1H30M"),
            ("PT86400S", "P1D"),
            ("P0DT0H0M1.50S", "PT1.5S"),
            ("PT0001H", "PT1H"),
            ("-0000-01-01", "0000-01-01"),
        ] {
            assert_eq!(again(text).as_deref(), Some(canonical), "{text}");
        }
    }

    #[test]
    fn what_is_no_value() {
        for text in [
            "",
            "2025",
            "2025-1-1",
            "2025-01",
            "2025-02-29",
            "2025-13-01",
            "2025-00-10",
            "2025-01-00",
            "25-01-01",
            "998-12-31",
            "02025-01-01",
            "+2025-01-01",
            "262143-01-01",
            "99999999999-01-01",
            "2025-01-01Z",
            "2025-01-01+08:00",
            "2025/01/01",
            " 2025-01-01",
            "2025-01-01 ",
            "２０２５-01-01",
            "2025-01-01T",
            "2025-01-01 08:30:00",
            "2025-01-01t08:30:00",
            "2025-01-01T08:30",
            "262142-12-31T24:00:00",
            "08:30",
            "8:30:00",
            "24:00:01",
            "24:01:00",
            "24:00:00.1",
            "25:00:00",
            "08:60:00",
            "08:30:60",
            "08:30:00.",
            "08:30:00.0000000001",
            "08:30:00z",
            "08:30:00+8",
            "08:30:00+08",
            "08:30:00+08:60",
            "08:30:00+08:00:60",
            "08:30:00+18:01",
            "08:30:00-18:00:01",
            "08:30:00+0800",
            "08:30:00Z@Asia/Shanghai",
            "08:30:00@asia/shanghai",
            "08:30:00@Europe/Paris",
            "08:30:00@",
            "T08:30:00",
            "P",
            "-P",
            "PT",
            "P1DT",
            "P1",
            "1Y",
            "p1y",
            "P1M1Y",
            "P1Y1D",
            "P1YT1H",
            "P1W",
            "P1H",
            "PT1D",
            "PT1S1M",
            "PT.5S",
            "PT1.S",
            "PT1.5H",
            "PT0.0000000001S",
            "P-1Y",
            "+P1Y",
            "--P1Y",
            "P1Y ",
            "PY",
            "PT1H1H",
            "P768614336404564650Y8M",
            "-P768614336404564650Y9M",
            "P106751991167300DT15H30M8S",
            "P99999999999999999999999999999999999999999Y",
            "PT99999999999999999999999999999999999999999S",
            "P170141183460469231731687303715884105727D",
        ] {
            assert_eq!(literal(text), None, "{text}");
        }
    }

    #[test]
    fn each_kind_reads_its_own() {
        assert!(date("2025-01-31").is_some());
        assert!(date("2025-01-31T08:30:00").is_none());
        assert!(date_time("2025-01-31").is_none());
        assert!(time("2025-01-31T08:30:00").is_none());
        assert!(time("08:30:00").is_some());
        assert_eq!(duration("P1Y2M"), Some(Value::MonthsDuration(14)));
        assert_eq!(duration("2025-01-31"), None);
        assert_eq!(time("08:30:00-01:00").unwrap().offset, Some(-3_600));
        assert_eq!(time("08:30:00").unwrap().offset, None);
    }
}
