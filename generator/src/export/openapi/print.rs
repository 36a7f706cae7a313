//! The document as text. Its paths and schemas are made while it is written, so that it is never in memory as a whole.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::json_layout::Layout;
use crate::model::{EnumType, HttpMethod, Operation, RequestBody, StructuredType, TypeKind};

use super::document::{Info, Map, PathItem, Server};
use super::object::Object;
use super::operation::operation;
use super::routes::Route;
use super::schema_object::Schema;
use super::shared::Collections;
use super::{Document, component_name, parameters, security, shared, types};

impl Document<'_> {
    /// Writes the document as JSON.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written to.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut object = Object::new(out, Layout::default());
        object.begin()?;
        object.member("openapi", "3.1.0")?;
        object.member(
            "info",
            &Info {
                title: "Microsoft Graph",
                version: &self.version.name,
                description: "What the documentation pages say, read by graphdoc.",
            },
        )?;
        object.member("servers", &[Server { url: format!("https://graph.microsoft.com/{}", self.version.name) }])?;
        object.member("security", &security::any_token())?;
        let used = self.routes.iter().flat_map(|route| &route.methods).map(|method| method.tag.as_str());
        object.member("tags", &self.tags.objects(self.sources, self.version, used))?;
        let mut collections = Collections::default();
        object.key("paths")?;
        object.members(&self.routes, |run, route| self.path(run, route), |used| collections.extend(used))?;
        object.key("components")?;
        self.components(&mut object, collections)?;
        object.end()?;
        object.out.write_all(b"\n")
    }

    /// Writes a path; gives the pages of collections that its operations answer with.
    fn path<'a>(&'a self, run: &mut Object<'_, Vec<u8>>, route: &'a Route<'a>) -> io::Result<Collections<'a>> {
        let mut collections = Collections::default();
        let mut operations = Map::default();
        for method in &route.methods {
            if let Some(operation) = operation(self, &mut collections, method) {
                operations.0.push((Cow::Borrowed(key(method.method)), operation));
            }
        }
        let item = PathItem { parameters: parameters::of_path(&self.values, route), operations };
        run.member(&route.path, &item)?;
        Ok(collections)
    }

    fn components(&self, object: &mut Object<'_, dyn Write + '_>, collections: Collections<'_>) -> io::Result<()> {
        let structured =
            self.version.types.iter().map(|ty| (component_name::of_type(&ty.name), Component::Structured(ty)));
        let enums = self.version.enums.iter().filter(|ty| self.version.structured(&ty.name).is_none());
        let enums = enums.map(|ty| (component_name::of_type(&ty.name), Component::Enumeration(ty)));
        let bodies = self.bodies.schemas.iter().map(|(name, schema)| (name.clone(), Component::Made(schema)));
        let pages = collections.into_kinds().map(|(name, kind)| (name, Component::Page(kind)));
        let is_reference = |operation: &Operation| matches!(operation.body, RequestBody::Reference(_));
        let has_references = self.version.operations.iter().any(is_reference);
        let shared = shared::schemas();
        let shared = shared.iter().filter(|(name, _)| *name != shared::REFERENCE || has_references);
        let shared = shared.map(|(name, schema)| ((*name).to_owned(), Component::Made(schema)));
        let mut schemas: Vec<(String, Component<'_>)> =
            structured.chain(enums).chain(bodies).chain(pages).chain(shared).collect();
        schemas.sort_by(|(a, _), (b, _)| a.cmp(b));

        object.begin()?;
        object.key("schemas")?;
        object.members(&schemas, |run, (name, component)| self.component(run, name, component), |()| {})?;
        object.member("responses", &shared::responses())?;
        let options = parameters::shared(self.version);
        if !options.is_empty() {
            object.member("parameters", &options)?;
        }
        object.member("securitySchemes", &security::schemes(self.version))?;
        object.end()
    }

    fn component(&self, run: &mut Object<'_, Vec<u8>>, name: &str, component: &Component<'_>) -> io::Result<()> {
        match component {
            Component::Structured(ty) => run.member(name, &types::structured(&self.values, &self.family, ty)),
            Component::Enumeration(ty) => run.member(name, &types::enumeration(ty)),
            Component::Page(kind) => run.member(name, &shared::page(self.values.of_kind(kind))),
            Component::Made(schema) => run.member(name, schema),
        }
    }
}

/// What a component schema is made of.
enum Component<'a> {
    Structured(&'a StructuredType),
    Enumeration(&'a EnumType),
    Page(&'a TypeKind),
    Made(&'a Schema<'a>),
}

/// The name of a method in a path item.
fn key(method: HttpMethod) -> &'static str {
    match method {
        HttpMethod::Get => "get",
        HttpMethod::Put => "put",
        HttpMethod::Post => "post",
        HttpMethod::Patch => "patch",
        HttpMethod::Delete => "delete",
        HttpMethod::Head => "head",
        HttpMethod::Options => "options",
    }
}
