//! Reads the metadata file that pages are held against. It is no page: nothing includes it, and it gives no facts.

use std::path::Path;

use super::decode::{self, Flaw};
use super::load::LoadError;
use super::walk::slashed;
use super::{FileRole, SourceFile};

/// Reads a file to be added to a set of pages with [`SourceSet::add`](super::SourceSet::add). Its text is decoded as
/// that of pages is; whether it is metadata is left to `csdl`.
///
/// # Errors
///
/// When the file cannot be read.
pub fn read_metadata(path: &Path) -> Result<SourceFile, LoadError> {
    let failed = |reason: String| LoadError::Metadata { path: path.display().to_string(), reason };
    match decode::read(path) {
        Ok((text, _)) => Ok(SourceFile::new(slashed(path), text, FileRole::Metadata)),
        Err(Flaw::TooLarge { bytes }) => {
            Err(failed(format!("it has {bytes} bytes; {} can be read", decode::MAX_BYTES)))
        }
        Err(Flaw::Unreadable { reason }) => Err(failed(reason)),
        Err(_) => Err(failed("it is no text".to_owned())),
    }
}
