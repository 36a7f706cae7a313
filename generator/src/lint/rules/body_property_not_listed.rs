//! An example request sends a property that the page's own table does not list.
//!
//! The table says what the request body may hold; a reader of the example wonders what else is allowed.
//!
//! ```markdown
//! |Property|Type|Description|
//! |:---|:---|:---|
//! |size|Int32|The size.|
//!
//! { "size": 3, "color": "red" }
//! ```
//!
//! Add a row to the table, or take the property out of the example.

use crate::diagnostic::{Diagnostic, Severity};
use crate::json::Value;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "body-property-not-listed",
    family: Family::Type,
    severity: Severity::Info,
    check: Check::Page(check),
    source: include_str!("body_property_not_listed.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(body) = page.facts.operation.as_ref().and_then(|operation| operation.body.as_ref()) else { return };
    if body.properties.is_empty() {
        return;
    }
    let listed = |name: &str| body.properties.iter().any(|row| row.name.value.eq_ignore_ascii_case(name));
    let mut seen: Vec<&str> = Vec::new();
    for request in page.facts.examples.iter().filter_map(|example| example.request.as_ref()) {
        let Some(sent) = &request.body else { continue };
        let members = sent.json.values.first().map(|root| &root.value);
        let Some(Value::Object(members)) = members else { continue };
        for member in members.iter().filter(|member| !member.name.contains(['@', '.']) && !listed(&member.name)) {
            if !seen.contains(&member.name.as_str()) {
                seen.push(&member.name);
                let span = sent.map.span(sent.file, member.name_range.as_usize()).unwrap_or(sent.span);
                findings.push(RULE.finding(span, format!("`{}` is sent, but not in the page's table", member.name)));
            }
        }
    }
}
