//! Findings as compilers print them: the place, an excerpt with the span underlined, notes and help, and
//! a summary by family at the end.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::source::{SourceSet, Span};

use super::{Diagnostic, Severity};

/// How much of a long line is shown before and after the span, in bytes.
const AROUND: usize = 160;

/// Prints findings for people.
pub struct TextPrinter<'a> {
    sources: &'a SourceSet,
    renderer: Renderer,
}

impl<'a> TextPrinter<'a> {
    /// A printer with or without terminal colors.
    pub fn new(sources: &'a SourceSet, color: bool) -> Self {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        Self { sources, renderer: renderer.decor_style(DecorStyle::Ascii) }
    }

    /// One finding, ending in a line break.
    pub fn print(&self, finding: &Diagnostic) -> String {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let mut group =
            level.primary_title(finding.message.as_str()).id(finding.code).element(self.origin(finding.span));
        group = group.element(self.snippet(finding.span, finding.label.as_deref(), AnnotationKind::Primary));
        for related in &finding.related {
            group = group.element(Level::NOTE.message(related.message.as_str())).element(self.origin(related.span));
            group = group.element(self.snippet(related.span, None, AnnotationKind::Context));
        }
        if let Some(note) = &finding.note {
            group = group.element(Level::NOTE.message(note.as_str()));
        }
        let help = self.help(finding, group);
        let mut text = self.renderer.render(&[help]);
        text.push('\n');
        text
    }

    fn help<'b>(&self, finding: &'b Diagnostic, group: Group<'b>) -> Group<'b> {
        let group = match &finding.help {
            Some(help) => group.element(Level::HELP.message(help.as_str())),
            None => group,
        };
        match &finding.replacement {
            Some(text) if text.is_empty() => group.element(Level::HELP.message("take it out")),
            Some(text) => group.element(Level::HELP.message(format!("write `{text}`"))),
            None => group,
        }
    }

    fn origin(&self, span: Span) -> Origin<'a> {
        let start = self.sources.start(span);
        Origin::path(self.sources.file(span.file).path.as_str())
            .line(start.line as usize)
            .char_column(start.column as usize)
    }

    /// The lines of a span, cut around it when they are long.
    fn snippet<'b>(
        &self,
        span: Span,
        label: Option<&'b str>,
        kind: AnnotationKind,
    ) -> Snippet<'b, annotate_snippets::Annotation<'b>>
    where
        'a: 'b,
    {
        let (excerpt, range) = self.excerpt(span);
        let line = self.sources.start(span).line as usize;
        Snippet::source(excerpt).line_start(line).fold(true).annotation(kind.span(range).label(label))
    }

    fn excerpt(&self, span: Span) -> (Cow<'a, str>, Range<usize>) {
        let text = self.sources.file(span.file).text.as_str();
        let range = span.range();
        let (start, mut end) = (range.start.min(text.len()), range.end.min(text.len()));
        let line_start = text[..floor(text, start)].rfind('\n').map_or(0, |at| at + 1);
        // Of a span over many lines the first ones tell the place.
        if let Some(cut) = text[floor(text, start)..floor(text, end)].match_indices('\n').nth(3) {
            end = start + cut.0;
        }
        let line_end = text[floor(text, end)..].find('\n').map_or(text.len(), |at| floor(text, end) + at);
        let from = floor(text, line_start.max(start.saturating_sub(AROUND)));
        let to = floor(text, line_end.min(end.saturating_add(AROUND)));
        let to = to.min(floor(text, from.saturating_add(8 * AROUND)));
        let shown = clean(&text[from..to.max(from)]);
        let limit = shown.len();
        let (first, last) = ((start - from.min(start)).min(limit), (end.max(from) - from).min(limit));
        (shown, first..last.max(first))
    }

    /// Totals by family, most findings first.
    pub fn summary(&self, findings: &[Diagnostic], family: impl Fn(&str) -> &'static str) -> String {
        let mut families: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
        for finding in findings {
            families.entry(family(finding.code)).or_default()[finding.severity as usize] += 1;
        }
        let mut rows: Vec<_> = families.into_iter().collect();
        rows.sort_by_key(|(name, counts)| (std::cmp::Reverse(counts.iter().sum::<usize>()), *name));
        let mut out = String::new();
        if rows.is_empty() {
            out.push_str("no findings\n");
            return out;
        }
        let total = |severity: Severity| rows.iter().map(|(_, counts)| counts[severity as usize]).sum::<usize>();
        let line = |out: &mut String, name: &str, [info, warning, error]: [usize; 3]| {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{name:<14} {error:>7} {warning:>9} {info:>6}");
        };
        let _ = writeln!(out, "{:<14} {:>7} {:>9} {:>6}", "family", "errors", "warnings", "infos");
        for (name, counts) in &rows {
            line(&mut out, name, *counts);
        }
        line(&mut out, "all", [total(Severity::Info), total(Severity::Warning), total(Severity::Error)]);
        out
    }
}

/// The nearest character boundary at or below an offset.
fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Control characters other than line breaks and tabs would disturb the terminal; each becomes one
/// character of the same length, so that spans stay true.
fn clean(text: &str) -> Cow<'_, str> {
    let disturbs = |c: char| c.is_ascii_control() && c != '\n' && c != '\t';
    if text.contains(disturbs) {
        Cow::Owned(text.chars().map(|c| if disturbs(c) { ' ' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}
