//! The service has a type that no page documents or names.
//!
//! Readers cannot know of it. Types that only the service itself needs may be left out on purpose, so this is no more
//! than worth knowing.
//!
//! ```xml
//! <ComplexType Name="thing" />
//! ```
//!
//! Write a page for the type, or ignore this code.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, MetadataContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "metadata-type-undocumented",
    family: Family::Metadata,
    severity: Severity::Info,
    check: Check::Metadata(check),
    source: include_str!("metadata_type_undocumented.rs"),
};

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    for declared in &context.comparison.undocumented {
        let name = declared.name();
        let message = format!("no page documents the {} `{}`", declared.noun(), name.value);
        findings.push(RULE.finding(name.span, message).help("write a page for it"));
    }
}
