//! The command line of the day.

use std::path::PathBuf;

use banjian::text::Language;

use crate::Fault;

/// What is to be played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arguments {
    /// The same seed gives the same day.
    pub seed: u64,
    /// How many come on the busy day, 1 to 5,000,000.
    pub cases: u32,
    /// The language of the page.
    pub language: Language,
    /// The file of the journal, which must not exist yet; a temporary one without it.
    pub journal: Option<PathBuf>,
    /// A folder for receipt, bundle, trust and a copy of the log.
    pub proofs: Option<PathBuf>,
}

/// How the program is called.
pub const USAGE: &str = "day [--seed N] [--cases N] [--lang en|zh] [--journal PATH] [--proofs FOLDER]";

impl Default for Arguments {
    fn default() -> Self {
        Self { seed: 7, cases: 2_000, language: Language::English, journal: None, proofs: None }
    }
}

impl Arguments {
    /// Reads the command line; `None` when only help was asked for.
    ///
    /// # Errors
    /// What is not understood.
    pub fn read(mut parser: lexopt::Parser) -> Result<Option<Self>, Fault> {
        use lexopt::ValueExt as _;
        let mut read = Self::default();
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Long("seed") => read.seed = parser.value()?.parse()?,
                lexopt::Arg::Long("cases") => read.cases = parser.value()?.parse()?,
                lexopt::Arg::Long("journal") => read.journal = Some(parser.value()?.into()),
                lexopt::Arg::Long("proofs") => read.proofs = Some(parser.value()?.into()),
                lexopt::Arg::Long("lang") => {
                    read.language = match parser.value()?.to_str() {
                        Some("en") => Language::English,
                        Some("zh") => Language::Chinese,
                        _ => return Err("--lang takes `en` or `zh`".into()),
                    };
                }
                lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => return Ok(None),
                other => return Err(other.unexpected().into()),
            }
        }
        if !(1..=5_000_000).contains(&read.cases) {
            return Err("--cases takes a number from 1 to 5000000".into());
        }
        Ok(Some(read))
    }
}
