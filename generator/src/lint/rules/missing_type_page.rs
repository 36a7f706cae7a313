//! A type is in use that no page documents.
//!
//! Nothing is known of it but its name, and what examples show.
//!
//! ```markdown
//! |owner|[thingOwner](thingowner.md)|The owner.|
//! ```
//!
//! Add a page for it, or give the pages that document it.

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::TypeOrigin;
use crate::lint::{Check, Family, LintContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "missing-type-page",
    family: Family::Missing,
    severity: Severity::Info,
    check: Check::Model(check),
    source: include_str!("missing_type_page.rs"),
};

fn check(context: &LintContext<'_>, findings: &mut Vec<Diagnostic>) {
    for ty in context.model.versions.iter().flat_map(|version| &version.types) {
        let Some(place) = ty.places.first().filter(|_| ty.origin == TypeOrigin::Referenced) else { continue };
        if ty.name.name() != "entity" {
            findings.push(RULE.finding(*place, format!("no page documents `{}`", ty.name)));
        }
    }
}
