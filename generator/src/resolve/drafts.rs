//! Operations as far as their page alone gives them: its request lines grouped by method; and what all of them together say
//! of paths.

use rayon::prelude::*;

use crate::extract::facts::{OperationFacts, PageFacts};
use crate::model::{
    Fact, HttpMethod, PathSegment, PathTemplate, QualifiedName, Response, ResponseBody, TypeKind, TypeRef,
};

use super::form::Form;
use super::mentions::Names;
use super::paths::{Agreement, Keys, template};
use super::responses::responses;
use super::shapes::shape;
use super::structured::Types;
use super::walk::{Addresses, Members};

/// An operation before its place in the model is known: what the page alone gives.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub(super) page: &'a PageFacts,
    pub(super) facts: &'a OperationFacts,
    pub(super) method: Fact<HttpMethod>,
    pub(super) paths: Vec<PathTemplate>,
    pub(super) responses: Vec<Response>,
    pub(super) resource: Option<Fact<TypeRef>>,
}

/// The drafts of all method pages.
pub(super) fn drafts<'a>(names: &Names<'_>, pages: &[&'a PageFacts]) -> Vec<Draft<'a>> {
    pages.par_iter().flat_map_iter(|page| page_drafts(names, page)).collect()
}

fn page_drafts<'a>(names: &Names<'_>, page: &'a PageFacts) -> Vec<Draft<'a>> {
    let Some(facts) = &page.operation else { return Vec::new() };
    let mut groups: Vec<(Fact<HttpMethod>, Form, Vec<PathTemplate>)> = Vec::new();
    for line in &facts.http {
        let Some(method) = HttpMethod::parse(&line.method.value) else { continue };
        let Some(path) = template(strip_host(&line.target.value), line.target.span) else { continue };
        let form = Form::of(method, &path);
        let at = groups.iter().position(|(known, of, _)| (known.value, *of) == (method, form)).unwrap_or_else(|| {
            groups.push((Fact::new(method, line.method.span), form, Vec::new()));
            groups.len() - 1
        });
        let paths = &mut groups[at].2;
        if paths.iter().all(|known| known.text != path.text) {
            paths.push(path);
        }
    }
    let resource = facts.body.as_ref().and_then(|body| body.resource.as_ref()).and_then(|name| {
        let kind = names.kind(page, name)?;
        matches!(kind, TypeKind::Structured(_)).then(|| Fact::new(TypeRef::single(kind), name.span))
    });
    let forms: Vec<Form> = groups.iter().map(|(_, form, _)| *form).collect();
    let drafts = groups.into_iter().map(|(method, form, paths)| {
        let said_of = (form == Form::Count || forms.iter().any(|other| *other != form)).then_some(form);
        let responses = responses(names, page, facts, method.value, said_of);
        Draft { page, facts, method, paths, responses, resource: resource.clone() }
    });
    drafts.collect()
}

/// Cuts scheme, host and version from a full URL, and a word that stands for them: `urlPrefix/users`.
pub(super) fn strip_host(target: &str) -> &str {
    let without = |scheme: &str| {
        let (start, rest) = target.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    let Some(rest) = without("https://").or_else(|| without("http://")) else { return without_prefix(target) };
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    let behind_api = path.strip_prefix("api/").filter(|rest| rest.split('/').next().is_some_and(is_version));
    let path = behind_api.unwrap_or(path);
    match path.split_once('/') {
        Some((first, rest)) if is_version(first) => rest,
        _ => path,
    }
}

fn without_prefix(target: &str) -> &str {
    let is_prefix = |first: &str| first.trim_matches(['{', '}', '<', '>']).to_ascii_lowercase().ends_with("prefix");
    target.split_once('/').filter(|(first, _)| is_prefix(first)).map_or(target, |(_, path)| path)
}

fn is_version(segment: &str) -> bool {
    let lower = segment.to_lowercase();
    lower.contains("beta")
        || lower == "{version}"
        || lower.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Writes the paths of all drafts in one way, and gives what they say about the types that paths address.
pub(super) fn agree(drafts: &mut [Draft<'_>], mut agreement: Agreement, types: &Types) -> Addresses {
    agreement.hear(types);
    drafts.par_iter_mut().flat_map_iter(|draft| &mut draft.paths).for_each(|path| agreement.apply(path));
    let keys = || Keys::of(drafts.iter().flat_map(|draft| &draft.paths));
    let (stated, (mut keys, members)) = rayon::join(|| addresses(drafts, types), || (keys(), Members::new(types)));
    let paths = drafts.iter().flat_map(|draft| draft.paths.iter().map(|path| (draft.method.value, path)));
    keys.find_literals(paths, &members, &stated);
    let replace = |draft: &mut Draft<'_>| {
        let replaced = draft.paths.iter_mut().filter_map(|path| keys.apply(path).then_some(())).count();
        keep_first_of_each(&mut draft.paths);
        replaced
    };
    let found_keys = drafts.par_iter_mut().map(replace).sum::<usize>() > 0;
    if found_keys { addresses(drafts, types) } else { stated }
}

/// Of paths that differ in nothing but the names of their keys the first stays; where one leaves a key open, so does it.
fn keep_first_of_each(paths: &mut Vec<PathTemplate>) {
    if paths.len() < 2 {
        return;
    }
    let mut shapes: Vec<String> = Vec::with_capacity(paths.len());
    let mut kept: Vec<PathTemplate> = Vec::with_capacity(paths.len());
    for path in paths.drain(..) {
        let shape = shape(&path.segments);
        match shapes.iter().position(|known| *known == shape).and_then(|at| kept.get_mut(at)) {
            None => {
                shapes.push(shape);
                kept.push(path);
            }
            Some(known) if path.values.is_empty() => known.values.clear(),
            Some(_) => {}
        }
    }
    *paths = kept;
}

/// What the drafts say about the types that paths address.
fn addresses(drafts: &[Draft<'_>], types: &Types) -> Addresses {
    let mut addresses = Addresses::default();
    for draft in drafts {
        let returned = draft.responses.iter().find_map(|response| match &response.body {
            ResponseBody::Value(ty) => Some(ty.clone()),
            ResponseBody::Page(ty) => Some(TypeRef::collection_of(ty.kind.clone())),
            _ => None,
        });
        for path in draft.paths.iter().filter(|path| !path.text.contains("$ref") && !path.text.contains("$value")) {
            match (draft.method.value, &returned, &draft.resource) {
                (HttpMethod::Get, Some(ty), _) => addresses.add(path, ty, 3),
                (HttpMethod::Patch | HttpMethod::Put, _, Some(ty)) => addresses.add(path, &ty.value, 2),
                (HttpMethod::Patch | HttpMethod::Put, Some(ty), None) => addresses.add(path, ty, 2),
                (HttpMethod::Post, Some(ty), _) if is_created(draft) => {
                    addresses.add(path, &TypeRef::collection_of(ty.kind.clone()), 1);
                }
                _ => {}
            }
        }
    }
    addresses.generalize(types);
    addresses
}

/// Whether an operation says that it creates something.
pub(super) fn is_created(draft: &Draft<'_>) -> bool {
    draft.responses.iter().any(|response| response.status.value == 201)
}

/// The types that operations address by paths of their own.
pub(super) fn addressed_types(drafts: &[Draft<'_>]) -> Vec<QualifiedName> {
    let mut found = Vec::new();
    for draft in drafts {
        let ends_in_key = draft.paths.iter().any(|path| matches!(path.segments.last(), Some(PathSegment::Key(_))));
        let body = draft.resource.as_ref().map(|resource| &resource.value);
        let returned = draft.responses.iter().find_map(|response| match &response.body {
            ResponseBody::Value(ty) => Some(ty),
            _ => None,
        });
        let is_item = ends_in_key && draft.method.value != HttpMethod::Post;
        if let (true, Some(TypeRef { kind: TypeKind::Structured(name), .. })) =
            (is_item || is_created(draft), returned.or(body))
        {
            found.push(name.clone());
        }
    }
    found
}
