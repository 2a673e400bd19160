//! Lives of cases: every act through its desk, on an office with a foreseeable seed and a clock of its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use banjian::canonical::Hash;
use banjian::case::Payload;
use banjian::case::kernel::Stage;
use banjian::entropy::Seeded;
use banjian::id::CaseId;
use banjian::journal::{Journal, MemoryJournal, Position};
use banjian::network::RosterChange;
use banjian::office::{Desk, Login, Office, Request, RosterDesk, Settings, Signatures, command_from_json};
use banjian::trace::key::{Signer, SoftwareSigner};
use banjian::trace::register::KeyEvent;
use banjian::trace::{Suite, Tree};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::{crossed, each, fault, faults, read, same, text};

/// The signers of a life, by person; `log` and `system` are the office's own. None where the machine vouches.
type Keys = BTreeMap<String, Arc<dyn Signer>>;

struct Life {
    office: Office,
    journal: Arc<dyn Journal>,
    keys: Keys,
}

fn signer(key: &Value) -> Arc<dyn Signer> {
    let secret: Hash = read(key, "secret");
    Arc::new(match text(key, "algorithm") {
        "sm2" => SoftwareSigner::sm2(secret.as_bytes()).unwrap(),
        _ => SoftwareSigner::ed25519(secret.as_bytes()).unwrap(),
    })
}

fn login(step: &Value, person: &str) -> Login {
    let login = json!({"expires_at": step["expires_at"], "method": "smart-card", "person": person});
    serde_json::from_value(login).unwrap()
}

impl Life {
    fn open(office: &Value) -> Self {
        let keys: Keys = match office["keys"].as_object() {
            Some(keys) => keys.iter().map(|(person, key)| (person.clone(), signer(key))).collect(),
            None => Keys::new(),
        };
        let journal: Arc<dyn Journal> = Arc::new(MemoryJournal::with_suite(read::<Suite>(office, "suite")));
        let entropy = Arc::new(Seeded::new(read(office, "seed")));
        let settings = Settings::reference(read(office, "origin"), journal.clone(), entropy);
        let settings = match (keys.get("log"), keys.get("system")) {
            (Some(log), Some(system)) => settings.with_keys(log.clone(), system.clone()),
            _ => settings.host_attested(),
        };
        assert_eq!(settings.signatures == Signatures::Required, !keys.is_empty());
        Self { office: Office::open(settings).unwrap(), journal, keys }
    }

    /// The seat of a step; a person whose key is known signs with it.
    fn desk(&self, step: &Value) -> Result<Desk, banjian::report::Report> {
        let office = &self.office;
        macro_rules! seat {
            ($desk:expr) => {
                match self.keys.get(step["person"].as_str().unwrap_or_default()) {
                    Some(key) => Ok($desk?.signing(key.clone()).desk().clone()),
                    None => Ok($desk?.desk().clone()),
                }
            };
        }
        let person = || login(step, text(step, "person"));
        match text(step, "desk") {
            "window" => seat!(office.window(person(), read(step, "outlet"))),
            "hall" => seat!(office.hall(person())),
            "supervision" => seat!(office.supervision(person())),
            "portal" => Ok(office.portal(read(step, "outlet"))?.desk().clone()),
            other => panic!("no desk `{other}`"),
        }
    }

    fn roster(&self, step: &Value, now: DateTime<Utc>) -> RosterDesk {
        let persons: [String; 2] = read(step, "persons");
        let [first, second] = [0, 1].map(|at| login(step, &persons[at]));
        let desk = self.office.roster(first, second, now).unwrap();
        match (self.keys.get(&persons[0]), self.keys.get(&persons[1])) {
            (Some(first), Some(second)) => desk.signing(first.clone(), second.clone()),
            _ => desk,
        }
    }

    fn act(&self, step: &Value, now: DateTime<Utc>) -> Value {
        let done = || {
            let command = command_from_json(&step["command"].to_string())?;
            let case: CaseId = read(step, "case");
            let payload = step.get("payload").map_or_else(Payload::default, |_| read(step, "payload"));
            let seen = step.get("seen").map_or_else(|| self.version(case), |_| read(step, "seen"));
            let request = Request { case, command, id: read(step, "id"), observed_at: now, payload, seen };
            self.desk(step)?.act(request, now)
        };
        match done() {
            Ok(reply) => crossed(&reply),
            Err(failure) => crossed(&failure),
        }
    }

    /// The newest version; 0 for a case that is not there yet.
    fn version(&self, case: CaseId) -> u32 {
        self.office.case(case).map_or(0, |case| case.version())
    }

    fn step(&self, step: &Value) -> Value {
        let now: DateTime<Utc> = read(step, "now");
        match text(step, "do") {
            "act" => self.act(step, now),
            "allowed" => {
                let next = self.desk(step).unwrap().allowed(read(step, "case"), now).unwrap();
                Value::Array(next.iter().map(|(kind, next)| json!([crossed(kind), crossed(next)])).collect())
            }
            "change" => {
                let change: RosterChange = read(step, "change");
                match self.roster(step, now).change(read(step, "id"), change, now) {
                    Ok(reply) => crossed(&reply),
                    Err(found) => faults(&found),
                }
            }
            "determine" => match self.office.determine(read(step, "case"), &read(step, "facts")) {
                Ok(found) => crossed(&found),
                Err(found) => fault(found),
            },
            "key" => {
                let event: KeyEvent = read(step, "event");
                assert_eq!(crossed(&event), step["event"]);
                match self.roster(step, now).key(read(step, "id"), &event, now) {
                    Ok(position) => crossed(&position),
                    Err(found) => faults(&found),
                }
            }
            "precheck" => match self.office.precheck(&read(step, "item"), &read(step, "facts")) {
                Ok(found) => crossed(&found),
                Err(found) => fault(found),
            },
            "run-due" => crossed(&self.office.run_due(now).unwrap()),
            other => panic!("nothing to do: `{other}`"),
        }
    }

    /// What is left: the log, and what each case's applicant was told.
    fn end(&self, cases: &[CaseId]) -> Value {
        let mut tree = Tree::new(self.journal.suite());
        let mut records = Vec::new();
        for entry in self.journal.feed(Position(0), 1_000).unwrap() {
            tree.append(&entry.record.bytes);
            records.push(Hash::of(&entry.record.bytes));
        }
        let mut told = serde_json::Map::new();
        for case in cases {
            let notices = self.office.notices(*case).unwrap();
            told.insert(case.to_string(), notices.iter().map(crossed).collect());
        }
        json!({"notices": told, "records": records, "root": tree.root(), "size": tree.size()})
    }
}

fn live(life: &mut Value) {
    let office = Life::open(&life["office"]);
    let mut cases: Vec<CaseId> = Vec::new();
    for step in each(life, "steps") {
        let found = office.step(step);
        if found.get("number").is_some() {
            let case = read(step, "case");
            if !cases.contains(&case) {
                cases.push(case);
            }
        }
        step["expect"] = found;
    }
    life["end"] = office.end(&cases);
}

#[test]
fn lives_are_lived_again_to_the_byte() {
    same("lifecycles.json", |vectors| each(vectors, "lives").for_each(live));
}

/// What the lives are there for: a life that no longer goes through what it tells would still equal itself.
#[test]
fn the_lives_go_where_they_should() {
    let vectors: Value = serde_json::from_str(include_str!("../vectors/shared/lifecycles.json")).unwrap();
    let steps =
        || vectors["lives"].as_array().unwrap().iter().flat_map(|life| life["steps"].as_array().unwrap());
    let refused: Vec<&str> = steps().filter_map(|step| step["expect"]["refused"]["code"].as_str()).collect();
    for code in ["acceptor-may-not-review", "needs-review", "needs-no-review", "second-reviewer-must-differ"]
    {
        assert!(refused.contains(&code), "{code} in {refused:?}");
    }
    for code in ["recused-may-not-act", "login-expired", "wrong-outlet", "supplement-pending"] {
        assert!(refused.contains(&code), "{code} in {refused:?}");
    }
    let stages: Vec<Stage> =
        steps().filter_map(|step| serde_json::from_value(step["expect"]["stage"].clone()).ok()).collect();
    for stage in [Stage::Closed, Stage::NotAccepted, Stage::Withdrawn, Stage::Terminated] {
        assert!(stages.contains(&stage), "{stage:?}");
    }
    assert!(steps().any(|step| step["expect"]["repeated"] == true), "nothing is sent twice");
    assert!(steps().any(|step| step["expect"]["overdue_proposed"] == 1), "nothing falls due");
    let determined = |outcome: &str| steps().any(|step| step["expect"]["determined"]["outcome"] == outcome);
    assert!(determined("ineligible") && determined("eligible"));
    let odd: Vec<_> = steps().filter(|step| step["expect"].get("faults").is_some()).collect();
    let codes: Vec<_> = odd.iter().map(|step| step["expect"]["faults"][0]["code"].clone()).collect();
    assert_eq!(codes, ["fact-bounds", "command-reused", "case-moved-on", "command-claims"]);
}
