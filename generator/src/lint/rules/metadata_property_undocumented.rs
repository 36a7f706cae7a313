//! The service's type has a property that no page documents for it.
//!
//! Readers do not learn of it, and types made from the pages lack it. The place is the heading that it should stand below.
//!
//! ```xml
//! <Property Name="size" Type="Edm.Int32" />
//! ```
//!
//! Add a row to the type's *Properties* or *Relationships* table. For a type that no page lists any property of, there is
//! one finding where it is named or declared.

use crate::csdl::Property;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::places::heading_of;
use crate::lint::wording::list;
use crate::lint::{Check, Family, MetadataContext, Rule};
use crate::model::{PropertyKind, StructuredType, TypeOrigin};
use crate::source::{FileId, Span};
use crate::verify::TypePair;

pub(super) const RULE: Rule = Rule {
    code: "metadata-property-undocumented",
    family: Family::Metadata,
    severity: Severity::Warning,
    check: Check::Metadata(check),
    source: include_str!("metadata_property_undocumented.rs"),
};

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    for pair in &context.comparison.types {
        if pair.documented.properties.iter().all(|property| property.is_undocumented()) {
            findings.extend(no_properties(pair));
            continue;
        }
        for missing in pair.missing.iter().filter(|missing| !missing.in_other_case) {
            let Property { name, ty, kind } = missing.declared;
            let Some(place) = place(context, pair.documented, *kind) else { continue };
            let table = match kind {
                PropertyKind::Structural => "Properties",
                PropertyKind::Navigation => "Relationships",
            };
            let message = format!("no page documents `{}` of `{}`", name.value, pair.documented.name);
            let finding = RULE.finding(place, message).related(name.span, format!("{} here", ty.value));
            findings.push(finding.help(format!("add a row to the *{table}* table")));
        }
    }
}

/// One finding for a type without tables.
fn no_properties(pair: &TypePair<'_>) -> Option<Diagnostic> {
    let place = pair.documented.places.first().filter(|_| !pair.missing.is_empty())?;
    let names = list(pair.missing.iter().map(|missing| missing.declared.name.value.as_str()));
    let message = format!("no page documents the properties of `{}`: {names}", pair.documented.name);
    let help = match pair.documented.origin {
        TypeOrigin::Declared => "add a *Properties* table",
        TypeOrigin::Referenced | TypeOrigin::Shown | TypeOrigin::Addressed => "write a page for the type",
    };
    Some(RULE.finding(*place, message).related(pair.declared.name.span, "declared here").help(help))
}

/// The heading above the type's properties of this kind, else above any of its properties, on the page that lists most of
/// them; else the place that declares the type.
fn place(context: &MetadataContext<'_>, ty: &StructuredType, kind: PropertyKind) -> Option<Span> {
    let declared = ty.places.first().copied()?;
    let listed = ty.properties.iter().filter(|property| !property.is_undocumented());
    let rows = listed.filter_map(|property| Some((property.kind, *property.places.first()?)));
    let rows: Vec<(PropertyKind, Span)> =
        rows.filter(|(_, row)| ty.places.iter().any(|place| place.file == row.file)).collect();
    let count = |file: FileId| rows.iter().filter(|(_, row)| row.file == file).count();
    let page = ty.places.iter().rev().map(|place| place.file).max_by_key(|file| count(*file))?;
    let mut of_page = rows.iter().filter(|(_, row)| row.file == page);
    let first = of_page.clone().next();
    let row = of_page.find(|(of, _)| *of == kind).or(first);
    Some(row.and_then(|(_, row)| heading_of(context.documents, *row)).unwrap_or(declared))
}
