//! Every code of this room, produced and read in both languages.

use banjian::canonical::Hash;
use banjian::report::{Faults, Kind, Report, codes};
use banjian::text::Language;
use banjian::trace::checkpoint::Checkpoint;
use banjian::trace::key::{Signer, SoftwareSigner};
use banjian::trace::note::{NoteKey, NoteKeyKind, SignedNote};
use banjian::trace::promise::Promise;
use banjian::trace::tile::{self, TilePath};
use banjian::trace::tlog_proof::TlogProof;
use banjian::trace::trust::{Final, LogKey, Trust};
use banjian::trace::witness::{MemoryWitnessStore, Witness, WitnessStore};
use banjian::trace::{Growth, Moment, Origin, Suite, proof};

#[derive(Debug)]
struct Overtaken;

impl WitnessStore for Overtaken {
    fn latest(&self, _: &Origin) -> Result<Option<(u64, Hash)>, Report> {
        Ok(None)
    }

    fn advance(&self, _: &Origin, _: Option<(u64, Hash)>, _: (u64, Hash)) -> Result<bool, Report> {
        Ok(false)
    }
}

/// What goes wrong with notes, trust and witnesses.
fn notes() -> Vec<Report> {
    let suite = Suite::default();
    let (signer, other) =
        (SoftwareSigner::ed25519(&[1; 32]).unwrap(), SoftwareSigner::ed25519(&[2; 32]).unwrap());
    let origin: Origin = "a.example".parse().unwrap();
    let key = |signer: &SoftwareSigner| {
        NoteKey::new("a.example", NoteKeyKind::Log, signer.public_key().clone()).unwrap()
    };
    let log = |retired| LogKey { key: key(&signer), retired };
    let trust = |keys, quorum| {
        let witness = NoteKey::new("w", NoteKeyKind::Cosigner, other.public_key().clone()).unwrap();
        Trust::new(origin.clone(), suite, keys, vec![witness], quorum)
    };
    let at = Moment::from(chrono::DateTime::UNIX_EPOCH);
    let seen = Checkpoint { origin: origin.clone(), size: 1, root: suite.leaf(b"x") };
    let note = seen.sign(suite, &signer).unwrap();
    let line = Checkpoint { size: 2, ..seen.clone() }.sign(suite, &signer).unwrap().signatures()[0].clone();
    let end = |size| Some(Final { root: suite.empty(), size });
    let alien = Checkpoint { origin: "b.example".parse().unwrap(), ..seen.clone() };
    let witness = Witness::new(&other, "w", vec![key(&signer)]).unwrap();
    let add = |old, store: &dyn WitnessStore| witness.add_checkpoint(old, &note, &[], at, store).unwrap_err();
    let first = |faults: Faults| faults.reports()[0].clone();
    let opened = |trust: Result<Trust, Faults>, note| first(trust.unwrap().open(note).unwrap_err());
    vec![
        "x".parse::<SignedNote>().unwrap_err(),
        "x".parse::<NoteKey>().unwrap_err(),
        note.clone().with(line).unwrap().demand(&key(&signer)).unwrap_err(),
        note.demand(&key(&other)).unwrap_err(),
        seen.sign(Suite::Sm3Sm2, &signer).unwrap_err(),
        Checkpoint::from_body(suite, "x").unwrap_err(),
        opened(trust(vec![log(None)], 0), &alien.sign(suite, &signer).unwrap()),
        first(trust(vec![log(None)], 2).unwrap_err()),
        first(trust(vec![], 0).unwrap_err()),
        opened(trust(vec![log(None)], 1), &note),
        opened(trust(vec![log(end(3))], 0), &note),
        opened(trust(vec![log(end(1))], 0), &note),
        add(1, &MemoryWitnessStore::default()),
        add(0, &Overtaken),
        Promise::from_body(suite, "x").unwrap_err(),
        "x".parse::<TlogProof>().unwrap_err(),
    ]
}

/// One report for every code of the room.
pub(crate) fn produced() -> Vec<Report> {
    let suite = Suite::default();
    let hash = suite.empty();
    let mut produced = vec![
        Growth::resume(suite, 300, |_, _| Ok(vec![0; 64])).unwrap_err(),
        "tile/9/000".parse::<TilePath>().unwrap_err(),
        tile::entries(&[0, 0, 0, 5, 1]).unwrap_err(),
        proof::verify_inclusion(suite, 2, 2, hash, &[], hash).unwrap_err(),
        proof::verify_consistency(suite, 3, 2, &[], hash, hash).unwrap_err(),
        proof::verify_inclusion(suite, 0, 2, hash, &[hash], hash).unwrap_err(),
        proof::verify_consistency(suite, 1, 2, &[hash], hash, hash).unwrap_err(),
    ];
    produced.extend(notes());
    produced
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
        (
            codes::log::NOTE_FORM,
            "the note is not in its form: no empty line follows its text",
            "签名文本不合规：缺少空行",
        ),
        (
            codes::log::NOTE_KEY_FORM,
            "the key for notes cannot be used: it is not `name+hash+key`",
            "签名文本的密钥不可用：不是“名称+哈希+密钥”",
        ),
        (
            codes::log::NOTE_SIGNATURE,
            "the signature of `a.example` on the note is wrong",
            "“a.example”在签名文本上的签名无效",
        ),
        (
            codes::log::NOTE_UNSIGNED,
            "the note has no signature of `a.example`",
            "签名文本没有“a.example”的签名",
        ),
        (
            codes::log::NOTE_SUITE,
            "key `a.example` is not for notes of suite sm3-sm2",
            "密钥“a.example”不适用于sm3-sm2算法套件的签名文本",
        ),
        (
            codes::log::CHECKPOINT_FORM,
            "the checkpoint is not in its form: it has not the lines of origin, size and root alone",
            "检查点不合规：行数不符",
        ),
        (
            codes::log::FOREIGN_LOG,
            "it is of log `b.example`, not of `a.example`",
            "属于日志“b.example”，而非“a.example”",
        ),
        (
            codes::log::TRUST_FORM,
            "the trust cannot be used: its quorum is above the number of its witnesses",
            "信任配置不可用：见证人不足法定数",
        ),
        (
            codes::log::TRUST_EMPTY,
            "the trust holds no key of log `a.example`: it would trust nobody",
            "信任配置中没有日志“a.example”的密钥，不构成任何信任",
        ),
        (
            codes::log::WITNESS_QUORUM,
            "0 trusted witnesses have cosigned the checkpoint, 1 are asked for",
            "检查点有0个受信见证人会签，要求1个",
        ),
        (
            codes::log::RETIRED_KEY,
            "a retired key signed the checkpoint of 1 records, and nothing ties it to the 3 records that the key ended with",
            "检查点（1条记录）由已停用的密钥签署，无法与该密钥最终的3条记录相互印证",
        ),
        (
            codes::log::TWO_ROOTS,
            "log `a.example` has two roots for 1 records",
            "日志“a.example”在1条记录处有两个根哈希",
        ),
        (
            codes::log::WITNESS_OLD_SIZE,
            "the witness last saw 0 records, not 1",
            "见证人上次所见为0条记录，而非1条",
        ),
        (
            codes::log::WITNESS_RACE,
            "the witness cosigned another checkpoint of log `a.example` meanwhile",
            "见证人在此期间已会签日志“a.example”的另一检查点",
        ),
        (
            codes::log::PROMISE_FORM,
            "the promise is not in its form: it has not four lines",
            "收录承诺不合规：不是四行",
        ),
        (
            codes::log::TLOG_PROOF_FORM,
            "the proof is not in its form: it has no empty line",
            "证明不合规：缺少空行",
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
