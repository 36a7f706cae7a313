//! `graphdoc gaps`: the review of the pages.

use anyhow::Result;
use graphdoc::lint::review;

use super::args::GapsArgs;
use super::findings::Findings;
use super::session::Session;

/// Prints the findings; the status says whether one of them is denied.
pub(crate) fn run(args: &GapsArgs) -> Result<u8> {
    let mut session = Session::start(&args.common)?;
    let output = Findings::new(&args.findings, std::mem::take(&mut session.config.gaps), args.common.color)?;
    let (analysis, findings) = session.with_pages(|loaded, options| review(loaded, options, &output.selection))?;
    output.print(&analysis.sources, findings, None)
}
