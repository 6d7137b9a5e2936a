//! What would change with other answers: change them, score again, compare.
//!
//! `cargo run -p place-readiness-examples --example what_if -- LEA-1=3 FIN-1=2`

#![expect(clippy::print_stdout, reason = "an example shows what comes of it")]

use std::collections::BTreeMap;
use std::error::Error;

use place_readiness::compare::Comparison;
use place_readiness::{Assessment, Document, Problems, Rubric};

fn main() -> Result<(), Box<dyn Error>> {
    let rubric = place_readiness_examples::rubric()?;
    let before = place_readiness_examples::worked_case(&rubric)?;
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let asked = if asked.is_empty() { "LEA-1=3 FIN-1=2".to_owned() } else { asked.join(" ") };
    let levels: Result<Vec<_>, _> = asked.split(' ').map(level).collect();
    told(&what_if(&rubric, &before, &levels?)?);
    Ok(())
}

fn level(asked: &str) -> Result<(&str, &str), String> {
    asked.split_once('=').ok_or_else(|| format!("`{asked}` must be like LEA-1=3"))
}

/// The answers as they are and with other levels, side by side. A criterion or a level that is not
/// there is refused by name; notes and evidence stay.
fn what_if(
    rubric: &Rubric,
    before: &Assessment,
    levels: &[(&str, &str)],
) -> Result<Comparison, Problems> {
    let changes: BTreeMap<&str, &str> = levels.iter().copied().collect();
    rubric.what_if(before, &Document::from_data(serde_json::json!(changes))?)
}

fn told(comparison: &Comparison) {
    println!("{:<30} {:>7} {:>7}", "", "before", "after");
    for group in &comparison.groups {
        line(&group.id, group.scores.first, group.scores.second);
    }
    let overall = &comparison.overall;
    line("overall", overall.first, overall.second);
    for gate in &comparison.gates {
        println!("gate {}: {:?} -> {:?}", gate.id, gate.first, gate.second);
    }
}

fn line(name: &str, first: Option<f64>, second: Option<f64>) {
    let shown = |score: Option<f64>| score.map_or("none".to_owned(), |score| format!("{score:.1}"));
    println!("{name:<30} {:>7} {:>7}", shown(first), shown(second));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_levels_change_their_heading_and_nothing_else() {
        let (rubric, before) = worked_case();
        let comparison = what_if(&rubric, &before, &[("LEA-1", "3")]).unwrap();
        let leadership = comparison.groups.iter().find(|group| group.id == "leadership").unwrap();
        // Of 14 parts that are answered, 3 go from level 1 to 3 of 4: 100 x 3 x 2 / 56.
        let change = leadership.scores.difference.unwrap();
        assert!((change - 100.0 * 6.0 / 56.0).abs() < 1e-9, "{change}");
        let others = comparison.groups.iter().filter(|group| group.id != "leadership");
        assert!(others.map(|group| &group.scores).all(|it| it.first == it.second));
    }

    #[test]
    fn what_is_not_there_is_refused_by_name() {
        let (rubric, before) = worked_case();
        let refusal = what_if(&rubric, &before, &[("LEA-9", "3")]).unwrap_err().to_string();
        assert!(refusal.contains("LEA-9"), "{refusal}");
    }

    fn worked_case() -> (Rubric, Assessment) {
        let rubric = place_readiness_examples::rubric().unwrap();
        let before = place_readiness_examples::worked_case(&rubric).unwrap();
        (rubric, before)
    }
}
