//! Random bands, gates and patterns for a rubric that has its groups.

use super::plain::{Band, Criterion, Gate, Of, Pattern, Range, Rubric, When};
use super::random::Random;

/// Which conditions a rubric may have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kinds {
    /// Every kind.
    All,
    /// None about blanks and evidence: filling blanks decides the rest.
    AboutRatings,
    /// Only those that better answers can lift and never set off.
    Lifting,
}

/// Adds bands at some of these scores (in thousandths), at the first of them in half of all
/// cases, so that exact ties are frequent; and gates and patterns.
pub(crate) fn judge(random: &mut Random, rubric: &mut Rubric, scores: &[u32], kinds: Kinds) {
    rubric.bands = bands(random, scores);
    let conditions = Conditions { rubric, scores, kinds };
    let ceilings: Vec<&Band> = rubric.bands.iter().filter(|band| band.from.is_some()).collect();
    let mut gates = Vec::new();
    if ceilings.len() > 1 {
        let lower = &ceilings[..ceilings.len() - 1];
        for n in 0..random.below(5) {
            let when = conditions.any(random, 2);
            gates.push(Gate {
                id: format!("gate-{n}"),
                when,
                ceiling: random.pick(lower).id.clone(),
            });
        }
    }
    let patterns = patterns(random, &conditions);
    rubric.gates = gates;
    rubric.patterns = patterns;
}

fn bands(random: &mut Random, scores: &[u32]) -> Vec<Band> {
    if random.chance(5) {
        return Vec::new();
    }
    let mut from: Vec<u32> = (0..random.between(0, 4)).map(|_| *random.pick(scores)).collect();
    if random.chance(50) {
        from.push(scores[0]);
    }
    from.push(0);
    from.sort_unstable();
    from.dedup();
    let band = |(n, from): (usize, u32)| Band { id: format!("band-{n}"), from: Some(from) };
    let mut bands: Vec<Band> = from.into_iter().enumerate().map(band).collect();
    if random.chance(60) {
        let place = random.below(bands.len() + 1);
        bands.insert(place, Band { id: "too-few".to_owned(), from: None });
    }
    bands
}

fn patterns(random: &mut Random, conditions: &Conditions<'_>) -> Vec<Pattern> {
    let mut patterns: Vec<Pattern> = Vec::new();
    for n in 0..random.below(4) {
        let whole = patterns.first().filter(|_| random.chance(40)).map(|whole| whole.id.clone());
        let when = conditions.any(random, 2);
        patterns.push(Pattern { id: format!("pattern-{n}"), when, part_of: whole });
    }
    patterns
}

struct Conditions<'a> {
    rubric: &'a Rubric,
    scores: &'a [u32],
    kinds: Kinds,
}

impl Conditions<'_> {
    fn any(&self, random: &mut Random, deeper: usize) -> When {
        if deeper > 0 && random.chance(30) {
            let parts = (0..random.between(1, 3)).map(|_| self.any(random, deeper - 1)).collect();
            return if random.chance(50) { When::Any(parts) } else { When::All(parts) };
        }
        let found = match random.below(6) {
            0 | 1 => self.count(random),
            2 => Some(When::AnyGroupBelow((*random.pick(self.scores)).max(1))),
            3 => self.about_blanks(random),
            4 => self.about_evidence(random),
            _ => None,
        };
        found.unwrap_or_else(|| self.rated(random))
    }

    fn rated(&self, random: &mut Random) -> When {
        let criteria = self.rubric.criteria();
        let criterion = *random.pick(&criteria);
        let options = self.rubric.options(criterion);
        let (low, high) = ordered(random.below(options.len()), random.below(options.len()));
        let range = self.range(random, options[low].0.clone(), options[high].0.clone());
        When::Rated { criterion: criterion.id.clone(), range }
    }

    fn count(&self, random: &mut Random) -> Option<When> {
        let mut criteria = self.rubric.criteria();
        let critical = random.chance(50);
        if critical {
            criteria.retain(|criterion| criterion.critical.is_some());
        } else {
            random.shuffle(&mut criteria);
            criteria.truncate(4);
        }
        let common = self.common(&criteria);
        let (low, high) = (random.pick_maybe(&common)?, random.pick_maybe(&common)?);
        let ids = criteria.iter().map(|criterion| criterion.id.clone()).collect();
        let of = if critical { Of::Critical } else { Of::These(ids) };
        let range = if self.rises(&criteria, &low, &high) {
            self.range(random, low, high)
        } else {
            self.one_side(random, low, high)
        };
        Some(When::Count { of, range, min: random.between(1, criteria.len().min(3)) })
    }

    fn about_blanks(&self, random: &mut Random) -> Option<When> {
        let has_critical =
            self.rubric.criteria().iter().any(|criterion| criterion.critical.is_some());
        let fits = has_critical && self.kinds != Kinds::AboutRatings && random.chance(70);
        fits.then_some(When::CriticalUnanswered)
    }

    fn about_evidence(&self, random: &mut Random) -> Option<When> {
        if self.kinds != Kinds::All {
            return None;
        }
        let mut criteria = self.rubric.criteria();
        criteria.retain(|criterion| criterion.critical.is_some());
        random.pick_maybe(&self.common(&criteria)).map(When::CriticalWithoutEvidence)
    }

    /// The options that all of these criteria have, whatever their position.
    fn common(&self, criteria: &[&Criterion]) -> Vec<String> {
        let Some(first) = criteria.first() else { return Vec::new() };
        let all_have = |id: &String| {
            criteria.iter().all(|criterion| self.rubric.position(criterion, id).is_some())
        };
        let ids = self.rubric.options(first).iter().map(|(id, _)| id.clone());
        ids.filter(all_have).collect()
    }

    fn rises(&self, criteria: &[&Criterion], low: &str, high: &str) -> bool {
        criteria.iter().all(|criterion| {
            self.rubric.position(criterion, low) <= self.rubric.position(criterion, high)
        })
    }

    fn range(&self, random: &mut Random, low: String, high: String) -> Range {
        if self.kinds != Kinds::Lifting && random.chance(30) {
            return Range { at_least: Some(low), at_most: Some(high) };
        }
        self.one_side(random, low, high)
    }

    fn one_side(&self, random: &mut Random, low: String, high: String) -> Range {
        if self.kinds == Kinds::Lifting || random.chance(60) {
            return Range { at_least: None, at_most: Some(high) };
        }
        Range { at_least: Some(low), at_most: None }
    }
}

impl Random {
    fn pick_maybe<T: Clone>(&mut self, choices: &[T]) -> Option<T> {
        if choices.is_empty() { None } else { Some(self.pick(choices).clone()) }
    }
}

fn ordered(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}
