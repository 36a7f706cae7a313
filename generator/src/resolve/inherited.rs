//! Rows for properties that a base type has: the base declares the property, the row says what else is known of it where the
//! derived type has it.

use crate::model::{Fact, Property, QualifiedName, StructuredType};

use super::bases::{ancestors, lineage};
use super::structured::Types;

/// Takes from every type the properties that an ancestor declares, and keeps what is said of them aside.
pub(super) fn set_aside(types: &mut Types) {
    let names: Vec<QualifiedName> = types.keys().cloned().collect();
    for name in names {
        let bases = ancestors(types, &name);
        let above = bases.iter().filter_map(|base| types.get(base)).flat_map(|base| &base.properties);
        let above: Vec<String> = above.map(|property| property.name.value.to_lowercase()).collect();
        let Some(ty) = types.get_mut(&name).filter(|_| !above.is_empty()) else { continue };
        let inherited = |property: &mut Property| above.contains(&property.name.value.to_lowercase());
        let rows: Vec<Property> = ty.properties.extract_if(.., inherited).collect();
        ty.inherited.extend(rows.into_iter().filter(tells));
    }
}

/// Whether a row tells anything of the property but where it comes from.
fn tells(row: &Property) -> bool {
    let traits = [
        row.nullable.is_some(),
        row.read_only.is_some(),
        row.required.is_some(),
        row.immutable.is_some(),
        row.filter.is_some(),
        row.orderby.is_some(),
        row.search.is_some(),
        row.expand.is_some(),
        row.returned_by_default.is_some(),
        row.returned_on_select.is_some(),
        row.default_value.is_some(),
        row.deprecated.is_some(),
        !row.possible_values.is_empty(),
    ];
    is_described(row) || traits.contains(&true)
}

/// Whether a row's description has a sentence of its own, besides the recurrent ones: "Inherited from entity. Read-only."
fn is_described(row: &Property) -> bool {
    const RECURRENT: [&str; 7] = ["key", "read-only", "readonly", "nullable", "not nullable", "required", "optional"];
    let text = row.description.as_ref().map_or("", |description| description.value.as_str()).to_lowercase();
    let mut sentences = text.split(". ").map(|sentence| sentence.trim().trim_end_matches('.'));
    sentences.any(|said| !said.is_empty() && !said.starts_with("inherited from") && !RECURRENT.contains(&said))
}

/// Gives what was set aside the names and types that the bases' properties have at last.
pub(super) fn agree(types: &mut Types) {
    let with_rows = types.values().filter(|ty| !ty.inherited.is_empty());
    let agreed: Vec<(QualifiedName, Vec<Property>)> = with_rows.map(|ty| (ty.name.clone(), rows(types, ty))).collect();
    for (name, rows) in agreed {
        if let Some(ty) = types.get_mut(&name) {
            ty.inherited = rows;
        }
    }
}

fn rows(types: &Types, ty: &StructuredType) -> Vec<Property> {
    let mut rows: Vec<Property> = Vec::with_capacity(ty.inherited.len());
    for row in &ty.inherited {
        let is_same = |property: &&Property| property.name.value.eq_ignore_ascii_case(&row.name.value);
        let declared =
            lineage(types, &ty.name).into_iter().skip(1).find_map(|base| base.properties.iter().find(is_same));
        if let Some(declared) = declared
            && rows.iter().all(|known| known.name.value != declared.name.value)
        {
            rows.push(merged(row, declared));
        }
    }
    rows
}

/// What a row and the property that it is about tell together: where both do, the row knows better.
fn merged(row: &Property, declared: &Property) -> Property {
    let (is_described, row, declared) = (is_described(row), row.clone(), declared.clone());
    let (first, second) =
        if is_described { (row.description, declared.description) } else { (declared.description, row.description) };
    Property {
        name: Fact::new(declared.name.value, row.name.span),
        written: row.written,
        ty: Fact::new(declared.ty.value, row.ty.span),
        kind: declared.kind,
        description: first.or(second),
        nullable: row.nullable.or(declared.nullable),
        read_only: row.read_only.or(declared.read_only),
        required: row.required.or(declared.required),
        immutable: row.immutable.or(declared.immutable),
        filter: row.filter.or(declared.filter),
        orderby: row.orderby.or(declared.orderby),
        search: row.search.or(declared.search),
        expand: row.expand.or(declared.expand),
        returned_by_default: row.returned_by_default.or(declared.returned_by_default),
        returned_on_select: row.returned_on_select.or(declared.returned_on_select),
        possible_values: if row.possible_values.is_empty() { declared.possible_values } else { row.possible_values },
        default_value: row.default_value.or(declared.default_value),
        deprecated: row.deprecated.or(declared.deprecated),
        source: row.source,
        places: row.places,
    }
}
