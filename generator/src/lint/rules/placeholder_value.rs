//! An example shows the name of a type, or of the property itself, where a value is due.
//!
//! `"state": "String"` belongs into a JSON representation, `"state": "state-value"` into a template. In a
//! request it is a value that the service refuses, in a response one that it never sends.
//!
//! ```http
//! PATCH https://graph.microsoft.com/v1.0/me
//!
//! { "birthday": "String (timestamp)" }
//! ```
//!
//! Write a value that the service could send.

use crate::diagnostic::{Diagnostic, Severity};
use crate::json::Value;
use crate::lint::bodies::{messages, visit};
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "placeholder-value",
    family: Family::Json,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("placeholder_value.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    for body in page.facts.examples.iter().flat_map(messages).filter_map(|message| message.body.as_ref()) {
        for root in &body.json.values {
            visit(root, &mut |member| {
                let Value::String(text) = &member.value.value else { return };
                let what = if is_sample(text) && !(names_a_type(&member.name) && is_primitive(text)) {
                    "the name of a type"
                } else if is_named_after(text, &member.name) {
                    "a placeholder"
                } else {
                    return;
                };
                let span = body.map.span(body.file, member.value.range.as_usize()).unwrap_or(body.span);
                let message = format!("`{}` has {what} instead of a value", member.name);
                findings.push(RULE.finding(span, message).help("write a value that the service could send"));
            });
        }
    }
}

/// The samples that JSON representations show.
fn is_sample(text: &str) -> bool {
    let head = text.strip_prefix("String (").or_else(|| text.strip_prefix("string ("));
    is_primitive(text) || head.is_some_and(|rest| rest.ends_with(')')) || text.starts_with("@odata.type: ")
}

/// Whether a value is what a template makes of a property's name or of a type: `displayName-value`, `datetime-value`.
fn is_named_after(text: &str, member: &str) -> bool {
    // Several of them are numbered: `skuId-value-2`.
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-').strip_suffix("-value");
    head.is_some_and(|head| head.eq_ignore_ascii_case(member) || matches!(head, "datetime" | "timestamp" | "date"))
}

fn is_primitive(text: &str) -> bool {
    matches!(text, "String" | "Int32" | "Int64" | "DateTimeOffset" | "Integer" | "Boolean" | "Double")
}

/// Whether the value of a member may well be the name of a type: `type`, `dataType`, `ids@odata.type`.
fn names_a_type(member: &str) -> bool {
    member.len() >= 4 && member.is_char_boundary(member.len() - 4) && member[member.len() - 4..].eq_ignore_ascii_case("type")
}
