//! Writes a document down as XML.

use std::io::{self, Write};

use crate::model::StructuredKind;

use super::document::{Document, EnumDecl, PropertyDecl, Schema, StructuredDecl};
use super::names::JSON_NAME;
use super::xml::Xml;

const EDMX: &str = "http://docs.oasis-open.org/odata/ns/edmx";
const EDM: &str = "http://docs.oasis-open.org/odata/ns/edm";

impl Document<'_> {
    /// Writes the document as XML.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written to.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut xml = Xml::new(out)?;
        xml.element("edmx:Edmx", &[("Version", "4.0"), ("xmlns:edmx", EDMX)], |xml| {
            xml.element("edmx:DataServices", &[], |xml| {
                self.schemas.iter().try_for_each(|(namespace, schema)| {
                    xml.element("Schema", &[("Namespace", namespace), ("xmlns", EDM)], |xml| print_schema(xml, schema))
                })
            })
        })?;
        xml.finish()
    }
}

fn print_schema<W: Write>(xml: &mut Xml<W>, schema: &Schema<'_>) -> io::Result<()> {
    schema.enums.iter().try_for_each(|ty| enumeration(xml, ty))?;
    if schema.has_json {
        xml.empty("ComplexType", &[("Name", JSON_NAME), ("OpenType", "true")])?;
    }
    schema.types.iter().try_for_each(|ty| structured(xml, ty))
}

fn enumeration<W: Write>(xml: &mut Xml<W>, decl: &EnumDecl<'_>) -> io::Result<()> {
    let name = ("Name", decl.ty.name.name());
    if decl.members.is_empty() {
        // An enumeration needs a member. What is known of this one is that its values are text.
        return xml.empty("TypeDefinition", &[name, ("UnderlyingType", "Edm.String")]);
    }
    let mut attributes = vec![name];
    attributes.extend(decl.is_long.then_some(("UnderlyingType", "Edm.Int64")));
    attributes.extend(decl.is_flags.then_some(("IsFlags", "true")));
    xml.element("EnumType", &attributes, |xml| {
        decl.members.iter().try_for_each(|(member, value)| {
            let value = value.map(|value| value.to_string());
            let mut attributes = vec![("Name", member.name.value.as_str())];
            attributes.extend(value.as_deref().map(|value| ("Value", value)));
            xml.empty("Member", &attributes)
        })
    })
}

fn structured<W: Write>(xml: &mut Xml<W>, decl: &StructuredDecl<'_>) -> io::Result<()> {
    let is_entity = decl.ty.kind == StructuredKind::Entity;
    let base = decl.base.map(ToString::to_string);
    let mut attributes = vec![("Name", decl.ty.name.name())];
    attributes.extend(base.as_deref().map(|base| ("BaseType", base)));
    attributes.extend(decl.ty.is_abstract.then_some(("Abstract", "true")));
    attributes.extend(decl.ty.is_open.then_some(("OpenType", "true")));
    attributes.extend((is_entity && decl.ty.is_media).then_some(("HasStream", "true")));
    let element = if is_entity { "EntityType" } else { "ComplexType" };
    if decl.keys.is_empty() && decl.properties.is_empty() {
        return xml.empty(element, &attributes);
    }
    xml.element(element, &attributes, |xml| {
        if !decl.keys.is_empty() {
            xml.element("Key", &[], |xml| {
                decl.keys.iter().try_for_each(|key| xml.empty("PropertyRef", &[("Name", key)]))
            })?;
        }
        decl.properties.iter().try_for_each(|property| print_property(xml, property))
    })
}

fn print_property<W: Write>(xml: &mut Xml<W>, decl: &PropertyDecl<'_>) -> io::Result<()> {
    let ty = decl.ty.to_string();
    let element = if decl.is_navigation { "NavigationProperty" } else { "Property" };
    let mut attributes = vec![("Name", decl.property.name.value.as_str()), ("Type", &ty)];
    attributes.extend(decl.nullable.map(|nullable| ("Nullable", if nullable { "true" } else { "false" })));
    xml.empty(element, &attributes)
}
