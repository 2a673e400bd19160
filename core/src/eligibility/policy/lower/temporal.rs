//! Dates and durations: days and months apart, as the calendar has them.

use super::{Lowering, Refused};
use crate::eligibility::feel::ast::Name;
use crate::eligibility::feel::span::Span;
use crate::eligibility::policy::date;
use crate::eligibility::policy::graph::{Id, Node, Rounding};
use crate::eligibility::policy::interval::Interval;
use crate::eligibility::policy::shape::Shape;
use crate::eligibility::policy::typed::{Type, Typed};
use crate::report::Report;
use crate::report::codes::policy as codes;

impl Lowering<'_> {
    /// A date and a duration.
    pub(super) fn later(&mut self, span: Span, day: &Typed, by: &Typed) -> Result<Typed, Refused> {
        let moved = if by.of == Type::Months {
            let bounds = date::after_months(day.bounds, by.bounds);
            self.binary(Node::AddMonths(day.node, by.node), Type::Date, bounds)
        } else {
            let number = self.graph.add(Node::DayNumber(day.node));
            let sum = self.graph.add(Node::Add(number, by.node));
            let bounds = date::dates_of(date::day_numbers_of(day.bounds).plus(by.bounds));
            self.binary(Node::DateOfDayNumber(sum), Type::Date, bounds)
        };
        self.in_calendar(span, moved)
    }

    /// The days from the second date to the first.
    pub(super) fn days_between(&mut self, last: &Typed, first: &Typed) -> Typed {
        let (a, b) =
            (self.graph.add(Node::DayNumber(last.node)), self.graph.add(Node::DayNumber(first.node)));
        let bounds = date::day_numbers_of(last.bounds).minus(date::day_numbers_of(first.bounds));
        self.binary(Node::Subtract(a, b), Type::Days, bounds)
    }

    /// `years and months duration(from, to)`.
    pub(super) fn months_between(&mut self, from: &Typed, to: &Typed) -> Typed {
        let months = date::months_of(to.bounds).minus(date::months_of(from.bounds));
        let bounds = Interval::new(months.low.saturating_sub(1), months.high.saturating_add(1));
        self.binary(Node::MonthsBetween(from.node, to.node), Type::Months, bounds)
    }

    /// `date(year, month, day)`; the day at most 28, so that every month has it.
    pub(super) fn date_of(&mut self, span: Span, parts: [Typed; 3]) -> Result<Typed, Refused> {
        let [year, month, day] = parts;
        let fits = |part: &Typed, low, high| {
            part.of == Type::Number(0)
                && (part.bounds.is_empty() || (part.bounds.low >= low && part.bounds.high <= high))
        };
        if !(fits(&year, 1, 9_999) && fits(&month, 1, 12) && fits(&day, 1, 28)) {
            return Err(self.refuse(span, Report::new(codes::NO_DATE)));
        }
        let (twelve, thirty_two, one) =
            (self.graph.literal(12), self.graph.literal(32), self.graph.literal(1));
        let months = self.graph.add(Node::Multiply(year.node, twelve));
        let from_zero = self.graph.add(Node::Subtract(month.node, one));
        let months = self.graph.add(Node::Add(months, from_zero));
        let shifted = self.graph.add(Node::Multiply(months, thirty_two));
        let bounds = year
            .bounds
            .times(Interval::one(12))
            .plus(month.bounds.minus(Interval::one(1)))
            .times(Interval::one(32))
            .plus(day.bounds);
        Ok(self.binary(Node::Add(shifted, day.node), Type::Date, bounds))
    }

    /// `.year` and its like.
    pub(super) fn part(&mut self, of: &Typed, name: &Name) -> Result<Typed, Refused> {
        let number = Type::Number(0);
        let found = match (of.of, name.text.as_str()) {
            (Type::Date, "year") => {
                let months = self.graph.add(Node::MonthOf(of.node));
                let bounds = date::months_of(of.bounds);
                self.divided(Rounding::Floor, months, bounds, 12, number)
            }
            (Type::Date, "month") => {
                let months = self.graph.add(Node::MonthOf(of.node));
                self.rest(Rounding::Floor, months, 12, 1)
            }
            (Type::Date, "day") => self.binary(Node::DayOf(of.node), number, Interval::new(1, 31)),
            // 1970-01-01 was a Thursday, the fourth day (ISO 8601).
            (Type::Date, "weekday") => {
                let days = self.graph.add(Node::DayNumber(of.node));
                let three = self.graph.literal(3);
                let shifted = self.graph.add(Node::Add(days, three));
                self.rest(Rounding::Floor, shifted, 7, 1)
            }
            (Type::Months, "years") => self.divided(Rounding::Down, of.node, of.bounds, 12, number),
            (Type::Months, "months") => {
                let rest = self.rest(Rounding::Down, of.node, 12, 0);
                let low = if of.bounds.low < 0 { -11 } else { 0 };
                let high = if of.bounds.high > 0 { 11 } else { 0 };
                Typed { bounds: Interval::new(low, high), ..rest }
            }
            (Type::Days, "days") => Typed { of: number, ..of.clone() },
            _ => return Err(self.no_part(name, &Shape::Scalar(of.clone()))),
        };
        Ok(found)
    }

    fn divided(&mut self, rounding: Rounding, node: Id, bounds: Interval, by: i64, of: Type) -> Typed {
        let divisor = self.graph.literal(by);
        let of_bounds = |value| super::super::row::divided(rounding, value, by);
        let bounds = Interval::new(of_bounds(bounds.low), of_bounds(bounds.high));
        self.binary(Node::Divide(rounding, node, divisor), of, bounds)
    }

    /// What a quotient by a constant leaves, counted from `first`.
    fn rest(&mut self, rounding: Rounding, node: Id, by: i64, first: i64) -> Typed {
        let divisor = self.graph.literal(by);
        let quotient = self.graph.add(Node::Divide(rounding, node, divisor));
        let whole = self.graph.add(Node::Multiply(quotient, divisor));
        let rest = self.graph.add(Node::Subtract(node, whole));
        let start = self.graph.literal(first);
        let bounds = Interval::new(first, by.saturating_sub(1).saturating_add(first));
        self.binary(Node::Add(rest, start), Type::Number(0), bounds)
    }

    fn in_calendar(&mut self, span: Span, day: Typed) -> Result<Typed, Refused> {
        if day.bounds.is_empty() || day.bounds.shared(date::ALL) == day.bounds {
            return Ok(day);
        }
        Err(self.refuse(span, Report::new(codes::NO_DATE)))
    }
}
