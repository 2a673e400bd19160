//! The core without a browser, on demand: `native VECTORS` is driven over standard input and output by
//! `bindings-wasm/tests/measure.mjs`, so that its rounds can stand between those of Node and Chromium.
//!
//! `determine` answers the shared determinations, from the JSON of the facts to the JSON of the answer; `verify` checks the
//! shared receipts that hold, from their text to their sentences. A round does this as often as it is told, and answers
//! with the milliseconds on the clock; its answers are held against what must come out.
#![forbid(unsafe_code)]

use std::error::Error;
use std::io::{BufRead, Write};
use std::path::Path;
use std::time::Instant;

use banjian::eligibility::{Facts, Policies, Policy};
use banjian::trace::key::Software;
use banjian::trace::receipt::Receipt;
use banjian::trace::trust::Trust;
use banjian_benches::measure::{ensure, machine};
use serde_json::{Value, json};

/// A question: its policy, the text of its facts, and what must come out.
type Asked = (Policy, String, Value);
/// A receipt that holds, whom its reader trusts, and what must come out.
type Shown = (String, Trust, Value);

#[expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]
fn main() -> Result<(), Box<dyn Error>> {
    let vectors = std::env::args_os().nth(1).ok_or("usage: native VECTORS")?;
    let asked = questions(&read(Path::new(&vectors), "determinations.json")?)?;
    let shown = receipts(&read(Path::new(&vectors), "receipts.json")?)?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", machine())?;
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (what, times) = line.split_once(' ').ok_or("a round is its name and how often")?;
        let began = Instant::now();
        let mut found = Vec::new();
        for _ in 0..times.parse()? {
            found = match what {
                "determine" => asked.iter().map(determined).collect::<Result<Vec<_>, _>>()?,
                "verify" => shown.iter().map(verified).collect::<Result<Vec<_>, _>>()?,
                _ => return Err("no such round".into()),
            };
        }
        let took = began.elapsed();
        let expected = match what {
            "determine" => asked.iter().map(|(.., expected)| expected).collect::<Vec<_>>(),
            _ => shown.iter().map(|(.., expected)| expected).collect(),
        };
        ensure(found.len() == expected.len(), "every question is answered")?;
        for (found, expected) in found.iter().zip(expected) {
            ensure(serde_json::from_str::<Value>(found)? == *expected, "an answer is wrong")?;
        }
        writeln!(out, "{}", took.as_secs_f64() * 1e3)?;
    }
    Ok(())
}

fn determined((policy, facts, _): &Asked) -> Result<String, Box<dyn Error>> {
    let facts: Facts = serde_json::from_str(facts)?;
    Ok(serde_json::to_string(&policy.determine(&facts))?)
}

fn verified((text, trust, _): &Shown) -> Result<String, Box<dyn Error>> {
    let proven = Receipt::from_bytes(text.as_bytes())?.verify(trust, &Software)?;
    let sentences = json!({ "not_proven": proven.not_proven(), "proven": proven.proven() });
    Ok(sentences.to_string())
}

fn questions(file: &Value) -> Result<Vec<Asked>, Box<dyn Error>> {
    let policies = Policies::reference()?;
    let all = list(file, "determinations")?.iter().map(|question| {
        let policy = policies.get(text(question, "policy")?).ok_or("no such policy")?.clone();
        Ok((policy, part(question, "facts")?.to_string(), part(question, "expect")?.clone()))
    });
    all.collect()
}

fn receipts(file: &Value) -> Result<Vec<Shown>, Box<dyn Error>> {
    let holds = |one: &&Value| {
        one.get("form").is_some_and(|form| form == "receipt") && one.pointer("/expect/proof").is_some()
    };
    let all = list(file, "evidence")?.iter().filter(holds).map(|one| {
        let trust = Trust::from_bytes(text(part(file, "trusts")?, text(one, "trust")?)?.as_bytes())?;
        let expected = part(one, "expect")?;
        let sentences =
            json!({ "not_proven": part(expected, "not_proven")?, "proven": part(expected, "proven")? });
        Ok((text(one, "text")?.to_owned(), trust, sentences))
    });
    all.collect()
}

#[expect(clippy::disallowed_methods, reason = "a program of its own may read what it was told to")]
fn read(folder: &Path, name: &str) -> Result<Value, Box<dyn Error>> {
    Ok(serde_json::from_slice(&std::fs::read(folder.join(name))?)?)
}

fn part<'a>(value: &'a Value, name: &str) -> Result<&'a Value, Box<dyn Error>> {
    Ok(value.get(name).ok_or_else(|| format!("no `{name}`"))?)
}

fn list<'a>(value: &'a Value, name: &str) -> Result<&'a Vec<Value>, Box<dyn Error>> {
    Ok(part(value, name)?.as_array().ok_or("not a list")?)
}

fn text<'a>(value: &'a Value, name: &str) -> Result<&'a str, Box<dyn Error>> {
    Ok(part(value, name)?.as_str().ok_or("not a text")?)
}
