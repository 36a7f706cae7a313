//! A method page and the resource page give a property different types.
//!
//! One of them is wrong, or the property differs between them by intent, which no reader can know.
//!
//! ```markdown
//! api/thing-update.md:    |size|String|The size in litres.|
//! resources/thing.md:     |size|Int32|The size in litres.|
//! ```
//!
//! Correct the page that is wrong.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::twice::documented_twice;
use crate::lint::{Check, Family, LintContext, Rule};
use crate::model::{Primitive, Property, PropertyKind, TypeKind, TypeRef};

pub(super) const RULE: Rule = Rule {
    code: "drift-property-type",
    family: Family::Drift,
    severity: Severity::Warning,
    check: Check::Model(check),
    source: include_str!("drift_property_type.rs"),
};

fn check(context: &LintContext<'_>, findings: &mut Vec<Diagnostic>) {
    for version in &context.model.versions {
        for (field, property) in documented_twice(version) {
            if field.ty.value != property.ty.value {
                let message = format!("`{}` is {} here", field.name.value, field.ty.value);
                let other = format!("documented as {} here", property.ty.value);
                let mut finding = RULE.finding(field.ty.span, message).related(property.ty.span, other);
                if is_loose(&field.ty.value, property) {
                    finding.severity = Severity::Info;
                }
                findings.push(finding);
            }
        }
    }
}

/// Whether the page says less than the other without contradicting it: "String" for an enumeration, "Object" for
/// a complex type, and the links that requests give for navigation properties.
fn is_loose(here: &TypeRef, property: &Property) -> bool {
    let there = &property.ty.value;
    let of_text = here.kind == TypeKind::Primitive(Primitive::String);
    property.kind == PropertyKind::Navigation
        || here.kind == TypeKind::Primitive(Primitive::Untyped)
        || (here.collection == there.collection && of_text && matches!(there.kind, TypeKind::Enum(_)))
}
