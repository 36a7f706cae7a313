//! Request lines to path templates: one spelling for the many ways in which pages write a path.

mod agreement;
mod arguments;
mod keys;
mod names;
mod values;

use std::borrow::Cow;

use crate::model::{PathSegment, PathTemplate};
use crate::source::Span;

pub(super) use agreement::Agreement;
use arguments::{alternate_key, literal_arguments, rewrite_holes, split_arguments};
pub(super) use keys::Keys;
use names::make_names_unique;
pub(super) use names::singular;
use values::looks_like_id;

/// The canonical template of a path as written (host and version already cut off); none when no segment is left.
pub(super) fn template(written: &str, span: Span) -> Option<PathTemplate> {
    let (path, query) = split_query(written.trim());
    let mut segments: Vec<PathSegment> = Vec::new();
    for raw in split(&closed(path)) {
        if is_repetition(raw, segments.last()) || is_context_suffix(raw, segments.last()) {
            continue;
        }
        if let (Some(PathSegment::Literal(collection)), Some(key)) = (segments.last(), alternate_key(raw)) {
            let keyed = format!("{collection}({key})");
            segments.pop();
            segments.push(PathSegment::Mixed(keyed));
            continue;
        }
        let previous = segments.iter().rev().find_map(literal_text);
        segments.push(segment(raw, previous));
    }
    if segments.is_empty() {
        return None;
    }
    make_names_unique(&mut segments);
    let text = text(&segments);
    Some(PathTemplate {
        text,
        segments,
        addresses: None,
        binding: None,
        values: Vec::new(),
        query: query.map(str::to_owned),
        span,
    })
}

/// Brings the text of a path up to its segments.
fn refresh(path: &mut PathTemplate) {
    path.text = text(&path.segments);
}

fn text(segments: &[PathSegment]) -> String {
    let length = segments.iter().map(|segment| text_of(segment).len() + 3).sum();
    let mut path = String::with_capacity(length);
    for segment in segments {
        let (before, after) = if matches!(segment, PathSegment::Key(_)) { ("/{", "}") } else { ("/", "") };
        path.push_str(before);
        path.push_str(text_of(segment));
        path.push_str(after);
    }
    path
}

fn split_query(path: &str) -> (&str, Option<&str>) {
    let mut depth = 0_i32;
    for (at, c) in path.char_indices() {
        match c {
            '(' | '{' => depth += 1,
            ')' | '}' => depth -= 1,
            '?' if depth <= 0 => return (path.get(..at).unwrap_or(path), path.get(at + 1..)),
            _ => {}
        }
    }
    (path, None)
}

/// Splits at slashes that are not within braces, parentheses or quotes.
fn split(path: &str) -> impl Iterator<Item = &str> {
    let (mut braces, mut parens, mut quoted) = (0_i32, 0_i32, false);
    let parts = path.split(move |c| {
        match c {
            '{' => braces += 1,
            '}' => braces -= 1,
            '(' => parens += 1,
            ')' => parens -= 1,
            '\'' if parens > 0 => quoted = !quoted,
            _ => {}
        }
        c == '/' && braces <= 0 && parens <= 0 && !quoted
    });
    parts.map(str::trim).filter(|part| !part.is_empty())
}

/// A path in which the parenthesis that was forgotten at the end of a segment is there.
fn closed(path: &str) -> Cow<'_, str> {
    if path.matches('(').count() <= path.matches(')').count() {
        return Cow::Borrowed(path);
    }
    let open = path.rfind('(').unwrap_or_default();
    let (mut quoted, mut braces) = (false, 0_i32);
    for (at, c) in path.char_indices().skip_while(|(at, _)| *at < open) {
        match c {
            '\'' => quoted = !quoted,
            '{' => braces += 1,
            '}' => braces -= 1,
            '/' if !quoted && braces <= 0 => {
                let (before, after) = path.split_at(at);
                return Cow::Owned(format!("{before}){after}"));
            }
            _ => {}
        }
    }
    Cow::Borrowed(path)
}

fn is_ellipsis(raw: &str) -> bool {
    raw == "..." || raw == "\u{2026}"
}

/// Whether a segment says that what is before it may come again: `/childFolders/{id}/.../messages`. The path without it
/// is that of one level.
fn is_repetition(raw: &str, previous: Option<&PathSegment>) -> bool {
    is_ellipsis(raw) && matches!(previous, Some(PathSegment::Key(_)))
}

/// Whether a segment was copied from a context URL, where it means "one of them"; no path but `/$entity` has it.
fn is_context_suffix(raw: &str, previous: Option<&PathSegment>) -> bool {
    raw.eq_ignore_ascii_case("$entity") && previous.is_some()
}

fn literal_text(segment: &PathSegment) -> Option<&str> {
    match segment {
        PathSegment::Literal(text) => Some(text),
        _ => None,
    }
}

fn text_of(segment: &PathSegment) -> &str {
    let (PathSegment::Literal(text) | PathSegment::Mixed(text) | PathSegment::Key(text)) = segment;
    text
}

fn segment(raw: &str, previous: Option<&str>) -> PathSegment {
    let raw = unquoted(raw.trim());
    if let Some(name) = enclosed(raw) {
        return PathSegment::Key(parameter_name(name));
    }
    if raw.contains('{') {
        return PathSegment::Mixed(rewrite_holes(raw));
    }
    if is_ellipsis(raw) {
        return PathSegment::Key("path".to_owned());
    }
    if raw.contains('(') {
        return PathSegment::Mixed(literal_arguments(raw));
    }
    if previous.is_some() && looks_like_id(raw) {
        return PathSegment::Key(format!("{}-id", singular(previous.unwrap_or_default())));
    }
    PathSegment::Literal(raw.to_owned())
}

/// A parameter without quotes around it: a key that is a segment has none, whatever type it is of.
fn unquoted(raw: &str) -> &str {
    let inner = raw.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    inner.filter(|inner| inner.starts_with('{') && inner.ends_with('}')).unwrap_or(raw)
}

/// The text between the brackets when the whole segment is one parameter: `{id}`, `<id>`, `(team-id)`, `[id]`.
fn enclosed(raw: &str) -> Option<&str> {
    let inner = [('{', '}'), ('<', '>'), ('[', ']'), ('(', ')')].iter().find_map(|(open, close)| {
        let rest = raw.strip_prefix(*open)?;
        let inner = rest.strip_suffix(*close).or_else(|| (!rest.contains(*close)).then_some(rest))?;
        (!inner.contains(['{', '}', '(', ')', '=', '\''])).then_some(inner)
    })?;
    (!inner.trim().is_empty()).then_some(inner)
}

/// One name for `id | userPrincipalName`, `user id`, `user_id`: words joined by hyphens, alternatives by `-or-`.
fn parameter_name(written: &str) -> String {
    if !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return written.to_owned();
    }
    let alternatives = written.split('|').map(|part| {
        part.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_' || c == '.'))
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("-")
    });
    let name = alternatives.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-or-");
    if name.is_empty() { "id".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::template;
    use crate::source::{FileId, Span};

    #[track_caller]
    fn check(written: &str, expected: &str) {
        let found =
            template(written, Span::file_start(FileId::new(0))).map(|template| template.text).unwrap_or_default();
        assert_eq!(found, expected, "for {written}");
    }

    #[test]
    fn paths_get_one_spelling() {
        check("/users/{id | userPrincipalName}/messages", "/users/{id-or-userPrincipalName}/messages");
        check("users/{id}/", "/users/{id}");
        check("/teams/(team-id)/channels", "/teams/{team-id}/channels");
        check("/users/{id}/messages/{id}", "/users/{id}/messages/{message-id}");
        check("/me/drive/root:/{item-path}:/children", "/me/drive/root:/{item-path}:/children");
        check("/reports/getX(period='{period_value}')", "/reports/getX(period='{period_value}')");
        check(
            "/workbook/worksheets/{id|name}/range(address='A1:B2')",
            "/workbook/worksheets/{id-or-name}/range(address='{address}')",
        );
        check("/users/4562bcc8-c436-4f95-b7c0-4f8ce89dca5e/events", "/users/{user-id}/events");
        check("/lamps/sum(from={time},to={time})", "/lamps/sum(from={from},to={to})");
        check("/users/delta()?$select=id", "/users/delta()");
        check("/lamps/'{lamp id}'/bulbs", "/lamps/{lamp-id}/bulbs");
    }

    #[test]
    fn alternate_keys_stand_in_parentheses() {
        check("/things/code={id}/parts", "/things(code='{id}')/parts");
        check("/things/code=4711", "/things(code='{code}')");
        check("/things(code='4711')/parts", "/things(code='{code}')/parts");
    }

    #[test]
    fn what_may_come_again_comes_once() {
        check("/things/{id}/parts/{id}/.../bolts/{id}", "/things/{id}/parts/{part-id}/bolts/{bolt-id}");
        check("/.../bolts", "/{path}/bolts");
    }

    #[test]
    fn a_context_url_says_more_than_a_path() {
        check("/things/$entity", "/things");
        check("/$entity", "/$entity");
    }

    #[test]
    fn a_forgotten_parenthesis_is_there() {
        check("/things/part(at='<place>'/whole", "/things/part(at='{at}')/whole");
        check("/things/part(at='a/b'", "/things/part(at='a/b'");
    }

    #[test]
    fn values_are_told_by_their_shape() {
        check("/domains/example.com/records", "/domains/{domain-id}/records");
        check("/lists/AAMkAGVmMDEzMTM4LTZmYWUtNA==/parts", "/lists/{list-id}/parts");
        check("/lists/bGlzdHM=/parts", "/lists/{list-id}/parts");
        check("/things/example.library.part/whole", "/things/example.library.part/whole");
    }
}
