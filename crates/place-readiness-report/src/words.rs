//! Every fixed word of a report, by id, so that it can be told in another language.

use std::fmt::{self, Display, Formatter, Write};

use askama::{FastWritable, Values};

/// The words with this id. They are looked up when the program is compiled, so that it holds only
/// words that it uses, and an id that is not there does not compile.
macro_rules! word {
    ($id:literal) => {
        const { $crate::words::find($id) }
    };
}

/// The words with this id, whose gaps are filled one by one.
macro_rules! say {
    ($id:literal) => {
        $crate::words::Said::new($crate::words::word!($id))
    };
}

pub(crate) use {say, word};

#[expect(clippy::panic, reason = "while the program is compiled")]
pub(crate) const fn find(id: &str) -> &'static str {
    let mut rest = ENGLISH;
    while let [(known, text), others @ ..] = rest {
        if is_same(known.as_bytes(), id.as_bytes()) {
            return text;
        }
        rest = others;
    }
    panic!("there are no words with this id")
}

const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([first, ones @ ..], [second, others @ ..]) = (one, other) {
        if *first != *second {
            return false;
        }
        (one, other) = (ones, others);
    }
    one.is_empty() && other.is_empty()
}

/// Words with gaps, and what fills them.
#[derive(Debug)]
pub(crate) struct Said {
    words: &'static str,
    gaps: Vec<(&'static str, String)>,
}

impl Said {
    pub(crate) const fn new(words: &'static str) -> Self {
        Self { words, gaps: Vec::new() }
    }

    pub(crate) fn with(mut self, gap: &'static str, text: impl Display) -> Self {
        self.put(gap, &text);
        self
    }

    /// There is one of these in a program, whatever is put in.
    #[inline(never)]
    fn put(&mut self, gap: &'static str, text: &dyn Display) {
        self.gaps.push((gap, text.to_string()));
    }
}

impl Display for Said {
    /// In one piece, as what escapes it may look at the whole.
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(&fill(self.words, &self.gaps))
    }
}

impl FastWritable for Said {
    /// The same, by the shorter way.
    #[inline(never)]
    fn write_into(&self, out: &mut dyn Write, _: &dyn Values) -> askama::Result<()> {
        Ok(out.write_str(&fill(self.words, &self.gaps))?)
    }
}

/// The text, or that there is none.
pub(crate) fn or_none(text: &str) -> &str {
    if text.is_empty() { word!("none") } else { text }
}

/// The score, or that there is none.
pub(crate) fn or_no_score(score: &str) -> &str {
    if score.is_empty() { word!("profile.no-score") } else { score }
}

/// Fills the gaps in words, such as `{low}`. What is filled in is never looked at for gaps.
pub(crate) fn fill(words: &str, gaps: &[(&str, String)]) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        let gap = gaps.iter().find(|(gap, _)| *gap == name);
        out.push_str(gap.map_or("", |(_, text)| text));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[rustfmt::skip]
const ENGLISH: &[(&str, &str)] = &[
    ("language", "en-GB"),
    ("months", "January February March April May June July August September October November December"),

    // Numbers and ratings.
    ("answered", "{answered} of {of}"),
    ("range", "{low} to {high}"),
    ("per-cent", "{share}%"),
    ("rating", "{id} ({label})"),
    ("none", "none"),
    ("states", "{count} {state}"),
    ("state.level", "rated"),
    ("state.not-applicable", "not applicable"),
    ("state.not-known", "not known"),
    ("state.unanswered", "unanswered"),
    ("critical.root", "Critical: others rest on it"),
    ("critical.critical", "Critical"),
    ("confidence.high", "High"),
    ("confidence.medium", "Medium"),
    ("confidence.low", "Low"),
    ("aggregate.minimum", "The score is that of its lowest member."),
    ("aggregate.geometric", "The score is the geometric mean of its members."),

    // The top of a report.
    ("report.skip", "Skip to the report"),
    ("report.kind-of-page", "Report"),
    ("report.title", "{place}, {date}"),
    ("report.date", "Date described"),
    ("report.kind", "Whose answers"),
    ("report.respondent", "Answered by"),
    ("report.rubric", "Rubric"),
    ("report.contents", "In this report"),
    ("report.label", "Please note"),
    ("report.whole-notice", "The notice in full"),
    ("kind.individual", "One respondent's own answers"),
    ("kind.agreed", "Answers the partnership agreed on"),
    ("kind.illustrative", "An example, not made by the Place"),

    // The profile.
    ("profile.title", "Profile"),
    ("profile.lead", "{answered} criteria that apply are answered. A blank is never counted as zero: the profile shows what is still possible."),
    ("profile.states", "All criteria: {states}."),
    ("profile.caption", "For each heading: its score from 0 to 100, and where the score could still end up once the blanks are filled. Thin lines show where a band starts. The table below has the same numbers."),
    ("profile.caption-plain", "For each heading: its score from 0 to 100, and where the score could still end up once the blanks are filled. The table below has the same numbers."),
    ("profile.table", "The same numbers"),
    ("profile.no-score", "no score"),
    ("profile.overall", "Overall"),
    ("column.heading", "Heading"),
    ("column.score", "Score"),
    ("column.range", "Still possible"),
    ("column.evidenced", "With evidence only"),
    ("column.coverage", "Coverage"),
    ("column.answered", "Answered"),
    ("column.reason", "Why there is no score"),
    ("chart.title", "Profile of {place}, {date}"),
    ("chart.description", "A range chart from 0 to 100 with one row for each heading."),
    ("chart.row", "{title}. {words}"),
    ("chart.row-end", "{row}."),
    ("chart.row-range", "{row}, {range}."),
    ("chart.score", "Score {score}"),
    ("chart.score-evidenced", "Score {score}, with evidence {evidenced}"),
    ("chart.range", "possible {low} to {high}"),
    ("chart.too-few-answered", "No score: too few answered"),
    ("chart.nothing-answered", "No score: nothing answered"),
    ("chart.nothing-applies", "No score: nothing applies"),
    ("chart.key-score", "Score of what was answered"),
    ("chart.key-evidenced", "Score of what has evidence"),
    ("chart.key-range", "Still possible as blanks are filled"),
    ("chart.key-outline", "No score, only what is possible"),
    ("chart.nothing", "There is nothing to show."),
    ("chart.left-out", "The first {shown} are shown, and {more} more are left out."),
    ("who", "{place}, {date}"),
    ("who.respondent", "{place}, {date}, {respondent}"),
    ("who.place-respondent", "{place}, {respondent}"),
    ("who.role", "{group} ({id})"),
    ("who.both", "{first} and {second}"),
    ("who.example", "{who} (an example)"),
    ("who.first", "First"),
    ("who.second", "Second"),
    ("heat.title", "{rubric}: scores by heading"),
    ("heat.description", "A table of scores from 0 to 100. Results: {rows}. Headings: {columns}. Cells without a score: {without}. Results stand in the order in which they came, not by score."),
    ("heat.row", "{who}: {cells}."),
    ("heat.cell", "{title} {score}"),
    ("heat.cell-none", "{title} no score, {why}"),
    ("heat.foreign", "Made by {rubric} {version}, which scores differently"),
    ("heat.key", "The darker, the nearer to 100."),
    ("heat.key-none", "No score. It never counts as zero."),
    ("compare.title", "{first}, beside {second}"),
    ("compare.description", "Two scores from 0 to 100 in each row, one row for each heading and one overall."),
    ("change.title", "Change at {place} from {first} to {second}"),
    ("change.title-two", "Change from {first} to {second}"),
    ("change.title-overall", "Change in overall scores"),
    ("change.description", "Two scores from 0 to 100 in each row, from the first to the second."),
    ("change.first", "First result"),
    ("change.second", "Second result"),
    ("pair.score", "{label}: {score}"),
    ("pair.no-score", "{label}: no score"),
    ("pair.why-range", "{why}, {range}"),
    ("pair.points", "{points} points"),
    ("pair.points-few", "less than 0.1 points"),
    ("pair.same", "The same score"),
    ("pair.no-change", "No change"),
    ("pair.higher", "{label}: {points} higher"),
    ("pair.lower", "{label}: {points} lower"),
    ("pair.up", "Up by {points}"),
    ("pair.down", "Down by {points}"),
    ("pair.unknown", "How far apart they are cannot be told"),
    ("pair.change-unknown", "The change cannot be told"),
    ("pair.undo", "Filling the blanks could undo this"),
    ("pair.rounding", "Differences are taken before rounding."),

    // The band.
    ("band.title", "Band"),
    ("band.title-plain", "Overall score"),
    ("band.none", "No band"),
    ("band.may", "What may be concluded"),
    ("band.may-not", "What may not be concluded"),
    ("band.ladder", "Where this lies among the bands"),
    ("band.off-ladder", "This result has no place among them: “{band}” only says that too few answers were given."),
    ("band.from", "from {from}"),
    ("band.here", "this result"),
    ("band.by-score", "by the score alone"),
    ("band.lowest", "lowest still possible"),
    ("band.highest", "highest still possible"),
    ("band.range", "As the blanks are filled, the band will be somewhere from “{lowest}” to “{highest}”."),
    ("band.range-one", "However the blanks are filled, the band will be “{lowest}”."),
    ("band.by-score-sentence", "By its score alone the band would be “{band}”. Gates hold it lower."),
    ("overall.title", "The numbers behind it"),
    ("overall.score", "Overall score"),
    ("overall.pooled", "Pooled score"),
    ("overall.pooled-meaning", "All criteria at once, as a check on the overall score."),
    ("overall.pooled-band", "By itself it would reach the band “{band}”."),
    ("overall.no-score", "There is no overall score."),
    ("gate.name", "gate {id}"),
    ("gate.title", "Gate {id}"),
    ("gates.title", "What holds the band"),
    ("gates.none", "No gate applies."),
    ("gates.lead", "A gate sets a ceiling on the band. It never changes a score."),
    ("gate.holds-now", "Holds the band now"),
    ("gate.holds-highest", "Holds the highest band still possible"),
    ("gate.holds-both", "Holds the band now, and the highest still possible"),
    ("gate.ceiling", "No higher than “{band}”."),
    ("gate.because", "Set off by"),
    ("gates.open", "Gates that cannot be told yet"),
    ("gates.quiet", "Gates that do not apply: {ids}."),

    // Short forms, for notebooks and terminals.
    ("short.line", "{head}: {facts}"),
    ("short.line-label", "{line}. {label}"),
    ("short.head-who", "{head} ({who})"),
    ("short.who", "{id}, {group}"),
    ("short.band", "band “{band}”"),
    ("short.of-100", "{score} of 100"),
    ("short.of-100-range", "{score} of 100 ({range})"),
    ("short.could-be", "could be {low} to {high}"),
    ("short.no-score", "no score ({why})"),
    ("short.too-few-answered", "too few answered"),
    ("short.nothing-answered", "nothing answered"),
    ("short.nothing-applies", "nothing applies"),
    ("short.rubric", "{title} {version} ({id}): {headings}, {criteria}"),
    ("short.heading", "{count} heading"),
    ("short.headings", "{count} headings"),
    ("short.criterion", "{count} criterion"),
    ("short.criteria", "{count} criteria"),
    ("short.caption", "{count} results by {title} {version}"),
    ("short.caption-one", "1 result by {title} {version}"),
    ("short.caption-none", "No results by {title} {version}"),
    ("short.place", "Place"),
    ("short.date", "Date"),
    ("short.answered-by", "Who answered"),
    ("short.more", "… {count} more …"),
    ("short.label-for", "Please note, for {heads}: {label}"),
    ("short.label-for-many", "Please note, for {count} of these: {label}"),
    ("short.notice", "{notice} The report has this notice in full."),
    ("short.top-headings", "The top headings"),
    ("short.gates", "Gates that hold the band"),
    ("short.gates-none", "No gate holds the band."),
    ("short.patterns", "Patterns found"),
    ("short.patterns-open", "Patterns that cannot be told yet: {count}."),
    ("short.overall", "Overall: {score} of 100, {made}."),
    ("short.overall-none", "There is no overall score. {reason}"),
    ("short.mean", "the mean of {members}"),
    ("short.weighted-mean", "the weighted mean of {members}"),
    ("short.minimum", "the lowest of {members}"),
    ("short.geometric", "the geometric mean of {members}"),
    ("short.weighted-geometric", "the weighted geometric mean of {members}"),
    ("short.no-points", "How many points each part brings cannot be named here."),
    ("short.part", "{title}: {score} of 100, {made}."),
    ("short.part-none", "{title}: no score. {reason}"),
    ("short.possible", "Still possible: {range}."),
    ("short.weight", "Weight {weight}."),
    ("short.weight-points", "Weight {weight}, brings {points} points to the overall score."),
    ("short.counts", "Score {score}, weight {weight}."),
    ("short.counts-points", "Score {score}, weight {weight}, brings {points} points."),
    ("short.statement", "“{text}”"),
    ("short.level", "Level"),
    ("short.points", "Points"),
    ("short.band-is", "Band: “{band}”"),
    ("short.band-reached", "The overall score by itself reaches this band, and no gate holds it lower."),
    ("short.gate", "Gate {id}: no higher than “{band}”."),
    ("short.why", "Why"),
    ("short.gates-open", "Gates that cannot be told yet: {ids}."),
    ("short.steps-arithmetic", "This is arithmetic, not advice: it shows what would change if one criterion stood one level higher and nothing else did. What to do first is for the partners to decide."),
    ("short.steps-more", "{count} further steps are not shown."),
    ("short.steps-more-one", "1 further step is not shown."),
    ("short.steps-top", "Everything that is rated is at its highest level, so there is no step up."),
    ("short.steps-unrated", "Nothing is rated yet, so there is no step to name."),
    ("short.steps-unasked", "Next steps have not been worked out."),
    ("short.what-to-do", "What to do"),
    ("short.why-asked", "Why it is asked: {why}"),
    ("short.levels", "Levels, from the lowest"),
    ("short.what-is-true", "What is true there"),
    ("short.not-critical", "Not critical: others can make up for it"),
    ("short.sentence", "{text}."),
    ("short.may-not-apply", "May be left out as not applicable: {case}"),
    ("short.always-applies", "It always applies: there is no case in which it may be left out as not applicable."),
    ("short.evidence", "Rests on these entries of the evidence file: {ids}."),

    // Patterns.
    ("patterns.title", "Patterns"),
    ("patterns.lead", "A pattern is a combination of ratings that has gone wrong elsewhere. It never changes a score or a band."),
    ("patterns.found", "Found: {count}"),
    ("patterns.found-none", "No pattern was found."),
    ("patterns.first-step", "First step"),
    ("patterns.because", "What shows it"),
    ("patterns.rule", "Rule"),
    ("patterns.parts", "Found within it"),
    ("patterns.part-of", "Part of {whole}."),
    ("patterns.open", "Cannot be told yet: {count}"),
    ("patterns.open-lead", "Each of these could still be found or ruled out. The criteria named are the ones without an answer."),
    ("patterns.absent", "Not found: {count}"),
    ("basis.reported", "Reported: a source describes this going wrong"),
    ("basis.inferred", "Inferred: sources say both parts are needed, and the rest is our reading"),
    ("column.pattern", "Pattern"),
    ("column.open", "Answers that are missing"),

    // Next steps.
    ("steps.title", "Next steps"),
    ("steps.lead", "Each step takes one criterion up by one level. The most useful come first."),
    ("steps.order", "Steps that reach a higher band stand before those that lift a gate, or help to lift one."),
    ("steps.from", "Now"),
    ("steps.to", "Next"),
    ("steps.who", "Who has to act"),
    ("steps.unlocks", "What it unlocks"),
    ("steps.rest", "All further steps: {count}"),
    ("column.criterion", "Criterion"),
    ("column.from-to", "From and to"),
    ("column.step", "Step"),
    ("column.who", "Who has to act"),
    ("column.unlocks", "What it unlocks"),

    // Answers.
    ("answers.title", "Every answer"),
    ("answers.lead", "In the order of the rubric. What was left out of a score comes after what was rated, with the reason."),
    ("answers.score", "Score {score}"),
    ("answers.no-score", "No score"),
    ("answers.range", "still possible {range}"),
    ("answers.answered", "{answered} answered"),
    ("answers.contribution", "brings {points} points to the overall score"),
    ("answers.left-out", "Left out of the score: {state}"),
    ("answer.score", "Score"),
    ("answer.weight", "Weight"),
    ("answer.contribution", "Points it brings"),
    ("answer.confidence", "How sure"),
    ("answer.confidence-meaning", "{confidence}. {meaning}"),
    ("answer.counted-as", "Without evidence it counts as"),
    ("answer.note", "Note"),
    ("answer.reason", "Reason"),
    ("answer.evidence", "Evidence"),
    ("answer.evidence-count", "Evidence: {count}"),
    ("answer.no-evidence", "none recorded"),
    ("left-out.not-applicable", "These do not apply here, for the reason given. They do not count in any way."),
    ("left-out.not-known", "The people who answered do not know. These count as blanks and lower the coverage."),
    ("left-out.unanswered", "Nothing was chosen. These count as blanks and lower the coverage."),

    // Lenses.
    ("lenses.title", "The same answers, cut another way"),
    ("lenses.lead", "These tables sort the same answers under other headings. They have no band, and no gate rests on them."),
    ("lens.source", "Source: {source}"),
    ("column.part", "Part"),
    ("column.state", "State"),
    ("column.opens", "Would help to settle"),
    ("column.critical", "Critical"),

    // What is missing.
    ("missing.title", "What is missing"),
    ("missing.lead", "Criteria that apply and have no level: {count}. Critical ones come first."),
    ("missing.table", "Criteria without an answer"),
    ("no", "no"),

    // The evidence base.
    ("evidence.title", "Evidence base"),
    ("evidence.lead", "What the gates that apply and the patterns found rest on. What a source says is told in the project's own words."),
    ("evidence.table", "Entries cited"),
    ("evidence.paragraph", "{section}, paragraph {paragraph}"),
    ("evidence.place", "{section}, {paragraph}"),
    ("evidence.sources", "Sources"),
    ("column.entry", "Entry"),
    ("column.says", "What the source says"),
    ("column.where", "Source and section"),
    ("column.uses", "Used for"),

    // The end of a report.
    ("glossary.title", "Glossary"),
    ("method.title", "How this report was made"),
    ("method.about", "About the rubric"),
    ("method.answers", "About these answers"),
    ("method.source", "Source"),
    ("method.note", "Note"),
    ("method.rules", "How the levels were chosen"),
    ("method.account", "How scores are made"),
    ("method.facts", "What made it"),
    ("method.rubric", "Rubric"),
    ("method.fingerprint", "Fingerprint"),
    ("method.fingerprint-meaning", "Two results can be compared exactly when their fingerprints match."),
    ("method.engine", "Engine"),
    ("method.answered-under", "Answered under version"),
    ("method.licence", "Licence of the rubric's texts"),
    ("method.scores", "Each rating counts from 0, the lowest level of its scale, to 100, the highest. The score of a heading is the weighted mean of what was rated beneath it, and the overall score is the weighted mean of the top headings."),
    ("method.other-aggregates", "Where a heading takes its lowest member or a geometric mean instead, the rubric says so."),
    ("method.blanks", "A criterion that does not apply is left out. One that is unanswered or not known is left out too, and lowers the coverage, which is the weight answered as a share of the weight that applies. A blank is never counted as zero."),
    ("method.minimum", "A heading whose coverage is below {minimum}% has no score, and then there is no overall score either."),
    ("method.range", "“Still possible” shows what the score would be if every blank had its lowest level, and if every blank had its highest."),
    ("method.evidenced", "“With evidence only” counts a rating of {from} or more that has no evidence as {otherwise}."),
    ("method.band", "The band is the highest one whose starting score the overall score reaches, and is then held down by the lowest ceiling of the gates that apply. A gate never changes a score."),
    ("method.patterns", "A pattern is found only where the answers given show it. Where a blank could still decide it, the report says that it cannot be told."),
    ("method.rounding", "Numbers are rounded only where they are shown."),
    ("notice.title", "Notice"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let gaps = [("a", "{b}".to_owned()), ("b", "{a}".to_owned())];
        assert_eq!(fill("{a} and {b}", &gaps), "{b} and {a}");
    }

    #[test]
    fn every_word_is_there_once_and_is_used() {
        let mut known = BTreeSet::new();
        for (id, _) in ENGLISH {
            assert!(known.insert((*id).to_owned()), "{id} is there twice");
        }
        let mut used = BTreeSet::new();
        gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut used);
        assert_eq!(used.difference(&known).collect::<Vec<_>>(), [&""; 0], "used and not there");
        assert_eq!(known.difference(&used).collect::<Vec<_>>(), [&""; 0], "there and not used");
    }

    /// Every id in a call of `word` or `say`, in all sources and templates.
    fn gather(folder: &Path, used: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(&path, used);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for call in ["word!(\"", "say!(\""] {
                let ids = text.split(call).skip(1).filter_map(|rest| rest.split('"').next());
                used.extend(ids.map(str::to_owned));
            }
        }
    }
}
