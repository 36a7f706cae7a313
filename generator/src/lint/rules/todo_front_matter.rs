//! A value of the front matter is still to be written.
//!
//! The front matter says who owns the page (`author`, `ms.prod`, `ms.subservice`). A page whose owner
//! is a placeholder belongs to nobody: findings and questions about it reach no one.
//!
//! ```yaml
//! author: "**TODO: Provide Github Name.**"
//! ```
//!
//! Put the value in; where there is none, take the line out.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::markers::is_marked;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "todo-front-matter",
    family: Family::Todo,
    severity: Severity::Error,
    check: Check::Page(check),
    source: include_str!("todo_front_matter.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    for entry in &page.document.front_matter.entries {
        if is_marked(&entry.value.value) {
            let message = format!("`{}` is still to be written", entry.key.value);
            findings.push(RULE.finding(entry.value.span, message).help("put the value in"));
        }
    }
}
