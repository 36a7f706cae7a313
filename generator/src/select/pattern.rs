//! Patterns of names and of operations.
//!
//! `*` is any text within a segment, `**` any number of segments, `?` one character. Letter case does not matter.

use crate::model::Operation;

/// One pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    pub(super) target: Target,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A type name; without a dot it means names in every namespace.
    Type(String),
    /// An HTTP method (or `*`) and the segments of a path.
    Operation(String, Vec<String>),
}

impl Pattern {
    /// Reads a pattern: one with a `/` or a method is for operations (`GET /users/**`, `/users/*`), any other for type names.
    pub fn new(text: &str) -> Self {
        let trimmed = text.trim();
        let target = match trimmed.split_once(char::is_whitespace) {
            Some((method, path)) => Target::Operation(method.to_lowercase(), segments(path.trim())),
            None if trimmed.contains('/') => Target::Operation("*".to_owned(), segments(trimmed)),
            None => Target::Type(trimmed.trim_start_matches('.').to_lowercase()),
        };
        Self { text: text.to_owned(), target }
    }

    /// The pattern as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it means a qualified type name.
    pub fn matches_type(&self, qualified: &str) -> bool {
        let Target::Type(pattern) = &self.target else { return false };
        let qualified = qualified.to_lowercase();
        let name = qualified.rsplit('.').next().unwrap_or_default();
        matches_text(pattern, if pattern.contains('.') { &qualified } else { name })
    }

    /// Whether it means an operation, by any of its paths.
    pub fn matches_operation(&self, operation: &Operation) -> bool {
        let Target::Operation(method, pattern) = &self.target else { return false };
        matches_text(method, &operation.method.value.name().to_lowercase())
            && operation.paths.iter().any(|path| matches_segments(pattern, &segments(&path.text)))
    }
}

impl From<&str> for Pattern {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// The segments of a path in lower case; a parameter is `{}`, whatever its name.
pub(super) fn segments(path: &str) -> Vec<String> {
    let path = path.split('?').next().unwrap_or_default();
    path.split('/')
        .filter(|segment| !segment.is_empty())
        .map(|segment| {
            let is_key = segment.starts_with('{') && segment.find('}') == Some(segment.len() - 1);
            if is_key { "{}".to_owned() } else { segment.to_lowercase() }
        })
        .collect()
}

pub(super) fn matches_segments(pattern: &[String], path: &[String]) -> bool {
    match pattern.split_first() {
        None => path.is_empty(),
        Some((first, rest)) if first == "**" => {
            matches_segments(rest, path) || path.split_first().is_some_and(|(_, path)| matches_segments(pattern, path))
        }
        Some((first, rest)) => path
            .split_first()
            .is_some_and(|(segment, path)| matches_text(first, segment) && matches_segments(rest, path)),
    }
}

/// Matches `*` and `?`, going back to the last `*` where the text goes another way.
fn matches_text(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut at, mut from) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while from < text.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, from));
                at += 1;
            }
            Some(&wanted) if wanted == '?' || wanted == text[from] => {
                at += 1;
                from += 1;
            }
            _ => {
                let Some((star_at, star_from)) = star else { return false };
                star = Some((star_at, star_from + 1));
                (at, from) = (star_at + 1, star_from + 1);
            }
        }
    }
    pattern[at..].iter().all(|&rest| rest == '*')
}

#[cfg(test)]
mod tests {
    use super::{Pattern, matches_segments, segments};

    #[test]
    fn type_patterns() {
        for (pattern, name, expected) in [
            ("accessPackage*", "microsoft.graph.accessPackageCatalog", true),
            ("accesspackage", "microsoft.graph.accessPackage", true),
            ("accessPackage", "microsoft.graph.accessPackageCatalog", false),
            ("microsoft.graph.x*", "microsoft.graph.xyz", true),
            ("microsoft.graph.x*", "microsoft.graph.callRecords.xyz", false),
            (".microsoft.graph.user", "microsoft.graph.user", true),
            ("*Records.*", "microsoft.graph.callRecords.session", true),
            ("u?er", "microsoft.graph.user", true),
            ("GET /users", "microsoft.graph.user", false),
        ] {
            assert_eq!(Pattern::new(pattern).matches_type(name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn path_patterns() {
        for (pattern, path, expected) in [
            ("/users/**", "/users/{id}/messages", true),
            ("/users/**", "/users", true),
            ("/users/*", "/users/{id}", true),
            ("/users/*", "/users/{id}/messages", false),
            ("/users/{user-id}", "/users/{id | userPrincipalName}", true),
            ("/**/$ref", "/groups/{id}/members/$ref", true),
            ("/**/members/**", "/groups/{id}/members/$ref", true),
        ] {
            assert_eq!(matches_segments(&segments(pattern), &segments(path)), expected, "{pattern} {path}");
        }
    }
}
