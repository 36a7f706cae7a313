//! Shared helpers of the integration tests.

use std::path::PathBuf;

use graphdoc::source::{FileRole, LoadError, LoadOptions, Loaded, SourceFile, SourceSet, load};

pub mod case;
pub mod openapi_rules;
pub mod sandbox;
pub mod small_api;

#[path = "../request_sample/mod.rs"]
pub mod request_sample;

/// A set of files from memory: pairs of path and text. What lies below a folder `includes` is an include.
pub fn source_set(files: &[(&str, &str)]) -> SourceSet {
    let files = files.iter().map(|(path, text)| {
        let is_include = path.split('/').any(|part| part == "includes");
        SourceFile::new(*path, *text, if is_include { FileRole::Include } else { FileRole::Page })
    });
    SourceSet::new(files.collect())
}

/// The pages of a case, each after a line `%% page PATH`: pairs of path and text.
pub fn pages_of(case: &str) -> Vec<(&str, String)> {
    let mut pages: Vec<(&str, String)> = Vec::new();
    for line in case.split_inclusive('\n') {
        if let Some(path) = line.strip_prefix("%% page ") {
            pages.push((path.trim(), String::new()));
        } else if let Some((_, text)) = pages.last_mut() {
            text.push_str(line);
        }
    }
    pages
}

/// The folder of the pages that the workspace keeps.
pub fn docs_input() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs-input"))
}

/// The pages that the workspace keeps, with what they include.
///
/// # Errors
///
/// When the folder is not there.
pub fn load_docs_input() -> Result<Loaded, LoadError> {
    load(&[docs_input()], &LoadOptions::default())
}

#[path = "../support_sample/mod.rs"]
pub mod support_sample;

/// The Rust of the README compiles and runs.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
