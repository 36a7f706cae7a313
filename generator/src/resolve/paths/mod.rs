//! Request lines to path templates: one spelling for the many ways in which pages write a path.

mod arguments;
mod names;
mod values;

use crate::model::{PathSegment, PathTemplate};
use crate::source::Span;

use arguments::{literal_arguments, rewrite_holes};
use names::{make_names_unique, singular};
use values::looks_like_id;

/// The canonical template of a path as written (host and version already cut off); none when no segment is left.
pub(super) fn template(written: &str, span: Span) -> Option<PathTemplate> {
    let (path, query) = split_query(written.trim());
    let mut segments: Vec<PathSegment> = Vec::new();
    for raw in split(path) {
        let previous = segments.iter().rev().find_map(literal_text);
        segments.extend(segment(&raw, previous));
    }
    if segments.is_empty() {
        return None;
    }
    make_names_unique(&mut segments);
    let text = segments.iter().map(text_of).fold(String::new(), |path, segment| path + "/" + &segment);
    Some(PathTemplate { text, segments, query: query.map(str::to_owned), span })
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
fn split(path: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut braces, mut parens, mut quoted) = (0_i32, 0_i32, false);
    for c in path.chars() {
        match c {
            '{' => braces += 1,
            '}' => braces -= 1,
            '(' => parens += 1,
            ')' => parens -= 1,
            '\'' if parens > 0 => quoted = !quoted,
            '/' if braces <= 0 && parens <= 0 && !quoted => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn literal_text(segment: &PathSegment) -> Option<&str> {
    match segment {
        PathSegment::Literal(text) => Some(text),
        _ => None,
    }
}

fn text_of(segment: &PathSegment) -> String {
    match segment {
        PathSegment::Literal(text) | PathSegment::Mixed(text) => text.clone(),
        PathSegment::Key(name) => format!("{{{name}}}"),
    }
}

fn segment(raw: &str, previous: Option<&str>) -> Option<PathSegment> {
    let raw = raw.trim();
    if let Some(name) = enclosed(raw) {
        return Some(PathSegment::Key(parameter_name(name)));
    }
    if raw.contains('{') {
        return Some(PathSegment::Mixed(rewrite_holes(raw)));
    }
    if raw == "..." || raw == "\u{2026}" {
        return Some(PathSegment::Key("path".to_owned()));
    }
    if raw.contains('(') {
        return Some(PathSegment::Mixed(literal_arguments(raw)));
    }
    if previous.is_some() && looks_like_id(raw) {
        return Some(PathSegment::Key(format!("{}-id", singular(previous.unwrap_or_default()))));
    }
    Some(PathSegment::Literal(raw.to_owned()))
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
        check("/users/delta()?$select=id", "/users/delta()");
        check("/directory/roles/roleTemplateId={id}/members", "/directory/roles/roleTemplateId={id}/members");
    }
}
