//! A property is documented as structural and is a navigation property of the service, or the reverse.
//!
//! Navigation properties are asked for by `$expand` or a path of their own, structural ones come with the object.
//!
//! ```markdown
//! ## Properties
//!
//! |Property|Type|Description|
//! |:---|:---|:---|
//! |owner|user|Whose it is.|
//! ```
//! ```xml
//! <NavigationProperty Name="owner" Type="graph.user" />
//! ```
//!
//! Move the row to the other table, or correct what the page of its type says: properties of entity types are
//! navigation properties.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, MetadataContext, Rule};
use crate::model::PropertyKind;

pub(super) const RULE: Rule = Rule {
    code: "metadata-property-kind",
    family: Family::Metadata,
    severity: Severity::Warning,
    check: Check::Metadata(check),
    source: include_str!("metadata_property_kind.rs"),
};

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    for pair in &context.comparison.types {
        for property in pair.properties.iter().filter(|property| property.is_exact()) {
            let (documented, Some(declared)) = (property.documented, property.declared) else { continue };
            if property.kind == declared.kind {
                continue;
            }
            let noun = |kind: PropertyKind| match kind {
                PropertyKind::Structural => "a structural property",
                PropertyKind::Navigation => "a navigation property",
            };
            let message = format!(
                "`{}` of `{}` is documented as {}; the service has {}",
                documented.name.value,
                pair.documented.name,
                noun(property.kind),
                noun(declared.kind)
            );
            findings.push(RULE.finding(documented.name.span, message).related(declared.name.span, "declared here"));
        }
    }
}
