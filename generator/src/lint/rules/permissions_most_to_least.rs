//! A permissions table says that its order is from most to least privileged.
//!
//! Everywhere else the least privileged permission stands first; who takes the first one here asks for
//! more than needed. graphdoc turns the order of such tables round.
//!
//! ```markdown
//! |Permission type|Permissions (from most to least privileged)|
//! ```
//!
//! Order the permissions from least to most privileged, and say so.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "permissions-most-to-least",
    family: Family::Permissions,
    severity: Severity::Error,
    check: Check::Page(check),
    source: include_str!("permissions_most_to_least.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let tables = page.facts.operation.iter().flat_map(|operation| &operation.permissions);
    for (table, span) in tables.filter_map(|table| Some((table, table.most_to_least?))) {
        let message = "the permissions are said to be ordered from most to least privileged";
        let finding = RULE.finding(span, message);
        let has_order = table.rows.iter().any(|row| row.permissions.len() > 1);
        let is_plain = page.sources.text(span).eq_ignore_ascii_case("most to least");
        findings.push(match (has_order, is_plain) {
            (true, _) => finding.help("order them from least to most privileged, and say so"),
            (false, true) => finding.help("say so as on other pages").replacement("least to most"),
            (false, false) => finding.help("say that they are ordered from least to most privileged"),
        });
    }
}
