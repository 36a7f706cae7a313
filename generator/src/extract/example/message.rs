//! HTTP messages in code blocks: a start line, headers, a blank line, a body, and what pages leave out of it.
//!
//! Which message answers which is left to `pairing`.

use std::ops::Range;
use std::sync::Arc;

use crate::markdown::CodeBlock;
use crate::source::{FileId, Span, Spanned};

use super::super::facts::{Annotation, Body, HeaderLine, HttpMessage, StartLine};
use super::super::operation::folded_line::{FoldedLine, header_name, is_header};
use super::super::operation::request_line::{is_remark, request_lines};
use super::super::operation::service_url::{has_host, names_version};
use super::body::{begins_like_json, body_from};

/// The messages of a code block in order: one, unless a response follows its request in the same block.
pub(super) fn messages(code: &CodeBlock, file: FileId, annotation: Option<&Arc<Annotation>>) -> Vec<HttpMessage> {
    let mut messages = Vec::with_capacity(1);
    let mut at = 0;
    while at < code.text.len() {
        let mut reader = Reader::new(code, file, at);
        let message = reader.message(annotation);
        let is_empty = message.start.is_none() && message.headers.is_empty() && message.body.is_none();
        if !is_empty {
            messages.push(message);
        }
        at = reader.end.max(at + 1);
    }
    messages
}

/// What a code block begins with, without reading all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beginning {
    /// A status line.
    Status,
    /// A request line with a path, and nothing below it but more of them.
    Request,
    /// A request line with a full URL, or with headers or a body below it.
    FullRequest,
    /// A request line whose URL is none of an API version: what a service sends to a client, say.
    ForeignRequest,
    /// A header.
    Header,
    /// None of these.
    Other,
}

/// Looks at the head of a code block.
pub(super) fn beginning(code: &CodeBlock, file: FileId) -> Beginning {
    let mut reader = Reader::new(code, file, 0);
    let start = reader.start_line();
    let rest = code.text.get(reader.at..).unwrap_or_default().trim_start();
    let next = rest.lines().next().unwrap_or_default();
    match start {
        Some(StartLine::Status { .. }) => Beginning::Status,
        Some(StartLine::Request { url, .. }) => {
            let has_more = is_header(next) || begins_like_json(next, code.recovered);
            match (has_host(&url.value), has_more) {
                (true, _) if !names_version(&url.value) => Beginning::ForeignRequest,
                (true, _) | (_, true) => Beginning::FullRequest,
                _ => Beginning::Request,
            }
        }
        None if is_header(next) => Beginning::Header,
        None => Beginning::Other,
    }
}

/// Reads one message.
struct Reader<'a> {
    code: &'a CodeBlock,
    file: FileId,
    start: usize,
    at: usize,
    end: usize,
}

impl<'a> Reader<'a> {
    fn new(code: &'a CodeBlock, file: FileId, start: usize) -> Self {
        Self { code, file, start, at: start, end: code.text.len() }
    }

    fn message(&mut self, annotation: Option<&Arc<Annotation>>) -> HttpMessage {
        let start = self.start_line();
        let headers = self.headers(start.is_some());
        let body = self.body(&start, &headers);
        HttpMessage { annotation: annotation.cloned(), start, headers, body, span: self.span(&(self.start..self.end)) }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        self.code.map.span(self.file, range.clone()).unwrap_or(self.code.info.span)
    }

    fn spanned(&self, line: &FoldedLine<'_>, range: Range<usize>) -> Spanned<String> {
        Spanned::new(line.text[range.clone()].to_owned(), self.span(&line.place(&range)))
    }

    /// The request or status line; blank lines, remarks and URLs without a verb before it are passed over.
    fn start_line(&mut self) -> Option<StartLine> {
        let mut at = self.at;
        while let Some(mut line) = FoldedLine::at(&self.code.text, at) {
            let text = line.text.trim();
            if text.is_empty() || is_remark(text) {
                at = line.next;
                continue;
            }
            if is_url(text) {
                at = line.next;
                self.at = at;
                continue;
            }
            if let Some(status) = self.status_line(&line) {
                self.at = line.next;
                return Some(status);
            }
            line.fold(&self.code.text);
            let request = request_lines(&line.text).into_iter().next()?;
            self.at = line.next;
            let method = self.spanned(&line, request.method).map(|method| method.to_ascii_uppercase());
            return Some(StartLine::Request { method, url: self.spanned(&line, request.target) });
        }
        None
    }

    fn status_line(&self, line: &FoldedLine<'_>) -> Option<StartLine> {
        let (code, reason) = status_of(&line.text)?;
        let value = line.text[code.clone()].parse().ok()?;
        let reason = line.text[reason].trim().to_owned();
        Some(StartLine::Status { code: Spanned::new(value, self.span(&line.place(&code))), reason })
    }

    /// The headers. Some pages put a blank line above them, or a remark between them.
    fn headers(&mut self, has_start: bool) -> Vec<HeaderLine> {
        let mut headers: Vec<HeaderLine> = Vec::new();
        let mut at = self.at;
        while let Some(line) = FoldedLine::at(&self.code.text, at) {
            let text = line.text.trim();
            if text.is_empty() {
                let is_above = headers.is_empty() && has_start && self.has_known_header_at(line.next);
                at = line.next;
                if is_above {
                    continue;
                }
                self.at = at;
                return headers;
            }
            if is_remark(text) && !begins_like_json(text, false) {
                at = line.next;
                continue;
            }
            let Some(header) = self.header(&line) else { break };
            headers.push(header);
            at = line.next;
            self.at = at;
        }
        headers
    }

    fn header(&self, line: &FoldedLine<'_>) -> Option<HeaderLine> {
        let indent = line.text.len() - line.text.trim_start().len();
        let text = line.text[indent..].trim_end();
        let name = header_name(text)?;
        let value = &text[name.len() + 1..];
        let start = indent + name.len() + 1 + (value.len() - value.trim_start().len());
        let end = indent + text.len();
        Some(HeaderLine {
            name: self.spanned(line, indent..indent + name.len()),
            value: self.spanned(line, start.min(end)..end),
        })
    }

    /// Whether a header that examples use stands at an offset.
    fn has_known_header_at(&self, at: usize) -> bool {
        const KNOWN: [&str; 8] = [
            "content-type",
            "content-length",
            "authorization",
            "prefer",
            "accept",
            "consistencylevel",
            "host",
            "location",
        ];
        let line = FoldedLine::at(&self.code.text, at);
        line.is_some_and(|line| {
            header_name(line.text.trim()).is_some_and(|name| KNOWN.contains(&name.to_ascii_lowercase().as_str()))
        })
    }

    /// What follows the head, up to the next message of the block.
    fn body(&mut self, start: &Option<StartLine>, headers: &[HeaderLine]) -> Option<Body> {
        let content_type = headers.iter().rev().find(|header| header.name.value.eq_ignore_ascii_case("content-type"));
        let content_type = content_type.map(|header| header.value.value.as_str()).filter(|value| !value.is_empty());
        let is_multipart = content_type.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart"));
        if start.is_some() && !is_multipart {
            self.end = self.next_message();
        }
        body_from(self.code, self.file, self.at, self.end, content_type)
    }

    /// Where the next message of the block starts: a status line, or a request line below a blank line.
    fn next_message(&self) -> usize {
        let text = self.code.text.as_str();
        let rest = text.get(self.at..).unwrap_or_default();
        let mut at = self.at;
        let mut is_below_blank = true;
        let mut is_below_json = false;
        for line in rest.split_inclusive('\n') {
            // Few lines of a body start with a capital letter: the others are passed over.
            let is_start = line.starts_with(|first: char| first.is_ascii_alphabetic())
                && (status_of(line).is_some()
                    || is_below_blank && !is_below_json && is_full_request(line.trim_end_matches(['\n', '\r'])));
            if is_start {
                return at;
            }
            is_below_blank = line.trim_end().is_empty();
            is_below_json = is_below_json || line.contains('{');
            at += line.len();
        }
        text.len()
    }
}

/// Whether a line is a request line beyond doubt: a method in capitals and a path or URL.
fn is_full_request(line: &str) -> bool {
    let is_path = |request: &Range<usize>| {
        let target = &line[request.clone()];
        target.starts_with('/') || target.starts_with("http")
    };
    line.starts_with(|first: char| first.is_ascii_uppercase())
        && request_lines(line).first().is_some_and(|request| request.method.start == 0 && is_path(&request.target))
}

/// Whether a line is a URL and nothing else.
fn is_url(line: &str) -> bool {
    has_host(line) && !line.contains([' ', '\t', '"'])
}

/// The ranges of code and reason of a status line: `HTTP/1.1 200 OK`, `HTTP 200`, `HTTP code: 200 OK`.
fn status_of(line: &str) -> Option<(Range<usize>, Range<usize>)> {
    let trimmed = line.trim_start();
    let indent = line.len() - trimmed.len();
    let rest = trimmed.get(..4).filter(|name| name.eq_ignore_ascii_case("http")).map(|_| &trimmed[4..])?;
    let version = rest
        .strip_prefix('/')
        .map_or(0, |version| 1 + version.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(version.len()));
    let mut behind = &rest[version..];
    for word in ["status", "code"] {
        let next = behind.trim_start();
        let is_word = next.get(..word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word));
        behind = if is_word { &next[word.len()..] } else { behind };
    }
    let start = trimmed.len() - behind.trim_start_matches([' ', '\t', ':']).len();
    let digits = trimmed[start..].bytes().take_while(u8::is_ascii_digit).count();
    let has_gap = start > 4 + version;
    (digits == 3 && has_gap).then_some((indent + start..indent + start + 3, indent + start + 3..line.len()))
}
