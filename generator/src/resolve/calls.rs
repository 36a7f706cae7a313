//! Which paths end in a function or an action, and which in a property that no page declares.
//!
//! Told by the paths of all pages, by the types before and behind the last segment, and by what the *Response* section calls
//! the method; never by titles.

use foldhash::HashSet;

use crate::model::{HttpMethod, PathSegment, PathTemplate, Primitive, Response, ResponseBody, TypeKind, TypeRef};

use super::drafts::{Draft, is_created};
use super::paths::singular;
use super::shapes::{push_shape, shape};
use super::walk::Walk;

/// What the paths of all operations say of calls.
#[derive(Debug, Default)]
pub(super) struct Calls {
    /// The shapes of paths behind which another path goes on.
    continued: HashSet<String>,
    /// The shapes of paths that are read, changed or deleted, and not only posted to.
    addressed: HashSet<String>,
    /// The names that some path calls with arguments.
    called: HashSet<String>,
}

impl Calls {
    /// Collects what the paths of all drafts say.
    pub(super) fn of(drafts: &[Draft<'_>]) -> Self {
        let mut calls = Self::default();
        for draft in drafts {
            for path in &draft.paths {
                calls.add(path, draft.method.value);
            }
        }
        calls
    }

    fn add(&mut self, path: &PathTemplate, method: HttpMethod) {
        let mut shape = String::new();
        for segment in &path.segments {
            let is_option = matches!(segment, PathSegment::Literal(text) if text.starts_with('$'));
            if !shape.is_empty() && !is_option && !self.continued.contains(&shape) {
                self.continued.insert(shape.clone());
            }
            push_shape(&mut shape, segment);
            if let PathSegment::Mixed(text) = segment
                && let Some((name, arguments)) = text.split_once('(')
                && arguments.contains('=')
            {
                self.called.insert(bare(name).to_lowercase());
            }
        }
        if method != HttpMethod::Post {
            self.addressed.insert(shape);
        }
    }

    /// The function that a reading operation calls: what has arguments here or elsewhere, what stands behind a collection
    /// and is none of its elements, what its name calls a function, what gives a text or number that is no property, and the
    /// changes of a collection.
    pub(super) fn function(&self, draft: &Draft<'_>, walks: &[Walk]) -> Option<String> {
        draft.paths.iter().zip(walks).find_map(|(path, walk)| {
            let (name, has_arguments) = last_name(path).filter(|_| !walk.ends_in_key)?;
            let is_of_all =
                walk.from.as_ref().is_some_and(|from| from.collection && !gives(&draft.responses, &from.kind));
            let is_called = self.called.contains(&name.to_lowercase()) && !walk.is_keyed;
            let is_getter = name.strip_prefix("get").is_some_and(|rest| rest.starts_with(char::is_uppercase));
            let is_call = has_arguments && walk.call.is_some() || name.eq_ignore_ascii_case("delta");
            let is_unheard_of = walk.from.is_some() && gives_primitive(&draft.responses);
            let is_said = draft.facts.says_call.is_some();
            let is_function =
                is_call || !walk.is_property && (is_said || is_of_all || is_called || is_getter || is_unheard_of);
            is_function.then(|| name.to_owned())
        })
    }

    /// The action that an operation posts to: what no property declares, no other method addresses and no path goes
    /// on behind; unless it creates one of what its name is the plural of.
    pub(super) fn action(&self, draft: &Draft<'_>, walks: &[Walk]) -> Option<String> {
        let name = draft.paths.iter().find_map(last_name)?.0;
        if draft.facts.says_call.is_some() && !walks.iter().any(|walk| walk.is_property) {
            return Some(name.to_owned());
        }
        let creates = creates(draft, name);
        if walks.iter().any(|walk| walk.call.is_some()) && !is_created(draft) && !creates {
            return Some(name.to_owned());
        }
        let is_thing = |(path, walk): (&PathTemplate, &Walk)| {
            let shape = shape(&path.segments);
            walk.is_property
                || path.segments.len() < 2
                || self.addressed.contains(&shape)
                || self.continued.contains(&shape)
        };
        let is_call = !draft.paths.iter().zip(walks).any(is_thing) && !creates;
        is_call.then(|| name.to_owned())
    }
}

/// The name of a path's last segment, without its namespace, and whether it has parentheses.
fn last_name(path: &PathTemplate) -> Option<(&str, bool)> {
    match path.segments.last()? {
        PathSegment::Literal(text) if text.starts_with('$') => None,
        PathSegment::Literal(text) => Some((bare(text), text.contains('.'))),
        PathSegment::Mixed(text) => text.split_once('(').map(|(name, _)| (bare(name), true)),
        PathSegment::Key(_) => None,
    }
}

fn bare(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

fn gives(responses: &[Response], kind: &TypeKind) -> bool {
    responses.iter().any(|response| matches!(&response.body, ResponseBody::Value(ty) if ty.kind == *kind))
}

fn gives_primitive(responses: &[Response]) -> bool {
    let is_primitive =
        |ty: &TypeRef| matches!(ty.kind, TypeKind::Primitive(primitive) if primitive != Primitive::Untyped);
    responses.iter().any(
        |response| matches!(&response.body, ResponseBody::Wrapped(ty) | ResponseBody::Page(ty) if is_primitive(ty)),
    )
}

/// Whether an operation creates one of what a name is the plural of: `parts` of `sparePart`. The answer tells, or what is
/// sent; behind a plural that both are of one type tells, too.
fn creates(draft: &Draft<'_>, name: &str) -> bool {
    let one = singular(name);
    let is_plural = one != name;
    let one = one.to_lowercase();
    let is_one =
        |ty: &TypeRef| matches!(&ty.kind, TypeKind::Structured(ty) if ty.name().to_lowercase().ends_with(&one));
    let sent = draft.resource.as_ref().map(|resource| &resource.value);
    let mut answers = draft.responses.iter().filter_map(|response| match &response.body {
        ResponseBody::Value(ty) => Some(ty),
        _ => None,
    });
    sent.is_some_and(is_one)
        || answers.any(|ty| is_one(ty) || is_plural && sent.is_some_and(|sent| sent.kind == ty.kind))
}
