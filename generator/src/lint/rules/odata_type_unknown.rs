//! Examples name a type by `@odata.type` that no page knows.
//!
//! Either the name is misspelt, or the type's page is missing.
//!
//! ```json
//! { "@odata.type": "#microsoft.graph.usr" }
//! ```
//!
//! Correct the name, or document the type. Where many types in use have no page, the pages are a part of
//! the documentation, and this is only information.

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::TypeOrigin;
use crate::lint::coverage::is_part;
use crate::lint::{Check, Family, LintContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "odata-type-unknown",
    family: Family::Json,
    severity: Severity::Warning,
    check: Check::Model(check),
    source: include_str!("odata_type_unknown.rs"),
};

fn check(context: &LintContext<'_>, findings: &mut Vec<Diagnostic>) {
    for version in &context.model.versions {
        let is_part = is_part(version);
        for ty in version.types.iter().filter(|ty| ty.origin == TypeOrigin::Shown) {
            let Some(place) = ty.places.first() else { continue };
            let message = format!("no page documents `{}`", ty.name);
            let mut finding = RULE.finding(*place, message).help("correct the name, or add a page for the type");
            if is_part {
                finding.severity = Severity::Info;
                finding = finding.note("pages of other types are missing, too: these may be a part of the documentation");
            }
            findings.push(finding);
        }
    }
}
