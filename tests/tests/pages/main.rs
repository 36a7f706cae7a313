//! What each page of `docs-input/` gives: its facts, its findings, and the Rust of what it declares; a snapshot a page.
//!
//! `INSTA_UPDATE=always cargo test -p graphdoc-tests --test pages` takes over what changed, for review in the diff.
//! That the committed crate is current, and the model as its schema says, is tested here too.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod outline;
mod rust;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use graphdoc::analysis::{Analysis, AnalysisOptions, analyze};
use graphdoc::emit::{EmitOptions, Form};
use graphdoc::generation::generate;
use graphdoc::lint::{Selection, review};
use graphdoc::model::ModelJson;
use graphdoc::output::{Known, check};
use graphdoc::plan::PlanOptions;
use graphdoc_tests::load_docs_input;
use serde_json::Value;

/// How long a snapshot may be to be reviewed.
const LONGEST: usize = 600;

fn analysis() -> Analysis {
    analyze(load_docs_input().unwrap(), AnalysisOptions::default())
}

#[test]
fn pages_give_facts_findings_and_rust() {
    let (analysis, found) = review(load_docs_input().unwrap(), AnalysisOptions::default(), &Selection::default());
    let mut findings: BTreeMap<_, String> = BTreeMap::new();
    for finding in found {
        let place = analysis.sources.start(finding.span);
        let told = findings.entry(finding.span.file).or_default();
        let severity = finding.severity.name();
        writeln!(told, "{}:{} {severity} {}: {}", place.line, place.column, finding.code, finding.message).unwrap();
    }
    let rust = rust::by_page(&analysis);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/pages");
    for facts in &analysis.facts {
        let path = &analysis.sources.file(facts.file).path;
        let page = path.rsplit_once("docs-input/").map_or(path.as_str(), |(_, page)| page);
        let none = "none\n".to_owned();
        let snapshot = format!(
            "{}\n## findings\n{}\n## Rust\n{}",
            outline::outline(&analysis.sources, facts),
            findings.get(&facts.file).unwrap_or(&none),
            rust.get(&facts.file).unwrap_or(&none),
        );
        let lines = snapshot.lines().count();
        assert!(lines <= LONGEST, "{page} gives {lines} lines: who shall review them?");
        let settings = {
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(&folder);
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings
        };
        settings.bind(|| insta::assert_snapshot!(page.replace('/', "-"), snapshot));
    }
}

#[test]
fn the_committed_crate_is_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated");
    let form = EmitOptions { form: Form::Crate { name: "graph-api".into() }, has_docs: true };
    let generation = generate(&analysis(), &PlanOptions::default(), &form, &Known::nothing()).unwrap();
    let stale: Vec<String> = check(&folder, &generation.files).unwrap().into_iter().map(|one| one.path).collect();
    assert!(stale.is_empty(), "run `graphdoc generate docs-input --out generated --crate graph-api`: {stale:#?}");
}

fn model() -> Value {
    let analysis = analysis();
    let mut printed = Vec::new();
    ModelJson::new(&analysis.sources, &analysis.model).print(&mut printed).unwrap();
    serde_json::from_slice(&printed).unwrap()
}

/// The *Methods* table of a page in the model: a line a fact, with its place.
#[test]
fn a_methods_table_gives_the_methods_of_its_type() {
    let model = model();
    let version = model["versions"].as_array().unwrap().iter().find(|one| one["name"] == "v1.0").unwrap();
    let is_assignment = |ty: &&Value| ty["name"] == "microsoft.graph.accessPackageAssignment";
    let ty = version["types"].as_array().unwrap().iter().find(is_assignment).unwrap();
    let mut listing = String::new();
    for method in ty["methods"].as_array().unwrap() {
        writeln!(listing, "{} {}:{}", method["name"], method["at"]["line"], method["at"]["column"]).unwrap();
        for fact in ["page", "returns", "description"] {
            let (value, at) = (&method[fact]["value"], &method[fact]["at"]);
            let path = value.as_str().unwrap_or("null");
            let value = path.rsplit_once("docs-input/").map_or(path, |(_, page)| page);
            writeln!(listing, "    {fact}: {value} {}:{}", at["line"], at["column"]).unwrap();
        }
    }
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!(listing);
    });
}

#[test]
fn the_model_is_as_its_schema_says() {
    let model = model();
    let schema = include_str!("../../../generator/schemas/model.schema.json");
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    let errors = validator.iter_errors(&model).map(|error| format!("{}: {error}", error.instance_path()));
    let errors: Vec<String> = errors.take(20).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}
