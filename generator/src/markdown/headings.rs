//! Headings, and lines that are headings by mistake or should be one.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;

use super::blocks::{TextKind, Walker};
use super::containers::{self, TabMark};
use super::{Block, BlockKind, Comment, Heading, Text};

impl Walker<'_, '_> {
    /// Ends the heading that is being read: it may be a tab's, or text above the line that ends a tab.
    pub(super) fn finish_heading(&mut self, range: Range<usize>) {
        let Some(open) = self.open.take() else { return };
        let TextKind::Heading(level) = open.kind else {
            // A `:::` line split the heading: what is left of it is text, and the line below it a break.
            self.open = Some(open);
            self.flush();
            let source = self.text[range.clone()].trim_end();
            let last = range.start + source.rfind('\n').map_or(0, |at| at + 1);
            if self.text[last..].trim_start().starts_with('-') {
                self.page.in_tab = false;
                self.push(BlockKind::Rule, last..range.start + source.len());
            }
            return;
        };
        let (text, comments, after) = self.close_text(open);
        let is_underlined = !self.text[range.start..].starts_with('#');
        let is_rule = is_underlined && level == 2 && (self.page.in_tab || (text.plain.is_empty() && !after.is_empty()));
        if is_rule {
            return self.split_underlined(text, comments, after, range);
        }
        if let Some(id) = containers::tab_id(&text) {
            let at = self.page.blocks.len();
            let span = self.span(range.start..text.span.range().end);
            self.page.tabs.push(TabMark { at, id: id.to_owned(), span });
            self.page.in_tab = true;
        } else {
            self.page.in_tab = false;
            let anchor = anchor(&self.text[range.clone()]);
            self.push(BlockKind::Heading(Heading { level, text, anchor }), range);
        }
        self.push_after(comments, after);
    }

    /// Text directly above the `---` that ends a tab is not meant as a heading.
    fn split_underlined(&mut self, text: Text, comments: Vec<(Comment, Span)>, after: Vec<Block>, range: Range<usize>) {
        let source = self.text[range.clone()].trim_end();
        let rule = range.start + source.rfind('\n').map_or(0, |at| at + 1);
        let end = range.start + source.len();
        if !text.plain.is_empty() {
            let span = text.span.range();
            self.push(BlockKind::Paragraph(text), span);
        }
        self.push_after(comments, after);
        self.page.in_tab = false;
        self.push(BlockKind::Rule, rule..end);
    }

    /// A line like `##Heading` is no heading for want of a blank; it was meant as one.
    pub(super) fn push_close_heading(&mut self, mut text: Text) {
        let range = text.span.range();
        let level = text.plain.len() - text.plain.trim_start_matches('#').len();
        let is_heading = (2..=6).contains(&level)
            && text.plain[level..].starts_with(|c: char| c.is_alphabetic())
            && !self.text[range.clone()].contains('\n');
        if !is_heading {
            return self.push(BlockKind::Paragraph(text), range);
        }
        let hashes = self.span(range.start..range.start + level);
        self.page.diagnostics.push(
            Diagnostic::new("heading-malformed", Severity::Warning, hashes, "this line does not show as a heading")
                .help("leave a blank after the `#`")
                .replacement(format!("{} ", "#".repeat(level))),
        );
        text.cut_start(level);
        text.span = self.span(range.start + level..range.end);
        self.page.in_tab = false;
        self.push(BlockKind::Heading(Heading { level: u8::try_from(level).unwrap_or(6), text, anchor: None }), range);
    }
}

/// The name of an anchor between the marks of a heading and its text.
fn anchor(source: &str) -> Option<Box<str>> {
    let text = source.trim_start_matches(['#', ' ', '\t']);
    let name = text.strip_prefix("<a name=\"")?;
    let end = name.find('"').filter(|end| *end > 0)?;
    Some(name[..end].into())
}
