//! Dates, times and durations as text (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.8 and 10.3.4.1): read in the lexical forms of
//! XML Schema 1.1, printed in their canonical form.
//!
//! Beyond XML Schema, as the standard has it: a time may name its zone (`10:00:00@Asia/Shanghai`); the only zone
//! known here is that one, which is +08:00 always. An offset may have seconds and reach to 18 hours, because
//! `time(10, 0, 0, duration("PT8H30S"))` makes such a time, and what is printed can be read again.
//!
//! What is finer than a nanosecond or leaves the bounds of its type is no value; nothing is rounded in silence.

mod read;
mod text;

pub(in crate::eligibility) use read::{date, date_time, duration, literal, time};
pub(in crate::eligibility) use text::text_of;

/// Seconds east of UTC: the farthest offset, either way.
pub(in crate::eligibility) const FARTHEST_OFFSET: i32 = 18 * 3_600;

/// Nanoseconds of a second.
const SECOND: i128 = 1_000_000_000;

/// Nanoseconds of a day.
const DAY: i128 = 86_400 * SECOND;
