//! The command line of Place readiness: the one place with paths, streams and exit statuses.

#![forbid(unsafe_code)]

use std::ffi::OsString;
use std::io::{self, Read, Write};

use clap::Parser;

use crate::arguments::{Arguments, Colour, Command, Look};
use crate::failure::{Failure, Line};
pub use crate::screen::Screen;
use crate::source::Sources;

mod arguments;
mod check;
mod checked;
mod claim;
mod data;
mod ending;
mod failure;
mod form;
mod left_out;
mod library;
mod manual;
mod output;
mod results;
mod rubric;
mod score;
mod screen;
mod source;
mod table;
mod text;
mod walk;

/// What a command reads from and writes to.
#[expect(missing_debug_implementations, reason = "streams have nothing to show")]
pub struct Streams<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output.
    pub output: &'a mut dyn Write,
    /// Standard error.
    pub errors: &'a mut dyn Write,
    /// What standard output can show.
    pub screen: Screen,
}

/// Runs one command line, program name first, and returns the exit status.
///
/// The status is 0 where all was done, 1 where a document was refused, and 2 where the command was
/// used wrongly or a file could not be read or written.
pub fn run(arguments: impl IntoIterator<Item = OsString>, mut streams: Streams<'_>) -> u8 {
    let done = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => obey(&arguments, &mut streams),
        Err(err) => explain(&err, &mut streams),
    };
    let failure = done.err().unwrap_or_default();
    for line in failure::shown(&failure.lines) {
        // Where standard error is closed, nobody is left to be told.
        let _ = writeln!(streams.errors, "{line}");
    }
    failure.status
}

/// Runs one command line on the standard streams of this process.
pub fn run_process(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let streams = Streams {
        input: &mut io::stdin(),
        output: &mut io::stdout().lock(),
        errors: &mut io::stderr(),
        screen: screen::of_process(),
    };
    run(arguments, streams)
}

fn obey(arguments: &Arguments, streams: &mut Streams<'_>) -> Result<(), Failure> {
    streams.screen = look(&arguments.look, streams.screen, arguments.command.writes_file());
    let mut sources = Sources::new(&mut *streams.input);
    let mut output = output::Output { stream: &mut *streams.output, errors: &mut *streams.errors };
    match &arguments.command {
        Command::Score(order) => score::score(order, &mut sources, &mut output, streams.screen),
        Command::Check(order) => check::check(order, &mut sources, &mut output),
        Command::Form(order) => form::form(order, &mut sources, &mut output),
        Command::Rubric(order) => rubric::rubric(order, &mut sources, &mut output, streams.screen),
        Command::Completions { shell } => output.write(&manual::completions(*shell)),
        Command::Man => output.write(&manual::page()?),
    }
}

/// The screen as the options want it. A file is no terminal, so colour is kept out of it.
fn look(look: &Look, screen: Screen, to_file: bool) -> Screen {
    let colour = match look.color {
        Colour::Auto => screen.colour && !to_file,
        Colour::Always => true,
        Colour::Never => false,
    };
    Screen { colour, unicode: screen.unicode && !look.ascii, ..screen }
}

/// Help and version are what was asked for; all else is a slip.
fn explain(err: &clap::Error, streams: &mut Streams<'_>) -> Result<(), Failure> {
    let message = text::neutral(&err.to_string());
    if err.use_stderr() {
        return Err(Failure { lines: vec![Line::Plain(message.trim_end().to_owned())], status: 2 });
    }
    let mut output = output::Output { stream: streams.output, errors: streams.errors };
    output.write(&message)
}

/// The examples of the README, as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
