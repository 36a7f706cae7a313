//! An enumeration is in use whose members no page names.
//!
//! A caller cannot know which values to send, nor which to expect.
//!
//! ```markdown
//! |size|thingSize|The size.|
//! ```
//!
//! Add a members table, or "The possible values are: ..." to the property's description.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, LintContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "missing-members",
    family: Family::Missing,
    severity: Severity::Warning,
    check: Check::Model(check),
    source: include_str!("missing_members.rs"),
};

fn check(context: &LintContext<'_>, findings: &mut Vec<Diagnostic>) {
    for ty in context.model.versions.iter().flat_map(|version| &version.enums).filter(|ty| ty.members.is_empty()) {
        if let Some(place) = ty.places.first() {
            findings.push(RULE.finding(*place, format!("no page names the members of `{}`", ty.name)));
        }
    }
}
