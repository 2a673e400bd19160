//! The names that every text knows: built-in functions (DMN 1.5, 10.3.4) and properties of values (10.3.2.15).

/// Names of built-in functions.
pub(in crate::eligibility) const FUNCTIONS: &[&str] = &[
    "abs", "after", "all", "any", "append", "before", "ceiling", "coincides", "concatenate", "contains", "context",
    "context merge", "context put", "count", "date", "date and time", "day of week", "day of year", "decimal",
    "distinct values", "duration", "during", "ends with", "even", "finished by", "finishes", "flatten", "floor",
    "get entries", "get value", "includes", "index of", "insert before", "is", "list contains", "list replace",
    "lower case", "max", "mean", "median", "meets", "met by", "min", "mode", "modulo", "month of year", "not",
    "number", "odd", "overlapped after by", "overlapped before by", "overlaps", "overlaps after",
    "overlaps before", "product", "range", "remove", "reverse", "round down", "round half down", "round half up",
    "round up", "sort", "split", "sqrt", "started by", "starts", "starts with", "stddev", "string", "string join",
    "string length", "sublist", "substring", "substring after", "substring before", "sum", "time", "union",
    "upper case", "week of year", "years and months duration",
];

/// Properties of dates, times, durations and ranges.
pub(in crate::eligibility) const PROPERTIES: &[&str] = &[
    "day", "days", "end", "end included", "hour", "hours", "minute", "minutes", "month", "months", "second",
    "seconds", "start", "start included", "time offset", "timezone", "value", "weekday", "year", "years",
];
