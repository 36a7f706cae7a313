//! The objects of an OpenAPI 3.1 document, named as in the specification, as far as the export uses them.
//!
//! They borrow from the model and are written in the order of their fields. What goes into them is decided by the other
//! modules of this folder.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::schema_object::Schema;

/// An object whose members are data: written in the order of the list.
#[derive(Clone, Debug)]
pub(super) struct Map<'a, T>(pub(super) Vec<(Cow<'a, str>, T)>);

impl<T> Default for Map<'_, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Map<'_, T> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        self.0.iter_mut().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    pub(super) fn contains(&self, key: &str) -> bool {
        self.0.iter().any(|(known, _)| known == key)
    }
}

impl<T: Serialize> Serialize for Map<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Info<'a> {
    pub(super) title: &'static str,
    pub(super) version: &'a str,
    pub(super) description: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct Server {
    pub(super) url: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) external_docs: Option<ExternalDocs>,
}

#[derive(Debug, Serialize)]
pub(super) struct ExternalDocs {
    pub(super) url: String,
}

#[derive(Debug, Serialize)]
pub(super) struct PathItem<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) parameters: Vec<Parameter<'a>>,
    #[serde(flatten)]
    pub(super) operations: Map<'a, Operation<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Operation<'a> {
    pub(super) tags: [&'a str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<Cow<'a, str>>,
    pub(super) external_docs: ExternalDocs,
    pub(super) operation_id: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) parameters: Vec<ParameterOrRef<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) request_body: Option<RequestBody<'a>>,
    pub(super) responses: Map<'a, ResponseOrRef<'a>>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) deprecated: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) security: Vec<SecurityRequirement<'a>>,
    #[serde(rename = "x-ms-docs-operation-type")]
    pub(super) operation_type: &'static str,
    #[serde(rename = "x-ms-pageable", skip_serializing_if = "Option::is_none")]
    pub(super) pageable: Option<Pageable>,
}

/// How to get the next page of an answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Pageable {
    pub(super) next_link_name: &'static str,
    pub(super) operation_name: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum ParameterOrRef<'a> {
    Inline(Box<Parameter<'a>>),
    Ref(Reference),
}

/// A reference to a component that is no schema.
#[derive(Debug, Serialize)]
pub(super) struct Reference {
    #[serde(rename = "$ref")]
    pub(super) target: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct Parameter<'a> {
    pub(super) name: &'a str,
    #[serde(rename = "in")]
    pub(super) location: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) style: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) explode: Option<bool>,
    pub(super) schema: Schema<'a>,
}

impl<'a> Parameter<'a> {
    /// A parameter that is not required, of which nothing more is said.
    pub(super) fn new(location: &'static str, name: &'a str, schema: Schema<'a>) -> Self {
        Self { name, location, description: None, required: false, style: None, explode: None, schema }
    }
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct RequestBody<'a> {
    pub(super) content: Map<'a, MediaType<'a>>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) required: bool,
}

#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct MediaType<'a> {
    pub(super) schema: Schema<'a>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) examples: Map<'a, Example<'a>>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Example<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) summary: Option<&'a str>,
    pub(super) value: &'a serde_json::Value,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum ResponseOrRef<'a> {
    Inline(Response<'a>),
    Ref(Reference),
}

#[derive(Debug, Serialize)]
pub(super) struct Response<'a> {
    pub(super) description: &'static str,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) headers: Map<'a, Header<'a>>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) content: Map<'a, MediaType<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct Header<'a> {
    pub(super) schema: Schema<'a>,
}

/// One scheme and the scopes that it needs; several requirements are alternatives.
#[derive(Debug)]
pub(super) struct SecurityRequirement<'a> {
    pub(super) scheme: &'static str,
    pub(super) scope: Option<&'a str>,
}

impl Serialize for SecurityRequirement<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(self.scheme, self.scope.as_slice())])
    }
}

#[derive(Debug, Serialize)]
pub(super) struct SecurityScheme<'a> {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) description: &'static str,
    pub(super) flows: Map<'a, Flow<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Flow<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) authorization_url: Option<&'static str>,
    pub(super) token_url: &'static str,
    pub(super) scopes: Map<'a, &'static str>,
}

fn is_false(flag: &bool) -> bool {
    !flag
}
