//! The pages' examples, each under the status and the media type that it shows.
//!
//! An example stands at the path that its request is for, or at the operation's first path where that cannot be told, so
//! that an operation with many paths has it once. Only bodies that are JSON are taken.

use std::borrow::Cow;

use crate::model::{Example as Shown, ExampleMessage, TypeKind};

use super::document::{Example, Map, MediaType, RequestBody, Response};
use super::media_type::{self, JSON};
use super::request_body::allows_body;
use super::responses::{self, has_body};
use super::routes::Documented;
use super::schema_object::Schema;
use super::shared::{Collections, ERROR};
use super::value_schema::Values;

/// Adds the examples of all pages about an operation.
pub(super) fn add<'a>(
    values: &Values<'a>,
    collections: &mut Collections<'a>,
    documented: &[Documented<'a>],
    request: &mut Option<RequestBody<'a>>,
    responses: &mut Vec<(u16, Response<'a>)>,
) {
    let shown = documented.iter().flat_map(|one| {
        let examples = one.operation.examples.iter().filter(|example| one.paths.contains(&path_of(example)));
        examples.map(move |example| (one, example))
    });
    for (number, (one, example)) in shown.enumerate() {
        let name = format!("example-{}", number + 1);
        if let Some(message) = example.request.as_ref().filter(|_| allows_body(one.operation.method.value)) {
            add_request(request, &name, example, message);
        }
        for (at, message) in example.responses.iter().enumerate() {
            let name = if at == 0 { name.clone() } else { format!("{name}-{}", at + 1) };
            add_response(values, collections, responses, &name, example, message);
        }
    }
}

/// The path, of those of its operation, that an example is for.
fn path_of(example: &Shown) -> usize {
    example.request.as_ref().and_then(|request| request.path).unwrap_or_default()
}

fn add_request<'a>(body: &mut Option<RequestBody<'a>>, name: &str, example: &'a Shown, message: &'a ExampleMessage) {
    let Some(media) = media_type::of_json(message) else { return };
    let body = body.get_or_insert_with(|| RequestBody { content: Map::default(), required: false });
    push(&mut body.content, media, name, example, message, Schema::default);
}

fn add_response<'a>(
    values: &Values<'a>,
    collections: &mut Collections<'a>,
    responses: &mut Vec<(u16, Response<'a>)>,
    name: &str,
    example: &'a Shown,
    message: &'a ExampleMessage,
) {
    let Some(media) = media_type::of_json(message) else { return };
    let first = responses.iter().map(|(status, _)| *status).find(|status| has_body(*status));
    let Some(status) = message.status.or(first).filter(|status| has_body(*status) && *status < 600) else { return };
    let at = responses.iter().position(|(known, _)| *known == status).unwrap_or_else(|| {
        let at = responses.partition_point(|(known, _)| *known < status);
        responses.insert(at, (status, responses::empty(status)));
        at
    });
    let Some((_, response)) = responses.get_mut(at) else { return };
    push(&mut response.content, media, name, example, message, || match &message.ty {
        _ if status >= 400 => Schema::named(ERROR),
        Some(ty) if ty.collection || matches!(ty.kind, TypeKind::Structured(_)) => {
            responses::value(values, collections, ty)
        }
        _ => Schema::default(),
    });
}

/// Adds an example under its media type; where no page describes a body of that type, the example does.
fn push<'a>(
    content: &mut Map<'a, MediaType<'a>>,
    media: Cow<'a, str>,
    name: &str,
    example: &'a Shown,
    message: &'a ExampleMessage,
    schema: impl FnOnce() -> Schema<'a>,
) {
    let Some(value) = &message.json else { return };
    // Everything that is JSON is described under one name.
    let described = if content.contains(&media) || !content.contains(JSON) { media } else { Cow::Borrowed(JSON) };
    if !content.contains(&described) {
        content.0.push((described.clone(), MediaType { schema: schema(), ..MediaType::default() }));
    }
    if let Some(media) = content.get_mut(&described) {
        media.examples.0.push((Cow::Owned(name.to_owned()), Example { summary: Some(&example.name), value }));
    }
}
