//! A version of the model as an OpenAPI 3.1 document in JSON.
//!
//! Documented paths become the document's paths (`routes`); where several pages document a method of one, `merge` puts
//! them in order. Each method of a path becomes an operation (`operation`, with `operation_id`, `parameters`,
//! `request_body`, `responses`, `examples`, `security`, `tags`, `links`), each type a schema (`types`, `value_schema`).
//! `document` and `schema_object` are the shape of what is written, `print` and `object` write it; `shared` has what OData defines
//! and no page says.

mod component_name;
mod document;
mod examples;
mod links;
mod media_type;
mod merge;
mod object;
mod operation;
mod operation_id;
mod outline;
mod parameters;
mod print;
mod request_body;
mod responses;
mod routes;
mod schema_object;
mod security;
mod shared;
mod tags;
mod types;
mod value_schema;

use crate::batches::on_pool;
use crate::model::ApiVersion;
use crate::source::SourceSet;

pub(crate) use outline::{MethodOutline, outline};

use request_body::RequestBodies;
use routes::{Route, routes};
use tags::Tags;
use types::Family;
use value_schema::Values;

/// A document whose paths and names are decided.
#[derive(Debug)]
pub struct Document<'a> {
    sources: &'a SourceSet,
    version: &'a ApiVersion,
    values: Values<'a>,
    family: Family<'a>,
    routes: Vec<Route<'a>>,
    tags: Tags<'a>,
    bodies: RequestBodies<'a>,
}

/// Decides what the document of a version holds.
pub fn openapi<'a>(sources: &'a SourceSet, version: &'a ApiVersion) -> Document<'a> {
    on_pool(|| document(sources, version))
}

fn document<'a>(sources: &'a SourceSet, version: &'a ApiVersion) -> Document<'a> {
    let of_paths = || {
        let mut routes = routes(version);
        operation_id::give(&mut routes);
        let tags = Tags::new(version);
        tags.give(&mut routes);
        (routes, tags)
    };
    let of_types = || (Values::new(version), Family::new(version));
    let ((routes, tags), (values, family)) = rayon::join(of_paths, of_types);
    let bodies = RequestBodies::new(version, &values, &routes);
    Document { sources, version, values, family, routes, tags, bodies }
}
