//! Headings under the names that the options give them.

use place_readiness::problem::{nearest, shown};

use crate::heading::{Meaning, field, meaning};
use crate::key::Key;
use crate::options::Options;
use crate::problem::{Code, Problem};
use crate::table::Column;
use crate::words::{did_you_mean, folded};

/// What the options say of headings.
#[derive(Debug)]
pub(crate) struct Names<'a> {
    key: &'a Key<'a>,
    options: &'a Options,
    rename: Vec<(String, &'a str)>,
    ignore: Vec<String>,
}

impl<'a> Names<'a> {
    pub(crate) fn of(key: &'a Key<'a>, options: &'a Options) -> Self {
        let rename = options.rename.iter().map(|(old, new)| (folded(old), new.as_str())).collect();
        let ignore = options.ignore.iter().map(|name| folded(name)).collect();
        Self { key, options, rename, ignore }
    }

    /// What a heading says, under the name that it is given.
    pub(crate) fn meaning(&self, heading: &str) -> Meaning {
        if self.rename.is_empty() && self.ignore.is_empty() {
            return meaning(heading, self.key);
        }
        let said = folded(heading);
        if self.ignore.contains(&said) {
            return Meaning::Other;
        }
        let new = self.rename.iter().find(|(old, _)| *old == said).map(|(_, new)| *new);
        meaning(new.unwrap_or(heading), self.key)
    }

    /// Where the options name what is not there, or what is not read.
    pub(crate) fn problems(&self, columns: &[Column]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (old, new) in &self.options.rename {
            let target = meaning(new, self.key);
            let is_there = columns.iter().any(|column| folded(&column.name) == folded(old));
            if matches!(target, Meaning::Other | Meaning::NoSuch(_) | Meaning::Several(_))
                && field(new).is_none()
            {
                problems.push(self.not_read(new));
            } else if !is_there && !columns.iter().any(|column| column.meaning == target) {
                let names = columns.iter().map(|column| column.name.as_str());
                let near = did_you_mean(nearest(old, names).as_deref());
                let message =
                    format!("rename names a column `{}`, and there is none{near}", shown(old));
                problems.push(Problem::new(Code::MissingKey, message));
            }
        }
        problems
    }

    fn not_read(&self, new: &str) -> Problem {
        const FIELDS: [&str; 7] =
            ["place", "date", "respondent", "partner", "criterion", "level", "note"];
        let near = did_you_mean(nearest(new, FIELDS.into_iter().chain(self.key.ids())).as_deref());
        let message =
            format!("rename gives `{}`, and no column of that name is read{near}", shown(new));
        Problem::new(Code::UnknownKey, message)
    }
}
