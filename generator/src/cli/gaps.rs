//! `graphdoc gaps`: the review of the pages.

use anyhow::Result;
use graphdoc::lint::{Rule, review};
use graphdoc::source::FileRole;

use super::args::GapsArgs;
use super::findings::Findings;
use super::session::Session;

/// Prints the findings; the status says whether one of them is denied.
pub(crate) fn run(args: &GapsArgs) -> Result<u8> {
    let mut session = Session::start(&args.common)?;
    let configured = std::mem::take(&mut session.config.gaps);
    let is_found = |rule: &Rule| rule.command() == "graphdoc gaps";
    let output = Findings::new(&args.findings, configured, args.common.color, is_found)?;
    let (analysis, findings) = session.with_pages(|loaded, options| review(loaded, options, &output.selection))?;
    let selection = session.selection();
    session.refuse_unmatched(&selection, &analysis.model, |_| false)?;
    if !selection.is_everything() {
        let pages = selection.pages(&analysis.model);
        // What other files hold is part of some page, or may be a page that could not be read.
        let is_page = |file| analysis.sources.file(file).role == FileRole::Page;
        findings.retain(|finding| !is_page(finding.span.file) || pages.contains(&finding.span.file));
    }
    output.print(&analysis.sources, findings, None)
}
