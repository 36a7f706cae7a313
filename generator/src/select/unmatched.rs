//! Patterns that mean nothing: slips more often than not, so each is told with what may have been meant.

use std::collections::BTreeSet;
use std::fmt;

use crate::model::{ApiModel, ApiVersion};
use crate::nearest::{did_you_mean, offered};

use super::Selection;
use super::pattern::{Pattern, Target, matches_segments, segments};

/// A pattern that matches no type and no operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched<'a> {
    /// The pattern.
    pub pattern: &'a Pattern,
    /// Patterns that mean something and differ in few letters, nearest first.
    pub nearest: Vec<String>,
}

impl fmt::Display for Unmatched<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.pattern.text();
        write!(f, "the pattern `{text}` matches no type and no operation{}", did_you_mean(&self.nearest))
    }
}

impl Selection {
    /// The include patterns that mean nothing in the model. What they select is nothing, so nobody can want them.
    pub fn unmatched_includes(&self, model: &ApiModel) -> Vec<Unmatched<'_>> {
        unmatched(&self.include, model)
    }

    /// The exclude patterns that mean nothing in the model.
    pub fn unmatched_excludes(&self, model: &ApiModel) -> Vec<Unmatched<'_>> {
        unmatched(&self.exclude, model)
    }
}

fn unmatched<'a>(patterns: &'a [Pattern], model: &ApiModel) -> Vec<Unmatched<'a>> {
    let missing = patterns.iter().filter(|pattern| !model.versions.iter().any(|version| matches(pattern, version)));
    missing.map(|pattern| Unmatched { pattern, nearest: nearest(pattern, model) }).collect()
}

fn matches(pattern: &Pattern, version: &ApiVersion) -> bool {
    version.types.iter().any(|ty| pattern.matches_type(&ty.name.to_string()))
        || version.enums.iter().any(|ty| pattern.matches_type(&ty.name.to_string()))
        || version.operations.iter().any(|operation| pattern.matches_operation(operation))
}

fn nearest(pattern: &Pattern, model: &ApiModel) -> Vec<String> {
    match &pattern.target {
        Target::Type(text) => nearest_types(text, model),
        Target::Operation(method, segments) => nearest_operations(pattern.text(), method, segments, model),
    }
}

/// Type names near a pattern; of one that is open at its end, the words that names begin with. Other wildcards leave too
/// little to compare.
fn nearest_types(text: &str, model: &ApiModel) -> Vec<String> {
    let written = text.trim_end_matches('*');
    let (is_open, is_qualified) = (written.len() < text.len(), written.contains('.'));
    if written.contains(['*', '?']) || written.is_empty() {
        return Vec::new();
    }
    let names = model
        .versions
        .iter()
        .flat_map(|version| version.types.iter().map(|ty| &ty.name).chain(version.enums.iter().map(|ty| &ty.name)));
    let names = names.map(|name| if is_qualified { name.to_string() } else { name.name().to_owned() });
    let names: BTreeSet<String> = match is_open {
        false => names.collect(),
        true => names.flat_map(|name| beginnings(&name)).collect(),
    };
    let end = if is_open { "*" } else { "" };
    offered(written, names.iter().map(String::as_str)).into_iter().map(|name| format!("{name}{end}")).collect()
}

/// A name up to the end of each of its words.
fn beginnings(name: &str) -> Vec<String> {
    let ends = name.char_indices().filter(|(_, c)| c.is_uppercase() || *c == '.').map(|(at, _)| at);
    ends.chain([name.len()]).filter_map(|end| name.get(..end)).map(str::to_owned).collect()
}

/// The pattern with the methods that its path is documented with, else with other segments in the place of the first
/// that no path has there.
fn nearest_operations(text: &str, method: &str, wanted: &[String], model: &ApiModel) -> Vec<String> {
    let path = text.split_whitespace().last().unwrap_or_default();
    let operations = || model.versions.iter().flat_map(|version| &version.operations);
    let paths = || operations().flat_map(|one| one.paths.iter().map(move |path| (one, segments(&path.text))));
    let documented = paths().filter(|(_, path)| matches_segments(wanted, path));
    let methods: BTreeSet<&str> = documented.map(|(one, _)| one.method.value.name()).collect();
    if !methods.is_empty() {
        return methods.into_iter().map(|method| format!("{method} {path}")).collect();
    }
    let begins = |path: &[String], end: usize| path.len() > end && matches_segments(&wanted[..end], &path[..end]);
    let is_plain = |end: usize| wanted[..end].iter().all(|segment| segment != "**");
    let ends = (0..wanted.len()).rev().filter(|end| is_plain(*end));
    let Some(end) = ends.into_iter().find(|end| paths().any(|(_, path)| begins(&path, *end))) else {
        return Vec::new();
    };
    let next = paths().filter(|(_, path)| begins(path, end)).filter_map(|(_, path)| path.into_iter().nth(end));
    let next: BTreeSet<String> = next.collect();
    let method = if method == "*" { String::new() } else { format!("{} ", method.to_uppercase()) };
    let mended = |segment: &str| {
        let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        if let Some(place) = segments.get_mut(end) {
            *place = segment;
        }
        format!("{method}/{}", segments.join("/"))
    };
    offered(&wanted[end], next.iter().map(String::as_str)).into_iter().map(mended).collect()
}
