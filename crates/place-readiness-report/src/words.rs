//! Every fixed word of a report, by id, so that it can be told in another language.
//!
//! A fact has one sentence, whatever the report is dressed as.

mod chart;
mod report;
mod short;
mod terminal;

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

/// All words there are, by the part of the report that says them first.
const TABLES: &[&[(&str, &str)]] =
    &[report::ENGLISH, chart::ENGLISH, short::ENGLISH, terminal::ENGLISH];

#[expect(clippy::panic, reason = "while the program is compiled")]
pub(crate) const fn find(id: &str) -> &'static str {
    let mut tables = TABLES;
    while let [table, others @ ..] = tables {
        if let Some(text) = find_in(table, id) {
            return text;
        }
        tables = others;
    }
    panic!("there are no words with this id")
}

const fn find_in(table: &'static [(&str, &str)], id: &str) -> Option<&'static str> {
    let mut rest = table;
    while let [(known, text), others @ ..] = rest {
        if is_same(known.as_bytes(), id.as_bytes()) {
            return Some(text);
        }
        rest = others;
    }
    None
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

/// A number of things, in words that know one from many: "1 criterion", "2 criteria".
pub(crate) fn count(number: usize, one: &'static str, many: &'static str) -> String {
    fill(if number == 1 { one } else { many }, &[("count", number.to_string())])
}

/// Several names in one: "B", "B and C", "B, C and D".
pub(crate) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [name] => name.clone(),
        [most @ .., last] => {
            let gaps = [("most", most.join(", ")), ("last", last.clone())];
            fill(word!("list"), &gaps)
        }
    }
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
        for (id, _) in TABLES.iter().copied().flatten() {
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
