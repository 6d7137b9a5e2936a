//! The texts of licences: found beside the sources of a work, and each written once.

use std::fs;
use std::path::Path;

use super::standard::Part;
use super::works::Work;
use crate::workspace::Fallible;

/// Licences, each with words by which its text is known. Of those that a work offers, the first
/// of these is taken.
const KNOWN: [(&str, &str); 5] = [
    ("MIT", "to any person obtaining a copy of this software and associated documentation"),
    ("BSD-3-Clause", "Neither the name of the copyright holder nor the names of its contributors"),
    ("Zlib", "This software is provided 'as-is', without any express or implied warranty"),
    ("Unicode-3.0", "UNICODE LICENSE V3"),
    ("Apache-2.0", "Apache License Version 2.0, January 2004"),
];
/// What a file with the text of a licence is called, in capitals.
const NAMES: [&str; 5] = ["COPYING", "COPYRIGHT", "LICENCE", "LICENSE", "UNLICENSE"];
const FOLDERS: [&str; 3] = ["", ".licenses", "LICENSES"];
/// What comes without a text, and what we know of it from elsewhere. All of it is under MIT.
const WITHOUT: [(&str, &str); 1] = [("nhsuk-frontend ", "Copyright (c) 2019 NHS.UK")];
const TITLES: [&str; 3] = ["mit license", "the mit license", "the mit license (mit)"];

/// A licence, and the works that are under it.
#[derive(Debug)]
struct Section {
    licence: &'static str,
    text: String,
    /// Each with its notice, if it has one.
    works: Vec<String>,
}

/// The whole file. `mit` is our own copy of that licence, whose words most works share.
pub(super) fn write<'p>(
    what: &str,
    works: &[Work],
    parts: impl Iterator<Item = &'p Part>,
    mit: &str,
) -> Fallible<String> {
    let mut sections = sections(works, mit)?;
    for part in parts {
        let of_licence = |section: &&mut Section| section.licence == part.licence;
        let section = sections.iter_mut().find(of_licence).ok_or("no text for a part of Rust")?;
        section.works.push(format!("{}: {}", part.name, part.notice));
    }
    sections.sort_by_key(|section| KNOWN.iter().position(|(id, _)| *id == section.licence));

    let intro = format!(
        "{what} holds works of others, under the licences below.\nWhere a work offers several, \
         it is used under the one here. Written by `cargo xtask licences`.\n"
    );
    let written = sections.iter().map(|Section { licence, text, works }| {
        format!("\n=== {licence} ===\n{}\n\n{text}\n", works.join("\n"))
    });
    Ok(intro + &written.collect::<String>())
}

/// Every text once, with the works that are under it.
fn sections(works: &[Work], mit: &str) -> Fallible<Vec<Section>> {
    let mut sections = Vec::new();
    for work in works {
        if let Some((_, notice)) = WITHOUT.iter().find(|(start, _)| work.name.starts_with(start)) {
            let text = usual(mit).ok_or("LICENSE-MIT is not as it is known")?;
            add(&mut sections, "MIT", text, &work.name, &[(*notice).to_owned()]);
            continue;
        }
        for (licence, text) in chosen(work)? {
            let (notice, text) = split(&text, mit);
            add(&mut sections, licence, text, &work.name, &notice);
        }
    }
    Ok(sections)
}

/// The names of the works in such a file.
pub(crate) fn names(file: &str) -> impl Iterator<Item = String> {
    let mut is_list = false;
    let lines = file.lines().filter(move |line| {
        let is_heading = line.starts_with("=== ");
        is_list = is_heading || is_list && !line.is_empty();
        is_list && !is_heading && !line.starts_with(' ')
    });
    // A name may have colons; a space follows the one that ends it.
    lines.map(|line| {
        line.split_once(": ").map_or(line, |(name, _)| name).trim_end_matches(':').to_owned()
    })
}

/// Every part of the licence that must be kept, with its texts.
fn chosen(work: &Work) -> Fallible<Vec<(&'static str, String)>> {
    let files = files(&work.folder)?;
    let mut found = Vec::new();
    for part in work.licence.replace(['(', ')'], "").replace('/', " OR ").split(" AND ") {
        let is_offered = |id: &str| part.split(" OR ").any(|offered| offered.trim() == id);
        let texts = |phrase: &str| -> Vec<String> {
            files.iter().filter(|text| words(text).contains(phrase)).cloned().collect()
        };
        let known = KNOWN.iter().filter(|(id, _)| is_offered(id));
        let mut known = known.map(|(id, phrase)| (*id, texts(phrase)));
        let (id, texts) = known.find(|(_, texts)| !texts.is_empty()).ok_or_else(|| {
            format!("{}: no text of `{part}` that we know lies beside its sources", work.name)
        })?;
        found.extend(texts.into_iter().map(|text| (id, text)));
    }
    Ok(found)
}

/// What is called a licence in the folder of a work.
fn files(folder: &Path) -> Fallible<Vec<String>> {
    let mut paths = Vec::new();
    for inner in FOLDERS {
        let Ok(entries) = fs::read_dir(folder.join(inner)) else { continue };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().to_uppercase();
            let is_licence = !inner.is_empty() || NAMES.iter().any(|start| name.starts_with(start));
            if is_licence && entry.file_type()?.is_file() {
                paths.push(entry.path());
            }
        }
    }
    paths.sort();
    paths.iter().map(|path| Ok(fs::read_to_string(path)?)).collect()
}

/// A text, and apart from it what is the work's own, where the rest is the MIT licence.
fn split(text: &str, mit: &str) -> (Vec<String>, String) {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let (Some((from, to)), Some(usual)) = (permission(&lines), usual(mit)) else {
        return (Vec::new(), plain(&lines));
    };
    let body = lines.get(from..=to).unwrap_or_default();
    if words(&body.join("\n")).trim_end_matches('.') != words(&usual).trim_end_matches('.') {
        return (Vec::new(), plain(&lines));
    }
    let (before, after) = (lines.get(..from), lines.get(to + 1..));
    let rest: Vec<&str> = [before, after].into_iter().flatten().flatten().copied().collect();
    (notice(&rest), usual)
}

/// The first and the last line of the permission that MIT gives.
fn permission(lines: &[&str]) -> Option<(usize, usize)> {
    let from = lines.iter().position(|line| line.contains("Permission is hereby granted"))?;
    let is_last = |line: &&str| line.ends_with("SOFTWARE.") || line.trim() == "SOFTWARE";
    let length = lines.get(from..)?.iter().position(is_last)?;
    Some((from, from + length))
}

fn usual(mit: &str) -> Option<String> {
    let lines: Vec<&str> = mit.lines().collect();
    let (from, to) = permission(&lines)?;
    Some(lines.get(from..=to)?.join("\n"))
}

/// What a file says beside the licence: whose work it is. A second licence among it, which is for
/// those who contribute, is left out.
fn notice(lines: &[&str]) -> Vec<String> {
    let at = |start: &str| lines.iter().position(|line| line.trim().starts_with(start));
    let second = at("As a contributor, you agree").zip(at("limitations under the License."));
    let counts = |(index, line): (usize, &&str)| {
        let line = line.trim();
        let is_second = second.is_some_and(|(from, to)| (from..=to).contains(&index));
        let is_said = !TITLES.contains(&line.to_lowercase().as_str()) && !is_second;
        (is_said && line.contains(char::is_alphanumeric)).then(|| line.to_owned())
    };
    lines.iter().enumerate().filter_map(counts).collect()
}

/// Works under the same words stand together.
fn add(
    sections: &mut Vec<Section>,
    licence: &'static str,
    text: String,
    name: &str,
    notice: &[String],
) {
    let work = match notice {
        [] => name.to_owned(),
        [one] => format!("{name}: {one}"),
        many => format!("{name}:\n  {}", many.join("\n  ")),
    };
    let is_same = |section: &&mut Section| words(&section.text) == words(&text);
    match sections.iter_mut().find(is_same) {
        Some(section) => section.works.push(work),
        None => sections.push(Section { licence, text, works: vec![work] }),
    }
}

fn plain(lines: &[&str]) -> String {
    lines.join("\n").trim_matches('\n').to_owned()
}

/// A text without its line breaks: the same licence is wrapped in many ways.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIT: &str = "MIT License\n\nCopyright (c) us\n\nPermission is hereby granted,\nto all.\n\
                       NO WARRANTY FOR THE\nSOFTWARE.\n";

    #[test]
    fn the_same_licence_of_many_is_written_once() {
        let other = "The MIT License (MIT)\n\nCopyright (c) 2015 Alice\n\nPermission is hereby \
                     granted, to\nall. NO WARRANTY FOR THE SOFTWARE.\n";
        let (notice, text) = split(other, MIT);

        assert_eq!(notice, ["Copyright (c) 2015 Alice"]);
        assert_eq!(text, "Permission is hereby granted,\nto all.\nNO WARRANTY FOR THE\nSOFTWARE.");
    }

    #[test]
    fn other_words_are_kept_as_they_are() {
        let other =
            "Copyright (c) 2015 Alice\n\nPermission is hereby granted, to Bob.\nSOFTWARE.\n";

        assert_eq!(split(other, MIT), (Vec::new(), other.trim_end().to_owned()));
    }

    #[test]
    fn the_file_names_what_it_lists() {
        let work = |name: &str, notice: &[&str]| {
            let notice: Vec<String> = notice.iter().map(|&line| line.to_owned()).collect();
            let mut sections = Vec::new();
            add(&mut sections, "MIT", "Text: all.".to_owned(), name, &notice);
            sections.remove(0).works.remove(0)
        };
        let works = [
            work("serde 1.0.0", &[]),
            work("core::unicode of Rust", &["Copyright (c) Unicode"]),
            work("libm 0.2.0", &["Copyright (c) one", "Copyright (c) two"]),
        ];
        let file = format!("All: of it.\n\n=== MIT ===\n{}\n\nText: all.\n", works.join("\n"));

        let found: Vec<String> = names(&file).collect();
        assert_eq!(found, ["serde 1.0.0", "core::unicode of Rust", "libm 0.2.0"]);
    }
}
