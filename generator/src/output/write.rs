//! Writing: only what differs, and nothing when something foreign is in the way.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::folder::{self, Found};
use super::hash::of_bytes;
use super::manifest::{Entry, Manifest, NAME};
use super::{Content, GeneratedFiles, Known, OutputError};

/// What a run did to the folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The files that were written, sorted.
    pub written: Vec<String>,
    /// The files that were removed, sorted.
    pub removed: Vec<String>,
    /// How many files were as they should be.
    pub unchanged: usize,
}

/// Makes the folder hold the files: writes those that differ, removes those of an earlier run, leaves everything else.
/// `known` is what [`Known::read`] gave before the files were emitted.
///
/// # Errors
///
/// When a file that was not generated or a link is in the way (nothing is written then), or the system refuses.
pub fn write(folder: &Path, files: &GeneratedFiles, known: &Known) -> Result<Written, OutputError> {
    let texts: Vec<(&str, &str)> = files.iter().filter_map(|(path, _)| Some((path, files.text(path)?))).collect();
    let differs = |(path, text): &(&str, &str)| match folder::look(folder, path)? {
        Found::Ours(bytes) if bytes == text.as_bytes() => Ok(false),
        Found::Ours(_) | Found::Nothing => Ok(true),
    };
    let differing: Vec<bool> = texts.par_iter().map(differs).collect::<Result<_, OutputError>>()?;
    let changed: Vec<(&str, &str)> =
        texts.iter().zip(differing).filter(|(_, differs)| *differs).map(|(file, _)| *file).collect();
    let stale = folder::stale(folder, files);

    let parents: BTreeSet<_> =
        changed.iter().filter_map(|(path, _)| folder.join(path).parent().map(Path::to_path_buf)).collect();
    for parent in parents {
        fs::create_dir_all(&parent).map_err(|error| OutputError::io("create", parent, error))?;
    }
    changed.par_iter().try_for_each(|(path, text)| write_file(&folder.join(path), text))?;
    for path in &stale {
        folder::remove(folder, path)?;
    }
    write_manifest(folder, files, known)?;
    Ok(Written {
        unchanged: files.len() - changed.len(),
        written: changed.into_iter().map(|(path, _)| path.to_owned()).collect(),
        removed: stale,
    })
}

fn write_file(path: &Path, text: &str) -> Result<(), OutputError> {
    fs::write(path, text).map_err(|error| OutputError::io("write", path, error))
}

fn write_manifest(folder: &Path, files: &GeneratedFiles, known: &Known) -> Result<(), OutputError> {
    let entries = files.files.par_iter().filter_map(|(path, file)| {
        let content = match &file.content {
            Content::Text(text) => of_bytes(text.as_bytes()),
            Content::Unchanged => known.entry(path)?.content,
        };
        Some((path.clone(), Entry { plan: file.plan, content }))
    });
    let manifest = Manifest { files: entries.collect() };
    let (path, text) = (folder.join(NAME), manifest.text());
    match fs::symlink_metadata(&path) {
        Ok(data) if data.is_symlink() => return Err(OutputError::Link(path)),
        Ok(_) if fs::read(&path).is_ok_and(|bytes| bytes == text.as_bytes()) => return Ok(()),
        _ => {}
    }
    write_file(&path, &text)
}
