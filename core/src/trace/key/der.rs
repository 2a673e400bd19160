//! Strict DER of two numbers (ITU-T X.690, 8 and 10), as SM2 tokens give them; only this much of it.

use crate::report::{Report, codes};
use crate::text::Text;

/// The tag of a sequence.
pub(super) const SEQUENCE: u8 = 0x30;
/// The tag of an integer.
const INTEGER: u8 = 0x02;

/// Reads r ‖ s, 32 bytes each, big endian.
pub(super) fn read(bytes: &[u8]) -> Result<[u8; 64], Report> {
    let (inside, after) = element(bytes, SEQUENCE)?;
    let (r, rest) = integer(inside)?;
    let (s, end) = integer(rest)?;
    if !(after.is_empty() && end.is_empty()) {
        return Err(refused("后有多余字节", "bytes follow it"));
    }
    let mut both = [0; 64];
    for (place, byte) in both.iter_mut().zip(r.into_iter().chain(s)) {
        *place = byte;
    }
    Ok(both)
}

/// The content of the element that the bytes begin with, and the bytes after it.
fn element(bytes: &[u8], tag: u8) -> Result<(&[u8], &[u8]), Report> {
    let cut = || refused("长度不符", "a length does not fit");
    match bytes {
        // Two numbers of 33 bytes fit into 70: no length here needs the long form.
        [_, 0x80..=0xff, ..] => Err(refused("长度不是最短形式", "a length is not minimal")),
        [found, size, rest @ ..] if *found == tag => {
            rest.split_at_checked(usize::from(*size)).ok_or_else(cut)
        }
        [_, _, ..] => Err(refused("标签不符", "a tag does not fit")),
        _ => Err(cut()),
    }
}

/// A number that is not negative and fits into 32 bytes, and the bytes after it.
fn integer(bytes: &[u8]) -> Result<([u8; 32], &[u8]), Report> {
    let (content, rest) = element(bytes, INTEGER)?;
    let digits = match content {
        [] => return Err(refused("整数为空", "an integer is empty")),
        [0x80..=0xff, ..] => return Err(refused("整数为负", "an integer is negative")),
        [0, 0..=0x7f, ..] => return Err(refused("整数不是最短形式", "an integer is not minimal")),
        [0, digits @ ..] => digits,
        digits => digits,
    };
    let mut number = [0; 32];
    if digits.len() > number.len() {
        return Err(refused("整数过长", "an integer has more than 256 bits"));
    }
    for (place, byte) in number.iter_mut().rev().zip(digits.iter().rev()) {
        *place = *byte;
    }
    Ok((number, rest))
}

fn refused(zh: &str, en: &str) -> Report {
    Report::new(codes::trace::SIGNATURE_DER).with_text("found", Text::new(zh, en))
}
