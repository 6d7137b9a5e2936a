//! Conditions compiled for evaluation: ids become positions, options become ranges.

use std::ops::RangeInclusive;

use crate::Decimal;

/// What blanks leave of a yes or no.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Three {
    No,
    CannotTell,
    Yes,
}

/// A condition over a row of answer codes.
#[derive(Clone, Debug)]
pub(crate) enum Rule {
    Count { of: Vec<Rated>, min: usize },
    Any(Vec<Self>),
    All(Vec<Self>),
    AnyGroupBelow(Decimal),
    CriticalUnanswered(Vec<usize>),
    CriticalWithoutEvidence(Vec<Rated>),
}

/// One criterion, rated within a range of options.
#[derive(Clone, Debug)]
pub(crate) struct Rated {
    pub(crate) criterion: usize,
    pub(crate) range: RangeInclusive<u8>,
}

/// What a rule looks at.
pub(crate) struct Seen<'a> {
    /// A code for each criterion.
    pub(crate) codes: &'a [u8],
    /// Whether each criterion has an item of evidence.
    pub(crate) evidence: &'a [bool],
    /// Whether each top group scores below a threshold.
    pub(crate) group_below: &'a dyn Fn(usize, Decimal) -> Three,
    /// How many top groups there are.
    pub(crate) groups: usize,
}

/// What came of a rule, and why.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    pub(crate) answer: Three,
    /// What made it true: set only where the answer is yes.
    pub(crate) because: Vec<Cause>,
    /// What leaves it open: set only where the answer is that one cannot tell.
    pub(crate) open: Vec<Cause>,
}

/// A part of the rubric that decides a rule.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Cause {
    Criterion(usize),
    Group(usize),
}

/// Codes of answers that are not a level. Every smaller code is the position of an option.
pub(crate) const NOT_APPLICABLE: u8 = 253;
pub(crate) const NOT_KNOWN: u8 = 254;
pub(crate) const UNANSWERED: u8 = 255;

/// Whether a code stands for no answer: nothing, or "not known".
pub(crate) fn is_blank(code: u8) -> bool {
    code >= NOT_KNOWN
}

impl Rule {
    pub(crate) fn judge(&self, seen: &Seen<'_>) -> Verdict {
        match self {
            Self::Count { of, min } => {
                Verdict::at_least(*min, of.iter().map(|rated| rated.judge(seen)))
            }
            Self::Any(rules) => Verdict::any(rules.iter().map(|rule| rule.judge(seen))),
            Self::All(rules) => Verdict::all(rules.iter().map(|rule| rule.judge(seen))),
            Self::AnyGroupBelow(threshold) => Verdict::at_least(
                1,
                (0..seen.groups)
                    .map(|group| (Cause::Group(group), (seen.group_below)(group, *threshold))),
            ),
            Self::CriticalUnanswered(criteria) => Verdict::at_least(
                1,
                criteria.iter().map(|criterion| {
                    let blank = seen.codes.get(*criterion).copied().is_none_or(is_blank);
                    (Cause::Criterion(*criterion), if blank { Three::Yes } else { Three::No })
                }),
            ),
            Self::CriticalWithoutEvidence(of) => {
                Verdict::at_least(1, of.iter().map(|rated| rated.without_evidence(seen)))
            }
        }
    }

    /// Whether the rule is about blanks or evidence, and so has no place in what is still possible.
    pub(crate) fn is_about_the_record(&self) -> bool {
        match self {
            Self::CriticalUnanswered(_) | Self::CriticalWithoutEvidence(_) => true,
            Self::Any(rules) | Self::All(rules) => rules.iter().any(Self::is_about_the_record),
            _ => false,
        }
    }
}

impl Rated {
    fn judge(&self, seen: &Seen<'_>) -> (Cause, Three) {
        let code = seen.codes.get(self.criterion).copied().unwrap_or(UNANSWERED);
        let answer = match code {
            code if self.range.contains(&code) => Three::Yes,
            code if is_blank(code) => Three::CannotTell,
            _ => Three::No,
        };
        (Cause::Criterion(self.criterion), answer)
    }

    /// A blank has claimed nothing, so it is not short of evidence either.
    fn without_evidence(&self, seen: &Seen<'_>) -> (Cause, Three) {
        let (cause, answer) = self.judge(seen);
        let shown = seen.evidence.get(self.criterion).copied().unwrap_or(false);
        let answer = if answer == Three::Yes && !shown { Three::Yes } else { Three::No };
        (cause, answer)
    }
}

impl Verdict {
    /// At least `min` of these hold. A count is false only where even the blanks cannot reach it.
    fn at_least(min: usize, members: impl IntoIterator<Item = (Cause, Three)>) -> Self {
        let (mut because, mut open) = (Vec::new(), Vec::new());
        for (cause, answer) in members {
            match answer {
                Three::Yes => because.push(cause),
                Three::CannotTell => open.push(cause),
                Three::No => {}
            }
        }
        let answer = match min {
            min if because.len() >= min => Three::Yes,
            min if because.len() + open.len() >= min => Three::CannotTell,
            _ => Three::No,
        };
        Self { answer, because, open }.tidy()
    }

    fn any(parts: impl Iterator<Item = Self>) -> Self {
        Self::join(parts, Three::No, Ord::max)
    }

    fn all(parts: impl Iterator<Item = Self>) -> Self {
        Self::join(parts, Three::Yes, Ord::min)
    }

    fn join(
        parts: impl Iterator<Item = Self>,
        start: Three,
        choose: fn(Three, Three) -> Three,
    ) -> Self {
        let mut joined = Self { answer: start, because: Vec::new(), open: Vec::new() };
        for part in parts {
            joined.answer = choose(joined.answer, part.answer);
            joined.because.extend(part.because);
            joined.open.extend(part.open);
        }
        joined.tidy()
    }

    /// Keeps what belongs to the answer, each cause once, in the order of the rubric.
    fn tidy(mut self) -> Self {
        if self.answer != Three::Yes {
            self.because.clear();
        }
        if self.answer != Three::CannotTell {
            self.open.clear();
        }
        for causes in [&mut self.because, &mut self.open] {
            causes.sort_unstable();
            causes.dedup();
        }
        self
    }
}
