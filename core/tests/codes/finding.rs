//! Every code of this room, produced and read in both languages.

use banjian::report::{Kind, Report, codes};
use banjian::text::Language;
use banjian::trace::bundle::Bundle;
use banjian::trace::checkpoint::Checkpoint;
use banjian::trace::key::Software;
use banjian::trace::promise::Promise;
use banjian::trace::receipt::Receipt;
use banjian::trace::tile::TileReader;
use banjian::trace::trust::Seen;
use banjian::trace::verify::{Copy, LogCheck, compare};
use banjian::trace::{Growth, Suite};

#[path = "../verify/town.rs"]
#[expect(dead_code, reason = "the tamperings of `verify.rs` use the rest")]
#[expect(clippy::duplicate_mod, reason = "the codes of the register have its world too")]
mod town;

use town::world::moment;
use town::{A, Town};

/// The one tile of a small log.
struct Tile(Vec<u8>);

impl TileReader for &Tile {
    fn tile(&self, _: u8, _: u64, _: u16) -> Result<Vec<u8>, Report> {
        Ok(self.0.clone())
    }
}

fn small(town: &Town, entries: &[&[u8]]) -> (Tile, Checkpoint) {
    let mut growth = Growth::new(town.suite);
    for entry in entries {
        growth.append(town.suite.leaf(entry));
    }
    let checkpoint = Checkpoint { origin: town.origin.clone(), size: growth.size(), root: growth.root() };
    let hashes = growth.take_changed().next().unwrap().hashes;
    (Tile(hashes), checkpoint)
}

/// One report for every code of the room.
pub(crate) fn produced() -> Vec<Report> {
    let town = Town::new(Suite::default());
    let seen = |quorum| town.trust(quorum).open(&town.note(2)).unwrap();
    let read = |check: &mut LogCheck, count: usize| -> Vec<Report> {
        town.entries().iter().take(count).flat_map(|entry| check.next(entry, &Software)).collect()
    };
    let mut short = LogCheck::new(town.trust(0));
    short.expect(&seen(0)).unwrap();
    let tail = read(&mut short, 3);
    let mut forked = short.clone();
    let fork = forked.next(&town.entries()[2], &Software).remove(1);
    let mut old = LogCheck::new(town.trust(0));
    old.mark(&seen(0)).unwrap();
    let mut whole = LogCheck::new(town.trust(1));
    whole.expect(&seen(1)).unwrap();
    whole.promised(Promise {
        origin: town.origin.clone(),
        leaf: town.suite.empty(),
        by: moment("2026-02-28"),
    });
    assert!(tail.is_empty() && read(&mut whole, 9).is_empty());
    let other = Checkpoint { root: town.suite.empty(), ..seen(0).checkpoint };
    let root = whole.clone().expect(&Seen { checkpoint: Checkpoint { size: 9, ..other.clone() }, ..seen(0) });
    let two_roots = root.unwrap_err().code();
    assert_eq!(two_roots, codes::log::TWO_ROOTS);
    let mut wrong = LogCheck::new(town.trust(0));
    wrong.expect(&Seen { checkpoint: other, ..seen(0) }).unwrap();
    let ((tile, first), (another, second)) = (small(&town, &[b"a"]), small(&town, &[b"b"]));
    let copies = compare(
        town.suite,
        Copy { checkpoint: &first, reader: &tile },
        Copy { checkpoint: &second, reader: &another },
    );
    let empty = Bundle {
        case: A,
        checkpoint: town.note(0),
        editions: std::collections::BTreeMap::new(),
        linked: Vec::new(),
        records: Vec::new(),
        register: Vec::new(),
    };
    vec![
        Receipt::from_compact(b"x").unwrap_err(),
        empty.verify(&town.trust(0), &Software).unwrap_err().reports()[0].clone(),
        fork,
        whole.clone().tiles(&&tile).remove(0),
        read(&mut wrong, 9).remove(0),
        short.finish().remove(0),
        old.finish().remove(0),
        whole.finish().remove(0),
        copies.unwrap().check().unwrap_err(),
    ]
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
            codes::finding::BUNDLE_FORM,
            "the evidence bundle is not in its form: it has no record of the case",
            "证据包不合规：没有办件记录",
        ),
        (
            codes::finding::CASE_FORKED,
            "two records are number 1 of case 8b8251a4ae999ce368560ce1309915de",
            "办件8b8251a4ae999ce368560ce1309915de有两条第1号记录",
        ),
        (
            codes::finding::TILE_CHANGED,
            "tile 0 of level 0 does not hold the hashes of the records",
            "第0层第0块与记录的哈希不符",
        ),
        (
            codes::finding::ROOT_MISMATCH,
            "the first 9 records do not lead to the root that was signed for them",
            "前9条记录算得的根哈希与所签根哈希不符",
        ),
        (
            codes::finding::WITHHELD_TAIL,
            "the copy ends after 3 records, its checkpoint is of 9",
            "副本止于第3条记录，而其检查点为9条",
        ),
        (
            codes::finding::COPY_ROLLED_BACK,
            "the copy has 0 records, and 9 were known of the log",
            "副本有0条记录，而已知日志曾有9条",
        ),
        (
            codes::finding::PROMISE_BROKEN,
            "record e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 was promised by 2026-02-28T00:00:00.000Z, and the checkpoint of 9 records, which was seen at 2026-03-01T00:00:00.000Z, lacks it",
            "记录e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855承诺于2026-02-28T00:00:00.000Z前收录，但2026-03-01T00:00:00.000Z所见的9条记录的检查点中没有它",
        ),
        (
            codes::finding::COPIES_DIFFER,
            "the copies differ from index 0 on: a record was changed",
            "两份副本自索引0起不同：该条被改动",
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
