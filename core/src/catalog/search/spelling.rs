//! A Chinese name as it can be typed: each character by itself, by its pinyin, or by the first letters of it.

use std::sync::LazyLock;

/// The most letters of one typed word; a longer one is found in no name.
const LONGEST: usize = 63;

/// A name as a row of units, one a letter, digit or character; everything else only parts them.
#[derive(Debug)]
pub(super) struct Spelling(Vec<Unit>);

#[derive(Debug)]
struct Unit {
    letter: char,
    /// The pinyin without tones, the commonest reading first.
    readings: Vec<String>,
    /// Whether a part of the name begins here.
    begins: bool,
}

/// Which readings of a character count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Readings {
    /// The commonest one.
    Commonest,
    /// Every one of them (多音字).
    All,
}

/// Where a word was found in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Found {
    /// It is the whole name.
    Whole,
    /// At the beginning.
    Prefix,
    /// At the beginning of a part, as after a bracket.
    Part,
    /// Anywhere.
    Inside,
}

impl Spelling {
    pub(super) fn of(name: &str) -> Self {
        let mut units: Vec<Unit> = Vec::new();
        let mut begins = true;
        for letter in name.chars().flat_map(plain) {
            if letter.is_alphanumeric() {
                units.push(Unit { letter, readings: readings(letter), begins });
                begins = false;
            } else {
                begins = true;
            }
        }
        Self(units)
    }

    /// How many letters, digits and characters it has.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the letters, without any pinyin, are the whole name.
    pub(super) fn is(&self, letters: &[char]) -> bool {
        self.0.len() == letters.len()
            && self.0.iter().zip(letters).all(|(unit, letter)| unit.letter == *letter)
    }

    /// The best place at which a word stands without a gap.
    pub(super) fn find(&self, word: &[char], which: Readings) -> Option<Found> {
        let mut best = None;
        for (start, unit) in self.0.iter().enumerate() {
            let found = match (start, unit.begins) {
                (0, _) => Found::Prefix,
                (_, true) => Found::Part,
                (_, false) => Found::Inside,
            };
            if best.is_some_and(|best| best <= found) || !unit.begins_with(word, which) {
                continue;
            }
            if let Some(end) = self.run(start, word, which) {
                if start == 0 && end == self.0.len() {
                    return Some(Found::Whole);
                }
                best = Some(found);
            }
        }
        best
    }

    /// How many characters are skipped at least when a word is found in order, with gaps; `None` where more than
    /// twice as many are skipped as are typed, for then it is chance.
    pub(super) fn gaps(&self, word: &[char], which: Readings) -> Option<usize> {
        let goal = goal(word)?;
        let anywhere = self.0.iter().fold(1, |reached, unit| reached | advance(reached, unit, word, which));
        if anywhere & goal == 0 {
            return None;
        }
        let from = |start: usize| {
            let mut units = self.0.iter().skip(start);
            let first = units.next()?;
            let (mut reached, mut used) = (advance(1, first, word, which), 1_usize);
            if reached == 0 {
                return None;
            }
            let mut seen = 1_usize;
            while reached & goal == 0 {
                let next = advance(reached, units.next()?, word, which);
                seen = seen.saturating_add(1);
                if next & !reached != 0 {
                    used = used.saturating_add(1);
                }
                reached |= next;
            }
            let skipped = seen.saturating_sub(used);
            (skipped <= used.saturating_mul(2)).then_some(skipped)
        };
        (0..self.0.len()).filter_map(from).min()
    }

    /// The end of a word that begins at a unit and has no gap; the whole name where it can be.
    fn run(&self, start: usize, word: &[char], which: Readings) -> Option<usize> {
        let goal = goal(word)?;
        let mut reached = 1;
        for (place, unit) in self.0.iter().enumerate().skip(start) {
            reached = advance(reached, unit, word, which);
            if reached & goal != 0 {
                return Some(place.saturating_add(1));
            }
            if reached == 0 {
                return None;
            }
        }
        None
    }
}

impl Unit {
    /// Whether the first letter of a word can be typed for it.
    fn begins_with(&self, word: &[char], which: Readings) -> bool {
        let first = word.first().copied();
        first == Some(self.letter)
            || self.readings.iter().take(which.count(self)).any(|reading| reading.chars().next() == first)
    }
}

impl Readings {
    fn count(self, unit: &Unit) -> usize {
        match self {
            Self::Commonest => 1,
            Self::All => unit.readings.len(),
        }
    }
}

/// The bit that says: the whole word is typed.
fn goal(word: &[char]) -> Option<u64> {
    (1..=LONGEST).contains(&word.len()).then(|| 1 << word.len())
}

/// From the letters typed so far (a bit a length) to those typed after one more unit.
fn advance(reached: u64, unit: &Unit, word: &[char], which: Readings) -> u64 {
    let mut next = 0;
    let mut left = reached;
    while left != 0 {
        let typed = left.trailing_zeros();
        left &= left - 1;
        let rest = word.get(typed as usize..).unwrap_or_default();
        if rest.first() == Some(&unit.letter) {
            next |= 2 << typed;
        }
        for reading in unit.readings.iter().take(which.count(unit)) {
            // A beginning of the pinyin is enough; at most 63 letters are typed, so that no bit is lost.
            let pairs = (typed..).zip(reading.chars().zip(rest));
            for (place, _) in pairs.take_while(|(_, (letter, typed))| letter == *typed) {
                next |= 2 << place;
            }
        }
    }
    next
}

/// The pinyin of a character in ASCII letters, the commonest first; ü is typed `v` or `u`.
fn readings(letter: char) -> Vec<String> {
    /// Each character with its place among a reading's and the reading, in order.
    static TABLE: LazyLock<Vec<(char, usize, &str)>> = LazyLock::new(|| {
        let lines = include_str!("../../../data/pinyin.txt").lines().filter(|line| !line.starts_with('#'));
        let mut table: Vec<_> = lines
            .filter_map(|line| line.split_once(' '))
            .flat_map(|(reading, groups)| {
                let groups = groups.split('|').enumerate();
                groups.flat_map(move |(rank, group)| group.chars().map(move |each| (each, rank, reading)))
            })
            .collect();
        table.sort_unstable();
        table
    });
    let from = TABLE.partition_point(|(each, ..)| *each < letter);
    let own = TABLE.iter().skip(from).take_while(|(each, ..)| *each == letter);
    own.flat_map(|(_, _, reading)| {
        [Some((*reading).to_owned()), reading.contains('v').then(|| reading.replace('v', "u"))]
    })
    .flatten()
    .collect()
}

/// Lower case; full-width letters and digits as ASCII; an apostrophe parts nothing.
pub(super) fn plain(letter: char) -> impl Iterator<Item = char> {
    let ascii = match u32::from(letter) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(letter),
        _ => letter,
    };
    ascii.to_lowercase().filter(|letter| !matches!(letter, '\'' | '’'))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use pinyin::ToPinyinMulti;

    use super::*;

    fn find(name: &str, word: &str) -> Option<Found> {
        Spelling::of(name).find(&word.chars().collect::<Vec<_>>(), Readings::All)
    }

    #[test]
    fn a_name_is_found_by_characters_pinyin_and_initials_mixed() {
        for word in ["失业保险金", "sybxj", "shiyebaoxianjin", "sy保险j", "shiyebxj"] {
            assert_eq!(find("失业保险金", word), Some(Found::Whole), "{word}");
        }
        assert_eq!(find("失业保险金", "shi"), Some(Found::Prefix));
        assert_eq!(find("维护(个人)", "geren"), Some(Found::Part));
        assert_eq!(find("维护(个人)", "hg"), Some(Found::Inside));
        assert_eq!(find("失业保险金", "sbx"), None);
    }

    #[test]
    fn characters_of_several_readings_are_found_by_each() {
        for word in ["chonghe", "zhonghe", "ch"] {
            assert_eq!(find("重核", word).map(|found| found <= Found::Prefix), Some(true), "{word}");
        }
        let commonest = Spelling::of("重核").find(&['c', 'h', 'o', 'n', 'g'], Readings::Commonest);
        assert_eq!(commonest, None);
        assert!(find("费率", "feilv").is_some() && find("费率", "feilu").is_some());
    }

    #[test]
    fn the_table_reads_each_of_its_characters_as_the_dictionary_does() {
        let table = include_str!("../../../data/pinyin.txt");
        let characters: BTreeSet<char> =
            table.chars().filter(|letter| ('\u{4E00}'..='\u{9FFF}').contains(letter)).collect();
        assert_eq!(characters.len(), 6763);
        for letter in characters {
            let all: Vec<String> =
                letter.to_pinyin_multi().into_iter().flatten().map(|one| one.plain().to_owned()).collect();
            let typed = |reading: &String| [reading.replace('ü', "v"), reading.replace('ü', "u")];
            let expected: BTreeSet<String> = all.iter().flat_map(typed).collect();
            let found = readings(letter);
            assert_eq!(found.first(), all.first().map(|first| first.replace('ü', "v")).as_ref(), "{letter}");
            assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected, "{letter}");
        }
    }

    #[test]
    fn gaps_are_counted() {
        let gaps = |word: &str| {
            Spelling::of("社会保障卡申领").gaps(&word.chars().collect::<Vec<_>>(), Readings::All)
        };
        assert_eq!(gaps("社保卡"), Some(2));
        assert_eq!(gaps("sbk"), Some(2));
        assert_eq!(gaps("社领"), None);
        assert_eq!(gaps("卡社"), None);
        assert_eq!(gaps(""), None);
        assert_eq!(gaps(&"s".repeat(64)), None);
    }
}
