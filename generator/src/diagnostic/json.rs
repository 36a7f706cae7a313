//! Findings as one JSON document; its schema is `schemas/gaps.schema.json`.

use std::collections::BTreeMap;

use serde::Serialize;

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
        Self { findings: findings.iter().map(|found| finding(sources, found)).collect(), summary }
    }

    /// Adds figures to the summary.
    #[must_use]
    pub fn figures(mut self, figures: &'a Figures) -> Self {
        self.summary.figures = Some(figures);
        self
    }
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
