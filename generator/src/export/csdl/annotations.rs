//! What annotations say: terms of the OASIS vocabularies Core and Capabilities, and the values they take.
//!
//! `annotate` decides what is said of types, properties and members, `capabilities` what is said of entity sets,
//! singletons and operations; here are the shape of it and its XML.

use std::borrow::Cow;

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
    /// The path of a navigation property.
    Navigation(String),
    /// A record of a type with its properties.
    Record(&'static str, Vec<(&'static str, Value<'a>)>),
    List(Vec<Value<'a>>),
}

impl<'a> Annotation<'a> {
    pub(super) fn new(term: &'static str, value: Value<'a>) -> Self {
        Self { term, value }
    }

    /// Writes the annotation.
    pub(super) fn print(&self, xml: &mut Xml) {
        with_value(xml, "Annotation", ("Term", self.term), &self.value);
    }
}

impl Value<'_> {
    /// The attribute or element for a value of one word, and the word.
    fn word(&self) -> Option<(&'static str, Cow<'_, str>)> {
        Some(match self {
            Value::Bool(value) => ("Bool", Cow::Borrowed(if *value { "true" } else { "false" })),
            Value::Text(text) => ("String", Cow::Borrowed(text)),
            Value::Property(path) => ("PropertyPath", Cow::Borrowed(path)),
            Value::Navigation(path) => ("NavigationPropertyPath", Cow::Borrowed(path)),
            Value::Member(member) => ("EnumMember", Cow::Owned(in_full(member))),
            Value::Record(..) | Value::List(_) => return None,
        })
    }
}

/// Writes an element with a value: as an attribute where it is one word, within it otherwise.
fn with_value(xml: &mut Xml, element: &str, first: (&str, &str), value: &Value<'_>) {
    match value.word() {
        Some((attribute, word)) => xml.empty(element, &[first, (attribute, &word)]),
        None => xml.element(element, &[first], |xml| inner(xml, value)),
    }
}

fn inner(xml: &mut Xml, value: &Value<'_>) {
    if let Some((element, word)) = value.word() {
        return xml.text(element, &word);
    }
    match value {
        // Permissions are long lists of such records.
        Value::Record(ty, properties)
            if let [(name, value)] = properties.as_slice()
                && let Some((attribute, word)) = value.word() =>
        {
            let property: &[_] = &[("Property", *name), (attribute, &word)];
            xml.around(("Record", &[("Type", ty)]), ("PropertyValue", property));
        }
        Value::Record(ty, properties) => xml.element("Record", &[("Type", ty)], |xml| {
            properties.iter().for_each(|(name, value)| with_value(xml, "PropertyValue", ("Property", name), value));
        }),
        Value::List(items) => xml.element("Collection", &[], |xml| items.iter().for_each(|item| inner(xml, item))),
        _ => {}
    }
}

/// Members are named in full: an alias has no place in an enumeration's value.
fn in_full(member: &str) -> String {
    member.replace("Core.", "Org.OData.Core.V1.")
}
