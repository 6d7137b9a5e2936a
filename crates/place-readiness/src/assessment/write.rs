//! An assessment as a document again, which reads back as the same assessment.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::assessment::FORMAT;
use crate::assessment::{Answer, Assessment, EvidenceItem, Given, Kind, Place, Respondent};
use crate::rubric::choices::Confidence;

impl Serialize for Assessment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written::from(self).serialize(serializer)
    }
}

/// The keys of the document. Those that would say nothing are left out.
#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    rubric: String,
    place: &'a Place,
    date: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    respondent: Option<WrittenRespondent<'a>>,
    kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    rules: &'a [String],
    answers: Answers<'a>,
}

#[derive(Serialize)]
struct WrittenRespondent<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    partner: Option<&'a str>,
}

/// Answers that say something, by criterion.
struct Answers<'a>(&'a [Answer]);

/// One answer, in its long form.
#[derive(Serialize)]
struct WrittenAnswer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_applicable: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_known: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<Confidence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<WrittenItem<'a>>,
}

#[derive(Serialize)]
struct WrittenItem<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
}

impl<'a> From<&'a Assessment> for Written<'a> {
    fn from(assessment: &'a Assessment) -> Self {
        let header = &assessment.header;
        let version = header.version.as_ref().map(|version| format!("@{version}"));
        Self {
            format: FORMAT,
            rubric: format!("{}{}", header.rubric, version.unwrap_or_default()),
            place: &header.place,
            date: &header.date,
            respondent: header.respondent.as_ref().map(WrittenRespondent::from),
            kind: header.kind,
            title: header.title.as_deref(),
            label: header.label.as_deref(),
            source: header.source.as_deref(),
            note: header.note.as_deref(),
            rules: &header.rules,
            answers: Answers(&assessment.answers),
        }
    }
}

impl<'a> From<&'a Respondent> for WrittenRespondent<'a> {
    fn from(respondent: &'a Respondent) -> Self {
        Self { id: &respondent.id, partner: respondent.partner.as_deref() }
    }
}

impl Serialize for Answers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut answers = serializer.serialize_map(None)?;
        for answer in self.0.iter().filter(|answer| !answer.says_nothing()) {
            match answer {
                Answer { given: Given::Level(level), .. } if answer.is_bare() => {
                    answers.serialize_entry(&answer.criterion, level)?;
                }
                _ => answers.serialize_entry(&answer.criterion, &WrittenAnswer::from(answer))?,
            }
        }
        answers.end()
    }
}

impl<'a> From<&'a Answer> for WrittenAnswer<'a> {
    fn from(answer: &'a Answer) -> Self {
        let (level, not_applicable, not_known) = match &answer.given {
            Given::Level(level) => (Some(level.as_str()), None, None),
            Given::NotApplicable(reason) => (None, Some(reason.as_str()), None),
            Given::NotKnown => (None, None, Some(true)),
            Given::Unanswered => (None, None, None),
        };
        Self {
            level,
            not_applicable,
            not_known,
            confidence: answer.confidence,
            note: answer.note.as_deref(),
            evidence: answer.evidence.iter().map(WrittenItem::from).collect(),
        }
    }
}

impl<'a> From<&'a EvidenceItem> for WrittenItem<'a> {
    fn from(item: &'a EvidenceItem) -> Self {
        Self { title: &item.title, date: item.date.as_deref(), place: item.place.as_deref() }
    }
}

impl Answer {
    /// Whether there is nothing beside what was given.
    fn is_bare(&self) -> bool {
        self.confidence.is_none() && self.note.is_none() && self.evidence.is_empty()
    }

    pub(crate) fn says_nothing(&self) -> bool {
        self.given == Given::Unanswered && self.is_bare()
    }
}
