//! Making a record: a payload of six fields sealed, its root, the act, the record and its hash.

use std::error::Error;
use std::hint::black_box;
use std::time::Duration;

use banjian::canonical::Hash;
use banjian::entropy::System;
use banjian::id::{CaseId, CommandId};
use banjian::trace::payload::{Scope, SealedPayload};
use banjian::trace::{Act, Attestation, Chain, Login, Moment, Object, Origin, Record, Suite};
use chrono::{DateTime, Utc};

use crate::measure::{ensure, time};

const PAYLOAD: &str = r#"{"agent":"李某","applicant":"王小明","evidence":"camera-7/118","form":{"account":"6222021804001234567"},"reason":"本人申请","subject":"王某"}"#;
const RECORDS: u32 = 1_000;

/// The processor time of one record, the median of the rounds.
///
/// # Errors
/// What the trace reports; a record that does not read back.
pub fn make(rounds: usize) -> Result<Duration, Box<dyn Error>> {
    let (origin, now) = ("banjian.example/xiangyang".parse()?, "2026-03-02T01:30:00Z".parse()?);
    let bytes = one(&origin, now)?;
    ensure(Record::from_bytes(&bytes)?.to_bytes()? == bytes && bytes.len() < 1_024, "an answer is wrong")?;
    let mut times = Vec::new();
    for _ in 0..rounds {
        let (took, ()) = time(|| {
            for _ in 0..RECORDS {
                black_box(Suite::default().leaf(&one(&origin, now)?));
            }
            Ok(())
        })?;
        times.push(took / RECORDS);
    }
    times.sort();
    Ok(times.get(times.len() / 2).copied().unwrap_or_default())
}

fn one(origin: &Origin, now: DateTime<Utc>) -> Result<Vec<u8>, Box<dyn Error>> {
    let (case, command) = (CaseId::from_bytes([1; 16]), CommandId::from_bytes([2; 16]));
    let sealed = SealedPayload::seal(Object::from_bytes(PAYLOAD.as_bytes())?, &System)?;
    let now = Moment::from(now);
    let act = Act {
        case,
        case_version: 1,
        command,
        desk: "window".parse()?,
        header: Object::from_bytes(br#"{"accept":{}}"#)?,
        kind: "accept".parse()?,
        login: Some(Login { expires_at: now, method: "smart-card".parse()? }),
        observed_at: now,
        origin: origin.clone(),
        outlet: Some("0001".parse()?),
        payload: Some(sealed.root(Scope { origin, case, command, suite: Suite::default() })?),
        person: Some("zws-w1".parse()?),
        post: Some("window-clerk".parse()?),
        suite: Suite::default(),
    };
    black_box(sealed.to_bytes()?);
    let record = Record {
        act,
        attestation: Attestation::HostAttested,
        chain: Chain::first(),
        cosignature: None,
        editions: Hash::from_bytes([3; 32]),
        events: Hash::from_bytes([4; 32]),
        recorded_at: now,
    };
    Ok(record.to_bytes()?)
}
