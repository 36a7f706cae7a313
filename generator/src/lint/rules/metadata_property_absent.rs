//! Pages document a property that the service's type neither has nor inherits.
//!
//! A caller who selects or sends it gets an error. It may be spelt wrongly, belong to another type, or not be released
//! yet. What only an example shows is a warning: the example may be older than the service.
//!
//! ```markdown
//! |nickName|String|What friends say.|
//! ```
//!
//! Correct the name, or take the row out.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, MetadataContext, Rule};
use crate::verify::nearest;

pub(super) const RULE: Rule = Rule {
    code: "metadata-property-absent",
    family: Family::Metadata,
    severity: Severity::Error,
    check: Check::Metadata(check),
    source: include_str!("metadata_property_absent.rs"),
};

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    for pair in &context.comparison.types {
        let missing = || pair.missing.iter().map(|missing| missing.declared.name.value.as_str());
        for property in pair.properties.iter().filter(|property| property.declared.is_none()) {
            let name = &property.documented.name;
            let message = format!("`{}` of the service has no property `{}`", pair.declared.name.value, name.value);
            let mut finding = RULE.finding(name.span, message).related(pair.declared.name.span, "declared here");
            if property.documented.is_undocumented() {
                finding.severity = Severity::Warning;
            }
            findings.push(match nearest(&name.value, missing()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding,
            });
        }
    }
}
