//! `graphdoc explain`: what a code means.

use anyhow::Result;
use graphdoc::lint::{rule, rules};

use super::DONE;
use super::args::ExplainArgs;

/// Prints the explanation of a code, or the list of all codes.
pub(crate) fn run(args: &ExplainArgs) -> Result<u8> {
    let Some(code) = &args.code else {
        for rule in rules() {
            println!("{:<32} {:<8} {}", rule.code, rule.severity.name(), rule.summary());
        }
        return Ok(DONE);
    };
    let Some(rule) = rule(code) else {
        anyhow::bail!("`{code}` is no code of a finding; `graphdoc explain` lists all codes");
    };
    println!("{} ({}, {})\n", rule.code, rule.family.name(), rule.severity.name());
    println!("{}", rule.explanation());
    Ok(DONE)
}
