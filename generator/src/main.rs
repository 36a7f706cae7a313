//! The `graphdoc` binary: everything it does is in `cli` and the library.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}

/// What pages become are many small allocations on all threads: with the system's allocator, `model` and `gaps` take
/// 1.4 times as long.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
