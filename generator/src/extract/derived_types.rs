//! What a page says of the types that derive from its own: in prose, in lists and under *Derived types*.
//!
//! "Inherits from [x]", the statement of the other side, is left to `base_hints`.

use std::ops::Range;

use crate::markdown::{Block, BlockKind, Row, Text};

use super::facts::TypeName;
use super::section::is_identifier;
use super::type_cell::type_name;
use super::words::{range_of, sentence_end, sentence_start, word_at};

/// Words before a list of derived types, within its sentence, and what may follow them.
const BEFORE: &[(&str, &[&str])] = &[
    ("derived types", &["", ":", "are", "include", "such as", "of"]),
    ("subtypes", &["", ":", "are", "include", "such as", "of"]),
    ("inherited by", &["", "the"]),
    ("superclass of", &["", "the"]),
];

/// Words before derived types, where no more than a few words stand between.
const BASE_OF: &[&str] = &[
    "base type for",
    "base type of",
    "base class for",
    "base class of",
    "base resource for",
    "base resource of",
    "base entity for",
    "abstract type for",
];

/// Words after derived types, within their sentence.
const AFTER: &[&str] =
    &["inherit from this", "inherits from this", "derive from this", "subclasses of this", "subtypes of this"];

/// The types that some blocks say derive from the page's own; a list is read where a paragraph leads to it.
pub(super) fn derived_in<'a>(blocks: impl Iterator<Item = &'a Block>) -> Vec<TypeName> {
    let mut found = Vec::new();
    let mut leads_to_list = false;
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(text) if block.list_depth > 0 => {
                if leads_to_list {
                    found.extend(links(text, 0..text.plain.len()).map(|(_, name)| name).next());
                }
            }
            BlockKind::Paragraph(text) => leads_to_list = paragraph(text, &mut found),
            BlockKind::Table(table) if leads_to_list => {
                found.extend(table.rows.iter().filter_map(first_link));
                leads_to_list = false;
            }
            BlockKind::Comment(_) => {}
            _ => leads_to_list = false,
        }
    }
    found
}

/// The types that the tables and lists of a *Derived types* section name.
pub(super) fn derived_of_section(blocks: &[Block]) -> Vec<TypeName> {
    let mut found = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(text) if block.list_depth > 0 => {
                found.extend(links(text, 0..text.plain.len()).map(|(_, name)| name).next());
            }
            BlockKind::Table(table) => found.extend(table.rows.iter().filter_map(first_name)),
            _ => {}
        }
    }
    found
}

fn first_link(row: &Row) -> Option<TypeName> {
    let cell = row.cells.first()?;
    links(cell, 0..cell.plain.len()).map(|(_, name)| name).next()
}

fn first_name(row: &Row) -> Option<TypeName> {
    first_link(row).or_else(|| {
        let cell = row.cells.first()?;
        let word = word_at(&cell.plain, 0);
        let name = cell.plain.get(word.clone()).filter(|name| is_identifier(name))?;
        (cell.plain.trim() == name).then(|| type_name(cell, word))
    })
}

/// Reads one paragraph; whether a list of derived types follows it.
fn paragraph(text: &Text, found: &mut Vec<TypeName>) -> bool {
    const STEMS: &[&str] = &["deriv", "erived", "base ", "nherit", "subclass", "ubtypes", "uperclass", "abstract type"];
    if !STEMS.iter().any(|stem| text.plain.contains(stem)) {
        return false;
    }
    let lower = text.plain.to_ascii_lowercase();
    for (at, words) in phrases(&lower, BASE_OF) {
        let end = sentence_end(text, at);
        let start = links(text, at..end).next().map_or(end, |(start, _)| start);
        if lower.get(at + words.len()..start).is_some_and(is_lead_in) {
            found.extend(links(text, at..end).map(|(_, name)| name));
        }
    }
    for (at, _) in phrases(&lower, AFTER) {
        found.extend(links(text, sentence_start(text, at)..at).map(|(_, name)| name));
    }
    let mut leads_to_list = false;
    for (words, follow) in BEFORE {
        for (at, _) in lower.match_indices(words) {
            let end = sentence_end(text, at);
            let start = links(text, at..end).next().map_or(end, |(start, _)| start);
            let between = lower.get(at + words.len()..start).unwrap_or_default().trim();
            if follow.iter().any(|word| if *word == "of" { between.starts_with("of ") } else { between == *word }) {
                found.extend(links(text, at..end).map(|(_, name)| name));
            }
            leads_to_list |= text.plain.trim_end().ends_with(':') && end == text.plain.trim_end().len();
        }
    }
    leads_to_list | says_what_derives(text, &lower, found)
}

/// "… from which the [x] type is derived", "… from which the following types are derived", "the following resources inherit
/// from it"; whether a list or table of them follows.
fn says_what_derives(text: &Text, lower: &str, found: &mut Vec<TypeName>) -> bool {
    let last = lower.trim_end().len();
    let mut leads_to_list = false;
    for (at, words) in phrases(lower, &["from which", "the following"]) {
        let end = sentence_end(text, at);
        let rest = lower.get(at..end).unwrap_or_default();
        let derives = ["deriv", "inherit from"].iter().any(|stem| rest.contains(stem));
        let is_announced = rest.contains("following") && end == last;
        if words == "from which" && derives {
            found.extend(links(text, at..end).map(|(_, name)| name));
        }
        leads_to_list |= derives && is_announced && !rest.contains("properties");
    }
    leads_to_list
}

/// What may stand between "base type for" and the first derived type.
fn is_lead_in(between: &str) -> bool {
    let between = between.trim();
    matches!(between, "" | "the" | "a" | "an")
        || ["such as", "including", "like", "types"].iter().any(|words| between.ends_with(words))
}

fn phrases<'a>(lower: &'a str, known: &'static [&'static str]) -> impl Iterator<Item = (usize, &'static str)> + 'a {
    known.iter().flat_map(|words| lower.match_indices(*words).map(|(at, _)| (at, *words)))
}

/// The names that links within a range show, with their offsets.
fn links(text: &Text, range: Range<usize>) -> impl Iterator<Item = (usize, TypeName)> + '_ {
    text.links().filter_map(move |(mark, _)| {
        let shown = range_of(mark);
        let word = word_at(&text.plain, shown.start);
        // A link on words of prose is no name.
        let rest = text.plain.get(word.end..shown.end).unwrap_or_default().trim();
        let is_name = range.contains(&shown.start) && ["", "resource type", "resource", "object"].contains(&rest);
        let name = text.plain.get(word.clone()).filter(|name| is_name && is_identifier(name));
        name.map(|_| (shown.start, type_name(text, word)))
    })
}
