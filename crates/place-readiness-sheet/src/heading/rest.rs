//! What a heading says beside the criterion that it names.

use super::{Beside, Field};
use crate::key::{Key, Question};
use crate::words::find;

/// What is said beside a criterion.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Rest {
    /// Nothing that would make it more than the answer.
    Level,
    Beside(Beside),
    /// The word for what was worked out.
    Computed(String),
    Unclear,
}

const COMPUTED: &[&str] = &[
    "sum",
    "total",
    "average",
    "avg",
    "mean",
    "median",
    "min",
    "minimum",
    "max",
    "maximum",
    "count",
    "countd",
    "stdev",
    "stddev",
    "std",
    "sd",
    "variance",
    "var",
    "percentile",
    "percent",
    "percentage",
    "weighted",
];
const EVIDENCE: &[&str] =
    &["evidence", "proof", "source", "sources", "document", "documents", "link", "links"];
const CONFIDENCE: &[&str] = &["confidence", "confident", "certainty", "certain", "sure"];
const NOTE: &[&str] = &[
    "note",
    "notes",
    "comment",
    "comments",
    "commentary",
    "remark",
    "remarks",
    "details",
    "feedback",
    "explain",
    "text",
    "narrative",
    "observations",
];
const REASON: &[&str] =
    &["reason", "reasons", "rationale", "justification", "justify", "why", "because"];
/// Words that may stand beside an answer and say no more than that it is one.
const LEVEL: &[&str] = &[
    "score",
    "scores",
    "scored",
    "level",
    "rating",
    "rate",
    "rated",
    "answer",
    "answers",
    "response",
    "value",
    "result",
    "grade",
    "mark",
    "points",
    "code",
    "choice",
    "option",
    "select",
    "selected",
    "choose",
    "chosen",
    "agreed",
    "current",
    "now",
    "self",
    "assessment",
    "assessed",
    "maturity",
    "stage",
    "numeric",
    "number",
    "scale",
    "duplicated",
    "duplicate",
    "copy",
    "question",
    "item",
    "x",
    "your",
    "our",
    "the",
    "this",
    "that",
    "of",
    "for",
    "to",
    "from",
    "out",
    "and",
    "in",
    "on",
    "a",
    "is",
    "please",
    "one",
    "which",
    "best",
    "describes",
    "required",
    "criterion",
    "q",
    "place",
];
/// Words of what is kept about a criterion and is no answer.
const OTHER: &[&str] = &[
    "target",
    "targets",
    "goal",
    "aim",
    "ambition",
    "aspiration",
    "desired",
    "next",
    "previous",
    "prior",
    "last",
    "past",
    "old",
    "baseline",
    "planned",
    "future",
    "forecast",
    "weight",
    "weighting",
    "owner",
    "lead",
    "due",
    "deadline",
    "action",
    "actions",
    "status",
    "rag",
    "gap",
    "priority",
    "change",
    "difference",
    "delta",
    "initials",
    "who",
    "when",
    "date",
    "version",
    "year",
];

/// What the words before and behind the name of a criterion say. In brackets, it is one of a grid of
/// questions.
pub(super) fn judge(
    before: &[String],
    after: &[String],
    is_bracketed: bool,
    question: &Question<'_>,
    key: &Key<'_>,
) -> Rest {
    let is_first = before.iter().all(|word| is_number_of_question(word));
    let mut rest = [before, after].concat();
    let had_text = take_question(&mut rest, after, question);
    take_groups(&mut rest, key);
    rest.retain(|word| !is_number_of_question(word));
    if rest.len() <= 6
        && let Some(word) = rest.iter().find(|it| COMPUTED.contains(&it.as_str()))
    {
        return Rest::Computed(word.clone());
    }
    if let Some(beside) = beside(&rest) {
        return beside;
    }
    if rest.iter().all(|word| is_of_level(word)) {
        return Rest::Level;
    }
    if had_text {
        return Rest::Level;
    }
    if rest.iter().take(4).any(|word| OTHER.contains(&word.as_str()) || is_year(word)) {
        return Rest::Unclear;
    }
    // What stands before an id is the name of a section, or of a grid of questions.
    let is_last = after.is_empty() || is_bracketed;
    let speaks_of_it = rest.iter().any(|word| question.speaks_of(word));
    if is_last || speaks_of_it || (is_first && rest.len() >= 4) {
        Rest::Level
    } else {
        Rest::Unclear
    }
}

/// `q7`, `7` and `question` say which question of a survey it is.
pub(super) fn is_number_of_question(word: &str) -> bool {
    let digits = word.strip_prefix(['q', 'Q']).unwrap_or(word);
    word == "question"
        || word == "q"
        || (digits.len() <= 3 && digits.chars().all(|c| c.is_ascii_digit()))
}

/// Takes the text of the question or its title away, or its beginning where a program cut it off.
fn take_question(rest: &mut Vec<String>, after: &[String], question: &Question<'_>) -> bool {
    for wanted in [&question.text, &question.title] {
        if let Some(place) = find(rest, wanted) {
            rest.drain(place..place + wanted.len());
            return true;
        }
    }
    let is_start = |text: &[String]| match after.split_last() {
        Some((last, whole)) if whole.len() >= 3 && text.len() > whole.len() => {
            text.starts_with(whole)
                && text.get(whole.len()).is_some_and(|it| it.starts_with(last.as_str()))
        }
        _ => false,
    };
    let is_cut = is_start(&question.text) || is_start(&question.title);
    if is_cut {
        rest.truncate(rest.len() - after.len());
    }
    is_cut
}

fn take_groups(rest: &mut Vec<String>, key: &Key<'_>) {
    for group in &key.groups {
        if let Some(place) = find(rest, group) {
            rest.drain(place..place + group.len());
        }
    }
}

/// What the words say is held beside an answer, where they say it.
fn beside(rest: &[String]) -> Option<Rest> {
    const KINDS: [(&[&str], Beside); 4] = [
        (EVIDENCE, Beside::Evidence),
        (CONFIDENCE, Beside::Confidence),
        (NOTE, Beside::Note),
        (REASON, Beside::Reason),
    ];
    if rest.len() > 12 {
        return None;
    }
    let says = |words: &[&str]| rest.iter().any(|word| words.contains(&word.as_str()));
    let mut kinds = KINDS.iter().filter(|(words, _)| says(words)).map(|(_, kind)| *kind);
    let first = kinds.next()?;
    let is_rated = first == Beside::Evidence && rest.windows(2).any(is_rated_evidence);
    match kinds.next() {
        // A comment that gives the reason is both, and kept as either.
        Some(Beside::Reason) if first == Beside::Note => Some(Rest::Beside(Beside::Reason)),
        Some(_) => Some(Rest::Unclear),
        None if is_rated => Some(Rest::Unclear),
        None => Some(Rest::Beside(first)),
    }
}

/// `evidence score` is neither evidence nor the score.
fn is_rated_evidence(pair: &[String]) -> bool {
    const RATED: [&str; 6] = ["score", "level", "rating", "strength", "quality", "grade"];
    matches!(pair, [one, other] if EVIDENCE.contains(&one.as_str()) && RATED.contains(&other.as_str()))
}

/// What the heading of a column says in a table with a row a question, beside its own names.
pub(super) fn of_answer(said: &[String]) -> Option<Field> {
    const CORE: [&str; 9] =
        ["level", "score", "rating", "answer", "response", "grade", "value", "maturity", "stage"];
    match beside(said) {
        Some(Rest::Beside(Beside::Confidence)) => return Some(Field::Confidence),
        Some(Rest::Beside(Beside::Evidence)) => return Some(Field::Evidence),
        Some(Rest::Beside(Beside::Note)) => return Some(Field::Note),
        Some(Rest::Beside(Beside::Reason)) => return Some(Field::Reason),
        Some(_) => return None,
        None => {}
    }
    let is_level = said.iter().all(|word| is_of_level(word) || word == "we" || word == "are");
    let is_core = said.iter().any(|word| CORE.contains(&word.as_str()));
    (is_level && is_core && said.len() <= 6).then_some(Field::Level)
}

fn is_of_level(word: &str) -> bool {
    LEVEL.contains(&word) || (word.len() <= 3 && word.chars().all(|c| c.is_ascii_digit()))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.chars().all(|c| c.is_ascii_digit())
}
