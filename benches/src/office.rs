//! The office: whole lives of cases through its desks, in groups of commands of one transaction each.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use banjian::case::kernel::Stage;
use banjian::entropy::{Entropy as _, System};
use banjian::id::{CaseId, CommandId};
use banjian::journal::{Journal, MemoryJournal, Position, SqliteJournal};
use banjian::office::{Desk, Login, Office, Request, Settings};
use chrono::{DateTime, Utc};

use crate::lives::{Hands, OUTLET, life, payload};
use crate::measure::{Ratio, alternate, ensure, time};

/// How many commands are prepared and submitted together.
pub const GROUP: usize = 1_000;

/// Lives that run side by side.
const CASES: usize = 1_124;

/// The bytes of a stored reply.
const REPLY: usize = 280;

/// An office on a journal, with the desks that the lives need.
struct Bench {
    office: Office,
    journal: Arc<dyn Journal>,
    now: DateTime<Utc>,
    /// How many people have come so far.
    people: u32,
}

/// A command and the desk that it goes through.
type Errand = (Desk, Request);

impl Bench {
    fn on(journal: Arc<dyn Journal>) -> Result<Self, Box<dyn Error>> {
        let origin = "banjian.example/xiangyang".parse()?;
        let settings = Settings::reference(origin, journal.clone(), Arc::new(System));
        let office = Office::open(settings.host_attested())?;
        Ok(Self { office, journal, now: "2026-03-02T01:30:00Z".parse()?, people: 0 })
    }

    /// The errands of one round: the lives of four cases of each item of the catalogue, every case's first
    /// command, then every second, and so on.
    fn errands(&mut self) -> Result<Vec<Errand>, Box<dyn Error>> {
        let mut columns: Vec<Vec<Errand>> = Vec::new();
        let catalog = self.office.catalog();
        for item in catalog.items().iter().cycle().take(CASES) {
            let case = CaseId::from_bytes(random()?);
            self.people += 1;
            let mut seen = 0;
            for (place, step) in life(item).into_iter().enumerate() {
                let login = Login {
                    expires_at: (self.now + chrono::TimeDelta::hours(8)).into(),
                    method: "smart-card".parse()?,
                    person: step.hands.person(item).parse()?,
                };
                let desk = match step.hands {
                    Hands::Accepting | Hands::Issuing => {
                        self.office.window(login, OUTLET.parse()?)?.desk().clone()
                    }
                    Hands::First | Hands::Second => self.office.hall(login)?.desk().clone(),
                };
                let payload = payload(&step.command, self.people)?;
                let (id, observed_at) = (CommandId::from_bytes(random()?), self.now);
                let request = Request { case, command: step.command, id, observed_at, payload, seen };
                if columns.len() <= place {
                    columns.push(Vec::new());
                }
                columns.get_mut(place).ok_or("no column")?.push((desk, request));
                seen += step.events;
            }
        }
        Ok(columns.into_iter().flatten().collect())
    }

    /// Prepares and submits errands, a group at a time.
    fn run(&self, errands: Vec<Errand>) -> Result<usize, Box<dyn Error>> {
        let mut closed = 0;
        let mut errands = errands.into_iter();
        loop {
            let group = errands.by_ref().take(GROUP).map(|(desk, request)| desk.prepare(request));
            let acts = group.collect::<Result<Vec<_>, _>>()?;
            if acts.is_empty() {
                return Ok(closed);
            }
            for reply in self.office.submit_all(acts, self.now) {
                closed += usize::from(reply?.stage == Stage::Closed);
            }
        }
    }
}

fn random() -> Result<[u8; 16], Box<dyn Error>> {
    let mut bytes = [0; 16];
    System.fill(&mut bytes)?;
    Ok(bytes)
}

/// The office on a journal in memory against a loop that only appends the same bytes: the record, the headers,
/// the payloads and the reply of every command, each as a vector of its own. The time is that of a thousand
/// commands.
///
/// # Errors
/// What the office reports; a case that does not come to its end.
pub fn in_memory(rounds: usize) -> Result<Ratio, Box<dyn Error>> {
    let run = || {
        let mut bench = Bench::on(Arc::new(MemoryJournal::new()))?;
        let errands = bench.errands()?;
        let commands = errands.len();
        let (took, closed) = time(|| bench.run(errands))?;
        ensure(closed == CASES, "every case is closed")?;
        Ok::<_, Box<dyn Error>>((bench, commands, per_thousand(took, commands)?))
    };
    let (bench, commands, _) = run()?;
    let bytes = bytes(bench.journal.as_ref(), commands)?;
    drop(bench);
    alternate(
        rounds,
        |_| Ok(run()?.2),
        |_| {
            let (took, kept) = time(|| {
                let mut kept: Vec<Vec<u8>> = Vec::new();
                for one in black_box(&bytes) {
                    kept.push(one.clone());
                }
                Ok(kept)
            })?;
            ensure(kept == bytes, "an answer is wrong")?;
            per_thousand(took, commands)
        },
    )
}

/// The office on SQLite: the processor time of a thousand commands, the median of the rounds.
///
/// # Errors
/// What the office reports; a case that does not come to its end.
pub fn on_sqlite(path: &Path, rounds: usize) -> Result<Duration, Box<dyn Error>> {
    let mut bench = Bench::on(Arc::new(SqliteJournal::open(path)?))?;
    let mut times = Vec::new();
    for _ in 0..rounds {
        let errands = bench.errands()?;
        let commands = errands.len();
        let (took, closed) = time(|| bench.run(errands))?;
        ensure(closed == CASES, "every case is closed")?;
        times.push(per_thousand(took, commands)?);
    }
    times.sort();
    Ok(times.get(times.len() / 2).copied().unwrap_or_default())
}

fn per_thousand(took: Duration, commands: usize) -> Result<Duration, Box<dyn Error>> {
    Ok(took * 1_000 / u32::try_from(commands)?)
}

/// Everything that the commands left in the journal.
fn bytes(journal: &dyn Journal, commands: usize) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let mut bytes = Vec::new();
    let mut after = Position(0);
    while let Some(last) = {
        let page = journal.feed(after, 1_000)?;
        let last = page.last().map(|entry| entry.position);
        for entry in page {
            bytes.push(entry.record.bytes);
            for event in entry.events {
                bytes.push(event.header);
                bytes.extend(event.payload);
            }
            bytes.push(vec![b'a'; REPLY]);
        }
        last
    } {
        after = last;
    }
    ensure(after == Position(u64::try_from(commands)?), "every command left its record")?;
    Ok(bytes)
}
