//! Every code of this room, produced and read in both languages.

use banjian::report::{Kind, Report, codes};
use banjian::text::Language;
use banjian::trace::Suite;
use banjian::trace::key::Software;
use banjian::trace::receipt::Receipt;

#[path = "../verify/town.rs"]
#[expect(dead_code, reason = "the tamperings of `verify.rs` use the rest")]
mod town;

use town::Town;

/// One report for every code of the room.
pub(crate) fn produced() -> Vec<Report> {
    let town = Town::new(Suite::default());
    let mut replayed = town.clone();
    replayed.records[4].act.origin = "banjian.example/elsewhere".parse().unwrap();
    let first =
        |receipt: &Receipt| receipt.verify(&town.trust(0), &Software).unwrap_err().reports()[0].clone();
    vec![Receipt::from_compact(b"x").unwrap_err(), first(&replayed.receipt(4, 0))]
}

#[test]
fn every_code_of_the_room_is_produced_and_reads_as_it_should() {
    let expected = [
        (
            codes::finding::RECEIPT_FORM,
            "the receipt is not in its form: its bytes are not those of a receipt",
            "回执不合规：字节不合规",
        ),
        (
            codes::finding::RECORD_OF_ANOTHER_LOG,
            "the record is of log `banjian.example/elsewhere (sha256-ed25519)`, not of `banjian.example/xiangyang (sha256-ed25519)`",
            "记录属于日志“banjian.example/elsewhere (sha256-ed25519)”，而非“banjian.example/xiangyang (sha256-ed25519)”",
        ),
    ];
    let produced = produced();
    assert_eq!(produced.len(), expected.len());
    for (report, (code, en, zh)) in produced.iter().zip(expected) {
        assert_eq!((report.code(), report.kind()), (code, Kind::Error));
        assert_eq!(report.message(Language::English), en);
        assert_eq!(report.message(Language::Chinese), zh);
    }
}
