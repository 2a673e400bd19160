//! One applicant at a time: by hand, datalogic-rs, cel. `determine DIRECTORY [ROUNDS]` prints a table in Markdown.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use banjian_peers::measure::{ensure, machine, time};
use banjian_peers::turns::{Contestant, figures};
use banjian_peers::workload::{Split, answers, batches, written};
use banjian_peers::{Answers, Failure, cel, datalogic, plain};
use bumpalo::Bump;
use datalogic_rs::ParsedData;

/// So many applicants are answered in every round, what takes nanoseconds several times: too many for the processor
/// to learn their branches by heart.
const PEOPLE: usize = 8192;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let directory = arguments.next().ok_or("usage: determine DIRECTORY [ROUNDS]")?;
    let rounds = arguments.next().map_or(Ok(11), |rounds| rounds.parse())?;
    let facts = batches(Path::new(&directory), "facts")?;
    let expected = batches(Path::new(&directory), "answers")?;
    let (Some(facts), Some(expected)) = (facts.first(), expected.first()) else {
        return Err("there are no applicants".into());
    };
    let people: Vec<_> = written(facts)?.into_iter().take(PEOPLE).collect();
    let expected: Vec<_> = answers(expected)?.into_iter().take(PEOPLE).collect();

    let texts = json(&people)?;
    let split_texts = json(&people.iter().map(Split::from).collect::<Vec<_>>())?;
    let applicants: Vec<_> = people.iter().map(plain::Applicant::try_from).collect::<Result<_, _>>()?;
    let with_text = datalogic::Rules::new(datalogic::Dates::Text)?;
    let with_split = datalogic::Rules::new(datalogic::Dates::Split)?;
    let parsed = parse(&texts)?;
    let split_parsed = parse(&split_texts)?;
    let cel_rules = cel::Rules::new()?;
    let cel_facts: Vec<_> = people.iter().map(cel::Facts::from).collect();
    let (mut one, mut two, mut three, mut four) = (Bump::new(), Bump::new(), Bump::new(), Bump::new());

    // Whoever takes part is named here and nowhere else.
    let floor = "by hand in Rust, typed facts";
    let floor_from_json = "by hand in Rust, from JSON";
    let contestants = vec![
        contestant(floor, 20, &applicants, &expected, |of| Ok(plain::answers(of))),
        contestant("by hand in Rust, texts as `&str`", 10, &people, &expected, |of| {
            Ok(plain::answers(&plain::Applicant::try_from(of)?))
        }),
        contestant("datalogic-rs 5.4.0, parsed, dates split beforehand", 1, &split_parsed, &expected, |of| {
            with_split.answers(of, &mut one)
        }),
        contestant("datalogic-rs 5.4.0, parsed, dates as text", 1, &parsed, &expected, |of| {
            with_text.answers(of, &mut two)
        }),
        contestant("cel 0.15.0, facts as its values", 1, &cel_facts, &expected, |of| cel_rules.answers(of)),
        contestant(floor_from_json, 2, &texts, &expected, |of| plain::answers_from_json(of)),
        contestant(
            "datalogic-rs 5.4.0, from JSON, dates split beforehand",
            1,
            &split_texts,
            &expected,
            |of| with_split.answers_from_json(of, &mut three),
        ),
        contestant("datalogic-rs 5.4.0, from JSON, dates as text", 1, &texts, &expected, |of| {
            with_text.answers_from_json(of, &mut four)
        }),
        contestant("cel 0.15.0, from JSON", 1, &texts, &expected, |of| cel_rules.answers_from_json(of)),
    ];
    let figures = figures(rounds, contestants)?;

    println!("Six rules for one applicant: {}, medians of {rounds} rounds of processor time.\n", machine());
    println!("| | ns an applicant | fastest round | times by hand |");
    println!("| --- | ---: | ---: | ---: |");
    for figure in &figures {
        let by_hand = if figure.name.contains("JSON") { floor_from_json } else { floor };
        let by_hand =
            figures.iter().find(|other| other.name == by_hand).map_or(f64::NAN, |of| of.nanoseconds);
        let times = figure.nanoseconds / by_hand;
        println!("| {} | {:.0} | {:.0} | {times:.1} |", figure.name, figure.nanoseconds, figure.fastest);
    }
    println!();
    Ok(())
}

/// Answers every applicant `passes` times; the answers of the last pass are held against the reference.
fn contestant<'a, T>(
    name: &'static str,
    passes: usize,
    people: &'a [T],
    expected: &'a [Answers],
    mut answer: impl FnMut(&'a T) -> Result<Answers, Failure> + 'a,
) -> Contestant<'a> {
    let mut found = vec![Answers::default(); people.len()];
    Contestant::new(name, people.len() * passes, move || -> Result<Duration, Failure> {
        found.fill(Answers::default());
        let (took, ()) = time(|| {
            for _ in 0..passes {
                for (person, found) in people.iter().zip(&mut found) {
                    *found = answer(black_box(person))?;
                }
            }
            Ok(())
        })?;
        ensure(found == expected, "an answer is not the reference's")?;
        Ok(took)
    })
}

fn json<T: serde::Serialize>(people: &[T]) -> Result<Vec<String>, Failure> {
    Ok(people.iter().map(serde_json::to_string).collect::<Result<_, _>>()?)
}

fn parse(texts: &[String]) -> Result<Vec<ParsedData>, Failure> {
    texts
        .iter()
        .map(|text| ParsedData::from_json(text).map_err(|error| format!("{error:?}").into()))
        .collect()
}
