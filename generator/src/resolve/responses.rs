//! Responses: what the page's sentences say, completed by the annotations of its examples.

use crate::extract::facts::{Annotation, Example, HttpMessage, OperationFacts, PageFacts, ResponseFacts, StartLine};
use crate::json::{Member, Value};
use crate::model::{Fact, HttpMethod, PathTemplate, Primitive, Response, ResponseBody, TypeKind, TypeRef};

use super::drafts::strip_host;
use super::examples::{matches, start};
use super::form::Form;
use super::mentions::Names;
use super::paths::template;
use super::samples::sample_type;

/// The responses of success. Where a page documents paths of several forms, its sentences are about all of them, and
/// `form` says which the operation has.
pub(super) fn responses(
    names: &Names<'_>,
    page: &PageFacts,
    facts: &OperationFacts,
    method: HttpMethod,
    form: Option<Form>,
) -> Vec<Response> {
    let shown = shown_response(names, page, form);
    let mut found: Vec<Response> = Vec::new();
    let is_typed = facts.responses.iter().any(|stated| stated.ty.is_some());
    // Where there are paths of other forms, the bytes are theirs.
    let is_theirs =
        |stated: &&ResponseFacts| form == Some(Form::Value) && is_typed && stated.raw.is_some() && stated.ty.is_none();
    for stated in facts.responses.iter().filter(|stated| !is_theirs(stated)) {
        let status = stated.status.clone().or_else(|| shown.as_ref().map(|shown| shown.status.clone()));
        let Some(status) = status.filter(|status| (200..400).contains(&status.value)) else { continue };
        let body = match form {
            Some(Form::Content) if status.value == 200 => ResponseBody::Raw,
            Some(Form::Count) => ResponseBody::Value(TypeRef::single(TypeKind::Primitive(Primitive::Int32))),
            _ => body(names, page, stated, status.value, shown.as_ref(), form),
        };
        if found.iter().all(|known| known.status.value != status.value) {
            found.push(Response { status, body });
        }
    }
    if found.is_empty() {
        found.extend(shown);
    }
    if method == HttpMethod::Head {
        // What a GET would answer, without its body.
        found.iter_mut().for_each(|response| response.body = ResponseBody::None);
    }
    if method == HttpMethod::Delete {
        // A page that documents several methods describes the body of the reading one.
        found.retain(|response| {
            response.body == ResponseBody::None || facts.http.iter().all(|line| line.method.value == "DELETE")
        });
    }
    found
}

fn body(
    names: &Names<'_>,
    page: &PageFacts,
    stated: &ResponseFacts,
    status: u16,
    shown: Option<&Response>,
    form: Option<Form>,
) -> ResponseBody {
    // Where there are paths of other forms, the bytes are theirs.
    if stated.raw.is_some() && form != Some(Form::Value) {
        return ResponseBody::Raw;
    }
    let from_example = || shown.filter(|shown| shown.status.value == status).map(|shown| shown.body.clone());
    let Some(mention) = &stated.ty else {
        if stated.no_body.is_some() || status == 204 {
            return ResponseBody::None;
        }
        return from_example().unwrap_or(if status == 202 || status == 302 {
            ResponseBody::None
        } else {
            ResponseBody::Untyped
        });
    };
    let mut ty = names.type_ref(page, mention);
    ty.collection |= stated.collection;
    // A name that no page declares is a word for what the example's annotation names, and objects are no text.
    let is_doubtful = matches!(ty.kind, TypeKind::Primitive(primitive) if primitive != Primitive::Untyped);
    if let Some(ResponseBody::Value(shown) | ResponseBody::Page(shown)) = from_example()
        && (is_doubtful && matches!(shown.kind, TypeKind::Structured(_)) || !names.is_declared(&ty.kind))
        && names.is_declared(&shown.kind)
    {
        ty.kind = shown.kind;
    }
    // The example shows whether `{"value": […]}` comes back, whatever the sentence's grammar says.
    if let Some(ResponseBody::Page(shown)) = from_example()
        && !ty.collection
    {
        let same = shown.kind == ty.kind || ty.kind == TypeKind::Primitive(Primitive::Untyped);
        return ResponseBody::Page(if same { shown } else { TypeRef::single(ty.kind) });
    }
    shape(ty)
}

/// The body of a type.
pub(super) fn shape(ty: TypeRef) -> ResponseBody {
    let TypeRef { kind, collection } = ty;
    match kind {
        TypeKind::Primitive(Primitive::Untyped) if !collection => ResponseBody::Untyped,
        TypeKind::Primitive(Primitive::Stream | Primitive::Binary) if !collection => ResponseBody::Raw,
        kind if collection => ResponseBody::Page(TypeRef::single(kind)),
        kind @ (TypeKind::Primitive(_) | TypeKind::Enum(_)) => ResponseBody::Wrapped(TypeRef::single(kind)),
        kind => ResponseBody::Value(TypeRef::single(kind)),
    }
}

/// What the first successful example response shows, of those whose request has the form.
fn shown_response(names: &Names<'_>, page: &PageFacts, form: Option<Form>) -> Option<Response> {
    let is_of_form = |example: &&Example| form.is_none_or(|form| shown_form(example).is_none_or(|shown| shown == form));
    let messages = page.examples.iter().filter(is_of_form).flat_map(|example| &example.responses);
    let message = messages
        .into_iter()
        .find(|message| matches!(&message.start, Some(StartLine::Status { code, .. }) if code.value < 400))?;
    let Some(StartLine::Status { code, .. }) = &message.start else { return None };
    Some(Response { status: code.clone(), body: shown_body(names, page, message) })
}

/// Whether the answer that an example of a path shows is a page of a collection; without such an example, that of the
/// page's first one.
pub(super) fn shows_page(page: &PageFacts, path: &PathTemplate) -> Option<bool> {
    let is_of_path = |example: &&Example| {
        let request = example.request.as_ref();
        let shown = request.and_then(|request| template(strip_host(start(request)?.1), request.span));
        shown.is_some_and(|shown| matches(path, &shown))
    };
    let answers = page.examples.iter().filter(is_of_path).chain(&page.examples).flat_map(|example| &example.responses);
    let mut roots = answers.filter_map(|answer| answer.body.as_ref()?.json.values.first());
    let Value::Object(members) = &roots.next()?.value else { return None };
    Some(members.iter().any(|member| member.name == "value" && matches!(member.value.value, Value::Array(_))))
}

fn shown_form(example: &Example) -> Option<Form> {
    let request = example.request.as_ref()?;
    let (method, url) = start(request)?;
    Some(Form::of(method, &template(strip_host(url), request.span)?))
}

fn shown_body(names: &Names<'_>, page: &PageFacts, message: &HttpMessage) -> ResponseBody {
    let annotation = message.annotation.as_ref();
    let Some(body) = &message.body else {
        return ResponseBody::None;
    };
    let ty = annotation.and_then(|annotation| annotated_type(names, page, annotation));
    let Some(root) = body.json.values.first() else {
        return if body.json_due { ResponseBody::Untyped } else { ResponseBody::Raw };
    };
    let Value::Object(members) = &root.value else { return ResponseBody::Untyped };
    let value = members.iter().find(|member| member.name == "value").map(|member| &member.value.value);
    let is_collection = annotation.is_some_and(|annotation| annotation.is_collection);
    match (ty, value) {
        (Some(kind), Some(Value::Array(_))) => ResponseBody::Page(TypeRef::single(kind)),
        (Some(kind), _) if is_collection => ResponseBody::Page(TypeRef::single(kind)),
        (Some(kind @ TypeKind::Primitive(_)), Some(_)) => ResponseBody::Wrapped(TypeRef::single(kind)),
        (Some(kind @ TypeKind::Structured(_)), _) => ResponseBody::Value(TypeRef::single(kind)),
        (None, Some(_)) => lone_value(names, page, members).unwrap_or(ResponseBody::Untyped),
        _ => ResponseBody::Untyped,
    }
}

/// `{"value": true}`: a text, number or truth value that a function or action returns.
fn lone_value(names: &Names<'_>, page: &PageFacts, members: &[Member]) -> Option<ResponseBody> {
    let mut own = members.iter().filter(|member| !member.name.contains('@'));
    let (Some(value), None) = (own.next(), own.next()) else { return None };
    let ty = sample_type(names, page, &value.value);
    let is_scalar =
        matches!(ty.kind, TypeKind::Primitive(primitive) if primitive != Primitive::Untyped) && !ty.collection;
    is_scalar.then_some(ResponseBody::Wrapped(ty))
}

/// The type that an annotation names.
pub(super) fn annotated_type(names: &Names<'_>, page: &PageFacts, annotation: &Annotation) -> Option<TypeKind> {
    names.kind_of(page, &annotation.odata_type.as_ref()?.value, None)
}

/// A response that no page states: what the method's definition says.
pub(super) fn default_response(method: HttpMethod, place: crate::source::Span) -> Response {
    let status = if method == HttpMethod::Delete { 204 } else { 200 };
    let body = if method == HttpMethod::Delete { ResponseBody::None } else { ResponseBody::Untyped };
    Response { status: Fact::new(status, place), body }
}
