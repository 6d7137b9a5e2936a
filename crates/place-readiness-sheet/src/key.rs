//! What reading a table needs of a rubric, made ready once.

use std::collections::BTreeMap;

use place_readiness::Rubric;
use place_readiness::rubric::Criterion;

use crate::words::{folded, words};

/// A rubric, made ready for reading tables.
#[derive(Debug)]
pub(crate) struct Key<'r> {
    pub(crate) rubric: &'r Rubric,
    pub(crate) questions: Vec<Question<'r>>,
    pub(crate) partners: Vec<Named<'r>>,
    /// The words of each group: of its code, its id and its title.
    pub(crate) groups: Vec<Vec<String>>,
    /// Criteria by the first part of their ids.
    by_first: BTreeMap<String, Vec<usize>>,
    /// Criteria by the first word of a question of some length, or of a title.
    by_word: BTreeMap<String, Vec<(usize, bool)>>,
}

/// A criterion, and the words that people know it by.
#[derive(Debug)]
pub(crate) struct Question<'r> {
    pub(crate) id: &'r str,
    /// Where its answer stands in an assessment: a table asks at every cell.
    pub(crate) at: String,
    /// The id as runs of letters and runs of digits, in small letters and without leading zeros.
    pub(crate) parts: Vec<String>,
    pub(crate) title: Vec<String>,
    pub(crate) text: Vec<String>,
    pub(crate) options: Vec<Option_<'r>>,
    pub(crate) may_not_apply: bool,
}

/// A level that a question can be answered with.
#[derive(Debug)]
pub(crate) struct Option_<'r> {
    pub(crate) id: &'r str,
    /// Its label, and what is true of a Place there, folded.
    pub(crate) texts: Vec<String>,
}

/// An id, and the names that people know it by, folded.
#[derive(Debug)]
pub(crate) struct Named<'r> {
    pub(crate) id: &'r str,
    pub(crate) names: Vec<String>,
}

impl<'r> Key<'r> {
    pub(crate) fn of(rubric: &'r Rubric) -> Self {
        let questions: Vec<Question<'r>> =
            rubric.criteria().map(|criterion| Question::of(rubric, criterion)).collect();
        let mut by_first: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (position, question) in questions.iter().enumerate() {
            let first = question.parts.first().cloned().unwrap_or_default();
            by_first.entry(first).or_default().push(position);
        }
        let mut by_word: BTreeMap<String, Vec<(usize, bool)>> = BTreeMap::new();
        for (position, question) in questions.iter().enumerate() {
            for (text, is_question) in [(&question.text, true), (&question.title, false)] {
                if let Some(first) = text.first().filter(|_| text.len() > 2 || !is_question) {
                    by_word.entry(first.clone()).or_default().push((position, is_question));
                }
            }
        }
        let document = rubric.document();
        let partners = document.partners.iter().map(|it| Named::of(&it.id, &it.title)).collect();
        let mut groups = Vec::new();
        document.groups.iter().for_each(|group| gather(group, &mut groups));
        Self { rubric, questions, partners, groups, by_first, by_word }
    }

    /// The criteria whose ids begin with a part.
    pub(crate) fn beginning(&self, part: &str) -> &[usize] {
        self.by_first.get(part).map_or(&[], Vec::as_slice)
    }

    /// The criteria whose question (true) or title begins with a word.
    pub(crate) fn spoken(&self, word: &str) -> &[(usize, bool)] {
        self.by_word.get(word).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &'r str> {
        self.questions.iter().map(|question| question.id)
    }
}

impl<'r> Question<'r> {
    fn of(rubric: &'r Rubric, criterion: &'r Criterion) -> Self {
        let option = |(n, option): (usize, &'r place_readiness::rubric::AnswerOption)| {
            let level = criterion.levels.get(n).map(|level| remark(&level.text));
            let texts = [Some(remark(&option.label)), level].into_iter().flatten();
            Option_ { id: &option.id, texts: texts.filter(|it| !it.is_empty()).collect() }
        };
        Self {
            id: &criterion.id,
            at: format!("answers.{}", criterion.id),
            parts: parts(&criterion.id).into_iter().map(|part| part.text).collect(),
            title: words(&criterion.title),
            text: words(criterion.question.as_deref().unwrap_or_default()),
            options: rubric.options(criterion).iter().enumerate().map(option).collect(),
            may_not_apply: criterion.not_applicable.is_some(),
        }
    }

    /// Whether its id can be told among other words: it has both letters and digits.
    pub(crate) fn is_telling(&self) -> bool {
        let has = |is: fn(&char) -> bool| self.parts.iter().any(|it| it.chars().all(|c| is(&c)));
        has(char::is_ascii_digit) && has(|c| c.is_alphabetic())
    }

    /// Every word that its title and its question have.
    pub(crate) fn speaks_of(&self, word: &str) -> bool {
        let said = self.title.iter().chain(&self.text);
        word.len() > 3
            && said
                .into_iter()
                .any(|it| it == word || it.trim_end_matches('s') == word.trim_end_matches('s'))
    }
}

impl<'r> Named<'r> {
    fn of(id: &'r str, title: &str) -> Self {
        let mut names =
            vec![folded(id), words(id).join(" "), folded(title), words(title).join(" ")];
        // `Integrated care board (ICB)` goes by either name.
        if let Some((long, short)) = title.trim_end_matches(')').split_once(" (") {
            names.extend([folded(long), folded(short)]);
        }
        Self { id, names }
    }
}

fn gather(group: &place_readiness::rubric::Group, groups: &mut Vec<Vec<String>>) {
    groups.extend(group.code.as_deref().map(words));
    groups.extend([words(&group.id), words(&group.title)]);
    group.groups.iter().for_each(|group| gather(group, groups));
}

/// What is said beside a level, without what does not matter: brackets around it, and a full stop.
pub(crate) fn remark(text: &str) -> String {
    let text = text.trim();
    let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(text);
    folded(inside).trim_end_matches('.').to_owned()
}

/// A run of letters or a run of digits, and where it stands in its text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    pub(crate) text: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A text as runs of letters and runs of digits, in small letters and without leading zeros.
pub(crate) fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut is_open = false;
    for (start, raw) in text.char_indices() {
        let character = crate::words::plain_letter(raw);
        if place_readiness::problem::is_hidden(raw) && !raw.is_control() {
            continue;
        }
        if !character.is_alphanumeric() {
            is_open = false;
            continue;
        }
        let end = start + raw.len_utf8();
        let is_digit = character.is_ascii_digit();
        match parts.last_mut() {
            Some(part)
                if is_open && part.text.ends_with(|c: char| c.is_ascii_digit()) == is_digit =>
            {
                part.text.extend(character.to_lowercase());
                part.end = end;
            }
            _ => parts.push(Part { text: character.to_lowercase().collect(), start, end }),
        }
        is_open = true;
    }
    for part in &mut parts {
        let short = part.text.trim_start_matches('0');
        if part.text.starts_with('0') {
            part.text = if short.is_empty() { "0".to_owned() } else { short.to_owned() };
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_letters_and_its_digits_whatever_stands_between() {
        let texts = |text| parts(text).into_iter().map(|it| it.text).collect::<Vec<_>>();

        for spelling in ["SCO-1", "sco_01", "SCO.1", "SCO1", "SCO \u{2011} 1", "S\u{200b}CO-1"] {
            assert_eq!(texts(spelling), ["sco", "1"], "{spelling}");
        }
    }
}
