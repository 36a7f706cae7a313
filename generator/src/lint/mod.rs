//! The review: rules that look at pages, facts and model, and only add findings.
//!
//! A rule is one file in `rules` and one line in its list; its explanation is the file's own
//! documentation. Findings of earlier stages (reading, parsing, extracting) have files there, too, so
//! that every code is registered and explained.

mod bodies;
mod coverage;
mod encoding;
mod markers;
mod places;
mod rule;
mod rules;
mod selection;
mod silenced;
mod twice;
mod wording;

use rayon::prelude::*;

pub use rule::{Check, Family, LintContext, MetadataContext, PageContext, Rule};
pub use selection::{Selection, UnknownCode};

use crate::analysis::{Analysis, AnalysisOptions, analyze_with};
use crate::batches::on_pool;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::markdown::Document;
use crate::source::Loaded;
use crate::verify::Comparison;

use silenced::Silenced;

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

/// Analyses pages and reviews them by the selected rules: those over a page run while its document is there, those over the
/// model when all pages have been read. The findings of earlier stages come with them; all are sorted by page and place,
/// none twice.
///
/// # Example
///
/// ```no_run
/// let loaded = graphdoc::source::load(&["docs-input/v1.0".into()], &Default::default())?;
/// let (analysis, findings) = graphdoc::lint::review(loaded, Default::default(), &Default::default());
/// for finding in &findings {
///     println!("{}: {}", analysis.sources.file(finding.span.file).path, finding.message);
/// }
/// # Ok::<(), graphdoc::source::LoadError>(())
/// ```
pub fn review(loaded: Loaded, options: AnalysisOptions<'_>, selection: &Selection) -> (Analysis, Vec<Diagnostic>) {
    on_pool(|| review_here(loaded, options, selection))
}

fn review_here(loaded: Loaded, options: AnalysisOptions<'_>, selection: &Selection) -> (Analysis, Vec<Diagnostic>) {
    let wanted: Vec<Check> = rules().iter().filter(|rule| selection.wants(rule.code)).map(|rule| rule.check).collect();
    let (analysis, pages) = analyze_with(loaded, options, |page| {
        let context = PageContext { sources: page.sources, document: &page.document, facts: page.facts };
        let mut found = Vec::new();
        for check in &wanted {
            if let Check::Page(check) = check {
                check(&context, &mut found);
            }
        }
        (found, Silenced::by(&page.document))
    });
    let context = LintContext { sources: &analysis.sources, facts: &analysis.facts, model: &analysis.model };
    let mut findings: Vec<Diagnostic> =
        analysis.diagnostics.iter().filter(|finding| selection.wants(finding.code)).cloned().collect();
    let mut silenced = Silenced::default();
    for (found, by_page) in pages {
        findings.extend(found);
        silenced.extend(by_page);
    }
    findings.par_extend(wanted.par_iter().flat_map_iter(|check| {
        let mut found = Vec::new();
        if let Check::Model(check) = check {
            check(&context, &mut found);
        }
        found
    }));
    silenced.drop_from(&mut findings);
    diagnostic::sort(&analysis.sources, &mut findings);
    (analysis, findings)
}

/// Runs the selected rules that hold an analysis, and the documents taken on its way, against metadata. What is wrong with
/// files as files comes along, because a page that could not be read looks like one that lacks everything.
pub fn lint_metadata(
    analysis: &Analysis,
    documents: &[Document],
    comparison: &Comparison<'_>,
    selection: &Selection,
) -> Vec<Diagnostic> {
    let context = MetadataContext { sources: &analysis.sources, documents, comparison };
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
    let mut silenced = Silenced::default();
    documents.iter().for_each(|document| silenced.extend(Silenced::by(document)));
    silenced.drop_from(&mut findings);
    diagnostic::sort(&analysis.sources, &mut findings);
    findings
}
