//! Findings as one JSON document; its schema is `schemas/gaps.schema.json`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::batches::write_in_batches;
use crate::json_layout::Layout;
use crate::source::SourceSet;

use super::{Diagnostic, Figures, Severity};

/// The document.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    findings: Vec<Finding<'a>>,
    summary: Summary<'a>,
}

#[derive(Debug, Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'static str,
    page: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replacement: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Place<'a>>,
}

#[derive(Debug, Serialize)]
struct Place<'a> {
    page: &'a str,
    line: u32,
    column: u32,
    message: &'a str,
}

#[derive(Debug, Default, Serialize)]
struct Summary<'a> {
    errors: usize,
    warnings: usize,
    infos: usize,
    pages: usize,
    codes: BTreeMap<String, usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figures: Option<&'a Figures>,
}

impl<'a> Report<'a> {
    /// The document of findings, in the order given.
    pub fn new(sources: &'a SourceSet, findings: &'a [Diagnostic]) -> Self {
        let mut summary = Summary { pages: sources.pages().count(), ..Summary::default() };
        for finding in findings {
            match finding.severity {
                Severity::Error => summary.errors += 1,
                Severity::Warning => summary.warnings += 1,
                Severity::Info => summary.infos += 1,
            }
            *summary.codes.entry(finding.code.to_owned()).or_default() += 1;
        }
        Self { findings: findings.par_iter().map(|found| finding(sources, found)).collect(), summary }
    }

    /// Adds figures to the summary.
    #[must_use]
    pub fn figures(mut self, figures: &'a Figures) -> Self {
        self.summary.figures = Some(figures);
        self
    }

    /// Prints the report, indented, and a line end: what serializing it gives, but on all threads.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written.
    pub fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut layout = Layout::default();
        layout.begin_object(out)?;
        key(&mut layout, out, "findings", true)?;
        layout.begin_array(out)?;
        let inside = layout;
        let print = |findings: &[Finding<'_>], is_start: bool| Ok((print_run(inside, findings, is_start)?, ()));
        write_in_batches(&self.findings, out, print, |()| ())?;
        layout.has_value = !self.findings.is_empty();
        layout.end_array(out)?;
        layout.end_object_value(out)?;
        key(&mut layout, out, "summary", false)?;
        self.summary.serialize(&mut Serializer::with_formatter(&mut *out, layout))?;
        layout.end_object_value(out)?;
        layout.end_object(out)?;
        out.write_all(b"\n")
    }
}

fn key(layout: &mut Layout, out: &mut dyn Write, key: &str, is_first: bool) -> io::Result<()> {
    layout.begin_object_key(out, is_first)?;
    write!(out, "\"{key}\"")?;
    layout.begin_object_value(out)
}

fn print_run(mut layout: Layout, findings: &[Finding<'_>], is_start: bool) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    for (at, finding) in findings.iter().enumerate() {
        layout.begin_array_value(&mut text, is_start && at == 0)?;
        finding.serialize(&mut Serializer::with_formatter(&mut text, layout))?;
    }
    Ok(text)
}

fn finding<'a>(sources: &'a SourceSet, found: &'a Diagnostic) -> Finding<'a> {
    let (start, end) = (sources.start(found.span), sources.end(found.span));
    let related = found.related.iter().map(|place| {
        let at = sources.start(place.span);
        Place { page: &sources.file(place.span.file).path, line: at.line, column: at.column, message: &place.message }
    });
    Finding {
        code: found.code,
        severity: found.severity.name(),
        page: &sources.file(found.span.file).path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        message: &found.message,
        label: found.label.as_deref(),
        note: found.note.as_deref(),
        help: found.help.as_deref(),
        replacement: found.replacement.as_deref(),
        related: related.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::Report;
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::source::{FileId, FileRole, SourceFile, SourceSet, Span};

    #[test]
    fn printed_is_what_serializing_gives() {
        let sources = SourceSet::new(vec![SourceFile::new("a \"b\".md", "one\ntwo\n", FileRole::Page)]);
        let span = Span::new(FileId::new(0), 5..6);
        let found = |at: usize| {
            let finding = Diagnostic::new("todo-description", Severity::Info, span, format!("`{at}`"));
            if at.is_multiple_of(2) { finding.related(span, "here").help("mend it") } else { finding }
        };
        for count in [0, 1, 700] {
            let findings: Vec<Diagnostic> = (0..count).map(found).collect();
            let report = Report::new(&sources, &findings);
            let mut printed = Vec::new();
            report.print(&mut printed).expect("memory can be written to");
            let expected = serde_json::to_string_pretty(&report).expect("a report is JSON") + "\n";
            assert_eq!(String::from_utf8(printed).expect("JSON is text"), expected);
        }
    }
}
