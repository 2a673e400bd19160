//! Codes of identity numbers and case numbers.

codes! {}
