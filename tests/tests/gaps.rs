//! The review: each case of `cases/gaps` gives its findings at their exact places, and no others.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use graphdoc::analysis::{Analysis, AnalysisOptions};
use graphdoc::diagnostic::{Diagnostic, Report, TextPrinter};
use graphdoc::lint::{Check, Family, Rule, Selection, family, rule, rules};
use graphdoc::source::{LoadOptions, Loaded, load};
use graphdoc_tests::case::{Case, cases, folder};
use graphdoc_tests::source_set;

/// Families that no page on its own can cause: `load.rs` has the tests of files, `verify.rs` those of metadata,
/// `plan.rs` those of names.
const NOT_OF_PAGES: &[Family] = &[Family::Input, Family::Metadata, Family::Output];

/// What only heaps of includes cause; `markdown_robust.rs` makes them.
const OF_MANY_FILES: &[&str] = &["include-limit"];

fn review_case(case: &Case, select: &[&str]) -> (Analysis, Vec<Diagnostic>) {
    let pages: Vec<(&str, &str)> = case.files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    review(&pages, select)
}

fn review(pages: &[(&str, &str)], select: &[&str]) -> (Analysis, Vec<Diagnostic>) {
    let loaded = Loaded { sources: source_set(pages), diagnostics: Vec::new(), inputs: Vec::new() };
    review_loaded(loaded, select)
}

fn review_loaded(loaded: Loaded, select: &[&str]) -> (Analysis, Vec<Diagnostic>) {
    let selection = Selection::new(select.iter().map(ToString::to_string).collect(), Vec::new()).unwrap();
    graphdoc::lint::review(loaded, AnalysisOptions::default(), &selection)
}

#[test]
fn cases_give_their_findings_and_no_others() {
    let wrong: String = cases("gaps")
        .iter()
        .map(|case| {
            let (analysis, findings) = review_case(case, &[&case.code]);
            case.differences(&analysis.sources, &findings)
        })
        .collect();
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_rule_over_pages_has_a_case() {
    let of_pages = |rule: &&Rule| !NOT_OF_PAGES.contains(&rule.family) && !OF_MANY_FILES.contains(&rule.code);
    let without = |rule: &&Rule| of_pages(rule) && !folder("gaps").join(rule.code).with_extension("md").exists();
    let missing: Vec<&str> = rules().iter().filter(without).map(|rule| rule.code).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn rules_are_sorted_and_unique() {
    let codes: Vec<&str> = rules().iter().map(|rule| rule.code).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted);
}

/// What it finds, why it matters, what it looks like, how to mend it.
#[test]
fn explanations_are_complete() {
    for rule in rules() {
        let text = rule.explanation();
        let paragraphs: Vec<&str> = text.split("\n\n").collect();
        assert!(paragraphs.len() >= 3, "{}: {text}", rule.code);
        assert!(rule.summary().ends_with('.'), "{}: one sentence on one line", rule.code);
        let shown = text.contains("```") || NOT_OF_PAGES.contains(&rule.family);
        assert!(shown, "{} shows no example", rule.code);
        let last = paragraphs.last().unwrap();
        assert!(!last.contains("```"), "{} does not say how to mend it", rule.code);
    }
}

#[test]
fn every_code_of_the_source_is_registered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/src");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    let mut seen = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for call in text.split("Diagnostic::new(").skip(1) {
            if let Some(code) = call.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                assert!(rule(code).is_some(), "`{code}` in {} is not registered", file.display());
                seen.insert(code.to_owned());
            }
        }
    }
    assert!(seen.len() > 10, "{seen:?}");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Earlier stages report by code alone; that they use the right ones is what the cases show.
#[test]
fn rules_of_earlier_stages_are_reported_by_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/src");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    let source: String = files
        .iter()
        .filter(|file| !file.components().any(|part| part.as_os_str() == "rules"))
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    let unused = |rule: &&Rule| matches!(rule.check, Check::Earlier) && !source.contains(&format!("\"{}\"", rule.code));
    let unused: Vec<&str> = rules().iter().filter(unused).map(|rule| rule.code).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn json_has_the_published_schema() {
    let schema = include_str!("../../generator/schemas/gaps.schema.json");
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    for case in cases("gaps") {
        let (analysis, findings) = review_case(&case, &[]);
        let report = serde_json::to_value(Report::new(&analysis.sources, &findings)).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", case.code);
        let places: BTreeSet<String> = report["findings"].as_array().unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(places.len(), findings.len(), "{}: a finding stands twice", case.code);
    }
}

const OPEN_PAGE: &str = "# Get thing\n\nTODO: say more.\n\nTBD\n";

#[test]
fn comments_silence_codes_and_families_on_their_page() {
    let count = |comment: &str| {
        let page = format!("{OPEN_PAGE}\n<!-- graphdoc-ignore: {comment} -->\n");
        review(&[("v1.0/api/a.md", &page), ("v1.0/api/b.md", OPEN_PAGE)], &["todo"]).1.len()
    };
    assert_eq!(count(""), 4);
    assert_eq!(count("todo-prose"), 2);
    assert_eq!(count("todo"), 2);
    assert_eq!(count("json-invalid, todo-prose"), 2);
    assert_eq!(count("json-invalid"), 4);
}

#[test]
fn selections_take_codes_and_families() {
    let selection = |select: &[&str], ignore: &[&str]| {
        let owned = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        Selection::new(owned(select), owned(ignore))
    };
    let todo = selection(&["todo"], &["todo-prose"]).unwrap();
    assert!(todo.wants("todo-snippet") && !todo.wants("todo-prose") && !todo.wants("json-invalid"));
    assert!(selection(&[], &[]).unwrap().wants("json-invalid"));
    let error = selection(&["todo-prosa"], &[]).unwrap_err().to_string();
    assert!(error.contains("did you mean `todo-prose`"), "{error}");
}

#[test]
fn text_of_one_page() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/cases/gaps_text");
    let loaded = load(&[folder.into()], &LoadOptions::default()).unwrap();
    let (analysis, findings) = review_loaded(loaded, &[]);
    let printer = TextPrinter::new(&analysis.sources, false);
    let mut text: String = findings.iter().map(|finding| format!("{}\n", printer.print(finding))).collect();
    text.push_str(&printer.summary(&findings, family));
    insta::assert_snapshot!(text.replace(&format!("{folder}/"), ""));
}
