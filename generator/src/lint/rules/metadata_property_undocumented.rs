//! The service's type has a property that no page documents for it.
//!
//! Readers do not learn of it, and types made from the pages lack it. The place is the heading that it should stand below.
//!
//! ```xml
//! <Property Name="size" Type="Edm.Int32" />
//! ```
//!
//! Add a row to the type's *Properties* or *Relationships* table.

use crate::csdl::Property;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::places::heading_of;
use crate::lint::{Check, Family, MetadataContext, Rule};
use crate::model::{PropertyKind, StructuredType};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "metadata-property-undocumented",
    family: Family::Metadata,
    severity: Severity::Warning,
    check: Check::Metadata(check),
    source: include_str!("metadata_property_undocumented.rs"),
};

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    for pair in &context.comparison.types {
        for missing in pair.missing.iter().filter(|missing| !missing.in_other_case) {
            let Property { name, ty, kind } = missing.declared;
            let Some(place) = place(context, pair.documented, *kind) else { continue };
            let table = match kind {
                PropertyKind::Structural => "Properties",
                PropertyKind::Navigation => "Relationships",
            };
            let message = format!("no page documents `{}` of `{}`", name.value, pair.documented.name);
            findings.push(
                RULE.finding(place, message)
                    .related(name.span, format!("{} here", ty.value))
                    .help(format!("add a row to the *{table}* table")),
            );
        }
    }
}

/// The heading above the type's properties of this kind, else above any of its properties, else the place that declares it.
fn place(context: &MetadataContext<'_>, ty: &StructuredType, kind: PropertyKind) -> Option<Span> {
    let declared = ty.places.first().copied()?;
    let rows = || {
        let listed = ty.properties.iter().filter(|property| !property.undocumented);
        listed.filter_map(|property| Some((property.kind, *property.places.first()?)))
            .filter(|(_, row)| row.file == declared.file)
    };
    let row = rows().find(|(of, _)| *of == kind).or_else(|| rows().next());
    Some(row.and_then(|(_, row)| heading_of(context.documents, row)).unwrap_or(declared))
}
