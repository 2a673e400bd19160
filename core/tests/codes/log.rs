//! Every code of this room, produced and read in both languages.

use banjian::report::{Kind, Report, codes};
use banjian::text::Language;
use banjian::trace::tile::{self, TilePath};
use banjian::trace::{Growth, Suite, proof};

/// One report for every code of the room.
pub(crate) fn produced() -> Vec<Report> {
    let suite = Suite::default();
    let hash = suite.empty();
    vec![
        Growth::resume(suite, 300, |_, _| Ok(vec![0; 64])).unwrap_err(),
        "tile/9/000".parse::<TilePath>().unwrap_err(),
        tile::entries(&[0, 0, 0, 5, 1]).unwrap_err(),
        proof::verify_inclusion(suite, 2, 2, hash, &[], hash).unwrap_err(),
        proof::verify_consistency(suite, 3, 2, &[], hash, hash).unwrap_err(),
        proof::verify_inclusion(suite, 0, 2, hash, &[hash], hash).unwrap_err(),
        proof::verify_consistency(suite, 1, 2, &[hash], hash, hash).unwrap_err(),
    ]
}

#[test]
fn every_code_of_the_room_is_produced_and_reads_as_it_should() {
    let produced = produced();
    let expected = [
        (codes::log::TILE_WIDTH, "tile 1 of level 0 holds 2 hashes, not 44", "第0层第1块含2个哈希，应为44个"),
        (codes::log::TILE_PATH, "`tile/9/000` is no path of a tile", "“tile/9/000”不是树块路径"),
        (codes::log::TILE_ENTRIES, "the tile of entries is broken after 1 entries", "条目块在第1条之后损坏"),
        (codes::log::INDEX, "a log of 2 records has none at index 2", "日志共2条记录，没有索引为2的记录"),
        (
            codes::log::SHRINKS,
            "a log of 2 records cannot continue one of 3",
            "2条记录的日志不可能是3条记录的日志的续篇",
        ),
        (
            codes::log::INCLUSION_MISMATCH,
            "the proof does not lead from the record at index 0 to the root of 2 records",
            "证明无法将索引0的记录与2条记录的根哈希相连",
        ),
        (
            codes::log::CONSISTENCY_MISMATCH,
            "the log of 2 records does not continue that of 1",
            "2条记录的日志不是1条记录的日志的续篇",
        ),
    ];
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
