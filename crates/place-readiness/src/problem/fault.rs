//! The kinds of fault a document can have, each with its code and its words.

/// The kinds of fault there are.
///
/// The [code](crate::problem::Problem::code) of a kind is a promise: it stays the same across releases and
/// languages, so match on it. The words are for people and may get better at any time.
#[derive(Clone, Debug, PartialEq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Fault {
    /// The text is not YAML (or JSON) at all.
    #[error("cannot be read: {message}")]
    Malformed {
        /// What the parser said.
        message: String,
    },
    /// The document is larger than the limit.
    #[error("must be at most {limit} bytes, found {found}")]
    TooLarge {
        /// The most bytes there may be.
        limit: usize,
        /// The bytes there are.
        found: usize,
    },
    /// The document holds more than is read, however it came, or more problems than are told.
    #[error("must hold at most {limit} {what}{}", the_rest(*limit, *found))]
    TooMuch {
        /// How much there may be.
        limit: usize,
        /// Of what.
        what: &'static str,
        /// How much there is, where everything was counted.
        found: Option<usize>,
    },
    /// Lists and maps are nested deeper than the limit.
    #[error("must be nested at most {limit} deep")]
    TooDeep {
        /// The deepest nesting there may be.
        limit: usize,
    },
    /// A list is longer than the limit.
    #[error("must have at most {limit} entries, found {found}")]
    TooMany {
        /// The most entries there may be.
        limit: usize,
        /// The entries there are.
        found: usize,
    },
    /// An anchor, an alias or a tag: one value that stands for another.
    #[error("must be written out in full: anchors (&), aliases (*) and tags (!) are not read")]
    NotPlain,
    /// A key stands twice in one map.
    #[error("must have each key once, found `{key}` again")]
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// A key that this place of the document does not have.
    #[error("no such key `{found}`{}", did_you_mean(nearest.as_deref()))]
    UnknownKey {
        /// The key as it was written.
        found: String,
        /// The closest key there is.
        nearest: Option<String>,
    },
    /// A key that must be there is not.
    #[error("must have the key `{key}`")]
    MissingKey {
        /// The key.
        key: String,
    },
    /// A value of another kind than asked for.
    #[error("must be {expected}, found {found}")]
    WrongType {
        /// What must be there.
        expected: String,
        /// What is there.
        found: String,
    },
    /// The `format` is not one this engine reads here.
    #[error("must be `{expected}`, found `{found}`")]
    UnknownFormat {
        /// The format that is read here.
        expected: String,
        /// The format as it was written.
        found: String,
    },
    /// A text or a list that must say something is empty.
    #[error("must not be empty")]
    Empty,
    /// A text holds characters that cannot be seen, or that reorder what people see.
    #[error("must not hold characters that cannot be seen, found {found}: delete it")]
    UnsafeText {
        /// The first of them, as `U+` and its number, its name, and the text before it.
        found: String,
    },
    /// An id with other characters than ids may have.
    #[error(
        "must be an id of 1 to 64 letters, digits, `.`, `_` or `-` that starts with a letter \
         or digit, found `{found}`"
    )]
    BadId {
        /// The id as it was written, made safe to print.
        found: String,
    },
    /// Two things of one kind share an id.
    #[error("must have an id of its own, `{id}` is taken")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// A number outside its range.
    #[error("must be from {from} to {to}, found {found}")]
    OutOfRange {
        /// The lowest value.
        from: String,
        /// The highest value.
        to: String,
        /// The number as it was written.
        found: String,
    },
    /// A number with more decimal places than are kept.
    #[error("must have at most three decimal places, found {found}")]
    TooManyPlaces {
        /// The number as it was written.
        found: String,
    },
    /// A word that is none of those allowed here.
    #[error("must be one of {choices}, found `{found}`{}", did_you_mean(nearest.as_deref()))]
    UnknownChoice {
        /// The word as it was written.
        found: String,
        /// The words allowed here.
        choices: String,
        /// The closest of them.
        nearest: Option<String>,
    },
    /// A version that is not of the form 1.2.3.
    #[error("must be a version such as 1.2.3, found `{found}`")]
    BadVersion {
        /// The version as it was written.
        found: String,
    },
    /// A date that is not a day of the calendar, as year-month-day.
    #[error("must be a date such as {example}, found `{found}`")]
    BadDate {
        /// The date as it was written.
        found: String,
        /// A date in the form that is asked for.
        example: String,
    },

    /// A criterion names a scale that the rubric does not have.
    #[error("no such scale `{found}`{}", did_you_mean(nearest.as_deref()))]
    UnknownScale {
        /// The id as it was written.
        found: String,
        /// The closest id there is.
        nearest: Option<String>,
    },
    /// A criterion names no scale, and the rubric has more than one.
    #[error("must name its scale, as the rubric has {count}")]
    ScaleNeeded {
        /// How many scales the rubric has.
        count: usize,
    },
    /// The options of a scale do not rise in value.
    #[error("must be worth more than the option before it ({before}), found {found}")]
    OptionsNotAscending {
        /// The value of the option before.
        before: String,
        /// The value as it was written.
        found: String,
    },
    /// A scale with fewer than two options cannot tell anything apart.
    #[error("must have at least two options, found {found}")]
    TooFewOptions {
        /// How many options there are.
        found: usize,
    },
    /// A criterion has more or fewer levels than its scale has options.
    #[error("must have one level for each of the {expected} options of its scale, found {found}")]
    WrongLevelCount {
        /// How many options the scale has.
        expected: usize,
        /// How many levels there are.
        found: usize,
    },
    /// A group holds both criteria and groups, or neither.
    #[error("must have either `criteria` or `groups`")]
    CriteriaOrGroups,
    /// Every weight in a group, or every weight of the rubric, is zero.
    #[error("must have at least one weight above zero")]
    NothingToScore,
    /// Weights and values together are too fine for exact sums.
    #[error("must have rounder weights or values: together they need more than 53 bits")]
    TooFine,
    /// The bands do not start at 0 and rise.
    #[error("must start from {expected}, found {found}")]
    BandsOutOfOrder {
        /// What the band must start from.
        expected: String,
        /// What it starts from.
        found: String,
    },
    /// A second band without `from`.
    #[error("must have `from`: only one band may stand for too few answers")]
    SecondBandWithoutFrom,
    /// A gate or a step names a band that the rubric does not have.
    #[error("no such band `{found}`{}", did_you_mean(nearest.as_deref()))]
    UnknownBand {
        /// The id as it was written.
        found: String,
        /// The closest id there is.
        nearest: Option<String>,
    },
    /// A gate whose ceiling is the top band, or the band for too few answers.
    #[error("must be a band below the top one, found `{found}`, which would hold nothing back")]
    GateWithoutEffect {
        /// The id as it was written.
        found: String,
    },
    /// A condition that is none, or more than one, of the kinds there are.
    #[error("must be exactly one condition: {choices}")]
    BadCondition {
        /// The kinds of condition there are.
        choices: String,
    },
    /// A condition that no answers could ever meet.
    #[error("can never be true: {because}")]
    NeverTrue {
        /// Why not.
        because: String,
    },
    /// A criterion that the rubric does not have.
    #[error("no such criterion `{found}`{}", did_you_mean(nearest.as_deref()))]
    UnknownCriterion {
        /// The id as it was written.
        found: String,
        /// The closest id there is.
        nearest: Option<String>,
    },
    /// An option that the criterion's scale does not have.
    #[error("no such option `{found}`, the options are {choices}")]
    UnknownOption {
        /// The id as it was written.
        found: String,
        /// The ids there are.
        choices: String,
    },
    /// A lens that the rubric does not have.
    #[error("no such lens `{found}`{}", did_you_mean(nearest.as_deref()))]
    UnknownLens {
        /// The id as it was written.
        found: String,
        /// The closest id there is.
        nearest: Option<String>,
    },
    /// A tag that is no facet of its lens.
    #[error("no such tag `{found}`{}", did_you_mean(nearest.as_deref()))]
    UnknownTag {
        /// The id as it was written.
        found: String,
        /// The closest id there is.
        nearest: Option<String>,
    },
    /// A label, or a value of a label, that the rubric does not have.
    #[error("no such label `{found}`{}", did_you_mean(nearest.as_deref()))]
    UnknownLabel {
        /// The id as it was written.
        found: String,
        /// The closest id there is.
        nearest: Option<String>,
    },
    /// An actor that the rubric does not have.
    #[error("no such actor `{found}`{}", did_you_mean(nearest.as_deref()))]
    UnknownActor {
        /// The id as it was written.
        found: String,
        /// The closest id there is.
        nearest: Option<String>,
    },
    /// A pattern that the rubric does not have.
    #[error("no such pattern `{found}`{}", did_you_mean(nearest.as_deref()))]
    UnknownPattern {
        /// The id as it was written.
        found: String,
        /// The closest id there is.
        nearest: Option<String>,
    },
    /// A pattern that is part of itself, or of a pattern that is itself a part.
    #[error("must be part of a pattern that is not a part itself")]
    PartOfPart,
    /// Evidence that the evidence file does not have.
    #[error("no such evidence `{found}`{}", did_you_mean(nearest.as_deref()))]
    UnknownEvidence {
        /// The id as it was written.
        found: String,
        /// The closest id there is.
        nearest: Option<String>,
    },
    /// A source document, kind or strength that the evidence file does not have.
    #[error("no such {what} `{found}`{}", did_you_mean(nearest.as_deref()))]
    UnknownSource {
        /// `source`, `kind` or `strength`.
        what: &'static str,
        /// The id as it was written.
        found: String,
        /// The closest id there is.
        nearest: Option<String>,
    },

    /// The assessment was made with another rubric.
    #[error("must be `{expected}`, found `{found}`: these answers belong to another rubric")]
    WrongRubric {
        /// The rubric it is read with.
        expected: String,
        /// The rubric as it was written.
        found: String,
    },
    /// A kind of partner that the rubric does not have.
    #[error("no such kind of partner `{found}`{}", did_you_mean(nearest.as_deref()))]
    UnknownPartner {
        /// The id as it was written.
        found: String,
        /// The closest id there is.
        nearest: Option<String>,
    },
    /// An answer that is two things at once.
    #[error("must be only one of `level`, `not_applicable` and `not_known`")]
    ConflictingAnswer,
    /// Not applicable, where the rubric does not allow it.
    #[error("always applies: give a level, or `not_known: true`")]
    NotApplicableNotAllowed,
    /// A table of answers with too few or too many columns, or columns of different lengths.
    #[error("must have {expected} entries, found {found}")]
    WrongLength {
        /// How many there must be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// Not applicable, with no reason given.
    #[error("must give the reason why it does not apply; allowed: {allowed}")]
    ReasonNeeded {
        /// The one case in which the rubric allows it.
        allowed: String,
    },
}

impl Fault {
    /// Every code there is, for documentation and for tests.
    pub const CODES: &[&str] = <Self as strum::VariantNames>::VARIANTS;
}

/// The end of a message about a word that is not known, where one that is known is close.
pub fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |id| format!(", did you mean `{id}`?"))
}

fn the_rest(told: usize, found: Option<usize>) -> String {
    found.map_or_else(String::new, |found| {
        format!(", found {found}: {} more are not told here", found - told)
    })
}
