//! The manifest: which files the last run generated in a folder, from what, and with which content.
//!
//! One line a file, so that version control merges it well. It only says what need not be done again and what may be
//! removed; a folder without it, or with one that cannot be read, is generated anew.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use serde_json::Value;

use super::hash::Fingerprint;

/// The name of the manifest in the output folder.
pub(super) const NAME: &str = ".graphdoc-manifest.json";

/// What a manifest says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<String, Entry>,
}

/// What a manifest says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The fingerprint of what it was made from.
    pub(super) plan: Fingerprint,
    /// The fingerprint of what it said.
    pub(super) content: Fingerprint,
}

impl Manifest {
    /// Reads a manifest; entries that make no sense, or lead out of the folder, are left out.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let document: Value = serde_json::from_str(text).ok()?;
        document.get("generator")?.as_str().filter(|generator| generator.starts_with("graphdoc "))?;
        let entry = |value: &Value| {
            let part = |name: &str| Fingerprint::parse(value.get(name)?.as_str()?);
            Some(Entry { plan: part("plan")?, content: part("content")? })
        };
        let files = document.get("files")?.as_object()?.iter();
        let files = files.filter(|(path, _)| stays_inside(path));
        Some(Self { files: files.filter_map(|(path, value)| Some((path.clone(), entry(value)?))).collect() })
    }

    /// Writes the manifest.
    pub(super) fn text(&self) -> String {
        let mut out = format!("{{\n\"generator\": \"graphdoc {}\",\n\"files\": {{\n", env!("CARGO_PKG_VERSION"));
        for (at, (path, entry)) in self.files.iter().enumerate() {
            let comma = if at + 1 < self.files.len() { "," } else { "" };
            let path = Value::from(path.as_str());
            out.push_str(&format!(
                "{path}: {{\"plan\": \"{}\", \"content\": \"{}\"}}{comma}\n",
                entry.plan, entry.content
            ));
        }
        out.push_str("}\n}\n");
        out
    }
}

fn stays_inside(path: &str) -> bool {
    Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}
