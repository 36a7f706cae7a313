//! `graphdoc gaps`: the review of the pages.

use std::io::{IsTerminal, Write};

use anyhow::Result;
use clap::ColorChoice;
use graphdoc::diagnostic::{Diagnostic, Report, Severity, TextPrinter};
use graphdoc::lint::{Selection, family, lint};

use super::args::{Format, GapsArgs, Level};
use super::session::Session;
use super::{DONE, FINDINGS, output};

/// Prints the findings; the status says whether one of them is denied.
pub(crate) fn run(args: &GapsArgs) -> Result<u8> {
    let mut session = Session::start(&args.common)?;
    let configured = std::mem::take(&mut session.config.gaps);
    let or = |given: &Vec<String>, configured: Vec<String>| if given.is_empty() { configured } else { given.clone() };
    let selection = Selection::new(or(&args.select, configured.select), or(&args.ignore, configured.ignore))?;
    let analysis = session.analyze(true)?;
    let findings = lint(analysis, &selection);
    output::write(args.output.as_deref(), |out: &mut dyn Write| {
        match args.format {
            Format::Text => {
                let printer = TextPrinter::new(&analysis.sources, colored(args.common.color, args.output.is_some()));
                for finding in &findings {
                    writeln!(out, "{}", printer.print(finding))?;
                }
                write!(out, "{}", printer.summary(&findings, family))?;
            }
            Format::Json => {
                serde_json::to_writer_pretty(&mut *out, &Report::new(&analysis.sources, &findings))?;
                writeln!(out)?;
            }
        }
        Ok(())
    })?;
    let denied = args.deny.or(configured.deny).map(severity);
    Ok(if denied.is_some_and(|denied| is_denied(&findings, denied)) { FINDINGS } else { DONE })
}

fn is_denied(findings: &[Diagnostic], denied: Severity) -> bool {
    findings.iter().any(|finding| finding.severity >= denied)
}

fn severity(level: Level) -> Severity {
    match level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Info => Severity::Info,
    }
}

/// Whether to color what goes to the standard output, or to a file.
fn colored(choice: ColorChoice, to_file: bool) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            !to_file
                && std::io::stdout().is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        }
    }
}
