//! Examples name a type by `@odata.type` that no page knows.
//!
//! Either the name is misspelt, or the type's page is missing.
//!
//! ```json
//! { "@odata.type": "#microsoft.graph.usr" }
//! ```
//!
//! Correct the name, or document the type.

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::TypeOrigin;
use crate::lint::{Check, Family, LintContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "odata-type-unknown",
    family: Family::Json,
    severity: Severity::Warning,
    check: Check::Model(check),
    source: include_str!("odata_type_unknown.rs"),
};

fn check(context: &LintContext<'_>, findings: &mut Vec<Diagnostic>) {
    for ty in context.model.versions.iter().flat_map(|version| &version.types) {
        if let Some(place) = ty.places.first().filter(|_| ty.origin == TypeOrigin::Shown) {
            findings.push(RULE.finding(*place, format!("no page documents `{}`", ty.name)).label("shown here"));
        }
    }
}
