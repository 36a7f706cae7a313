//! Tests over a corpus of real pages, whose folder the environment variable `GRAPHDOC_CORPUS` names.
//!
//! They are asked for by the feature `corpus`, and then fail when the corpus cannot be found.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests fail by panicking"
)]

mod decoding;
mod json;
mod openapi;
#[path = "../openapi/validity.rs"]
mod validity;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use graphdoc::analysis::{Analysis, AnalysisOptions, analyze};
use graphdoc::diagnostic::Diagnostic;
use graphdoc::emit::{EmitOptions, Form};
use graphdoc::generation::generate;
use graphdoc::lint::{Selection, review};
use graphdoc::output::{GeneratedFiles, Known, check, write};
use graphdoc::plan::PlanOptions;
use graphdoc::source::{LoadOptions, Loaded, load};

fn corpus() -> PathBuf {
    let folder = std::env::var_os("GRAPHDOC_CORPUS").expect("GRAPHDOC_CORPUS names the folder of the corpus");
    let folder = PathBuf::from(folder);
    assert!(folder.is_dir(), "GRAPHDOC_CORPUS: {} is no folder", folder.display());
    folder
}

fn loaded() -> Loaded {
    load(&[corpus()], &LoadOptions::default()).expect("the corpus can be read")
}

/// The pages analysed, and what there is to say of them.
fn shared_review() -> &'static (Analysis, Vec<Diagnostic>) {
    static REVIEW: OnceLock<(Analysis, Vec<Diagnostic>)> = OnceLock::new();
    REVIEW.get_or_init(|| review(loaded(), AnalysisOptions::default(), &Selection::default()))
}

fn shared_analysis() -> &'static Analysis {
    &shared_review().0
}

fn files(analysis: &Analysis, known: &Known) -> GeneratedFiles {
    let form = EmitOptions { form: Form::Crate { name: "graph-corpus".to_owned() }, has_docs: true };
    generate(analysis, &PlanOptions::default(), &form, known).expect("the default options are Rust").files
}

fn texts(files: &GeneratedFiles) -> BTreeMap<&str, &str> {
    files.iter().map(|(path, _)| (path, files.text(path).expect("nothing is known to be on disk"))).collect()
}

#[test]
fn every_page_is_accounted_for() {
    let analysis = shared_analysis();
    let pages = analysis.sources.pages().count();
    assert!(pages > 100, "only {pages} pages were found");
    assert_eq!(analysis.model.pages.len(), pages);
    for page in &analysis.model.pages {
        let path = &analysis.sources.file(page.file).path;
        let gives = !page.types.is_empty() || !page.operations.is_empty();
        assert!(gives || page.nothing.is_some(), "{path} gives nothing, and nothing says why");
    }
    println!("{pages} pages");
}

#[test]
fn findings_have_places_and_none_is_said_twice() {
    let (analysis, findings) = shared_review();
    for pair in findings.windows(2) {
        assert_ne!(pair[0], pair[1]);
    }
    for finding in findings {
        assert!(graphdoc::lint::rule(finding.code).is_some(), "{} is not registered", finding.code);
        let text = &analysis.sources.file(finding.span.file).text;
        assert!(text.get(finding.span.range()).is_some(), "{finding:?} lies outside of its page");
    }
    println!("{} findings", findings.len());
}

#[test]
fn threads_do_not_change_a_byte() {
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
        pool.install(|| files(&analyze(loaded(), AnalysisOptions::default()), &Known::nothing()))
    };
    let (one, two) = (on(1), on(2));
    let (one, two) = (texts(&one), texts(&two));
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    for (path, text) in one {
        assert!(two[path] == text, "{path} differs");
    }
}

/// One test, because the second half needs what the first writes, and both need the compiler.
#[test]
fn the_crate_is_stable_on_disk_and_compiles_without_warnings() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("graph-corpus");
    let analysis = shared_analysis();
    write(&folder, &files(analysis, &Known::nothing()), &Known::nothing()).expect("the crate can be written");
    let known = Known::read(&folder);
    let again = write(&folder, &files(analysis, &known), &known).expect("the crate can be written");
    assert_eq!((again.written, again.removed), (Vec::new(), Vec::new()), "a second run changes nothing");
    assert_eq!(check(&folder, &files(analysis, &Known::nothing())).expect("the crate can be read"), Vec::new());

    isolate(&folder);
    cargo(&folder, &["check", "--all-features"], "RUSTFLAGS");
    cargo(&folder, &["doc", "--no-deps", "--all-features"], "RUSTDOCFLAGS");
}

/// Makes a crate below the workspace's target folder belong to no workspace, with the workspace's lock file.
fn isolate(folder: &Path) {
    let manifest = folder.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest).expect("the manifest is there");
    if !text.contains("[workspace]") {
        std::fs::write(&manifest, format!("{text}\n[workspace]\n")).expect("the manifest can be written");
    }
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock"), folder.join("Cargo.lock"))
        .expect("the lock file can be copied");
}

/// Where emitted crates are compiled: one place, so that what they depend on is compiled once.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("graph-corpus-target")
}

fn cargo(folder: &Path, arguments: &[&str], flags: &str) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--quiet", "--offline", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(target())
        .env(flags, "-D warnings")
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}:\n{}", &errors[..errors.len().min(4000)]);
}
