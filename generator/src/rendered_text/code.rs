//! Code blocks: HTTP messages with their bodies, JSON, and code of other languages.
//!
//! The text is kept as it stands in the file, so that every place in it is true; blocks are marked as
//! recovered, which tells readers of JSON to put lost brackets back.

use crate::markdown::{Block, BlockKind, CodeBlock};
use crate::source::Spanned;

use super::lines::Page;
use super::{blocks, body, boundary, http};

/// A code block and the line after it.
#[derive(Debug)]
pub(super) struct Found {
    /// The block.
    pub(super) block: Block,
    /// The index of the first line that is not part of it.
    pub(super) next: usize,
}

/// Reads the request lines of the *HTTP request* section that stand together.
pub(super) fn documented_paths(page: &Page<'_>, at: usize) -> Found {
    let mut next = at + 1;
    while is_more_of_a_path(page.line(next)) {
        next += 1;
    }
    let lines: Vec<&str> = (at..next).map(|at| page.line(at)).collect();
    Found { block: block(page, "http", &lines), next }
}

/// Whether a line is one more request line, or goes on with a path that was broken over lines.
fn is_more_of_a_path(line: &str) -> bool {
    let is_header = http::header_name(line).is_some_and(|name| name.contains('-'));
    is_header || http::is_documented_path(line) || (line.starts_with(['/', '?', '&']) && !line.contains(' '))
}

/// Reads a message: request or status line, headers, and the body after a blank line.
pub(super) fn message(page: &Page<'_>, at: usize) -> Found {
    let mut next = at + 1;
    if let Some(below) = page.next_content(next).filter(|below| http::is_known_header(page.line(*below))) {
        next = below;
    }
    let headers = next;
    let mut content_type = None;
    let head = page.line(at);
    let mut no_body = http::is_redirection(head);
    while let Some(name) = http::header_name(page.line(next)) {
        if name.eq_ignore_ascii_case("content-type") {
            content_type = Some(page.line(next)[name.len() + 1..].trim());
        }
        no_body |= name.eq_ignore_ascii_case("content-length") && page.line(next).ends_with(": 0");
        next += 1;
    }
    let mut lines: Vec<&str> = vec![head];
    lines.extend((headers..next).map(|at| page.line(at)));
    if let Some((start, end)) = message_body(page, next, content_type, no_body) {
        let last = lines.last().copied().unwrap_or_default();
        let gap = page.raw(next).filter(|_| page.is_blank(next)).map_or(&last[last.len()..], |raw| &raw[..0]);
        lines.push(gap);
        lines.extend((start..end).filter_map(|at| page.raw(at)));
        next = end;
    }
    Found { block: block(page, "http", &lines), next }
}

/// The lines of a message's body.
fn message_body(
    page: &Page<'_>,
    after_head: usize,
    content_type: Option<&str>,
    no_body: bool,
) -> Option<(usize, usize)> {
    let start = page.next_content(after_head)?;
    let line = page.line(start);
    if boundary::ends_code(line) {
        return None;
    }
    let says_json = content_type.is_some_and(|value| value.contains("json"));
    let raw = page.raw(start).unwrap_or_default();
    if body::starts(line) || says_json && body::continues(raw) {
        return Some((start, json_end(page, start)));
    }
    let is_raw = line.starts_with(['{', '<', '[']);
    let is_text = start > after_head && !no_body && content_type.map_or(is_raw, |_| !says_json || is_raw);
    is_text.then(|| (start, (start..).find(|at| page.is_blank(*at)).unwrap_or(start)))
}

/// Reads JSON that stands alone.
pub(super) fn json(page: &Page<'_>, at: usize) -> Found {
    let next = json_end(page, at);
    let lines: Vec<&str> = (at..next).filter_map(|at| page.raw(at)).collect();
    Found { block: block(page, "json", &lines), next }
}

/// The line after the JSON that starts on a line. Blank lines within it are passed over.
fn json_end(page: &Page<'_>, start: usize) -> usize {
    let mut balance = body::Balance::default();
    let mut end = start;
    while let Some(at) = page.next_content(end) {
        let raw = page.raw(at).unwrap_or_default();
        let line = raw.trim();
        if boundary::ends_code(line) {
            break;
        }
        let gap = at > end;
        let is_new = gap && balance.is_even() && line.starts_with(['{', '[']);
        let goes_on = body::continues(raw) || !gap && line.ends_with([',', '"', '}', ']', '{', '[']);
        if at > start && (is_new || !goes_on) {
            break;
        }
        balance.add(line);
        end = at + 1;
    }
    end.max(start + 1)
}

/// Reads code of a language that was named above it, up to a blank line that something else follows.
pub(super) fn snippet(page: &Page<'_>, at: usize, info: &'static str) -> Found {
    let mut end = at + 1;
    while let Some(line_at) = page.next_content(end) {
        if boundary::ends_code(page.line(line_at)) || line_at > end + 1 {
            break;
        }
        end = line_at + 1;
    }
    let lines: Vec<&str> = (at..end).filter_map(|at| page.raw(at)).collect();
    Found { block: block(page, info, &lines), next: end }
}

/// A code block of some lines.
fn block<'a>(page: &Page<'a>, info: &str, lines: &[&'a str]) -> Block {
    let (Some(first), Some(last)) = (lines.first().copied(), lines.last().copied()) else {
        return blocks::block(BlockKind::Rule, crate::source::Span::file_start(page.file));
    };
    let end = page.ends(last).then(|| &last[last.len()..]);
    let lines: Vec<&str> = lines.iter().copied().chain(end).collect();
    let (text, map) = page.joined(&lines);
    let info = Spanned::new(info.to_owned(), page.span_before(first));
    let code = CodeBlock { info, text, map, closed: true, recovered: true };
    blocks::block(BlockKind::Code(code), page.span_over(first, last))
}
