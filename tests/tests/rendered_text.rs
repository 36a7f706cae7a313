//! Pages saved as rendered text become the documents that their Markdown would have become.

use std::fmt::Write as _;

use graphdoc::diagnostic::Diagnostic;
use graphdoc::extract::{ExtractOptions, extract};
use graphdoc::markdown::{BlockKind, Document, Row, Text};
use graphdoc::rendered_text::{looks_rendered, parse};
use graphdoc::source::{FileId, SourceSet, Span};
use graphdoc_tests::source_set;
use proptest::prelude::*;

const PAGE: &str = include_str!("../../docs-input/v1.0/api/accesspackageassignmentpolicy-update.txt");
const CASES: &[&str] = &[
    PAGE,
    include_str!("../cases/rendered_text/resource_tabs.txt"),
    include_str!("../cases/rendered_text/resource_words.txt"),
    include_str!("../cases/rendered_text/list_with_examples.txt"),
    include_str!("../cases/rendered_text/site_furniture.txt"),
    include_str!("../cases/rendered_text/missing_pieces.txt"),
];

fn rebuild(text: &str) -> (SourceSet, Document, Vec<Diagnostic>) {
    let sources = source_set(&[("page.txt", text)]);
    let mut diagnostics = Vec::new();
    let document = parse(&sources, FileId::new(0), &mut diagnostics);
    (sources, document, diagnostics)
}

/// What was said about the page, then its outline.
fn outline(sources: &SourceSet, document: &Document, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let note = diagnostic.note.as_deref().unwrap_or_default();
        let _ = writeln!(out, "{} {}: {}; {note}", diagnostic.severity.name(), diagnostic.code, diagnostic.message);
    }
    out + &document.outline(sources)
}

/// Every text says where it stands, and the file says the same there.
#[track_caller]
fn assert_places(sources: &SourceSet, document: &Document) {
    let check = |text: &Text| {
        if text.span.range().is_empty() {
            return;
        }
        for (offset, c) in text.plain.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let span = text.span_of(offset..offset + c.len_utf8());
            assert_eq!(sources.text(span), c.to_string(), "in {:?}", text.plain);
        }
    };
    let page = Span::new(document.file, 0..sources.file(document.file).text.len());
    for block in &document.blocks {
        assert!(page.contains(block.span));
        match &block.kind {
            BlockKind::Heading(heading) => check(&heading.text),
            BlockKind::Paragraph(text) => check(text),
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    assert!(block.span.contains(row.span));
                    assert!(row.cells.iter().all(|cell| row.span.contains(cell.span)));
                    row.cells.iter().for_each(check);
                }
            }
            BlockKind::Code(code) => {
                assert!(page.contains(code.map.span(document.file, 0..code.text.len()).unwrap_or(page)));
                for (offset, c) in code.text.char_indices().filter(|(_, c)| *c != '\n') {
                    let span = code.map.span(document.file, offset..offset + c.len_utf8());
                    assert_eq!(span.map(|span| sources.text(span)), Some(&*c.to_string()), "in {:?}", code.text);
                }
            }
            _ => {}
        }
    }
    let mut covered = 0;
    for section in &document.sections {
        covered += section.blocks.len() + usize::from(section.heading.is_some());
    }
    assert_eq!(covered, document.blocks.len());
}

#[test]
fn outlines() {
    insta::glob!("../cases/rendered_text", "*.txt", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let (sources, document, diagnostics) = rebuild(&text);
        assert_places(&sources, &document);
        assert!(looks_rendered(&text));
        insta::assert_snapshot!(outline(&sources, &document, &diagnostics));
    });
}

#[test]
fn the_page_of_docs_input() {
    let (sources, document, diagnostics) = rebuild(PAGE);
    assert_places(&sources, &document);
    assert!(looks_rendered(PAGE));
    insta::assert_snapshot!(outline(&sources, &document, &diagnostics));
}

#[test]
fn bodies_are_read_by_their_indentation() {
    let (sources, document, _) = rebuild(PAGE);
    let facts = extract(&sources, &document, &ExtractOptions::default(), &mut Vec::new());
    let [example] = facts.examples.as_slice() else { panic!("{} examples", facts.examples.len()) };
    let body = example.request.as_ref().and_then(|request| request.body.as_ref()).unwrap();
    assert!(body.recovered);
    let value = body.json.values[0].to_value();
    let at = |path: &str| value.pointer(path).map(ToString::to_string);
    assert_eq!(at("/requestApprovalSettings/stages/0/primaryApprovers/0/managerLevel").as_deref(), Some("1"));
    assert_eq!(at("/requestorSettings/onBehalfRequestors").as_deref(), Some("[]"));
    assert_eq!(at("/automaticRequestSettings").as_deref(), Some("null"));
    assert_eq!(at("/accessPackage/id").as_deref(), Some("\"49d2c59b-0a81-463d-a8ec-ddad3935d8a0\""));
    assert_eq!(value.as_object().map(serde_json::Map::len), Some(9));
    let answer = example.responses.first().and_then(|response| response.body.as_ref()).unwrap();
    assert_eq!(answer.json.values[0].members().len(), 3);
}

#[test]
fn line_ends_do_not_matter() {
    for text in CASES {
        let (_, unix, _) = rebuild(text);
        let (sources, windows, _) = rebuild(&text.replace('\n', "\r\n"));
        assert_places(&sources, &windows);
        let words = |document: &Document| {
            let sections = document.sections.iter().map(|section| (section.title().to_owned(), section.blocks.clone()));
            sections.collect::<Vec<_>>()
        };
        assert_eq!(words(&unix), words(&windows));
    }
}

#[test]
fn markdown_does_not_look_rendered() {
    let markdown = [
        "---\ntitle: x\n---\n# x\n\nNamespace: microsoft.graph\n\n## HTTP request\n",
        "# Get user\n\nNamespace: microsoft.graph\n\n## Permissions\n",
        "Namespace: microsoft.graph\n\n|Property|Type|\n|:--|:--|\n|a|String|\n",
        "HTTP request\n\n```http\nGET /users\n```\n\nGET /users\n",
        "Some prose.\n\nNamespace: microsoft.graph\n",
        "",
    ];
    for text in markdown {
        assert!(!looks_rendered(text), "{text}");
    }
}

/// What a browser shows of a Markdown page: one line a paragraph, a row of a table, a line of code.
fn rendered(document: &Document, separator: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let one_line = |text: &Text| text.plain.split_whitespace().collect::<Vec<_>>().join(" ");
    for block in &document.blocks {
        match &block.kind {
            BlockKind::Heading(heading) => lines.push(one_line(&heading.text)),
            BlockKind::Paragraph(text) => lines.push(one_line(text)),
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    let cells: Vec<String> = row.cells.iter().map(one_line).collect();
                    let keep = |cell: &&String| separator == "\t" || !cell.is_empty();
                    lines.push(cells.iter().filter(keep).map(String::as_str).collect::<Vec<_>>().join(separator));
                }
            }
            BlockKind::Code(code) => lines.extend(code.text.trim_end().lines().map(str::to_owned)),
            BlockKind::Callout(callout) => {
                lines.push(callout.kind[..1].to_owned() + &callout.kind[1..].to_ascii_lowercase());
                continue;
            }
            _ => continue,
        }
        lines.push(String::new());
    }
    lines.join("\n")
}

/// Headings, tables and code of a document, as text without the places.
fn content(document: &Document) -> Vec<String> {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let row = |row: &Row| row.cells.iter().map(|cell| one_line(&cell.plain)).collect::<Vec<_>>().join(" | ");
    let of = |kind: &BlockKind| match kind {
        BlockKind::Heading(heading) => Some(format!("# {}", one_line(&heading.text.plain))),
        BlockKind::Table(table) => {
            Some(std::iter::once(&table.header).chain(&table.rows).map(row).collect::<Vec<_>>().join("\n"))
        }
        BlockKind::Code(code) => Some(code.text.trim_end().to_owned()),
        _ => None,
    };
    document.blocks.iter().filter_map(|block| of(&block.kind)).collect()
}

#[test]
fn rendered_pages_become_what_their_markdown_becomes() {
    let loaded = graphdoc_tests::load_docs_input().unwrap();
    let pages = loaded.sources.pages().filter(|page| loaded.sources.file(*page).path.ends_with(".md"));
    let mut compared = 0;
    for page in pages {
        let document = graphdoc::markdown::parse(&loaded.sources, page, &mut Vec::new());
        if document.blocks.iter().any(|block| block.tab.is_some() || matches!(block.kind, BlockKind::Html(_))) {
            continue;
        }
        for separator in ["\t", " "] {
            let (_, again, _) = rebuild(&rendered(&document, separator));
            let path = &loaded.sources.file(page).path;
            assert_eq!(content(&document), content(&again), "{path} with cells apart by {separator:?}");
        }
        compared += 1;
    }
    assert!(compared > 50, "only {compared} pages were compared");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_prefix_is_read(case in 0..CASES.len(), cut in any::<prop::sample::Index>()) {
        let text = CASES[case];
        let mut end = cut.index(text.len() + 1);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let (sources, document, _) = rebuild(&text[..end]);
        assert_places(&sources, &document);
    }

    #[test]
    fn every_order_of_lines_is_read(
        lines in prop::sample::subsequence(CASES.iter().flat_map(|text| text.lines()).collect::<Vec<_>>(), 1..60).prop_shuffle(),
        separator in prop::sample::select(vec!["\n", "\r\n", "\r", "\n\n"]),
    ) {
        let (sources, document, _) = rebuild(&lines.join(separator));
        assert_places(&sources, &document);
    }

    #[test]
    fn every_text_is_read(text in "([ -~\t\r\n\u{a0}é\u{1F600}]|Name|Type|Description|GET /|\\{\"a\":|Note:){0,60}") {
        let (sources, document, _) = rebuild(&text);
        assert_places(&sources, &document);
    }
}
