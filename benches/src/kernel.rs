//! The kernel beside a machine written by hand, and the case floor.

use std::collections::BTreeSet;
use std::error::Error;
use std::hint::black_box;
use std::time::Duration;

use banjian::calendar::Calendar;
use banjian::canonical::Hash;
use banjian::case::kernel::{CommandKind, Desk, Facts, Kernel, Profile, Stage, decide};
use banjian::case::{self, Case, Context, Opening, Order, Pinned, Seat, Terms};
use banjian::catalog::Catalog;
use banjian::catalog::item::{Item, Lane};
use banjian::id::{CaseId, CaseNumber, OutletCode, PersonId, SerialBlock};
use banjian::network::Network;
use banjian::trace::Moment;
use chrono::{DateTime, Utc};

use crate::lives::{Hands, OUTLET, Step, life};
use crate::machine::Machine;
use crate::measure::{Ratio, alternate, ensure, time};

/// A walk: where a case begins, and what is asked of it, lawful or not.
type Walk = (Profile, Vec<CommandKind>);

/// How often each walk is gone in a round.
const TURNS: usize = 200;

/// `kernel::decide` (with `Kernel::apply`, so that the walk goes on) against the machine, over the same walks.
/// The time is that of one command.
///
/// # Errors
/// When the two disagree.
pub fn against_a_machine(rounds: usize) -> Result<Ratio, Box<dyn Error>> {
    let walks = walks();
    let commands = walks.iter().map(|(_, commands)| commands.len()).sum::<usize>();
    for (profile, commands) in &walks {
        let (mut kernel, mut machine) = (Kernel::draft(*profile), Machine::draft(*profile));
        for (place, command) in commands.iter().enumerate() {
            let (ours, theirs) = (step(kernel, *command), machine.step(*command));
            if ours.map(|kernel| kernel.stage) != theirs.map(|machine| machine.stage) {
                return Err(format!("{:?} differ on {profile:?}", commands.get(..=place)).into());
            }
            (kernel, machine) = (ours.unwrap_or(kernel), theirs.unwrap_or(machine));
        }
    }
    let scale = u32::try_from(commands * TURNS)?;
    let ratio = alternate(
        rounds,
        |_| {
            timed(scale, &walks, |profile, commands| {
                let mut kernel = Kernel::draft(profile);
                let mut done = 0;
                for command in commands {
                    if let Some(next) = step(kernel, *command) {
                        kernel = next;
                        done += 1;
                    }
                }
                (done, kernel.stage)
            })
        },
        |_| {
            timed(scale, &walks, |profile, commands| {
                let mut machine = Machine::draft(profile);
                let mut done = 0;
                for command in commands {
                    if let Some(next) = machine.step(*command) {
                        machine = next;
                        done += 1;
                    }
                }
                (done, machine.stage)
            })
        },
    )?;
    Ok(ratio)
}

fn timed(
    scale: u32,
    walks: &[Walk],
    walk: impl Fn(Profile, &[CommandKind]) -> (u32, Stage),
) -> Result<Duration, Box<dyn Error>> {
    let (took, done) = time(|| {
        let mut done = 0_u32;
        for _ in 0..TURNS {
            for (profile, commands) in walks {
                done += black_box(walk(*profile, black_box(commands))).0;
            }
        }
        Ok(done)
    })?;
    ensure(done > scale / 4, "the walks go somewhere")?;
    Ok(took / (scale / 1_000).max(1))
}

fn step(kernel: Kernel, command: CommandKind) -> Option<Kernel> {
    let changes = decide(&kernel, command, &Facts::favourable(desk(command))).ok()?;
    Some(changes.iter().fold(kernel, Kernel::apply))
}

const fn desk(command: CommandKind) -> Desk {
    match command {
        CommandKind::Take | CommandKind::Approve | CommandKind::Deny | CommandKind::ReturnToWindow => {
            Desk::Hall
        }
        CommandKind::Substitute | CommandKind::ConfirmOverdue => Desk::Supervision,
        _ if command.is_timer() => Desk::Timer,
        _ => Desk::Window,
    }
}

/// Four walks of every profile of the reference catalogue; every second command is one that goes through.
fn walks() -> Vec<Walk> {
    let items = Catalog::reference().items();
    let profiles: BTreeSet<Profile> = items.iter().map(Profile::of).collect();
    let mut walks = Vec::new();
    for profile in profiles {
        for number in 0..4_u8 {
            let mut random = Hash::of(format!("{profile:?}{number}").as_bytes());
            let mut kernel = Kernel::draft(profile);
            let mut commands = Vec::new();
            for turn in 0..64 {
                random = Hash::of(random.as_bytes());
                let [first, second, ..] = *random.as_bytes();
                // A withdrawal would end most walks early.
                let lawful = |command: &&CommandKind| {
                    **command != CommandKind::Withdraw && step(kernel, **command).is_some()
                };
                let open: Vec<&CommandKind> = CommandKind::ALL.iter().filter(lawful).collect();
                let from: &[&CommandKind] = if turn % 2 == 0 { &open } else { &[] };
                let any = CommandKind::ALL.get(usize::from(second) % CommandKind::ALL.len());
                let Some(command) = from.get(usize::from(first) % from.len().max(1)).copied().or(any) else {
                    break;
                };
                kernel = step(kernel, *command).unwrap_or(kernel);
                commands.push(*command);
                if kernel.stage.is_end() && !kernel.owes_service() {
                    break;
                }
            }
            walks.push((profile, commands));
        }
    }
    walks
}

/// A life on the case floor, with everything that its contexts lend.
struct Lived<'a> {
    item: &'a Item,
    opening: Opening,
    steps: Vec<(Step, PersonId)>,
}

/// `decide` and `apply` of whole cases of every item of the reference catalogue, over the network of Xiangyang:
/// the processor time of a thousand commands, the median of the rounds.
///
/// # Errors
/// When a case does not come to its end.
pub fn cases(lane: Lane, rounds: usize) -> Result<Duration, Box<dyn Error>> {
    let catalog = Catalog::reference();
    let outlet: OutletCode = OUTLET.parse()?;
    let now: DateTime<Utc> = "2026-03-02T01:30:00Z".parse()?;
    let number = number(&outlet, now)?;
    let lives = catalog
        .items()
        .iter()
        .filter(|item| item.lane.value == lane)
        .map(|item| {
            let steps = life(item).into_iter().map(|step| {
                let person = step.hands.person(item).parse()?;
                Ok((step, person))
            });
            let opening = Opening { linked: Vec::new(), number, outlet: outlet.clone() };
            Ok(Lived { item, opening, steps: steps.collect::<Result<_, Box<dyn Error>>>()? })
        })
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let commands = lives.iter().map(|life| life.steps.len()).sum::<usize>();
    let mut times = Vec::new();
    for _ in 0..rounds {
        let (took, ()) = time(|| {
            for _ in 0..10 {
                for life in &lives {
                    let stage = live(life, &outlet, now.into())?;
                    ensure(stage == Some(Stage::Closed), life.item.code.as_str())?;
                }
            }
            Ok(())
        })?;
        times.push(took);
    }
    times.sort();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    Ok(median * 100 / u32::try_from(commands)?)
}

fn number(outlet: &OutletCode, now: DateTime<Utc>) -> Result<CaseNumber, Box<dyn Error>> {
    let hall = &Network::xiangyang().edition().hall.code;
    let mut block = SerialBlock::new(hall, outlet, now.date_naive(), 1, 1)?;
    block.next().ok_or_else(|| "no number".into())
}

fn live(life: &Lived<'_>, outlet: &OutletCode, now: Moment) -> Result<Option<Stage>, Box<dyn Error>> {
    let edition = Hash::from_bytes([7; 32]);
    let mut case = Case::unopened(CaseId::from_bytes([7; 16]));
    for (step, person) in &life.steps {
        let (desk, outlet) = match step.hands {
            Hands::Accepting | Hands::Issuing => (Desk::Window, Some(outlet)),
            Hands::First | Hands::Second => (Desk::Hall, None),
        };
        let context = Context {
            calendar: Calendar::reference(),
            determined: None,
            editions: Pinned { calendar: edition, catalog: edition, network: edition, terms: edition },
            item: life.item,
            linked: &[],
            network: Network::xiangyang(),
            now,
            opening: Some(&life.opening),
            parties_on_staff: &[],
            seat: Seat { desk, outlet, person: Some(person) },
            terms: &Terms::default(),
        };
        let headers = case::decide(&case, &Order::Command(&step.command), &context)
            .map_err(|refusal| format!("{}: {:?}: {refusal:?}", life.item.code, step.command))?;
        for header in &headers {
            case = case.apply(header)?;
        }
    }
    Ok(case.kernel().map(|kernel| kernel.stage))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kernel_and_machine_answer_alike() {
        against_a_machine(0).unwrap();
    }

    #[test]
    fn every_case_of_the_catalogue_comes_to_its_end() {
        for lane in [Lane::AtWindow, Lane::Live, Lane::Committed] {
            cases(lane, 1).unwrap();
        }
    }
}
