//! Words for people, in Chinese and in English.
//!
//! Every text that a clerk or a citizen reads exists in both languages; neither is made from the other at
//! run time. Names of people and firms are kept as written: nothing here normalises them.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language in which the core can speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Language {
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// A text in both languages.
///
/// ```
/// use banjian::text::{Language, Text};
/// let hall = Text::new("人社大厅", "HRSS hall");
/// assert_eq!(hall.in_language(Language::Chinese), "人社大厅");
/// assert_eq!(hall.to_string(), "HRSS hall");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "A text in both languages.")]
pub struct Text {
    /// English.
    pub en: String,
    /// Simplified Chinese.
    pub zh: String,
}

impl Text {
    /// A text from its Chinese and its English form.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { en: en.into(), zh: zh.into() }
    }

    /// The text in one language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

/// English; use [`Text::in_language`] for a person who reads Chinese.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

/// A text in both languages that is part of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh: &'static str,
}

impl Words {
    /// The words in one language.
    #[must_use]
    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.zh,
            Language::English => self.en,
        }
    }

    /// The words as a text that can be kept and sent.
    #[must_use]
    pub fn text(self) -> Text {
        Text::new(self.zh, self.en)
    }

    /// The name of a place to fill that is so called, in either language.
    #[must_use]
    pub fn place(self, name: &str) -> Option<&'static str> {
        [self.en, self.zh].into_iter().find_map(|words| {
            // Before the first brace there is no name.
            words
                .split('{')
                .skip(1)
                .filter_map(|rest| Some(rest.split_once('}')?.0))
                .find(|place| *place == name)
        })
    }

    /// The words with each `{name}` replaced by the detail of that name.
    ///
    /// A name without a detail stays as it is, so that a missing detail is seen and not lost.
    #[must_use]
    pub fn fill(self, language: Language, details: &[Detail]) -> String {
        let mut rest = self.in_language(language);
        let mut filled = String::with_capacity(rest.len() + 16);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            match details.iter().find(|detail| detail.name == name) {
                Some(detail) => filled.push_str(detail.value.in_language(language)),
                None => {
                    filled.push('{');
                    filled.push_str(name);
                    filled.push('}');
                }
            }
            rest = tail;
        }
        filled.push_str(rest);
        filled
    }
}

/// A named value that fills a place in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Detail {
    /// The name between braces.
    pub name: &'static str,
    /// What stands in its place, which may be a word in each language. Never personal data.
    pub value: Text,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_fill_their_places_and_a_missing_one_is_seen() {
        let words = Words { en: "got `{found}`, expected {expected}", zh: "得到“{found}”" };
        let details = [Detail { name: "found", value: Text::new("甲", "a{b}") }];
        assert_eq!(words.fill(Language::English, &details), "got `a{b}`, expected {expected}");
        assert_eq!(words.fill(Language::Chinese, &details), "得到“甲”");
        assert_eq!(Words { en: "open { only", zh: "" }.fill(Language::English, &[]), "open { only");
    }
}
