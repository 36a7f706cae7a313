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
        let mut xml = Xml::new();
        xml.element("edmx:Edmx", &[("Version", "4.0"), ("xmlns:edmx", EDMX)], |xml| {
            for (address, namespace, alias) in VOCABULARIES {
                xml.element("edmx:Reference", &[("Uri", address)], |xml| {
                    xml.empty("edmx:Include", &[("Namespace", namespace), ("Alias", alias)])
                });
            }
            xml.element("edmx:DataServices", &[], |xml| {
                self.schemas.iter().for_each(|(namespace, schema)| {
                    xml.element("Schema", &[("Namespace", namespace), ("xmlns", EDM)], |xml| print_schema(xml, schema))
                })
            })
        });
        xml.finish().iter().try_for_each(|part| out.write_all(part.as_bytes()))
    }
}

fn print_schema(xml: &mut Xml, schema: &Schema<'_>) {
    xml.each(&schema.enums, enumeration);
    if schema.has_json {
        xml.empty("ComplexType", &[("Name", JSON_NAME), ("OpenType", "true")]);
    }
    xml.each(&schema.types, structured);
    xml.each(&schema.operations, operation);
    schema.container.iter().for_each(|decl| container(xml, decl))
}

/// An element with annotations and whatever else `content` writes; without content where there is none.
fn annotated(xml: &mut Xml, element: &str, attributes: Attributes<'_>, annotations: &[Annotation<'_>]) {
    if annotations.is_empty() {
        return xml.empty(element, attributes);
    }
    xml.element(element, attributes, |xml| annotations.iter().for_each(|annotation| annotation.print(xml)))
}

fn enumeration(xml: &mut Xml, decl: &EnumDecl<'_>) {
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
        decl.members.iter().for_each(|(member, value)| {
            let value = value.map(|value| value.to_string());
            let mut attributes = vec![("Name", member.name.value.as_str())];
            attributes.extend(value.as_deref().map(|value| ("Value", value)));
            annotated(xml, "Member", &attributes, &annotate::member(member))
        });
        annotations.iter().for_each(|annotation| annotation.print(xml))
    })
}

fn structured(xml: &mut Xml, decl: &StructuredDecl<'_>) {
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
            xml.element("Key", &[], |xml| decl.keys.iter().for_each(|key| xml.empty("PropertyRef", &[("Name", key)])));
        }
        decl.properties.iter().for_each(|property| print_property(xml, property));
        annotations.iter().for_each(|annotation| annotation.print(xml))
    })
}

fn print_property(xml: &mut Xml, decl: &PropertyDecl<'_>) {
    let ty = decl.ty.to_string();
    let element = if decl.is_navigation { "NavigationProperty" } else { "Property" };
    let mut attributes = vec![("Name", decl.property.name.value.as_str()), ("Type", &ty)];
    attributes.extend(decl.nullable.map(|nullable| ("Nullable", boolean(nullable))));
    annotated(xml, element, &attributes, &annotate::property(decl.property))
}

fn operation(xml: &mut Xml, decl: &OperationDecl<'_>) {
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
            xml.empty("Parameter", &[("Name", BINDING_PARAMETER), ("Type", ty)]);
        }
        decl.parameters.iter().for_each(|decl| parameter(xml, decl));
        if let Some(ty) = decl.returns {
            xml.empty("ReturnType", &[("Type", &ty.to_string())]);
        }
        annotations.iter().for_each(|annotation| annotation.print(xml))
    })
}

fn parameter(xml: &mut Xml, decl: &ParameterDecl<'_>) {
    let ty = decl.ty.to_string();
    let mut attributes = vec![("Name", decl.name), ("Type", &ty)];
    attributes.extend(decl.nullable.map(|nullable| ("Nullable", boolean(nullable))));
    annotated(xml, "Parameter", &attributes, &annotate::common(decl.description, false))
}

fn container(xml: &mut Xml, decl: &Container<'_>) {
    xml.element("EntityContainer", &[("Name", CONTAINER)], |xml| {
        xml.each(&decl.roots, root);
        decl.imports.iter().for_each(|(name, qualified, is_function)| {
            let (element, of) = if *is_function { ("FunctionImport", "Function") } else { ("ActionImport", "Action") };
            xml.empty(element, &[("Name", name), (of, qualified)])
        })
    })
}

fn root(xml: &mut Xml, decl: &RootDecl<'_>) {
    let (element, of) = if decl.is_set { ("EntitySet", "EntityType") } else { ("Singleton", "Type") };
    annotated(xml, element, &[("Name", decl.name), (of, &decl.ty.to_string())], &decl.annotations)
}

fn boolean(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
