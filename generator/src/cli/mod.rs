//! The command line: reads options, runs the road, prints, and says how it went by its exit status.
//!
//! Results go to the standard output or the file asked for, messages and progress to the standard error.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is the part that prints")]

mod args;
mod config_file;
mod explain;
mod export;
mod findings;
mod gaps;
mod generate;
mod model;
mod output;
mod progress;
mod session;
mod verify;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Cli, Command};

/// Nothing to complain about.
const DONE: u8 = 0;
/// Findings that are denied, or stale output.
const FINDINGS: u8 = 1;
/// Usage, or input that could not be read.
const FAILED: u8 = 2;

/// Runs the program.
pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match cli.command {
        Command::Model(args) => model::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "graphdoc", &mut script);
            output::write(None, |out| Ok(out.write_all(&script)?)).map(|()| DONE)
        }
        Command::Gaps(args) => gaps::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Generate(args) => generate::run(&args),
    };
    match result {
        Ok(status) => ExitCode::from(status),
        Err(error) if is_broken_pipe(&error) => ExitCode::from(DONE),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(FAILED)
        }
    }
}

/// The reader of our output went away (`graphdoc model | head`): nobody is left to be told.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>());
    io.is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
}
