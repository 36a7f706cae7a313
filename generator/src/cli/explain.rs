//! `graphdoc explain`: what a code means.

use anyhow::Result;
use graphdoc::lint::{rule, rules};

use super::args::ExplainArgs;
use super::{DONE, output};

/// Prints the explanation of a code, or the list of all codes.
pub(crate) fn run(args: &ExplainArgs) -> Result<u8> {
    let Some(code) = &args.code else {
        output::write(None, |out| {
            for rule in rules() {
                writeln!(out, "{:<32} {:<8} {}", rule.code, rule.severity.name(), rule.summary())?;
            }
            Ok(())
        })?;
        return Ok(DONE);
    };
    let Some(rule) = rule(code) else {
        anyhow::bail!("`{code}` is no code of a finding; `graphdoc explain` lists all codes");
    };
    output::write(None, |out| {
        writeln!(out, "{} ({}, {})\n", rule.code, rule.family.name(), rule.severity.name())?;
        writeln!(out, "{}", rule.explanation())?;
        Ok(writeln!(out, "\n`{}` finds it.", rule.command())?)
    })?;
    Ok(DONE)
}
