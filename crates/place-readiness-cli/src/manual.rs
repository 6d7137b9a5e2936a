//! Completions for shells, and the manual page.

use std::io;

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::arguments::Arguments;
use crate::failure::Failure;

/// A script that completes commands in a shell.
pub(crate) fn completions(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "place-readiness", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// The manual page, in the language of `man`: one page with a section for every command.
pub(crate) fn page() -> Result<String, Failure> {
    let command = Arguments::command();
    let mut page = Vec::new();
    write_page(&mut page, &command).map_err(|err| Failure::misuse(&err.to_string()))?;
    Ok(String::from_utf8_lossy(&page).replace(" EXTRA\n", " EXAMPLES\n"))
}

fn write_page(page: &mut Vec<u8>, command: &Command) -> io::Result<()> {
    let man = Man::new(command.clone());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    write_commands(page, command, command.get_name())?;
    man.render_extra_section(page)?;
    man.render_version_section(page)
}

/// A section for each command, its own parts one step smaller.
fn write_commands(page: &mut Vec<u8>, above: &Command, path: &str) -> io::Result<()> {
    for command in above.get_subcommands() {
        let path = format!("{path} {}", command.get_name());
        if command.has_subcommands() {
            write_commands(page, command, &path)?;
            continue;
        }
        let man = Man::new(command.clone().bin_name(&path));
        let mut part = Vec::new();
        man.render_synopsis_section(&mut part)?;
        man.render_description_section(&mut part)?;
        man.render_options_section(&mut part)?;
        man.render_extra_section(&mut part)?;
        let title = path.to_uppercase().replace('-', "\\-");
        let part = String::from_utf8_lossy(&part).replace(".SH ", ".SS ");
        page.extend_from_slice(format!(".SH \"{title}\"\n{part}").as_bytes());
    }
    Ok(())
}
