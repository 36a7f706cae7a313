//! Where results go: the standard output, or a file. Nothing is opened before there is something to print.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};

/// How much is written at once.
const BUFFER: usize = 1 << 16;

/// Writes a result.
pub(crate) fn write<T>(to: Option<&Path>, print: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    match to {
        None => write_to(std::io::stdout().lock(), print).context("the standard output cannot be written"),
        Some(path) => File::create(path)
            .map_err(Into::into)
            .and_then(|file| write_to(file, print))
            .with_context(|| format!("{}: cannot be written", path.display())),
    }
}

fn write_to<T>(out: impl Write, print: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let mut out = BufWriter::with_capacity(BUFFER, out);
    let result = print(&mut out)?;
    out.flush()?;
    Ok(result)
}
