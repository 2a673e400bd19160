//! Reads bytes once and says where they stop being canonical.

use super::MAX_INTEGER;
use crate::report::{Report, codes};

/// How deep arrays and objects may stand in one another.
const MAX_DEPTH: u8 = 64;

/// Refuses bytes that are not canonical JSON in the sense of this module.
///
/// # Errors
/// `canonical-form` with the offset of the first byte that is wrong.
pub fn check(bytes: &[u8]) -> Result<(), Report> {
    let text =
        std::str::from_utf8(bytes).map_err(|error| fault(error.valid_up_to(), "bytes that are not UTF-8"))?;
    let mut scan = Scan { bytes: text.as_bytes(), at: 0 };
    scan.value(0)?;
    if scan.at == scan.bytes.len() { Ok(()) } else { Err(scan.fault("more after the value")) }
}

fn fault(offset: usize, found: &str) -> Report {
    Report::new(codes::text::CANONICAL_FORM).with("offset", offset).with("found", found)
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scan<'a> {
    fn fault(&self, found: &str) -> Report {
        fault(self.at, found)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: u8) -> Result<(), Report> {
        if depth > MAX_DEPTH {
            return Err(self.fault("values nested too deep"));
        }
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(|_| ()),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.literal(),
        }
    }

    fn literal(&mut self) -> Result<(), Report> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        for word in ["true", "false", "null"] {
            if rest.starts_with(word.as_bytes()) {
                self.at += word.len();
                return Ok(());
            }
        }
        Err(self.fault("no value"))
    }

    fn array(&mut self, depth: u8) -> Result<(), Report> {
        self.at += 1;
        if self.skip(b']') {
            return Ok(());
        }
        loop {
            self.value(depth + 1)?;
            if self.skip(b']') {
                return Ok(());
            }
            if !self.skip(b',') {
                return Err(self.fault("neither `,` nor `]`"));
            }
        }
    }

    fn object(&mut self, depth: u8) -> Result<(), Report> {
        self.at += 1;
        if self.skip(b'}') {
            return Ok(());
        }
        let mut previous: Option<&[u8]> = None;
        loop {
            let start = self.at;
            let name = self.string()?;
            // An escape would sort by its backslash, not by what it stands for.
            if !name.is_ascii() || name.contains(&b'\\') {
                return Err(fault(start, "a field name that is not plain ASCII"));
            }
            if previous.is_some_and(|previous| previous >= name) {
                return Err(fault(start, "field names that are not in sorted order, or twice the same"));
            }
            previous = Some(name);
            if !self.skip(b':') {
                return Err(self.fault("no `:`"));
            }
            self.value(depth + 1)?;
            if self.skip(b'}') {
                return Ok(());
            }
            if !self.skip(b',') {
                return Err(self.fault("neither `,` nor `}`"));
            }
        }
    }

    /// The bytes between the quotes, as written.
    fn string(&mut self) -> Result<&'a [u8], Report> {
        if !self.skip(b'"') {
            return Err(self.fault("no text in quotes"));
        }
        let start = self.at;
        loop {
            match self.peek() {
                None => return Err(self.fault("text without an end")),
                Some(b'"') => {
                    let text = self.bytes.get(start..self.at).unwrap_or_default();
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => self.escape()?,
                Some(0..=0x1f) => return Err(self.fault("a control character without escape")),
                Some(_) => self.at += 1,
            }
        }
    }

    /// RFC 8785, 3.2.2.2: the short form where there is one, otherwise `\u00hh` in lower case.
    fn escape(&mut self) -> Result<(), Report> {
        let rest = self.bytes.get(self.at + 1..).unwrap_or_default();
        match rest {
            [b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't', ..] => self.at += 2,
            [b'u', b'0', b'0', high @ b'0'..=b'1', low @ (b'0'..=b'9' | b'a'..=b'f'), ..] => {
                let has_short_form = *high == b'0' && matches!(low, b'8' | b'9' | b'a' | b'c' | b'd');
                if has_short_form {
                    return Err(self.fault("a long escape where a short one exists"));
                }
                self.at += 6;
            }
            _ => return Err(self.fault("an escape that the canonical form does not use")),
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Report> {
        let start = self.at;
        let negative = self.skip(b'-');
        let digits = self.at;
        let mut value: u64 = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            value = value.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
            self.at += 1;
        }
        let count = self.at - digits;
        let leading_zero = self.bytes.get(digits) == Some(&b'0') && (count > 1 || negative);
        let whole = !matches!(self.peek(), Some(b'.' | b'e' | b'E'));
        if count == 0 || leading_zero || !whole || value > MAX_INTEGER {
            return Err(fault(
                start,
                "a number that is not whole, not within 2^53-1 or not in its short form",
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_bytes_pass() {
        for text in
            ["{}", "[]", "-1", "0", "9007199254740991", r#"{"a":[1,{"b":null}],"c":"\n\u0001窗"}"#, "true"]
        {
            assert_eq!(check(text.as_bytes()), Ok(()), "{text}");
        }
    }

    #[test]
    fn others_do_not() {
        for text in [
            "",
            " 1",
            "1 ",
            "01",
            "-0",
            "1.0",
            "1e3",
            "9007199254740992",
            "-",
            "{\"b\":1,\"a\":2}",
            "{\"a\":1,\"a\":2}",
            "{\"é\":1}",
            "{\"\\n\":1}",
            "{\"A\":1,\"\\n\":2}",
            "[1,]",
            "{\"a\" :1}",
            "\"\\u000a\"",
            "\"\\u001F\"",
            "\"\\/\"",
            "\"\\u4e00\"",
            "\"\u{1}\"",
            "\"",
            "nul",
            "{",
            "[",
            "\"\\",
            "{\"a\":1",
            "\"\\u00",
        ] {
            assert!(check(text.as_bytes()).is_err(), "{text}");
        }
        assert!(check(&[b'"', 0xff, b'"']).is_err());
        assert!(check("[".repeat(100_000).as_bytes()).is_err());
    }
}
