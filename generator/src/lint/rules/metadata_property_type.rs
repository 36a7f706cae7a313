//! A property is documented with another type than the service gives it.
//!
//! Requests that send the documented type are refused, and answers do not fit it. A collection is another type than a
//! single value. "String" for an enumeration is close, because members are strings in JSON, and no more than a warning.
//!
//! ```markdown
//! |size|String|The size in litres.|
//! ```
//! ```xml
//! <Property Name="size" Type="Edm.Int32" />
//! ```
//!
//! Write the type that the service has.

use crate::csdl::{Declaration, Property, TypeName};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, MetadataContext, Rule};
use crate::model::{Primitive, TypeKind, TypeRef};
use crate::verify::PropertyPair;

pub(super) const RULE: Rule = Rule {
    code: "metadata-property-type",
    family: Family::Metadata,
    severity: Severity::Error,
    check: Check::Metadata(check),
    source: include_str!("metadata_property_type.rs"),
};

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    for pair in &context.comparison.types {
        // Of what only examples show, no page says the type.
        let stated = pair.properties.iter().filter(|property| property.is_exact() && !property.documented.is_undocumented());
        for property in stated.filter(|property| !property.has_same_type() && !is_defined(context, property)) {
            let (documented, Some(declared)) = (property.documented, property.declared) else { continue };
            let Property { name, ty, .. } = declared;
            let message = format!(
                "`{}` of `{}` is documented as {}; the service has {}",
                name.value, pair.documented.name, property.ty, ty.value
            );
            let mut finding = RULE.finding(documented.ty.span, message).related(ty.span, "declared here");
            if is_close(context, &documented.ty.value, &ty.value) {
                finding.severity = Severity::Warning;
            }
            finding.replacement = replacement(context.sources.text(documented.ty.span), &ty.value);
            findings.push(finding);
        }
    }
}

/// Whether the service's type is a type definition that stands for the documented one.
fn is_defined(context: &MetadataContext<'_>, property: &PropertyPair<'_>) -> bool {
    property.declared.is_some_and(|declared| {
        let TypeName { name, collection } = &declared.ty.value;
        let underlying = context.comparison.metadata.definition(name);
        underlying.is_some_and(|TypeName { name, .. }| {
            TypeName { name: name.clone(), collection: *collection }.to_string() == property.ty
        })
    })
}

fn is_close(context: &MetadataContext<'_>, documented: &TypeRef, declared: &TypeName) -> bool {
    documented.kind == TypeKind::Primitive(Primitive::String)
        && documented.collection == declared.collection
        && matches!(context.comparison.metadata.get(&declared.name), Some(Declaration::Enum(_)))
}

/// The type in the style in which the cell is written; none for cells with links or other markup.
fn replacement(written: &str, declared: &TypeName) -> Option<String> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | ' ' | '(' | ')');
    if written.is_empty() || !written.chars().all(is_plain) {
        return None;
    }
    let name = if written.contains('.') { declared.name.as_str() } else { declared.name.rsplit('.').next()? };
    Some(match (declared.collection, written.contains('(')) {
        (false, _) => name.to_owned(),
        (true, true) => format!("Collection({name})"),
        (true, false) => format!("{name} collection"),
    })
}
