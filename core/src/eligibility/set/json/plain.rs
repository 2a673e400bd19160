//! Facts as most programs write them, in one pass over the bytes.
//!
//! It takes an object of known names, each once, with values of their types: truths, plain numbers, dates as
//! `2025-01-31`, texts, `null`. Of anything else (an escape, an exponent, a name that no policy knows, a fault) it
//! takes nothing: then the reader of any text decides, and says what is wrong.

use crate::eligibility::policy::coder::{self, Coder};
use crate::eligibility::policy::date;
use crate::eligibility::policy::program::{Program, Slot};
use crate::eligibility::policy::typed::Type;
use crate::eligibility::set::{Row, TextId};

/// The digits of a number that 64 bits hold, and of one with a point that a double, too, keeps apart from all others.
const DIGITS: usize = 18;
const DIGITS_OF_DOUBLE: usize = 15;

/// What was read of one object, and what was learnt from those before.
#[derive(Debug, Clone, Default)]
pub(in crate::eligibility::set) struct Plain {
    /// For each slot a number of the graph, and whether it is none.
    found: Vec<Option<(i64, bool)>>,
    /// The slots in the order in which objects have last named them: mostly they keep to one.
    order: Vec<usize>,
}

/// What is left of a text.
struct Cursor<'t>(&'t [u8]);

impl Row {
    /// Reads an object that is written plainly. Of any other nothing is taken.
    pub(super) fn read_plain(&mut self, text: &str) -> bool {
        let held = self.set.held();
        if self.plain.read(&held.program, &held.coder, text).is_none() {
            return false;
        }
        for at in 0..self.plain.found.len() {
            self.put_whole(at, self.plain.found.get(at).copied().flatten());
        }
        true
    }
}

impl Plain {
    fn read(&mut self, program: &Program, coder: &Coder, text: &str) -> Option<()> {
        self.found.clear();
        self.found.resize(program.slots.len(), None);
        self.order.resize(program.slots.len(), 0);
        let mut left = Cursor(text.as_bytes());
        left.token(b"{")?;
        let mut goes_on = true;
        for expected in &mut self.order {
            let (name, length) = left.text()?;
            let name = name.get(..length)?;
            let is_named = |slot: &Slot| slot.name.as_bytes() == name;
            if !program.slots.get(*expected).is_some_and(is_named) {
                *expected = program.slots.iter().position(is_named)?;
            }
            left.token(b":")?;
            let found = self.found.get_mut(*expected)?;
            if found.is_some() {
                return None;
            }
            *found = Some(left.value(program, coder, program.slots.get(*expected)?.of)?);
            goes_on = left.token(b",").is_some();
            if !goes_on {
                break;
            }
        }
        left.token(b"}")?;
        (left.0.is_empty() && !goes_on).then_some(())
    }
}

impl<'t> Cursor<'t> {
    fn takes(&mut self, expected: &[u8]) -> Option<()> {
        self.0 = self.0.strip_prefix(expected)?;
        Some(())
    }

    fn space(&mut self) {
        while let [b' ' | b'\n' | b'\r' | b'\t', left @ ..] = self.0 {
            self.0 = left;
        }
    }

    /// Something with space around it.
    fn token(&mut self, expected: &[u8]) -> Option<()> {
        self.space();
        self.takes(expected)?;
        self.space();
        Some(())
    }

    /// A text without escapes: from its first byte on, and how long it is.
    fn text(&mut self) -> Option<(&'t [u8], usize)> {
        self.takes(b"\"")?;
        let start = self.0;
        let length = start.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20))?;
        self.0 = start.get(length..)?;
        self.takes(b"\"")?;
        Some((start, length))
    }

    fn value(&mut self, program: &Program, coder: &Coder, of: Type) -> Option<(i64, bool)> {
        if self.takes(b"null").is_some() {
            return Some((0, true));
        }
        let value = match of {
            Type::Boolean if self.takes(b"true").is_some() => 1,
            Type::Boolean => {
                self.takes(b"false")?;
                0
            }
            Type::Number(decimals) => self.number(decimals)?,
            Type::Date => {
                let (date, length) = self.text()?;
                date::read(date.first_chunk().filter(|_| length == 10)?)?
            }
            Type::Text => {
                let (text, length) = self.text()?;
                match coder.code(text, length) {
                    coder::UNKNOWN => {
                        let text = std::str::from_utf8(text.get(..length)?).ok()?;
                        program.texts.code(text).unwrap_or(TextId::OTHER.0)
                    }
                    code => code.into(),
                }
            }
            Type::Days | Type::Months | Type::Nothing => return None,
        };
        Some((value, false))
    }

    fn number(&mut self, decimals: u32) -> Option<i64> {
        let is_negative = self.takes(b"-").is_some();
        let starts_with_zero = self.0.starts_with(b"0");
        let (whole, digits) = self.digits(0)?;
        let (number, places) = if decimals > 0 && self.takes(b".").is_some() {
            let (number, places) = self.digits(whole)?;
            (number, (digits.saturating_add(places) <= DIGITS_OF_DOUBLE).then_some(places)?)
        } else {
            (whole, 0)
        };
        if (starts_with_zero && digits > 1) || (is_negative && number == 0) {
            return None;
        }
        let rest = decimals.checked_sub(u32::try_from(places).ok()?)?;
        let scaled = number.checked_mul(10_i64.checked_pow(rest)?)?;
        Some(if is_negative { scaled.wrapping_neg() } else { scaled })
    }

    /// Digits that go on with a number, and how many they are.
    fn digits(&mut self, start: i64) -> Option<(i64, usize)> {
        let (mut number, mut count) = (start, 0_usize);
        while let [digit @ b'0'..=b'9', left @ ..] = self.0 {
            count = count.saturating_add(1);
            number = number.wrapping_mul(10).wrapping_add(i64::from(digit.wrapping_sub(b'0')));
            self.0 = left;
        }
        (1..=DIGITS).contains(&count).then_some((number, count))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::Slot;
    use crate::eligibility::answer::Outcome;
    use crate::eligibility::policy::Policy;
    use crate::eligibility::set::{Row, Set};

    const POLICY: &str = include_str!("../../../../tests/fuzzed/policy_value.toml");

    /// Numbers as they are written, and as they must not be; texts, dates, what is none.
    const VALUES: [&str; 60] = [
        "0",
        "1",
        "-1",
        "3",
        "-0",
        "00",
        "01",
        "-01",
        "1.0",
        "0.5",
        "-1.5",
        "-0.5",
        "0.05",
        "1.",
        ".5",
        "1.50",
        "1e0",
        "1E0",
        "+1",
        "-",
        "123456789012345678",
        "1234567890123456789",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "922337203685477580.7",
        "12345678901234.5",
        "123456789012345.5",
        "true",
        "false",
        "tru",
        "null",
        "nul",
        "\"x\"",
        "\"y\"",
        "\"z\"",
        "\"\"",
        "\"xx\"",
        "\"\u{7532}\"",
        "\"\\u0078\"",
        "\"x",
        "\"1\"",
        "\"1.5\"",
        "\"2024-02-29\"",
        "\"2024-02-30\"",
        "\"2023-02-29\"",
        "\"2024-3-1\"",
        "\"2024-03-01\"",
        "\"2024-03-00\"",
        "\"2024-13-01\"",
        "\"2024-00-01\"",
        "\"0000-01-01\"",
        "\"+2024-03-01\"",
        "\"2024-03-01 \"",
        "\"20240-3-01\"",
        "{\"conflict\":true}",
        "{}",
        "[]",
        "[1]",
        "",
    ];
    const NAMES: [&str; 10] = ["n", "w", "b", "c", "t", "o", "m", "d", "colour", "\\u006e"];
    const SPACES: [&str; 6] = ["", "", "", " ", "\n\t\r ", "\u{b}"];

    /// A value of each name that fits it.
    const FITTING: [&[&str]; 8] = [
        &["0", "-1", "3", "9", "null"],
        &["0", "-1.5", "0.5", "12345678901234.5"],
        &["true", "false"],
        &["true", "false"],
        &["\"x\"", "\"z\"", "\"\u{7532}\""],
        &["\"x\"", "\"y\"", "null"],
        &["3", "0", "null"],
        &["\"2024-02-29\"", "\"2023-03-01\""],
    ];

    static SET: LazyLock<Set> =
        LazyLock::new(|| Set::new(&[Policy::from_toml("value", POLICY).unwrap()]).unwrap());

    fn row() -> Row {
        SET.row()
    }

    /// Whether a fact is known, its number, and whether it is none.
    type Fact = (bool, Option<i64>, Option<i64>);

    /// Each fact, and what the policy says.
    fn facts(row: &mut Row) -> (Vec<Fact>, Outcome) {
        row.judge();
        let slots = row.set.held().program.slots.iter().enumerate();
        let fact = |(at, slot): (usize, &Slot)| {
            (row.is_known(at), row.node(slot.value), slot.none.and_then(|none| row.node(none)))
        };
        (slots.map(fact).collect(), row.outcome(0))
    }

    /// What is read plainly is what the reader of any text reads; whether it is plain.
    fn agree(plain: &mut Row, any: &mut Row, text: &str) -> bool {
        let read = any.read_any(text);
        let is_plain = plain.read_plain(text);
        if is_plain {
            assert!(read.is_ok(), "{text}: {read:?}");
            assert_eq!(facts(plain), facts(any), "{text}");
        }
        is_plain
    }

    #[test]
    fn every_value_of_every_fact() {
        let (mut plain, mut any) = (row(), row());
        let values = || VALUES.iter().chain(FITTING.into_iter().flatten());
        let texts =
            NAMES.iter().flat_map(|name| values().map(move |value| format!("{{\"{name}\": {value}}}")));
        let taken = texts.filter(|text| agree(&mut plain, &mut any, text)).count();
        assert!(taken > 80, "{taken}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8_000))]
        #[test]
        fn what_is_taken_is_what_the_other_reader_takes(
            entries in proptest::collection::vec((0..NAMES.len(), 0..VALUES.len(), 0..SPACES.len()), 0..6),
            fits in 0_usize..8,
            ends in (0_usize..40, 0_usize..40),
            cut in (0_usize..400, 0_usize..3, "[ -~\u{7532}]{0,2}"),
        ) {
            // Mostly, names are there once, and values fit them.
            let entry = |(at, (name, value, space)): (usize, &(usize, usize, usize))| {
                let name = if fits > 0 { (fits + 3 * at) % 8 } else { *name };
                let fitting = FITTING.get(name).filter(|_| fits > 1).map(|fitting| fitting[value % fitting.len()]);
                let (name, value, space) = (NAMES[name], fitting.unwrap_or(VALUES[*value]), SPACES[*space]);
                format!("{space}\"{name}\"{space}:{space}{value}{space}")
            };
            let body = entries.iter().enumerate().map(entry).collect::<Vec<_>>().join(",");
            let end = |at: usize, usual: &'static str| ["", ",", "}", "x", " "].get(at).copied().unwrap_or(usual);
            let mut text: Vec<char> = format!("{}{body}{}", end(ends.0, "{"), end(ends.1, "}")).chars().collect();
            // Many of the texts stay as they are.
            if cut.0 < text.len() {
                let last = (cut.0 + cut.1).min(text.len());
                text.splice(cut.0..last, cut.2.chars());
            }
            let text: String = text.into_iter().collect();
            let (mut plain, mut any) = (row(), row());
            // What was read before must not matter.
            let usual = r#"{"b": true, "t": "z", "m": null, "n": 100}"#;
            prop_assert!(plain.read_plain(usual), "{}", usual);
            let before = facts(&mut plain);
            agree(&mut plain, &mut any, &text);
            if !plain.read_plain(&text) {
                prop_assert_eq!(facts(&mut plain), before, "{}", text);
            }
        }
    }

    #[test]
    fn what_is_plain_is_taken() {
        let mut row = row();
        for text in [
            "{\"n\":-1,\"w\":0.5,\"b\":true,\"c\":false,\"t\":\"x\",\"o\":null,\"m\":3,\"d\":\"2024-02-29\"}",
            "{ \"d\" : \"2024-03-01\" ,\r\n\t\"t\": \"\u{7532}\", \"o\": \"y\", \"w\": -1 }\n",
            "{\"w\": 12345678901234.5}",
        ] {
            assert!(row.read_plain(text), "{text}");
        }
        for text in [
            "{}",
            "{\"n\": 1e0}",
            "{\"n\": 1, \"colour\": 1}",
            "{\"n\": 1, \"n\": 1}",
            "{\"n\": 1,}",
            "{\"n\":-1,\"w\":0.5,\"b\":true,\"c\":false,\"t\":\"x\",\"o\":null,\"m\":3,\"d\":\"2024-02-29\",}",
            "{\"n\": 1} x",
        ] {
            assert!(!row.read_plain(text), "{text}");
        }
    }
}
