//! Lines and columns of a text by the position of a byte, without counting a long line anew each time.

/// How many bytes a lookup counts at most.
const STEP: usize = 512;

/// Where lines and columns stand.
pub(super) struct Lines<'t> {
    /// The first byte of each line, and one byte in every [`STEP`] of a long one: (byte, line, column).
    marks: Vec<(usize, u32, u32)>,
    text: &'t str,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut marks = vec![(0, 1, 1)];
        let (mut line, mut column, mut last) = (1_u32, 1_u32, 0);
        for (at, c) in text.char_indices() {
            if at.saturating_sub(last) >= STEP {
                marks.push((at, line, column));
                last = at;
            }
            if c == '\n' {
                (line, column, last) = (line.saturating_add(1), 1, at.saturating_add(1));
                marks.push((last, line, column));
            } else {
                column = column.saturating_add(1);
            }
        }
        Self { marks, text }
    }

    /// The line and the column, both from 1, of the character that a byte belongs to.
    pub(super) fn of(&self, byte: usize) -> (u32, u32) {
        let byte = self.text.floor_char_boundary(byte);
        let after = self.marks.partition_point(|(at, ..)| *at <= byte);
        let mark = after.checked_sub(1).and_then(|mark| self.marks.get(mark));
        let &(at, line, column) = mark.unwrap_or(&(0, 1, 1));
        let between = self.text.get(at..byte).unwrap_or_default().chars().count();
        (line, column.saturating_add(u32::try_from(between).unwrap_or(u32::MAX)))
    }

    /// The byte at which a line begins.
    pub(super) fn start(&self, line: usize) -> usize {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let first = self.marks.partition_point(|(_, of, _)| *of < line);
        self.marks.get(first).map_or(self.text.len(), |(at, ..)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_the_place_that_counting_finds() {
        let long = "甲b".repeat(1_000);
        let text = format!("a\n\n{long}\r\n{long}x\n");
        let lines = Lines::new(&text);
        for at in 0..=text.len() + 3 {
            let (before, _) = text.split_at(text.floor_char_boundary(at));
            let line = before.matches('\n').count() + 1;
            let last = before.rsplit('\n').next().unwrap();
            let (start, column) = (before.len() - last.len(), last.chars().count() + 1);
            assert_eq!(lines.of(at), (u32::try_from(line).unwrap(), u32::try_from(column).unwrap()), "{at}");
            assert_eq!(lines.start(line), start);
        }
    }
}
