//! The review: rules that look at pages, facts and model, and only add findings.
//!
//! A rule is one file in `rules` and one line in its list; its explanation is the file's own
//! documentation. Findings of earlier stages (reading, parsing, extracting) have files there, too, so
//! that every code is registered and explained.

mod bodies;
mod encoding;
mod markers;
mod places;
mod rule;
mod rules;
mod selection;
mod twice;
mod wording;

use rayon::prelude::*;

pub use rule::{Check, Family, LintContext, MetadataContext, PageContext, Rule};
pub use selection::{Selection, UnknownCode};

use crate::analysis::Analysis;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::verify::Comparison;

/// Every rule, sorted by code.
pub fn rules() -> &'static [Rule] {
    rules::RULES
}

/// The rule of a code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.code == code)
}

/// The name of a code's family.
pub fn family(code: &str) -> &'static str {
    rule(code).map_or("other", |rule| rule.family.name())
}

/// Runs the selected rules over an analysis that kept its documents. The findings of earlier stages
/// come with them; all are sorted by page and place, none twice.
pub fn lint(analysis: &Analysis, selection: &Selection) -> Vec<Diagnostic> {
    let context = LintContext { sources: &analysis.sources, facts: &analysis.facts, model: &analysis.model };
    let mut findings: Vec<Diagnostic> =
        analysis.diagnostics.iter().filter(|finding| selection.wants(finding.code)).cloned().collect();
    let of_pages = analysis.documents.par_iter().zip(&analysis.facts).flat_map_iter(|(document, facts)| {
        let page = PageContext { lint: &context, document, facts };
        let mut found = Vec::new();
        for rule in rules().iter().filter(|rule| selection.wants(rule.code)) {
            if let Check::Page(check) = rule.check {
                check(&page, &mut found);
            }
        }
        found
    });
    findings.par_extend(of_pages);
    for rule in rules().iter().filter(|rule| selection.wants(rule.code)) {
        if let Check::Model(check) = rule.check {
            check(&context, &mut findings);
        }
    }
    selection.drop_ignored(analysis, &mut findings);
    diagnostic::sort(&analysis.sources, &mut findings);
    findings
}

/// Runs the selected rules that hold an analysis, which kept its documents, against metadata. What is wrong with files
/// as files comes along, because a page that could not be read looks like one that lacks everything.
pub fn lint_metadata(analysis: &Analysis, comparison: &Comparison<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let context = MetadataContext { sources: &analysis.sources, documents: &analysis.documents, comparison };
    let concerns = |finding: &&Diagnostic| {
        let is_concern = match rule(finding.code).map(|rule| rule.family) {
            Some(Family::Input) => finding.severity > Severity::Info,
            family => family == Some(Family::Metadata),
        };
        is_concern && selection.wants(finding.code)
    };
    let mut findings: Vec<Diagnostic> = analysis.diagnostics.iter().filter(concerns).cloned().collect();
    for rule in rules().iter().filter(|rule| selection.wants(rule.code)) {
        if let Check::Metadata(check) = rule.check {
            check(&context, &mut findings);
        }
    }
    selection.drop_ignored(analysis, &mut findings);
    diagnostic::sort(&analysis.sources, &mut findings);
    findings
}
