//! The output folder as it is: what is ours in it, what is a link, what a run does not generate any more.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::known::read_manifest;
use super::manifest::NAME;
use super::{GeneratedFiles, MARK, OutputError};

/// What is at a path where a file is generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A file that graphdoc generated, with its content.
    Ours(Vec<u8>),
}

/// Looks at a path below the folder, without following links.
pub(super) fn look(folder: &Path, path: &str) -> Result<Found, OutputError> {
    let mut at = folder.to_path_buf();
    let parts: Vec<&str> = path.split('/').collect();
    for (index, part) in parts.iter().enumerate() {
        at.push(part);
        let is_last = index + 1 == parts.len();
        match fs::symlink_metadata(&at) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) if error.kind() == ErrorKind::NotADirectory => {
                return Err(OutputError::InTheWay(folder.to_path_buf()));
            }
            Err(error) => return Err(OutputError::io("look at", at, error)),
            Ok(data) if data.is_symlink() => return Err(OutputError::Link(at)),
            Ok(data) if data.is_dir() == is_last => return Err(OutputError::InTheWay(at)),
            Ok(_) => {}
        }
    }
    let bytes = fs::read(&at).map_err(|error| OutputError::io("read", &at, error))?;
    if is_ours(&bytes) { Ok(Found::Ours(bytes)) } else { Err(OutputError::Foreign(at)) }
}

/// Whether no folder or file on the way to a path is a link.
pub(super) fn has_no_link(folder: &Path, path: &str) -> bool {
    let mut at = folder.to_path_buf();
    path.split('/').all(|part| {
        at.push(part);
        is_no_link(&at)
    })
}

/// Whether something is at a path that is not a link itself.
pub(super) fn is_no_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|data| !data.is_symlink())
}

/// Whether the first lines of a file say that it was generated.
fn is_ours(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(200)];
    start.windows(MARK.len()).any(|window| window == MARK.as_bytes())
}

/// The files in the folder that an earlier run generated and this one does not, sorted.
///
/// The manifest tells. Without one the files' own marks do, provided that the root of an earlier run is there: a folder
/// that was never an output folder has nothing to be removed.
pub(super) fn stale(folder: &Path, files: &GeneratedFiles) -> Vec<String> {
    let mut found: Vec<String> = match read_manifest(folder) {
        Some(manifest) => manifest.files.into_keys().filter(|path| !files.contains(path)).collect(),
        None if files.iter().any(|(path, _)| is_root(path) && is_our_file(&folder.join(path))) => {
            let mut found = Vec::new();
            walk(folder, "", &mut |path| {
                if !files.contains(path) {
                    found.push(path.to_owned());
                }
            });
            found
        }
        None => Vec::new(),
    };
    found.retain(|path| has_no_link(folder, path) && is_our_file(&folder.join(path)));
    found.sort();
    found
}

fn is_root(path: &str) -> bool {
    !path.contains('/') || path == "src/lib.rs"
}

fn is_our_file(path: &Path) -> bool {
    let mut start = Vec::with_capacity(200);
    fs::File::open(path).and_then(|file| file.take(200).read_to_end(&mut start)).is_ok() && is_ours(&start)
}

/// Calls `f` with every Rust file below a folder, but not below another output folder or a hidden one.
fn walk(root: &Path, below: &str, f: &mut impl FnMut(&str)) {
    let Ok(entries) = fs::read_dir(root.join(below)) else { return };
    for entry in entries.flatten() {
        let (Ok(kind), Some(name)) = (entry.file_type(), entry.file_name().to_str().map(str::to_owned)) else {
            continue;
        };
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        if kind.is_dir() && !name.starts_with('.') && name != "target" && !root.join(&path).join(NAME).exists() {
            walk(root, &path, f);
        } else if kind.is_file() && name.ends_with(".rs") {
            f(&path);
        }
    }
}

/// Removes a file, and the folders that are empty then.
pub(super) fn remove(folder: &Path, path: &str) -> Result<(), OutputError> {
    let file: PathBuf = folder.join(path);
    fs::remove_file(&file).map_err(|error| OutputError::io("remove", &file, error))?;
    let mut parent = file.parent();
    while let Some(empty) = parent.filter(|parent| *parent != folder) {
        // A folder that still holds something stays.
        if fs::remove_dir(empty).is_err() {
            break;
        }
        parent = empty.parent();
    }
    Ok(())
}
