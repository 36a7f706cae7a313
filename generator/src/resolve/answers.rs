//! What each path of a reading method answers: pages document several resources by one sentence, or name what the caller
//! looks for in place of what comes back; the path tells which of them it is.
//!
//! OData decides: a key gives one thing, a navigation property what it is declared to be, a cast the type that it names.

use crate::model::{
    OperationKind, PathSegment, PathTemplate, Primitive, Response, ResponseBody, TypeKind, TypeOrigin, TypeRef,
};

use super::bases::ancestors;
use super::drafts::Draft;
use super::responses::{shape, shows_page};
use super::structured::Types;
use super::walk::Walk;

/// Paths of a method that answer alike, by their index, and what they answer.
pub(super) struct Answer {
    pub(super) paths: Vec<usize>,
    pub(super) responses: Vec<Response>,
    /// The property that is no resource, when the paths end in one.
    property: Option<String>,
}

/// The answers of a method, in the order of the paths that have them.
pub(super) fn answers(draft: &Draft<'_>, walks: &[Walk], types: &Types) -> Vec<Answer> {
    let stated = &draft.responses;
    let walks: Vec<Walk> = draft.paths.iter().zip(walks).map(|(path, walk)| believed(path, walk)).collect();
    let walks = walks.as_slice();
    let mut found: Vec<Answer> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, (path, walk)) in draft.paths.iter().zip(walks).enumerate() {
        if !walk.is_declared && !walk.ends_in_key && !walk.is_keyed {
            open.push(at);
            continue;
        }
        let shows_page = || shows_page(draft.page, path);
        let settle = |response: &Response| Response {
            status: response.status.clone(),
            body: body(&response.body, walk, walks, types, shows_page),
        };
        add(&mut found, at, stated.iter().map(settle).collect(), plain_property(path, walk));
    }
    // A path that leads where no page does goes with the others, when they are of one mind.
    let common = match found.as_slice() {
        [only] => Some(only.responses.clone()),
        _ => None,
    };
    for at in open {
        add(&mut found, at, common.clone().unwrap_or_else(|| stated.to_vec()), None);
    }
    found.iter_mut().for_each(|answer| answer.paths.sort_unstable());
    found.sort_by_key(|answer| answer.paths.first().copied());
    found
}

/// Gives the answers that no sentence and no example types those of the page's others. Where there are none, who creates or
/// changes an entity gets it back, as OData says of success with content.
pub(super) fn complete_answers(responses: &mut [Response], kind: &OperationKind, paths: &[PathTemplate]) {
    // Clients follow a redirection to the bytes.
    let redirects = |response: &&mut Response| (300..400).contains(&response.status.value);
    if *kind == OperationKind::Download && responses.iter().all(|response| response.body == ResponseBody::None) {
        responses.iter_mut().filter(redirects).for_each(|response| response.body = ResponseBody::Raw);
    }
    let mut typed = responses.iter().map(|response| &response.body);
    let typed = typed.find(|body| !matches!(body, ResponseBody::None | ResponseBody::Untyped)).cloned();
    let told = typed.or_else(|| match kind {
        OperationKind::Create | OperationKind::Update => addressed_entity(paths),
        _ => None,
    });
    if let Some(told) = told {
        let open = responses.iter_mut().filter(|response| response.body == ResponseBody::Untyped);
        open.for_each(|response| response.body = told.clone());
    }
}

/// The one type of what paths address.
fn addressed_entity(paths: &[PathTemplate]) -> Option<ResponseBody> {
    let (first, others) = paths.split_first()?;
    let kind = &first.addresses.as_ref()?.kind;
    let agrees = |path: &PathTemplate| path.addresses.as_ref().is_some_and(|ty| ty.kind == *kind);
    let is_entity = matches!(kind, TypeKind::Structured(_)) && others.iter().all(agrees);
    is_entity.then(|| ResponseBody::Value(TypeRef::single(kind.clone())))
}

/// Query options of OData select and expand what a path leads to; what they name is not what comes back, though sentences
/// speak of it (`/me?$expand=manager`).
fn believed(path: &PathTemplate, walk: &Walk) -> Walk {
    let is_queried = path.query.as_deref().is_some_and(|query| query.split('&').all(|option| option.starts_with('$')));
    Walk { is_declared: walk.is_declared || is_queried && walk.end.is_some(), ..walk.clone() }
}

fn add(found: &mut Vec<Answer>, at: usize, responses: Vec<Response>, property: Option<String>) {
    let is_same = |answer: &Answer| {
        answer.property == property
            && answer
                .responses
                .iter()
                .map(|response| &response.body)
                .eq(responses.iter().map(|response| &response.body))
    };
    match found.iter_mut().find(|answer| is_same(answer)) {
        Some(answer) => answer.paths.push(at),
        None => found.push(Answer { paths: vec![at], responses, property }),
    }
}

/// The name of the text, number or choice that a path ends in.
fn plain_property(path: &PathTemplate, walk: &Walk) -> Option<String> {
    let is_plain = matches!(&walk.end, Some(TypeRef { kind: TypeKind::Primitive(_) | TypeKind::Enum(_), .. }));
    match path.segments.last() {
        Some(PathSegment::Literal(name)) if walk.is_property && is_plain => Some(name.clone()),
        _ => None,
    }
}

fn body(
    stated: &ResponseBody,
    walk: &Walk,
    walks: &[Walk],
    types: &Types,
    shows_page: impl Fn() -> Option<bool>,
) -> ResponseBody {
    let (stated_type, is_page) = match stated {
        ResponseBody::Value(ty) | ResponseBody::Wrapped(ty) => (Some(ty), false),
        ResponseBody::Page(ty) => (Some(ty), true),
        ResponseBody::Untyped => (None, false),
        ResponseBody::None | ResponseBody::Raw => return stated.clone(),
    };
    let end = walk.end.as_ref().filter(|end| walk.is_declared && is_known(&end.kind, types));
    let kind = match (stated_type, end) {
        // A sentence that names what another path leads to is not about this one.
        (Some(stated), Some(end)) if walks.iter().any(|other| leads_to(other, &stated.kind)) => &end.kind,
        (Some(stated), Some(end)) => more_exact(&stated.kind, &end.kind, types),
        (Some(TypeRef { kind, .. }), None) | (None, Some(TypeRef { kind, .. })) => kind,
        (None, None) => return stated.clone(),
    };
    let is_other = stated_type.is_some_and(|stated| stated.kind != *kind);
    let collection = match end {
        _ if walk.ends_in_key => false,
        Some(end) if is_other || end.collection || !is_page => end.collection,
        // A property's row forgets to say "collection" more often than a sentence says it in vain.
        Some(_) => shows_page().unwrap_or(false),
        None => is_page || walk.is_keyed,
    };
    shape(TypeRef { kind: kind.clone(), collection })
}

fn leads_to(walk: &Walk, kind: &TypeKind) -> bool {
    walk.is_declared && walk.end.as_ref().is_some_and(|end| end.kind == *kind)
}

/// Whether a type can be held against a sentence.
fn is_known(kind: &TypeKind, types: &Types) -> bool {
    match kind {
        TypeKind::Structured(name) => types.get(name).is_some_and(|ty| ty.origin == TypeOrigin::Declared),
        TypeKind::Primitive(primitive) => *primitive != Primitive::Untyped,
        TypeKind::Enum(_) => true,
        TypeKind::AnyStructured => false,
    }
}

/// Of two types the one that derives from the other; of strangers that of the path.
fn more_exact<'a>(stated: &'a TypeKind, end: &'a TypeKind, types: &Types) -> &'a TypeKind {
    match (stated, end) {
        (TypeKind::Structured(stated_name), TypeKind::Structured(end_name))
            if ancestors(types, stated_name).contains(end_name) =>
        {
            stated
        }
        (TypeKind::Primitive(primitive), TypeKind::Primitive(_)) if *primitive != Primitive::Untyped => stated,
        _ => end,
    }
}
