//! Every code of the stores, produced through the public interface, word by word.

use std::path::Path;
use std::time::Duration;

use banjian::canonical::Hash;
use banjian::case::row::{List, Row};
use banjian::id::{CaseId, CommandId};
use banjian::journal::{
    Batch, Journal, KeptCheckpoint, MemoryJournal, Position, Query, SqliteJournal, StoredEvent, StoredRecord,
};
use banjian::report::Report;
use banjian::text::Language;
use banjian::trace::Suite;
use rusqlite::Connection;

fn batch(n: u8) -> Batch {
    let case = CaseId::from_bytes([n; 16]);
    let at = chrono::DateTime::from_timestamp_nanos(0);
    Batch {
        command: CommandId::from_bytes([n; 16]),
        binding: Hash::of(&[n]),
        person: "p-1".into(),
        recorded_at: at,
        expected: vec![(case, 0)],
        links_seen: vec![],
        links: vec![],
        record: StoredRecord { case, sequence: 1, bytes: b"{}".to_vec() },
        events: vec![StoredEvent { case, version: 1, schema: 1, header: b"{}".to_vec(), payload: None }],
        rows: vec![Row {
            case,
            due: None,
            holder: None,
            item: "i".parse().unwrap(),
            list: List::Escalated,
            number: n.to_string(),
            outlet: "0001".parse().unwrap(),
            priority: 1,
            section: "s".parse().unwrap(),
            since: at,
            timer: None,
            version: 1,
        }],
        reply: b"{}".to_vec(),
    }
}

fn at_hand(path: &Path, sql: &str) {
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

/// A report of each code of the room.
pub(crate) fn produced() -> Vec<Report> {
    let directory = tempfile::tempdir().unwrap();
    let fresh = |name: &str| {
        let path = directory.path().join(name);
        (SqliteJournal::open(&path).unwrap(), path)
    };
    let refused = |path: &Path| SqliteJournal::open(path).unwrap_err().at(banjian::report::Place::default());
    let (outlet, day) = ("0001".parse().unwrap(), chrono::NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    let mut found = Vec::new();

    let (journal, path) = fresh("failed");
    at_hand(&path, "CREATE TRIGGER t BEFORE INSERT ON records BEGIN SELECT RAISE(ABORT, 'no room'); END");
    found.push(journal.append(&[batch(1)]).unwrap_err());

    let (journal, path) = fresh("unknown");
    at_hand(
        &path,
        "CREATE TABLE parent (x INTEGER PRIMARY KEY); \
         CREATE TABLE child (x REFERENCES parent (x) DEFERRABLE INITIALLY DEFERRED); \
         CREATE TRIGGER t AFTER INSERT ON records BEGIN INSERT INTO child VALUES (1); END",
    );
    found.push(journal.append(&[batch(1)]).unwrap_err());
    assert_eq!(journal.feed(Position(0), 1).unwrap_err().code(), found[1].code());

    let (journal, path) = fresh("busy");
    journal.set_patience(Duration::from_millis(10)).unwrap();
    let hand = Connection::open(&path).unwrap();
    hand.execute_batch("BEGIN IMMEDIATE").unwrap();
    found.push(journal.append(&[batch(1)]).unwrap_err());
    drop(hand);
    journal.append(&[batch(1)]).unwrap()[0].as_ref().unwrap();

    let path = fresh("newer").1;
    at_hand(&path, "PRAGMA user_version = 2");
    found.push(refused(&path));

    let path = directory.path().join("stranger");
    at_hand(&path, "CREATE TABLE t (x)");
    found.push(refused(&path));

    let path = fresh("changed").1;
    at_hand(&path, "DROP TABLE links");
    found.push(refused(&path));

    let (journal, path) = fresh("damaged");
    journal.append(&[batch(1), batch(2)]).unwrap();
    at_hand(&path, "UPDATE cases SET section = '' WHERE no = 2");
    found.push(journal.worklist(&Query::Escalated, None, 10).unwrap_err());
    let next = journal.worklist(&Query::Escalated, None, 1);
    assert_eq!(next.unwrap_err().code(), found[6].code());

    let journal = MemoryJournal::new();
    journal.setting("origin", Some(b"a")).unwrap();
    found.push(journal.setting("origin", Some(b"b")).unwrap_err());
    let kept = |root: &[u8]| KeptCheckpoint { size: 5, root: Hash::of(root), note: vec![] };
    journal.keep_checkpoint(&kept(b"a")).unwrap();
    found.push(journal.keep_checkpoint(&kept(b"b")).unwrap_err());
    found.push(SqliteJournal::open_with(fresh("suite").1, Suite::Sm3Sm2).unwrap_err());
    found.push(journal.feed(Position(0), 0).unwrap_err());
    journal.append(&[batch(1), batch(2)]).unwrap();
    let next = journal.worklist(&Query::Escalated, None, 1).unwrap().next;
    found.push(journal.worklist(&Query::DueBy(day), next.as_ref(), 1).unwrap_err());
    found.push(journal.reserve_serials(&outlet, day, 0).unwrap_err());

    let (journal, path) = fresh("used-up");
    journal.reserve_serials(&outlet, day, 1).unwrap();
    at_hand(&path, "UPDATE serials SET next = 4294967295");
    found.push(journal.reserve_serials(&outlet, day, 1).unwrap_err());
    found
}

#[test]
fn every_code_of_the_stores_is_produced_word_by_word() {
    let found = produced();
    let codes: Vec<_> = found.iter().map(Report::code).collect();
    assert_eq!(codes, banjian::report::codes::store::ALL);
    let words: Vec<_> = found
        .iter()
        .map(|report| {
            let in_both = |message: fn(&Report, Language) -> String| {
                [message(report, Language::English), message(report, Language::Chinese)]
            };
            [in_both(Report::message), in_both(Report::help)].concat()
        })
        .collect();
    let nothing = ["nothing of this call was written", "本次调用未写入任何内容"];
    let expected = [
        [
            "the store failed: no room",
            "存储出错：no room",
            &format!("{}; mend the cause and try again", nothing[0]),
            &format!("{}；请排除原因后重试", nothing[1]),
        ],
        [
            "the commit itself failed, so it is not known whether it was written: FOREIGN KEY constraint failed",
            "提交时出错，无法确定是否已写入：FOREIGN KEY constraint failed",
            "open the journal again and look up the command ids; until then it does nothing more",
            "请重新打开日志库并按命令编号查询结果；在此之前不再执行任何操作",
        ],
        [
            "another connection held the journal for too long",
            "日志库被其他连接占用过久",
            &format!("{}; try again", nothing[0]),
            &format!("{}；请重试", nothing[1]),
        ],
        [
            "the journal has schema 2, this program knows schemas up to 1",
            "日志库的结构版本为2，本程序最高支持1",
            "open it with the newer program that wrote it; it was not changed",
            "请使用写入它的新版程序打开；文件未被改动",
        ],
        [
            "the file is not a journal: it belongs to another program",
            "该文件不是日志库：it belongs to another program",
            "check the path; the file was not changed",
            "请检查路径；文件未被改动",
        ],
        [
            "the schema of the journal was changed by another hand at `links`",
            "日志库的结构在“links”处被外部改动",
            "restore the journal from a backup, or find out who changed it; it was not changed now",
            "请从备份恢复，或查明改动者；文件未被改动",
        ],
        [
            "the store holds something that cannot be read: a value in a column",
            "存储中有无法读取的内容：a value in a column",
            "restore the journal from a backup",
            "请从备份恢复日志库",
        ],
        [
            "the setting `origin` has another value already",
            "设置项“origin”已有其他值",
            "a setting is set once; read it instead of setting it",
            "设置项只能设置一次；请改为读取",
        ],
        [
            "another root is kept for a log of 5 records",
            "已保存5条记录时的另一个根哈希",
            "the log has two histories; stop, keep both as they are and call the auditors",
            "日志出现两种历史；请停止办理，保持原状并通知稽核人员",
        ],
        [
            "the journal's log is of suite sha256-ed25519, not sm3-sm2",
            "日志库的算法套件为sha256-ed25519，不是sm3-sm2",
            "open it with its own suite; a log keeps its algorithms for good",
            "请按其原有套件打开；日志的算法一经确定不再更改",
        ],
        [
            "a page has 1 to 1000 entries, not 0",
            "每页为1至1000条，不能为0",
            "ask for smaller pages, one after the other",
            "请缩小每页条数，逐页读取",
        ],
        [
            "the cursor comes from another kind of worklist",
            "该游标来自另一类工作清单",
            "begin the worklist again from its first page",
            "请从工作清单的第一页重新读取",
        ],
        [
            "1 to 1000 serial numbers are set apart at a time, not 0",
            "每次预留1至1000个流水号，不能为0",
            "ask for fewer, or more often",
            "请减少数量或分次预留",
        ],
        [
            "outlet 0001 has no serial numbers left for 2026-01-02",
            "网点0001在2026-01-02的流水号已用完",
            "number the cases of another day or outlet",
            "请使用其他日期或网点的流水号",
        ],
    ];
    for (found, expected) in words.iter().zip(expected) {
        assert_eq!(found, &expected);
    }
}
