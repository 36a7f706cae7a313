//! `export --format csdl`: what the small pages of each case in `cases/csdl` give, and that what the pages of the workspace
//! give is read again without a complaint.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

use graphdoc::analysis::{Analysis, AnalysisOptions, analyze};
use graphdoc::csdl as metadata;
use graphdoc::export::csdl::csdl;
use graphdoc::source::{FileRole, Loaded, SourceFile, SourceSet};
use graphdoc_tests::{load_docs_input, pages_of, source_set};

/// The document of a version, and how many findings say what could not be part of it.
#[track_caller]
fn document(analysis: &Analysis, version: &str) -> (String, usize) {
    let version =
        analysis.model.versions.iter().find(|known| known.name == version).expect("the pages have the version");
    let (document, findings) = csdl(version);
    let mut xml = Vec::new();
    document.write(&mut xml).expect("memory can be written to");
    (String::from_utf8(xml).expect("XML is text"), findings.len())
}

/// The reader of metadata takes the document as CSDL.
#[track_caller]
fn assert_read_again(xml: &str) {
    let sources = SourceSet::new(vec![SourceFile::new("export.xml", xml, FileRole::Metadata)]);
    let file = sources.files().next().map(|(id, _)| id).unwrap();
    let mut diagnostics = Vec::new();
    let read = metadata::parse(&sources, file, &mut diagnostics);
    assert!(read.is_some() && diagnostics.is_empty(), "{diagnostics:#?}");
}

#[test]
fn cases() {
    insta::glob!("../cases/csdl", "*.md", |path| {
        let text = std::fs::read_to_string(path).expect("a case can be read");
        let pages = pages_of(&text);
        let pages: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let loaded = Loaded { sources: source_set(&pages), diagnostics: Vec::new(), inputs: Vec::new() };
        let (xml, _) = document(&analyze(loaded, AnalysisOptions::default()), "v1.0");
        assert_read_again(&xml);
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(xml);
        });
    });
}

#[test]
fn the_pages_of_the_workspace_give_documents_that_are_read_again() {
    let analysis = analyze(load_docs_input().expect("docs-input can be read"), AnalysisOptions::default());
    for version in ["v1.0", "beta"] {
        let (xml, left_out) = document(&analysis, version);
        assert_read_again(&xml);
        assert_eq!(left_out, 0, "{version}");
    }
    let (xml, _) = document(&analysis, "v1.0");
    for part in
        ["<EntityContainer", "<Singleton", "<EntitySet", "<Action ", "<Function ", "Capabilities.ReadRestrictions"]
    {
        assert!(xml.contains(part), "`{part}` in {xml}");
    }
}
