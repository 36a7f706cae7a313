//! The words by which authors mark what is still to be written, and where to report what is missing.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::source::Span;

use super::PageContext;

/// Whether a text carries such a marker: `TODO`, `TBD`, "Add Description", "Provide applicable permissions".
pub(super) fn is_marked(text: &str) -> bool {
    find(text).is_some()
}

/// The place of the first marker in a text; of a word and the phrase after it ("TODO: Add Description"), both.
pub(super) fn find(text: &str) -> Option<Range<usize>> {
    let (mut word, mut phrase) = (None, None);
    for found in MARKERS.find_iter(text) {
        if found.pattern().as_usize() >= WORDS.len() {
            phrase = Some(found.range());
            break;
        }
        if word.is_none() && is_whole(text, &found.range()) {
            word = Some(found.range());
        }
    }
    match (word, phrase) {
        (Some(word), Some(phrase)) if phrase.start - word.end <= 2 => Some(word.start..phrase.end),
        (word, phrase) => word.or(phrase),
    }
}

/// The place of the first phrase that templates leave behind; unlike a word, it cannot be part of real code.
pub(super) fn find_phrase(text: &str) -> Option<Range<usize>> {
    let mut found = MARKERS.find_iter(text).filter(|found| found.pattern().as_usize() >= WORDS.len());
    found.next().map(|found| found.range())
}

const WORDS: [&str; 3] = ["TODO", "TBD", "FIXME"];

const PHRASES: [&str; 7] = [
    "Add Description",
    "Provide applicable permissions",
    "Snippet not available",
    "Add MS prod",
    "Provide Github Name",
    "Not yet documented",
    "DESCRIPTION HERE",
];

/// The words, then the phrases. None of them can begin within another.
static MARKERS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let markers = WORDS.iter().chain(&PHRASES);
    #[expect(clippy::expect_used, reason = "a few short texts are no error")]
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(markers).expect("the markers can be searched for")
});

/// The place of a page's title, for what is missing from the page as a whole.
pub(super) fn title_span(page: &PageContext<'_>) -> Span {
    page.facts.title.as_ref().map_or(Span::file_start(page.facts.file), |title| title.span)
}

/// Whether a word stands by itself.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
}
