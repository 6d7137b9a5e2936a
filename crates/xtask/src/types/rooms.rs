//! Which file holds which types.

use std::collections::{BTreeMap, BTreeSet};

use super::library::{Form, Library};
use super::model::Type;
use super::names::Language;
use crate::workspace::Fallible;

/// A file. It holds its documents, and their parts that no file before it holds.
pub(super) struct Room {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    documents: &'static [(Form, &'static str)],
    languages: &'static [Language],
}

const BOTH: &[Language] = &[Language::Python, Language::TypeScript];
const TYPESCRIPT: &[Language] = &[Language::TypeScript];

const ROOMS: [Room; 8] = [
    Room {
        name: "assessment",
        about: "The assessment: one respondent's, or one partnership's, answers about one Place \
                on one date.",
        documents: &[(Form::Given, "AssessmentDocument"), (Form::Written, "AssessmentDocument")],
        languages: BOTH,
    },
    Room {
        name: "condition",
        about: "Conditions: when a gate applies or a pattern is found. One key tells which kind \
                one is: to tell them apart, ask `\"count\" in condition`.",
        documents: &[(Form::Given, "Condition")],
        languages: BOTH,
    },
    Room {
        name: "evidence",
        about: "The evidence file: what each part of a rubric rests on, and where it says so.",
        documents: &[(Form::Given, "Evidence")],
        languages: BOTH,
    },
    Room {
        name: "rubric",
        about: "The rubric: questions, levels, weights, bands, gates, patterns and lenses.",
        documents: &[(Form::Given, "RubricDocument"), (Form::Made, "RubricChanges")],
        languages: BOTH,
    },
    Room {
        name: "score",
        about: "The result: everything that scoring says about one assessment.",
        documents: &[(Form::Made, "ScoreResult")],
        languages: BOTH,
    },
    Room {
        name: "comparison",
        about: "Two results side by side: two Places, or one Place on two dates.",
        documents: &[(Form::Made, "Comparison")],
        languages: BOTH,
    },
    Room {
        name: "problem",
        about: "What can be wrong with a document, and where.",
        documents: &[(Form::Made, "ProblemDocument")],
        languages: TYPESCRIPT,
    },
    Room {
        name: "written",
        about: "Rubrics and evidence files as people write them. What has a default may be left \
                out; null says nothing.",
        documents: &[(Form::Written, "RubricDocument"), (Form::Written, "Evidence")],
        languages: TYPESCRIPT,
    },
];

/// A room with what is in it.
pub(super) struct Filled {
    pub(super) room: &'static Room,
    /// Parts before what they are parts of, each in its form.
    pub(super) types: Vec<(Form, Type)>,
    /// What it needs from other rooms, by the room.
    pub(super) needs: BTreeMap<&'static str, BTreeSet<String>>,
}

/// All rooms of a language, filled.
pub(super) fn filled(library: &Library, language: Language) -> Fallible<Vec<Filled>> {
    let mut mover = Mover { library, language, homes: BTreeMap::new() };
    let rooms = ROOMS.iter().filter(|room| room.languages.contains(&language));
    rooms.map(|room| mover.fill(room)).collect()
}

struct Mover<'a> {
    library: &'a Library,
    language: Language,
    /// The home of each type that has one, by its public name.
    homes: BTreeMap<String, Home>,
}

struct Home {
    room: &'static str,
    /// What the engine calls the type.
    name: String,
}

impl Mover<'_> {
    fn fill(&mut self, room: &'static Room) -> Fallible<Filled> {
        let mut filled = Filled { room, types: Vec::new(), needs: BTreeMap::new() };
        for (form, name) in room.documents {
            self.bring(&mut filled, *form, name)?;
        }
        for (_, brought) in &filled.types {
            for part in brought.names() {
                if let Some(home) = self.homes.get(part).filter(|home| home.room != room.name) {
                    filled.needs.entry(home.room).or_default().insert(part.to_owned());
                }
            }
        }
        Ok(filled)
    }

    /// Brings a type into a room, its parts first, unless it has a room already.
    fn bring(&mut self, filled: &mut Filled, form: Form, name: &str) -> Fallible<()> {
        let public = self.library.name(self.language, form, name)?;
        if !self.is_new(filled.room, &public, name)? {
            return Ok(());
        }
        let found = self.library.get(form, name)?;
        for part in found.names() {
            self.bring(filled, form, part)?;
        }
        let rename = |part: &str| self.library.name(self.language, form, part);
        let mut brought = found.renamed(public, rename)?;
        if brought.is_document() && !form.note().is_empty() {
            brought.about = format!("{}\n\n{}", brought.about, form.note());
        }
        filled.types.push((form, brought));
        Ok(())
    }

    /// Gives a type its home. False where it has one.
    fn is_new(&mut self, room: &Room, public: &str, name: &str) -> Fallible<bool> {
        if let Some(home) = self.homes.get(public) {
            let is_same = home.name == name;
            let both = || format!("{} and {name} are both called {public}", home.name);
            return if is_same { Ok(false) } else { Err(both().into()) };
        }
        let home = Home { room: room.name, name: name.to_owned() };
        self.homes.insert(public.to_owned(), home);
        Ok(true)
    }
}

/// A room with the types of one schema.
#[cfg(test)]
pub(super) fn holding(form: Form, schema: &serde_json::Value) -> Filled {
    let room = &Room { name: "cakes", about: "Cakes.", documents: &[], languages: &[] };
    let types = super::read::types("Cake", schema).unwrap();
    let types = types.into_iter().map(|it| (form, it)).collect();
    Filled { room, types, needs: BTreeMap::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: Language, room: &str, expected: &[&str]) {
        let filled = filled(&Library::new().unwrap(), language).unwrap();
        let found = filled.iter().find(|filled| filled.room.name == room).unwrap();
        let names: Vec<&str> = found.types.iter().map(|(_, it)| it.name.as_str()).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn parts_stand_before_what_they_are_parts_of_and_what_is_written_has_names_of_its_own() {
        let given = ["Place", "Respondent", "Kind", "Confidence", "EvidenceItem", "AnswerDetail"];
        let python = ["WrittenRespondent", "WrittenEvidence", "WrittenDetail", "WrittenAnswer"];
        let all = [&given[..], &["AnswerDocument", "AssessmentDocument"], &python[..]].concat();
        check(Language::Python, "assessment", &[&all[..], &["WrittenAssessment"]].concat());
    }

    #[test]
    fn what_is_within_a_result_is_not_what_is_within_an_assessment() {
        let filled = filled(&Library::new().unwrap(), Language::TypeScript).unwrap();
        let score = filled.iter().find(|filled| filled.room.name == "score").unwrap();
        let has = |name: &str| score.types.iter().any(|(_, it)| it.name == name);

        assert!(has("RespondentResult") && has("EvidenceResult") && !has("Respondent"));
        assert!(score.needs["assessment"].contains("Place"));
    }
}
