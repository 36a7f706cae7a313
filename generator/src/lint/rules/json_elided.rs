//! A JSON block leaves something out without being JSON.
//!
//! `...` or `{placeholder}` in place of a value is clear to a reader and an error for every tool.
//!
//! ```json
//! { "value": [ ... ] }
//! ```
//!
//! Leave the elements out and mark the block as truncated: `"truncated": true` in its annotation.

use crate::diagnostic::{Diagnostic, Severity};
use crate::json::RepairKind;
use crate::lint::bodies::bodies;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "json-elided",
    family: Family::Json,
    severity: Severity::Info,
    check: Check::Page(check),
    source: include_str!("json_elided.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    for body in bodies(page.facts) {
        for repair in &body.json.repairs {
            if matches!(repair.kind, RepairKind::Ellipsis | RepairKind::Placeholder) {
                let span = body.map.span(body.file, repair.range.as_usize()).unwrap_or(body.span);
                findings.push(RULE.finding(span, repair.kind.message()).help(repair.kind.help()));
            }
        }
    }
}
