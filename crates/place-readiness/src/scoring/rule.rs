//! Conditions over a row of answers. Each holds where at least so many of its members do.

use std::ops::RangeInclusive;

use crate::document::decimal::Decimal;
use crate::scoring::code::{UNANSWERED, is_blank};

/// What blanks leave of a yes or no.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Three {
    No,
    CannotTell,
    Yes,
}

/// A condition over a row of answer codes.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// It holds where at least so many of its members do.
    pub(crate) needed: usize,
    pub(crate) members: Judged,
}

/// What a rule counts.
#[derive(Clone, Debug)]
pub(crate) enum Judged {
    /// Criteria that are rated within a range.
    Rated(Vec<Rated>),
    /// Criteria that are rated within a range and have no item of evidence.
    Unshown(Vec<Rated>),
    /// Criteria that have no answer.
    Blank(Vec<usize>),
    /// Top groups that score below this.
    GroupsBelow(Decimal),
    /// Other rules.
    Rules(Vec<Rule>),
}

/// One criterion, rated within a range of options.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rated {
    pub(crate) criterion: usize,
    pub(crate) range: RangeInclusive<u8>,
}

/// What a rule looks at.
pub(crate) struct Situation<'a> {
    /// A code for each criterion.
    pub(crate) codes: &'a [u8],
    /// Whether each criterion has an item of evidence; where nothing is noted it has none.
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

impl Rule {
    pub(crate) fn judge(&self, situation: &Situation<'_>) -> Verdict {
        let mut tally = Tallied::default();
        if let Judged::Rules(rules) = &self.members {
            for rule in rules {
                tally.add_rule(rule.judge(situation));
            }
        } else {
            self.members.each(situation, &mut |cause, answer| tally.add(cause, answer));
        }
        tally.verdict(self.needed)
    }

    /// Whether it certainly holds: what [`Self::judge`] answers with yes, without the reasons.
    pub(crate) fn holds(&self, situation: &Situation<'_>) -> bool {
        let mut sure = 0;
        if let Judged::Rules(rules) = &self.members {
            sure = rules.iter().filter(|rule| rule.holds(situation)).count();
        } else {
            self.members
                .each(situation, &mut |_, answer| sure += usize::from(answer == Three::Yes));
        }
        sure >= self.needed
    }

    /// Whether the rule is about blanks or evidence, and so has no place in what is still possible.
    pub(crate) fn is_about_the_record(&self) -> bool {
        match &self.members {
            Judged::Blank(_) | Judged::Unshown(_) => true,
            Judged::Rules(rules) => rules.iter().any(Self::is_about_the_record),
            Judged::Rated(_) | Judged::GroupsBelow(_) => false,
        }
    }
}

impl Judged {
    /// Every member, with whether it holds. Rules are not among them, as they have members of
    /// their own.
    fn each(&self, situation: &Situation<'_>, see: &mut impl FnMut(Cause, Three)) {
        match self {
            Self::Rated(of) => {
                for rated in of {
                    see(rated.cause(), rated.judge(situation));
                }
            }
            Self::Unshown(of) => {
                for rated in of {
                    see(rated.cause(), rated.without_evidence(situation));
                }
            }
            Self::Blank(criteria) => {
                for criterion in criteria {
                    see(
                        Cause::Criterion(*criterion),
                        certain(is_blank(situation.code(*criterion))),
                    );
                }
            }
            Self::GroupsBelow(threshold) => {
                for group in 0..situation.groups {
                    see(Cause::Group(group), (situation.group_below)(group, *threshold));
                }
            }
            Self::Rules(_) => {}
        }
    }
}

impl Rated {
    /// Whether a code is in the range.
    pub(crate) fn holds(&self, code: u8) -> bool {
        self.range.contains(&code)
    }

    fn judge(&self, situation: &Situation<'_>) -> Three {
        match situation.code(self.criterion) {
            code if self.holds(code) => Three::Yes,
            code if is_blank(code) => Three::CannotTell,
            _ => Three::No,
        }
    }

    /// A blank has claimed nothing, so it is not short of evidence either.
    fn without_evidence(&self, situation: &Situation<'_>) -> Three {
        certain(self.holds(situation.code(self.criterion)) && !situation.is_shown(self.criterion))
    }

    fn cause(&self) -> Cause {
        Cause::Criterion(self.criterion)
    }
}

impl Situation<'_> {
    pub(crate) fn code(&self, criterion: usize) -> u8 {
        self.codes.get(criterion).copied().unwrap_or(UNANSWERED)
    }

    /// Whether a criterion has an item of evidence.
    pub(crate) fn is_shown(&self, criterion: usize) -> bool {
        self.evidence.get(criterion).copied().unwrap_or(false)
    }
}

/// The members of a rule, told apart.
#[derive(Debug, Default)]
struct Tallied {
    /// So many members hold,
    sure: usize,
    /// and so many may.
    maybe: usize,
    because: Vec<Cause>,
    open: Vec<Cause>,
}

impl Tallied {
    fn add(&mut self, cause: Cause, answer: Three) {
        match answer {
            Three::Yes => self.because.push(cause),
            Three::CannotTell => self.open.push(cause),
            Three::No => {}
        }
        self.count(answer);
    }

    fn add_rule(&mut self, verdict: Verdict) {
        self.because.extend(verdict.because);
        self.open.extend(verdict.open);
        self.count(verdict.answer);
    }

    fn count(&mut self, answer: Three) {
        self.sure += usize::from(answer == Three::Yes);
        self.maybe += usize::from(answer == Three::CannotTell);
    }

    /// Keeps what belongs to the answer. It is no only where even the blanks cannot reach a yes.
    fn verdict(self, needed: usize) -> Verdict {
        let (answer, because, open) = if self.sure >= needed {
            (Three::Yes, self.because, Vec::new())
        } else if self.sure + self.maybe >= needed {
            (Three::CannotTell, Vec::new(), self.open)
        } else {
            (Three::No, Vec::new(), Vec::new())
        };
        Verdict { answer, because: in_order(because), open: in_order(open) }
    }
}

/// Each cause once, in the order of the rubric.
fn in_order(mut causes: Vec<Cause>) -> Vec<Cause> {
    causes.sort_unstable();
    causes.dedup();
    causes
}

/// A yes or a no that blanks leave as it is.
pub(crate) fn certain(holds: bool) -> Three {
    if holds { Three::Yes } else { Three::No }
}
