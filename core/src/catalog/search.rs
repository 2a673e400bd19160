//! Search as a clerk types: Chinese words, pinyin and its initials, English, the end of a code.
//!
//! Every word that is typed must be found in an item's name (Chinese or English), code or category. Hits come
//! best first, and the same query gives the same hits: an exact name, then the beginning of the name, the
//! beginning of a word, anywhere in the name, in the category, and last the characters in order with gaps; among
//! equals the shorter name, then the code. Only the first 64 letters and 8 words of a query count; what is no
//! letter or digit only parts words.

mod spelling;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use self::spelling::{Found, Readings, Spelling, plain};
use super::item::Item;
use crate::order;

/// The most letters of a query that count.
const LETTERS: usize = 64;

/// The most words of a query that count.
const WORDS: usize = 8;

/// How well an item fits a query, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rank {
    /// The whole name or code.
    Exact,
    /// The beginning of the name or code.
    Prefix,
    /// The beginning of a word, or the end of the code.
    WordStart,
    /// Anywhere in the name.
    Substring,
    /// In the category.
    Category,
    /// The characters in order, with gaps.
    InOrder,
}

/// An item that fits a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Hit<'a> {
    /// The item.
    pub item: &'a Item,
    /// How well it fits: its worst word decides.
    pub rank: Rank,
}

/// How the items of an edition can be typed, in the order of the items.
#[derive(Debug, Default)]
pub(super) struct Index(Vec<Typed>);

#[derive(Debug)]
struct Typed {
    name: Spelling,
    english: Vec<String>,
    /// The code, and the base code under which it is published.
    codes: Vec<String>,
    category: Spelling,
}

/// What it costs an item that a word fits no better: the rank, rare readings, gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost(Rank, usize);

impl Index {
    pub(super) fn of(items: &[Item]) -> Self {
        Self(items.iter().map(Typed::of).collect())
    }

    pub(super) fn search<'a>(&self, items: &'a [Item], text: &str) -> Vec<Hit<'a>> {
        let words = words(text);
        if words.is_empty() {
            return Vec::new();
        }
        let whole: Vec<char> = words.concat();
        let mut hits = BTreeMap::new();
        for (typed, item) in self.0.iter().zip(items) {
            if let Some((ranks, rank)) = typed.fit(&words, &whole) {
                hits.insert((ranks, typed.name.len(), &item.code), Hit { item, rank });
            }
        }
        hits.into_values().collect()
    }
}

impl Typed {
    fn of(item: &Item) -> Self {
        let codes = [Some(item.code.as_str()), item.published_base_code.as_deref()];
        Self {
            name: Spelling::of(&item.name.zh),
            english: words_of(&item.name.en).map(|word| word.into_iter().collect()).collect(),
            codes: codes.into_iter().flatten().map(str::to_lowercase).collect(),
            category: Spelling::of(&item.category),
        }
    }

    /// The costs of all words, worst first, and the worst rank; `None` where a word does not fit.
    fn fit(&self, words: &[Vec<char>], whole: &[char]) -> Option<(Vec<Cost>, Rank)> {
        if self.name.is(whole) || self.english.concat().chars().eq(whole.iter().copied()) {
            return Some((Vec::new(), Rank::Exact));
        }
        let mut costs = words.iter().map(|word| self.cost(word)).collect::<Option<Vec<Cost>>>()?;
        order::by(&mut costs, |a, b| b.cmp(a));
        let rank = costs.first()?.0;
        Some((costs, rank))
    }

    fn cost(&self, word: &[char]) -> Option<Cost> {
        let ascii: Option<String> = word.iter().all(char::is_ascii).then(|| word.iter().collect());
        let foreign =
            ascii.as_deref().and_then(|word| self.code(word).into_iter().chain(self.english(word)).min());
        let name = self.name(word);
        let best = name.into_iter().chain(foreign).min();
        best.or_else(|| self.beyond(word))
    }

    fn name(&self, word: &[char]) -> Option<Cost> {
        [Readings::Commonest, Readings::All].into_iter().enumerate().find_map(|(rare, which)| {
            let rank = match self.name.find(word, which)? {
                Found::Whole => Rank::Exact,
                Found::Prefix => Rank::Prefix,
                Found::Part => Rank::WordStart,
                Found::Inside => Rank::Substring,
            };
            Some(Cost(rank, rare))
        })
    }

    fn english(&self, word: &str) -> Option<Cost> {
        let cost = |(place, known): (usize, &String)| {
            let rest = known.strip_prefix(word)?;
            Some(Cost(if place == 0 { Rank::Prefix } else { Rank::WordStart }, usize::from(!rest.is_empty())))
        };
        let start = self.english.iter().enumerate().filter_map(cost).min();
        let inside = || {
            let inside = word.len() > 2 && self.english.iter().any(|known| known.contains(word));
            inside.then_some(Cost(Rank::Substring, 1))
        };
        start.or_else(inside)
    }

    fn code(&self, word: &str) -> Option<Cost> {
        let rank = |code: &String| {
            if code == word {
                Some(Rank::Exact)
            } else if word.len() > 2 && code.starts_with(word) {
                Some(Rank::Prefix)
            } else if word.len() > 2 && code.ends_with(word) {
                Some(Rank::WordStart)
            } else {
                None
            }
        };
        self.codes.iter().filter_map(rank).min().map(|rank| Cost(rank, 0))
    }

    fn beyond(&self, word: &[char]) -> Option<Cost> {
        if self.category.find(word, Readings::Commonest).is_some() {
            return Some(Cost(Rank::Category, 0));
        }
        let gaps = self.name.gaps(word, Readings::Commonest)?;
        Some(Cost(Rank::InOrder, gaps))
    }
}

/// The words of a query.
fn words(text: &str) -> Vec<Vec<char>> {
    let mut letters = 0;
    let within = |letter: &char| {
        letters += usize::from(letter.is_alphanumeric());
        letters <= LETTERS
    };
    // A query without a letter is not read for ever.
    let text: String = text.chars().take(LETTERS.saturating_mul(LETTERS)).take_while(within).collect();
    words_of(&text).take(WORDS).collect()
}

fn words_of(text: &str) -> impl Iterator<Item = Vec<char>> {
    let letters: Vec<char> = text.chars().flat_map(plain).collect();
    let words: Vec<Vec<char>> = letters
        .split(|letter| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(<[char]>::to_vec)
        .collect();
    words.into_iter()
}
