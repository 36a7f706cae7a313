//! What a document declares, as far as it can be held against another document: without numbers, keys and annotations.
//!
//! `verify` compares this and not the model itself, so that it judges what other tools are given.

use crate::model::{ApiVersion, EnumType, Member, Property, PropertyKind, QualifiedName, StructuredType};

/// The types of a document.
#[derive(Debug)]
pub(crate) struct Outline<'a> {
    pub(crate) types: Vec<TypeOutline<'a>>,
    pub(crate) enums: Vec<EnumOutline<'a>>,
    /// The qualified name of the type that stands for any JSON, where the document has one that no page declares.
    pub(crate) any_json: Option<QualifiedName>,
}

/// An entity or complex type.
#[derive(Debug)]
pub(crate) struct TypeOutline<'a> {
    pub(crate) ty: &'a StructuredType,
    pub(crate) base: Option<&'a QualifiedName>,
    pub(crate) properties: Vec<PropertyOutline<'a>>,
}

/// A property.
#[derive(Debug)]
pub(crate) struct PropertyOutline<'a> {
    pub(crate) property: &'a Property,
    /// Its type as CSDL names it: `Collection(Edm.String)`.
    pub(crate) ty: String,
    pub(crate) kind: PropertyKind,
}

/// An enumeration.
#[derive(Debug)]
pub(crate) struct EnumOutline<'a> {
    pub(crate) ty: &'a EnumType,
    pub(crate) members: Vec<&'a Member>,
}

impl<'a> Outline<'a> {
    /// Outlines the document of a version.
    pub(crate) fn new(version: &'a ApiVersion) -> Self {
        let (document, _) = super::csdl(version);
        let mut outline = Self { types: Vec::new(), enums: Vec::new(), any_json: None };
        for (_, schema) in document.schemas {
            outline.types.extend(schema.types.into_iter().map(|declared| {
                TypeOutline {
                    ty: declared.ty,
                    base: declared.base,
                    properties: declared
                        .properties
                        .into_iter()
                        .map(|declared| PropertyOutline {
                            property: declared.property,
                            ty: declared.ty.to_string(),
                            kind: if declared.is_navigation {
                                PropertyKind::Navigation
                            } else {
                                PropertyKind::Structural
                            },
                        })
                        .collect(),
                }
            }));
            outline.enums.extend(schema.enums.into_iter().map(|declared| EnumOutline {
                ty: declared.ty,
                members: declared.members.into_iter().map(|(member, _)| member).collect(),
            }));
            if schema.has_json {
                outline.any_json = Some(QualifiedName::new(super::JSON_NAMESPACE, super::JSON_NAME));
            }
        }
        outline
    }
}
