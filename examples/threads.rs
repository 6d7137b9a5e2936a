//! Many assessments that come as JSON, one a line, scored on several threads.
//!
//! `cargo run -p place-readiness-examples --example threads < assessments.jsonl`

#![expect(clippy::print_stdout, reason = "an example shows what comes of it")]

use std::error::Error;
use std::io;
use std::num::NonZero;
use std::thread;

use place_readiness::{Document, Rubric, ScoreResult};

/// What came of a line: a result, or why there is none.
type Scored = Result<ScoreResult, Box<dyn Error + Send + Sync>>;

fn main() -> Result<(), Box<dyn Error>> {
    let rubric = place_readiness_examples::rubric()?;
    let lines = io::stdin().lines().collect::<Result<Vec<String>, _>>()?;
    for (n, scored) in score_all(&rubric, &lines).iter().enumerate() {
        println!("{}: {}", n + 1, told(scored));
    }
    Ok(())
}

/// Scores every line, in order. All threads read one rubric: nothing about it ever changes.
fn score_all(rubric: &Rubric, lines: &[String]) -> Vec<Scored> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = lines.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let score_share = |lines: &[String]| -> Vec<Scored> {
            lines.iter().map(|line| score(rubric, line)).collect()
        };
        let shares = lines.chunks(share);
        let started: Vec<_> = shares.map(|lines| scope.spawn(move || score_share(lines))).collect();
        started.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    })
}

/// A line that is refused stands for itself alone: the others are scored all the same.
fn score(rubric: &Rubric, line: &str) -> Scored {
    let document: Document = serde_json::from_str(line)?;
    Ok(rubric.score_fully(&rubric.admit(&document.located(line))?))
}

fn told(scored: &Scored) -> String {
    match scored {
        Ok(result) => {
            let overall = &result.overall;
            let score = overall.score.map(|score| format!("{score:.1}"));
            let told = score.or_else(|| overall.reason.clone()).unwrap_or_default();
            format!("{} on {}: {told}", result.place.name, result.date)
        }
        Err(refusal) => format!("refused: {refusal}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_its_own_score_or_refusal_in_order() {
        let rubric = place_readiness_examples::rubric().unwrap();
        let lines: Vec<String> = (0..50)
            .map(|n| match n {
                7 => "{".to_owned(),
                // Half of the levels there are, on every criterion.
                _ => assessment(&rubric, &format!("place-{n}"), if n == 9 { "9" } else { "2" }),
            })
            .collect();
        let scored = score_all(&rubric, &lines);
        assert_eq!(scored.len(), 50);
        for (n, one) in scored.iter().enumerate().filter(|(n, _)| ![7, 9].contains(n)) {
            let result = one.as_ref().unwrap();
            assert_eq!(
                (result.place.id.clone(), result.overall.score),
                (format!("place-{n}"), Some(50.0))
            );
        }
        assert!(told(&scored[7]).starts_with("refused: EOF while parsing"), "{}", told(&scored[7]));
        assert!(told(&scored[9]).contains("no such option"), "{}", told(&scored[9]));
    }

    fn assessment(rubric: &Rubric, place: &str, level: &str) -> String {
        let answers: serde_json::Map<_, _> =
            rubric.criteria().map(|it| (it.id.clone(), level.into())).collect();
        serde_json::json!({
            "format": "place-readiness/assessment/1",
            "rubric": rubric.document().id,
            "place": {"id": place, "name": "A Place"},
            "date": "2025-01-01",
            "kind": "individual",
            "answers": answers,
        })
        .to_string()
    }
}
