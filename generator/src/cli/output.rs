//! Where results go: the standard output, or a file. Nothing is opened before there is something to print.

use std::fs::File;
use std::io::{BufWriter, Seek, Write};
use std::path::Path;

use anyhow::{Context, Result};

/// How much is written at once.
const BUFFER: usize = 1 << 16;

/// Writes a result.
pub(crate) fn write<T>(to: Option<&Path>, print: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    match to {
        None => write_to(std::io::stdout().lock(), print).context("the standard output cannot be written"),
        Some(path) => write_over(path, print).with_context(|| format!("{}: cannot be written", path.display())),
    }
}

/// Writes over what is in a file, and cuts what is left of it: a file that is emptied first is waited for when it is closed,
/// on some file systems until the disk has it.
fn write_over<T>(path: &Path, print: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let mut file = File::options().write(true).create(true).truncate(false).open(path)?;
    let result = write_to(&file, print);
    if file.metadata()?.is_file() {
        let end = file.stream_position()?;
        file.set_len(end)?;
    }
    result
}

fn write_to<T>(out: impl Write, print: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let mut out = BufWriter::with_capacity(BUFFER, out);
    let result = print(&mut out)?;
    out.flush()?;
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn what_was_longer_is_cut() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let file = folder.path().join("model.json");
        for text in ["one two three", "one", "four five"] {
            write(Some(&file), |out| Ok(out.write_all(text.as_bytes())?)).expect("the file can be written");
            assert_eq!(std::fs::read_to_string(&file).expect("the file can be read"), text);
        }
        let failed = write(Some(&file), |out| -> anyhow::Result<()> {
            out.write_all(b"six")?;
            anyhow::bail!("no more")
        });
        assert!(failed.is_err());
        assert_ne!(std::fs::read_to_string(&file).expect("the file can be read"), "sixr five");
    }
}
