//! Request lines as pages write them: a method and a path, with all the ways to say more on one line.
//!
//! Shared by *HTTP request* blocks and example messages. Which lines of a block are request lines, and what
//! stands around them, is left to their readers.

use std::borrow::Cow;
use std::ops::Range;

/// The methods that a request line may start with.
const METHODS: [&str; 7] = ["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS"];

/// A line of a block, joined with the lines that continue it.
pub(in crate::extract) struct FoldedLine<'a> {
    /// The line without its line break.
    pub(in crate::extract) text: Cow<'a, str>,
    /// Offsets of `text` and the offsets of the block where the pieces start.
    pieces: Vec<(usize, usize)>,
    /// The offset in the block after the line and its line break.
    pub(in crate::extract) next: usize,
}

impl<'a> FoldedLine<'a> {
    /// The line that starts at an offset of a block, or none at its end.
    pub(in crate::extract) fn at(block: &'a str, start: usize) -> Option<Self> {
        let rest = block.get(start..).filter(|rest| !rest.is_empty())?;
        let (line, next) = line_of(rest, start);
        Some(Self { text: Cow::Borrowed(line), pieces: vec![(0, start)], next })
    }

    /// Takes in the lines below that continue this one, when it is a request line.
    pub(in crate::extract) fn fold(&mut self, block: &str) {
        while let Some(rest) = block.get(self.next..).filter(|rest| !rest.is_empty()) {
            let (line, next) = line_of(rest, self.next);
            if !continues(&self.text, line) {
                return;
            }
            let kept = self.text.trim_end().trim_end_matches('\\').len();
            let text = self.text.to_mut();
            text.truncate(kept);
            if METHODS.contains(&text.trim()) {
                text.push(' ');
            }
            let indent = line.len() - line.trim_start().len();
            self.pieces.push((text.len(), self.next + indent));
            text.push_str(line.trim());
            self.next = next;
        }
    }

    /// The range in the block of a range of the line.
    pub(in crate::extract) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.offset(range.start);
        let end = if range.end > range.start { self.offset(range.end - 1) + 1 } else { start };
        start..end.max(start)
    }

    fn offset(&self, at: usize) -> usize {
        let piece = self.pieces.iter().rev().find(|piece| piece.0 <= at).copied().unwrap_or_default();
        piece.1 + (at - piece.0)
    }
}

/// The first line of a text, and the offset of the next one, counted from `start`.
fn line_of(rest: &str, start: usize) -> (&str, usize) {
    let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
    (rest[..end].trim_end_matches(['\n', '\r']), start + end)
}

/// Whether a line goes on with a request line that was begun above it.
fn continues(before: &str, line: &str) -> bool {
    let text = line.trim();
    if text.is_empty() || method_at(text).is_some() || is_header(text) || text.starts_with(['"', '[']) {
        return false;
    }
    let Some((method, after)) = method_at(before.trim_start()) else { return false };
    let target = before.trim_start().get(after..).unwrap_or_default().trim();
    if target.is_empty() {
        return is_path_start(text) && METHODS.contains(&method);
    }
    if text.starts_with('{') && !text.contains('/') {
        return false;
    }
    let is_indented = line.starts_with([' ', '\t']);
    text.starts_with(['?', '&'])
        || target.ends_with(['?', '&', '=', ',', '\\', '('])
        || is_indented && text.starts_with('/') && !text.starts_with("//")
        || is_indented && target.matches('(').count() > target.matches(')').count()
}

/// Whether a line is a header: `Content-Type: application/json`.
pub(in crate::extract) fn is_header(line: &str) -> bool {
    header_name(line).is_some()
}

/// The name of a header line.
pub(in crate::extract) fn header_name(line: &str) -> Option<&str> {
    let (name, value) = line.split_once(':')?;
    let is_name = !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && name.starts_with(|first: char| first.is_ascii_alphabetic());
    (is_name && !value.starts_with("//")).then_some(name)
}

/// A method at the start of a text, and the offset behind it.
fn method_at(text: &str) -> Option<(&str, usize)> {
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let word = &text[..end];
    let is_method = METHODS.iter().any(|method| method.eq_ignore_ascii_case(word));
    let ends = text[end..].chars().next().is_none_or(|c| c.is_whitespace() || c == ':');
    (is_method && ends).then_some((word, end))
}

/// A method and one of its targets, as ranges of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract) struct RequestLine {
    /// The method as written.
    pub(in crate::extract) method: Range<usize>,
    /// The path or URL, its query string included.
    pub(in crate::extract) target: Range<usize>,
}

/// The requests of a line, usually one: a line may name several paths, or several methods with theirs.
pub(in crate::extract) fn request_lines(line: &str) -> Vec<RequestLine> {
    let mut found = Vec::new();
    let mut at = skip_bullet(line);
    while let Some((word, length)) = line.get(at..).and_then(method_at) {
        let method = at..at + word.len();
        let mut start = skip(line, at + length, |c| c.is_whitespace() || c == ':');
        if !is_target(&line[start..], word) {
            break;
        }
        loop {
            let end = target_end(line, start);
            let target = trimmed(line, start..end);
            if !target.is_empty() {
                found.push(RequestLine { method: method.clone(), target });
            }
            at = skip_separators(line, end);
            if at <= start || !is_path_start(&line[at..]) {
                break;
            }
            start = at;
        }
    }
    found
}

/// The offset behind white space, list marks, prompts and ticks.
fn skip_bullet(line: &str) -> usize {
    let start = skip(line, 0, |c| c.is_whitespace() || matches!(c, '-' | '*' | '>' | '$' | '`' | '•'));
    let digits = skip(line, start, |c| c.is_ascii_digit());
    if digits > start && line[digits..].starts_with(['.', ')']) {
        return skip(line, digits + 1, |c| c.is_whitespace() || c == '`');
    }
    start
}

fn skip(line: &str, from: usize, is_skipped: impl Fn(char) -> bool) -> usize {
    let rest = line.get(from..).unwrap_or_default();
    from + rest.find(|c| !is_skipped(c)).unwrap_or(rest.len())
}

/// The offset behind what stands between two alternatives: commas, bars, "or", "and".
fn skip_separators(line: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        let next = skip(line, at, |c| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '`'));
        let rest = line.get(next..).unwrap_or_default();
        let word = ["or ", "and ", "OR ", "AND ", "Or "].iter().find(|word| rest.starts_with(**word));
        match word {
            Some(word) => at = next + word.len(),
            None => return next,
        }
    }
}

fn is_path_start(text: &str) -> bool {
    text.starts_with('/') && !text.starts_with("//") || text.starts_with("http://") || text.starts_with("https://")
}

/// Whether what follows a method is a path: prose may start with the same word.
fn is_target(text: &str, method: &str) -> bool {
    if is_path_start(text) || text.starts_with(['{', '<']) && text.len() > 2 {
        return true;
    }
    let word = text.split_whitespace().next().unwrap_or_default();
    let is_plain = word.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | '.' | '`' | '"' | '\''));
    let alone = word.len() == text.trim_end().len();
    METHODS.contains(&method) && is_plain && (alone || word.contains('/') && !word.contains("/or"))
}

/// Where a target ends: at white space, unless brackets, a query string or the path itself go on behind it.
fn target_end(line: &str, start: usize) -> usize {
    let mut open: Vec<char> = Vec::new();
    let mut in_query = false;
    for (at, c) in line.char_indices().skip_while(|(at, _)| *at < start) {
        match c {
            '?' if open.is_empty() => in_query = true,
            '(' => open.push(')'),
            '{' => open.push('}'),
            '<' if !in_query => open.push('>'),
            ')' | '}' | '>' if open.last() == Some(&c) => {
                open.pop();
            }
            _ if c.is_whitespace() => {
                let rest = &line[at..];
                let is_inside = open.last().is_some_and(|close| rest.contains(*close));
                if !is_inside && !goes_on(rest.trim_start(), in_query) {
                    return at;
                }
            }
            _ => {}
        }
    }
    line.len()
}

/// Whether a target goes on behind white space.
fn goes_on(rest: &str, in_query: bool) -> bool {
    let token = rest.split_whitespace().next().unwrap_or_default();
    if rest.is_empty() || rest.starts_with("HTTP/") || is_remark(rest) {
        return false;
    }
    let is_next_request =
        method_at(rest).is_some_and(|(word, at)| METHODS.contains(&word) && is_target(rest[at..].trim_start(), word));
    if in_query {
        return !is_next_request && !is_path_start(rest);
    }
    if let Some(alternative) = rest.strip_prefix('|') {
        let alternative = alternative.trim_start();
        return !is_path_start(alternative)
            && alternative.split_whitespace().next().is_some_and(|word| word.contains('/'));
    }
    let is_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '{' | '}' | '-' | '_' | '$' | '.');
    let first_part = token.split('/').next().unwrap_or_default();
    let is_word = !matches!(first_part, "" | "and" | "or" | "." | "..." | "e.g.");
    !is_next_request && token.contains('/') && is_word && token.chars().all(is_path)
}

/// Whether a text is a remark beside code.
pub(in crate::extract) fn is_remark(text: &str) -> bool {
    ["//", "<!--", "# ", "-- ", "/*", "<--", "<-", "(", "…"].iter().any(|mark| text.starts_with(mark)) || text == "#"
}

/// A target without quotes, ticks and punctuation around it.
fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let text = &line[range.clone()];
    let start = range.start + (text.len() - text.trim_start_matches(['`', '"', '\'', ' ']).len());
    let text = line.get(start..range.end).unwrap_or_default();
    let mut kept = text.trim_end_matches(['`', '"', ',', ';', ' ', '\t']);
    if kept.ends_with('.') && !kept.ends_with("..") {
        kept = kept.trim_end_matches('.');
    }
    start..start + kept.len()
}

/// A target taken apart: the version of a full URL, and the offset where its path starts.
pub(in crate::extract) fn split_version(target: &str) -> (Option<&str>, usize) {
    let (host_end, has_host) = match target.find("://") {
        Some(scheme) if scheme < 8 => {
            let host = scheme + 3;
            (target[host..].find('/').map_or(target.len(), |at| host + at), true)
        }
        _ => {
            let first = target.split('/').next().unwrap_or_default();
            let is_host =
                first.contains('.') && !first.contains(['(', '{', '$']) && has_version_after(target, first.len());
            if is_host { (first.len(), true) } else { (0, false) }
        }
    };
    let path = &target[host_end..];
    let segment = path.trim_start_matches('/').split(['/', '?']).next().unwrap_or_default();
    let start = host_end + (path.len() - path.trim_start_matches('/').len());
    if is_version(segment) {
        return (Some(segment), start + segment.len());
    }
    if has_host && is_version_placeholder(segment) {
        return (None, start + segment.len());
    }
    (None, host_end)
}

fn has_version_after(target: &str, host: usize) -> bool {
    target[host..].split('/').nth(1).is_some_and(|segment| is_version(segment) || is_version_placeholder(segment))
}

/// Whether a segment is an API version.
pub(in crate::extract) fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix(['v', 'V']).unwrap_or_default();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && number.len() < 8;
    is_number || ["beta", "alpha", "preview", "canary"].iter().any(|name| segment.eq_ignore_ascii_case(name))
}

fn is_version_placeholder(segment: &str) -> bool {
    let name = segment.trim_matches(['{', '}', '<', '>', '[', ']']);
    name.len() < segment.len() && name.to_ascii_lowercase().contains("version")
}

/// A target whose slips are mended: `{user-id} | user-principal-name/chats` holds one parameter.
pub(in crate::extract) fn mended(target: &str) -> String {
    let path_end = target.find('?').unwrap_or(target.len());
    let (path, query) = target.split_at(path_end);
    let Some((before, after)) = path.split_once("} |").or_else(|| path.split_once("}|")) else {
        return target.to_owned();
    };
    let after = after.trim_start();
    let name_end = after.find('/').unwrap_or(after.len());
    let (name, rest) = after.split_at(name_end);
    format!("{before} | {}}}{rest}{query}", name.trim_matches(['{', '}', ' ']))
}

#[cfg(test)]
mod tests {
    use super::{FoldedLine, mended, request_lines, split_version};

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let found: Vec<String> = request_lines(line)
            .iter()
            .map(|request| format!("{} {}", &line[request.method.clone()], &line[request.target.clone()]))
            .collect();
        assert_eq!(found, expected, "in {line:?}");
    }

    #[test]
    fn reads_one_request() {
        check("GET /users/{id | userPrincipalName}/calendar", &["GET /users/{id | userPrincipalName}/calendar"]);
        check("  patch /teams/(team-id)/schedule   ", &["patch /teams/(team-id)/schedule"]);
        check("DELETE policies/x/{id}", &["DELETE policies/x/{id}"]);
        check("GET https://host/v1.0/me HTTP/1.1", &["GET https://host/v1.0/me"]);
        check("GET /a/range(address='A 1')/b // by address", &["GET /a/range(address='A 1')/b"]);
        check("GET /alerts?$filter={p} eq '{v}' and x eq 1", &["GET /alerts?$filter={p} eq '{v}' and x eq 1"]);
        check("GET /organization/{tenant id}/branding", &["GET /organization/{tenant id}/branding"]);
        check("- `GET /me/x`", &["GET /me/x"]);
        check("1. GET /me/x.", &["GET /me/x"]);
        check("GET: /me/x", &["GET /me/x"]);
        check("GET /me/folders/{id}/.../messages", &["GET /me/folders/{id}/.../messages"]);
        check("POST {serviceRoot}/x", &["POST {serviceRoot}/x"]);
        check("GET /users/{id} | name/chats/{id}", &["GET /users/{id} | name/chats/{id}"]);
        check(
            "GET /drive/root:/{path and name}:/content?format={format}",
            &["GET /drive/root:/{path and name}:/content?format={format}"],
        );
    }

    #[test]
    fn reads_several_on_a_line() {
        check("GET /me/x or /users/{id}/x", &["GET /me/x", "GET /users/{id}/x"]);
        check("GET /me/x, GET /users/{id}/x", &["GET /me/x", "GET /users/{id}/x"]);
        check("GET /a/x PATCH /a/y", &["GET /a/x", "PATCH /a/y"]);
    }

    #[test]
    fn leaves_prose_and_headers() {
        check("get the list of things", &[]);
        check("POST the file and wait", &[]);
        check("Content-Type: application/json", &[]);
        check("or", &[]);
        check("// GET /me", &[]);
        check("{ \"GET\": \"/me\" }", &[]);
    }

    #[track_caller]
    fn check_fold(block: &str, expected: &str) {
        let mut line = FoldedLine::at(block, 0);
        if let Some(line) = &mut line {
            line.fold(block);
        }
        assert_eq!(line.map(|line| line.text.into_owned()).as_deref(), Some(expected), "of {block:?}");
    }

    #[test]
    fn folds_continued_lines() {
        check_fold("GET /me/x?$select=a,\n  b\nPrefer: y", "GET /me/x?$select=a,b");
        check_fold("GET /me/x\n  ?$top=5\n  &$skip=2\n\n{}", "GET /me/x?$top=5&$skip=2");
        check_fold("GET\n/me/x", "GET /me/x");
        check_fold("POST /me/x\nContent-Type: a/b", "POST /me/x");
        check_fold("GET /me/x\nGET /me/y", "GET /me/x");
        check_fold("GET /me/\\\n   x", "GET /me/x");
    }

    #[test]
    fn takes_versions_off() {
        let split = |target: &'static str| (split_version(target).0, &target[split_version(target).1..]);
        assert_eq!(split("https://host/v1.0/me/x"), (Some("v1.0"), "/me/x"));
        assert_eq!(split("https://host/beta"), (Some("beta"), ""));
        assert_eq!(split("https://host/{version}/me"), (None, "/me"));
        assert_eq!(split("/beta/me"), (Some("beta"), "/me"));
        assert_eq!(split("graph.example.com/v1.0/me"), (Some("v1.0"), "/me"));
        assert_eq!(split("/me?$id=https://host/v1.0/x"), (None, "/me?$id=https://host/v1.0/x"));
        assert_eq!(split("users/x"), (None, "users/x"));
    }

    #[test]
    fn mends_alternatives_outside_of_braces() {
        assert_eq!(mended("/users/{user-id} | name/chats"), "/users/{user-id | name}/chats");
        assert_eq!(mended("/users/{id | name}/chats"), "/users/{id | name}/chats");
    }
}
