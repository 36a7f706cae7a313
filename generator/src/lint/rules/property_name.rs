//! A row of a table names no property.
//!
//! Names are letters, digits and underscores, as the JSON representation shows them. What translations or slips make of one
//! is left out, and with it all that the row says.
//!
//! ```markdown
//! |状态|String|The state.|
//! ```
//!
//! Write the name as clients send and receive it.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::facts::{PropertyFacts, TableRole};
use crate::lint::{Check, Family, PageContext, Rule};
use crate::resolve::{is_translated, names_property};

pub(super) const RULE: Rule = Rule {
    code: "property-name",
    family: Family::Type,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("property_name.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    for ty in &page.facts.types {
        let is_left_out = |row: &&PropertyFacts| {
            row.role != TableRole::InstanceAttributes && (!names_property(row) || is_translated(ty, row))
        };
        for row in ty.properties.iter().filter(is_left_out) {
            let message = format!("`{}` is no name of a property: the row is left out", row.name.value);
            findings.push(RULE.finding(row.name.span, message).help("write the name as clients send and receive it"));
        }
    }
}
