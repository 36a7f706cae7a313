//! Examples: matched to the operation's paths, their bodies typed.

use crate::extract::facts::{Body, HttpMessage, PageFacts, StartLine};
use crate::json::Value;
use crate::model::{
    Example, ExampleMessage, HttpMethod, Operation, PathSegment, PathTemplate, RequestBody, ResponseBody, TypeKind,
    TypeRef,
};
use crate::source::{FileId, Span};

use super::drafts::strip_host;
use super::mentions::Names;
use super::paths::template;
use super::responses::annotated_type;

/// Gives each example of a page to the operation whose method and paths it shows; without a request to
/// tell by, to the page's first operation. Gives the operation of each example, in the page's order.
pub(super) fn attach(names: &Names<'_>, page: &PageFacts, operations: &mut [Operation]) -> Vec<usize> {
    let mut owners = Vec::with_capacity(page.examples.len());
    for (index, example) in page.examples.iter().enumerate() {
        let shown = example.request.as_ref().and_then(start);
        let path = shown.and_then(|(_, url)| template(strip_host(url), Span::file_start(page.file)));
        let at = shown.map_or(Some(0), |(method, _)| {
            let matching = operations.iter().position(|operation| {
                operation.method.value == method
                    && path.as_ref().is_some_and(|path| match_path(operation, path).is_some())
            });
            matching.or_else(|| operations.iter().position(|operation| operation.method.value == method))
        });
        let at = at.unwrap_or(0);
        let Some(operation) = operations.get_mut(at) else { break };
        owners.push(at);
        let name = example.name.as_ref().map_or_else(|| format!("example {}", index + 1), |name| name.value.clone());
        let request = example.request.as_ref().map(|message| request(names, page, operation, message, path.as_ref()));
        let responses = example.responses.iter().map(|message| response(names, page, operation, message)).collect();
        operation.examples.push(Example { name, request, responses });
    }
    owners
}

/// Verb and URL of a request.
pub(super) fn start(message: &HttpMessage) -> Option<(HttpMethod, &str)> {
    match &message.start {
        Some(StartLine::Request { method, url }) => Some((HttpMethod::parse(&method.value)?, &url.value)),
        _ => None,
    }
}

/// A request, whose URL has a path.
fn request(
    names: &Names<'_>,
    page: &PageFacts,
    operation: &Operation,
    message: &HttpMessage,
    path: Option<&PathTemplate>,
) -> ExampleMessage {
    let mut shown = common(message);
    if let Some((method, url)) = start(message) {
        shown.method = Some(method);
        shown.url = Some(url.to_owned());
        shown.path = path.and_then(|path| match_path(operation, path));
    }
    shown.ty = match &operation.body {
        RequestBody::Resource { ty, .. } => Some(ty.value.clone()),
        RequestBody::Parameters(_) | RequestBody::Reference(_) | RequestBody::Raw(_) => None,
        _ => message
            .annotation
            .as_ref()
            .and_then(|annotation| annotated_type(names, page, annotation))
            .map(TypeRef::single),
    };
    shown
}

fn response(names: &Names<'_>, page: &PageFacts, operation: &Operation, message: &HttpMessage) -> ExampleMessage {
    let mut shown = common(message);
    if let Some(StartLine::Status { code, .. }) = &message.start {
        shown.status = Some(code.value);
    }
    if shown.status.is_some_and(|status| status >= 400) {
        return shown;
    }
    let annotation = message.annotation.as_ref();
    let annotated = annotation.and_then(|annotation| annotated_type(names, page, annotation));
    let is_page = shown.json.as_ref().and_then(|json| json.get("value")).is_some_and(serde_json::Value::is_array);
    shown.ty = match annotated {
        Some(kind @ TypeKind::Structured(_)) => {
            Some(TypeRef { kind, collection: is_page || annotation.is_some_and(|annotation| annotation.is_collection) })
        }
        Some(kind) => Some(TypeRef { kind, collection: is_page }),
        None => operation.responses.iter().find_map(|response| match &response.body {
            ResponseBody::Value(ty) => Some(ty.clone()),
            ResponseBody::Page(ty) => Some(TypeRef::collection_of(ty.kind.clone())),
            _ => None,
        }),
    };
    shown
}

fn common(message: &HttpMessage) -> ExampleMessage {
    let body = message.body.as_ref();
    let json = body.and_then(single_json);
    ExampleMessage {
        method: None,
        url: None,
        path: None,
        status: None,
        headers: message.headers.iter().map(|header| (header.name.value.clone(), header.value.value.clone())).collect(),
        text: body.filter(|_| json.is_none()).map(|body| body.text.clone()),
        json,
        ty: None,
        truncated: message.annotation.as_ref().is_some_and(|annotation| annotation.truncated),
        repaired: body.is_some_and(|body| body.recovered || !body.json.repairs.is_empty()),
        span: message.span,
    }
}

/// The body's value, when it is exactly one JSON value.
fn single_json(body: &Body) -> Option<serde_json::Value> {
    match body.json.values.as_slice() {
        [only] if !matches!(only.value, Value::Ellipsis) => Some(only.to_value()),
        _ => None,
    }
}

/// The path of an operation that a shown path is an instance of: literals equal but for letter case.
pub(super) fn match_path(operation: &Operation, shown: &PathTemplate) -> Option<usize> {
    operation.paths.iter().position(|path| matches(path, shown))
}

/// Whether a shown path is an instance of a documented one.
pub(super) fn matches(documented: &PathTemplate, shown: &PathTemplate) -> bool {
    documented.segments.len() == shown.segments.len()
        && documented.segments.iter().zip(&shown.segments).all(|(documented, shown)| match (documented, shown) {
            (PathSegment::Key(_), _) => true,
            (PathSegment::Literal(a), PathSegment::Literal(b)) => a.eq_ignore_ascii_case(b),
            (PathSegment::Literal(a), PathSegment::Mixed(b)) => is_empty_call(b, a),
            (PathSegment::Mixed(a), PathSegment::Literal(b)) => same_mixed(a, b) || is_empty_call(a, b),
            (PathSegment::Mixed(a), PathSegment::Mixed(b)) => same_mixed(a, b),
            _ => false,
        })
}

/// Whether a segment is a call of a name without arguments.
fn is_empty_call(segment: &str, name: &str) -> bool {
    segment.strip_suffix("()").is_some_and(|called| called.eq_ignore_ascii_case(name))
}

/// Whether the text around the holes of one segment occurs in the other, in order.
fn same_mixed(documented: &str, shown: &str) -> bool {
    let shown = shown.to_lowercase();
    let mut rest = shown.as_str();
    for (at, piece) in documented.split('{').enumerate() {
        let literal = if at == 0 { piece } else { piece.split_once('}').map_or("", |(_, tail)| tail) };
        let literal = literal.to_lowercase();
        match rest.find(&literal) {
            Some(0) if at == 0 => rest = &rest[literal.len()..],
            Some(found) if at > 0 => rest = &rest[found + literal.len()..],
            _ => return false,
        }
    }
    true
}

/// How the URL of an example stands to a request line of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// It is of the line's path.
    Same,
    /// It ends as the path does, but leads there in another way.
    SameEnd,
    /// It leads elsewhere.
    Other,
}

/// Compares the target of a request line with the URL of an example. Arguments do not count, and keys in parentheses are
/// keys.
pub(crate) fn likeness(documented: &str, shown: &str) -> Likeness {
    let nowhere = Span::file_start(FileId::new(0));
    let parse = |written: &str| template(strip_host(written), nowhere);
    let (Some(documented), Some(shown)) = (parse(documented), parse(shown)) else { return Likeness::Other };
    let (steps, shown) = (steps(&documented), steps(&shown));
    let is_like = |(documented, shown): (&Option<&str>, &Option<&str>)| match (documented, shown) {
        (None, _) => true,
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        (Some(_), None) => false,
    };
    if steps.len() == shown.len() && steps.iter().zip(&shown).all(is_like) {
        return Likeness::Same;
    }
    let end = |steps: &[Option<&str>]| steps.iter().rev().find_map(|step| step.map(str::to_lowercase));
    match (end(&steps), end(&shown)) {
        (Some(a), Some(b)) if a == b && !a.starts_with('$') => Likeness::SameEnd,
        _ => Likeness::Other,
    }
}

/// The names of a path's segments; none for a key.
fn steps(path: &PathTemplate) -> Vec<Option<&str>> {
    let mut steps = Vec::with_capacity(path.segments.len());
    for segment in &path.segments {
        match segment {
            PathSegment::Key(_) => steps.push(None),
            PathSegment::Literal(text) => steps.push(Some(text.as_str())),
            PathSegment::Mixed(text) => {
                let (name, arguments) = text.split_once('(').unwrap_or((text, ""));
                steps.push(Some(name));
                // An equals sign in a quoted key (`events('AAMk=')`) names no argument.
                let is_named = arguments.contains('=') && !arguments.starts_with(['\'', '"']);
                let is_key = !is_named && !arguments.trim_end_matches(')').is_empty();
                steps.extend(is_key.then_some(None));
            }
        }
    }
    steps
}
