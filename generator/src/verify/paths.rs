//! Every documented method and path, walked through the metadata, and what a GET documents to return.

use crate::csdl::{Csdl, TypeName};
use crate::export::openapi::MethodOutline;
use crate::model::{HttpMethod, Operation, PathTemplate, Response, ResponseBody, TypeKind};

use super::walker::{End, Unresolved, Walker};

/// A documented method and path.
#[derive(Debug)]
pub struct PathCheck<'a> {
    /// The operation that documents it; the leading one where several do.
    pub operation: &'a Operation,
    /// The path as its page has it.
    pub path: &'a PathTemplate,
    /// The same path on other pages.
    pub others: Vec<&'a PathTemplate>,
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

/// Checks the methods of all paths. OPTIONS asks about a resource and is left out.
pub(super) fn check<'a>(methods: Vec<MethodOutline<'a>>, metadata: &'a Csdl) -> Vec<PathCheck<'a>> {
    let walker = Walker::new(metadata);
    let methods = methods.into_iter().filter(|outline| outline.method != HttpMethod::Options);
    methods.map(|outline| path_check(&walker, outline)).collect()
}

fn path_check<'a>(walker: &Walker<'_>, outline: MethodOutline<'a>) -> PathCheck<'a> {
    let MethodOutline { method, operation, path, others, ok } = outline;
    let (end, unresolved) = match walker.walk(&path.text) {
        Ok(end) => (end, None),
        Err(unresolved) => (End::default(), Some(unresolved)),
    };
    let declared = end.ty.filter(|declared| method == HttpMethod::Get && !declared.name.starts_with("Edm."));
    let returns = declared.map(|declared| Returns {
        declared,
        documented: ok.and_then(|response| Some((response, returned(&response.body)?))),
        is_certain: !end.is_suffixed && !end.after_named_key,
    });
    PathCheck { operation, path, others, unresolved, returns }
}

/// The type that a response carries, where it has a name.
fn returned(body: &ResponseBody) -> Option<TypeName> {
    let (ty, collection) = match body {
        ResponseBody::Page(ty) => (ty, true),
        ResponseBody::Value(ty) | ResponseBody::Wrapped(ty) => (ty, ty.collection),
        ResponseBody::None | ResponseBody::Raw | ResponseBody::Untyped => return None,
    };
    match &ty.kind {
        TypeKind::Structured(name) | TypeKind::Enum(name) => Some(TypeName { name: name.to_string(), collection }),
        TypeKind::Primitive(_) | TypeKind::AnyStructured => None,
    }
}
