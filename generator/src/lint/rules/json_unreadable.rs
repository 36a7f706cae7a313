//! A block that must be JSON is none, and could not be mended.
//!
//! The fence or the content type promises JSON; the text is something else.
//!
//! ````markdown
//! ```json
//! the id of the user
//! ```
//! ````
//!
//! Write JSON, or change the fence and the content type.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::bodies::bodies;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "json-unreadable",
    family: Family::Json,
    severity: Severity::Error,
    check: Check::Page(check),
    source: include_str!("json_unreadable.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    for body in bodies(page.facts) {
        if body.json_due && body.json.values.is_empty() && !body.text.trim().is_empty() {
            let first = body.text.len() - body.text.trim_start().len();
            let line = body.text.trim_start().lines().next().map_or(0, str::len);
            let span = body.map.span(body.file, first..first + line).unwrap_or(body.span);
            findings.push(RULE.finding(span, "this is meant to be JSON and is not").help("write JSON, or change the fence"));
        }
    }
}
