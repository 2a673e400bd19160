//! Every code of this room, produced and read in both languages.

use banjian::report::{Kind, Report, codes};
use banjian::text::Language;
use banjian::trace::{Growth, Suite};

/// One report for every code of the room.
pub(crate) fn produced() -> Vec<Report> {
    vec![Growth::resume(Suite::default(), 300, |_, _| Ok(vec![0; 64])).unwrap_err()]
}

#[test]
fn every_code_of_the_room_is_produced_and_reads_as_it_should() {
    let produced = produced();
    let expected = [(
        codes::log::TILE_WIDTH,
        "tile 1 of level 0 holds 2 hashes, not 44",
        "第0层第1块含2个哈希，应为44个",
    )];
    let codes: Vec<_> = produced.iter().map(Report::code).collect();
    assert_eq!(codes, codes::log::ALL);
    assert_eq!(produced.len(), expected.len());
    for (report, (code, en, zh)) in produced.iter().zip(expected) {
        assert_eq!(report.code(), code);
        assert_eq!(report.kind(), Kind::Error);
        assert_eq!(report.message(Language::English), en);
        assert_eq!(report.message(Language::Chinese), zh);
        assert!(!report.help(Language::Chinese).is_empty() && !report.help(Language::English).is_empty());
    }
}
