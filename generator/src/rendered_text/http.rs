//! Request lines, status lines and header lines of HTTP messages.
//!
//! What follows a head is left to `code`.

use super::lines::{split_word, strip_prefix_ci};
use super::vocabulary::METHODS;

/// Whether a line is a request line: a method in capitals and a path or a URL.
pub(super) fn is_request_line(line: &str) -> bool {
    let Some((method, rest)) = split_word(line) else { return false };
    let target = target(rest);
    let rooted = target.starts_with('/') || strip_prefix_ci(target, "http").is_some_and(|rest| rest.contains("://"));
    METHODS.contains(&method) && rooted && is_one_target(target)
}

/// Whether a line is a request line where only those are expected: letter case and the leading slash may be missing.
pub(super) fn is_documented_path(line: &str) -> bool {
    let Some((method, rest)) = split_word(line) else { return false };
    let target = target(rest);
    let known = METHODS.iter().any(|known| known.eq_ignore_ascii_case(method));
    let path_like = target.contains(['/', '{']) || target.starts_with('<');
    known && path_like && is_one_target(target)
}

/// Whether a request line names the service, as those of examples do.
pub(super) fn has_host(line: &str) -> bool {
    split_word(line).is_some_and(|(_, rest)| strip_prefix_ci(rest, "http").is_some())
}

/// Whether a line is a status line.
pub(super) fn is_status_line(line: &str) -> bool {
    let Some(rest) = strip_prefix_ci(line, "HTTP/") else { return false };
    let Some((version, status)) = split_word(rest) else { return false };
    version.starts_with(|c: char| c.is_ascii_digit()) && status.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a status line says that the answer is elsewhere, so that prose below it is no body.
pub(super) fn is_redirection(line: &str) -> bool {
    is_status_line(line) && split_word(line).is_some_and(|(_, status)| status.starts_with('3'))
}

/// The name of the header that a line gives.
pub(super) fn header_name(line: &str) -> Option<&str> {
    let (name, value) = line.split_once(':')?;
    let token =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    (token && (value.is_empty() || value.starts_with(char::is_whitespace) || name.contains('-'))).then_some(name)
}

/// Whether a line gives one of the headers that pages show, so that a blank line above it is a slip.
pub(super) fn is_known_header(line: &str) -> bool {
    const NAMES: &[&str] =
        &["authorization", "accept", "prefer", "host", "location", "range", "consistencylevel", "etag"];
    header_name(line).is_some_and(|name| {
        NAMES.iter().any(|known| name.eq_ignore_ascii_case(known)) || strip_prefix_ci(name, "content-").is_some()
    })
}

/// What is left of a request line without its method and its version.
fn target(rest: &str) -> &str {
    rest.rfind(" HTTP/").map_or(rest, |at| &rest[..at]).trim_end()
}

/// Whether a text is one path or URL: blanks stand in brackets, in quotes or behind a `?` alone.
fn is_one_target(text: &str) -> bool {
    let mut depth = 0_u32;
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '?' => return true,
            '\'' => quoted = !quoted,
            '{' | '(' | '<' => depth += 1,
            '}' | ')' | '>' => depth = depth.saturating_sub(1),
            c if c.is_whitespace() && depth == 0 && !quoted => return false,
            _ => {}
        }
    }
    !text.is_empty()
}
