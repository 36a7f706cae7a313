//! The Schema Object: JSON Schema 2020-12 with what OpenAPI and its common extensions add.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::model::QualifiedName;

use super::component_name;
use super::document::Map;

/// A schema; one without any member allows every value.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Schema<'a> {
    /// The name of a component.
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    pub(super) reference: Option<SchemaRef<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<&'a str>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) ty: Option<Type>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) default: Option<Literal<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minimum: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pattern: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) examples: Vec<&'a str>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) read_only: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) deprecated: bool,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub(super) values: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) all_of: Vec<Schema<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) any_of: Vec<Schema<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) items: Option<Box<Schema<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) required: Vec<&'a str>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) properties: Map<'a, Schema<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) additional_properties: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) discriminator: Option<Box<Discriminator<'a>>>,
    #[serde(rename = "x-ms-enum", skip_serializing_if = "Option::is_none")]
    pub(super) enumeration: Option<Box<Enumeration<'a>>>,
    #[serde(rename = "x-ms-enum-flags", skip_serializing_if = "Option::is_none")]
    pub(super) flags: Option<Flags>,
    #[serde(rename = "x-ms-navigationProperty", skip_serializing_if = "is_false")]
    pub(super) is_navigation: bool,
}

/// The component that a schema refers to.
#[derive(Clone, Debug)]
pub(super) enum SchemaRef<'a> {
    /// The schema of a type.
    Type(&'a QualifiedName),
    /// Any component, by its name.
    Named(Cow<'a, str>),
}

impl Serialize for SchemaRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const FOLDER: &str = "#/components/schemas/";
        match self {
            Self::Type(name) => serializer.serialize_str(&[FOLDER, &component_name::of_type(name)].concat()),
            Self::Named(name) => serializer.serialize_str(&[FOLDER, name].concat()),
        }
    }
}

/// A default value.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Literal<'a> {
    Boolean(bool),
    Integer(i64),
    Number(f64),
    Text(Cow<'a, str>),
}

/// The JSON types of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    /// One.
    One(&'static str),
    /// One, or `null`.
    OrNull(&'static str),
    /// Any that is neither object nor array.
    Primitive,
}

impl Serialize for Type {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(name) => serializer.serialize_str(name),
            Self::OrNull(name) => serializer.collect_seq([*name, "null"]),
            Self::Primitive => serializer.collect_seq(["boolean", "number", "string", "null"]),
        }
    }
}

/// Which property tells the derived type, and by which values.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Discriminator<'a> {
    pub(super) property_name: &'static str,
    pub(super) mapping: Map<'a, SchemaRef<'a>>,
}

/// The members of an enumeration with what is said of them.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Enumeration<'a> {
    pub(super) name: &'a str,
    /// Whether the service may add members.
    pub(super) model_as_string: bool,
    pub(super) values: Vec<EnumerationValue<'a>>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct EnumerationValue<'a> {
    pub(super) value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
}

/// Members may be combined, joined by commas.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Flags {
    pub(super) is_flags: bool,
    pub(super) style: &'static str,
}

impl<'a> Schema<'a> {
    /// Of one JSON type.
    pub(super) fn of(ty: &'static str) -> Self {
        Self { ty: Some(Type::One(ty)), ..Self::default() }
    }

    /// Of one JSON type and a format.
    pub(super) fn formatted(ty: &'static str, format: &'static str) -> Self {
        Self { format: Some(format), ..Self::of(ty) }
    }

    /// A component.
    pub(super) fn named(name: impl Into<Cow<'a, str>>) -> Self {
        Self { reference: Some(SchemaRef::Named(name.into())), ..Self::default() }
    }

    /// The component of a type.
    pub(super) fn reference(name: &'a QualifiedName) -> Self {
        Self { reference: Some(SchemaRef::Type(name)), ..Self::default() }
    }

    /// A list.
    pub(super) fn array(items: Self) -> Self {
        Self { items: Some(Box::new(items)), ..Self::of("array") }
    }

    /// An object with properties.
    pub(super) fn object(properties: Vec<(Cow<'a, str>, Self)>) -> Self {
        Self { properties: Map(properties), ..Self::of("object") }
    }

    /// The same, or `null`.
    pub(super) fn or_null(self) -> Self {
        match self.ty {
            Some(Type::One(ty)) => Self { ty: Some(Type::OrNull(ty)), ..self },
            None if self.reference.is_some() => Self { any_of: vec![self, Self::of("null")], ..Self::default() },
            _ => self,
        }
    }
}

fn is_false(flag: &bool) -> bool {
    !flag
}
