//! Writes a document down as XML.

use std::io::{self, Write};

use crate::model::StructuredKind;

use super::annotate;
use super::annotations::{Annotation, VOCABULARIES};
use super::capabilities::of_operation;
use super::document::{Container, Document, EnumDecl, OperationDecl, ParameterDecl, PropertyDecl, Schema};
use super::document::{RootDecl, StructuredDecl};
use super::names::JSON_NAME;
use super::operations::BINDING_PARAMETER;
use super::xml::{Attributes, Xml};

const EDMX: &str = "http://docs.oasis-open.org/odata/ns/edmx";
const EDM: &str = "http://docs.oasis-open.org/odata/ns/edm";

/// The name of the entity container.
const CONTAINER: &str = "GraphService";

impl Document<'_> {
    /// Writes the document as XML.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written to.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut xml = Xml::new(out)?;
        xml.element("edmx:Edmx", &[("Version", "4.0"), ("xmlns:edmx", EDMX)], |xml| {
            for (address, namespace, alias) in VOCABULARIES {
                xml.element("edmx:Reference", &[("Uri", address)], |xml| {
                    xml.empty("edmx:Include", &[("Namespace", namespace), ("Alias", alias)])
                })?;
            }
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
    schema.types.iter().try_for_each(|ty| structured(xml, ty))?;
    schema.operations.iter().try_for_each(|decl| operation(xml, decl))?;
    schema.container.iter().try_for_each(|decl| container(xml, decl))
}

/// An element with annotations and whatever else `content` writes; without content where there is none.
fn annotated<W: Write>(
    xml: &mut Xml<W>,
    element: &str,
    attributes: Attributes<'_>,
    annotations: &[Annotation<'_>],
) -> io::Result<()> {
    if annotations.is_empty() {
        return xml.empty(element, attributes);
    }
    xml.element(element, attributes, |xml| annotations.iter().try_for_each(|annotation| annotation.print(xml)))
}

fn enumeration<W: Write>(xml: &mut Xml<W>, decl: &EnumDecl<'_>) -> io::Result<()> {
    let name = ("Name", decl.ty.name.name());
    let annotations = annotate::enumeration(decl.ty);
    if decl.members.is_empty() {
        // An enumeration needs a member. What is known of this one is that its values are text.
        let attributes = [name, ("UnderlyingType", "Edm.String")];
        return annotated(xml, "TypeDefinition", &attributes, &annotations);
    }
    let mut attributes = vec![name];
    attributes.extend(decl.is_long.then_some(("UnderlyingType", "Edm.Int64")));
    attributes.extend(decl.is_flags.then_some(("IsFlags", "true")));
    xml.element("EnumType", &attributes, |xml| {
        decl.members.iter().try_for_each(|(member, value)| {
            let value = value.map(|value| value.to_string());
            let mut attributes = vec![("Name", member.name.value.as_str())];
            attributes.extend(value.as_deref().map(|value| ("Value", value)));
            annotated(xml, "Member", &attributes, &annotate::member(member))
        })?;
        annotations.iter().try_for_each(|annotation| annotation.print(xml))
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
    let annotations = annotate::structured(decl.ty);
    if decl.keys.is_empty() && decl.properties.is_empty() {
        return annotated(xml, element, &attributes, &annotations);
    }
    xml.element(element, &attributes, |xml| {
        if !decl.keys.is_empty() {
            xml.element("Key", &[], |xml| {
                decl.keys.iter().try_for_each(|key| xml.empty("PropertyRef", &[("Name", key)]))
            })?;
        }
        decl.properties.iter().try_for_each(|property| print_property(xml, property))?;
        annotations.iter().try_for_each(|annotation| annotation.print(xml))
    })
}

fn print_property<W: Write>(xml: &mut Xml<W>, decl: &PropertyDecl<'_>) -> io::Result<()> {
    let ty = decl.ty.to_string();
    let element = if decl.is_navigation { "NavigationProperty" } else { "Property" };
    let mut attributes = vec![("Name", decl.property.name.value.as_str()), ("Type", &ty)];
    attributes.extend(decl.nullable.map(|nullable| ("Nullable", boolean(nullable))));
    annotated(xml, element, &attributes, &annotate::property(decl.property))
}

fn operation<W: Write>(xml: &mut Xml<W>, decl: &OperationDecl<'_>) -> io::Result<()> {
    let element = if decl.is_function { "Function" } else { "Action" };
    let mut attributes = vec![("Name", decl.name)];
    attributes.extend(decl.binding.is_some().then_some(("IsBound", "true")));
    let described = decl.operation.description.as_ref().map(|text| text.value.as_str());
    let mut annotations = annotate::common(described, decl.operation.deprecated.is_some());
    annotations.extend(of_operation(decl.operation));
    let binding = decl.binding.map(|ty| ty.to_string());
    if binding.is_none() && decl.parameters.is_empty() && decl.returns.is_none() {
        return annotated(xml, element, &attributes, &annotations);
    }
    xml.element(element, &attributes, |xml| {
        if let Some(ty) = &binding {
            xml.empty("Parameter", &[("Name", BINDING_PARAMETER), ("Type", ty)])?;
        }
        decl.parameters.iter().try_for_each(|decl| parameter(xml, decl))?;
        if let Some(ty) = decl.returns {
            xml.empty("ReturnType", &[("Type", &ty.to_string())])?;
        }
        annotations.iter().try_for_each(|annotation| annotation.print(xml))
    })
}

fn parameter<W: Write>(xml: &mut Xml<W>, decl: &ParameterDecl<'_>) -> io::Result<()> {
    let ty = decl.ty.to_string();
    let mut attributes = vec![("Name", decl.name), ("Type", &ty)];
    attributes.extend(decl.nullable.map(|nullable| ("Nullable", boolean(nullable))));
    annotated(xml, "Parameter", &attributes, &annotate::common(decl.description, false))
}

fn container<W: Write>(xml: &mut Xml<W>, decl: &Container<'_>) -> io::Result<()> {
    xml.element("EntityContainer", &[("Name", CONTAINER)], |xml| {
        decl.roots.iter().try_for_each(|decl| root(xml, decl))?;
        decl.imports.iter().try_for_each(|(name, qualified, is_function)| {
            let (element, of) = if *is_function { ("FunctionImport", "Function") } else { ("ActionImport", "Action") };
            xml.empty(element, &[("Name", name), (of, qualified)])
        })
    })
}

fn root<W: Write>(xml: &mut Xml<W>, decl: &RootDecl<'_>) -> io::Result<()> {
    let (element, of) = if decl.is_set { ("EntitySet", "EntityType") } else { ("Singleton", "Type") };
    annotated(xml, element, &[("Name", decl.name), (of, &decl.ty.to_string())], &decl.annotations)
}

fn boolean(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
