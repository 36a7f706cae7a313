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

/// How much of a line is looked at before and after the span, in bytes. What of it fits the terminal is
/// chosen by the renderer; more would only take time.
const AROUND: usize = 4096;

/// The longest replacement that is shown as text.
const LONGEST_REPLACEMENT: usize = 160;

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
        let title = level.primary_title(finding.message.as_str()).id(finding.code);
        let primary = AnnotationKind::Primary;
        let mut group = self.snippet(Group::with_title(title), finding.span, finding.label.as_deref(), primary);
        for related in &finding.related {
            group = self.snippet(group, related.span, Some(&related.message), AnnotationKind::Context);
        }
        if let Some(note) = &finding.note {
            group = group.element(Level::NOTE.message(note.as_str()));
        }
        if let Some(help) = help(finding) {
            group = group.element(Level::HELP.message(help));
        }
        let mut text = self.renderer.render(&[group]);
        text.push('\n');
        text
    }

    /// Adds the lines of a span.
    fn snippet<'b>(&self, group: Group<'b>, span: Span, label: Option<&'b str>, kind: AnnotationKind) -> Group<'b>
    where
        'a: 'b,
    {
        let (excerpt, range, whole) = self.excerpt(span);
        let (path, start) = (self.sources.file(span.file).path.as_str(), self.sources.start(span));
        let snippet = Snippet::source(excerpt).line_start(start.line as usize).fold(true);
        let snippet = snippet.annotation(kind.span(range).label(label));
        if whole {
            return group.element(snippet.path(path));
        }
        let origin = Origin::path(path).line(start.line as usize).char_column(start.column as usize);
        group.element(origin).element(snippet)
    }

    /// The lines of a span as far as they are shown, the span in them, and whether the first of them is
    /// there from its start.
    fn excerpt(&self, span: Span) -> (Cow<'a, str>, Range<usize>, bool) {
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
        let to = to.min(floor(text, from.saturating_add(3 * AROUND)));
        let shown = clean(&text[from..to.max(from)]);
        let limit = shown.len();
        let (first, last) = ((start - from.min(start)).min(limit), (end.max(from) - from).min(limit));
        (shown, first..last.max(first), from == line_start)
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

/// What to do and what to write, in one line.
fn help(finding: &Diagnostic) -> Option<Cow<'_, str>> {
    let shown = |text: &&String| text.len() <= LONGEST_REPLACEMENT && !text.contains('\n');
    match (&finding.help, finding.replacement.as_ref().filter(shown)) {
        (help, None) => help.as_deref().map(Cow::Borrowed),
        (Some(help), Some(text)) if text.trim().is_empty() => Some(Cow::Borrowed(help)),
        (None, Some(text)) if text.is_empty() => Some(Cow::Borrowed("take it out")),
        (Some(help), Some(text)) => Some(Cow::Owned(format!("{help}: `{text}`"))),
        (None, Some(text)) => Some(Cow::Owned(format!("write `{text}`"))),
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
