//! The model as JSON, every fact with its page, line and column.
//!
//! The format is described by `schemas/model.schema.json`. A fact is an object with the value and the
//! place that says it: `{"value": "id", "at": {"page": "…", "line": 3, "column": 1}}`. Absent facts have no key.

mod operations;
mod print;
mod types;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::source::{SourceSet, Span};

use super::{ApiModel, ApiVersion, Fact, PageSummary, Root, TypeRef};

/// Serializes a model; places are shown by the paths of the source set.
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

impl Serialize for ModelJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { sources, model } = *self;
        object(sources, serializer, |out| {
            out.put("graphdoc", env!("CARGO_PKG_VERSION"))?;
            out.each("versions", &model.versions)?;
            out.each("pages", &model.pages)
        })
    }
}

impl ToJson for ApiVersion {
    fn write<M: SerializeMap>(&self, out: &mut Object<'_, M>) -> Result<(), M::Error> {
        out.put("name", &self.name)?;
        out.each("types", &self.types)?;
        out.each("enums", &self.enums)?;
        out.each("operations", &self.operations)?;
        out.each("roots", &self.roots)
    }
}

impl ToJson for Root {
    fn write<M: SerializeMap>(&self, out: &mut Object<'_, M>) -> Result<(), M::Error> {
        out.put("name", &self.name.value)?;
        out.put("kind", if self.ty.collection { "entitySet" } else { "singleton" })?;
        out.put("type", &TypeRef::single(self.ty.kind.clone()))?;
        out.at("at", self.name.span)
    }
}

impl ToJson for PageSummary {
    fn write<M: SerializeMap>(&self, out: &mut Object<'_, M>) -> Result<(), M::Error> {
        use crate::extract::facts::PageKind;
        out.put("page", &out.sources.file(self.file).path)?;
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

/// Plain data that becomes a JSON object.
trait ToJson {
    /// Writes the members.
    fn write<M: SerializeMap>(&self, out: &mut Object<'_, M>) -> Result<(), M::Error>;
}

/// An object that is being written.
struct Object<'a, M> {
    sources: &'a SourceSet,
    map: M,
}

impl<M: SerializeMap> Object<'_, M> {
    /// A member with a plain value.
    fn put<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), M::Error> {
        self.map.serialize_entry(key, value)
    }

    /// A member that is left out when there is no value.
    fn some<T: Serialize>(&mut self, key: &'static str, value: Option<T>) -> Result<(), M::Error> {
        value.map_or(Ok(()), |value| self.put(key, &value))
    }

    /// A flag that is left out when it is not set.
    fn flag(&mut self, key: &'static str, value: bool) -> Result<(), M::Error> {
        if value { self.put(key, &true) } else { Ok(()) }
    }

    /// A fact with its place; left out when there is none.
    fn fact<T: Serialize>(&mut self, key: &'static str, fact: Option<&Fact<T>>) -> Result<(), M::Error> {
        let sources = self.sources;
        fact.map_or(Ok(()), |fact| self.put(key, &Located { sources, value: &fact.value, span: fact.span }))
    }

    /// A list of facts; left out when it is empty.
    fn facts<T: Serialize>(&mut self, key: &'static str, facts: &[Fact<T>]) -> Result<(), M::Error> {
        if facts.is_empty() {
            return Ok(());
        }
        let sources = self.sources;
        let list: Vec<_> = facts.iter().map(|fact| Located { sources, value: &fact.value, span: fact.span }).collect();
        self.put(key, &list)
    }

    /// The place alone, for what is stated without a value; left out when nothing states it.
    fn stated(&mut self, key: &'static str, span: Option<Span>) -> Result<(), M::Error> {
        let sources = self.sources;
        span.map_or(Ok(()), |span| self.put(key, &Stated(At { sources, span })))
    }

    /// A place.
    fn at(&mut self, key: &'static str, span: Span) -> Result<(), M::Error> {
        let at = At { sources: self.sources, span };
        self.put(key, &at)
    }

    /// A list of places.
    fn places(&mut self, key: &'static str, spans: &[Span]) -> Result<(), M::Error> {
        let sources = self.sources;
        let list: Vec<_> = spans.iter().map(|span| At { sources, span: *span }).collect();
        self.put(key, &list)
    }

    /// A list of objects.
    fn each<T: ToJson>(&mut self, key: &'static str, items: &[T]) -> Result<(), M::Error> {
        let sources = self.sources;
        self.put(key, &List { sources, items })
    }

    /// One object.
    fn nested<T: ToJson>(&mut self, key: &'static str, item: &T) -> Result<(), M::Error> {
        let sources = self.sources;
        self.put(key, &With { sources, item })
    }
}

fn object<S: Serializer>(
    sources: &SourceSet,
    serializer: S,
    write: impl FnOnce(&mut Object<'_, S::SerializeMap>) -> Result<(), S::Error>,
) -> Result<S::Ok, S::Error> {
    let mut out = Object { sources, map: serializer.serialize_map(None)? };
    write(&mut out)?;
    out.map.end()
}

struct With<'a, T> {
    sources: &'a SourceSet,
    item: &'a T,
}

impl<T: ToJson> Serialize for With<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object(self.sources, serializer, |out| self.item.write(out))
    }
}

struct List<'a, T> {
    sources: &'a SourceSet,
    items: &'a [T],
}

impl<T: ToJson> Serialize for List<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.items.iter().map(|item| With { sources: self.sources, item }))
    }
}

struct Located<'a, T> {
    sources: &'a SourceSet,
    value: &'a T,
    span: Span,
}

impl<T: Serialize> Serialize for Located<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("value", self.value)?;
        map.serialize_entry("at", &At { sources: self.sources, span: self.span })?;
        map.end()
    }
}

struct Stated<'a>(At<'a>);

impl Serialize for Stated<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("value", &true)?;
        map.serialize_entry("at", &self.0)?;
        map.end()
    }
}

struct At<'a> {
    sources: &'a SourceSet,
    span: Span,
}

impl Serialize for At<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let start = self.sources.start(self.span);
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("page", &self.sources.file(self.span.file).path)?;
        map.serialize_entry("line", &start.line)?;
        map.serialize_entry("column", &start.column)?;
        map.end()
    }
}

impl Serialize for TypeRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for super::QualifiedName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
