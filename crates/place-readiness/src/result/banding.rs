//! Bands, gates and patterns: what is read from scores and ratings, and what holds it.

use crate::Decimal;
use crate::index::Index;
use crate::result::assess::{CLAIMED, Sheet};
use crate::result::{Applies, BandResult, GateResult, Outcome, PatternResult};
use crate::rubric::{Band, Pattern};
use crate::scoring::Blanks;
use crate::scoring::exact::Exact;
use crate::scoring::rule::{Cause, Rule, Seen, Three, Verdict};

/// Gates and patterns, judged, and the bands they leave.
#[derive(Debug)]
pub(crate) struct Banding<'a> {
    sheet: &'a Sheet<'a>,
    views: Views<'a>,
    /// The bands that a score can reach, by rank.
    bands: Vec<&'a Band>,
    /// As the answers stand.
    pub(crate) gates: Vec<Verdict>,
    /// Over everything that blanks may still turn out to be; gates about the record left out.
    possible: Vec<Three>,
    patterns: Vec<Verdict>,
}

/// The answers as claimed, with what their blanks count as.
#[derive(Debug)]
struct Views<'a> {
    now: Exact<'a>,
    lowest: Exact<'a>,
    highest: Exact<'a>,
}

impl<'a> Banding<'a> {
    pub(crate) fn new(sheet: &'a Sheet<'a>) -> Self {
        let plan = &sheet.rubric.plan;
        let views = Views::new(sheet);
        let now = |group, threshold| views.is_below_now(group, threshold);
        let ever = |group, threshold| views.is_below_ever(group, threshold);
        let possible = |rule: &Rule| {
            let is_left_out = rule.is_about_the_record();
            if is_left_out { Three::No } else { rule.judge(&sheet.seen(&ever)).answer }
        };
        let judge = |rule: &Rule| rule.judge(&sheet.seen(&now));
        Self {
            gates: plan.gates.iter().map(judge).collect(),
            possible: plan.gates.iter().map(possible).collect(),
            patterns: plan.patterns.iter().map(judge).collect(),
            bands: sheet.rubric.scored_bands().collect(),
            sheet,
            views,
        }
    }

    /// The answers as they stand.
    pub(crate) fn now(&self) -> &Exact<'a> {
        &self.views.now
    }

    /// The band as the answers stand, and those still possible.
    pub(crate) fn band(&self) -> BandResult {
        let by_score = self.by_score();
        let applies = |n: usize| self.gates.get(n).is_some_and(|gate| gate.answer == Three::Yes);
        let can =
            |least: Three| move |n: usize| self.possible.get(n).is_some_and(|it| *it >= least);
        let band = by_score.map(|rank| self.lowered(rank, applies));
        let (low, high) = (self.views.lowest.rank(), self.views.highest.rank());
        let highest = high.map(|rank| self.lowered(rank, can(Three::Yes)));
        BandResult {
            id: band.map_or_else(|| self.too_few(), |rank| self.name(rank)),
            by_score: by_score.and_then(|rank| self.name(rank)),
            lowest: low
                .map(|rank| self.lowered(rank, can(Three::CannotTell)))
                .and_then(|rank| self.name(rank)),
            highest: highest.and_then(|rank| self.name(rank)),
            held_by: self.holding(by_score, band, applies),
            highest_held_by: self.holding(high, highest, can(Three::Yes)),
        }
    }

    /// The rank of the band that the score by itself reaches.
    pub(crate) fn by_score(&self) -> Option<usize> {
        self.views.now.rank()
    }

    /// The rank of the band once every gate that applies has set its ceiling.
    pub(crate) fn lowered(&self, rank: usize, applies: impl Fn(usize) -> bool) -> usize {
        let ceilings = self.sheet.rubric.plan.ceilings.iter().enumerate();
        ceilings.filter(|(n, _)| applies(*n)).fold(rank, |rank, (_, ceiling)| rank.min(*ceiling))
    }

    /// The band with a rank.
    pub(crate) fn band_at(&self, rank: usize) -> Option<&'a Band> {
        self.bands.get(rank).copied()
    }

    fn name(&self, rank: usize) -> Option<String> {
        self.band_at(rank).map(|band| band.id.clone())
    }

    fn too_few(&self) -> Option<String> {
        let bands = &self.sheet.rubric.content.bands;
        bands.iter().find(|band| band.from.is_none()).map(|band| band.id.clone())
    }

    /// The gates whose ceiling is the band that was left, where the score would reach a higher one.
    fn holding(
        &self,
        by_score: Option<usize>,
        band: Option<usize>,
        applies: impl Fn(usize) -> bool,
    ) -> Vec<String> {
        if by_score == band {
            return Vec::new();
        }
        let rubric = self.sheet.rubric;
        let gates = rubric.content.gates.iter().zip(&rubric.plan.ceilings).enumerate();
        gates
            .filter(|(n, (_, ceiling))| applies(*n) && Some(**ceiling) == band)
            .map(|(_, (gate, _))| gate.id.clone())
            .collect()
    }

    pub(crate) fn gates(&self) -> Vec<GateResult> {
        let gates = self.sheet.rubric.content.gates.iter().zip(&self.gates);
        gates
            .map(|(gate, verdict)| GateResult {
                id: gate.id.clone(),
                applies: match verdict.answer {
                    Three::Yes => Applies::Yes,
                    Three::No => Applies::No,
                    Three::CannotTell => Applies::CannotTell,
                },
                ceiling: gate.ceiling.clone(),
                because: self.names(&verdict.because),
                open: self.names(&verdict.open),
            })
            .collect()
    }

    pub(crate) fn patterns(&self) -> Vec<PatternResult> {
        let patterns = &self.sheet.rubric.content.patterns;
        let index = Index::of(patterns.iter().map(|pattern| pattern.id.as_str()));
        let verdict = |id: &str| index.find(&self.patterns, id);
        let found = |id: &str| verdict(id).is_some_and(|it| it.answer == Three::Yes);
        let result = |(pattern, verdict): (&Pattern, &Verdict)| PatternResult {
            id: pattern.id.clone(),
            outcome: match verdict.answer {
                Three::Yes => Outcome::Found,
                Three::No => Outcome::NotFound,
                Three::CannotTell => Outcome::CannotTell,
            },
            part_of: pattern.part_of.clone().filter(|whole| found(whole)),
            because: self.names(&verdict.because),
            open: self.names(&verdict.open),
        };
        patterns.iter().zip(&self.patterns).map(result).collect()
    }

    fn names(&self, causes: &[Cause]) -> Vec<String> {
        let groups = &self.sheet.rubric.content.groups;
        let name = |cause: &Cause| match cause {
            Cause::Criterion(n) => {
                self.sheet.criteria.get(*n).map(|criterion| criterion.id.clone())
            }
            Cause::Group(n) => groups.get(*n).map(|group| group.id.clone()),
        };
        causes.iter().filter_map(name).collect()
    }
}

impl<'a> Views<'a> {
    fn new(sheet: &'a Sheet<'a>) -> Self {
        Self {
            now: sheet.exact(Blanks::LeftOut),
            lowest: sheet.exact(Blanks::Lowest),
            highest: sheet.exact(Blanks::Highest),
        }
    }

    /// Whether a top group scores below a threshold, as the answers stand.
    fn is_below_now(&self, group: usize, threshold: Decimal) -> Three {
        let Some((position, _)) = self.now.plan.top().get(group) else { return Three::No };
        if self.now.is_below(*position, threshold) {
            return Three::Yes;
        }
        self.is_below_ever(group, threshold).min(Three::CannotTell)
    }

    /// Whether a top group scores below a threshold whatever the blanks turn out to be.
    fn is_below_ever(&self, group: usize, threshold: Decimal) -> Three {
        let Some((position, _)) = self.now.plan.top().get(group) else { return Three::No };
        if self.highest.is_below(*position, threshold) {
            Three::Yes
        } else if self.lowest.is_below(*position, threshold) {
            Three::CannotTell
        } else {
            Three::No
        }
    }
}

impl<'a> Sheet<'a> {
    /// The answers as claimed, for exact comparison.
    pub(crate) fn exact(&'a self, blanks: Blanks) -> Exact<'a> {
        let scores = match blanks {
            Blanks::LeftOut => &self.scores,
            Blanks::Lowest => &self.lowest,
            Blanks::Highest => &self.highest,
        };
        Exact::new(&self.rubric.plan, &self.codes, blanks, scores, CLAIMED)
    }

    /// What conditions look at.
    pub(crate) fn seen<'s>(&'s self, group_below: &'s dyn Fn(usize, Decimal) -> Three) -> Seen<'s> {
        Seen {
            codes: &self.codes,
            evidence: &self.evidence,
            group_below,
            groups: self.rubric.plan.top().len(),
        }
    }

    /// The band that the pooled score by itself would reach.
    pub(crate) fn pooled_band(&'a self) -> Option<String> {
        let reached = self.exact(Blanks::LeftOut).pooled_rank()?;
        self.rubric.scored_bands().nth(reached).map(|band| band.id.clone())
    }
}

impl crate::Rubric {
    /// The bands that a score can reach, from the lowest.
    pub(crate) fn scored_bands(&self) -> impl Iterator<Item = &Band> {
        self.content.bands.iter().filter(|band| band.from.is_some())
    }
}
