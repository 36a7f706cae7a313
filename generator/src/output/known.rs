//! What is known to be on disk before anything is emitted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

use super::folder;
use super::hash::{Fingerprint, of_bytes};
use super::manifest::{Entry, Manifest, NAME};

/// The files of an output folder that are as the last run wrote them, and what they were made from.
#[derive(Clone, Debug, Default)]
pub struct Known {
    files: BTreeMap<String, Entry>,
}

impl Known {
    /// Nothing is known: everything is emitted.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// Reads the manifest of a folder, and every file that it names. What cannot be read is not known.
    pub fn read(folder: &Path) -> Self {
        let Some(manifest) = read_manifest(folder) else { return Self::default() };
        let parent = |path: &str| path.rsplit_once('/').map_or(String::new(), |(parent, _)| parent.to_owned());
        let parents: BTreeSet<String> = manifest.files.keys().map(|path| parent(path)).collect();
        let linked: BTreeSet<String> =
            parents.into_iter().filter(|path| !path.is_empty() && !folder::has_no_link(folder, path)).collect();
        let current = manifest.files.into_par_iter().filter(|(path, entry)| {
            !linked.contains(&parent(path))
                && folder::is_no_link(&folder.join(path))
                && std::fs::read(folder.join(path)).is_ok_and(|bytes| of_bytes(&bytes) == entry.content)
        });
        Self { files: current.collect() }
    }

    /// Whether a file is on disk as it was when it was made from this.
    pub fn is_current(&self, path: &str, plan: Fingerprint) -> bool {
        self.files.get(path).is_some_and(|entry| entry.plan == plan)
    }

    pub(super) fn entry(&self, path: &str) -> Option<Entry> {
        self.files.get(path).copied()
    }
}

pub(super) fn read_manifest(folder: &Path) -> Option<Manifest> {
    Manifest::parse(&std::fs::read_to_string(folder.join(NAME)).ok()?)
}
