//! The type that a sentence names: "a collection of [x](…) objects", "an **x** object", "a String collection".
//!
//! Shared by request bodies and responses. Type cells of tables have a reader of their own.

use std::ops::Range;

use crate::markdown::{MarkKind, Text};

use super::super::facts::{TypeMention, TypeName};
use super::super::words::{range_of, trim};

/// Words that stand before "object" or "in the response body" and name no type.
const NO_TYPE: &[&str] = &[
    "a",
    "an",
    "and",
    "appropriate",
    "array",
    "body",
    "code",
    "collection",
    "containing",
    "contents",
    "copied",
    "created",
    "custom",
    "data",
    "default",
    "deleted",
    "empty",
    "entire",
    "error",
    "existing",
    "following",
    "full",
    "header",
    "http",
    "individual",
    "information",
    "its",
    "item",
    "items",
    "json",
    "latest",
    "list",
    "matching",
    "more",
    "multiple",
    "new",
    "newly",
    "no",
    "not",
    "object",
    "objects",
    "of",
    "one",
    "or",
    "original",
    "other",
    "parameters",
    "payload",
    "properties",
    "property",
    "provided",
    "related",
    "relevant",
    "representation",
    "request",
    "requested",
    "resource",
    "resources",
    "response",
    "result",
    "results",
    "retrieved",
    "returned",
    "same",
    "single",
    "specified",
    "successful",
    "target",
    "that",
    "the",
    "these",
    "this",
    "those",
    "updated",
    "url",
    "valid",
    "value",
    "values",
    "with",
    "your",
    "anything",
    "returns",
    "content",
    "details",
    "each",
    "all",
    "any",
    "in",
    "for",
    "format",
    "array-of",
    "link",
];

/// What may follow a type's name.
const NOUNS: [&str; 10] = [
    "object",
    "objects",
    "resource",
    "resources",
    "entity",
    "entities",
    "collection",
    "collections",
    "instance",
    "model",
];

/// What may follow a name that is marked or known.
const PLACES: [&str; 4] = ["in the response", "in response", "in the request", "in the body"];

/// Types that are told from prose without being marked.
const PRIMITIVES: [&str; 12] = [
    "String",
    "Boolean",
    "Int16",
    "Int32",
    "Int64",
    "Double",
    "Decimal",
    "Guid",
    "DateTimeOffset",
    "Date",
    "Duration",
    "Binary",
];

/// A mention of a type, and where it ends.
pub(super) struct Phrase {
    /// The type.
    pub(super) mention: TypeMention,
    /// Its range of the text.
    pub(super) range: Range<usize>,
}

/// The first type that a range of a text names: a link, else marked text, else a word before "object".
pub(super) fn type_phrase(text: &Text, within: &Range<usize>) -> Option<Phrase> {
    let ranges = linked(text, within);
    let ranges = if ranges.is_empty() {
        marked(text, within).or_else(|| worded(text, within)).into_iter().collect()
    } else {
        ranges
    };
    let (first, last) = (ranges.first()?.clone(), ranges.last()?.clone());
    let range = first.start..last.end;
    let mention = TypeMention {
        text: text.plain[range.clone()].to_owned(),
        names: ranges.iter().map(|range| name(text, range)).collect(),
        collection: is_collection(&text.plain, within.start, &range),
        deprecated: false,
        span: text.span_of(range.clone()),
    };
    Some(Phrase { mention, range })
}

fn name(text: &Text, range: &Range<usize>) -> TypeName {
    let link = text.links().find(|(mark, _)| range_of(mark).start <= range.start && range.end <= range_of(mark).end);
    TypeName {
        name: text.plain[range.clone()].to_owned(),
        link: link.map(|(_, target)| target.to_owned()),
        span: text.span_of(range.clone()),
    }
}

/// Links to resource pages: the first one whose text can be a name, else the first, and its alternatives.
fn linked(text: &Text, within: &Range<usize>) -> Vec<Range<usize>> {
    let is_inside = |range: &Range<usize>| within.start <= range.start && range.end <= within.end;
    let links = text.links().filter(|(_, target)| is_resource_link(target));
    let links: Vec<Range<usize>> = links.map(|(mark, _)| trim(&text.plain, range_of(mark))).filter(is_inside).collect();
    let first = links.iter().position(|range| is_identifier(&text.plain[range.clone()])).unwrap_or(0);
    let mut found: Vec<Range<usize>> = Vec::new();
    for range in links.into_iter().skip(first) {
        let Some(last) = found.last() else {
            found.push(range);
            continue;
        };
        let gap = text.plain.get(last.end..range.start).unwrap_or_default().trim();
        let gap = gap.trim_start_matches("object").trim_start_matches("resource").trim();
        if !matches!(gap, "or" | "or a" | "or an" | "and/or" | "/" | "," | ", or" | ", or a" | ", or an" | "or the") {
            break;
        }
        found.push(range);
    }
    found
}

/// Whether a link leads to the page of a type.
fn is_resource_link(target: &str) -> bool {
    let page = target.split(['#', '?']).next().unwrap_or_default();
    page.contains("resources/") || page.ends_with(".md") && !page.contains('/')
}

/// `x` or **x** before "object".
fn marked(text: &Text, within: &Range<usize>) -> Option<Range<usize>> {
    let is_mark =
        |kind: &MarkKind| matches!(kind, MarkKind::Code | MarkKind::Strong | MarkKind::Emphasis | MarkKind::Link(_));
    let marks = text.marks.iter().filter(|mark| is_mark(&mark.kind)).map(range_of);
    marks
        .map(|range| trim(&text.plain, range))
        .filter(|range| within.start <= range.start && range.end <= within.end)
        .filter(|range| is_identifier(&text.plain[range.clone()]) && !is_no_type(&text.plain[range.clone()]))
        .find(|range| {
            let after = &text.plain[range.end..within.end];
            let before = text.plain[within.start..range.start].to_lowercase();
            let is_listed = ["collection of ", "list of ", "array of "].iter().any(|of| before.ends_with(of));
            is_listed || precedes(after, &NOUNS) || precedes(after, &PLACES)
        })
}

/// A plain word before "object".
fn worded(text: &Text, within: &Range<usize>) -> Option<Range<usize>> {
    let part = &text.plain[within.clone()];
    let mut at = 0;
    for word in part.split([' ', '\n']) {
        let start = at;
        at += word.len() + 1;
        let name = word.trim_matches(['(', ')', ',', '"', '\'']);
        let follows = part.get(start + word.len()..).unwrap_or_default();
        let is_known = PRIMITIVES.contains(&name) && precedes(follows, &PLACES);
        let is_placed = is_known || precedes(follows, &NOUNS);
        if is_placed && is_identifier(name) && word.ends_with(name) && !is_no_type(name) {
            let start = within.start + start + word.len() - name.len();
            return Some(start..start + name.len());
        }
    }
    None
}

/// Whether one of some words follows.
fn precedes(rest: &str, words: &[&str]) -> bool {
    let rest = rest.trim_start();
    words.iter().any(|word| {
        rest.strip_prefix(word).is_some_and(|after| !after.starts_with(|next: char| next.is_alphanumeric()))
    })
}

fn is_no_type(word: &str) -> bool {
    NO_TYPE.iter().any(|known| word.len() == known.len() && word.eq_ignore_ascii_case(known))
}

/// Whether a text can be a type's name.
fn is_identifier(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_'))
        && !text.ends_with('.')
}

/// "a collection of x", "x collection", "all x objects".
fn is_collection(plain: &str, start: usize, range: &Range<usize>) -> bool {
    let before = plain[start..range.start].trim_end().to_lowercase();
    let near = before.len().saturating_sub(48);
    let near = (near..=before.len()).find(|at| before.is_char_boundary(*at)).unwrap_or(0);
    let before = &before[near..];
    let said_before =
        ["collection of", "collections of", "list of", "array of", "set of"].iter().any(|of| before.contains(of));
    let after = plain[range.end..].trim_start_matches(['`', '*', ' ', '"']);
    let is_single = before.ends_with(" a") || before.ends_with(" an");
    let plural = ["objects", "items", "resources", "entities", "instances"].iter().any(|noun| after.starts_with(noun));
    said_before
        || after.starts_with("collection")
        || after.starts_with("[]")
        || after.starts_with("list in ")
        || plural && !is_single
}
