//! The names that a text may use.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::names::{FUNCTIONS, PROPERTIES};
use super::token::{LONGEST_NAME, parts_of_name};
use super::value::{Context, Value};

/// Stands between the tokens of a name; no token holds it.
const BETWEEN: char = '\u{1F}';

/// How deep the keys of given values are looked for.
const DEPTH: usize = 32;

/// The names that a text may use beside those that it declares itself: facts, decisions, built-in functions, and
/// the keys of contexts.
///
/// Where names begin alike, the longest that the text spells is meant (DMN 1.5, 10.3.1.5). Blanks inside a name
/// count as one; a name that the grammar cannot spell (`if`, `1a`, `a,b`) is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    names: Names,
    keys: Names,
    unknown: Unknown,
}

/// What becomes of a name that nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// It is a fault of the text.
    Refused,
    /// One word is taken as a name. Its value is `null`, as the standard has it.
    Taken,
}

impl Scope {
    /// A scope that knows the built-in functions, and refuses what it does not know.
    #[must_use]
    pub fn new() -> Self {
        let mut scope = Self { names: Names::default(), keys: Names::default(), unknown: Unknown::Refused };
        for name in FUNCTIONS {
            scope.names.add(name);
        }
        for key in PROPERTIES {
            scope.keys.add(key);
        }
        scope
    }

    /// The same, with another way with names that nobody knows.
    #[must_use]
    pub fn with_unknown(self, unknown: Unknown) -> Self {
        Self { unknown, ..self }
    }

    /// The same with one more name.
    #[must_use]
    pub fn with_name(mut self, name: &str) -> Self {
        self.add_name(name);
        self
    }

    /// The same with one more key of a context.
    #[must_use]
    pub fn with_key(mut self, key: &str) -> Self {
        self.add_key(key);
        self
    }

    /// Adds a name.
    pub fn add_name(&mut self, name: &str) {
        self.names.add(name);
    }

    /// Adds a key of a context, as it stands after a point and inside a filter.
    pub fn add_key(&mut self, key: &str) {
        self.keys.add(key);
    }

    /// Adds the names of a context, and the keys of the contexts inside it down to 32 levels.
    pub fn add_context(&mut self, context: &Context) {
        let mut open: Vec<(usize, &Value)> = Vec::new();
        for (name, value) in context.iter() {
            self.add_name(name);
            open.push((0, value));
        }
        while let Some((depth, value)) = open.pop() {
            if depth >= DEPTH {
                continue;
            }
            match value {
                Value::Context(inner) => {
                    for (key, value) in inner.iter() {
                        self.add_key(key);
                        open.push((depth + 1, value));
                    }
                }
                Value::List(values) => open.extend(values.iter().map(|value| (depth + 1, value))),
                _ => {}
            }
        }
    }

    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    pub(super) fn keys(&self) -> &Names {
        &self.keys
    }

    pub(super) fn unknown(&self) -> Unknown {
        self.unknown
    }
}

impl Default for Scope {
    fn default() -> Self {
        Self::new()
    }
}

/// Names as rows of tokens, and how each is spelt.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Names(BTreeMap<String, String>);

impl Names {
    /// Adds a name; what was there first keeps its spelling. What is no name is left out.
    pub(super) fn add(&mut self, name: &str) {
        if let Some(parts) = parts_of_name(name) {
            let mut row = String::new();
            for part in parts {
                row.push_str(part);
                row.push(BETWEEN);
            }
            let spelt = name.split_whitespace().collect::<Vec<_>>().join(" ");
            self.0.entry(row).or_insert(spelt);
        }
    }

    /// The longest name that a row of tokens begins with: how many tokens, and its spelling.
    pub(super) fn longest<'t>(&self, tokens: impl Iterator<Item = &'t str>) -> Option<(usize, &str)> {
        let mut row = String::new();
        let mut best = None;
        for (at, token) in tokens.take(LONGEST_NAME).enumerate() {
            row.push_str(token);
            row.push(BETWEEN);
            let mut from = self.0.range::<str, _>((Bound::Included(row.as_str()), Bound::Unbounded));
            match from.next() {
                Some((name, spelt)) if *name == row => best = Some((at + 1, spelt.as_str())),
                Some((name, _)) if name.starts_with(&row) => {}
                _ => break,
            }
        }
        best
    }

    /// How the names are spelt.
    pub(super) fn spelt(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }
}
