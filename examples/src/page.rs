//! Lines for people: in one language, with columns that stay straight under Chinese characters.

use std::io::Write;

use banjian::text::{Language, Text};
use chrono::{DateTime, FixedOffset, Utc};
use unicode_width::UnicodeWidthStr;

use crate::Fault;

/// Where a day is told.
pub struct Page<'a> {
    out: &'a mut dyn Write,
    language: Language,
}

impl std::fmt::Debug for Page<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Page").field("language", &self.language).finish_non_exhaustive()
    }
}

impl<'a> Page<'a> {
    /// A page in a language.
    pub fn new(out: &'a mut dyn Write, language: Language) -> Self {
        Self { out, language }
    }

    /// The language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// One line.
    ///
    /// # Errors
    /// What the writer reports.
    pub fn line(&mut self, text: impl AsRef<str>) -> Result<(), Fault> {
        Ok(writeln!(self.out, "{}", text.as_ref().trim_end())?)
    }

    /// One line, in the page's language.
    ///
    /// # Errors
    /// What the writer reports.
    pub fn say(&mut self, zh: impl AsRef<str>, en: impl AsRef<str>) -> Result<(), Fault> {
        match self.language {
            Language::Chinese => self.line(zh),
            Language::English => self.line(en),
        }
    }

    /// The heading of a part.
    ///
    /// # Errors
    /// What the writer reports.
    pub fn heading(&mut self, zh: &str, en: &str) -> Result<(), Fault> {
        self.line("")?;
        self.say(zh, en)?;
        let width = self.pick(zh, en).width();
        self.line("-".repeat(width))
    }

    /// One of two texts, by the language.
    #[must_use]
    pub const fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    /// A text in the page's language; in English with the Chinese name behind it.
    #[must_use]
    pub fn name(&self, text: &Text) -> String {
        match self.language {
            Language::Chinese => text.zh.clone(),
            Language::English => format!("{} ({})", text.en, text.zh),
        }
    }

    /// A table: the first column to the left, the others to the right.
    ///
    /// # Errors
    /// What the writer reports.
    pub fn table(&mut self, rows: &[Vec<String>]) -> Result<(), Fault> {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                cells.map(|cell| cell.width()).max().unwrap_or(0)
            })
            .collect();
        for row in rows {
            let mut line = String::new();
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let space = " ".repeat(width.saturating_sub(cell.width()));
                if column == 0 {
                    line.push_str(cell);
                    line.push_str(&space);
                } else {
                    line.push_str("  ");
                    line.push_str(&space);
                    line.push_str(cell);
                }
            }
            self.line(line)?;
        }
        Ok(())
    }
}

/// An instant as the clock on the wall shows it in Xiangyang.
#[must_use]
pub fn clock(at: DateTime<Utc>) -> String {
    const EAST: i32 = 8 * 3_600;
    match FixedOffset::east_opt(EAST) {
        Some(zone) => at.with_timezone(&zone).format("%H:%M").to_string(),
        None => at.format("%H:%MZ").to_string(),
    }
}
