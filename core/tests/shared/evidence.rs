//! Receipts and bundles: what they prove and what not, and the names of tampering.

use banjian::canonical::Hash;
use banjian::report::Faults;
use banjian::text::{Text, Words};
use banjian::trace::bundle::{Bundle, Entry, Event};
use banjian::trace::key::Software;
use banjian::trace::proven::Proven;
use banjian::trace::receipt::Receipt;
use banjian::trace::register::KeyEvent;
use banjian::trace::tlog_proof::TlogProof;
use banjian::trace::trust::Trust;
use banjian::trace::{Object, Record, Suite};
use data_encoding::BASE64;
use serde_json::{Value, json};

use crate::town::world::moment;
use crate::town::{A, B, HEADER, Town};
use crate::{crossed, each, faults, same, text};

/// One field to be shown of each record of the case, and all that bears on its keys.
fn bundle(town: &Town) -> Bundle {
    let tree = town.tree();
    let entry = |index: usize, record: &Record| {
        let (at, act) = (u64::try_from(index).unwrap(), &record.act);
        let is_act = town.payloads.contains_key(&act.command) && act.case == A;
        let scope = town.scope(A, act.command);
        let event = || Event {
            case: A,
            header: Object::from_bytes(HEADER).unwrap(),
            schema: 1,
            version: record.chain.sequence(),
        };
        Entry {
            disclosure: is_act.then(|| town.payloads[&act.command].disclose(scope, &["number"]).unwrap()),
            editions: is_act
                .then(|| town.editions().iter().map(|(kind, hash)| (kind.clone(), hash)).collect()),
            events: is_act.then(event).into_iter().collect(),
            index: at,
            proof: tree.inclusion(at).unwrap(),
            record: record.clone(),
        }
    };
    let entries = |wanted: &dyn Fn(&Record) -> bool| {
        let records = town.records.iter().enumerate().filter(|(_, record)| wanted(record));
        records.map(|(index, record)| entry(index, record)).collect::<Vec<_>>()
    };
    Bundle {
        case: A,
        checkpoint: town.note(2),
        editions: [(Hash::of(b"a catalogue"), b"a catalogue".to_vec())].into(),
        linked: entries(&|record| record.act.case == B),
        records: entries(&|record| record.act.case == A),
        register: entries(&|record| KeyEvent::of(&record.act).is_ok()),
    }
}

/// A log whose last record nobody signed.
fn town(suite: Suite) -> Town {
    let mut town = Town::new(suite);
    let record = town.draft(B, "clerk-1");
    town.records.push(record);
    town
}

const fn told(en: &'static str, zh: &'static str) -> Words {
    Words { en, zh }
}

fn of_text(told: Words, form: &str, trust: &str, bytes: Vec<u8>) -> Value {
    json!({"form": form, "text": String::from_utf8(bytes).unwrap(), "told": told.text(), "trust": trust})
}

fn of_bytes(told: Words, trust: &str, bytes: &[u8]) -> Value {
    json!({"base64": BASE64.encode(bytes), "form": "compact", "told": told.text(), "trust": trust})
}

/// The questions: what was handed out, whole and tampered with.
fn made() -> Value {
    let mut questions = Vec::new();
    let mut trusts = serde_json::Map::new();
    for suite in Suite::ALL {
        let town = town(suite);
        for quorum in [0, 2] {
            let bytes = town.trust(quorum).to_bytes().unwrap();
            let name = format!("{}, {quorum} witnesses", suite.as_str());
            trusts.insert(name, String::from_utf8(bytes).unwrap().into());
        }
        let alone = format!("{}, 0 witnesses", suite.as_str());
        let witnessed = format!("{}, 2 witnesses", suite.as_str());
        for (index, en, zh) in [
            (4, "a clerk's act", "窗口人员的行为"),
            (7, "an act of the office itself", "办公系统的行为"),
            (8, "an act that two signed", "两人签名的行为"),
            (9, "an act that nobody signed", "无人签名的行为"),
        ] {
            let receipt = town.receipt(index, 2);
            questions.push(of_text(told(en, zh), "receipt", &witnessed, receipt.to_bytes().unwrap()));
            let compact = town.receipt(index, 0).to_compact().unwrap();
            questions.push(of_bytes(told(en, zh), &alone, &compact));
        }
        let whole = bundle(&town);
        let handed =
            |told: Words, bundle: &Bundle| of_text(told, "bundle", &witnessed, bundle.to_bytes().unwrap());
        questions.push(handed(told("a case with its keys", "办件及其密钥"), &whole));
        if suite != Suite::default() {
            continue;
        }
        let forged = |change: &dyn Fn(&mut Bundle)| {
            let mut bundle = whole.clone();
            change(&mut bundle);
            bundle
        };
        let bundle = forged(&|bundle| bundle.records[1].record.recorded_at = moment("2026-03-02"));
        questions.push(handed(told("a time was changed", "改动了时间"), &bundle));
        let bundle = forged(&|bundle| drop(bundle.records.remove(1)));
        questions.push(handed(told("a record was left out", "遗漏了一条记录"), &bundle));
        let bundle = forged(&|bundle| bundle.register.clear());
        questions.push(handed(told("the keys were left out", "遗漏了密钥"), &bundle));
        let bundle = forged(&|bundle| {
            bundle.records[0].events[0].header = Object::from_bytes(br#"{"what":"else"}"#).unwrap();
        });
        questions.push(handed(told("an event was changed", "改动了事件"), &bundle));

        let (one, other) = (town.receipt(4, 2), town.receipt(6, 2));
        let proof = one.proof();
        let swapped = TlogProof::new(
            suite,
            other.record().to_bytes().unwrap(),
            proof.index(),
            proof.hashes().to_vec(),
            proof.checkpoint().clone(),
        );
        let swapped = Receipt::new(swapped.unwrap(), other.signer().cloned(), None).unwrap();
        questions.push(of_text(
            told("the proof of another record", "另一记录的证明"),
            "receipt",
            &witnessed,
            swapped.to_bytes().unwrap(),
        ));
        let bytes = one.to_bytes().unwrap();
        let foreign = format!("{}, 0 witnesses", Suite::Sm3Sm2.as_str());
        questions.push(of_text(
            told("another log is trusted", "信任的是另一日志"),
            "receipt",
            &foreign,
            bytes.clone(),
        ));
        questions.push(of_text(
            told("too few witnesses saw it", "见证人不足"),
            "receipt",
            &witnessed,
            town.receipt(4, 1).to_bytes().unwrap(),
        ));
        let mut spaced = bytes.clone();
        spaced.insert(1, b' ');
        questions.push(of_text(told("a blank too many", "多一个空格"), "receipt", &witnessed, spaced));
        questions.push(of_text(
            told("cut short", "被截断"),
            "receipt",
            &witnessed,
            bytes[..bytes.len() / 2].to_vec(),
        ));
        let compact = town.receipt(4, 0).to_compact().unwrap();
        for at in [0, compact.len() / 2, compact.len() - 1] {
            let mut flipped = compact.clone();
            flipped[at] ^= 1;
            questions.push(of_bytes(told("one bit was changed", "改动了一位"), &alone, &flipped));
        }
    }
    json!({"evidence": questions, "trusts": trusts})
}

fn sentences(proven: &Proven) -> Value {
    let both = |words: Vec<Text>| words.iter().map(crossed).collect::<Value>();
    json!({"not_proven": both(proven.not_proven()), "proof": crossed(proven), "proven": both(proven.proven())})
}

fn receipt(found: Result<Receipt, banjian::report::Report>, trust: &Trust) -> Result<Value, Faults> {
    Ok(sentences(&found?.verify(trust, &Software)?))
}

fn checked(question: &Value, trust: &Trust) -> Result<Value, Faults> {
    match text(question, "form") {
        "bundle" => {
            let proven = Bundle::from_bytes(text(question, "text").as_bytes())?.verify(trust, &Software)?;
            let records: Vec<Value> = proven.records.iter().map(sentences).collect();
            crossed(&proven);
            Ok(json!({
                "complete_to": proven.complete_to,
                "extent": crossed(&proven.extent()),
                "records": records,
                "size": proven.size,
                "time": proven.time,
            }))
        }
        "compact" => {
            let bytes = BASE64.decode(text(question, "base64").as_bytes()).unwrap();
            receipt(Receipt::from_compact(&bytes), trust)
        }
        "receipt" => receipt(Receipt::from_bytes(text(question, "text").as_bytes()), trust),
        other => panic!("no evidence of the form `{other}`"),
    }
}

#[test]
fn evidence_proves_the_same_and_tampering_has_the_same_name() {
    same("receipts.json", |vectors| {
        *vectors = made();
        let trusts = vectors["trusts"].clone();
        for question in each(vectors, "evidence") {
            let trust = Trust::from_bytes(text(&trusts, text(question, "trust")).as_bytes()).unwrap();
            question["expect"] = checked(question, &trust).unwrap_or_else(|found| faults(&found));
        }
    });
}
