//! The words by which authors mark what is still to be written, and where to report what is missing.

use std::ops::Range;

use crate::source::Span;

use super::PageContext;

/// Whether a text carries such a marker: `TODO`, `TBD`, "Add Description", "Provide applicable permissions".
pub(super) fn is_marked(text: &str) -> bool {
    find(text).is_some()
}

/// The place of the first marker in a text; of a word and the phrase after it ("TODO: Add Description"), both.
pub(super) fn find(text: &str) -> Option<Range<usize>> {
    let words = ["TODO", "TBD", "FIXME"].iter().filter_map(|word| whole_word(text, word));
    let (word, phrase) = (words.min_by_key(|range| range.start), find_phrase(text));
    match (word, phrase) {
        (Some(word), Some(phrase)) if phrase.start >= word.end && text[word.end..phrase.start].len() <= 2 => {
            Some(word.start..phrase.end)
        }
        (word, phrase) => word.into_iter().chain(phrase).min_by_key(|range| range.start),
    }
}

/// The place of the first phrase that templates leave behind; unlike a word, it cannot be part of real code.
pub(super) fn find_phrase(text: &str) -> Option<Range<usize>> {
    const PHRASES: &[&str] = &[
        "Add Description",
        "Provide applicable permissions",
        "Snippet not available",
        "Add MS prod",
        "Provide Github Name",
    ];
    PHRASES
        .iter()
        .filter_map(|phrase| text.find(phrase).map(|at| at..at + phrase.len()))
        .min_by_key(|range| range.start)
}

/// The place of a page's title, for what is missing from the page as a whole.
pub(super) fn title_span(page: &PageContext<'_>) -> Span {
    page.facts.title.as_ref().map_or(Span::file_start(page.facts.file), |title| title.span)
}

fn whole_word(text: &str, word: &str) -> Option<Range<usize>> {
    text.match_indices(word).map(|(at, _)| at..at + word.len()).find(|range| {
        let before = text[..range.start].chars().next_back();
        let after = text[range.end..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}
