//! What prose says of a type: its base, that it is abstract, that it is open.
//!
//! Sentences about other types ("the base type of [x]", "types inherit from this") say nothing here.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};

use crate::markdown::Text;
use crate::source::Span;

use super::facts::{BaseHint, BaseHintSource, TypeName};
use super::phrases::named_type;
use super::words::sentence_start;

/// Phrases that are followed by the base, and the words that may stand between.
const BASES: &[&str] = &[
    "inherits from",
    "inherited from",
    "derived from",
    "derives from",
    "derived type of",
    "is a subtype of",
    "subtype of",
    "subclass of",
    "subclass from",
    "specialization of",
    "inherits the properties from",
    "inherits the properties of",
    "inherits all the properties from",
    "inherits all the properties of",
    "inherits all properties from",
    "inherits all properties of",
    "inherits properties from",
    "inherits properties and relationships from",
    "base type:",
    "base type is",
    "it extends",
    "resource extends",
    "type extends",
];

/// [`BASES`] in any letter case.
static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    // Fails for sets of phrases far larger than this one; prose would then name no base.
    AhoCorasickBuilder::new()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .prefilter(false)
        .build(BASES)
        .ok()
});

/// The bases that a paragraph names, in order.
pub(super) fn bases_in(text: &Text) -> Vec<BaseHint> {
    let Some(finder) = FINDER.as_ref() else { return Vec::new() };
    let mut found: Vec<BaseHint> = Vec::new();
    for phrase in finder.find_iter(&text.plain) {
        let base = base_at(text, phrase.start(), phrase.end());
        let Some(base) = base.filter(|base| !found.iter().any(|known| known.base == *base)) else { continue };
        found.push(BaseHint { base, source: BaseHintSource::Prose });
    }
    found
}

fn base_at(text: &Text, at: usize, end: usize) -> Option<TypeName> {
    let start = sentence_start(text, at);
    let lead = text.plain.get(start..at)?.to_ascii_lowercase();
    // The subject is something else than this type.
    let about_others = [
        "types that",
        "properties that",
        "resources that",
        "value",
        "all the ",
        "some properties",
        "whether",
        "navigation property",
    ];
    if about_others.iter().any(|words| lead.contains(words)) {
        return None;
    }
    named_type(text, end)
}

/// Where a paragraph says that the type is abstract.
pub(super) fn abstract_in(text: &Text) -> Option<Span> {
    const KINDS: &[&str] =
        &["type", "base", "class", "entity", "resource", "resouce", "complex", "superclass", "parent"];
    if !text.plain.contains("bstract") {
        return None;
    }
    let lower = text.plain.to_ascii_lowercase();
    lower.match_indices("abstract").find_map(|(at, word)| {
        let lead = lower[sentence_start(text, at)..at].trim();
        let opens = lead.is_empty()
            || ["represents an", "an", "this is an", "it is an", "it's an"].contains(&lead)
            || lead.ends_with("resource is an")
            || lead.ends_with("type is an")
            || lead.ends_with("is an") && !lead.contains(',');
        let after = lower[at + word.len()..].trim_start();
        let is_kind = KINDS.iter().any(|kind| after.starts_with(kind))
            || after.starts_with("and you cannot")
            || after.starts_with(", ");
        (opens || lead.ends_with("superclass is")).then_some(())?;
        is_kind.then(|| text.span_of(at..at + word.len()))
    })
}

/// Where a paragraph says that the type is open.
pub(super) fn open_in(text: &Text) -> Option<Span> {
    if !text.plain.contains("pen ") {
        return None;
    }
    let lower = text.plain.to_ascii_lowercase();
    ["is an open type", "is an open entity type", "is an open complex type", "is an odata open type"]
        .iter()
        .find_map(|words| lower.find(words).map(|at| text.span_of(at..at + words.len())))
}
