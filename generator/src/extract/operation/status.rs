//! Status codes in prose: `200 OK`, "returns 201 Created", "HTTP 400".

use std::ops::Range;

use crate::markdown::Text;

use super::super::words::in_code;

/// Words before or after a number that make it a status code.
const AFTER: [&str; 26] = [
    "ok",
    "created",
    "accepted",
    "no",
    "partial",
    "found",
    "moved",
    "see",
    "not",
    "bad",
    "unauthorized",
    "forbidden",
    "conflict",
    "gone",
    "response",
    "responses",
    "status",
    "http",
    "code",
    "error",
    "precondition",
    "temporary",
    "permanent",
    "multi-status",
    "internal",
    "service",
];

/// The status codes of a text with their places, in order.
pub(super) fn status_codes(text: &Text) -> Vec<(Range<usize>, u16)> {
    let plain = text.plain.as_str();
    let bytes = plain.as_bytes();
    let mut codes = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_alone = (at == 0
            || !bytes[at - 1].is_ascii_alphanumeric() && !matches!(bytes[at - 1], b'.' | b'-' | b'/'))
            && bytes.get(end).is_none_or(|next| !next.is_ascii_alphanumeric());
        let code =
            plain.get(at..end).filter(|_| is_alone && end - at == 3).and_then(|digits| digits.parse::<u16>().ok());
        if let Some(code) = code.filter(|code| (100..600).contains(code) && is_status(text, at..end)) {
            codes.push((at..end, code));
        }
        at = end;
    }
    codes
}

/// Whether a number is a status code: it starts inline code, or the words around it say so.
fn is_status(text: &Text, range: Range<usize>) -> bool {
    let plain = text.plain.as_str();
    let before = plain[..range.start].trim_end();
    let after = plain[range.end..].trim_start_matches([' ', '-', '\u{a0}']);
    if in_code(text, range.start) {
        let is_first = |start: usize| plain.get(start..range.start).is_some_and(|between| between.trim().is_empty());
        let starts = text.codes().any(|mark| is_first(mark.range.start as usize));
        return starts || before.ends_with("HTTP/1.1") || before.ends_with("HTTP");
    }
    let next: String = after.chars().take_while(|c| c.is_ascii_alphabetic() || *c == '-').collect();
    let next = next.to_ascii_lowercase();
    let is_series = plain[range.end..].starts_with("-series");
    is_series || AFTER.contains(&next.as_str()) || before.ends_with("HTTP") || before.ends_with("status code")
}
