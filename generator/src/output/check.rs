//! Comparing: what a run would change, without changing it.

use std::path::Path;

use similar::TextDiff;

use super::folder::{self, Found};
use super::{GeneratedFiles, OutputError};

/// How many lines of a file's diff are shown.
const SHOWN: usize = 20;

/// A file that is not as it would be generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its path below the output folder.
    pub path: String,
    /// What a run would do.
    pub change: Change,
}

/// What a run would do to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Write it: it is not there.
    Add,
    /// Write it anew.
    Modify {
        /// How many lines would come in.
        added: usize,
        /// How many lines would go.
        removed: usize,
        /// The first lines of a unified diff.
        diff: String,
    },
    /// Remove it: the pages do not give it any more.
    Remove,
}

/// What a run would change in a folder, sorted by path.
///
/// # Errors
///
/// As for [`write`](super::write): something foreign is in the way, or the system refuses.
pub fn check(folder: &Path, files: &GeneratedFiles) -> Result<Vec<Difference>, OutputError> {
    let mut found = Vec::new();
    for (path, _) in files.iter() {
        let Some(text) = files.text(path) else { continue };
        let change = match folder::look(folder, path)? {
            Found::Nothing => Change::Add,
            Found::Ours(bytes) if bytes == text.as_bytes() => continue,
            Found::Ours(bytes) => modified(&String::from_utf8_lossy(&bytes), text),
        };
        found.push(Difference { path: path.to_owned(), change });
    }
    let stale = folder::stale(folder, files);
    found.extend(stale.into_iter().map(|path| Difference { path, change: Change::Remove }));
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn modified(old: &str, new: &str) -> Change {
    let diff = TextDiff::from_lines(old, new);
    let count = |wanted| diff.iter_all_changes().filter(|change| change.tag() == wanted).count();
    let (added, removed) = (count(similar::ChangeTag::Insert), count(similar::ChangeTag::Delete));
    let unified = diff.unified_diff().context_radius(1).to_string();
    let mut shown: String = unified.lines().take(SHOWN).map(|line| format!("{line}\n")).collect();
    let more = unified.lines().count().saturating_sub(SHOWN);
    if more > 0 {
        shown.push_str(&format!("… {more} more lines\n"));
    }
    Change::Modify { added, removed, diff: shown }
}
