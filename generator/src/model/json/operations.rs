//! Operations, bodies, responses and examples as JSON objects.

use std::io;

use crate::model::{
    Account, BodyField, Example, ExampleMessage, Header, Operation, OperationKind, Parameter, ParameterLocation,
    PathTemplate, Permissions, RequestBody, Response, ResponseBody,
};

use super::{Object, ToJson};

impl ToJson for Operation {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("method", self.method.value.name())?;
        out.at("at", self.place)?;
        let (kind, call) = kind(&self.kind);
        out.put("kind", kind)?;
        out.some("call", call)?;
        out.some("resource", self.resource.as_ref())?;
        out.some("property", self.property.as_ref())?;
        out.each("paths", &self.paths)?;
        out.fact("title", self.title.as_ref())?;
        out.fact("description", self.description.as_ref())?;
        out.each("parameters", &self.parameters)?;
        out.fact("queryOptions", self.query_options.as_ref())?;
        out.each("headers", &self.headers)?;
        out.nested("permissions", &self.permissions)?;
        out.nested("body", &self.body)?;
        out.stated("bodyOptional", self.body_optional)?;
        out.each("responses", &self.responses)?;
        out.stated("deprecated", self.deprecated)?;
        out.each("examples", &self.examples)
    }
}

fn kind(kind: &OperationKind) -> (&'static str, Option<&str>) {
    match kind {
        OperationKind::List => ("list", None),
        OperationKind::Get => ("get", None),
        OperationKind::Create => ("create", None),
        OperationKind::Update => ("update", None),
        OperationKind::Delete => ("delete", None),
        OperationKind::Action(name) => ("action", Some(name)),
        OperationKind::Function(name) => ("function", Some(name)),
        OperationKind::AddReference => ("addReference", None),
        OperationKind::RemoveReference => ("removeReference", None),
        OperationKind::Download => ("download", None),
        OperationKind::Upload => ("upload", None),
        OperationKind::Count => ("count", None),
    }
}

impl ToJson for PathTemplate {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("path", &self.text)?;
        let parameters: Vec<&str> = self.parameters().collect();
        out.put("parameters", &parameters)?;
        out.some("addresses", self.addresses.as_ref())?;
        out.some("binding", self.binding.as_ref())?;
        if !self.values.is_empty() {
            out.put("values", &self.values.iter().cloned().collect::<std::collections::BTreeMap<_, _>>())?;
        }
        out.some("query", self.query.as_ref())?;
        out.at("at", self.span)
    }
}

impl ToJson for Parameter {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("name", &self.name.value)?;
        out.at("at", self.name.span)?;
        let location = match self.location {
            ParameterLocation::Path => "path",
            ParameterLocation::Query => "query",
            ParameterLocation::Function => "function",
        };
        out.put("in", location)?;
        out.fact("type", self.ty.as_ref())?;
        out.fact("required", self.required.as_ref())?;
        out.some("description", self.description.as_ref())?;
        out.facts("possibleValues", &self.possible_values)
    }
}

impl ToJson for Header {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("name", &self.name.value)?;
        out.at("at", self.name.span)?;
        out.some("value", self.value.as_ref())?;
        out.flag("required", self.required)?;
        out.some("description", self.description.as_ref())
    }
}

impl ToJson for Permissions {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.nested("delegatedWork", &self.delegated_work)?;
        out.nested("delegatedPersonal", &self.delegated_personal)?;
        out.nested("application", &self.application)
    }
}

impl ToJson for Account {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        match self {
            Self::Undocumented => out.put("support", "undocumented"),
            Self::NotSupported(span) => {
                out.put("support", "notSupported")?;
                out.at("at", *span)
            }
            Self::Supported(permissions) => {
                out.put("support", "supported")?;
                out.facts("permissions", permissions)
            }
        }
    }
}

impl ToJson for RequestBody {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        match self {
            Self::None => out.put("kind", "none"),
            Self::Resource { ty, fields } => {
                out.put("kind", "resource")?;
                out.fact("type", Some(ty))?;
                out.each("fields", fields)
            }
            Self::Parameters(fields) => {
                out.put("kind", "parameters")?;
                out.each("fields", fields)
            }
            Self::Raw(media) => {
                out.put("kind", "raw")?;
                out.some("mediaType", media.value.as_ref())?;
                out.at("at", media.span)
            }
            Self::Reference(span) => {
                out.put("kind", "reference")?;
                out.at("at", *span)
            }
            Self::Untyped(span) => {
                out.put("kind", "untyped")?;
                out.at("at", *span)
            }
        }
    }
}

impl ToJson for BodyField {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("name", &self.name.value)?;
        out.at("at", self.name.span)?;
        out.fact("type", Some(&self.ty))?;
        out.fact("required", self.required.as_ref())?;
        out.fact("nullable", self.nullable.as_ref())?;
        out.fact("description", self.description.as_ref())?;
        out.facts("possibleValues", &self.possible_values)?;
        out.flag("undocumented", self.undocumented)
    }
}

impl ToJson for Response {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("status", &self.status.value)?;
        out.at("at", self.status.span)?;
        let (body, ty) = match &self.body {
            ResponseBody::None => ("none", None),
            ResponseBody::Value(ty) => ("value", Some(ty)),
            ResponseBody::Page(ty) => ("page", Some(ty)),
            ResponseBody::Wrapped(ty) => ("wrapped", Some(ty)),
            ResponseBody::Raw => ("raw", None),
            ResponseBody::Untyped => ("untyped", None),
        };
        out.put("body", body)?;
        out.some("type", ty)
    }
}

impl ToJson for Example {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("name", &self.name)?;
        if let Some(request) = &self.request {
            out.nested("request", request)?;
        }
        out.each("responses", &self.responses)
    }
}

impl ToJson for ExampleMessage {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.some("method", self.method.map(|method| method.name()))?;
        out.some("url", self.url.as_ref())?;
        out.some("path", self.path)?;
        out.some("status", self.status)?;
        if !self.headers.is_empty() {
            out.put("headers", &self.headers)?;
        }
        out.some("type", self.ty.as_ref())?;
        out.some("json", self.json.as_ref())?;
        out.some("text", self.text.as_ref())?;
        out.flag("truncated", self.truncated)?;
        out.flag("repaired", self.repaired)?;
        out.at("at", self.span)
    }
}
