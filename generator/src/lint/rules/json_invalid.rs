//! A JSON block is not JSON.
//!
//! Readers paste examples into tools that refuse them. graphdoc mends what it can and goes on; each
//! deviation is reported at its place, with what to write instead.
//!
//! ```json
//! { "id": "1", "name": "a", }
//! ```
//!
//! Write what the finding says.

use crate::diagnostic::{Diagnostic, Severity};
use crate::json::RepairKind;
use crate::lint::bodies::bodies;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "json-invalid",
    family: Family::Json,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("json_invalid.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    for body in bodies(page.facts).filter(|body| !body.recovered) {
        let is_fragment = page.facts.other_json.iter().any(|other| other.span == body.span);
        let mut has_space = false;
        for repair in &body.json.repairs {
            let severity = match repair.kind {
                RepairKind::Ellipsis | RepairKind::Placeholder => continue,
                // Copied from a web page, all of a block has it.
                RepairKind::NonBreakingSpace if has_space => continue,
                RepairKind::NonBreakingSpace => {
                    has_space = true;
                    RULE.severity
                }
                // Remarks explain; and members alone show what to add to a body, when the block is no example.
                RepairKind::Comment => Severity::Info,
                RepairKind::MissingBraces if is_fragment => Severity::Info,
                _ => RULE.severity,
            };
            let span = body.map.span(body.file, repair.range.as_usize()).unwrap_or(body.span);
            let mut finding = RULE.finding(span, format!("not JSON: {}", repair.kind.message())).help(repair.kind.help());
            finding.severity = severity;
            finding.replacement = repair.replacement.as_deref().map(str::to_owned);
            findings.push(finding);
        }
    }
}
