//! Every documented method and path, walked through the metadata, and what a GET documents to return.

use std::collections::HashSet;

use crate::csdl::{Csdl, TypeName};
use crate::model::{HttpMethod, Operation, PathTemplate, Response, ResponseBody, TypeRef};

use super::walker::{End, Unresolved, Walker};

/// A documented method and path.
#[derive(Debug)]
pub struct PathCheck<'a> {
    /// The operation that documents it; the first one when several do.
    pub operation: &'a Operation,
    /// The path.
    pub path: &'a PathTemplate,
    /// Where it leads nowhere.
    pub unresolved: Option<Unresolved>,
    /// For a GET that leads to entities or complex values: what it returns.
    pub returns: Option<Returns<'a>>,
}

/// What a GET returns.
#[derive(Debug)]
pub struct Returns<'a> {
    /// What the path ends on.
    pub declared: TypeName,
    /// The documented answer of status 200, none when no page documents its type.
    pub documented: Option<(&'a Response, TypeName)>,
    /// The path ends on the resource itself, not on its bytes, references or number, and picks nothing by a key with a
    /// name, so that the type it ends on is what a reader would expect.
    pub is_certain: bool,
}

impl Returns<'_> {
    /// Whether pages and metadata say the same.
    pub fn agrees(&self) -> bool {
        self.documented.as_ref().is_some_and(|(_, documented)| {
            documented.collection == self.declared.collection
                && documented.name.to_lowercase() == self.declared.name.to_lowercase()
        })
    }
}

/// Checks all paths of operations. OPTIONS asks about a resource and is left out.
pub(super) fn check<'a>(operations: impl Iterator<Item = &'a Operation>, metadata: &'a Csdl) -> Vec<PathCheck<'a>> {
    let walker = Walker::new(metadata);
    let mut seen: HashSet<(HttpMethod, &str)> = HashSet::new();
    let mut checks = Vec::new();
    for operation in operations.filter(|operation| operation.method.value != HttpMethod::Options) {
        for path in &operation.paths {
            if seen.insert((operation.method.value, &path.text)) {
                checks.push(path_check(&walker, operation, path));
            }
        }
    }
    checks
}

fn path_check<'a>(walker: &Walker<'_>, operation: &'a Operation, path: &'a PathTemplate) -> PathCheck<'a> {
    let (end, unresolved) = match walker.walk(&path.text) {
        Ok(end) => (end, None),
        Err(unresolved) => (End::default(), Some(unresolved)),
    };
    let is_get = operation.method.value == HttpMethod::Get;
    let declared = end.ty.filter(|declared| is_get && !declared.name.starts_with("Edm."));
    let returns = declared.map(|declared| Returns {
        declared,
        documented: documented(operation),
        is_certain: !end.is_suffixed && !end.after_named_key,
    });
    PathCheck { operation, path, unresolved, returns }
}

/// The answer of status 200 that carries a type.
fn documented(operation: &Operation) -> Option<(&Response, TypeName)> {
    let answers = operation.responses.iter().filter(|response| response.status.value == 200);
    answers.into_iter().find_map(|response| {
        let name = |ty: &TypeRef, collection| TypeName { name: ty.kind.to_string(), collection };
        let ty = match &response.body {
            ResponseBody::Page(ty) => name(ty, true),
            ResponseBody::Value(ty) | ResponseBody::Wrapped(ty) => name(ty, ty.collection),
            ResponseBody::None | ResponseBody::Raw | ResponseBody::Untyped => return None,
        };
        Some((response, ty))
    })
}
