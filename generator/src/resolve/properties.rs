//! Properties: one model property for all rows that document it.

use indexmap::IndexMap;

use crate::extract::facts::{PageFacts, PropertyFacts, TableRole, TypeFacts};
use crate::json::{Member, Node, Value};
use crate::markdown::Text;
use crate::model::{Fact, Filter, Primitive, Property, PropertyKind, PropertySource, TypeKind, TypeRef};
use crate::source::Span;

use super::catalog::looks_like_identifier;
use super::mentions::Names;
use super::prose::describe;
use super::samples::sample_type;
use super::spellings::is_slip;
use super::undeclared::representation_sample;

/// A type's properties by lower-cased name, in documented order.
pub(super) type Properties = IndexMap<String, Property>;

/// The properties that the declarations of one type document, the main declaration first, then what
/// only its JSON representation shows.
pub(super) fn properties(names: &Names<'_>, declarations: &[(&PageFacts, &TypeFacts)]) -> Properties {
    let mut found = Properties::new();
    for (page, facts) in declarations {
        let is_own = |row: &&PropertyFacts| row.role != TableRole::InstanceAttributes && !is_translated(facts, row);
        for row in facts.properties.iter().filter(is_own) {
            let sample = sample_member(facts, &row.name.value);
            add_row(names, page, row, sample, &mut found);
        }
    }
    for (page, facts) in declarations {
        add_listed_values(facts, &mut found);
        for property in shown_only(names, page, facts, &found) {
            found.insert(property.name.value.to_lowercase(), property);
        }
        for nullable in facts.annotation.iter().flat_map(|annotation| &annotation.nullable_properties) {
            if let Some(property) = found.get_mut(&nullable.value.to_lowercase()) {
                property.nullable.get_or_insert(Fact::new(true, nullable.span));
            }
        }
    }
    found
}

/// Adds a row, or its place to the property that is known already.
pub(super) fn add_row(
    names: &Names<'_>,
    page: &PageFacts,
    row: &PropertyFacts,
    sample: Option<&Member>,
    found: &mut Properties,
) {
    if !names_property(row) {
        return;
    }
    let key = row.name.value.trim().to_lowercase();
    if let Some(known) = found.get_mut(&key) {
        known.places.push(row.span);
        adopt_description(known, &row.description);
        return;
    }
    found.insert(key, from_row(names, page, row, sample));
}

/// Whether what stands in a row's first cell can be the name of a property.
pub(crate) fn names_property(row: &PropertyFacts) -> bool {
    let written = row.name.value.trim();
    looks_like_identifier(written) && !written.contains('.')
}

/// Whether a row's name was translated: it has other letters, and the JSON representation does not show it.
pub(crate) fn is_translated(facts: &TypeFacts, row: &PropertyFacts) -> bool {
    let name = row.name.value.trim();
    !name.is_ascii() && facts.representation.is_some() && sample_member(facts, name).is_none()
}

/// The property of a row.
pub(super) fn from_row(names: &Names<'_>, page: &PageFacts, row: &PropertyFacts, sample: Option<&Member>) -> Property {
    let traits = &row.traits;
    let name = sample.map_or(row.name.value.trim(), |sample| &sample.name);
    let ty = names.property_type(page, row, sample.map(|sample| &sample.value));
    let is_enum = matches!(ty.value.kind, TypeKind::Enum(_));
    let mut property = blank(Fact::new(name.to_owned(), row.name.span), ty, row.span);
    property.description = describe(&row.description);
    property.nullable.clone_from(&traits.nullable);
    property.read_only.clone_from(&traits.read_only);
    property.required.clone_from(&traits.required);
    property.immutable = traits.immutable;
    property.filter = traits
        .filter
        .as_ref()
        .map(|filter| Fact::new(Filter { operators: filter.operators.clone(), on: filter.on.clone() }, filter.span));
    property.orderby = traits.orderby;
    property.search = traits.search;
    property.expand = traits.expand;
    property.returned_by_default = traits.returned_by_default;
    property.returned_on_select = traits.returned_on_select;
    property.default_value.clone_from(&traits.default_value);
    let mention_deprecated = row.ty.as_ref().filter(|mention| mention.deprecated).map(|mention| mention.span);
    property.deprecated = traits.deprecated.or(mention_deprecated);
    if row.role == TableRole::Relationships {
        property.kind = PropertyKind::Navigation;
    }
    if let (false, Some(possible)) = (is_enum, &traits.possible_values) {
        property.possible_values.clone_from(&possible.values);
    }
    property
}

/// A property of which only name and type are known.
pub(super) fn blank(name: Fact<String>, ty: Fact<TypeRef>, place: Span) -> Property {
    Property {
        name,
        written: None,
        ty,
        kind: PropertyKind::Structural,
        description: None,
        nullable: None,
        read_only: None,
        required: None,
        immutable: None,
        filter: None,
        orderby: None,
        search: None,
        expand: None,
        returned_by_default: None,
        returned_on_select: None,
        possible_values: Vec::new(),
        default_value: None,
        deprecated: None,
        source: PropertySource::Table,
        places: vec![place],
    }
}

/// The member of the JSON representation that shows a property; its spelling of the name counts.
fn sample_member<'a>(facts: &'a TypeFacts, written: &str) -> Option<&'a Member> {
    let root = facts.representation.as_ref()?.body.json.values.first()?;
    let Value::Object(members) = &root.value else { return None };
    let exact = members.iter().find(|member| member.name == written);
    exact.or_else(|| members.iter().find(|member| member.name.eq_ignore_ascii_case(written)))
}

/// Gives texts the values that their samples list, where no row lists any: `"view | edit | embed"`.
fn add_listed_values(facts: &TypeFacts, found: &mut Properties) {
    let Some(body) = facts.representation.as_ref().map(|representation| &representation.body) else { return };
    let Some(Node { value: Value::Object(members), .. }) = body.json.values.first() else { return };
    for member in members {
        let sample = match &member.value.value {
            Value::Array(items) => items.first().unwrap_or(&member.value),
            _ => &member.value,
        };
        let Value::String(text) = &sample.value else { continue };
        let values: Vec<&str> = text.split('|').map(str::trim).collect();
        let Some(known) = found.get_mut(&member.name.to_lowercase()).filter(|_| values.len() > 1) else { continue };
        let is_text = known.ty.value.kind == TypeKind::Primitive(Primitive::String) && known.possible_values.is_empty();
        if let (true, Some(place)) = (is_text, body.map.span(body.file, sample.range.as_usize()))
            && values.iter().all(|value| looks_like_identifier(value))
        {
            known.possible_values = values.into_iter().map(|value| Fact::new(value.to_owned(), place)).collect();
        }
    }
}

/// Properties that only the JSON representation shows.
fn shown_only(names: &Names<'_>, page: &PageFacts, facts: &TypeFacts, known: &Properties) -> Vec<Property> {
    let Some(body) = facts.representation.as_ref().map(|representation| &representation.body) else {
        return Vec::new();
    };
    let Some(Node { value: Value::Object(members), .. }) = body.json.values.first() else { return Vec::new() };
    if known.is_empty() && is_open(facts) {
        return Vec::new();
    }
    members
        .iter()
        .filter(|member| looks_like_identifier(&member.name) && !member.name.contains('.'))
        .filter(|member| !known.contains_key(&member.name.to_lowercase()))
        .filter(|member| !is_misspelt_in(members, &member.name, known))
        .filter_map(|member| {
            let place = body.map.span(body.file, member.name_range.as_usize())?;
            let sample = representation_sample(facts, &member.name)?;
            let ty = sample_type(names, page, sample);
            let mut property = blank(Fact::new(member.name.clone(), place), Fact::new(ty, place), place);
            property.source = PropertySource::Representation;
            Some(property)
        })
        .collect()
}

/// Whether a shown name is that of a listed property, but for a slip: the representation does not show the listed one.
fn is_misspelt_in(members: &[Member], shown: &str, known: &Properties) -> bool {
    let is_shown = |name: &str| members.iter().any(|member| member.name.eq_ignore_ascii_case(name));
    known.values().any(|listed| is_slip(&listed.name.value, shown) && !is_shown(&listed.name.value))
}

/// Whether an object of the type may hold anything: what is shown of it is then one instance.
fn is_open(facts: &TypeFacts) -> bool {
    let annotated = facts.annotation.as_ref().and_then(|annotation| annotation.is_open.as_ref());
    facts.is_open.is_some() || annotated.is_some_and(|open| open.value)
}

/// A description that a method page adds to a property that its resource page leaves undescribed.
pub(super) fn adopt_description(property: &mut Property, text: &Text) {
    if property.description.is_none() {
        property.description = describe(text);
    }
}
