//! What the output can show: its width, colour, and characters beyond ASCII.

use std::io::IsTerminal;

pub use place_readiness_report::terminal::Screen;

/// The widest text that is written, in columns.
const WIDEST: usize = 80;
/// The narrowest text that is written, in columns.
const NARROWEST: usize = 40;

/// What standard output of this process can show.
pub(crate) fn of_process() -> Screen {
    let output = std::io::stdout();
    let terminal = output.is_terminal().then(|| {
        let size = terminal_size::terminal_size_of(&output);
        size.map_or(WIDEST, |(terminal_size::Width(width), _)| usize::from(width))
    });
    read(terminal, |name| std::env::var(name).ok())
}

/// Made from the columns of the terminal, where there is one, and the environment.
fn read(terminal: Option<usize>, variable: impl Fn(&str) -> Option<String>) -> Screen {
    let set = |name| variable(name).filter(|value| !value.is_empty());
    let columns = set("COLUMNS").and_then(|value| value.trim().parse().ok());
    let dumb = set("TERM").is_some_and(|term| term == "dumb");
    let forced = set("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG"));
    Screen {
        width: columns.or(terminal).unwrap_or(WIDEST).clamp(NARROWEST, WIDEST),
        colour: set("NO_COLOR").is_none() && (forced || (terminal.is_some() && !dumb)),
        unicode: locale.map_or(cfg!(windows), |locale| is_utf8(&locale)),
    }
}

fn is_utf8(locale: &str) -> bool {
    let locale = locale.to_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_needs_a_terminal_that_knows_it_or_force() {
        assert!(!screen(None, &[]).colour);
        assert!(screen(Some(80), &[]).colour);
        assert!(!screen(Some(80), &[("TERM", "dumb")]).colour);
        assert!(screen(None, &[("CLICOLOR_FORCE", "1")]).colour);
        assert!(!screen(None, &[("CLICOLOR_FORCE", "0")]).colour);
    }

    #[test]
    fn no_color_is_stronger_than_all_else_around() {
        assert!(!screen(Some(80), &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]).colour);
        assert!(screen(Some(80), &[("NO_COLOR", "")]).colour, "set but empty says nothing");
    }

    #[test]
    fn the_width_stays_from_40_to_80() {
        assert_eq!(screen(None, &[]).width, 80);
        assert_eq!(screen(Some(64), &[]).width, 64);
        assert_eq!(screen(Some(200), &[]).width, 80);
        assert_eq!(screen(Some(10), &[]).width, 40);
        assert_eq!(screen(Some(64), &[("COLUMNS", "50")]).width, 50);
        assert_eq!(screen(Some(64), &[("COLUMNS", "wide")]).width, 64);
    }

    #[test]
    fn the_locale_that_counts_is_the_first_of_three() {
        assert!(screen(None, &[("LANG", "en_GB.UTF-8")]).unicode);
        assert!(!screen(None, &[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")]).unicode);
        assert!(screen(None, &[("LC_CTYPE", "C.utf8"), ("LANG", "C")]).unicode);
        assert!(!screen(None, &[("LANG", "de_DE.ISO-8859-1")]).unicode);
    }

    fn screen(terminal: Option<usize>, variables: &[(&str, &str)]) -> Screen {
        read(terminal, |name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }
}
