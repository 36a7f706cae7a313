//! `export --format openapi`: what the small pages of each case in `cases/openapi` give, and that documents are what OpenAPI
//! asks for.
//!
//! The snapshot of a case holds those parts of the document that its lines `%% shows POINTER` name.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod validity;

use graphdoc::analysis::{Analysis, AnalysisOptions, analyze};
use graphdoc::export::openapi::openapi;
use graphdoc::source::Loaded;
use graphdoc_tests::{load_docs_input, pages_of, source_set};
use serde_json::Value;

use validity::assert_valid;

#[track_caller]
fn document(analysis: &Analysis, version: &str) -> Value {
    let version =
        analysis.model.versions.iter().find(|known| known.name == version).expect("the pages have the version");
    let mut text = Vec::new();
    openapi(&analysis.sources, version).write(&mut text).expect("memory can be written to");
    serde_json::from_slice(&text).expect("the document is JSON")
}

#[test]
fn cases() {
    insta::glob!("../../cases/openapi", "*.md", |path| {
        let text = std::fs::read_to_string(path).expect("a case can be read");
        let pages = pages_of(&text);
        let pages: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let loaded = Loaded { sources: source_set(&pages), diagnostics: Vec::new(), inputs: Vec::new() };
        let document = document(&analyze(loaded, AnalysisOptions::default()), "v1.0");
        assert_valid(&document);
        let shown = text.lines().filter_map(|line| line.strip_prefix("%% shows "));
        let parts = shown.map(|pointer| {
            let part = document.pointer(pointer).unwrap_or_else(|| panic!("nothing is at {pointer}"));
            format!("{pointer}\n{}\n", serde_json::to_string_pretty(part).unwrap())
        });
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(parts.collect::<Vec<_>>().join("\n"));
        });
    });
}

#[test]
fn the_pages_of_the_workspace_give_valid_documents() {
    let analysis = analyze(load_docs_input().expect("docs-input can be read"), AnalysisOptions::default());
    for version in ["v1.0", "beta"] {
        let document = document(&analysis, version);
        assert!(document["paths"].as_object().is_some_and(|paths| paths.len() > 5), "{version}");
        assert_valid(&document);
    }
}

#[test]
fn the_layout_is_that_of_serde_json() {
    let analysis = analyze(load_docs_input().expect("docs-input can be read"), AnalysisOptions::default());
    let version = analysis.model.versions.iter().find(|version| version.name == "v1.0").unwrap();
    let mut text = Vec::new();
    openapi(&analysis.sources, version).write(&mut text).unwrap();
    let document: Value = serde_json::from_slice(&text).unwrap();
    assert!(String::from_utf8(text).unwrap() == serde_json::to_string_pretty(&document).unwrap() + "\n");
}
