//! Finds the pages below the paths that a user gives.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use foldhash::HashSet;
use walkdir::{DirEntry, WalkDir};

use super::decode::Flaw;
use super::load::LoadError;

/// Folders of other tools, which hold copies of pages at most.
const SKIPPED: [&str; 2] = ["node_modules", "target"];

/// A file as a page names it and as the system does.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    /// With `/` between folders, starting as the user gave it.
    pub(super) path: String,
    /// Where to read it.
    pub(super) disk: PathBuf,
}

/// What the paths lead to.
#[derive(Default)]
pub(super) struct Walk {
    /// The pages, each once.
    pub(super) pages: Vec<Found>,
    /// The folders that were listed.
    pub(super) inputs: Vec<PathBuf>,
    /// What could not be followed.
    pub(super) flaws: Vec<(String, Flaw)>,
}

/// The path's text with `/` between folders; what is not Unicode is shown as well as can be.
pub(super) fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

/// Finds the pages of all paths. A file reached twice is found at the first path that leads to it.
pub(super) fn find_pages(paths: &[PathBuf]) -> Result<Walk, LoadError> {
    let mut finder = Finder::default();
    for path in paths {
        let refused = |reason: std::io::Error| match reason.kind() {
            ErrorKind::NotFound => LoadError::NotFound { path: slashed(path) },
            _ => LoadError::Unreadable { path: slashed(path), reason },
        };
        let canonical = path.canonicalize().map_err(refused)?;
        if canonical.is_dir() {
            std::fs::read_dir(path).map_err(refused)?;
            finder.folder(path);
        } else {
            std::fs::File::open(path).map_err(refused)?;
            finder.page(path.clone(), canonical);
        }
    }
    Ok(finder.walk)
}

#[derive(Default)]
struct Finder {
    walk: Walk,
    /// The canonical paths of the pages.
    files: HashSet<OsString>,
    folders: HashSet<PathBuf>,
}

impl Finder {
    fn page(&mut self, disk: PathBuf, canonical: PathBuf) {
        if self.files.insert(canonical.into_os_string()) {
            self.walk.pages.push(Found { path: slashed(&disk), disk });
        }
    }

    fn folder(&mut self, root: &Path) {
        let by_name = |one: &DirEntry, other: &DirEntry| one.path().as_os_str().cmp(other.path().as_os_str());
        let mut entries = WalkDir::new(root).follow_links(true).sort_by(by_name).into_iter();
        let mut canonical_folder = PathBuf::new();
        let mut canonical_of = PathBuf::new();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.refused(&error);
                    continue;
                }
            };
            if entry.file_type().is_dir() {
                let is_new = entry.path().canonicalize().is_ok_and(|canonical| self.folders.insert(canonical));
                if is_skipped(&entry) || !is_new {
                    entries.skip_current_dir();
                } else {
                    self.walk.inputs.push(entry.into_path());
                }
                continue;
            }
            if !entry.file_type().is_file() || !is_page(entry.path()) {
                continue;
            }
            let canonical = if entry.path_is_symlink() {
                entry.path().canonicalize().unwrap_or_else(|_| entry.path().to_owned())
            } else {
                let parent = entry.path().parent().unwrap_or(root);
                if canonical_of != parent {
                    canonical_of = parent.to_owned();
                    canonical_folder = parent.canonicalize().unwrap_or_else(|_| parent.to_owned());
                }
                canonical_folder.join(entry.file_name())
            };
            self.page(entry.into_path(), canonical);
        }
    }

    fn refused(&mut self, error: &walkdir::Error) {
        let Some(path) = error.path() else { return };
        let flaw = match error.loop_ancestor() {
            Some(ancestor) => Flaw::Loop { ancestor: slashed(ancestor) },
            None => {
                let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                Flaw::Unreadable { reason }
            }
        };
        let could_be_page = is_page(path) || path.extension().is_none();
        if could_be_page || error.loop_ancestor().is_some() {
            self.walk.flaws.push((slashed(path), flaw));
        }
    }
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("txt"))
}

/// Whether a folder's pages are none: hidden, another tool's, or fragments that pages include.
fn is_skipped(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() > 0
        && (name.starts_with('.') || SKIPPED.contains(&name.as_ref()) || name.eq_ignore_ascii_case("includes"))
}
