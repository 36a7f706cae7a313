//! A corpus of real pages against the metadata of its service, which the environment variables `GRAPHDOC_CORPUS` and
//! `GRAPHDOC_METADATA` name.
//!
//! Asked for by the feature `metadata`, and then fails when one of them cannot be found.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests fail by panicking"
)]

use std::path::PathBuf;
use std::sync::OnceLock;

use graphdoc::analysis::{Analysis, AnalysisOptions, analyze_with};
use graphdoc::csdl::{self, Csdl};
use graphdoc::diagnostic::{Diagnostic, Figures};
use graphdoc::lint::{Family, Selection, lint_metadata, rule};
use graphdoc::markdown::Document;
use graphdoc::select;
use graphdoc::source::{FileId, LoadOptions, load, read_metadata};
use graphdoc::verify::{Comparison, choose_version, figures};

struct Read {
    analysis: Analysis,
    documents: Vec<Document>,
    metadata: FileId,
    csdl: Csdl,
}

fn path(variable: &str) -> PathBuf {
    PathBuf::from(std::env::var_os(variable).unwrap_or_else(|| panic!("{variable} names what the test reads")))
}

fn read() -> &'static Read {
    static READ: OnceLock<Read> = OnceLock::new();
    READ.get_or_init(|| {
        let loaded = load(&[path("GRAPHDOC_CORPUS")], &LoadOptions::default()).expect("the corpus can be read");
        let (mut analysis, documents) = analyze_with(loaded, AnalysisOptions::default(), |page| page.document);
        let file = read_metadata(&path("GRAPHDOC_METADATA")).expect("the metadata can be read");
        let metadata = analysis.sources.add(file);
        let csdl = csdl::parse(&analysis.sources, metadata, &mut analysis.diagnostics).expect("the metadata is CSDL");
        Read { analysis, documents, metadata, csdl }
    })
}

fn verify() -> (Vec<Diagnostic>, Figures) {
    let Read { analysis, documents, csdl, metadata } = read();
    let path = &analysis.sources.file(*metadata).path;
    let version = choose_version(&analysis.model, None, path).expect("the path of the metadata tells the version");
    let comparison = Comparison::new(version, csdl, &select::Selection::default());
    let selection = Selection::new(Vec::new(), Vec::new()).unwrap();
    (lint_metadata(analysis, documents, &comparison, &selection), figures(&comparison))
}

#[test]
fn findings_have_places_in_pages_or_metadata_and_none_is_said_twice() {
    let (findings, figures) = verify();
    let sources = &read().analysis.sources;
    for pair in findings.windows(2) {
        assert_ne!(pair[0], pair[1]);
    }
    for finding in &findings {
        let family = rule(finding.code).map(|rule| rule.family);
        assert!(matches!(family, Some(Family::Metadata | Family::Input)), "{}", finding.code);
        for span in finding.related.iter().map(|related| related.span).chain([finding.span]) {
            let text = &sources.file(span.file).text;
            assert!(text.get(span.range()).is_some(), "{finding:?} lies outside of its file");
        }
    }
    println!("{} findings\n{figures}", findings.len());
}

/// What the figures count is what the findings name, as far as each miss has a finding of its own.
#[test]
fn figures_count_what_the_metadata_holds_and_what_is_found() {
    let (findings, figures) = verify();
    let Read { analysis, metadata, .. } = read();
    let figure = |name: &str| figures.0.iter().find(|figure| figure.name == name).unwrap();
    let misses = |name: &str| figure(name).total - figure(name).count;
    let found = |code: &str| findings.iter().filter(|finding| finding.code == code).count();

    let text = &analysis.sources.file(*metadata).text;
    let elements = |name: &str| text.matches(&format!("<{name} ")).count();
    assert_eq!(figure("types").total, elements("EntityType") + elements("ComplexType"));
    assert_eq!(figure("enums").total, elements("EnumType"));
    assert_eq!(misses("types") + misses("enums"), found("metadata-type-undocumented"));
    assert_eq!(misses("base"), found("metadata-base"));
    assert_eq!(misses("container"), found("metadata-property-kind"));
    assert!(found("metadata-property-absent") <= misses("precision"));
    assert!(found("metadata-property-type") <= misses("agreement"));
    assert!(found("metadata-path") <= misses("resolved"));
    assert!(figures.0.iter().all(|figure| figure.count <= figure.total && figure.total > 0));
}

#[test]
fn threads_do_not_change_the_findings() {
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
        pool.install(verify)
    };
    assert!(on(1) == on(2));
}
