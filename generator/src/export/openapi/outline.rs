//! The paths and methods of a document, and what a GET of them returns, as far as they can be held against metadata.
//!
//! `verify` walks these and not the paths of the model, so that it judges what other tools are given.

use crate::model::{ApiVersion, HttpMethod, Operation, PathTemplate, Response};

use super::responses;
use super::routes::{Documented, routes};

/// A method of a path.
#[derive(Debug)]
pub(crate) struct MethodOutline<'a> {
    pub(crate) method: HttpMethod,
    /// The operation that leads where several pages document it.
    pub(crate) operation: &'a Operation,
    /// The path as its page has it.
    pub(crate) path: &'a PathTemplate,
    /// The same path on other pages.
    pub(crate) others: Vec<&'a PathTemplate>,
    /// The response of status 200 that the document has.
    pub(crate) ok: Option<&'a Response>,
}

/// The methods of all paths, sorted by path, as far as operations at wanted positions document them.
pub(crate) fn outline(version: &ApiVersion, wanted: impl Fn(usize) -> bool) -> Vec<MethodOutline<'_>> {
    let methods = routes(version).into_iter().flat_map(|route| route.methods);
    methods
        .filter_map(|mut method| {
            method.documented.retain(|documented| wanted(documented.index));
            let mut paths = method.documented.iter().filter_map(Documented::template);
            Some(MethodOutline {
                method: method.method,
                operation: method.documented.first()?.operation,
                path: paths.next()?,
                others: paths.collect(),
                ok: responses::stated(&method.documented, 200),
            })
        })
        .collect()
}
