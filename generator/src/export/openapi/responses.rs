//! Responses: status codes with what they carry, and the service's error for the rest.

use std::borrow::Cow;

use crate::model::{self, OperationKind, ResponseBody, TypeRef};

use super::document::{Header, Map, MediaType, Reference, Response, ResponseOrRef};
use super::media_type::{self, JSON, TEXT};
use super::request_body::bytes;
use super::routes::Documented;
use super::schema_object::Schema;
use super::shared::{Collections, ERROR_RESPONSE};
use super::value_schema::Values;

/// The responses of an operation without examples, by status.
pub(super) fn of_operation<'a>(
    values: &Values<'a>,
    collections: &mut Collections<'a>,
    documented: &[Documented<'a>],
) -> Vec<(u16, Response<'a>)> {
    let chosen = chosen(documented);
    let status_of = |stated: &model::Response| stated.status.value;
    let redirection = chosen.iter().find(|(stated, one)| leads_to_bytes(stated, one)).copied();
    let answers_itself = chosen.iter().any(|(stated, _)| status_of(stated) < 300);
    let responses = chosen.into_iter().map(|(stated, one)| {
        let status = status_of(stated);
        let mut response = empty(status);
        if has_body(status) && !leads_to_bytes(stated, one) {
            response.content = content(values, collections, one, status, &stated.body);
        }
        (status, response)
    });
    let mut found: Vec<(u16, Response<'a>)> = responses.collect();
    if let Some((stated, one)) = redirection.filter(|_| !answers_itself) {
        let description = "What the redirection leads to";
        found.push((200, Response { description, content: received_bytes(one, status_of(stated)), ..empty(200) }));
    }
    found.sort_by_key(|(status, _)| *status);
    found
}

/// Whether a response is a redirection to bytes. Clients follow it, and see an answer of their own.
fn leads_to_bytes(stated: &model::Response, documented: &Documented<'_>) -> bool {
    let is_download = documented.operation.kind == OperationKind::Download;
    is_redirection(stated.status.value) && (is_download || stated.body == ResponseBody::Raw)
}

fn is_redirection(status: u16) -> bool {
    (300..400).contains(&status) && status != 304
}

fn received_bytes<'a>(documented: &Documented<'a>, status: u16) -> Map<'a, MediaType<'a>> {
    let media = media_type::of_bytes_received(documented.operation, status).into_iter();
    Map(media.map(|media| (media, MediaType { schema: bytes(), ..MediaType::default() })).collect())
}

/// The response of a status as pages state it.
pub(super) fn stated<'a>(documented: &[Documented<'a>], status: u16) -> Option<&'a model::Response> {
    chosen(documented).into_iter().map(|(stated, _)| stated).find(|stated| stated.status.value == status)
}

/// One response of each status, with the operation that states it.
fn chosen<'a, 'b>(documented: &'b [Documented<'a>]) -> Vec<(&'a model::Response, &'b Documented<'a>)> {
    let mut chosen: Vec<(&'a model::Response, &Documented<'a>)> = Vec::new();
    for one in documented {
        for response in &one.operation.responses {
            match chosen.iter_mut().find(|(known, _)| known.status.value == response.status.value) {
                None => chosen.push((response, one)),
                // The leading page decides, unless it leaves the shape open.
                Some(known) if says_less(&known.0.body, &response.body) => *known = (response, one),
                Some(_) => {}
            }
        }
    }
    chosen
}

fn says_less(known: &ResponseBody, new: &ResponseBody) -> bool {
    let rank = |body: &ResponseBody| match body {
        ResponseBody::None => 0,
        ResponseBody::Untyped => 1,
        _ => 2,
    };
    rank(known) < rank(new)
}

/// Whether a response of this status can carry a body.
pub(super) fn has_body(status: u16) -> bool {
    status >= 200 && !matches!(status, 204 | 205 | 304)
}

/// A response without content.
pub(super) fn empty<'a>(status: u16) -> Response<'a> {
    let headers = if is_redirection(status) {
        let location = Header { schema: Schema::formatted("string", "uri-reference") };
        Map(vec![(Cow::Borrowed("Location"), location)])
    } else {
        Map::default()
    };
    Response { description: reason(status), headers, content: Map::default() }
}

fn content<'a>(
    values: &Values<'a>,
    collections: &mut Collections<'a>,
    documented: &Documented<'a>,
    status: u16,
    body: &'a ResponseBody,
) -> Map<'a, MediaType<'a>> {
    let kind = &documented.operation.kind;
    let media = match body {
        ResponseBody::Value(_) if *kind == OperationKind::Count => TEXT,
        _ => JSON,
    };
    let schema = match body {
        ResponseBody::None => return Map::default(),
        ResponseBody::Untyped if *kind != OperationKind::Download => Schema::default(),
        ResponseBody::Raw | ResponseBody::Untyped => return received_bytes(documented, status),
        ResponseBody::Page(ty) => collections.page_of(values, &ty.kind),
        ResponseBody::Value(ty) => value(values, collections, ty),
        ResponseBody::Wrapped(ty) => Schema::object(vec![(Cow::Borrowed("value"), values.of_type(ty))]),
    };
    Map(vec![(Cow::Borrowed(media), MediaType { schema, ..MediaType::default() })])
}

/// A value as the body of a response; collections come in pages.
pub(super) fn value<'a>(values: &Values<'a>, collections: &mut Collections<'a>, ty: &'a TypeRef) -> Schema<'a> {
    if ty.collection { collections.page_of(values, &ty.kind) } else { values.of_kind(&ty.kind) }
}

/// The responses as the document has them, errors last.
pub(super) fn with_errors<'a>(responses: Vec<(u16, Response<'a>)>) -> Map<'a, ResponseOrRef<'a>> {
    let stated = responses
        .into_iter()
        .map(|(status, response)| (Cow::Owned(status.to_string()), ResponseOrRef::Inline(response)));
    let errors =
        ["4XX", "5XX"].map(|range| (Cow::Borrowed(range), ResponseOrRef::Ref(Reference { target: ERROR_RESPONSE })));
    Map(stated.chain(errors).collect())
}

/// The reason phrase of a status code.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        206 => "Partial Content",
        207 => "Multi-Status",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        410 => "Gone",
        412 => "Precondition Failed",
        416 => "Range Not Satisfiable",
        422 => "Unprocessable Content",
        423 => "Locked",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        503 => "Service Unavailable",
        507 => "Insufficient Storage",
        509 => "Bandwidth Limit Exceeded",
        _ => match status / 100 {
            2 => "Success",
            3 => "Redirection",
            _ => "Error",
        },
    }
}
