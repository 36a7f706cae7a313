//! An entry of the front matter is empty.
//!
//! `author` and `ms.prod` (or `ms.subservice`) say whom to ask about a page.
//!
//! ```yaml
//! author: ""
//! ```
//!
//! Fill it in, or take the line out.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "missing-front-matter",
    family: Family::Missing,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("missing_front_matter.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    for entry in page.document.front_matter.entries.iter().filter(|entry| entry.value.value.trim().is_empty()) {
        let owner = ["author", "ms.prod", "ms.subservice", "title", "description", "doc_type"];
        if owner.contains(&entry.key.value.to_lowercase().as_str()) {
            findings.push(RULE.finding(entry.key.span, format!("`{}` is empty", entry.key.value)).help("fill it in"));
        }
    }
}
