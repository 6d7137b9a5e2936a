//! A rubric and its answers as plain data of the tests' own, with nothing of the engine in it.

/// Every decimal is a whole number of thousandths.
#[derive(Clone, Debug)]
pub(crate) struct Rubric {
    pub(crate) scales: Vec<Scale>,
    pub(crate) minimum_coverage: u32,
    pub(crate) combine: Combine,
    pub(crate) groups: Vec<Group>,
    /// From this option up, evidence is expected; without it, the second option counts.
    pub(crate) evidence_expected: Option<(String, String)>,
    pub(crate) bands: Vec<Band>,
    pub(crate) gates: Vec<Gate>,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) lenses: Vec<Lens>,
}

#[derive(Clone, Debug)]
pub(crate) struct Scale {
    pub(crate) id: String,
    pub(crate) options: Vec<(String, i32)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Combine {
    Mean,
    Minimum,
    Geometric,
}

/// Either groups or criteria; the other list is empty.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) weight: u32,
    pub(crate) combine: Combine,
    pub(crate) groups: Vec<Group>,
    pub(crate) criteria: Vec<Criterion>,
}

#[derive(Clone, Debug)]
pub(crate) struct Criterion {
    pub(crate) id: String,
    pub(crate) scale: usize,
    pub(crate) weight: u32,
    pub(crate) critical: Option<&'static str>,
    pub(crate) may_not_apply: bool,
    /// The facets it carries, for each lens.
    pub(crate) tags: Vec<Vec<String>>,
}

#[derive(Clone, Debug)]
pub(crate) struct Band {
    pub(crate) id: String,
    pub(crate) from: Option<u32>,
}

#[derive(Clone, Debug)]
pub(crate) struct Gate {
    pub(crate) id: String,
    pub(crate) when: When,
    pub(crate) ceiling: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    pub(crate) id: String,
    pub(crate) when: When,
    pub(crate) part_of: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Lens {
    pub(crate) id: String,
    pub(crate) minimum_answered: usize,
    pub(crate) facets: Vec<String>,
}

#[derive(Clone, Debug)]
pub(crate) enum When {
    Rated { criterion: String, range: Range },
    Count { of: Of, range: Range, min: usize },
    Any(Vec<When>),
    All(Vec<When>),
    AnyGroupBelow(u32),
    CriticalUnanswered,
    CriticalWithoutEvidence(String),
}

#[derive(Clone, Debug)]
pub(crate) enum Of {
    Critical,
    These(Vec<String>),
}

#[derive(Clone, Debug)]
pub(crate) struct Range {
    pub(crate) at_least: Option<String>,
    pub(crate) at_most: Option<String>,
}

/// One for each criterion, in order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) given: Given,
    /// How many items of evidence stand beside it.
    pub(crate) evidence: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Given {
    /// The position of an option on its scale, from 0.
    Level(usize),
    NotApplicable,
    NotKnown,
    Unanswered,
}

impl Rubric {
    /// All criteria, in order.
    pub(crate) fn criteria(&self) -> Vec<&Criterion> {
        self.groups.iter().flat_map(Group::all_criteria).collect()
    }

    pub(crate) fn options(&self, criterion: &Criterion) -> &[(String, i32)] {
        &self.scales[criterion.scale].options
    }

    pub(crate) fn top(&self, criterion: &Criterion) -> usize {
        self.options(criterion).len() - 1
    }

    pub(crate) fn position(&self, criterion: &Criterion, option: &str) -> Option<usize> {
        self.options(criterion).iter().position(|(id, _)| id == option)
    }
}

impl Group {
    /// All criteria below it, in order.
    pub(crate) fn all_criteria(&self) -> Vec<&Criterion> {
        self.criteria.iter().chain(self.groups.iter().flat_map(Self::all_criteria)).collect()
    }
}

impl Answer {
    pub(crate) fn is_blank(&self) -> bool {
        matches!(self.given, Given::NotKnown | Given::Unanswered)
    }
}
