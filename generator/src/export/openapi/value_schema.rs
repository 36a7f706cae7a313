//! Schemas of values: primitive types with their formats, references to types, collections, `null`.

use std::borrow::Cow;

use foldhash::HashSet;

use crate::model::{ApiVersion, BodyField, Fact, Primitive, Property, PropertyKind, QualifiedName, TypeKind, TypeRef};

use super::schema_object::{Literal, Schema, Type};

/// The types that the document describes.
#[derive(Debug)]
pub(super) struct Values<'a> {
    version: &'a ApiVersion,
    described: HashSet<&'a QualifiedName>,
}

impl<'a> Values<'a> {
    pub(super) fn new(version: &'a ApiVersion) -> Self {
        let structured = version.types.iter().map(|ty| &ty.name);
        Self { version, described: structured.chain(version.enums.iter().map(|ty| &ty.name)).collect() }
    }

    /// Whether a component is the schema of a type.
    pub(super) fn has_type(&self, component: &str) -> bool {
        QualifiedName::parse(component).is_some_and(|name| self.described.contains(&name))
    }

    /// The schema of a type where a value of it stands.
    pub(super) fn of_type(&self, ty: &'a TypeRef) -> Schema<'a> {
        let single = self.of_kind(&ty.kind);
        if ty.collection { Schema::array(single) } else { single }
    }

    /// The schema of a single value. What the document does not describe, such as an excluded type, may be anything of its
    /// kind.
    pub(super) fn of_kind(&self, kind: &'a TypeKind) -> Schema<'a> {
        match kind {
            TypeKind::Primitive(primitive) => of_primitive(*primitive),
            TypeKind::Structured(name) | TypeKind::Enum(name) if self.described.contains(name) => {
                Schema::reference(name)
            }
            TypeKind::Enum(_) => Schema::of("string"),
            TypeKind::Structured(_) | TypeKind::AnyStructured => Schema::of("object"),
        }
    }

    /// The schema of a property of a type.
    pub(super) fn of_property(&self, property: &'a Property, is_key: bool) -> Schema<'a> {
        let nullable = property.nullable.as_ref().map(|nullable| nullable.value);
        let mut schema = self.of_member(&property.ty.value, nullable, is_key);
        schema.description = property.description.as_ref().map(|text| Cow::Borrowed(text.value.as_str()));
        schema.default = property.default_value.as_ref().and_then(|text| self.default_value(property, &text.value));
        add_possible_values(&mut schema, &property.possible_values);
        schema.read_only = property.read_only.as_ref().is_some_and(|read_only| read_only.value);
        schema.deprecated = property.deprecated.is_some();
        schema.is_navigation = property.kind == PropertyKind::Navigation;
        schema
    }

    /// The schema of a row of a request body's table.
    pub(super) fn of_field(&self, field: &'a BodyField) -> Schema<'a> {
        let is_required = field.required.as_ref().is_some_and(|required| required.value);
        let nullable = field.nullable.as_ref().map(|nullable| nullable.value);
        let mut schema = self.of_member(&field.ty.value, nullable, is_required);
        add_possible_values(&mut schema, &field.possible_values);
        schema.description = field.description.as_ref().map(|text| Cow::Borrowed(text.value.as_str()));
        schema
    }

    /// A single value may be `null` unless the page says no, as in OData; a collection only where the page says so.
    fn of_member(&self, ty: &'a TypeRef, nullable: Option<bool>, is_needed: bool) -> Schema<'a> {
        let schema = self.of_type(ty);
        let may_be_null = nullable.unwrap_or(!is_needed && !ty.collection);
        if may_be_null { schema.or_null() } else { schema }
    }

    /// The default of a property as JSON, where the text on the page is a value of the property's type.
    fn default_value(&self, property: &'a Property, written: &'a str) -> Option<Literal<'a>> {
        let ty = &property.ty.value;
        let text = written.trim().trim_matches(['"', '\'', '`']);
        if ty.collection {
            return None;
        }
        match &ty.kind {
            TypeKind::Primitive(Primitive::Boolean) => text.to_ascii_lowercase().parse().ok().map(Literal::Boolean),
            TypeKind::Primitive(
                Primitive::Byte | Primitive::Int16 | Primitive::Int32 | Primitive::Int64 | Primitive::SByte,
            ) => text.parse().ok().map(Literal::Integer),
            TypeKind::Primitive(Primitive::Double | Primitive::Single | Primitive::Decimal) => {
                text.parse().ok().filter(|number: &f64| number.is_finite()).map(Literal::Number)
            }
            TypeKind::Primitive(Primitive::String) => (text != "null").then_some(Literal::Text(Cow::Borrowed(text))),
            TypeKind::Enum(name) => {
                let members = &self.version.enumeration(name)?.members;
                let member = members.iter().find(|member| member.name.value.eq_ignore_ascii_case(text))?;
                Some(Literal::Text(Cow::Borrowed(&member.name.value)))
            }
            _ => None,
        }
    }
}

fn of_primitive<'a>(primitive: Primitive) -> Schema<'a> {
    match primitive {
        Primitive::Binary | Primitive::Stream => Schema::formatted("string", "base64url"),
        Primitive::Boolean => Schema::of("boolean"),
        Primitive::Byte => Schema::formatted("integer", "uint8"),
        Primitive::Date => Schema::formatted("string", "date"),
        Primitive::DateTimeOffset => Schema::formatted("string", "date-time"),
        Primitive::Decimal => Schema::formatted("number", "decimal"),
        Primitive::Double => Schema::formatted("number", "double"),
        Primitive::Duration => Schema::formatted("string", "duration"),
        Primitive::Guid => Schema::formatted("string", "uuid"),
        Primitive::Int16 => Schema::formatted("integer", "int16"),
        Primitive::Int32 => Schema::formatted("integer", "int32"),
        Primitive::Int64 => Schema::formatted("integer", "int64"),
        Primitive::PrimitiveType => Schema { ty: Some(Type::Primitive), ..Schema::default() },
        Primitive::SByte => Schema::formatted("integer", "int8"),
        Primitive::Single => Schema::formatted("number", "float"),
        Primitive::String => Schema::of("string"),
        Primitive::TimeOfDay => Schema::formatted("string", "time-local"),
        Primitive::Untyped => Schema::default(),
    }
}

/// Values that a property of an open set of them may have: examples, since others are allowed.
fn add_possible_values<'a>(schema: &mut Schema<'a>, values: &'a [Fact<String>]) {
    let holder = match &mut schema.items {
        Some(items) => items,
        None => schema,
    };
    if matches!(holder.ty, Some(Type::One("string") | Type::OrNull("string"))) {
        holder.examples = values.iter().map(|value| value.value.as_str()).collect();
    }
}
