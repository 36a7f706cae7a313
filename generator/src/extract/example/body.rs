//! The body of a message, or a block of JSON alone.

use crate::json::{Parsed, parse, parse_indented};
use crate::markdown::{CodeBlock, OffsetMap};
use crate::source::{FileId, Span};

use super::super::facts::Body;

/// A part of a code block as a body. The content type, where one is given, says whether it is JSON.
pub(in crate::extract) fn body_from(
    code: &CodeBlock,
    file: FileId,
    start: usize,
    end: usize,
    content_type: Option<&str>,
) -> Option<Body> {
    let part = code.text.get(start..end)?;
    let text = part.trim_end();
    let text = text.trim_start_matches(['\n', '\r', '\u{feff}']);
    if text.trim().is_empty() {
        return None;
    }
    let start = start + (text.as_ptr() as usize - part.as_ptr() as usize);
    let is_json_fence = code.info.value.starts_with("json");
    let is_said = match content_type {
        Some(kind) if !is_json_fence => Some(kind.to_ascii_lowercase().contains("json")),
        _ => is_json_fence.then_some(true),
    };
    let json = match (is_said.unwrap_or_else(|| begins_like_json(text, code.recovered)), code.recovered) {
        (false, _) => Parsed::default(),
        (true, true) => parse_indented(text),
        (true, false) => parse(text),
    };
    // A placeholder such as `{raw bytes}` is no JSON that went wrong.
    let json_due = is_said.unwrap_or_else(|| json.is_json());
    Some(Body {
        map: shifted(&code.map, start, text),
        text: text.to_owned(),
        file,
        json,
        json_due,
        recovered: code.recovered,
        span: code.map.span(file, start..start + text.len()).unwrap_or(Span::file_start(file)),
    })
}

/// Whether a text begins as JSON does; one whose brackets are lost begins with a name.
pub(super) fn begins_like_json(text: &str, recovered: bool) -> bool {
    let text = text.trim_start();
    text.starts_with(['{', '[']) || recovered && text.starts_with('"')
}

/// The map of a part of the code block that starts at an offset.
fn shifted(map: &OffsetMap, start: usize, text: &str) -> OffsetMap {
    if let Some(offset) = map.in_step(start..start + text.len()) {
        return OffsetMap::contiguous(offset);
    }
    let mut part = OffsetMap::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(offset) = map.offset(start + at) {
            part.push(at, offset);
        }
        at += line.len();
    }
    part
}
