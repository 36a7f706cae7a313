//! The model as JSON, every fact with its page, line and column.
//!
//! The format is described by `schemas/model.schema.json`. A fact is an object with the value and the
//! place that says it: `{"value": "id", "at": {"page": "…", "line": 3, "column": 1}}`. Absent facts have no key.

mod object;
mod operations;
mod places;
mod print;
mod types;

use std::io;

use serde::ser::{Serialize, Serializer};

use crate::extract::facts::PageKind;
use crate::source::SourceSet;

use super::{ApiModel, PageSummary, QualifiedName, Root, TypeRef};

use object::Object;

/// Prints a model; places are shown by the paths of the source set.
pub struct ModelJson<'a> {
    sources: &'a SourceSet,
    model: &'a ApiModel,
}

impl<'a> ModelJson<'a> {
    /// Pairs a model with the sources that its places point into.
    pub fn new(sources: &'a SourceSet, model: &'a ApiModel) -> Self {
        Self { sources, model }
    }
}

/// Plain data that becomes a JSON object.
trait ToJson {
    /// Writes the members.
    fn write(&self, out: &mut Object<'_>) -> io::Result<()>;
}

impl ToJson for Root {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("name", &self.name.value)?;
        out.put("kind", if self.ty.collection { "entitySet" } else { "singleton" })?;
        out.put("type", &TypeRef::single(self.ty.kind.clone()))?;
        out.at("at", self.name.span)
    }
}

impl ToJson for PageSummary {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("page", out.path(self.file))?;
        out.put("version", &self.version)?;
        let kind = match self.kind {
            PageKind::Resource => "resource",
            PageKind::Method => "method",
            PageKind::Enumeration => "enumeration",
            PageKind::Conceptual => "conceptual",
        };
        out.put("kind", kind)?;
        out.some("title", self.title.as_ref())?;
        out.put("types", &self.types)?;
        out.put("operations", &self.operations)?;
        out.some("nothing", self.nothing.as_ref().map(|(_, reason)| reason))
    }
}

impl Serialize for TypeRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for QualifiedName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
