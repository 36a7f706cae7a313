//! Enumeration types: from members tables, and from the possible values of the properties that use them.

use std::collections::BTreeMap;

use crate::extract::facts::{EnumFacts, PageFacts, PossibleValues, PropertyFacts};
use crate::model::{EnumType, Fact, Member, QualifiedName, TypeKind, TypeOrigin};

use super::catalog::Declaration;
use super::mentions::Names;
use super::prose::describe;
use super::undeclared::Uses;

/// Builds all enumerations of a version.
pub(super) fn enums(names: &Names<'_>, uses: &Uses, pages: &[&PageFacts]) -> BTreeMap<QualifiedName, EnumType> {
    let mut found: BTreeMap<QualifiedName, EnumType> =
        names.catalog.enums.iter().map(|declared| (declared.name.clone(), from_tables(declared))).collect();
    for used in uses.by_name.values().filter(|used| used.is_enum()) {
        found.insert(used.name.clone(), empty(&used.name, used.place));
    }
    let from_table: Vec<QualifiedName> =
        found.values().filter(|known| !known.members.is_empty()).map(|known| known.name.clone()).collect();
    for page in pages {
        let properties = page.types.iter().flat_map(|ty| &ty.properties);
        let body =
            page.operation.iter().filter_map(|operation| operation.body.as_ref()).flat_map(|body| &body.properties);
        for property in properties.chain(body) {
            add_possible_values(names, page, property, &from_table, &mut found);
        }
    }
    for known in found.values_mut() {
        known.is_evolvable = known.members.iter().any(|member| member.name.value == "unknownFutureValue");
    }
    found
}

fn empty(name: &QualifiedName, place: crate::source::Span) -> EnumType {
    EnumType {
        name: name.clone(),
        origin: TypeOrigin::Referenced,
        members: Vec::new(),
        is_flags: false,
        is_evolvable: false,
        description: None,
        deprecated: None,
        places: vec![place],
    }
}

fn from_tables(declared: &Declaration<'_, EnumFacts>) -> EnumType {
    let mut members: Vec<Member> = Vec::new();
    for (_, facts) in &declared.facts {
        for member in &facts.members {
            if members.iter().any(|known| known.name.value == member.name.value) {
                continue;
            }
            members.push(Member {
                name: member.name.clone(),
                value: member.value.as_ref().and_then(|value| value.value.trim().parse().ok()),
                description: member.description.as_ref().and_then(describe).map(|text| text.value),
                deprecated: member.deprecated,
            });
        }
    }
    EnumType {
        name: declared.name.clone(),
        origin: TypeOrigin::Declared,
        members,
        is_flags: declared.facts.iter().any(|(_, facts)| facts.flags.is_some()),
        is_evolvable: false,
        description: declared.facts.iter().find_map(|(_, facts)| facts.description.as_ref().and_then(describe)),
        deprecated: None,
        places: declared.facts.iter().map(|(_, facts)| facts.span).collect(),
    }
}

/// Adds the values that a property lists to the enumeration that it names. A members table is
/// complete by itself, so a property adds to it only what it lists beside known members.
fn add_possible_values(
    names: &Names<'_>,
    page: &PageFacts,
    property: &PropertyFacts,
    from_table: &[QualifiedName],
    found: &mut BTreeMap<QualifiedName, EnumType>,
) {
    let Some(mention) = &property.ty else { return };
    let TypeKind::Enum(name) = names.type_ref(page, mention).kind else { return };
    let Some(known) = found.get_mut(&name) else { return };
    if known.places.first() != Some(&mention.span) {
        known.places.push(mention.span);
    }
    let Some(possible) = &property.traits.possible_values else { return };
    if from_table.contains(&name) && !overlaps(known, possible) {
        return;
    }
    for value in &possible.values {
        let exists = known.members.iter().any(|member| member.name.value.eq_ignore_ascii_case(&value.value));
        if !exists {
            known.members.push(Member {
                name: Fact::new(value.value.clone(), value.span),
                value: None,
                description: None,
                deprecated: false,
            });
        }
    }
}

fn overlaps(known: &EnumType, possible: &PossibleValues) -> bool {
    possible.values.iter().any(|value| known.members.iter().any(|member| member.name.value == value.value))
}
