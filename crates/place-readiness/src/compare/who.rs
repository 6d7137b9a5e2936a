//! Whose answers they are: which results are of one voice, on one date and on another.

use crate::assessment::{Header, Kind, Place, Respondent};
use crate::result::ScoreResult;

/// Whose answers they are. Two results with the same are of the same people about one Place.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Who {
    /// The id of the Place.
    pub place: String,
    /// The kind of partner, by its id.
    pub partner: Option<String>,
    /// The respondent, by an id.
    pub respondent: Option<String>,
    /// Whether they are one respondent's, agreed on, or illustrative.
    pub kind: Kind,
}

/// The results of two dates, as pairs of the same people. All are told by their positions.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Pairs {
    /// Those of both dates, in the order of the first.
    pub both: Vec<(usize, usize)>,
    /// Those of the first date alone.
    pub only_first: Vec<usize>,
    /// Those of the second date alone.
    pub only_second: Vec<usize>,
}

/// Two results of one date that say the same of whose they are: which of them has a pair cannot be
/// told.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("results {} and {} of the {} date are of the same people",
    self.one, self.other, if self.is_second { "second" } else { "first" })]
#[non_exhaustive]
pub struct Twice {
    /// The position of one.
    pub one: usize,
    /// The position of the other.
    pub other: usize,
    /// Whether both are of the second date.
    pub is_second: bool,
}

impl Who {
    fn new(place: &Place, respondent: Option<&Respondent>, kind: Kind) -> Self {
        Self {
            place: place.id.clone(),
            partner: respondent.and_then(|it| it.partner.clone()),
            respondent: respondent.map(|it| it.id.clone()),
            kind,
        }
    }

    /// Whether the respondent has an id that tells them apart from others of their kind. One that
    /// only repeats the kind of partner does not.
    pub fn is_told_apart(&self) -> bool {
        self.respondent.is_some() && self.respondent != self.partner
    }
}

impl From<&Header> for Who {
    fn from(header: &Header) -> Self {
        Self::new(&header.place, header.respondent.as_ref(), header.kind)
    }
}

impl From<&ScoreResult> for Who {
    fn from(result: &ScoreResult) -> Self {
        Self::new(&result.place, result.respondent.as_ref(), result.kind)
    }
}

/// Whether two assessments come from one person, so that the newer may stand for the older: the same
/// Place, by id and name, and a respondent who is told apart from others.
///
/// ```
/// # use place_readiness::Rubric;
/// use place_readiness::compare::is_same_respondent;
/// # let rubric = Rubric::from_yaml(include_str!("../../tests/support/bakery.json"))?;
/// # let by = |respondent| rubric.admit_yaml(&format!("
/// # {{format: place-readiness/assessment/1, rubric: bakery, place: {{id: corner, name: The corner shop}},
/// # date: 2024-11-05, kind: individual, respondent: {{id: {respondent}}}, answers: {{}}}}"));
/// let (first, second) = (by("baker-1")?, by("baker-2")?);
/// assert!(is_same_respondent(first.header(), first.header()));
/// assert!(!is_same_respondent(first.header(), second.header()));
/// # Ok::<(), place_readiness::Problems>(())
/// ```
pub fn is_same_respondent(one: &Header, other: &Header) -> bool {
    let (first, second) = (Who::from(one), Who::from(other));
    first.is_told_apart() && first.respondent == second.respondent && one.place == other.place
}

/// Pairs the results of one date with those of another: by Place, kind of partner, respondent and
/// kind of assessment.
///
/// ```
/// # use place_readiness::Rubric;
/// use place_readiness::compare::{Who, pair};
/// # let rubric = Rubric::from_yaml(include_str!("../../tests/support/bakery.json"))?;
/// # let answers = rubric.admit_yaml(include_str!("../../tests/support/corner.json"))?;
/// let corner = Who::from(answers.header());
/// let market = Who { place: "market".to_owned(), ..corner.clone() };
///
/// let pairs = pair(&[corner.clone(), market], &[corner]).expect("nobody stands there twice");
/// assert_eq!((pairs.both, pairs.only_first), (vec![(0, 0)], vec![1]));
/// # Ok::<(), place_readiness::Problems>(())
/// ```
///
/// # Errors
///
/// [`Twice`] where two results of one date are of the same people.
pub fn pair(first: &[Who], second: &[Who]) -> Result<Pairs, Twice> {
    let (firsts, seconds) = (positions(first, false)?, positions(second, true)?);
    let mut pairs = Pairs::default();
    for (position, who) in first.iter().enumerate() {
        match find(&seconds, who) {
            Some(partner) => pairs.both.push((position, partner)),
            None => pairs.only_first.push(position),
        }
    }
    let is_single = |(_, who): &(usize, &Who)| find(&firsts, who).is_none();
    let single = second.iter().enumerate().filter(is_single);
    pairs.only_second = single.map(|(position, _)| position).collect();
    Ok(pairs)
}

/// Positions, sorted by whose they are.
fn positions(all: &[Who], is_second: bool) -> Result<Vec<(&Who, usize)>, Twice> {
    let mut sorted: Vec<(&Who, usize)> = all.iter().zip(0..).collect();
    sorted.sort_unstable();
    let twice = sorted.iter().zip(sorted.iter().skip(1)).filter(|(one, next)| one.0 == next.0);
    let twice = twice.map(|(one, next)| Twice { one: one.1, other: next.1, is_second });
    twice.min_by_key(|twice| twice.other).map_or(Ok(sorted), Err)
}

fn find(sorted: &[(&Who, usize)], who: &Who) -> Option<usize> {
    let found = sorted.binary_search_by(|(other, _)| (*other).cmp(who)).ok()?;
    sorted.get(found).map(|(_, position)| *position)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(place: &str, partner: Option<&str>, respondent: Option<&str>) -> Who {
        let [partner, respondent] = [partner, respondent].map(|id| id.map(str::to_owned));
        Who { place: place.to_owned(), partner, respondent, kind: Kind::Individual }
    }

    #[test]
    fn people_are_paired_whatever_their_order() {
        let [ann, bob, kim] = ["ann", "bob", "kim"].map(|id| who("york", Some("icb"), Some(id)));
        let before = [ann.clone(), bob.clone()];
        let after = [kim, bob, ann];

        let pairs = pair(&before, &after).unwrap();
        assert_eq!(pairs.both, [(0, 2), (1, 1)]);
        assert_eq!((pairs.only_first, pairs.only_second), (vec![], vec![0]));
    }

    #[test]
    fn one_respondent_in_two_places_or_of_two_kinds_is_two() {
        let york = who("york", None, Some("ann"));
        let leeds = who("leeds", None, Some("ann"));
        let agreed = Who { kind: Kind::Agreed, ..york.clone() };

        let pairs = pair(&[york], &[leeds, agreed]).unwrap();
        assert_eq!((pairs.both, pairs.only_second), (vec![], vec![0, 1]));
    }

    #[test]
    fn whoever_stands_there_twice_is_named() {
        let [ann, bob] = ["ann", "bob"].map(|id| who("york", None, Some(id)));
        let before = [ann.clone()];
        let twice = pair(&before, &[bob.clone(), ann, bob]);
        assert_eq!(twice, Err(Twice { one: 0, other: 2, is_second: true }));
    }

    #[test]
    fn an_id_that_repeats_the_kind_of_partner_tells_nobody_apart() {
        assert!(!who("york", Some("icb"), Some("icb")).is_told_apart());
        assert!(!who("york", Some("icb"), None).is_told_apart());
        assert!(who("york", Some("icb"), Some("icb-1")).is_told_apart());
        assert!(who("york", None, Some("ann")).is_told_apart());
    }
}
