//! Screening: policies over record batches of Apache Arrow, by the million rows.
//!
//! What [`determine`](super::Policy::determine) says of one applicant, [`Screening::screen`] says of every row of a
//! batch, without reasons. Facts are columns by their declared names:
//!
//! | fact | columns |
//! |---|---|
//! | boolean | Boolean |
//! | number | Int8 to Int64, UInt8 to UInt64, Decimal128; Float64, where each is the double nearest to a decimal with the declared decimals |
//! | date | Date32; Date64 at midnight |
//! | text | Utf8, LargeUtf8, Utf8View, or a dictionary of one of these |
//!
//! A null is an unknown fact, and so is every row of a column that is not there. Where the Boolean column
//! `<fact>_is_none` is true, the fact is known to be none; its own column has to be null there. Other columns are
//! passed over. A row whose facts a policy does not allow is `invalid-facts` for this policy, and no other row minds.
//!
//! The answer has, for each policy, a column of its code with the [outcome](super::Outcome), a dictionary whose keys
//! are the places in [`Outcome::ALL`](super::Outcome::ALL); and for each value that it grants, in the order in which
//! the periods name them, a column `<policy>.<value>`: Boolean, Date32, Decimal128, a dictionary of texts, and for
//! whole numbers, months and days Int32, or Int64 where the bounds need it. It is null where nothing is granted, and
//! where the value is not known or none.

mod bits;
mod column;
mod judge;
mod load;
mod output;

use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema};

use self::column::Column;
use self::judge::{Grant, Judge, Maps, Period};
use self::load::{Fact, Limit, Outside, Scratch};
use self::output::{Output, Part};
use super::policy::coder::{self, Coder};
use super::policy::columns::{Lane, Operand, Place, Plan, Planner, Registers};
use super::policy::edition::Ends;
use super::policy::graph::Id;
use super::policy::interval::Interval;
use super::policy::limits::{Of, exceeded};
use super::policy::program::{Compiled, Decided, Program};
use super::policy::typed::Type;
use super::set::Set;
use crate::report::codes::{screen as codes, text::DEFECT};
use crate::report::{Faults, Report, quoted};

/// The rows that are computed at a time: their registers stay in the nearest caches.
const CHUNK: usize = 1_024;

/// The rows that a thread takes at a time.
const TAKEN: usize = 16 * CHUNK;

/// The digits of a decimal column.
const DIGITS: u8 = 38;

/// A [`Set`], ready to answer for many rows. What several of its policies compute is computed once.
#[derive(Debug)]
pub struct Screening {
    facts: Vec<Fact>,
    judges: Vec<Judge>,
    plan: Plan,
    schema: Arc<Schema>,
    /// The texts of the policies, by their codes.
    texts: ArrayRef,
}

/// What is granted under one name, over all periods of a policy.
#[derive(Debug)]
struct Granted {
    name: String,
    of: Type,
    /// Whether a whole number may need more than 32 bits.
    is_wide: bool,
}

impl Screening {
    /// Makes a set ready for columns.
    ///
    /// # Errors
    /// All at once: a policy twice, a fact named as the companion of another, a granted value of different types in
    /// two periods; codes of the room [`screen`](crate::report::codes::screen).
    pub fn new(set: &Set) -> Result<Self, Faults> {
        let (policies, program) = (set.policies(), &set.held().program);
        let mut found = Vec::new();
        for (at, policy) in policies.iter().enumerate() {
            let code = &policy.edition().code;
            if policies.iter().take(at).any(|before| before.edition().code == *code) {
                found.push(Report::new(codes::POLICY_REPEATED).with("policy", quoted(code)));
            }
        }
        for slot in &program.slots {
            let of = program.slots.iter().find(|of| slot.name == companion(&of.name));
            if let Some(of) = of {
                let report = Report::new(codes::COMPANION_TAKEN).with("name", quoted(&slot.name));
                found.push(report.with("of", quoted(&of.name)));
            }
        }
        if program.texts.texts().len() >= usize::from(coder::NULL) {
            found.push(exceeded(Of::Texts, u32::from(coder::NULL)));
        }
        let named = || policies.iter().map(|policy| policy.edition().code.as_str()).zip(&program.policies);
        let granted: Vec<_> = named().map(|(code, policy)| granted(code, policy, &mut found)).collect();
        Faults::check(found)?;

        let mut fields = Vec::new();
        for ((code, _), granted) in named().zip(&granted) {
            fields.push(Field::new(code, dictionary(DataType::Int8), false));
            let columns = granted
                .iter()
                .map(|granted| Field::new(format!("{code}.{}", granted.name), granted.data_type(), true));
            fields.extend(columns);
        }
        let texts: ArrayRef = Arc::new(StringArray::from_iter_values(program.texts.texts()));
        let mut screening = Self {
            facts: Vec::new(),
            judges: Vec::new(),
            plan: Plan::default(),
            schema: Arc::new(Schema::new(fields)),
            texts,
        };
        screening.plan(program, granted);
        Ok(screening)
    }

    /// Answers for every row of a batch, in order, on so many threads (in a browser, on one). The answer is the same
    /// on any number of threads; beyond its columns, no more is allocated for more rows.
    ///
    /// # Errors
    /// All at once: columns of types that their facts do not have, and columns that are there twice; codes of the
    /// room [`screen`](crate::report::codes::screen).
    pub fn screen(&self, batch: &RecordBatch, threads: NonZeroUsize) -> Result<RecordBatch, Faults> {
        let mut found = Vec::new();
        let mut column = |fact: &Fact| {
            column::column(batch, &fact.name, &fact.companion, fact.of, fact.coder.as_ref(), &mut found)
        };
        let columns: Vec<Column<'_>> = self.facts.iter().map(&mut column).collect();
        Faults::check(found)?;
        let rows = batch.num_rows();
        let mut output = Output::new(&self.judges, rows);
        let parts = output.parts(TAKEN);
        let workers = threads.get().min(parts.len());
        let queue = Mutex::new(parts.into_iter().enumerate());
        let work = || {
            let take = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
            let mut worker = Worker::new(self, CHUNK.min(rows));
            while let Some((at, mut part)) = take() {
                worker.fill(&columns, &mut part, at.saturating_mul(TAKEN), rows);
            }
        };
        if cfg!(target_family = "wasm") || workers < 2 {
            work();
        } else {
            std::thread::scope(|scope| {
                for _ in 1..workers {
                    // Where no thread is to be had, the others do its work.
                    let _ = std::thread::Builder::new().spawn_scoped(scope, work);
                }
                work();
            });
        }
        let defect = |error: ArrowError| Report::new(DEFECT).with("what", error);
        let columns = output.columns(&self.texts).map_err(defect)?;
        let options = arrow_array::RecordBatchOptions::new().with_row_count(Some(rows));
        let schema = Arc::clone(&self.schema);
        Ok(RecordBatch::try_new_with_options(schema, columns, &options).map_err(defect)?)
    }

    /// The columns of an answer.
    #[must_use]
    pub fn schema(&self) -> Arc<Schema> {
        Arc::clone(&self.schema)
    }

    fn plan(&mut self, program: &Program, granted: Vec<Vec<Granted>>) {
        let mut planner = Planner::new(&program.graph);
        let nones = program.slots.iter().filter_map(|slot| slot.none);
        for id in program.slots.iter().map(|slot| slot.value).chain(nones) {
            planner.fact(id);
        }
        planner.block(&program.steps, &[]);
        for period in program.policies.iter().flat_map(|policy| &policy.periods) {
            let grants = period.grants().flat_map(nodes);
            planner.block(&period.steps, &period.verdict.into_iter().chain(grants).collect::<Vec<_>>());
        }
        // The days that count are read by every policy: they live to the end.
        let day = |policy: &Compiled| {
            let slot = policy.day.and_then(|day| program.slots.get(day));
            slot.into_iter().flat_map(|slot| [Some(slot.value), slot.none]).flatten().collect::<Vec<Id>>()
        };
        planner.block(&[], &program.policies.iter().flat_map(day).collect::<Vec<_>>());
        self.plan = planner.finish();

        let mut places = self.plan.facts.iter().copied();
        let values: Vec<Place> = places.by_ref().take(program.slots.len()).collect();
        for (slot, value) in program.slots.iter().zip(values) {
            let none = slot.none.and_then(|_| places.next());
            self.facts.push(Fact {
                name: slot.name.clone(),
                companion: companion(&slot.name),
                of: slot.of,
                value,
                none,
                coder: None,
                limits: Vec::new(),
            });
        }
        let mut days =
            self.plan.blocks.last().map(|block| &*block.results).unwrap_or_default().iter().copied();
        let mut blocks = self.plan.blocks.iter().enumerate().skip(1);
        for (policy, granted) in program.policies.iter().zip(granted) {
            let day = match policy.day.and_then(|day| program.slots.get(day)) {
                // INVARIANT: the last block has the day of every policy that has one.
                Some(slot) => {
                    let Some(day) = days.next() else { return };
                    (day, slot.none.and_then(|_| days.next()))
                }
                // Any day: the only period always applies.
                None => (Place { operand: Operand::Constant(0), lane: Lane::Long }, None),
            };
            let mut facts = Vec::new();
            for allowed in &policy.facts {
                let Some(fact) = self.facts.get_mut(allowed.slot) else { continue };
                let limit = Limit::of(allowed, fact.of);
                let held = fact.limits.iter().position(|held| *held == limit);
                facts.push((allowed.slot, held.unwrap_or(fact.limits.len())));
                if held.is_none() {
                    fact.limits.push(limit);
                }
            }
            let extension =
                |last: &&super::policy::program::Period| last.ends == Some(Ends::ExtensionNotFound);
            let last = policy.periods.last().filter(extension).map(|last| last.days.high);
            let periods = policy.periods.iter().zip(blocks.by_ref()).map(|(period, (block, planned))| {
                let mut results = planned.results.iter().copied();
                let verdict = period.verdict.and_then(|_| results.next());
                let grants = period.grants().filter_map(|grant| {
                    let value = results.next()?;
                    let none = grant.typed.none.and_then(|_| results.next());
                    let column = granted.iter().position(|granted| granted.name == grant.name)?;
                    let factor = granted.get(column)?.factor(grant.typed.of);
                    Some(Grant { column, value, none, factor })
                });
                Period { days: period.days, block, verdict, grants: grants.collect() }
            });
            let periods = periods.collect();
            self.judges.push(Judge { facts, day, last, periods, grants: granted });
        }
        for (at, fact) in self.facts.iter_mut().enumerate().filter(|(_, fact)| fact.of == Type::Text) {
            let allowed = program.policies.iter().flat_map(|policy| &policy.facts).filter(|of| of.slot == at);
            let mut codes: Vec<i64> = allowed.flat_map(|allowed| &allowed.codes).copied().collect();
            codes.sort_unstable();
            codes.dedup();
            let text = |code: &i64| Some((program.texts.text(*code)?, u16::try_from(*code).ok()?));
            fact.coder = Some(Coder::new(codes.iter().filter_map(text)));
        }
    }
}

/// The name of the column that says whether a fact is none.
fn companion(name: &str) -> String {
    format!("{name}_is_none")
}

fn nodes(grant: &Decided) -> impl Iterator<Item = Id> {
    [Some(grant.typed.node), grant.typed.none].into_iter().flatten()
}

fn dictionary(keys: DataType) -> DataType {
    DataType::Dictionary(Box::new(keys), Box::new(DataType::Utf8))
}

/// What a policy grants, each name with one type for all periods.
fn granted(code: &str, policy: &Compiled, found: &mut Vec<Report>) -> Vec<Granted> {
    let mut granted: Vec<Granted> = Vec::new();
    let narrow = Interval::new(i32::MIN.into(), i32::MAX.into());
    for grant in policy.periods.iter().flat_map(super::policy::program::Period::grants) {
        let (of, bounds) = (grant.typed.of, grant.typed.bounds);
        let is_wide = bounds.low < narrow.low || bounds.high > narrow.high;
        let Some(held) = granted.iter_mut().find(|held| held.name == grant.name) else {
            granted.push(Granted { name: grant.name.clone(), of, is_wide });
            continue;
        };
        held.is_wide |= is_wide;
        match (held.of, of) {
            (Type::Number(held_decimals), Type::Number(decimals)) => {
                held.of = Type::Number(held_decimals.max(decimals));
            }
            (same, of) if same == of => {}
            (held, of) => {
                let words = |of: Type| crate::text::Text::new(of.words().0, of.words().1);
                let report = Report::new(codes::GRANT_DIFFERS)
                    .with("policy", quoted(code))
                    .with("name", quoted(&grant.name))
                    .with_text("found", words(held))
                    .with_text("other", words(of));
                found.push(report);
            }
        }
    }
    granted
}

impl Granted {
    fn data_type(&self) -> DataType {
        match self.of {
            Type::Boolean => DataType::Boolean,
            Type::Date => DataType::Date32,
            Type::Text => dictionary(DataType::Int32),
            Type::Number(decimals @ 1..) => {
                DataType::Decimal128(DIGITS, i8::try_from(decimals).unwrap_or(i8::MAX))
            }
            _ if self.is_wide => DataType::Int64,
            _ => DataType::Int32,
        }
    }

    /// What a number of a period is multiplied by to have the decimals of the column.
    fn factor(&self, of: Type) -> i64 {
        match (self.of, of) {
            (Type::Number(all), Type::Number(own)) => {
                10_i64.checked_pow(all.saturating_sub(own)).unwrap_or(i64::MAX)
            }
            _ => 1,
        }
    }
}

/// What one thread works with, allocated once.
struct Worker<'a> {
    screening: &'a Screening,
    registers: Registers,
    outside: Vec<Vec<Outside>>,
    scratch: Scratch,
    maps: Maps,
}

impl<'a> Worker<'a> {
    fn new(screening: &'a Screening, chunk: usize) -> Self {
        let outside = |_: &Limit| Outside { any: false, map: vec![0; chunk] };
        let most = screening.judges.iter().map(|judge| judge.grants.len()).max().unwrap_or(0);
        Self {
            screening,
            registers: screening.plan.registers(chunk),
            outside: screening.facts.iter().map(|fact| fact.limits.iter().map(outside).collect()).collect(),
            scratch: Scratch::new(chunk),
            maps: Maps::new(chunk, most),
        }
    }

    /// Fills a part, whose first row is `first` of `all`.
    fn fill(&mut self, columns: &[Column<'_>], part: &mut [Part<'_>], first: usize, all: usize) {
        let Screening { facts, judges, plan, .. } = self.screening;
        let last = first.saturating_add(TAKEN).min(all);
        for from in (first..last).step_by(CHUNK) {
            let rows = from..from.saturating_add(CHUNK).min(last);
            self.registers.begin(rows.len());
            self.maps.begin();
            for ((fact, column), outside) in facts.iter().zip(columns).zip(&mut self.outside) {
                fact.load(column, &rows, &mut self.scratch, &mut self.registers, outside);
            }
            if let Some(common) = plan.blocks.first() {
                common.run(&mut self.registers);
            }
            let from = from.saturating_sub(first);
            for (judge, part) in judges.iter().zip(part.iter_mut()) {
                judge.judge(plan, &mut self.registers, &self.outside, &mut self.maps, part, from);
            }
        }
    }
}
