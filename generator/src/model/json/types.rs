//! Types, properties and members as JSON objects.

use std::io;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::model::{
    Binding, EnumType, Fact, Filter, Member, Method, Property, PropertyKind, PropertySource, StructuredKind,
    StructuredType, TypeOrigin,
};

use super::{Object, ToJson};

fn origin(origin: TypeOrigin) -> &'static str {
    match origin {
        TypeOrigin::Declared => "declared",
        TypeOrigin::Referenced => "referenced",
        TypeOrigin::Shown => "shown",
        TypeOrigin::Addressed => "addressed",
    }
}

impl ToJson for StructuredType {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("name", &self.name)?;
        let kind = match self.kind {
            StructuredKind::Entity => "entity",
            StructuredKind::Complex => "complex",
        };
        out.put("kind", kind)?;
        out.put("origin", origin(self.origin))?;
        out.fact("base", self.base.as_ref())?;
        out.facts("keys", &self.keys)?;
        out.flag("abstract", self.is_abstract)?;
        out.flag("open", self.is_open)?;
        out.flag("media", self.is_media)?;
        out.fact("description", self.description.as_ref())?;
        out.stated("deprecated", self.deprecated)?;
        out.each("properties", &self.properties)?;
        if !self.inherited.is_empty() {
            out.each("inherited", &self.inherited)?;
        }
        out.each("methods", &self.methods)?;
        if !self.bindings.is_empty() {
            out.each("bindings", &self.bindings)?;
        }
        out.places("places", &self.places)
    }
}

impl ToJson for Method {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("name", &self.name.value)?;
        out.at("at", self.name.span)?;
        let page = self.page.as_ref().map(|page| Fact::new(page.value.map(|file| out.path(file)), page.span));
        out.fact("page", page.as_ref())?;
        out.fact("returns", self.returns.as_ref())?;
        out.fact("description", self.description.as_ref())?;
        out.places("places", &self.places)
    }
}

impl ToJson for Binding {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("property", &self.property.value)?;
        out.at("at", self.property.span)?;
        out.flag("collection", self.collection)
    }
}

impl ToJson for Property {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("name", &self.name.value)?;
        out.at("at", self.name.span)?;
        out.fact("written", self.written.as_ref())?;
        out.fact("type", Some(&self.ty))?;
        let kind = match self.kind {
            PropertyKind::Structural => "structural",
            PropertyKind::Navigation => "navigation",
        };
        out.put("kind", kind)?;
        out.fact("description", self.description.as_ref())?;
        out.fact("nullable", self.nullable.as_ref())?;
        out.fact("readOnly", self.read_only.as_ref())?;
        out.fact("required", self.required.as_ref())?;
        out.stated("immutable", self.immutable)?;
        out.fact("filter", self.filter.as_ref())?;
        out.stated("orderby", self.orderby)?;
        out.stated("search", self.search)?;
        out.stated("expand", self.expand)?;
        out.stated("returnedByDefault", self.returned_by_default)?;
        out.stated("returnedOnSelect", self.returned_on_select)?;
        out.facts("possibleValues", &self.possible_values)?;
        out.fact("default", self.default_value.as_ref())?;
        out.stated("deprecated", self.deprecated)?;
        match self.source {
            PropertySource::Table => {}
            PropertySource::Representation => out.put("undocumented", "representation")?,
            PropertySource::Path => out.put("undocumented", "path")?,
            PropertySource::Example => out.put("undocumented", "example")?,
        }
        out.places("places", &self.places)
    }
}

impl Serialize for Filter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("operators", &self.operators)?;
        if !self.on.is_empty() {
            map.serialize_entry("on", &self.on)?;
        }
        map.end()
    }
}

impl ToJson for EnumType {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("name", &self.name)?;
        out.put("origin", origin(self.origin))?;
        out.flag("flags", self.is_flags)?;
        out.flag("evolvable", self.is_evolvable)?;
        out.fact("description", self.description.as_ref())?;
        out.stated("deprecated", self.deprecated)?;
        out.each("members", &self.members)?;
        out.places("places", &self.places)
    }
}

impl ToJson for Member {
    fn write(&self, out: &mut Object<'_>) -> io::Result<()> {
        out.put("name", &self.name.value)?;
        out.at("at", self.name.span)?;
        out.some("value", self.value)?;
        out.some("description", self.description.as_ref())?;
        out.flag("deprecated", self.deprecated)
    }
}
