//! How points and ranges lie to each other (DMN 1.5, 10.3.4.7, table 78).
//!
//! A point is the range from itself to itself, so that each relation is one rule. An end that is open to its side
//! lies beyond every value, and level with another such end.

use std::cmp::Ordering;

use super::super::compare::order;
use super::super::host::Host;
use super::super::value::Value;
use super::{Answer, Builtin, Form, Of, Parameter, must};

const POINTS: &[Parameter] = &[must("point1", Of::Point), must("point2", Of::Point)];
const POINT_RANGE: &[Parameter] = &[must("point", Of::Point), must("range", Of::Range)];
const RANGE_POINT: &[Parameter] = &[must("range", Of::Range), must("point", Of::Point)];
const RANGES: &[Parameter] = &[must("range1", Of::Range), must("range2", Of::Range)];

/// A relation in the forms that the standard gives it.
macro_rules! relation {
    ($name:literal, [$($form:ident),+], $holds:expr) => {
        Builtin {
            name: $name,
            forms: &[$(Form { parameters: $form, act: |host, values| related(host, values, $holds) }),+],
        }
    };
}

pub(super) const TABLE: &[Builtin] = &[
    relation!("before", [POINTS, POINT_RANGE, RANGE_POINT, RANGES], Pair::before),
    relation!("after", [POINTS, POINT_RANGE, RANGE_POINT, RANGES], |pair| pair.turned().before()),
    relation!("meets", [RANGES], Pair::meets),
    relation!("met by", [RANGES], |pair| pair.turned().meets()),
    relation!("overlaps", [RANGES], |pair| pair.reaches() && pair.turned().reaches()),
    relation!("overlaps before", [RANGES], Pair::overlaps_before),
    relation!("overlaps after", [RANGES], |pair| pair.turned().overlaps_before()),
    relation!("finishes", [POINT_RANGE, RANGES], |pair| pair.same_end() && pair.starts_within()),
    relation!("finished by", [RANGE_POINT, RANGES], |pair| pair.same_end() && pair.turned().starts_within()),
    relation!("includes", [RANGE_POINT, RANGES], |pair| pair.turned().during()),
    relation!("during", [POINT_RANGE, RANGES], Pair::during),
    relation!("starts", [POINT_RANGE, RANGES], |pair| pair.same_start() && pair.ends_within()),
    relation!("started by", [RANGE_POINT, RANGES], |pair| pair.same_start() && pair.turned().ends_within()),
    relation!("coincides", [POINTS, RANGES], |pair| pair.same_start() && pair.same_end()),
];

/// An end, and whether it belongs to what it ends; `None` where there is none to that side.
type End<'a> = Option<(&'a Value, bool)>;

/// A range, or a point as one.
#[derive(Clone, Copy)]
struct Extent<'a> {
    low: End<'a>,
    high: End<'a>,
}

impl<'a> Extent<'a> {
    fn of(value: &'a Value) -> Self {
        match value {
            Value::Range(range) => Self {
                low: range.low.as_ref().map(|(end, included)| (end, *included)),
                high: range.high.as_ref().map(|(end, included)| (end, *included)),
            },
            point => Self { low: Some((point, true)), high: Some((point, true)) },
        }
    }
}

/// What has to be known of two extents: whether their ends belong to them, and the order of their ends.
#[derive(Clone, Copy)]
struct Pair {
    one: (bool, bool),
    two: (bool, bool),
    starts: Ordering,
    ends: Ordering,
    end_to_start: Ordering,
    start_to_end: Ordering,
}

impl Pair {
    /// `None` where two ends have no order: values of different kinds.
    fn of(one: Extent<'_>, two: Extent<'_>) -> Option<Self> {
        let between = |one: End<'_>, two: End<'_>, beyond: (Ordering, Ordering)| match (one, two) {
            (Some((one, _)), Some((two, _))) => order(one, two),
            (None, None) if beyond.0 == beyond.1.reverse() => Some(Ordering::Equal),
            (None, _) => Some(beyond.0),
            (_, None) => Some(beyond.1),
        };
        let (less, greater) = (Ordering::Less, Ordering::Greater);
        let held = |end: End<'_>| end.is_some_and(|(_, included)| included);
        Some(Self {
            one: (held(one.low), held(one.high)),
            two: (held(two.low), held(two.high)),
            starts: between(one.low, two.low, (less, greater))?,
            ends: between(one.high, two.high, (greater, less))?,
            end_to_start: between(one.high, two.low, (greater, greater))?,
            start_to_end: between(one.low, two.high, (less, less))?,
        })
    }

    /// The same, seen from the other.
    const fn turned(self) -> Self {
        Self {
            one: self.two,
            two: self.one,
            starts: self.starts.reverse(),
            ends: self.ends.reverse(),
            end_to_start: self.start_to_end.reverse(),
            start_to_end: self.end_to_start.reverse(),
        }
    }

    fn before(self) -> bool {
        self.end_to_start.is_lt() || (self.end_to_start.is_eq() && !(self.one.1 && self.two.0))
    }

    fn meets(self) -> bool {
        self.end_to_start.is_eq() && self.one.1 && self.two.0
    }

    /// The first goes as far as where the second begins.
    fn reaches(self) -> bool {
        self.end_to_start.is_gt() || self.meets()
    }

    fn overlaps_before(self) -> bool {
        let begins = self.starts.is_lt() || (self.starts.is_eq() && self.one.0 && !self.two.0);
        begins && self.reaches() && self.ends_within()
    }

    /// The first begins no earlier than the second.
    fn starts_within(self) -> bool {
        self.starts.is_gt() || (self.starts.is_eq() && (!self.one.0 || self.two.0))
    }

    /// The first ends no later than the second.
    fn ends_within(self) -> bool {
        self.ends.is_lt() || (self.ends.is_eq() && (!self.one.1 || self.two.1))
    }

    fn during(self) -> bool {
        self.starts_within() && self.ends_within()
    }

    fn same_start(self) -> bool {
        self.starts.is_eq() && self.one.0 == self.two.0
    }

    fn same_end(self) -> bool {
        self.ends.is_eq() && self.one.1 == self.two.1
    }
}

fn related(_: &mut dyn Host, values: &[Value], holds: fn(Pair) -> bool) -> Answer {
    let [one, two] = values else { return Ok(None) };
    let pair = Pair::of(Extent::of(one), Extent::of(two));
    Ok(pair.map(|pair| Value::Boolean(holds(pair))))
}
