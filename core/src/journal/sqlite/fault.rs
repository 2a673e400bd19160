//! What SQLite reports, in our words. Its texts name tables and causes, never stored values.

use rusqlite::{Error, ErrorCode};

use crate::report::{Report, codes};

/// Whether another connection stands in the way.
pub(super) fn is_busy(error: &Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// A call that failed before its commit: nothing of it was written.
pub(super) fn failed(error: &Error) -> Report {
    match error.sqlite_error_code() {
        _ if is_busy(error) => Report::new(codes::store::BUSY),
        Some(ErrorCode::DatabaseCorrupt) => damaged("pages of the file"),
        _ => match error {
            Error::FromSqlConversionFailure(..)
            | Error::InvalidColumnType(..)
            | Error::IntegralValueOutOfRange(..) => damaged("a value in a column"),
            _ => Report::new(codes::store::FAILED).with("found", error),
        },
    }
}

/// As [`failed`], while the file is opened and first looked at.
pub(super) fn opening(error: &Error) -> Report {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => stranger("it is not a database"),
        _ => failed(error),
    }
}

/// The commit itself failed.
pub(super) fn unknown(error: &Error) -> Report {
    Report::new(codes::store::OUTCOME_UNKNOWN).with("found", error)
}

pub(super) fn stranger(found: &str) -> Report {
    Report::new(codes::store::NOT_A_JOURNAL).with("found", found)
}

pub(super) fn damaged(what: &str) -> Report {
    Report::new(codes::store::DAMAGED).with("what", what)
}
