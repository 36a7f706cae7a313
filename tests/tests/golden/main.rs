//! Golden tests: the pages' own examples against the emitted crate.
//!
//! Every body decodes into its emitted type and encodes to the same JSON value; every request is made again from its
//! request type, to the same verb, URL, headers and body; every response is of a documented status and parses to the
//! documented type. The ledger counts what was checked, so that nothing drops out unseen.

mod checks;
mod exceptions;
mod shown;
#[allow(
    clippy::redundant_closure,
    reason = "the included table is written without knowing which closures could be paths"
)]
mod table;
mod url;

use std::fmt::Write as _;

use graphdoc::analysis::{Analysis, AnalysisOptions, analyze};
use graphdoc::model::{ApiVersion, Example, Operation};
use graphdoc_tests::load_docs_input;

use exceptions::{Check, EXCEPTIONS};

/// An example where it is documented.
struct Case<'a> {
    version: &'a ApiVersion,
    operation: &'a Operation,
    example: &'a Example,
    page: String,
}

/// What one check of one example gave: what was compared, or what is wrong.
struct Outcome {
    page: String,
    example: String,
    check: Check,
    result: Result<String, String>,
}

fn cases(analysis: &Analysis) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for version in &analysis.model.versions {
        for operation in &version.operations {
            let path = &analysis.sources.file(operation.place.file).path;
            let page = path.rsplit_once("docs-input/").map_or(path.as_str(), |(_, page)| page).to_owned();
            let examples = operation.examples.iter();
            cases.extend(examples.map(|example| Case { version, operation, example, page: page.clone() }));
        }
    }
    cases.sort_by(|a, b| a.page.cmp(&b.page));
    cases
}

fn outcomes(analysis: &Analysis) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for case in cases(analysis) {
        let mut add = |check, result| {
            let (page, example) = (case.page.clone(), case.example.name.clone());
            outcomes.push(Outcome { page, example, check, result });
        };
        for message in case.example.request.iter().chain(&case.example.responses) {
            if let Some(result) = checks::body(&case, message) {
                add(Check::Body, result);
            }
        }
        if let Some(request) = &case.example.request {
            add(Check::Request, checks::request(&case, request));
        }
        for response in &case.example.responses {
            add(Check::Response, checks::response(&case, response));
        }
    }
    outcomes
}

fn exception(outcome: &Outcome) -> Option<&'static str> {
    let of = |&&(page, example, check, _): &&(&str, &str, Check, &str)| {
        (page, example, check) == (&outcome.page, &outcome.example, outcome.check)
    };
    EXCEPTIONS.iter().find(of).map(|(.., reason)| *reason)
}

#[test]
fn examples_and_emitted_code_agree() {
    let analysis = analyze(load_docs_input().unwrap(), AnalysisOptions::default());
    let outcomes = outcomes(&analysis);
    let mut wrong = String::new();
    for Outcome { page, example, check, result } in outcomes.iter().filter(|outcome| exception(outcome).is_none()) {
        if let Err(why) = result {
            writeln!(wrong, "{page}: {check:?} of {example}: {why}").unwrap();
        }
    }
    for (page, example, check, reason) in EXCEPTIONS {
        let is_it = |one: &&Outcome| (&*one.page, &*one.example, one.check) == (*page, *example, *check);
        if !outcomes.iter().filter(is_it).any(|one| one.result.is_err()) {
            writeln!(wrong, "{page}: {check:?} of {example} is no exception any more ({reason})").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_ledger_of_examples() {
    let analysis = analyze(load_docs_input().unwrap(), AnalysisOptions::default());
    let outcomes = outcomes(&analysis);
    let mut ledger = String::new();
    let shown = || analysis.facts.iter().flat_map(|page| &page.examples);
    let requests = shown().filter(|example| example.request.is_some()).count();
    let responses: usize = shown().map(|example| example.responses.len()).sum();
    writeln!(ledger, "The pages show {requests} requests and {responses} responses.").unwrap();
    for check in [Check::Body, Check::Request, Check::Response] {
        let of_check: Vec<_> = outcomes.iter().filter(|one| one.check == check).collect();
        let agreed = of_check.iter().filter(|one| one.result.is_ok()).count();
        writeln!(ledger, "{check:?}: {agreed} of {} agree", of_check.len()).unwrap();
    }
    let mut page = "";
    for outcome in &outcomes {
        if page != outcome.page {
            page = &outcome.page;
            writeln!(ledger, "\n{page}").unwrap();
        }
        let told = match (&outcome.result, exception(outcome)) {
            (Ok(told), _) => told.clone(),
            (Err(_), reason) => format!("EXCEPTION: {}", reason.unwrap_or("not named")),
        };
        writeln!(ledger, "  {}: {:?}: {told}", outcome.example, outcome.check).unwrap();
    }
    insta::assert_snapshot!("ledger", ledger);
}

#[test]
fn representations_decode_and_encode() {
    let analysis = analyze(load_docs_input().unwrap(), AnalysisOptions::default());
    let mut checked = 0;
    let mut wrong = String::new();
    for facts in &analysis.facts {
        let version_name = facts.version.as_deref().expect("the folder tells");
        for ty in &facts.types {
            let Some(representation) = &ty.representation else { continue };
            let version = analysis.model.versions.iter().find(|version| version.name == version_name);
            let declared = version.and_then(|version| version.types.iter().find(|one| one.places.contains(&ty.span)));
            let [sample] = representation.body.json.values.as_slice() else {
                writeln!(wrong, "{}: not one JSON value", ty.name.value).unwrap();
                continue;
            };
            let name = declared.map(|ty| ty.name.to_string()).unwrap_or_default();
            match checks::round_trip(version_name, &name, &sample.to_value()) {
                Ok(()) => checked += 1,
                Err(why) => writeln!(wrong, "{} {}: {why}", version_name, ty.name.value).unwrap(),
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    insta::assert_snapshot!(checked, @"66");
}
