//! An HTML comment that begins like an annotation does not hold JSON.
//!
//! Comments such as `<!-- { "blockType": "request" } -->` tell tools what the next block is. When the
//! JSON in them is broken, the block is read without what the comment says: a response may lose its
//! type, a request its name.
//!
//! ```markdown
//! <!-- { "blockType": "request" "name": "get_user" } -->
//! ```
//!
//! Write valid JSON: quoted names, commas between members, closed braces.

use crate::diagnostic::{Diagnostic, Severity};
use crate::json::RepairKind;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "annotation-not-json",
    family: Family::Markup,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("annotation_not_json.rs"),
};

/// Comments that hold no object at all are reported when they are read; here are those that were mended.
fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    for repair in page.facts.annotations.iter().flat_map(|annotation| &annotation.repairs) {
        if repair.value.kind == RepairKind::Comment {
            continue;
        }
        let message = format!("annotation is not JSON: {}", repair.value.kind.message());
        let mut finding = RULE.finding(repair.span, message).help(repair.value.kind.help());
        if repair.value.kind == RepairKind::RawLineBreakInString {
            // Tools write the warnings that a page suppresses over several lines, and read them so.
            finding.severity = Severity::Info;
        }
        finding.replacement = repair.value.replacement.as_deref().map(str::to_owned);
        findings.push(finding);
    }
}
