//! Bands, gates and patterns: what is read from scores and ratings, and what holds it.

use crate::Decimal;
use crate::result::assess::{CLAIMED, Sheet, value_of};
use crate::result::{Applies, BandResult, GateResult, Outcome, PatternResult};
use crate::rubric::Band;
use crate::scoring::Blanks;
use crate::scoring::exact::Row;
use crate::scoring::rule::{Cause, Rule, Seen, Three, Verdict};

/// Gates and patterns, judged, and the bands they leave.
pub(crate) struct Banding<'a> {
    sheet: &'a Sheet<'a>,
    /// As the answers stand.
    pub(crate) gates: Vec<Verdict>,
    /// Over everything that blanks may still turn out to be; gates about the record left out.
    possible: Vec<Three>,
    patterns: Vec<Verdict>,
    /// The rank of each gate's ceiling.
    ceilings: Vec<Option<usize>>,
}

impl<'a> Banding<'a> {
    pub(crate) fn new(sheet: &'a Sheet<'a>) -> Self {
        let plan = &sheet.rubric.plan;
        let now = |group, threshold| below_now(sheet, group, threshold);
        let ever = |group, threshold| below_ever(sheet, group, threshold);
        let possible = |rule: &Rule| {
            if rule.is_about_the_record() { Three::No } else { judge(sheet, rule, &ever).answer }
        };
        Self {
            sheet,
            gates: plan.gates.iter().map(|rule| judge(sheet, rule, &now)).collect(),
            possible: plan.gates.iter().map(possible).collect(),
            patterns: plan.patterns.iter().map(|rule| judge(sheet, rule, &now)).collect(),
            ceilings: sheet.rubric.ceilings(),
        }
    }

    /// The band as the answers stand, and those still possible.
    pub(crate) fn band(&self) -> BandResult {
        let by_score = self.by_score();
        let applies = |n: usize| self.gates.get(n).is_some_and(|gate| gate.answer == Three::Yes);
        let can =
            |least: Three| move |n: usize| self.possible.get(n).is_some_and(|it| *it >= least);
        let band = by_score.map(|rank| self.lowered(rank, applies));
        let (low, high) = self.range();
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
        let plan = &self.sheet.rubric.plan;
        let score = self.sheet.score(plan.whole(), CLAIMED)?;
        rank(self.sheet.row(Blanks::LeftOut), score)
    }

    /// The rank of the band once every gate that applies has set its ceiling.
    pub(crate) fn lowered(&self, rank: usize, applies: impl Fn(usize) -> bool) -> usize {
        let binding = self.ceilings.iter().enumerate().filter(|(n, _)| applies(*n));
        binding.filter_map(|(_, ceiling)| *ceiling).fold(rank, usize::min)
    }

    /// The rank of a gate's ceiling.
    pub(crate) fn ceiling(&self, gate: usize) -> Option<usize> {
        self.ceilings.get(gate).copied().flatten()
    }

    /// The id of the band with a rank.
    pub(crate) fn name(&self, rank: usize) -> Option<String> {
        self.sheet.rubric.scored_bands().nth(rank).map(|band| band.id.clone())
    }

    fn range(&self) -> (Option<usize>, Option<usize>) {
        let whole = self.sheet.rubric.plan.whole();
        let reach = |scores, blanks| rank(self.sheet.row(blanks), value_of(scores, whole)?);
        (reach(&self.sheet.lowest, Blanks::Lowest), reach(&self.sheet.highest, Blanks::Highest))
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
        let gates = self.sheet.rubric.content.gates.iter().zip(&self.ceilings).enumerate();
        gates
            .filter(|(n, (_, ceiling))| applies(*n) && **ceiling == band)
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
        let found = |id: &str| {
            let mut known = patterns.iter().zip(&self.patterns);
            known.any(|(pattern, it)| pattern.id == id && it.answer == Three::Yes)
        };
        let result = |(pattern, verdict): (&crate::rubric::Pattern, &Verdict)| PatternResult {
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

    /// The band that the pooled score by itself would reach.
    pub(crate) fn pooled_band(sheet: &Sheet<'_>) -> Option<String> {
        let row = sheet.row(Blanks::LeftOut);
        let reached = sheet.rubric.plan.bands.iter().rposition(|from| row.pooled_reaches(*from))?;
        sheet.rubric.scored_bands().nth(reached).map(|band| band.id.clone())
    }

    fn names(&self, causes: &[Cause]) -> Vec<String> {
        let content = &self.sheet.rubric.content;
        let criteria = content.criteria();
        let name = |cause: &Cause| match cause {
            Cause::Criterion(n) => criteria.get(*n).map(|criterion| criterion.id.clone()),
            Cause::Group(n) => content.groups.get(*n).map(|group| group.id.clone()),
        };
        causes.iter().filter_map(name).collect()
    }
}

/// The rank of the highest band whose lowest score is reached.
pub(crate) fn rank(row: Row<'_>, score: f64) -> Option<usize> {
    let whole = row.plan.whole();
    row.plan.bands.iter().rposition(|from| row.reaches(whole, score, *from))
}

fn judge(sheet: &Sheet<'_>, rule: &Rule, below: &dyn Fn(usize, Decimal) -> Three) -> Verdict {
    rule.judge(&Seen {
        codes: &sheet.codes,
        evidence: &sheet.evidence,
        group_below: below,
        groups: sheet.rubric.plan.top().len(),
    })
}

/// Whether a top group scores below a threshold, as the answers stand.
fn below_now(sheet: &Sheet<'_>, group: usize, threshold: Decimal) -> Three {
    let Some((position, _)) = sheet.rubric.plan.top().get(group).copied() else { return Three::No };
    match sheet.score(position, CLAIMED) {
        Some(score) if !sheet.row(Blanks::LeftOut).reaches(position, score, threshold) => {
            Three::Yes
        }
        _ => below_ever(sheet, group, threshold).min(Three::CannotTell),
    }
}

/// Whether a top group scores below a threshold whatever the blanks turn out to be.
fn below_ever(sheet: &Sheet<'_>, group: usize, threshold: Decimal) -> Three {
    let Some((position, _)) = sheet.rubric.plan.top().get(group).copied() else { return Three::No };
    let below = |scores, blanks| {
        let score = value_of(scores, position)?;
        Some(!sheet.row(blanks).reaches(position, score, threshold))
    };
    match (below(&sheet.lowest, Blanks::Lowest), below(&sheet.highest, Blanks::Highest)) {
        (_, Some(true)) => Three::Yes,
        (Some(true), _) => Three::CannotTell,
        _ => Three::No,
    }
}

impl Sheet<'_> {
    /// The answers as claimed, for exact comparison.
    pub(crate) fn row(&self, blanks: Blanks) -> Row<'_> {
        Row { plan: &self.rubric.plan, codes: &self.codes, blanks }
    }
}

impl crate::Rubric {
    /// The bands that a score can reach, from the lowest.
    pub(crate) fn scored_bands(&self) -> impl Iterator<Item = &Band> {
        self.content.bands.iter().filter(|band| band.from.is_some())
    }

    /// The rank of each gate's ceiling.
    pub(crate) fn ceilings(&self) -> Vec<Option<usize>> {
        let rank = |id: &str| self.scored_bands().position(|band| band.id == id);
        self.content.gates.iter().map(|gate| rank(&gate.ceiling)).collect()
    }
}
