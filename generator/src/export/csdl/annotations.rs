//! What annotations say: terms of the OASIS vocabularies Core and Capabilities, and the values they take.
//!
//! `annotate` decides what is said of types, properties and members, `capabilities` what is said of entity sets,
//! singletons and operations; here are the shape of it and its XML.

use std::borrow::Cow;
use std::io::{self, Write};

use super::xml::Xml;

/// The vocabularies that are referred to: address, namespace, alias.
pub(super) const VOCABULARIES: &[(&str, &str, &str)] = &[
    ("https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Core.V1.xml", "Org.OData.Core.V1", "Core"),
    (
        "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Capabilities.V1.xml",
        "Org.OData.Capabilities.V1",
        "Capabilities",
    ),
];

/// A term and its value.
#[derive(Debug)]
pub(super) struct Annotation<'a> {
    pub(super) term: &'static str,
    pub(super) value: Value<'a>,
}

/// The value of an annotation, or of a part of one.
#[derive(Debug)]
pub(super) enum Value<'a> {
    Bool(bool),
    Text(Cow<'a, str>),
    /// A member of an enumeration: `Core.Permission/Read`.
    Member(&'static str),
    /// The path of a property.
    Property(&'a str),
    /// A record of a type with its properties.
    Record(&'static str, Vec<(&'static str, Value<'a>)>),
    List(Vec<Value<'a>>),
}

impl<'a> Annotation<'a> {
    pub(super) fn new(term: &'static str, value: Value<'a>) -> Self {
        Self { term, value }
    }

    /// Writes the annotation.
    pub(super) fn print<W: Write>(&self, xml: &mut Xml<W>) -> io::Result<()> {
        with_value(xml, "Annotation", ("Term", self.term), &self.value)
    }
}

/// Writes an element with a value: as an attribute where it is one word, within it otherwise.
fn with_value<W: Write>(xml: &mut Xml<W>, element: &str, first: (&str, &str), value: &Value<'_>) -> io::Result<()> {
    match value {
        Value::Bool(value) => xml.empty(element, &[first, ("Bool", if *value { "true" } else { "false" })]),
        Value::Text(text) => xml.empty(element, &[first, ("String", text)]),
        Value::Property(path) => xml.empty(element, &[first, ("PropertyPath", path)]),
        Value::Member(member) => xml.empty(element, &[first, ("EnumMember", &in_full(member))]),
        Value::Record(..) | Value::List(_) => xml.element(element, &[first], |xml| inner(xml, value)),
    }
}

fn inner<W: Write>(xml: &mut Xml<W>, value: &Value<'_>) -> io::Result<()> {
    match value {
        Value::Record(ty, properties) => xml.element("Record", &[("Type", ty)], |xml| {
            properties.iter().try_for_each(|(name, value)| with_value(xml, "PropertyValue", ("Property", name), value))
        }),
        Value::List(items) => xml.element("Collection", &[], |xml| items.iter().try_for_each(|item| inner(xml, item))),
        Value::Text(text) => xml.text("String", text),
        Value::Property(path) => xml.text("PropertyPath", path),
        Value::Member(member) => xml.text("EnumMember", &in_full(member)),
        Value::Bool(value) => xml.text("Bool", if *value { "true" } else { "false" }),
    }
}

/// Members are named in full: an alias has no place in an enumeration's value.
fn in_full(member: &str) -> String {
    member.replace("Core.", "Org.OData.Core.V1.")
}
