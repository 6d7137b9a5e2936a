//! The band: what may be concluded, and what holds it.

use place_readiness::Index;
use place_readiness::result::{Applies, BandResult, GateResult};

use super::Lookup;
use super::lookup::Cited;
use crate::words::{fill, list, word};

/// The band and everything around it; absent where the rubric has no bands.
#[derive(Debug)]
pub(crate) struct Band<'a> {
    pub(crate) title: &'a str,
    pub(crate) rule: Option<&'a str>,
    pub(crate) may: Option<&'a str>,
    pub(crate) may_not: Option<&'a str>,
    /// How the band came of the score, in a sentence; absent where there is no score.
    pub(crate) reached: Option<String>,
    /// The bounds of the band as blanks are filled, in a sentence; absent where nothing is blank.
    pub(crate) outlook: Option<String>,
    pub(crate) ladder: Vec<Rung<'a>>,
    /// Whether the band stands for too few answers and not for a score.
    pub(crate) off_ladder: bool,
    pub(crate) gates: Vec<Gate<'a>>,
    pub(crate) open_gates: Vec<Gate<'a>>,
    /// The gates that do not apply.
    pub(crate) quiet_gates: Vec<&'a str>,
}

/// One band among all, with what this result has to do with it.
#[derive(Debug)]
pub(crate) struct Rung<'a> {
    pub(crate) title: &'a str,
    pub(crate) from: String,
    pub(crate) here: bool,
    pub(crate) marks: Vec<&'static str>,
}

/// One gate.
#[derive(Debug)]
pub(crate) struct Gate<'a> {
    pub(crate) id: &'a str,
    pub(crate) rule: Option<&'a str>,
    pub(crate) ceiling: &'a str,
    pub(crate) why: &'a str,
    /// What it does to the band as the answers stand.
    pub(crate) effect: Option<&'static str>,
    pub(crate) because: Vec<Cited<'a>>,
    pub(crate) open: Vec<Cited<'a>>,
}

impl<'a> Band<'a> {
    pub(crate) fn new(lookup: &Lookup<'a>) -> Option<Self> {
        let (rubric, result) = (lookup.rubric, &lookup.result.band);
        if rubric.document().bands.is_empty() {
            return None;
        }
        let band = result.id.as_deref().and_then(|id| rubric.band(id));
        let gates = |applies| move |gate: &&GateResult| gate.applies == applies;
        let results = &lookup.result.gates;
        let holding = Holding::new(result);
        let list = |applies| {
            let chosen = results.iter().filter(gates(applies));
            chosen.filter_map(|gate| Gate::new(lookup, &holding, gate)).collect()
        };
        Some(Self {
            title: band.map_or(word!("band.none"), |band| &band.title),
            rule: band.and_then(|band| band.rule.as_deref()),
            may: band.and_then(|band| band.may.as_deref()),
            may_not: band.and_then(|band| band.may_not.as_deref()),
            reached: reached(lookup),
            outlook: outlook(lookup),
            ladder: ladder(lookup),
            off_ladder: band.is_some_and(|band| band.from.is_none()),
            gates: list(Applies::Yes),
            open_gates: list(Applies::CannotTell),
            quiet_gates: results
                .iter()
                .filter(gates(Applies::No))
                .map(|it| it.id.as_str())
                .collect(),
        })
    }
}

impl Band<'_> {
    /// Whether there is anything to say about gates.
    pub(crate) fn has_gates(&self) -> bool {
        !(self.gates.is_empty() && self.open_gates.is_empty() && self.quiet_gates.is_empty())
    }

    /// The gates that hold the band, and how.
    pub(crate) fn holding(&self) -> Vec<(&Gate<'_>, &'static str)> {
        self.gates.iter().filter_map(|gate| Some((gate, gate.effect?))).collect()
    }

    /// The gates that cannot be told yet.
    pub(crate) fn open_ids(&self) -> String {
        self.open_gates.iter().map(|gate| gate.id).collect::<Vec<_>>().join(", ")
    }
}

/// The gates that hold the band now, and the highest still possible.
struct Holding<'a> {
    now: Index<'a>,
    highest: Index<'a>,
}

impl<'a> Holding<'a> {
    fn new(band: &'a BandResult) -> Self {
        let index = |gates: &'a [String]| Index::of(gates.iter().map(String::as_str));
        Self { now: index(&band.held_by), highest: index(&band.highest_held_by) }
    }
}

impl<'a> Gate<'a> {
    fn new(lookup: &Lookup<'a>, holding: &Holding<'_>, result: &'a GateResult) -> Option<Self> {
        let gate = lookup.gate(&result.id)?;
        let holds = |gates: &Index<'_>| gates.has(&gate.id);
        let effect = match (holds(&holding.now), holds(&holding.highest)) {
            (true, true) => Some(word!("gate.holds-both")),
            (true, false) => Some(word!("gate.holds-now")),
            (false, true) => Some(word!("gate.holds-highest")),
            (false, false) => None,
        };
        Some(Self {
            id: &gate.id,
            rule: gate.rule.as_deref(),
            ceiling: lookup.band(&result.ceiling),
            why: &gate.why,
            effect,
            because: lookup.all_cited(&result.because),
            open: lookup.all_cited(&result.open),
        })
    }
}

/// How the score alone and the gates make the band.
fn reached(lookup: &Lookup<'_>) -> Option<String> {
    let band = &lookup.result.band;
    let by_score = lookup.band(band.by_score.as_deref()?).to_owned();
    let gaps = [("band", by_score), ("gates", list(&band.held_by))];
    Some(match band.held_by.as_slice() {
        [] => word!("band.reached").to_owned(),
        [_] => fill(word!("band.held"), &gaps),
        _ => fill(word!("band.held-by-many"), &gaps),
    })
}

/// What the band can still become. Where nothing is blank, it becomes nothing else.
fn outlook(lookup: &Lookup<'_>) -> Option<String> {
    let (band, states) = (&lookup.result.band, lookup.result.overall.states);
    let (lowest, highest) = (band.lowest.as_deref()?, band.highest.as_deref()?);
    if states.unanswered + states.not_known == 0 {
        return None;
    }
    let words = if lowest == highest { word!("band.range-one") } else { word!("band.range") };
    let title = |id| lookup.band(id).to_owned();
    let range = fill(words, &[("lowest", title(lowest)), ("highest", title(highest))]);
    let held = match band.highest_held_by.as_slice() {
        [] => return Some(range),
        [_] => word!("band.held-back"),
        _ => word!("band.held-back-by-many"),
    };
    Some(fill(held, &[("range", range), ("gates", list(&band.highest_held_by))]))
}

/// All bands that a score can reach, the highest first.
fn ladder<'a>(lookup: &Lookup<'a>) -> Vec<Rung<'a>> {
    let result = &lookup.result.band;
    let bands = &lookup.rubric.document().bands;
    let mut ladder: Vec<Rung<'a>> = Vec::new();
    for band in bands {
        let Some(from) = band.from else { continue };
        let is = |id: &Option<String>| id.as_ref() == Some(&band.id);
        let marks = [
            (is(&result.id), word!("band.here")),
            (is(&result.by_score) && result.by_score != result.id, word!("band.by-score")),
            (is(&result.lowest), word!("band.lowest")),
            (is(&result.highest), word!("band.highest")),
        ];
        ladder.push(Rung {
            title: &band.title,
            from: from.to_string(),
            here: is(&result.id),
            marks: marks.into_iter().filter(|(yes, _)| *yes).map(|(_, mark)| mark).collect(),
        });
    }
    ladder.reverse();
    ladder
}
