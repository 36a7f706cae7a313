//! Types and enumerations as component schemas: inheritance by `allOf`, derived types by `@odata.type`.

use std::borrow::Cow;

use foldhash::{HashMap, HashSet};

use crate::model::{ApiVersion, EnumType, QualifiedName, StructuredType};

use super::document::Map;
use super::schema_object::{Discriminator, Enumeration, EnumerationValue, Flags, Literal, Schema, SchemaRef, Type};
use super::value_schema::Values;

/// The property that says of which type a value is.
const TYPE_PROPERTY: &str = "@odata.type";

/// Who extends whom.
#[derive(Debug)]
pub(super) struct Family<'a> {
    version: &'a ApiVersion,
    derived: HashMap<&'a QualifiedName, Vec<&'a StructuredType>>,
}

impl<'a> Family<'a> {
    pub(super) fn new(version: &'a ApiVersion) -> Self {
        let mut family = Self { version, derived: HashMap::default() };
        for ty in &version.types {
            if let Some(base) = family.base(ty) {
                family.derived.entry(&base.name).or_default().push(ty);
            }
        }
        family
    }

    /// The base type, where the document has it and pages do not contradict each other in a circle.
    fn base(&self, ty: &StructuredType) -> Option<&'a StructuredType> {
        let next = |ty: &StructuredType| ty.base.as_ref().and_then(|base| self.version.structured(&base.value));
        let base = next(ty)?;
        let mut seen = HashSet::from_iter([&ty.name]);
        let mut above = Some(base);
        while let Some(current) = above {
            if !seen.insert(&current.name) {
                return None;
            }
            above = next(current);
        }
        Some(base)
    }

    /// The types that extend a type, directly or not, by name.
    fn all_derived(&self, ty: &StructuredType) -> Vec<&'a StructuredType> {
        let mut found: Vec<&StructuredType> = self.derived.get(&ty.name).cloned().unwrap_or_default();
        let mut at = 0;
        while let Some(current) = found.get(at) {
            found.extend(self.derived.get(&current.name).into_iter().flatten());
            at += 1;
        }
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found
    }
}

/// The schema of an entity or complex type.
pub(super) fn structured<'a>(values: &Values<'a>, family: &Family<'a>, ty: &'a StructuredType) -> Schema<'a> {
    let base = family.base(ty);
    let derived = family.all_derived(ty);
    let mut own = Schema::object(properties(values, ty, base.is_some() || !derived.is_empty()));
    own.additional_properties = ty.is_open.then_some(true);
    let mut schema = match base {
        Some(base) => Schema { all_of: vec![Schema::reference(&base.name), own], ..Schema::default() },
        None => own,
    };
    schema.title = Some(ty.name.name());
    schema.discriminator = (!derived.is_empty()).then(|| Box::new(discriminator(ty, &derived)));
    schema.description = ty.description.as_ref().map(|text| Cow::Borrowed(text.value.as_str()));
    schema.deprecated = ty.deprecated.is_some();
    schema
}

fn properties<'a>(values: &Values<'a>, ty: &'a StructuredType, has_relatives: bool) -> Vec<(Cow<'a, str>, Schema<'a>)> {
    let mut seen = HashSet::default();
    let mut found = Vec::with_capacity(ty.properties.len() + 1);
    for property in &ty.properties {
        let name = property.name.value.as_str();
        if seen.insert(name) {
            let is_key = ty.keys.iter().any(|key| key.value == name);
            found.push((Cow::Borrowed(name), values.of_property(property, is_key)));
        }
    }
    if has_relatives && !seen.contains(TYPE_PROPERTY) {
        let name = (!ty.is_abstract).then(|| Literal::Text(Cow::Owned(type_value(&ty.name))));
        found.push((Cow::Borrowed(TYPE_PROPERTY), Schema { default: name, ..Schema::of("string") }));
    }
    found
}

fn type_value(name: &QualifiedName) -> String {
    format!("#{name}")
}

fn discriminator<'a>(ty: &'a StructuredType, derived: &[&'a StructuredType]) -> Discriminator<'a> {
    let concrete = std::iter::once(ty).chain(derived.iter().copied()).filter(|ty| !ty.is_abstract);
    let mapping = concrete.map(|ty| (Cow::Owned(type_value(&ty.name)), SchemaRef::Type(&ty.name))).collect();
    Discriminator { property_name: TYPE_PROPERTY, mapping: Map(mapping) }
}

/// The schema of an enumeration.
pub(super) fn enumeration(ty: &EnumType) -> Schema<'_> {
    let mut seen = HashSet::default();
    let members: Vec<_> = ty.members.iter().filter(|member| seen.insert(member.name.value.as_str())).collect();
    let values: Vec<&str> = members.iter().map(|member| member.name.value.as_str()).collect();
    let described = members
        .iter()
        .map(|member| EnumerationValue { value: &member.name.value, description: member.description.as_deref() });
    let mut schema = Schema {
        title: Some(ty.name.name()),
        ty: Some(Type::One("string")),
        description: ty.description.as_ref().map(|text| Cow::Borrowed(text.value.as_str())),
        deprecated: ty.deprecated.is_some(),
        enumeration: Some(Box::new(Enumeration {
            name: ty.name.name(),
            model_as_string: ty.is_evolvable,
            values: described.collect(),
        })),
        ..Schema::default()
    };
    if ty.is_flags {
        // One member, or several with commas between them.
        schema.any_of =
            vec![Schema { values, ..Schema::default() }, Schema { pattern: Some(","), ..Schema::default() }];
        schema.flags = Some(Flags { is_flags: true, style: "simple" });
    } else {
        schema.values = values;
    }
    schema
}
