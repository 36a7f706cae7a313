//! Words, sentences and marked stretches of a text: what cells and phrases are read with.
//!
//! What the words mean is left to the callers.

use std::ops::Range;

use crate::markdown::{Mark, MarkKind, Text};
use crate::source::Spanned;

/// A stretch of a text with its place.
pub(super) fn spanned(text: &Text, range: Range<usize>) -> Spanned<String> {
    let value = text.plain.get(range.clone()).unwrap_or_default().to_owned();
    Spanned::new(value, text.span_of(range))
}

/// The range without the white space at both ends.
pub(super) fn trim(plain: &str, range: Range<usize>) -> Range<usize> {
    let part = plain.get(range.clone()).unwrap_or_default();
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.start + part.trim_end().len();
    start..end.max(start)
}

/// The range of a mark.
pub(super) fn range_of(mark: &Mark) -> Range<usize> {
    mark.range.start as usize..mark.range.end as usize
}

/// The mark of inline code or emphasis that covers an offset, the outermost first.
pub(super) fn emphasis_at(text: &Text, at: usize) -> Option<&Mark> {
    let is_emphasis = |mark: &&Mark| {
        matches!(mark.kind, MarkKind::Code | MarkKind::Strong | MarkKind::Emphasis)
            && range_of(mark).contains(&at)
            && mark.range.start < mark.range.end
    };
    text.marks.iter().find(is_emphasis)
}

/// Whether an offset lies in inline code.
pub(super) fn in_code(text: &Text, at: usize) -> bool {
    text.marks.iter().any(|mark| mark.kind == MarkKind::Code && range_of(mark).contains(&at))
}

/// The end of the sentence that an offset lies in: one past its full stop, or the end of the line.
pub(super) fn sentence_end(text: &Text, from: usize) -> usize {
    let bytes = text.plain.as_bytes();
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        match byte {
            b'\n' => return at,
            b'.' | b'!' | b'?' if ends_sentence(text, at) => return at + 1,
            _ => {}
        }
    }
    bytes.len()
}

/// The start of the sentence that an offset lies in.
pub(super) fn sentence_start(text: &Text, from: usize) -> usize {
    let bytes = text.plain.as_bytes();
    for at in (0..from.min(bytes.len())).rev() {
        match bytes[at] {
            b'\n' => return at + 1,
            b'.' | b'!' | b'?' if at + 1 < from && ends_sentence(text, at) => return at + 1,
            _ => {}
        }
    }
    0
}

/// Whether the full stop at an offset ends a sentence: not the one of `v1.0`, `e.g.` or of inline code.
fn ends_sentence(text: &Text, at: usize) -> bool {
    let bytes = text.plain.as_bytes();
    let followed = match bytes.get(at + 1) {
        None | Some(b' ' | b'\n' | b'\t' | b')' | b'"') => true,
        Some(next) => next.is_ascii_uppercase() && at > 0 && bytes[at - 1].is_ascii_lowercase(),
    };
    if !followed || in_code(text, at) {
        return false;
    }
    let before = &text.plain[..at];
    let is_abbreviation = ["e.g", "i.e", "etc", " vs"].iter().any(|abbreviation| before.ends_with(abbreviation));
    let stays = is_abbreviation && bytes.get(at + 2).is_some_and(|next| !next.is_ascii_uppercase());
    !stays
}

/// Whether nothing but white space and marks of punctuation stands between the start of a sentence and an offset.
pub(super) fn starts_sentence(text: &Text, at: usize) -> bool {
    let before = text.plain[..at].trim_end_matches([' ', '\u{a0}']);
    match before.as_bytes().last() {
        None | Some(b'\n' | b'.' | b'!' | b'?' | b'(' | b'[' | b';') => true,
        // "Key, immutable", "Note: read-only": short statements in a row.
        Some(b',' | b':') => before.len() - sentence_start(text, at) < 24 && !before.contains("values"),
        // A bracket, a quotation mark or inline code may end a sentence that lacks its full stop.
        Some(_) => before.ends_with(['—', '–', '•']) || before.ends_with(" -"),
    }
}

/// Whether a statement ends at an offset: punctuation, a line break, or nothing follows.
pub(super) fn ends_statement(text: &Text, at: usize) -> bool {
    let rest = text.plain[at..].trim_start_matches([' ', '\u{a0}']);
    rest.is_empty() || rest.starts_with(['.', ',', ';', ')', ']', '\n', ':', '!', '-', '–', '*', '/'])
}

/// The word that begins at or after an offset: letters, digits, `_`, `.`, `-`, `@`, `$`, `#`, `:` and `/` within.
pub(super) fn word_at(plain: &str, from: usize) -> Range<usize> {
    let rest = plain.get(from..).unwrap_or_default();
    let start = from + (rest.len() - rest.trim_start_matches(|c: char| !is_word_start(c)).len());
    let tail = &plain[start..];
    let len = tail.find(|c: char| !(c.is_alphanumeric() || "_.-@$#/:+".contains(c))).unwrap_or(tail.len());
    let word = &tail[..len];
    let trimmed = word.trim_end_matches(['.', ':', '-', '/', '#', '+']);
    start..start + trimmed.len()
}

/// Whether a character can begin a word.
fn is_word_start(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '@' | '$')
}
