//! Where on a page something stands, or would have to be added.

use crate::markdown::Document;
use crate::source::{SourceSet, Span};

/// The heading of the section that holds a place, on its own page; none where it stands below no heading.
pub(super) fn heading_of(documents: &[Document], place: Span) -> Option<Span> {
    let at = documents.binary_search_by_key(&place.file, |document| document.file).ok()?;
    let document = documents.get(at)?;
    let holds = |section: &&crate::markdown::Section| {
        document.blocks_of(section).iter().any(|block| block.span.contains(place))
    };
    let section = document.sections.iter().find(holds)?;
    section.heading.as_ref().map(|heading| heading.text.span)
}

/// The one place in a span where a text stands as a whole word, letter case not counted; none where it stands there
/// more than once or not at all.
pub(super) fn word_in(sources: &SourceSet, span: Span, word: &str) -> Option<Span> {
    let (written, word) = (sources.text(span).to_ascii_lowercase(), word.to_ascii_lowercase());
    let is_end = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut found = written.match_indices(&word).filter(|(at, _)| {
        is_end(written[..*at].chars().next_back()) && is_end(written[at + word.len()..].chars().next())
    });
    let (at, _) = found.next()?;
    found.next().is_none().then(|| span.slice(at..at + word.len()))
}
