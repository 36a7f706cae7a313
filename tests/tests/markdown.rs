//! Markdown pages as documents: what each page of `cases/markdown` gives, and that places are right.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use graphdoc::diagnostic::Diagnostic;
use graphdoc::markdown::{self, BlockKind, Document, Text};
use graphdoc::source::{FileId, LoadOptions, SourceSet, Span, load};
use graphdoc_tests::source_set;

fn parse(sources: &SourceSet, file: FileId) -> (Document, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let document = markdown::parse(sources, file, &mut diagnostics);
    (document, diagnostics)
}

#[test]
fn outlines_of_the_cases() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/cases/markdown");
    let loaded = load(&[folder.into()], &LoadOptions::default()).unwrap();
    let sources = &loaded.sources;
    for page in sources.pages() {
        let (document, diagnostics) = parse(sources, page);
        check_places(sources, &document);
        let name = |path: &str| path.trim_start_matches(folder).trim_start_matches('/').to_owned();
        let mut outline = document.outline(sources).replace(&format!("{folder}/"), "");
        for found in &diagnostics {
            let file = &sources.file(found.span.file).path;
            let place = sources.start(found.span);
            let severity = found.severity.name();
            outline.push_str(&format!("{severity} {} at {}:{}:{}: ", found.code, name(file), place.line, place.column));
            outline.push_str(&format!("{}\n", found.message.replace(&format!("{folder}/"), "")));
        }
        insta::assert_snapshot!(name(&sources.file(page).path).replace(".md", ""), outline);
    }
}

/// Every place lies in its file, and text that was not decoded stands there as it is read.
#[track_caller]
fn check_places(sources: &SourceSet, document: &Document) {
    for block in &document.blocks {
        check_span(sources, block.span);
        match &block.kind {
            BlockKind::Paragraph(text) => check_text(sources, text),
            BlockKind::Heading(heading) => check_text(sources, &heading.text),
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    check_span(sources, row.span);
                    row.cells.iter().for_each(|cell| check_text(sources, cell));
                }
            }
            BlockKind::Code(code) => {
                check_span(sources, code.info.span);
                check_lines(sources, block.span.file, &code.text, |range| code.map.span(block.span.file, range));
            }
            BlockKind::Comment(comment) => {
                check_lines(sources, block.span.file, &comment.text, |range| comment.map.span(block.span.file, range));
            }
            _ => {}
        }
    }
}

#[track_caller]
fn check_lines(sources: &SourceSet, file: FileId, text: &str, span: impl Fn(std::ops::Range<usize>) -> Option<Span>) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        if let Some(span) = span(start..start + content.len()).filter(|_| !content.is_empty()) {
            assert_eq!(span.file, file);
            assert_eq!(sources.text(span), content);
        }
        at += line.len();
    }
}

#[track_caller]
fn check_span(sources: &SourceSet, span: Span) {
    assert!(sources.file(span.file).text.get(span.range()).is_some(), "{span:?}");
}

#[track_caller]
fn check_text(sources: &SourceSet, text: &Text) {
    check_span(sources, text.span);
    for mark in &text.marks {
        check_span(sources, mark.span);
        let stretch = text.marked(mark);
        let source = sources.text(mark.span);
        let decoded = source.contains(['&', '\\', '\n', '<', '[', '*', '_']);
        assert!(decoded || source.contains(stretch), "{stretch:?} in {source:?}");
    }
    for (at, word) in words(&text.plain) {
        let span = text.span_of(at..at + word.len());
        let source = sources.text(span);
        let decoded = source.contains(['&', '\\', '<', '>', '*', '_', '[', ']', '`', '~']);
        assert!(decoded || source == word, "{word:?} stands at {source:?}");
    }
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[track_caller]
fn one_page(text: &str) -> (SourceSet, Document, Vec<Diagnostic>) {
    let sources = source_set(&[("docs/v1.0/api/page.md", text)]);
    let page = sources.pages().next().unwrap();
    let (document, diagnostics) = parse(&sources, page);
    check_places(&sources, &document);
    (sources, document, diagnostics)
}

#[test]
fn windows_line_ends_change_nothing_but_places() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/cases/markdown");
    for name in ["comments", "fences", "tables", "containers", "inline"] {
        let text = std::fs::read_to_string(format!("{folder}/{name}.md")).unwrap();
        let (unix_sources, unix, unix_found) = one_page(&text);
        let (windows_sources, windows, windows_found) = one_page(&text.replace('\n', "\r\n"));
        let outline = windows.outline(&windows_sources).replace("\\r\\n", "\\n");
        assert_eq!(outline, unix.outline(&unix_sources), "{name}");
        assert_eq!(windows_found.len(), unix_found.len(), "{name}");
    }
}

#[test]
fn places_point_at_what_was_read() {
    let (sources, document, _) =
        one_page("# T\n\n> - a **b &amp; c** `d`\n>   ```json\n>   {\n>     \"x\": 1\n>   }\n>   ```\n");
    let texts: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Paragraph(text) => Some(text),
            _ => None,
        })
        .collect();
    let [text] = texts[..] else { panic!("{texts:?}") };
    assert_eq!(text.plain, "a b & c d");
    assert_eq!(sources.text(text.span), "a **b &amp; c** `d`");
    assert_eq!(sources.text(text.span_of(4..5)), "&amp;");
    assert_eq!(sources.text(text.marks[0].span), "**b &amp; c**");
    let code = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Code(code) => Some((code, block)),
        _ => None,
    });
    let (code, block) = code.unwrap();
    assert_eq!(code.text, "{\n  \"x\": 1\n}\n");
    assert_eq!((block.list_depth, block.quote_depth), (1, 1));
    let at = code.text.find("\"x\"").unwrap();
    assert_eq!(sources.text(code.map.span(block.span.file, at..at + 6).unwrap()), "\"x\": 1");
}

#[test]
fn sections_follow_the_headings() {
    let (_, document, _) = one_page("Above.\n\n# A\n\n## B\n\ntext\n\n### C\n\n## D\n\n# E\n");
    let sections: Vec<_> = document
        .sections
        .iter()
        .map(|section| (section.title(), section.parent, section.end, document.blocks_of(section).len()))
        .collect();
    assert_eq!(
        sections,
        [
            ("", None, 1, 1),
            ("A", None, 5, 0),
            ("B", Some(1), 4, 1),
            ("C", Some(2), 4, 0),
            ("D", Some(1), 5, 0),
            ("E", None, 6, 0),
        ]
    );
    assert_eq!(document.title().unwrap().text.plain, "A");
    assert_eq!(document.subsections(1).map(|(at, _)| at).collect::<Vec<_>>(), [2, 3, 4]);
}

#[test]
fn snippets_that_are_missing_beside_http_are_one_remark() {
    let (_, _, found) = one_page(
        "# [HTTP](#tab/http)\n```http\nGET /me\n```\n# [C#](#tab/csharp)\n[!INCLUDE [a](a.md)]\n[!INCLUDE [b](b.md)]\n\n---\n\n[!INCLUDE [c](c.md)]\n",
    );
    let found: Vec<_> = found.iter().map(|found| (found.code, found.severity.name())).collect();
    assert_eq!(found, [("include-missing", "warning"), ("include-missing", "info")]);
}
