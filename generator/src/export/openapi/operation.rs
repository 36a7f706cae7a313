//! One method of one path: everything that its pages say, as an Operation Object.

use std::borrow::Cow;

use crate::model::{HttpMethod, OperationKind, ResponseBody};

use super::Document;
use super::document::{Operation, Pageable};
use super::routes::Method;
use super::shared::Collections;
use super::{examples, links, parameters, responses, security};

/// Makes an operation of what is documented; pages of collections that it answers with are added to `collections`.
pub(super) fn operation<'a>(
    document: &'a Document<'a>,
    collections: &mut Collections<'a>,
    method: &'a Method<'a>,
) -> Option<Operation<'a>> {
    let documented = &method.documented;
    let leading = documented.first()?.operation;
    let mut request_body = document.bodies.request_body(documented);
    let mut found = responses::of_operation(&document.values, collections, documented);
    examples::add(&document.values, collections, documented, &mut request_body, &mut found);
    Some(Operation {
        tags: [&method.tag],
        summary: leading.title.as_ref().map(|title| title.value.as_str()),
        description: description(document, method),
        external_docs: links::page(document.sources, document.version, leading.place),
        operation_id: &method.id,
        parameters: parameters::of_operation(&document.values, documented),
        request_body,
        responses: responses::with_errors(found),
        deprecated: leading.deprecated.is_some(),
        security: security::requirements(documented),
        operation_type: operation_type(&leading.kind),
        pageable: is_pageable(method)
            .then_some(Pageable { next_link_name: "@odata.nextLink", operation_name: "listMore" }),
    })
}

/// The description of the leading page; below it, links to the other pages with theirs.
fn description<'a>(document: &Document<'a>, method: &Method<'a>) -> Option<Cow<'a, str>> {
    let (leading, others) = method.documented.split_first()?;
    let description = leading.operation.description.as_ref().map(|text| text.value.as_str());
    if others.is_empty() {
        return description.map(Cow::Borrowed);
    }
    let mut text = description.unwrap_or_default().to_owned();
    for one in others {
        let url = links::page(document.sources, document.version, one.operation.place).url;
        let title = one.operation.title.as_ref().map_or("Documentation", |title| title.value.as_str());
        let said = one.operation.description.as_ref().map(|text| text.value.as_str());
        text.push_str(&format!("\n\nSee also [{}]({url})", title.replace(['[', ']'], "")));
        match said.filter(|said| !text.contains(*said)) {
            Some(said) => text.push_str(&format!(": {said}")),
            None => text.push('.'),
        }
    }
    Some(Cow::Owned(text.trim_start().to_owned()))
}

fn operation_type(kind: &OperationKind) -> &'static str {
    match kind {
        OperationKind::Action(_) => "action",
        OperationKind::Function(_) => "function",
        _ => "operation",
    }
}

/// Whether an answer may lead to a next one.
fn is_pageable(method: &Method<'_>) -> bool {
    let Some(leading) = method.documented.first() else { return false };
    method.method == HttpMethod::Get
        && leading.operation.responses.iter().any(|response| matches!(response.body, ResponseBody::Page(_)))
}
