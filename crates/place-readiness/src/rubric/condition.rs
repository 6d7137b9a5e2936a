//! Conditions: when a gate applies or a pattern is found, as data with a small fixed grammar.

use std::fmt;

use serde::Serialize;

use crate::document::decimal::Decimal;
use crate::document::fields::Fields;
use crate::document::reader::{Reader, Spot};
use crate::problem::{Fault, shown};

/// When a gate applies or a pattern is found.
///
/// Answers decide a condition in three ways: it holds, it does not, or blanks leave it open.
/// A criterion that is not applicable meets no condition about its rating.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
#[serde(untagged)]
pub enum Condition {
    /// One criterion is rated within a range. At least one end of the range is there.
    Criterion {
        /// The id of the criterion.
        criterion: String,
        /// The id of the lowest option that counts.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<Reference>"))]
        at_least: Option<String>,
        /// The id of the highest option that counts.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<Reference>"))]
        at_most: Option<String>,
    },
    /// At least so many of some criteria are rated within a range.
    Count {
        /// How many of which, and how rated.
        count: Count,
    },
    /// At least one of these holds.
    Any {
        /// The conditions.
        any: Vec<Self>,
    },
    /// All of these hold.
    All {
        /// The conditions.
        all: Vec<Self>,
    },
    /// Some top group scores below this.
    AnyGroupBelow {
        /// A score from 0 to 100.
        #[cfg_attr(feature = "schema", schemars(with = "f64", range(min = 0, max = 100)))]
        any_group_below: Decimal,
    },
    /// A critical criterion has no answer, or is not known.
    CriticalUnanswered {
        /// Always true.
        critical_unanswered: bool,
    },
    /// A critical criterion is rated this or more with no item of evidence.
    CriticalWithoutEvidence {
        /// The id of the lowest option that needs evidence.
        #[cfg_attr(feature = "schema", schemars(with = "Reference"))]
        critical_without_evidence: String,
    },
}

/// How many of which criteria must be rated how. At least one end of the range is there.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(deny_unknown_fields))]
pub struct Count {
    /// Every criterion that is marked `critical` or `root`, or these ids.
    pub of: Of,
    /// The id of the lowest option that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Reference>"))]
    pub at_least: Option<String>,
    /// The id of the highest option that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Reference>"))]
    pub at_most: Option<String>,
    /// How many of them must be rated so, from 1.
    pub min: u16,
}

/// Some criteria.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(untagged)]
pub enum Of {
    /// Every criterion that is marked critical or root.
    Critical(CriticalOnes),
    /// These criteria.
    These(Vec<String>),
}

/// The word `critical`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "snake_case")]
pub enum CriticalOnes {
    /// Every criterion that is marked critical or root.
    Critical,
}

/// The id of an option. People may write it as a plain number; it is given out as text.
#[cfg(feature = "schema")]
pub(crate) struct Reference;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Reference {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Reference".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        if generator.contract().is_serialize() {
            return schemars::json_schema!({ "type": "string" });
        }
        schemars::json_schema!({ "type": ["string", "number"] })
    }
}

/// The keys that tell one kind of condition from another.
const KINDS: [&str; 7] = [
    "criterion",
    "count",
    "any",
    "all",
    "any_group_below",
    "critical_unanswered",
    "critical_without_evidence",
];

/// In words, with ids: `GOV-1 at least 2 and (ENG-1 at least 3 or ENG-3 at least 3)`.
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Criterion { criterion, at_least, at_most } => {
                write!(f, "{criterion} {}", range(at_least.as_ref(), at_most.as_ref()))
            }
            Self::Count { count } => {
                let range = range(count.at_least.as_ref(), count.at_most.as_ref());
                match &count.of {
                    Of::Critical(_) => write!(f, "{} critical criteria {range}", count.min),
                    Of::These(ids) => write!(f, "{} of {} {range}", count.min, ids.join(", ")),
                }
            }
            Self::Any { any } => write_parts(f, any, " or "),
            Self::All { all } => write_parts(f, all, " and "),
            Self::AnyGroupBelow { any_group_below } => {
                write!(f, "any group below {any_group_below}")
            }
            Self::CriticalUnanswered { .. } => f.write_str("a critical criterion unanswered"),
            Self::CriticalWithoutEvidence { critical_without_evidence: from } => {
                write!(f, "a critical criterion at least {from} without evidence")
            }
        }
    }
}

fn range(at_least: Option<&String>, at_most: Option<&String>) -> String {
    let at_least = at_least.map(|id| format!("at least {id}"));
    let at_most = at_most.map(|id| format!("at most {id}"));
    at_least.into_iter().chain(at_most).collect::<Vec<_>>().join(" and ")
}

fn write_parts(f: &mut fmt::Formatter<'_>, parts: &[Condition], between: &str) -> fmt::Result {
    f.write_str("(")?;
    for (n, part) in parts.iter().enumerate() {
        write!(f, "{}{part}", if n > 0 { between } else { "" })?;
    }
    f.write_str(")")
}

impl Condition {
    /// The parts this condition is made of; none where it is not made of conditions.
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::Any { any: parts } | Self::All { all: parts } => parts,
            _ => &[],
        }
    }

    pub(crate) fn read(reader: &mut Reader, spot: &Spot<'_>) -> Option<Self> {
        let mut fields = reader.fields(spot)?;
        let found: Vec<_> =
            KINDS.iter().filter_map(|kind| Some((*kind, fields.get(kind)?))).collect();
        let [(kind, value)] = found.as_slice() else {
            reader.wrong(spot, Fault::BadCondition { choices: KINDS.join(", ") });
            return None;
        };
        let condition = read_kind(reader, kind, value, &mut fields);
        fields.close(reader);
        condition
    }
}

fn read_kind(
    reader: &mut Reader,
    kind: &str,
    value: &Spot<'_>,
    fields: &mut Fields<'_>,
) -> Option<Condition> {
    Some(match kind {
        "criterion" => {
            let criterion = reader.id(value);
            let (at_least, at_most) = read_range(reader, fields);
            Condition::Criterion { criterion: criterion?, at_least, at_most }
        }
        "count" => Condition::Count { count: Count::read(reader, value)? },
        "any" => Condition::Any { any: read_parts(reader, value) },
        "all" => Condition::All { all: read_parts(reader, value) },
        "any_group_below" => {
            Condition::AnyGroupBelow { any_group_below: reader.decimal(value, 0, 100)? }
        }
        "critical_unanswered" => {
            reader.truth(value)?;
            Condition::CriticalUnanswered { critical_unanswered: true }
        }
        _ => Condition::CriticalWithoutEvidence {
            critical_without_evidence: reader.reference(value)?,
        },
    })
}

fn read_parts(reader: &mut Reader, spot: &Spot<'_>) -> Vec<Condition> {
    let spots = reader.list(spot);
    spots.iter().filter_map(|spot| Condition::read(reader, spot)).collect()
}

/// `at_least`, `at_most` or both.
fn read_range(reader: &mut Reader, fields: &mut Fields<'_>) -> (Option<String>, Option<String>) {
    let at_least = fields.get("at_least").and_then(|spot| reader.reference(&spot));
    let at_most = fields.get("at_most").and_then(|spot| reader.reference(&spot));
    if at_least.is_none() && at_most.is_none() {
        let key = "at_least` or `at_most".to_owned();
        reader.report(&fields.at, fields.mark, Fault::MissingKey { key });
    }
    (at_least, at_most)
}

impl Count {
    fn read(reader: &mut Reader, spot: &Spot<'_>) -> Option<Self> {
        let mut fields = reader.fields(spot)?;
        let of = fields.need(reader, "of").and_then(|spot| Of::read(reader, &spot));
        let (at_least, at_most) = read_range(reader, &mut fields);
        let min = fields.need(reader, "min").and_then(|spot| reader.whole(&spot, 1, 10_000));
        fields.close(reader);
        Some(Self { of: of?, at_least, at_most, min: min? })
    }
}

impl Of {
    fn read(reader: &mut Reader, spot: &Spot<'_>) -> Option<Self> {
        if !spot.is_text() {
            let these = reader.ids(spot);
            reader.unique(these.iter().map(|(id, spot)| (id.as_str(), spot)));
            return Some(Self::These(these.into_iter().map(|(id, _)| id).collect()));
        }
        let word = reader.text(spot)?;
        if word == "critical" {
            return Some(Self::Critical(CriticalOnes::Critical));
        }
        let fault = Fault::UnknownChoice {
            found: shown(&word),
            choices: "critical, or a list of criteria".to_owned(),
            nearest: reader.nearest(&word, ["critical"]),
        };
        reader.wrong(spot, fault);
        None
    }
}
