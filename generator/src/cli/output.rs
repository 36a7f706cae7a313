//! Where results go: the standard output, or a file that is replaced only when all of it is there.

use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};

/// Writes a result.
pub(crate) fn write(to: Option<&Path>, print: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let Some(path) = to else {
        let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        print(&mut out)?;
        return out.flush().context("the standard output cannot be written");
    };
    let mut bytes = Vec::new();
    print(&mut bytes)?;
    std::fs::write(path, bytes).with_context(|| format!("{}: cannot be written", path.display()))
}
