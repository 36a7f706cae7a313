//! Request lines to path templates: one spelling for the many ways in which pages write a path.

use std::collections::HashSet;

use crate::model::{PathSegment, PathTemplate};
use crate::source::Span;

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

/// Normalizes the names within the braces of a segment that mixes text and parameters.
fn rewrite_holes(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        out.push('{');
        out.push_str(&parameter_name(name));
        out.push('}');
        rest = tail;
    }
    out.push_str(rest);
    literal_arguments(&out)
}

/// Turns the literal arguments of a call into parameters of the same name: `range(address='A1:B2')`
/// becomes `range(address='{address}')`; a lone key literal becomes `{key}`.
fn literal_arguments(segment: &str) -> String {
    let Some((name, rest)) = segment.split_once('(') else { return segment.to_owned() };
    let Some((arguments, tail)) = rest.rsplit_once(')') else { return segment.to_owned() };
    if arguments.trim().is_empty() {
        return format!("{name}(){tail}");
    }
    let rewritten: Vec<String> =
        split_arguments(arguments).into_iter().map(|argument| literal_argument(&argument)).collect();
    format!("{name}({}){tail}", rewritten.join(","))
}

fn split_arguments(arguments: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    let mut braces = 0_i32;
    for c in arguments.chars() {
        match c {
            '\'' => quoted = !quoted,
            '{' => braces += 1,
            '}' => braces -= 1,
            ',' if !quoted && braces <= 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts
}

fn literal_argument(argument: &str) -> String {
    let argument = argument.trim();
    let Some((name, value)) = argument.split_once('=') else {
        let inner = argument.trim_matches('\'');
        let quoted = argument.starts_with('\'');
        return match (argument.contains('{'), quoted) {
            (true, _) => argument.to_owned(),
            (false, true) => "'{key}'".to_owned(),
            (false, false) => format!("{{{}}}", parameter_name(inner)),
        };
    };
    let (name, value) = (name.trim(), value.trim());
    if value.contains('{') || value.starts_with('@') {
        return format!("{name}={value}");
    }
    let hole = parameter_name(name);
    if value.starts_with('\'') { format!("{name}='{{{hole}}}'") } else { format!("{name}={{{hole}}}") }
}

/// Whether a segment is somebody's id and not a name of the API: a GUID, a number, an address, a long token.
fn looks_like_id(segment: &str) -> bool {
    let digits = segment.chars().filter(char::is_ascii_digit).count();
    let letters = segment.chars().filter(|c| c.is_ascii_alphabetic()).count();
    if segment.starts_with('$') || segment.contains('.') && !segment.contains('@') && digits == 0 {
        return false;
    }
    let is_number = digits > 0 && segment.chars().all(|c| c.is_ascii_digit() || c == '-');
    let is_guid = segment.len() == 36
        && segment.split('-').count() == 5
        && segment.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let is_token = segment.len() >= 18 && digits >= 3 && letters + digits >= segment.len() / 2;
    is_number || is_guid || is_token || segment.contains('@') || segment.contains("%3A") || segment.contains("!")
}

/// The singular of a collection's name, by the plain rules of English.
pub(super) fn singular(plural: &str) -> String {
    let lower = plural.to_lowercase();
    if let Some(stem) = lower.ends_with("ies").then(|| &plural[..plural.len() - 3])
        && stem.len() > 1
    {
        return format!("{stem}y");
    }
    for ending in ["sses", "xes", "ches", "shes"] {
        if lower.ends_with(ending) {
            return plural[..plural.len() - 2].to_owned();
        }
    }
    if lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us") && plural.len() > 2 {
        return plural[..plural.len() - 1].to_owned();
    }
    plural.to_owned()
}

/// A name that occurs twice is told apart by the collection before it.
fn make_names_unique(segments: &mut [PathSegment]) {
    let mut seen: HashSet<String> = HashSet::new();
    let mut previous = String::new();
    for segment in segments.iter_mut() {
        match segment {
            PathSegment::Literal(text) => previous.clone_from(text),
            PathSegment::Key(name) => {
                if !seen.insert(name.clone()) {
                    let fresh = fresh_name(&seen, &previous, name);
                    seen.insert(fresh.clone());
                    *name = fresh;
                }
            }
            PathSegment::Mixed(text) => {
                let renamed = rename_holes(text, &mut seen, &previous);
                *text = renamed;
            }
        }
    }
}

fn rename_holes(text: &str, seen: &mut HashSet<String>, previous: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else { break };
        let unique = if seen.contains(name) { fresh_name(seen, previous, name) } else { name.to_owned() };
        seen.insert(unique.clone());
        out.push_str(before);
        out.push('{');
        out.push_str(&unique);
        out.push('}');
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn fresh_name(seen: &HashSet<String>, previous: &str, name: &str) -> String {
    let by_collection = format!("{}-{name}", singular(previous));
    if !previous.is_empty() && !seen.contains(&by_collection) {
        return by_collection;
    }
    (2..).map(|n| format!("{name}-{n}")).find(|candidate| !seen.contains(candidate)).unwrap_or_else(|| name.to_owned())
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
