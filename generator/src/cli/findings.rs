//! How commands print findings, and when findings fail them: the same for all of them.

use std::io::{IsTerminal, Write};

use anyhow::Result;
use clap::ColorChoice;
use graphdoc::diagnostic::{Diagnostic, Figures, Report, Severity, TextPrinter};
use graphdoc::lint::{Rule, Selection, family};
use graphdoc::source::SourceSet;

use super::args::{FindingsArgs, Format, Level};
use super::config_file;
use super::{DONE, FINDINGS, output};

/// What findings are wanted, and how they are shown.
pub(crate) struct Findings<'a> {
    args: &'a FindingsArgs,
    deny: Option<Level>,
    color: ColorChoice,
    pub(crate) selection: Selection,
}

impl<'a> Findings<'a> {
    /// Fills in what the command line leaves open. A selection that a command cannot find anything of is refused: to print
    /// nothing would say that there is nothing.
    pub(crate) fn new(
        args: &'a FindingsArgs,
        configured: config_file::Findings,
        color: ColorChoice,
        finds: impl Fn(&Rule) -> bool,
    ) -> Result<Self> {
        let or =
            |given: &Vec<String>, configured: Vec<String>| if given.is_empty() { configured } else { given.clone() };
        let selection = Selection::new(or(&args.select, configured.select), or(&args.ignore, configured.ignore))?;
        if let Some((name, commands)) = selection.out_of_reach(finds) {
            anyhow::bail!("`{name}` is not looked for by this command: `{}` finds it", commands.join("` or `"));
        }
        Ok(Self { args, deny: args.deny.or(configured.deny), color, selection })
    }

    /// Prints findings, and figures below them; the status says whether a finding is denied.
    pub(crate) fn print(&self, sources: &SourceSet, findings: &[Diagnostic], figures: Option<&Figures>) -> Result<u8> {
        output::write(self.args.output.as_deref(), |out: &mut dyn Write| match self.args.format {
            Format::Text => self.text(sources, findings, figures, out),
            Format::Json => {
                let report = Report::new(sources, findings);
                let report = match figures {
                    Some(figures) => report.figures(figures),
                    None => report,
                };
                Ok(report.print(out)?)
            }
        })?;
        let denied = self.deny.map(severity);
        let is_denied = denied.is_some_and(|denied| findings.iter().any(|finding| finding.severity >= denied));
        Ok(if is_denied { FINDINGS } else { DONE })
    }

    fn text(
        &self,
        sources: &SourceSet,
        findings: &[Diagnostic],
        figures: Option<&Figures>,
        out: &mut dyn Write,
    ) -> Result<()> {
        let printer = TextPrinter::new(sources, colored(self.color, self.args.output.is_some()));
        for finding in findings {
            writeln!(out, "{}", printer.print(finding))?;
        }
        write!(out, "{}", printer.summary(findings, family))?;
        if let Some(figures) = figures {
            write!(out, "\n{figures}")?;
        }
        Ok(())
    }
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
