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


use foldhash::HashSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::facts::PageFacts;
use crate::json::Value;
use crate::source::Span;
use crate::lint::{Check, Family, LintContext, Rule};

use super::undocumented_property::undocumented;

pub(super) const RULE: Rule = Rule {
    code: "body-property-not-listed",
    family: Family::Type,
    severity: Severity::Info,
    check: Check::Model(check),
    source: include_str!("body_property_not_listed.rs"),
};

fn check(context: &LintContext<'_>, findings: &mut Vec<Diagnostic>) {
    // Of those that no table at all lists, that rule speaks at the same place.
    let undocumented: HashSet<Span> = undocumented(context).map(|(_, property)| property.name.span).collect();
    for page in context.facts {
        for (name, place) in unlisted(page) {
            if !undocumented.contains(&place) {
                let message = format!("`{name}` is sent, but not in the page's table");
                findings.push(RULE.finding(place, message).help("add a row to the table"));
            }
        }
    }
}

/// What the examples of a page send beyond its table, each name once.
fn unlisted(page: &PageFacts) -> Vec<(&str, Span)> {
    let mut found: Vec<(&str, Span)> = Vec::new();
    let Some(body) = page.operation.as_ref().and_then(|operation| operation.body.as_ref()) else { return found };
    if body.properties.is_empty() {
        return found;
    }
    let listed = |name: &str| body.properties.iter().any(|row| row.name.value.eq_ignore_ascii_case(name));
    for sent in page.examples.iter().filter_map(|example| example.request.as_ref()?.body.as_ref()) {
        let members = sent.json.values.first().map(|root| &root.value);
        let Some(Value::Object(members)) = members else { continue };
        for member in members.iter().filter(|member| !member.name.contains(['@', '.']) && !listed(&member.name)) {
            if found.iter().all(|(name, _)| *name != member.name.as_str()) {
                let span = sent.map.span(sent.file, member.name_range.as_usize()).unwrap_or(sent.span);
                found.push((&member.name, span));
            }
        }
    }
    found
}
