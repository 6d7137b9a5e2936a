//! Random rubrics and answers: small, so that ties, blanks and odd corners are frequent.

use super::plain::{Answer, Combine, Criterion, Given, Group, Lens, Rubric, Scale};
use super::random::Random;

/// Thousandths. The last is the heaviest there may be.
const WEIGHTS: [u32; 12] = [1000, 1000, 1000, 2000, 3000, 100, 200, 700, 500, 333, 0, 100_000];
/// Far apart and with little in common, so that sums come close to what a double can hold.
const FINE_WEIGHTS: [u32; 6] = [1, 7, 12_345, 33_333, 99_999, 0];
/// Thousandths of a per cent.
const COVERAGES: [u32; 6] = [0, 0, 50_000, 60_000, 66_667, 100_000];

/// How much is answered.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fill {
    All,
    Most,
    Some,
    None,
}

/// A rubric without bands, gates and patterns: what decides scores.
pub(crate) fn skeleton(random: &mut Random) -> Rubric {
    let is_fine = random.chance(10);
    let scales = scales(random, is_fine);
    let lenses = lenses(random);
    let mut rubric = Rubric {
        evidence_expected: evidence_expected(random, &scales),
        scales,
        minimum_coverage: *random.pick(&COVERAGES),
        combine: combine(random),
        groups: Vec::new(),
        bands: Vec::new(),
        gates: Vec::new(),
        patterns: Vec::new(),
        lenses,
    };
    let weights: &[u32] = if is_fine { &FINE_WEIGHTS } else { &WEIGHTS };
    let mut names = Names { weights, groups: 0, criteria: 0 };
    let count = random.between(1, 4);
    rubric.groups = groups(random, &rubric, &mut names, count, 3);
    rubric
}

/// One answer for each criterion.
pub(crate) fn answers(random: &mut Random, rubric: &Rubric, fill: Fill) -> Vec<Answer> {
    let blanks = match fill {
        Fill::All => 0,
        Fill::Most => 15,
        Fill::Some => 60,
        Fill::None => 100,
    };
    let one = |criterion| answer(random, rubric, criterion, blanks);
    rubric.criteria().into_iter().map(one).collect()
}

fn answer(random: &mut Random, rubric: &Rubric, criterion: &Criterion, blanks: usize) -> Answer {
    let given = if random.chance(blanks) {
        *random.pick(&[Given::Unanswered, Given::Unanswered, Given::NotKnown])
    } else if criterion.may_not_apply && random.chance(40) {
        Given::NotApplicable
    } else {
        Given::Level(random.below(rubric.options(criterion).len()))
    };
    let evidence = if random.chance(60) { 0 } else { random.between(1, 2) };
    Answer { given, evidence }
}

/// Numbers the groups and the criteria, and weighs them.
#[derive(Debug)]
struct Names {
    weights: &'static [u32],
    groups: usize,
    criteria: usize,
}

fn groups(
    random: &mut Random,
    rubric: &Rubric,
    names: &mut Names,
    count: usize,
    deeper: usize,
) -> Vec<Group> {
    let mut groups: Vec<Group> = (0..count).map(|_| group(random, rubric, names, deeper)).collect();
    if groups.iter().all(|group| group.weight == 0) {
        groups[0].weight = 1000;
    }
    groups
}

fn group(random: &mut Random, rubric: &Rubric, names: &mut Names, deeper: usize) -> Group {
    names.groups += 1;
    let mut group = Group {
        id: format!("G{}", names.groups),
        weight: *random.pick(names.weights),
        combine: combine(random),
        groups: Vec::new(),
        criteria: Vec::new(),
    };
    if deeper > 1 && random.chance(25) {
        let count = random.between(1, 3);
        group.groups = groups(random, rubric, names, count, deeper - 1);
    } else {
        let count = random.between(1, 5);
        group.criteria = (0..count).map(|_| criterion(random, rubric, names)).collect();
        if group.criteria.iter().all(|criterion| criterion.weight == 0) {
            group.criteria[0].weight = 1000;
        }
    }
    group
}

fn criterion(random: &mut Random, rubric: &Rubric, names: &mut Names) -> Criterion {
    names.criteria += 1;
    let tags =
        |lens: &Lens| lens.facets.iter().filter(|_| random.chance(40)).cloned().collect::<Vec<_>>();
    Criterion {
        tags: rubric.lenses.iter().map(tags).collect(),
        id: format!("C{}", names.criteria),
        scale: random.below(rubric.scales.len()),
        weight: *random.pick(names.weights),
        critical: *random.pick(&[None, None, None, Some("critical"), Some("root")]),
        may_not_apply: random.chance(30),
    }
}

fn combine(random: &mut Random) -> Combine {
    *random.pick(&[
        Combine::Mean,
        Combine::Mean,
        Combine::Mean,
        Combine::Mean,
        Combine::Minimum,
        Combine::Geometric,
    ])
}

fn scales(random: &mut Random, is_fine: bool) -> Vec<Scale> {
    let count = *random.pick(&[1, 1, 2, 3]);
    (0..count).map(|n| scale(random, n, is_fine)).collect()
}

/// The ids of options are numbers, at times in an order that is not theirs, or words.
fn scale(random: &mut Random, n: usize, is_fine: bool) -> Scale {
    let values = if is_fine { fine_values(random) } else { values(random) };
    let mut ids: Vec<String> = (0..values.len()).map(|n| n.to_string()).collect();
    match random.below(8) {
        0 | 1 => random.shuffle(&mut ids),
        2 => ids.iter_mut().for_each(|id| *id = format!("step-{id}")),
        _ => {}
    }
    Scale { id: format!("scale-{n}"), options: ids.into_iter().zip(values).collect() }
}

/// Even, uneven, in tenths, below zero, or as fine as may be.
fn values(random: &mut Random) -> Vec<i32> {
    match random.below(6) {
        0 | 1 => vec![0, 1000, 2000, 3000, 4000],
        2 => vec![0, 250, 500, 1000],
        3 => vec![-1500, 250, 2000],
        4 => vec![0, 1000],
        _ => steps(random),
    }
}

/// Up to four steps of up to 250 each.
fn fine_values(random: &mut Random) -> Vec<i32> {
    let mut value = -i32::try_from(random.below(250_000)).unwrap();
    let count = random.between(2, 4);
    let next = |_| {
        value += i32::try_from(random.between(1, 250_000)).unwrap();
        value
    };
    (0..count).map(next).collect()
}

fn steps(random: &mut Random) -> Vec<i32> {
    let step = *random.pick(&[100, 250, 1000, 1, 37]);
    let mut value = -step * i32::try_from(random.below(5)).unwrap();
    let count = random.between(2, 5);
    let next = |_| {
        let here = value;
        value += step * i32::try_from(random.between(1, 4)).unwrap();
        here
    };
    (0..count).map(next).collect()
}

/// Two options of some scale, the one counted lower than the one claimed.
fn evidence_expected(random: &mut Random, scales: &[Scale]) -> Option<(String, String)> {
    if random.chance(40) {
        return None;
    }
    let options = &random.pick(scales).options;
    let from = random.between(1, options.len() - 1);
    let otherwise = random.below(from);
    Some((options[from].0.clone(), options[otherwise].0.clone()))
}

fn lenses(random: &mut Random) -> Vec<Lens> {
    (0..random.below(3))
        .map(|lens| Lens {
            id: format!("L{lens}"),
            minimum_answered: random.between(1, 3),
            facets: (0..random.between(1, 3)).map(|facet| format!("f{facet}")).collect(),
        })
        .collect()
}
