//! Pages that were saved as the text of a rendered page, as documents.
//!
//! Such a page has no front matter, no `#`, no pipes and no fences, and lines that held a single word or
//! only brackets may be lost. It is rebuilt into the same [`Document`] as a Markdown page, from what is
//! known of every page of this documentation: the words of its headings, of its tables' headers and of
//! the sentences that stand first in a section. Nothing later in the road can tell the difference except
//! by [`Origin::RenderedText`] and by `recovered` of its code blocks. What the words mean is left to
//! `extract`, the brackets that JSON lost are left to `json`.

mod blocks;
mod body;
mod boundary;
mod code;
mod columns;
mod http;
mod lines;
mod method_row;
mod outline;
mod rebuild;
mod row;
mod table;
mod type_cell;
mod vocabulary;

use crate::diagnostic::{Diagnostic, Severity};
use crate::markdown::{self, Document, FrontMatter, Origin};
use crate::source::{FileId, SourceSet};

use self::columns::Header;
use self::lines::{Page, strip_prefix_ci};

/// Whether a text is the text of a rendered page rather than Markdown: it has none of Markdown's markup, and at
/// least two different lines that pages of this documentation have (a namespace, a known heading, a table's header,
/// a request line).
pub fn looks_rendered(text: &str) -> bool {
    let mut marks = [false; 4];
    let mut started = false;
    for line in text.split(['\n', '\r']) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if is_markdown(line, started) {
            return false;
        }
        started = true;
        marks[0] |= is_namespace(line);
        marks[1] |= vocabulary::heading(line).is_some() || vocabulary::opening(line).is_some();
        marks[2] |= Header::parse(line).is_some();
        marks[3] |= http::is_request_line(line);
    }
    marks.iter().filter(|mark| **mark).count() >= 2
}

/// Whether a line has markup that a rendered page cannot have.
fn is_markdown(line: &str, started: bool) -> bool {
    let is_heading = line.starts_with('#') && line.trim_start_matches('#').starts_with(' ');
    let is_front_matter = !started && line == "---";
    let is_rule_row = line.contains('|') && line.contains("---") && line.chars().all(|c| "|-: ".contains(c));
    is_heading
        || is_front_matter
        || is_rule_row
        || line.starts_with("```")
        || line.starts_with("~~~")
        || line.starts_with('|')
        || line.starts_with("<!--")
        || line.contains("](")
}

/// Whether a line gives the page's namespace.
fn is_namespace(line: &str) -> bool {
    strip_prefix_ci(line, "namespace:").is_some_and(|name| !name.trim().is_empty())
}

/// Rebuilds a page that was saved as rendered text. What was rebuilt is said in one diagnostic.
pub fn parse(sources: &SourceSet, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Document {
    let page = Page::new(file, &sources.file(file).text);
    let (blocks, counts) = rebuild::rebuild(&page);
    let plural = |count: usize, thing: &str| format!("{count} {thing}{}", if count == 1 { "" } else { "s" });
    let message = format!(
        "this page is the text of a rendered page; {}, {} and {} were rebuilt from it",
        plural(counts.headings + counts.lost_headings, "heading"),
        plural(counts.tables, "table"),
        plural(counts.code_blocks, "code block"),
    );
    let mut diagnostic = Diagnostic::new("rendered-text", Severity::Info, rebuild::first_line(&page), message)
        .help("keep the page as Markdown: links, inline code and brackets are lost in rendered text");
    if counts.lost_headings > 0 {
        diagnostic = diagnostic.note(format!("{} had no line of its own", plural(counts.lost_headings, "heading")));
    }
    diagnostics.push(diagnostic);
    let sections = markdown::sections(&blocks);
    Document { file, origin: Origin::RenderedText, front_matter: FrontMatter::default(), blocks, sections }
}
