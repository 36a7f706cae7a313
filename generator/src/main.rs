//! The `graphdoc` binary: everything it does is in `cli` and the library.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
