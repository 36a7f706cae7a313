//! Components that OData defines and no page describes: errors, references, pages of collections.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::TypeKind;

use super::component_name;
use super::document::{Map, MediaType, Response};
use super::media_type::JSON;
use super::schema_object::Schema;
use super::value_schema::Values;

/// The schema of a request body that names an entity.
pub(super) const REFERENCE: &str = "Reference";
/// The schema of an answer that is an error.
pub(super) const ERROR: &str = "ODataError";
/// The response that is an error.
pub(super) const ERROR_RESPONSE: &str = "#/components/responses/error";

/// The schemas, which no type's can be mistaken for: qualified names have a dot.
pub(super) fn schemas<'a>() -> [(&'static str, Schema<'a>); 4] {
    let text = |description: &'static str| described(Schema::of("string"), description);
    let detail = |error: Schema<'a>| {
        let properties = [
            ("code", text("What went wrong, for programs.")),
            ("message", text("What went wrong, for people.")),
            ("target", described(Schema::of("string").or_null(), "What the error is about, such as a property.")),
        ];
        let mut properties: Vec<_> = properties.map(|(name, schema)| (Cow::Borrowed(name), schema)).into();
        properties.extend(error.properties.0);
        Schema { required: vec!["code", "message"], ..Schema::object(properties) }
    };
    let inner = Schema { additional_properties: Some(true), ..Schema::object(Vec::new()) };
    let main = Schema::object(vec![
        (Cow::Borrowed("details"), Schema::array(Schema::named("ODataErrorDetail"))),
        (Cow::Borrowed("innerError"), inner),
    ]);
    let error = Schema {
        required: vec!["error"],
        ..Schema::object(vec![(Cow::Borrowed("error"), Schema::named("ODataErrorMain"))])
    };
    let id = described(Schema::formatted("string", "uri-reference"), "The address of the entity.");
    [
        (ERROR, error),
        ("ODataErrorMain", detail(main)),
        ("ODataErrorDetail", detail(Schema::default())),
        (REFERENCE, Schema::object(vec![(Cow::Borrowed("@odata.id"), id)])),
    ]
}

fn described<'a>(schema: Schema<'a>, description: &'static str) -> Schema<'a> {
    Schema { description: Some(Cow::Borrowed(description)), ..schema }
}

/// The answer that every operation may give.
pub(super) fn responses<'a>() -> Map<'a, Response<'a>> {
    let error = MediaType { schema: Schema::named(ERROR), ..MediaType::default() };
    let content = Map(vec![(Cow::Borrowed(JSON), error)]);
    let response = Response { description: "The service's error", headers: Map::default(), content };
    Map(vec![(Cow::Borrowed("error"), response)])
}

/// The pages of collections that operations answer with.
#[derive(Debug, Default)]
pub(super) struct Collections<'a>(BTreeMap<String, &'a TypeKind>);

impl<'a> Collections<'a> {
    /// The schema of a page of elements of a type.
    pub(super) fn page_of(&mut self, values: &Values<'a>, kind: &'a TypeKind) -> Schema<'a> {
        let mut name = component_name::of_collection(kind);
        if values.has_type(&name) {
            // A type that pages document has the name; one more dot makes another one.
            name = name.replace("CollectionResponse", ".CollectionResponse");
        }
        if !self.0.contains_key(&name) {
            self.0.insert(name.clone(), kind);
        }
        Schema::named(name)
    }

    /// Adds those of another part of the document.
    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The names of the schemas with the types of their elements.
    pub(super) fn into_kinds(self) -> impl Iterator<Item = (String, &'a TypeKind)> {
        self.0.into_iter()
    }
}

/// The schema of a page.
pub(super) fn page(items: Schema<'_>) -> Schema<'_> {
    let link = |description| described(Schema::formatted("string", "uri"), description);
    let annotations = [
        ("@odata.context", Schema::of("string")),
        ("@odata.count", described(Schema::formatted("integer", "int64"), "The number of items in all pages.")),
        ("@odata.nextLink", link("The address of the next page; the last page has none.")),
        ("@odata.deltaLink", link("The address that later answers with what has changed.")),
    ];
    let mut properties: Vec<_> = annotations.map(|(name, schema)| (Cow::Borrowed(name), schema)).into();
    properties.push((Cow::Borrowed("value"), Schema::array(items)));
    Schema::object(properties)
}
