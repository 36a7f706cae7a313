//! Parameters of the path, the query string and function calls.
//!
//! Which parameter stands where in a path is left to `resolve`.

use std::sync::LazyLock;

use crate::markdown::{BlockKind, Table};
use crate::source::Spanned;

use super::super::facts::{HttpLine, ParameterFacts, ParameterLocation, PropertyFacts, TableRole};
use super::super::property_table::property_rows;
use super::super::section::SectionKind;
use super::Sections;
use super::phrase_set::PhraseSet;
use super::query_options::is_option;

/// All parameters of a page, in order.
pub(super) fn parameters(sections: &Sections<'_>, http: &[HttpLine]) -> Vec<ParameterFacts> {
    let mut found: Vec<ParameterFacts> = Vec::new();
    for (index, section) in sections.all().filter(|(index, _)| !sections.page.is_in_examples(*index)) {
        let topic = sections.topic(index);
        let default = match topic {
            SectionKind::PathParameters => ParameterLocation::Path,
            SectionKind::QueryParameters => ParameterLocation::Query,
            SectionKind::FunctionParameters | SectionKind::RequestBody => ParameterLocation::Function,
            _ => continue,
        };
        // A table of the request body holds parameters where the text above it says so.
        let mut holds_parameters = *topic != SectionKind::RequestBody;
        for block in sections.blocks(section) {
            let table = match &block.kind {
                BlockKind::Paragraph(text) => {
                    holds_parameters = holds_parameters || says_in_url(&text.plain);
                    continue;
                }
                BlockKind::Table(table) if holds_parameters => table,
                _ => continue,
            };
            for parameter in table_parameters(table, default, http) {
                if found.iter().all(|seen| seen.name.value != parameter.name.value) {
                    found.push(parameter);
                }
            }
        }
    }
    found
}

/// "In the request URL, provide the following query parameters with values."
pub(super) fn says_in_url(text: &str) -> bool {
    static PHRASES: LazyLock<PhraseSet> =
        LazyLock::new(|| PhraseSet::new(&["in the request url", "in the url, provide"]));
    PHRASES.is_in(text)
}

fn table_parameters(table: &Table, default: ParameterLocation, http: &[HttpLine]) -> Vec<ParameterFacts> {
    let Some((columns, rows)) = property_rows(table, TableRole::RequestBody) else { return Vec::new() };
    let first_word = |row: &PropertyFacts| row.name.value.split_whitespace().next().is_some_and(is_option);
    let is_parameter = |row: &PropertyFacts| columns.name == 0 && !first_word(row);
    rows.into_iter().filter(is_parameter).filter_map(|row| parameter(row, default, http)).collect()
}

fn parameter(row: PropertyFacts, default: ParameterLocation, http: &[HttpLine]) -> Option<ParameterFacts> {
    let name = row.name.value.trim_matches(['{', '}', '<', '>', '[', ']', ':', '"', '\'', '=', ' ']);
    if name.is_empty() {
        return None;
    }
    Some(ParameterFacts {
        location: location(name, default, http),
        name: Spanned::new(name.to_owned(), row.name.span),
        ty: row.ty,
        required: row.traits.required,
        possible_values: row.traits.possible_values,
        listed_values: row.traits.listed_values,
        description: row.description,
        span: row.span,
    })
}

/// Where a parameter goes: the request lines know better than the heading.
fn location(name: &str, default: ParameterLocation, http: &[HttpLine]) -> ParameterLocation {
    let places = http.iter().filter_map(|line| place_in(&line.target.value, name));
    let places: Vec<ParameterLocation> = places.collect();
    match places.first() {
        Some(place) if !places.contains(&default) => *place,
        None if default == ParameterLocation::Function && http.iter().all(|line| line.method.value == "POST") => {
            ParameterLocation::Action
        }
        _ => default,
    }
}

/// Where a request line names a parameter.
fn place_in(target: &str, name: &str) -> Option<ParameterLocation> {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let is_name_at = |text: &str, at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        (!is_part(before) && !is_part(after)).then_some((before, after))
    };
    for (at, _) in path.match_indices(name) {
        match is_name_at(path, at) {
            Some((Some('(' | ',' | ' ' | '{' | '@'), Some('=' | ':'))) => return Some(ParameterLocation::Function),
            Some((Some('{'), _)) => {
                let open = path[..at].matches('(').count() > path[..at].matches(')').count();
                return Some(if open { ParameterLocation::Function } else { ParameterLocation::Path });
            }
            _ => {}
        }
    }
    let in_query = query.match_indices(name).any(|(at, _)| matches!(is_name_at(query, at), Some((_, Some('=')))));
    in_query.then_some(ParameterLocation::Query)
}
