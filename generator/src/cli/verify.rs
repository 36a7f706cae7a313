//! `graphdoc verify`: the pages against the service's metadata.

use anyhow::{Context, Result, bail};
use graphdoc::analysis::analyze_with;
use graphdoc::csdl;
use graphdoc::diagnostic::TextPrinter;
use graphdoc::lint::{Family, Rule, lint_metadata};
use graphdoc::select::Pattern;
use graphdoc::source::read_metadata;
use graphdoc::verify::{Comparison, choose_version, figures};

use super::args::VerifyArgs;
use super::findings::Findings;
use super::session::Session;

/// Prints where pages and metadata disagree, and the figures; the status says whether a finding is denied.
pub(crate) fn run(args: &VerifyArgs) -> Result<u8> {
    let mut session = Session::start(&args.common)?;
    let mut configured = std::mem::take(&mut session.config.verify);
    let path = args.metadata.clone().or(configured.metadata.take());
    let is_found = |rule: &Rule| matches!(rule.family, Family::Metadata | Family::Input);
    let output = Findings::new(&args.findings, configured.findings(), args.common.color, is_found)?;
    let metadata = read_metadata(&path.context("say which metadata to compare with: `--metadata FILE`")?)?;

    let (analysis, documents) =
        session.with_pages(|loaded, options| analyze_with(loaded, options, |page| page.document))?;
    let path = metadata.path.clone();
    let file = analysis.sources.add(metadata);
    let known = analysis.diagnostics.len();
    let Some(csdl) = csdl::parse(&analysis.sources, file, &mut analysis.diagnostics) else {
        let printer = TextPrinter::new(&analysis.sources, false);
        analysis.diagnostics[known..].iter().for_each(|found| eprintln!("{}", printer.print(found)));
        bail!("{path}: nothing was compared");
    };
    let version = choose_version(&analysis.model, session.api_version(), &path)?;
    let selection = session.selection();
    let is_of_metadata = |pattern: &Pattern| csdl.types().any(|ty| pattern.matches_type(&ty.name().value));
    session.refuse_unmatched(&selection, &analysis.model, is_of_metadata)?;
    let comparison = Comparison::new(version, &csdl, &selection);
    let findings = lint_metadata(analysis, documents, &comparison, &output.selection);
    output.print(&analysis.sources, &findings, Some(&figures(&comparison)))
}
