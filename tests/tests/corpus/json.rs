//! How much of the corpus's JSON is read: bodies of requests and responses, representations, and blocks of JSON alone.
//!
//! Every code block that holds JSON has to become a body of the facts, nearly every body has to be read, and what was
//! mended or could not be read has to be told.

use std::collections::{BTreeMap, HashMap};

use graphdoc::analysis::{Analysis, parse};
use graphdoc::extract::facts::{Body, PageFacts};
use graphdoc::json::Verdict;
use graphdoc::markdown::{BlockKind, CodeBlock};
use graphdoc::source::{FileId, Span};

use super::{shared_analysis, shared_review};

/// The share of JSON blocks that is read, at least.
const BAR: f64 = 0.998;

/// The bodies of a page by what they are.
fn bodies(facts: &PageFacts) -> impl Iterator<Item = (&'static str, &Body)> {
    let requests = facts.examples.iter().filter_map(|example| example.request.as_ref()?.body.as_ref());
    let responses = facts.examples.iter().flat_map(|example| &example.responses);
    let represented = facts.types.iter().filter_map(|ty| ty.representation.as_ref());
    requests
        .map(|body| ("requests", body))
        .chain(responses.filter_map(|message| Some(("responses", message.body.as_ref()?))))
        .chain(represented.map(|representation| ("representations", &representation.body)))
        .chain(facts.other_json.iter().map(|body| ("others", body)))
}

/// Whether a code block holds JSON, told without the generator: by its language, or by a line that opens some.
fn holds_json(code: &CodeBlock) -> bool {
    let opens = |line: &str| matches!(line.trim(), "{" | "[" | "{}" | "[]" | "[{") || line.trim().starts_with("{\"");
    match code.info.value.split([' ', ',', '{']).next().unwrap_or_default() {
        "json" | "jsonc" => !code.text.trim().is_empty(),
        "http" | "https" | "" | "msgraph-interactive" | "rest" | "text" => code.text.lines().any(opens),
        _ => false,
    }
}

fn place(analysis: &Analysis, span: Span) -> String {
    format!("{}:{}", analysis.sources.file(span.file).path, analysis.sources.start(span).line)
}

#[test]
fn json_blocks_are_read_and_slips_are_told() {
    let (analysis, findings) = shared_review();
    let tells = |body: &Body, codes: &[&str]| {
        findings.iter().any(|finding| codes.contains(&finding.code) && body.span.contains(finding.span))
    };
    // Read strictly, mended, not read.
    let mut table: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut untold = Vec::new();
    for (of, body) in analysis.facts.iter().flat_map(bodies).filter(|(_, body)| body.json_due) {
        let row = table.entry(of).or_default();
        match body.json.verdict() {
            Verdict::Strict => row[0] += 1,
            Verdict::Repaired => {
                row[1] += 1;
                for (kind, (_, times)) in body.json.repairs_by_kind() {
                    *kinds.entry(kind.name()).or_default() += times;
                }
                if !body.recovered && !tells(body, &["json-invalid", "json-elided"]) {
                    untold.push(place(analysis, body.span));
                }
            }
            Verdict::NotJson | Verdict::Empty => {
                row[2] += 1;
                println!("not JSON: {}", place(analysis, body.span));
                if !tells(body, &["json-unreadable"]) {
                    untold.push(place(analysis, body.span));
                }
            }
        }
    }
    println!("{:<16}{:>8}{:>8}{:>10}", "", "strict", "mended", "not JSON");
    for (of, [strict, mended, unread]) in &table {
        println!("{of:<16}{strict:>8}{mended:>8}{unread:>10}");
    }
    println!("mended: {kinds:?}");
    assert_eq!(untold, Vec::<String>::new(), "not a word is said about these");

    let count = |at: usize| table.values().map(|row| row[at]).sum::<usize>();
    let (read, unread) = (count(0) + count(1), count(2));
    assert!(read > 100, "only {read} blocks were found");
    let share = read as f64 / (read + unread) as f64;
    assert!(share >= BAR, "{share:.4} of the JSON blocks are read, not {BAR}");
}

#[test]
fn no_json_block_is_passed_over() {
    let analysis = shared_analysis();
    let mut seen: HashMap<FileId, Vec<Span>> = HashMap::new();
    for (_, body) in analysis.facts.iter().flat_map(bodies) {
        seen.entry(body.span.file).or_default().push(body.span);
    }
    let mut passed = Vec::new();
    let pages = analysis.sources.pages().map(|page| parse(&analysis.sources, page, &mut Vec::new()));
    for block in pages.flat_map(|document| document.blocks) {
        let BlockKind::Code(code) = &block.kind else { continue };
        let is_http = block.tab.as_ref().is_none_or(|tab| tab.id == "http");
        let is_seen =
            || seen.get(&block.span.file).is_some_and(|seen| seen.iter().any(|one| block.span.contains(*one)));
        if is_http && holds_json(code) && !is_seen() {
            passed.push(place(analysis, block.span));
        }
    }
    assert_eq!(passed, Vec::<String>::new());
}
