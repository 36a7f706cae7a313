//! Pages document or name a type that the service does not have.
//!
//! A caller who sends or asks for its name gets an error. The type may be spelt wrongly, removed, or not released yet.
//!
//! ```markdown
//! # thinng resource type
//! ```
//!
//! Correct the name, or take the type out. If the service lacks it by mistake, correct the service.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::wording::with_article;
use crate::lint::{Check, Family, MetadataContext, Rule};
use crate::model::TypeOrigin;
use crate::verify::nearest;

pub(super) const RULE: Rule = Rule {
    code: "metadata-type-absent",
    family: Family::Metadata,
    severity: Severity::Warning,
    check: Check::Metadata(check),
    source: include_str!("metadata_type_absent.rs"),
};

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    // By their short names; the namespace may be what is wrong.
    let undocumented: BTreeMap<&str, &str> = context
        .comparison
        .undocumented
        .iter()
        .map(|declared| declared.name().value.as_str())
        .map(|name| (name.rsplit('.').next().unwrap_or(name), name))
        .collect();
    for documented in &context.comparison.absent {
        let Some(place) = documented.place() else { continue };
        let name = documented.name();
        let message = format!("the service has no type `{name}`");
        let label = match documented.origin() {
            TypeOrigin::Declared => format!("documented here as {}", with_article(documented.noun())),
            TypeOrigin::Referenced | TypeOrigin::Shown => "named here".to_owned(),
            // A name taken from a path is no statement of the page's.
            TypeOrigin::Addressed => continue,
        };
        let finding = RULE.finding(place, message).label(label);
        let near = || nearest(name.name(), undocumented.keys().copied());
        let meant = undocumented.get(name.name()).or_else(|| undocumented.get(near()?));
        findings.push(match meant {
            Some(meant) => finding.help(format!("did you mean `{meant}`?")),
            None => finding,
        });
    }
}
