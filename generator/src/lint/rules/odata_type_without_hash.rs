//! An `@odata.type` in a body lacks its `#`.
//!
//! In JSON, OData writes the name of a type of the service as a fragment: `#microsoft.graph.user`. Graph
//! accepts both in requests; clients that compare with what the service sends do not.
//!
//! ```json
//! { "@odata.type": "microsoft.graph.user" }
//! ```
//!
//! Write `#` before the name.

use crate::diagnostic::{Diagnostic, Severity};
use crate::json::Value;
use crate::lint::bodies::{messages, visit};
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "odata-type-without-hash",
    family: Family::Json,
    severity: Severity::Info,
    check: Check::Page(check),
    source: include_str!("odata_type_without_hash.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    for body in page.facts.examples.iter().flat_map(messages).filter_map(|message| message.body.as_ref()) {
        for root in &body.json.values {
            visit(root, &mut |member| {
                if let ("@odata.type", Value::String(text)) = (member.name.as_str(), &member.value.value)
                    && text.starts_with("microsoft.graph")
                {
                    let span = body.map.span(body.file, member.value.range.as_usize()).unwrap_or(body.span);
                    findings.push(RULE.finding(span, format!("`{text}` lacks its `#`")).replacement(format!("\"#{text}\"")));
                }
            });
        }
    }
}
