//! What is said of a rubric and its parts, and what only a terminal says.

#[rustfmt::skip]
pub(super) const ENGLISH: &[(&str, &str)] = &[
    // A report.
    ("terminal.fact", "{name}: {text}"),
    ("terminal.figures", "{score}, coverage {coverage}"),
    ("terminal.page", "For all answers, as a page for a browser:"),

    // A rubric.
    ("count.gate", "{count} gate"),
    ("count.gates", "{count} gates"),
    ("count.pattern", "{count} pattern"),
    ("count.patterns", "{count} patterns"),
    ("count.lens", "{count} lens"),
    ("count.lenses", "{count} lenses"),
    ("count.entry", "{count} entry"),
    ("count.entries", "{count} entries"),
    ("count.source", "{count} source"),
    ("count.sources", "{count} sources"),
    ("rubric.listed", "{title}, version {version}, {criteria}"),
    ("rubric.title", "{title} ({id}@{version})"),
    ("rubric.guidance", "How to rate"),
    ("rubric.weighed", "{title} (weight {weight})"),
    ("rubric.weighed-critical", "{title} (weight {weight}, critical)"),
    ("rubric.weighed-root", "{title} (weight {weight}, root)"),
    ("rubric.bands", "Bands"),
    ("rubric.band", "{title}: from a score of {from}"),
    ("rubric.band-apart", "{title}: too few answers"),
    ("rubric.gates", "Gates"),
    ("rubric.in-all", "In all: {counts}."),
    ("rubric.more", "For one criterion in full, add its id:"),

    // A criterion.
    ("criterion.why", "Why it is asked: {why}"),
    ("criterion.levels", "Levels, from the lowest"),
    ("criterion.level", "Level"),
    ("criterion.next-step", "Next step: {text}"),
    ("criterion.counts", "How it counts"),
    ("criterion.not-critical", "Not critical: others can make up for it"),
    ("criterion.may-not-apply", "May be left out as not applicable: {case}"),
    ("criterion.always-applies", "It always applies: there is no case in which it may be left out as not applicable."),
    ("criterion.examples", "What you could point to"),
    ("criterion.rests-on", "What it rests on"),

    // An entry of the evidence file.
    ("entry.says", "{id}: {says}"),
    ("entry.place", "{source}. {section}, lines {lines}"),
    ("entry.where", "Where"),
    ("entry.kind", "Kind"),
    ("entry.strength", "Strength"),
    ("entry.cites", "It cites"),
    ("entry.used-by", "Used by"),
    ("entry.unused", "nothing"),

    // What changed from one version of a rubric to another.
    ("changes.title", "{from} to {to}"),
    ("changes.comparable", "Scores of the two can be compared."),
    ("changes.not-comparable", "Scores of the two cannot be compared: something that decides scores has changed."),
    ("changes.nothing", "Nothing that the version number speaks of has changed."),
    ("changes.enough", "The changes ask for a {needs} step, and the version makes one."),
    ("changes.too-small", "The changes ask for a {needs} step; the version makes a {declared} one."),
    ("changes.no-step", "The changes ask for a {needs} step; the version makes none."),
    ("changes.patch", "patch"),
    ("changes.minor", "minor"),
    ("changes.major", "major"),
    ("changes.one-line", "{what}: was {was}, now {now}"),
    ("changes.was", "was: "),
    ("changes.now", "now: "),

    // What a sound document is.
    ("file.rubric", "rubric {id}@{version}, {criteria}"),
    ("file.rubric-evidence", "rubric {id}@{version}, {criteria}, resting on {entries} of evidence"),
    ("file.evidence", "evidence {version}, {entries} from {sources}"),
    ("file.individual", "individual assessment of {place} on {date}, {answered} answered"),
    ("file.agreed", "agreed assessment of {place} on {date}, {answered} answered"),
    ("file.illustrative", "illustrative assessment of {place} on {date}, {answered} answered"),
];
