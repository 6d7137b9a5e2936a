//! What was seen in folders and left out, so that nothing is passed over in silence.

use std::path::PathBuf;

use serde::Serialize;

use crate::data;
use crate::text;

/// So many names are said for each reason; a folder of another program may hold thousands.
const NAMED: usize = 5;

/// Why a file or folder was left out, in the order in which reasons are told.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Why {
    /// It does not say that it is a document of Place readiness.
    NotOurs,
    /// It is what this program writes.
    Result,
    /// It is a rubric or what one rests on, where answers are wanted.
    Rubric,
    /// It is a link to a folder.
    Link,
    /// It is a pipe, a socket or a device.
    NoFile,
}

const REASONS: [Why; 5] = [Why::NotOurs, Why::Result, Why::Rubric, Why::Link, Why::NoFile];

/// What was left out.
#[derive(Debug, Default, Serialize)]
pub(crate) struct LeftOut(Vec<Omission>);

#[derive(Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
struct Omission {
    #[serde(serialize_with = "data::name")]
    file: PathBuf,
    why: Why,
}

impl LeftOut {
    pub(crate) fn push(&mut self, file: PathBuf, why: Why) {
        self.0.push(Omission { file, why });
    }

    pub(crate) fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// By path: a system lists its folders in any order.
    pub(crate) fn sort(&mut self) {
        self.0.sort();
    }

    /// A line for each reason.
    pub(crate) fn in_words(&self) -> Vec<String> {
        REASONS.iter().filter_map(|why| self.reason_in_words(*why)).collect()
    }

    fn reason_in_words(&self, why: Why) -> Option<String> {
        let mut files = self.0.iter().filter(|it| it.why == why).map(|it| text::name(&it.file));
        let named: Vec<String> = files.by_ref().take(NAMED).collect();
        let more = files.count();
        let (one, many) = why.in_words();
        let count = text::count(named.len() + more, one, many);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        (!named.is_empty()).then(|| format!("Left out {count}: {}{more}", named.join(", ")))
    }
}

impl Why {
    fn in_words(self) -> (&'static str, &'static str) {
        match self {
            Self::NotOurs => (
                "file that is no document of Place readiness",
                "files that are no documents of Place readiness",
            ),
            Self::Result => ("result of this program", "results of this program"),
            Self::Rubric => ("rubric or evidence file", "rubrics or evidence files"),
            Self::Link => ("link to a folder", "links to folders"),
            Self::NoFile => ("name that is no file's", "names that are no files'"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_few_are_named_and_the_rest_is_counted() {
        let mut left_out = LeftOut::default();
        (1..=7).for_each(|n| left_out.push(format!("{n}.json").into(), Why::NotOurs));
        left_out.push("link".into(), Why::Link);

        assert_eq!(
            left_out.in_words(),
            [
                "Left out 7 files that are no documents of Place readiness: \
                 1.json, 2.json, 3.json, 4.json, 5.json and 2 more",
                "Left out 1 link to a folder: link",
            ]
        );
    }
}
