//! Cases of findings: small files and the exact places of what is found in them.
//!
//! A case is named after its code and holds small files, each after a line `%% page PATH`. A line
//! `%% finds LINE:COLUMN TEXT` below a file says where a finding is and what stands there (the first line of it); a
//! file without such lines must not give the code.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use graphdoc::diagnostic::Diagnostic;
use graphdoc::source::SourceSet;

/// One case.
#[derive(Debug)]
pub struct Case {
    /// The code that it is named after.
    pub code: String,
    /// Its files by path.
    pub files: Vec<(String, String)>,
    /// What must be found: `PATH:LINE:COLUMN TEXT`.
    pub finds: BTreeSet<String>,
}

/// The folder of cases below `tests/cases`.
#[must_use]
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(name)
}

/// The cases of a folder, sorted by code.
///
/// # Panics
///
/// When one of them cannot be read.
#[must_use]
pub fn cases(name: &str) -> Vec<Case> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| Case::read(path)).collect()
}

impl Case {
    fn read(path: &Path) -> Self {
        let code = path.file_stem().unwrap().to_string_lossy().into_owned();
        let mut case = Self { code, files: Vec::new(), finds: BTreeSet::new() };
        for line in fs::read_to_string(path).unwrap().split_inclusive('\n') {
            if let Some(file) = line.strip_prefix("%% page ") {
                case.files.push((file.trim().to_owned(), String::new()));
                continue;
            }
            let (file, text) = case.files.last_mut().expect("a case starts with `%% page PATH`");
            match line.strip_prefix("%% finds ") {
                Some(found) => drop(case.finds.insert(format!("{file}:{}", found.trim_end()))),
                None => text.push_str(line),
            }
        }
        case
    }

    /// What is wrong with the findings of a case, a line each; empty when all is right.
    #[must_use]
    pub fn differences(&self, sources: &SourceSet, findings: &[Diagnostic]) -> String {
        let code = &self.code;
        let found: BTreeSet<String> = findings.iter().map(|finding| place(sources, finding)).collect();
        let mut wrong = String::new();
        wrong.extend(self.finds.difference(&found).map(|place| format!("{code}: lacks {place}\n")));
        wrong.extend(found.difference(&self.finds).map(|place| format!("{code}: also finds {place}\n")));
        if self.finds.is_empty() {
            wrong.push_str(&format!("{code}: no file is wrong\n"));
        }
        let silent = |file: &str| self.finds.iter().all(|place| !place.starts_with(&format!("{file}:")));
        if !self.files.iter().any(|(file, _)| silent(file)) {
            wrong.push_str(&format!("{code}: no file is right\n"));
        }
        wrong
    }
}

/// Path, place and text of a finding, as cases say it.
fn place(sources: &SourceSet, finding: &Diagnostic) -> String {
    let start = sources.start(finding.span);
    let text = sources.text(finding.span).lines().next().unwrap_or_default();
    format!("{}:{}:{} {text}", sources.file(finding.span.file).path, start.line, start.column).trim_end().to_owned()
}
