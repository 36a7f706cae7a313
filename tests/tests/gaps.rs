//! The review: each case of `cases/gaps` gives its findings at their exact places, and no others.
//!
//! A case is named after its code and holds small pages, each after a line `%% page PATH`. A line
//! `%% finds LINE:COLUMN TEXT` below a page says where its finding is and what stands there (the first
//! line of it); a page without such lines must not give the code.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use graphdoc::analysis::{Analysis, AnalysisOptions, analyze};
use graphdoc::diagnostic::{Diagnostic, Report, TextPrinter};
use graphdoc::lint::{Check, Family, Rule, Selection, family, lint, rule, rules};
use graphdoc::source::{LoadOptions, Loaded, load};
use graphdoc_tests::source_set;

/// Families that no page on its own can cause: `load.rs` has the tests of files, `plan.rs` those of names.
const NOT_OF_PAGES: &[Family] = &[Family::Input, Family::Output];

/// What only heaps of includes cause; `markdown_robust.rs` makes them.
const OF_MANY_FILES: &[&str] = &["include-limit"];

struct Case {
    pages: Vec<(String, String)>,
    finds: BTreeSet<String>,
}

impl Case {
    fn read(path: &Path) -> Self {
        let mut case = Self { pages: Vec::new(), finds: BTreeSet::new() };
        for line in fs::read_to_string(path).unwrap().split_inclusive('\n') {
            if let Some(page) = line.strip_prefix("%% page ") {
                case.pages.push((page.trim().to_owned(), String::new()));
                continue;
            }
            let (page, text) = case.pages.last_mut().expect("a case starts with `%% page PATH`");
            match line.strip_prefix("%% finds ") {
                Some(found) => drop(case.finds.insert(format!("{page}:{}", found.trim_end()))),
                None => text.push_str(line),
            }
        }
        case
    }

    fn review(&self, select: &[&str]) -> (Analysis, Vec<Diagnostic>) {
        let pages: Vec<(&str, &str)> = self.pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        review(&pages, select)
    }
}

fn review(pages: &[(&str, &str)], select: &[&str]) -> (Analysis, Vec<Diagnostic>) {
    let loaded = Loaded { sources: source_set(pages), diagnostics: Vec::new(), inputs: Vec::new() };
    review_loaded(loaded, select)
}

fn review_loaded(loaded: Loaded, select: &[&str]) -> (Analysis, Vec<Diagnostic>) {
    let analysis = analyze(loaded, AnalysisOptions { keep_documents: true, ..AnalysisOptions::default() });
    let selection = Selection::new(select.iter().map(ToString::to_string).collect(), Vec::new()).unwrap();
    let findings = lint(&analysis, &selection);
    (analysis, findings)
}

/// Page, place and text of a finding, as cases say it.
fn place(analysis: &Analysis, finding: &Diagnostic) -> String {
    let sources = &analysis.sources;
    let start = sources.start(finding.span);
    let text = sources.text(finding.span).lines().next().unwrap_or_default();
    format!("{}:{}:{} {text}", sources.file(finding.span.file).path, start.line, start.column).trim_end().to_owned()
}

#[test]
fn cases_give_their_findings_and_no_others() {
    let mut wrong = String::new();
    for path in cases() {
        let code = path.file_stem().unwrap().to_string_lossy().into_owned();
        let case = Case::read(&path);
        let (analysis, findings) = case.review(&[&code]);
        let found: BTreeSet<String> = findings.iter().map(|finding| place(&analysis, finding)).collect();
        wrong.extend(case.finds.difference(&found).map(|place| format!("{code}: lacks {place}\n")));
        wrong.extend(found.difference(&case.finds).map(|place| format!("{code}: also finds {place}\n")));
        if case.finds.is_empty() {
            wrong.push_str(&format!("{code}: no page is wrong\n"));
        }
        let silent = |page: &str| case.finds.iter().all(|place| !place.starts_with(&format!("{page}:")));
        if !case.pages.iter().any(|(page, _)| silent(page)) {
            wrong.push_str(&format!("{code}: no page is right\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn cases() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/gaps")
}

#[test]
fn every_rule_over_pages_has_a_case() {
    let of_pages = |rule: &&Rule| !NOT_OF_PAGES.contains(&rule.family) && !OF_MANY_FILES.contains(&rule.code);
    let without = |rule: &&Rule| of_pages(rule) && !folder().join(rule.code).with_extension("md").exists();
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
    // Names are given by a stage that has its own tests.
    assert!(unused.iter().all(|code| *code == "name-collision"), "{unused:?}");
}

#[test]
fn json_has_the_published_schema() {
    let schema = include_str!("../../generator/schemas/gaps.schema.json");
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    for path in cases() {
        let (analysis, findings) = Case::read(&path).review(&[]);
        let report = serde_json::to_value(Report::new(&analysis.sources, &findings)).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
        let places: BTreeSet<String> = report["findings"].as_array().unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(places.len(), findings.len(), "{}: a finding stands twice", path.display());
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
