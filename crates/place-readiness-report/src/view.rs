//! The report as plain data: everything looked up, worded and rounded, nothing escaped yet.

mod answers;
mod band;
mod basis;
mod explained;
mod lookup;
mod patterns;
mod profile;
mod steps;

use place_readiness::assessment::{Header, Kind, Respondent};
use place_readiness::result::State;
use place_readiness::rubric::Term;
use place_readiness::{Assessment, Rubric, ScoreResult};

pub(crate) use self::answers::{Answer, Heading, headings};
pub(crate) use self::band::{Band, Gate};
pub(crate) use self::basis::section;
pub(crate) use self::explained::{Explained, Level};
pub(crate) use self::lookup::{Cited, Lookup, critical, option, why_none};
pub(crate) use self::patterns::{Found, Patterns};
pub(crate) use self::profile::{Drawn, Numbers, Overall, Row, answered, rows, tenths};
pub(crate) use self::steps::{Step, actor};
use crate::date;
use crate::words::{self, fill, word};
use answers::{Lens, Missing};
use basis::Basis;
use steps::Steps;

/// Everything a report shows, in the order in which it shows it.
///
/// Both templates read this. What is empty is left out of the report.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    /// The language of the rubric's texts.
    pub(crate) language: &'a str,
    pub(crate) rubric: &'a str,
    pub(crate) place: &'a str,
    pub(crate) title: Option<&'a str>,
    pub(crate) date: String,
    pub(crate) kind: &'static str,
    pub(crate) respondent: Option<&'a str>,
    pub(crate) label: Option<&'a str>,
    pub(crate) notice: Notice<'a>,
    pub(crate) profile: Vec<Row<'a>>,
    /// Whether some heading has an evidenced score.
    pub(crate) evidenced: bool,
    /// Whether something has a reason why it has no score.
    pub(crate) reasons: bool,
    pub(crate) overall: Overall<'a>,
    pub(crate) band: Option<Band<'a>>,
    pub(crate) patterns: Option<Patterns<'a>>,
    pub(crate) steps: Steps<'a>,
    pub(crate) answers: Vec<Heading<'a>>,
    pub(crate) lenses: Vec<Lens<'a>>,
    pub(crate) missing: Vec<Missing<'a>>,
    pub(crate) basis: Option<Basis<'a>>,
    pub(crate) glossary: Vec<Meaning<'a>>,
    pub(crate) method: Method<'a>,
}

/// What the rubric is and is not made for.
#[derive(Debug)]
pub(crate) struct Notice<'a> {
    /// Its first sentences, for the top of the report.
    pub(crate) short: &'a str,
    pub(crate) full: &'a str,
}

/// A word of the glossary.
#[derive(Debug)]
pub(crate) struct Meaning<'a> {
    pub(crate) term: &'a str,
    pub(crate) meaning: &'a str,
}

/// How the report was made.
#[derive(Debug)]
pub(crate) struct Method<'a> {
    pub(crate) rubric: String,
    pub(crate) fingerprint: &'a str,
    pub(crate) engine: String,
    pub(crate) answered_under: Option<&'a str>,
    pub(crate) licence: Option<&'a str>,
    pub(crate) about: Option<&'a str>,
    pub(crate) source: Option<&'a str>,
    pub(crate) note: Option<&'a str>,
    pub(crate) rules: &'a [String],
    pub(crate) account: [String; 2],
}

/// How many sentences of the notice stand at the top of a report.
const SHORT_NOTICE: usize = 3;

impl<'a> Report<'a> {
    pub(crate) fn new(
        rubric: &'a Rubric,
        assessment: &'a Assessment,
        result: &'a ScoreResult,
    ) -> Self {
        let lookup = Lookup::new(rubric, result);
        let (document, header) = (rubric.document(), assessment.header());
        let (profile, overall) = (rows(&lookup), Overall::new(&lookup));
        let has_reason = |row: &Row<'_>| row.numbers.reason.is_some();
        Self {
            language: language(rubric),
            rubric: &document.title,
            place: &result.place.name,
            title: header.title.as_deref(),
            date: date::readable(&result.date),
            kind: kind(result.kind),
            respondent: result.respondent.as_ref().map(|it| respondent(rubric, it)),
            label: result.label.as_deref(),
            notice: Notice::new(&result.notice),
            evidenced: profile.iter().any(Row::is_evidenced),
            reasons: overall.numbers.reason.is_some() || profile.iter().any(has_reason),
            profile,
            overall,
            band: Band::new(&lookup),
            patterns: Patterns::new(&lookup),
            steps: Steps::new(&lookup),
            answers: headings(&lookup),
            lenses: answers::lenses(&lookup),
            missing: answers::missing(&lookup),
            basis: Basis::new(&lookup),
            glossary: document.glossary.iter().map(Meaning::new).collect(),
            method: Method::new(&lookup, header),
        }
    }
}

impl<'a> Notice<'a> {
    pub(crate) fn new(full: &'a str) -> Self {
        let ends = full.match_indices(". ").map(|(at, _)| at + 1);
        let end = ends.take(SHORT_NOTICE).nth(SHORT_NOTICE - 1).unwrap_or(full.len());
        Self { short: full.get(..end).unwrap_or(full), full }
    }

    /// Its first sentences, and where the rest is.
    pub(crate) fn text(&self) -> String {
        if self.short.len() == self.full.len() {
            return self.full.to_owned();
        }
        fill(word!("short.notice"), &[("notice", self.short.to_owned())])
    }
}

impl<'a> Meaning<'a> {
    fn new(term: &'a Term) -> Self {
        Self { term: &term.term, meaning: &term.meaning }
    }
}

impl<'a> Method<'a> {
    fn new(lookup: &Lookup<'a>, header: &'a Header) -> Self {
        let (document, result) = (lookup.rubric.document(), lookup.result);
        let stamp = &result.rubric;
        let other = |version: &&str| *version != stamp.version;
        Self {
            rubric: format!("{} {}", stamp.id, stamp.version),
            fingerprint: &stamp.fingerprint,
            engine: format!("{} {}", result.engine.name, result.engine.version),
            answered_under: stamp.answered_under.as_deref().filter(other),
            licence: document.licence.as_deref(),
            about: document.about.as_deref(),
            source: header.source.as_deref(),
            note: header.note.as_deref(),
            rules: &header.rules,
            account: profile::account(lookup),
        }
    }
}

/// The language of the rubric's texts.
pub(crate) fn language(rubric: &Rubric) -> &str {
    rubric.document().language.as_deref().filter(is_language).unwrap_or(word!("language"))
}

/// Whether a text can be the name of a language, such as `en-GB`.
fn is_language(text: &&str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    text.bytes().all(fits) && text.bytes().next().is_some_and(|it| it.is_ascii_alphabetic())
}

/// Which of the four kinds of answer a criterion has, in words.
fn state(state: State) -> &'static str {
    match state {
        State::Level => word!("state.level"),
        State::NotApplicable => word!("state.not-applicable"),
        State::NotKnown => word!("state.not-known"),
        State::Unanswered => word!("state.unanswered"),
    }
}

pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Individual => word!("kind.individual"),
        Kind::Agreed => word!("kind.agreed"),
        Kind::Illustrative => word!("kind.illustrative"),
    }
}

/// A number of headings, in words.
pub(crate) fn headings_in_words(count: usize) -> String {
    words::count(count, word!("count.heading"), word!("count.headings"))
}

/// A number of criteria, in words.
pub(crate) fn criteria_in_words(count: usize) -> String {
    words::count(count, word!("count.criterion"), word!("count.criteria"))
}

/// Who answered, where it is one of several: "r1, Council".
pub(crate) fn who(rubric: &Rubric, result: &ScoreResult) -> Option<String> {
    let answered_by = result.respondent.as_ref()?;
    let group = respondent(rubric, answered_by).to_owned();
    if is_only_one_of_its_kind(answered_by) {
        return Some(group);
    }
    let gaps = [("id", answered_by.id.clone()), ("group", group)];
    Some(fill(word!("report.who"), &gaps))
}

/// Whether no other respondent of the same kind is to be told from this one.
pub(crate) fn is_only_one_of_its_kind(respondent: &Respondent) -> bool {
    respondent.partner.as_ref().is_none_or(|partner| *partner == respondent.id)
}

/// The kind of partner that answered: a role, never a name.
pub(crate) fn respondent<'a>(rubric: &'a Rubric, respondent: &'a Respondent) -> &'a str {
    let id = respondent.partner.as_deref().unwrap_or(&respondent.id);
    let partner = rubric.document().partners.iter().find(|partner| partner.id == id);
    partner.map_or(id, |partner| &partner.title)
}
