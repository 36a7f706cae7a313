//! A permission is still to be determined.
//!
//! Without permissions nobody can call the method: an app cannot ask for a scope that the page does
//! not name.
//!
//! ```markdown
//! |Application|**TODO: Provide applicable permissions.**|
//! ```
//!
//! Name the permissions, least privileged first, or write `Not supported.`

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::markers::is_marked;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "todo-permission",
    family: Family::Todo,
    severity: Severity::Error,
    check: Check::Page(check),
    source: include_str!("todo_permission.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let tables = page.facts.operation.iter().flat_map(|operation| &operation.permissions);
    for row in tables.flat_map(|table| &table.rows) {
        if is_marked(&row.text.value) {
            let message = format!("permissions for `{}` are still to be written", row.label.value);
            let help = "name the permissions, least privileged first, or write `Not supported.`";
            findings.push(RULE.finding(row.text.span, message).help(help));
        }
    }
}
