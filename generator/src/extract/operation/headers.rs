//! The request headers that a page asks for.

use crate::markdown::{BlockKind, Row, Text};
use crate::source::Spanned;

use super::super::facts::HeaderFacts;
use super::super::phrases::traits_of;
use super::super::section::SectionKind;
use super::super::table_columns::{cell, yes_or_no};
use super::super::words::{spanned, trim};
use super::Sections;

/// The headers of the page's tables, each name and value once.
pub(super) fn headers(sections: &Sections<'_>) -> Vec<HeaderFacts> {
    let mut found: Vec<HeaderFacts> = Vec::new();
    for (_, section) in sections.about(SectionKind::RequestHeaders) {
        for block in sections.blocks(section) {
            let BlockKind::Table(table) = &block.kind else { continue };
            let columns = Columns::of(&table.header);
            let values_of = section.heading.as_ref().and_then(|heading| header_of_values(&heading.text));
            for row in table.rows.iter().filter_map(|row| columns.header(row)) {
                let header = match &values_of {
                    Some(name) => HeaderFacts { value: Some(row.name), name: name.clone(), ..row },
                    None => row,
                };
                let is_known = found.iter().any(|seen| is_same(seen, &header));
                if !is_known {
                    found.push(header);
                }
            }
        }
    }
    found
}

/// "Prefer header values": a table of what one header can say, and which one.
fn header_of_values(heading: &Text) -> Option<Spanned<String>> {
    let plain = heading.plain.as_str();
    let start = plain.len() - plain.trim_start().len();
    let (name, rest) = plain[start..].split_once(' ')?;
    rest.trim().eq_ignore_ascii_case("header values").then(|| spanned(heading, start..start + name.len()))
}

fn is_same(left: &HeaderFacts, right: &HeaderFacts) -> bool {
    fn value(facts: &HeaderFacts) -> Option<&str> {
        facts.value.as_ref().map(|value| value.value.as_str())
    }
    left.name.value.eq_ignore_ascii_case(&right.name.value) && value(left) == value(right)
}

/// Which column holds what.
#[derive(Default)]
struct Columns {
    name: usize,
    value: Option<usize>,
    description: Option<usize>,
    required: Option<usize>,
}

impl Columns {
    fn of(header: &Row) -> Self {
        let mut columns = Self::default();
        for (at, cell) in header.cells.iter().enumerate() {
            match cell.plain.trim().to_lowercase().as_str() {
                "value" | "values" => columns.value = Some(at),
                "description" | "details" | "remarks" => columns.description = Some(at),
                text if text.starts_with("required") => columns.required = Some(at),
                "name" | "header" | "header name" | "request header" => columns.name = at,
                _ => {}
            }
        }
        columns
    }

    fn header(&self, row: &Row) -> Option<HeaderFacts> {
        let (name, beside) = name_and_value(row.cells.get(self.name)?)?;
        let value_column = cell(row, self.value).filter(|_| self.description.is_some());
        let description = cell(row, self.description).or_else(|| cell(row, self.value)).or_else(|| row.cells.get(1));
        let description = description.cloned().unwrap_or_else(|| Text::empty(row.span));
        let required = cell(row, self.required).and_then(|cell| Some(Spanned::new(yes_or_no(cell)?, cell.span)));
        let value = match value_column {
            Some(column) => value_of(column, true),
            None => value_of(&description, false),
        };
        Some(HeaderFacts {
            name,
            value: beside.or(value),
            required: required.or_else(|| traits_of(&description).required).or_else(|| last_word(&description)),
            description,
        })
    }
}

/// "Bearer {token} Required": the word at the end, without a sentence of its own.
fn last_word(text: &Text) -> Option<Spanned<bool>> {
    let plain = text.plain.trim_end_matches(['.', ')', ' ', '\n']);
    [("required", true), ("optional", false)].into_iter().find_map(|(word, required)| {
        let start = plain.len().checked_sub(word.len())?;
        let is_said = plain.get(start..)?.eq_ignore_ascii_case(word) && !plain[..start].trim_end().ends_with("not");
        is_said.then(|| Spanned::new(required, text.span_of(start..plain.len())))
    })
}

/// `Prefer: outlook.timezone` is a name and a value.
fn name_and_value(cell: &Text) -> Option<(Spanned<String>, Option<Spanned<String>>)> {
    let plain = cell.plain.as_str();
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '_' | '*' | '`');
    let start = plain.len() - plain.trim_start_matches(is_mark).len();
    let rest = &plain[start..];
    let length =
        rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '@'))).unwrap_or(rest.len());
    let name = rest[..length].trim_end_matches('_');
    // A word of another script goes on: `Autorização`.
    if name.is_empty() || rest[length..].starts_with(char::is_alphabetic) {
        return None;
    }
    let behind = rest[length..].trim_start_matches(is_mark);
    let value = behind.strip_prefix([':', '=']).and_then(|value| {
        let begin = plain.len() - value.len();
        let range = trim(plain, begin..plain.len());
        (!range.is_empty()).then(|| spanned(cell, range))
    });
    Some((spanned(cell, start..start + name.len()), value))
}

/// The value that a cell gives: all of a value column, else a first statement that is no prose.
fn value_of(cell: &Text, is_value_column: bool) -> Option<Spanned<String>> {
    let plain = cell.plain.as_str();
    let all = trim(plain, 0..plain.len());
    let text = &plain[all.clone()];
    let end = text.find(". ").or_else(|| text.strip_suffix('.').map(str::len)).unwrap_or(text.len());
    let statement = text[..end].split('\n').next().unwrap_or_default().trim_end();
    let end = [".Required", " Required", " (required", ".Optional"].iter().find_map(|word| statement.find(word));
    let statement = statement[..end.unwrap_or(statement.len())].trim_end_matches([';', ',', ' ']);
    let is_literal = statement.starts_with("Bearer ") || !statement.contains(' ') && statement.is_ascii();
    let is_said = matches!(statement.to_ascii_lowercase().as_str(), "" | "required" | "optional" | "string" | "etag");
    ((is_literal || is_value_column) && !is_said).then(|| spanned(cell, all.start..all.start + statement.len()))
}
