//! From elements to declarations. An element that lacks what it cannot do without is reported and left out.

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{PropertyKind, StructuredKind};
use crate::source::Spanned;

use super::document::{Csdl, Declaration, EnumType, Operation, Property, Root, StructuredType, TypeName};
use super::names::Names;
use super::xml::Element;

/// Reads all schemas of a document.
pub(super) fn read(root: &Element<'_>, schemas: &[&Element<'_>], diagnostics: &mut Vec<Diagnostic>) -> Csdl {
    let names = Names::collect(root, schemas);
    let mut reader = Reader { names, csdl: Csdl::default(), types: Vec::new(), diagnostics };
    for schema in schemas {
        if let Some(namespace) = reader.required(schema, "Namespace") {
            reader.schema(&namespace.value, schema);
        }
    }
    let Reader { mut csdl, types, .. } = reader;
    csdl.declare(types);
    csdl
}

struct Reader<'d> {
    names: Names,
    csdl: Csdl,
    types: Vec<Declaration>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// The value of an attribute that must be there.
    fn required(&mut self, element: &Element<'_>, attribute: &str) -> Option<Spanned<String>> {
        let value = element.attribute(attribute).filter(|value| !value.value.trim().is_empty());
        if value.is_none() {
            let message = format!("`{}` has no `{attribute}` and is left out", element.name);
            self.diagnostics.push(
                Diagnostic::new("metadata-attribute-missing", Severity::Warning, element.span, message)
                    .help(format!("give it the attribute `{attribute}`")),
            );
        }
        value.map(|value| value.map(|text| text.trim().to_owned()))
    }

    fn schema(&mut self, namespace: &str, schema: &Element<'_>) {
        for element in &schema.children {
            match element.edm_name() {
                Some("EntityType") => self.structured(namespace, element, StructuredKind::Entity),
                Some("ComplexType") => self.structured(namespace, element, StructuredKind::Complex),
                Some("TypeDefinition") => self.definition(namespace, element),
                Some("EnumType") => self.enumeration(namespace, element),
                Some("Action" | "Function") => self.operation(element),
                Some("EntityContainer") => self.container(element),
                _ => {}
            }
        }
    }

    fn structured(&mut self, namespace: &str, element: &Element<'_>, kind: StructuredKind) {
        let Some(name) = self.required(element, "Name") else { return };
        let base = element.attribute("BaseType").map(|base| base.map(|base| self.names.qualified(base)));
        let mut properties = Vec::new();
        for child in &element.children {
            let kind = match child.edm_name() {
                Some("Property") => PropertyKind::Structural,
                Some("NavigationProperty") => PropertyKind::Navigation,
                _ => continue,
            };
            properties.extend(self.property(child, kind));
        }
        let name = qualified(namespace, name);
        self.types.push(Declaration::Structured(StructuredType { name, kind, base, properties, parent: None }));
    }

    fn property(&mut self, element: &Element<'_>, kind: PropertyKind) -> Option<Property> {
        let name = self.required(element, "Name")?;
        let ty = match (element.attribute("Type"), kind) {
            (Some(ty), _) => ty.map(|written| self.names.type_name(written)),
            // What version 4.01 means by leaving the type out.
            (None, PropertyKind::Structural) => Spanned::new(self.names.type_name("Edm.String"), element.span),
            (None, PropertyKind::Navigation) => {
                let ty = self.required(element, "Type")?;
                ty.map(|written| self.names.type_name(&written))
            }
        };
        Some(Property { name, ty, kind })
    }

    fn enumeration(&mut self, namespace: &str, element: &Element<'_>) {
        let Some(name) = self.required(element, "Name") else { return };
        let members = element.children.iter().filter(|child| child.edm_name() == Some("Member"));
        let members = members.filter_map(|member| self.required(member, "Name")).collect();
        self.types.push(Declaration::Enum(EnumType { name: qualified(namespace, name), members }));
    }

    fn definition(&mut self, namespace: &str, element: &Element<'_>) {
        let Some(name) = self.required(element, "Name") else { return };
        let Some(underlying) = self.required(element, "UnderlyingType") else { return };
        let name = qualified(namespace, name).value.to_lowercase();
        self.csdl.definitions.insert(name, self.names.type_name(&underlying.value));
    }

    fn operation(&mut self, element: &Element<'_>) {
        let Some(name) = self.required(element, "Name") else { return };
        let named = |element: &Element<'_>| element.attribute("Type").map(|ty| self.names.type_name(ty.value));
        let child = |name: &str| element.children.iter().find(|child| child.edm_name() == Some(name));
        let is_bound = element.attribute("IsBound").is_some_and(|bound| bound.value == "true");
        let binding = child("Parameter").filter(|_| is_bound).and_then(named);
        let returns = child("ReturnType").and_then(named);
        let key = name.value.to_lowercase();
        self.csdl.operations.entry(key).or_default().push(Operation { name, binding, returns });
    }

    fn container(&mut self, element: &Element<'_>) {
        for child in &element.children {
            let (attribute, collection) = match child.edm_name() {
                Some("EntitySet") => ("EntityType", true),
                Some("Singleton") => ("Type", false),
                Some("ActionImport" | "FunctionImport") => {
                    let name = self.required(child, "Name");
                    self.csdl.imports.extend(name.map(|name| name.value.to_lowercase()));
                    continue;
                }
                _ => continue,
            };
            let (Some(name), Some(ty)) = (self.required(child, "Name"), self.required(child, attribute)) else {
                continue;
            };
            let ty = TypeName { name: self.names.qualified(&ty.value), collection };
            self.csdl.roots.insert(name.value.to_lowercase(), Root { name, ty });
        }
    }
}

fn qualified(namespace: &str, name: Spanned<String>) -> Spanned<String> {
    name.map(|name| format!("{namespace}.{name}"))
}
