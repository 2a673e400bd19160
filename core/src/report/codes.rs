//! The table of codes, by floor and room. Each code is unique, stable once released, and produced by a test.
//!
//! A message begins in lower case and has no final period; input stands in backticks (in Chinese in “quotes”).
//! The advice how to mend it stands apart. Details in braces are filled in by the report.

/// Makes the codes of one room: a constant each, and `ALL`.
macro_rules! codes {
    ($($name:ident = $code:literal $kind:ident, source: $source:literal,
        en: $en:literal, help: $help_en:literal,
        zh: $zh:literal, help: $help_zh:literal;)*) => {
        $(
            #[doc = concat!("`", $code, "`: ", $en, ".\n\n", $source)]
            pub const $name: $crate::report::Code = $crate::report::Code::new(&$crate::report::Entry {
                code: $code,
                kind: $crate::report::Kind::$kind,
                message: $crate::text::Words { en: $en, zh: $zh },
                help: $crate::text::Words { en: $help_en, zh: $help_zh },
                source: $source,
            });
        )*
        /// Every code of this room.
        pub const ALL: &[$crate::report::Code] = &[$($name),*];
    };
}

pub mod audit;
pub mod calendar;
pub mod case;
pub mod catalog;
pub mod command;
pub mod feel;
pub mod finding;
pub mod identity;
pub mod log;
pub mod network;
pub mod office;
pub mod policy;
pub mod screen;
pub mod sheet;
pub mod store;
pub mod text;
pub mod trace;

/// Every code of the library, room by room.
pub const TABLE: &[&[super::Code]] = &[
    text::ALL,
    identity::ALL,
    calendar::ALL,
    sheet::ALL,
    trace::ALL,
    log::ALL,
    feel::ALL,
    finding::ALL,
    policy::ALL,
    screen::ALL,
    catalog::ALL,
    network::ALL,
    case::ALL,
    command::ALL,
    store::ALL,
    audit::ALL,
    office::ALL,
];
