//! Request lines as pages write them: a method and a path, with all the ways to say more on one line.
//!
//! Shared by *HTTP request* blocks and example messages. Which lines of a block are request lines, and what
//! stands around them, is left to their readers.

use std::ops::Range;

/// The methods that a request line may start with.
pub(super) const METHODS: [&str; 7] = ["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS"];

/// A method at the start of a text, and the offset behind it.
pub(super) fn method_at(text: &str) -> Option<(&str, usize)> {
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

pub(super) fn is_path_start(text: &str) -> bool {
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
    let is_path = word.contains('/') && !word.contains("/or");
    is_plain && if METHODS.contains(&method) { alone || is_path } else { alone && is_path }
}

/// Where a target ends: at white space, unless brackets, a query string or the path itself go on behind it.
fn target_end(line: &str, start: usize) -> usize {
    let mut open: Vec<char> = Vec::new();
    let mut in_query = false;
    for (at, c) in line[start..].char_indices().map(|(at, c)| (start + at, c)) {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '/' | '-' | '.' | '_' => {}
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
    let (mut start, mut end) = (range.start, range.end);
    loop {
        let text = line.get(start..end).unwrap_or_default();
        let last = text.chars().next_back().unwrap_or('x');
        if matches!(last, '`' | ',' | ';' | ' ' | '\t') || last == '.' && !text.ends_with("..") {
            end -= 1;
            continue;
        }
        let Some(quote) = text.chars().next().filter(|first| matches!(first, '`' | '"' | '\'')) else {
            return start..end;
        };
        start += 1;
        end -= usize::from(text.len() > 1 && text.ends_with(quote));
    }
}

/// A target whose slips are mended: `{user-id} | user-principal-name/chats` holds one parameter.
pub(in crate::extract) fn mended(target: &str) -> String {
    let path_end = target.find('?').unwrap_or(target.len());
    let (path, query) = target.split_at(path_end);
    let parts = || path.split_once("} |").or_else(|| path.split_once("}|"));
    let Some((before, after)) = path.contains('|').then(parts).flatten() else {
        return target.to_owned();
    };
    let after = after.trim_start();
    let name_end = after.find('/').unwrap_or(after.len());
    let (name, rest) = after.split_at(name_end);
    format!("{before} | {}}}{rest}{query}", name.trim_matches(['{', '}', ' ']))
}

#[cfg(test)]
mod tests {
    use super::{mended, request_lines};

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
        check("delete policies/x", &["delete policies/x"]);
        check("GET https://host/v1.0/me HTTP/1.1", &["GET https://host/v1.0/me"]);
        check("GET /a/range(address='A 1')/b // by address", &["GET /a/range(address='A 1')/b"]);
        check("GET /alerts?$filter={p} eq '{v}' and x eq 1", &["GET /alerts?$filter={p} eq '{v}' and x eq 1"]);
        check("GET /organization/{tenant id}/branding", &["GET /organization/{tenant id}/branding"]);
        check("- `GET /me/x`", &["GET /me/x"]);
        check("1. GET /me/x.", &["GET /me/x"]);
        check("GET: /me/x", &["GET /me/x"]);
        check("GET /x?$search=\"a b\"", &["GET /x?$search=\"a b\""]);
        check("GET \"/me/x\",", &["GET /me/x"]);
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
        check("get and/or set", &[]);
        check("POST the file and wait", &[]);
        check("Content-Type: application/json", &[]);
        check("or", &[]);
        check("// GET /me", &[]);
        check("{ \"GET\": \"/me\" }", &[]);
    }

    #[test]
    fn mends_alternatives_outside_of_braces() {
        assert_eq!(mended("/users/{user-id} | name/chats"), "/users/{user-id | name}/chats");
        assert_eq!(mended("/users/{id | name}/chats"), "/users/{id | name}/chats");
    }
}
