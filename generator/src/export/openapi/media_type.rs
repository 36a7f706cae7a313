//! Media types of bodies: JSON, or what the pages say of bytes.

use std::borrow::Cow;

use crate::model::{ExampleMessage, Operation};

/// JSON.
pub(super) const JSON: &str = "application/json";
/// Bytes of which no page says more.
pub(super) const BYTES: &str = "application/octet-stream";
/// Text, such as a number of items.
pub(super) const TEXT: &str = "text/plain";

/// The media type of bytes that are sent: as named, as in a documented header, as in an example.
pub(super) fn of_bytes_sent<'a>(operation: &'a Operation, named: Option<&str>) -> Cow<'a, str> {
    let documented = operation.headers.iter().filter(|header| is_content_type(&header.name.value));
    let documented = documented.filter_map(|header| header.value.as_deref());
    let shown = operation.examples.iter().filter_map(|example| declared(example.request.as_ref()?));
    let mut found = named.into_iter().chain(documented).chain(shown).filter_map(essence);
    Cow::Owned(found.find(|media| media != JSON).unwrap_or_else(|| BYTES.to_owned()))
}

/// The media types of bytes that are received with a status, as the examples show them.
pub(super) fn of_bytes_received<'a>(operation: &'a Operation, status: u16) -> Vec<Cow<'a, str>> {
    let messages = operation.examples.iter().flat_map(|example| &example.responses);
    let mut found: Vec<Cow<'a, str>> = Vec::new();
    for media in messages.filter(|message| message.status == Some(status)).filter_map(declared).filter_map(essence) {
        if media != JSON && !found.contains(&Cow::Borrowed(media.as_str())) {
            found.push(Cow::Owned(media));
        }
    }
    if found.is_empty() {
        found.push(Cow::Borrowed(BYTES));
    }
    found
}

/// The media type under which the JSON of an example stands; none when the header says that it is no JSON.
pub(super) fn of_json(message: &ExampleMessage) -> Option<Cow<'_, str>> {
    let json = message.json.as_ref()?;
    let is_structured = json.is_object() || json.is_array();
    match declared(message) {
        Some(written) if written.eq_ignore_ascii_case(JSON) => Some(Cow::Borrowed(JSON)),
        Some(written) => match essence(written) {
            Some(media) if media == JSON => Some(Cow::Borrowed(JSON)),
            Some(media) if media.ends_with("+json") => Some(Cow::Owned(media)),
            Some(media) if media.starts_with("multipart/") => None,
            _ => is_structured.then_some(Cow::Borrowed(JSON)),
        },
        None => is_structured.then_some(Cow::Borrowed(JSON)),
    }
}

fn declared(message: &ExampleMessage) -> Option<&str> {
    message.headers.iter().find(|(name, _)| is_content_type(name)).map(|(_, value)| value.as_str())
}

fn is_content_type(name: &str) -> bool {
    name.eq_ignore_ascii_case("content-type")
}

/// `type/subtype` in lower case, without parameters; none when it is no media type.
fn essence(written: &str) -> Option<String> {
    let essence = written.split(';').next()?.trim().to_ascii_lowercase();
    let (ty, subtype) = essence.split_once('/')?;
    let is_token = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    (is_token(ty) && is_token(subtype)).then_some(essence)
}
