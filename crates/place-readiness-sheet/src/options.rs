//! What is said for a whole table, beside it.

/// What is said for a whole table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The name of the Place, where no column has it.
    pub place: Option<String>,
    /// The date that the answers describe, where no column has it.
    pub date: Option<String>,
    /// The kind of partner, where no column has it.
    pub partner: Option<String>,
    /// Whose answers they are, where no column says; else one respondent's each.
    pub kind: Option<String>,
    /// Headings as they stand, and what each is to be read as.
    pub rename: Vec<(String, String)>,
    /// Headings of columns that are not to be read.
    pub ignore: Vec<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The number of the row that holds the headings.
    pub header: Option<u32>,
    /// Whether the month stands first in a date such as 09/30/2026.
    pub month_first: bool,
    /// How the person who reads the messages says all this.
    pub door: Door,
}

/// How options are said, so that a message can name them as they are typed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Door {
    /// `--place 'North Place'`
    #[default]
    CommandLine,
    /// `place='North Place'`
    Python,
    /// `place: "North Place"`
    JavaScript,
}

impl Options {
    /// An option as it would be typed.
    pub(crate) fn typed(&self, name: &str, value: &str) -> String {
        match self.door {
            Door::CommandLine => format!("--{name} '{value}'"),
            Door::Python => format!("{name}='{value}'"),
            Door::JavaScript => format!("{name}: \"{value}\""),
        }
    }

    /// The option by which the month stands first, as it would be typed.
    pub(crate) fn month_first(&self) -> &'static str {
        match self.door {
            Door::CommandLine => "--month-first",
            Door::Python => "month_first=True",
            Door::JavaScript => "monthFirst: true",
        }
    }

    /// How a column is given another name.
    pub(crate) fn renamed(&self, old: &str, new: &str) -> String {
        match self.door {
            Door::CommandLine => format!("--rename '{old}={new}'"),
            Door::Python => format!("rename={{'{old}': '{new}'}}"),
            Door::JavaScript => format!("rename: {{ \"{old}\": \"{new}\" }}"),
        }
    }

    /// How a column is passed over.
    pub(crate) fn ignored(&self, name: &str) -> String {
        match self.door {
            Door::CommandLine => format!("--ignore '{name}'"),
            Door::Python => format!("ignore=['{name}']"),
            Door::JavaScript => format!("ignore: [\"{name}\"]"),
        }
    }
}
