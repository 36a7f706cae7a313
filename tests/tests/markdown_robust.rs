//! No page, however damaged, makes the parser panic, hang or point outside the page.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::{Duration, Instant};

use graphdoc::markdown::{self, BlockKind, Document};
use graphdoc::source::SourceSet;
use graphdoc_tests::{load_docs_input, source_set};
use proptest::prelude::*;

const INCLUDE: (&str, &str) = ("docs/includes/x.md", "<!-- {\"a\": 1} -->\n|a|b|\n|-|-|\n|[!INCLUDE [x](x.md)]|2|\n");

/// Pages of a few lines that hold every kind of markup.
const PAGES: [&str; 4] = [
    "---\ntitle: \"a\"\nlist:\n  - b\n---\n# T\r\n\r\nText `c` [d](e.md) [f] <br/> &eacute; \\| [!INCLUDE [x](../includes/x.md)]\n\n[f]: g.md\n",
    "## P\n|a|b|\n|:--|--:|\n|`c\\|d`|e<br>f|\n|g|h|i|\n|j|\n:::zone-end\n\n|k|\n\n|l|m|\n|:-|-|-|\n|n|o|\n",
    "# [HTTP](#tab/http)\n<!-- {\n \"a\": \"é\"\n} -->\n```http\nGET /x\n\n{\"a\": [1]}\n```\n# [C#](#tab/cs)\n~~~\nx\n~~~\n---\n::: zone pivot=\"z\"\n> [!NOTE]\n> q\n>\n> - r\n>   ```json\n>   {}\n>   ```\n:::zone-end\n",
    "<a name=\"x\"></a>\n## H\n<!-- a --><!-- b -->\n1. one\n   <!-- c\n2. two -->\n\n   ```\nthree\n   ```\n\n    |a|b|\n    |-|-|\n\nT\n---\n##U\n<!-- {\n```json\n{}```\n\n    code\n",
];

fn check(text: &str) -> Document {
    let sources = source_set(&[("docs/api/page.md", text), INCLUDE]);
    let page = sources.pages().next().unwrap();
    let mut diagnostics = Vec::new();
    let document = markdown::parse(&sources, page, &mut diagnostics);
    let inside = |span: graphdoc::source::Span| span.range().end <= sources.file(span.file).text.len();
    assert!(diagnostics.iter().all(|found| inside(found.span)));
    for block in &document.blocks {
        assert!(inside(block.span), "{block:?}");
        if let BlockKind::Table(table) = &block.kind {
            for cell in std::iter::once(&table.header).chain(&table.rows).flat_map(|row| &row.cells) {
                assert!(inside(cell.span) && cell.marks.iter().all(|mark| inside(mark.span)), "{cell:?}");
            }
        }
    }
    for section in &document.sections {
        assert!(section.blocks.end <= document.blocks.len() && section.end <= document.sections.len());
    }
    let _ = document.outline(&sources);
    document
}

#[test]
fn every_prefix() {
    for page in PAGES {
        for (at, _) in page.char_indices() {
            check(&page[..at]);
        }
    }
}

#[test]
fn every_suffix() {
    for page in PAGES {
        for (at, _) in page.char_indices() {
            check(&page[at..]);
        }
    }
}

#[test]
fn pages_of_the_workspace_with_lines_left_out() {
    let loaded = load_docs_input().unwrap();
    for (_, file) in loaded.sources.files().step_by(7) {
        let lines: Vec<&str> = file.text.split_inclusive('\n').collect();
        for left_out in (0..lines.len()).step_by(5) {
            let kept: String =
                lines.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, line)| *line).collect();
            check(&kept);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn bytes_flipped(page in 0..PAGES.len(), flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = PAGES[page].as_bytes().to_vec();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn lines_shuffled(order in prop::collection::vec((0..PAGES.len(), any::<prop::sample::Index>()), 0..40)) {
        let lines = order.iter().map(|(page, at)| {
            let lines: Vec<&str> = PAGES[*page].split_inclusive('\n').collect();
            lines[at.index(lines.len())]
        });
        check(&lines.collect::<String>());
    }

    #[test]
    fn markup_at_random(parts in prop::collection::vec(prop::sample::select(vec![
        "<!--", "-->", "```", "~~~", "```json\n", "|", "\n", "\n\n", "    ", "> ", "- ", "1. ", "# ", "##", "---\n", ":::", ":::zone pivot=\"a\"\n",
        ":::zone-end\n", "[!INCLUDE [a](../includes/x.md)]", "[!NOTE]", "[", "]", "(", ")", "`", "*", "_", "\\", "&amp;", "<br>", "<div>", "é", "\r\n",
        "{", "}", "a", " ", "\t", "|-|-|\n", "[HTTP](#tab/http)", "\0", "<a href=\"", "![", "~~",
    ]), 0..60)) {
        check(&parts.concat());
    }
}

#[test]
fn huge_inputs_take_no_more_than_seconds() {
    let many = 1 << 12;
    let inputs: Vec<(&str, String)> = vec![
        ("ten megabytes of text", "word ".repeat(2 << 20)),
        ("ten megabytes of JSON", format!("```json\n{{\"a\": \"{}\"}}\n```\n", "x".repeat(10 << 20))),
        ("ten megabytes in a cell", format!("|a|b|\n|-|-|\n|{}|b|\n", "x ".repeat(5 << 20))),
        ("brackets", "[!INCLUDE [".repeat(many)),
        ("colons", ":::a *b* ".repeat(many)),
        ("deep quotes", ">".repeat(10_000) + " text"),
        ("deep lists", (0..500).map(|depth| "  ".repeat(depth) + "- x\n").collect()),
        ("a row of many cells", format!("|a|b|\n|-|-|\n{}\n", "|c".repeat(10_000))),
        ("a wide table", format!("{}|\n{}|\n{}|\n", "|a".repeat(10_000), "|-".repeat(10_000), "|b".repeat(10_000))),
        ("open comments", "<!-- {\n\n".repeat(many)),
        ("open comments in quotes", "> <!-- {\n\n".repeat(many)),
        ("comments in a line", "<!-- a -->".repeat(many)),
        ("open fences", "```json\n{\n## a\n".repeat(many)),
        ("open fences in lists", "- ```json\nx\n".repeat(many)),
        ("HTML above headings", "<div>\n## a\n".repeat(many)),
        ("open tabs", (0..many).map(|at| format!("# [T](#tab/{at})\n#### h\n")).collect()),
        ("closed tabs", "# [T](#tab/t)\n\n---\n\n".repeat(many)),
        ("zones", ":::zone pivot=\"a\"\n\ntext\n\n".repeat(many)),
        ("includes", "[!INCLUDE [x](../includes/x.md)]\n\n".repeat(many)),
        ("includes in a line", "[!INCLUDE [x](../includes/x.md)] ".repeat(many)),
        ("pipes", "|".repeat(many)),
        ("malformed tables", "|a|b|c|\n|-|-|\n|x|\n\n".repeat(many)),
        ("code in a cell", format!("|a|\n|-|\n|{}|b|\n", "`|``".repeat(many))),
        (
            "backticks of all lengths",
            format!("|a|\n|-|\n|{}|b|\n", (1..1_000).map(|n| "`".repeat(n) + "a").collect::<String>()),
        ),
        ("front matter", format!("---\n{}---\n", (0..many).map(|at| format!("key{at}: b\n")).collect::<String>())),
        ("broken front matter", format!("---\n{}", "a: [b\n".repeat(many / 4))),
    ];
    for (name, input) in inputs {
        let start = Instant::now();
        check(&input);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(30), "{name}: {took:?}");
    }
}

#[test]
fn includes_that_multiply_come_to_an_end() {
    let many = |next: &str| format!("[!INCLUDE [x]({next})]\n\n").repeat(10);
    let files: Vec<(String, String)> = (0..14)
        .map(|at| (format!("docs/includes/{at}.md"), many(&format!("{}.md", at + 1))))
        .chain([
            ("docs/includes/14.md".to_owned(), "text".to_owned()),
            ("docs/page.md".to_owned(), many("includes/0.md")),
        ])
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let sources: SourceSet = source_set(&files);
    let mut diagnostics = Vec::new();
    markdown::parse(&sources, sources.pages().next().unwrap(), &mut diagnostics);
    assert!(diagnostics.iter().any(|found| found.code == "include-limit"));
}
