//! A compact outline of a document, for snapshots and for people who look into a page.

use std::fmt::Write;

use crate::source::{SourceSet, Span};

use super::{Block, BlockKind, Document, MarkKind, Row, Text};

impl Document {
    /// One line a block: its place, what it is, and the start of its content.
    pub fn outline(&self, sources: &SourceSet) -> String {
        let mut out = String::new();
        for entry in &self.front_matter.entries {
            let place = place(sources, self.file, entry.value.span);
            line(&mut out, format_args!("{place} front matter {}: {:?}", entry.key.value, entry.value.value));
        }
        for block in &self.blocks {
            let place = place(sources, self.file, block.span);
            line(&mut out, format_args!("{place} {}{}", around(block), what(&block.kind)));
            if let BlockKind::Table(table) = &block.kind {
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    line(&mut out, format_args!("    {}", cells(row)));
                }
            }
        }
        out
    }
}

fn line(out: &mut String, content: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{content}");
}

fn place(sources: &SourceSet, page: crate::source::FileId, span: Span) -> String {
    let (start, end) = (sources.start(span), sources.end(span));
    let place = format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column);
    if span.file == page { place } else { format!("{} {place}", sources.file(span.file).path) }
}

fn around(block: &Block) -> String {
    let mut around = String::new();
    if block.list_depth > 0 {
        around.push_str(&format!("list {} ", block.list_depth));
    }
    if block.quote_depth > 0 {
        around.push_str(&format!("quote {} ", block.quote_depth));
    }
    if let Some(tab) = &block.tab {
        around.push_str(&format!("tab {}.{} ", tab.group, tab.id));
    }
    if let Some(zone) = &block.zone {
        around.push_str(&format!("zone {zone} "));
    }
    around
}

fn what(kind: &BlockKind) -> String {
    match kind {
        BlockKind::Heading(heading) => format!("heading {}: {}", heading.level, marked(&heading.text)),
        BlockKind::Paragraph(text) => format!("paragraph: {}", marked(text)),
        BlockKind::Table(table) => {
            format!("table: {} columns, {} rows", table.header.cells.len(), table.rows.len())
        }
        BlockKind::Code(code) => {
            let closed = if code.closed { "" } else { ", unclosed" };
            let recovered = if code.recovered { ", recovered" } else { "" };
            format!("code {:?}{closed}{recovered}: {:?}", code.info.value, code.text)
        }
        BlockKind::Comment(comment) => format!("comment: {:?}", comment.text),
        BlockKind::Html(html) => format!("html: {html:?}"),
        BlockKind::Callout(callout) => format!("callout {}", callout.kind),
        BlockKind::UnresolvedInclude { target } => format!("unresolved include {target}"),
        BlockKind::Rule => "rule".to_owned(),
    }
}

fn cells(row: &Row) -> String {
    row.cells.iter().map(marked).collect::<Vec<_>>().join(" | ")
}

/// The text as it reads, with its marks after it.
fn marked(text: &Text) -> String {
    let mut out = format!("{:?}", text.plain);
    for mark in &text.marks {
        let stretch = text.marked(mark);
        out.push_str(&match &mark.kind {
            MarkKind::Link(target) => format!(" [{stretch}]({target})"),
            MarkKind::Image(target) => format!(" ![{stretch}]({target})"),
            MarkKind::Code => format!(" `{stretch}`"),
            MarkKind::Strong => format!(" **{stretch}**"),
            MarkKind::Emphasis => format!(" *{stretch}*"),
            MarkKind::Strikethrough => format!(" ~~{stretch}~~"),
        });
    }
    out
}
