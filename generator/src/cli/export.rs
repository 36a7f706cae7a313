//! `graphdoc export`: the model of one API version in a format of others.

use std::io::Write;

use anyhow::{Context, Result};
use graphdoc::diagnostic::{Diagnostic, TextPrinter, sort};
use graphdoc::export::{Choice, choose, csdl, openapi};
use graphdoc::source::SourceSet;

use super::args::{ExportArgs, ExportFormat};
use super::session::Session;
use super::{DONE, output};

/// Prints the document.
pub(crate) fn run(args: &ExportArgs) -> Result<u8> {
    let session = Session::start(&args.common)?;
    let analysis = session.analyze_selected()?;
    let choice = choose(&analysis.model, session.api_version())?;
    let choice = choice.context("the pages document no type and no operation")?;
    if !session.quiet {
        report_others(&choice);
    }
    let findings = output::write(args.output.as_deref(), |out| export(args.format, &analysis.sources, &choice, out))?;
    if !session.quiet {
        report(&analysis.sources, findings);
    }
    Ok(DONE)
}

/// Writes the document; gives what could not be part of it.
fn export(
    format: ExportFormat,
    sources: &SourceSet,
    choice: &Choice<'_>,
    out: &mut dyn Write,
) -> Result<Vec<Diagnostic>> {
    match format {
        ExportFormat::Csdl => {
            let (document, findings) = csdl::csdl(choice.version);
            document.write(out)?;
            Ok(findings)
        }
        ExportFormat::Openapi => {
            // Left to the end of the process to free, as the model is.
            let document = Box::leak(Box::new(openapi::openapi(sources, choice.version)));
            document.write(out)?;
            Ok(Vec::new())
        }
    }
}

/// Says which versions a document leaves out, because it can hold but one.
fn report_others(choice: &Choice<'_>) {
    if choice.others.is_empty() {
        return;
    }
    let others = choice
        .others
        .iter()
        .map(|(name, pages)| format!("{name} ({pages} page{})", if *pages == 1 { "" } else { "s" }));
    let (others, are) = (others.collect::<Vec<_>>().join(", "), if choice.others.len() == 1 { "is" } else { "are" });
    eprintln!("note: {} is exported, {others} {are} not; `--api-version` says which", choice.version.name);
}

fn report(sources: &SourceSet, mut findings: Vec<Diagnostic>) {
    sort(sources, &mut findings);
    let printer = TextPrinter::new(sources, false);
    for finding in &findings {
        eprintln!("{}", printer.print(finding));
    }
}
