//! Type cells: `[x](link) collection`, `Collection(x)`, `x[]`, `[a] or [b]`, `string (url)`.
//!
//! The names are taken as written. What `Edm` type `datetime` means, and whether link or text is right,
//! is left to `resolve`.

use std::ops::Range;

use crate::markdown::Text;
use crate::source::Span;

use super::facts::{TypeMention, TypeName};
use super::table_columns::PRIMITIVES;
use super::words::{range_of, trim};

/// Words of a type cell that say nothing about the type's name.
const NOISE: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "collection",
    "collections",
    "array",
    "arrays",
    "list",
    "set",
    "objects",
    "resource",
    "resources",
    "type",
    "types",
    "enum",
    "enumeration",
    "entity",
    "entities",
    "optional",
    "required",
    "deprecated",
    "unknown",
    "untyped",
    "complex",
    "reference",
    "readonly",
    "read-only",
    "read",
    "only",
    "nullable",
    "single",
    "value",
    "values",
    "multi-valued",
    "flags",
    "and",
];

/// Words that are the type only when nothing else is.
const WEAK: &[&str] = &["object", "entity", "single", "resource", "list", "set", "reference", "enum"];

/// Words that are no name even as a link.
const NEVER: &[&str] = &["collection", "collections", "array", "object", "objects"];

/// What translations call a collection, where the word is another one.
const TRANSLATED_COLLECTION: &[&str] = &["集合", "コレクション", "컬렉션", "коллекция", "colección", "coleção"];

/// Reads a type cell.
pub(super) fn type_mention(text: &Text) -> TypeMention {
    let plain = &text.plain;
    let all = trim(plain, 0..plain.len());
    // Most cells are one word.
    if is_one_name(&plain[all.clone()]) {
        let name = type_name(text, all.clone());
        let text_of_cell = name.name.clone();
        return TypeMention {
            text: text_of_cell,
            names: vec![name],
            collection: false,
            deprecated: false,
            span: text.span,
        };
    }
    let mut names = Vec::new();
    let body = all.start..statement_end(plain, all.clone());
    let parts = if is_prose(text, &body) { Vec::new() } else { alternatives(text, body.clone()) };
    for part in parts {
        let found = name_in(text, part);
        names.extend(found.filter(|name: &TypeName| !names.iter().any(|seen| same(seen, name))));
    }
    TypeMention {
        text: plain[all.clone()].to_owned(),
        names,
        collection: is_collection(text, body),
        deprecated: contains_word(&plain[all], "deprecated"),
        span: text.span,
    }
}

/// Whether a statement is a sentence without a link: the description stands in the cell of the type.
fn is_prose(text: &Text, body: &Range<usize>) -> bool {
    text.links().next().is_none() && text.plain[body.clone()].split_whitespace().count() >= FEWEST_WORDS_OF_PROSE
}

/// More words than any cell that tells a type without a link was seen to have.
const FEWEST_WORDS_OF_PROSE: usize = 8;

/// Whether a cell holds nothing but a name.
fn is_one_name(cell: &str) -> bool {
    is_name(cell)
        && cell.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_'))
        && !is_one_of(cell, NOISE)
        && !cell.ends_with('.')
}

/// A type's name at a place, with its link.
pub(super) fn type_name(text: &Text, range: Range<usize>) -> TypeName {
    let link = text.links().find(|(mark, _)| {
        let link = range_of(mark);
        link.start <= range.start && range.end <= link.end
    });
    TypeName {
        name: text.plain.get(range.clone()).unwrap_or_default().to_owned(),
        link: link.map(|(_, target)| target.to_owned()),
        span: span_of_name(text, range),
    }
}

fn span_of_name(text: &Text, range: Range<usize>) -> Span {
    text.span_of(range)
}

fn same(left: &TypeName, right: &TypeName) -> bool {
    left.name.eq_ignore_ascii_case(&right.name) && left.link == right.link
}

/// Remarks after the first sentence do not count: `[x] collection. Holds grades, …`.
fn statement_end(plain: &str, all: Range<usize>) -> usize {
    let part = &plain[all.clone()];
    let end = [". ", "\n", "; "].iter().filter_map(|stop| part.find(stop)).filter(|at| *at > 0).min();
    all.start + end.unwrap_or(part.len())
}

/// Splits at `or`, `/`, `|` and commas that stand outside parentheses and links.
fn alternatives(text: &Text, body: Range<usize>) -> Vec<Range<usize>> {
    let plain = &text.plain;
    let bytes = plain.as_bytes();
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut start = body.start;
    let mut at = body.start;
    while at < body.end {
        let len = match bytes[at] {
            b'(' | b'<' => {
                depth += 1;
                0
            }
            b')' | b'>' => {
                depth = depth.saturating_sub(1);
                0
            }
            b'/' | b'|' | b',' if depth == 0 && !is_within_path(bytes, at) => 1,
            b' ' if depth == 0 && plain[at..body.end].starts_with(" or ") => 4,
            b' ' if depth == 0 && plain[at..body.end].starts_with(" and ") => 5,
            _ => 0,
        };
        if len > 0 && !inside_link(text, at) {
            parts.push(start..at);
            start = at + len;
        }
        at += len.max(1);
    }
    parts.push(start..body.end);
    parts
}

/// Whether a slash belongs to a media type (`application/json`) or a URL.
fn is_within_path(bytes: &[u8], at: usize) -> bool {
    bytes[at] == b'/'
        && (bytes[..at].ends_with(b"application") || bytes[..at].ends_with(b"text") || bytes[..at].ends_with(b"image"))
}

fn inside_link(text: &Text, at: usize) -> bool {
    text.links().any(|(mark, _)| range_of(mark).contains(&at))
}

/// The name in one alternative: of a link that is one, else the first word that is no noise.
fn name_in(text: &Text, part: Range<usize>) -> Option<TypeName> {
    let inside = |range: &Range<usize>| part.start <= range.start && range.end <= part.end;
    for (mark, _) in text.links() {
        let range = range_of(mark);
        if inside(&range)
            && let Some(word) = words(&text.plain, range).find(|word| !is_never(&text.plain[word.clone()]))
        {
            return Some(type_name(text, word));
        }
    }
    let part_end = part.end;
    let cleaned = without_remarks(&text.plain, part);
    let mut weak = None;
    for piece in cleaned {
        for word in words(&text.plain, piece) {
            let found = &text.plain[word.clone()];
            if is_one_of(found, WEAK) {
                weak = weak.or(Some(word));
            } else if !is_one_of(found, NOISE) && is_name(found) {
                return (!begins_phrase(&text.plain[word.start..part_end])).then(|| type_name(text, word));
            }
        }
    }
    weak.map(|word| type_name(text, word))
}

/// Whether a word is the first of several that name no type: "Cadeia de caracteres".
fn begins_phrase(text: &str) -> bool {
    let is_plain = |word: &str| is_one_of(word, NOISE) || is_one_of(word, WEAK);
    let is_word = |word: &str| !is_plain(word) && word.chars().all(char::is_alphabetic);
    let first = text.split_whitespace().next().unwrap_or_default();
    let has_shape = |c: char| c.is_ascii_uppercase() || matches!(c, '.' | '_');
    let is_shaped = first.get(1..).is_none_or(|rest| rest.contains(has_shape)) || is_one_of(first, &PRIMITIVES);
    !is_shaped && text.split_whitespace().skip(1).any(is_word)
}

/// The pieces of a part outside of parentheses, and inside those of `Collection( )`.
fn without_remarks(plain: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = part.start;
    let mut at = part.start;
    while let Some(open) = plain[at..part.end].find(['(', '<']).map(|found| at + found) {
        let head = plain[part.start..open].trim_end();
        let is_wrapper =
            ["collection", "list", "array"].iter().any(|word| ends_with_word(head, word)) && !head.contains(' ');
        let close = plain[open..part.end].find([')', '>']).map_or(part.end, |found| open + found);
        pieces.push(start..open);
        if is_wrapper {
            pieces.push(open + 1..close);
        }
        start = (close + 1).min(part.end);
        at = start;
    }
    pieces.push(start..part.end);
    pieces
}

/// The words of a range: letters, digits, dots, underscores and hyphens.
fn words(plain: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    let mut at = range.start;
    std::iter::from_fn(move || {
        let rest = plain.get(at..range.end)?;
        let start = at + rest.find(is_word)?;
        let tail = &plain[start..range.end];
        let len = tail.find(|c| !is_word(c)).unwrap_or(tail.len());
        at = start + len;
        let trimmed = tail[..len].trim_end_matches(['.', '-']).len();
        let lead = tail[..trimmed].len() - tail[..trimmed].trim_start_matches(['.', '-']).len();
        Some(start + lead..start + trimmed.max(lead))
    })
}

/// A type's name begins with a letter.
fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

fn is_never(word: &str) -> bool {
    is_one_of(word, NEVER) || TRANSLATED_COLLECTION.contains(&word.to_lowercase().as_str())
}

fn is_one_of(word: &str, known: &[&str]) -> bool {
    known.iter().any(|each| word.eq_ignore_ascii_case(each))
}

/// Whether the cell says that there are several.
fn is_collection(text: &Text, body: Range<usize>) -> bool {
    let part = &text.plain[body];
    if part.contains("[]") || part.contains("[ ]") {
        return true;
    }
    ["collection", "collections", "array", "list of", "set of"].iter().any(|word| contains_word(part, word))
        || !part.is_ascii() && TRANSLATED_COLLECTION.iter().any(|word| part.to_lowercase().contains(word))
}

/// Whether a word stands in a text, in any letter case.
fn contains_word(text: &str, word: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(word.len()).enumerate().any(|(at, window)| {
        window.eq_ignore_ascii_case(word.as_bytes())
            && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
            && bytes.get(at + word.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
    })
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.len() >= word.len()
        && text.is_char_boundary(text.len() - word.len())
        && text[text.len() - word.len()..].eq_ignore_ascii_case(word)
}
