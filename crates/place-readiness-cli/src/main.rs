//! The program `place-readiness`.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(place_readiness_cli::run_process(std::env::args_os()))
}
