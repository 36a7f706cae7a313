//! "Default is `x`.", "The default value is x", "Defaults to x", "By default … is" is none of them.

use super::{Phrase, Traits};
use crate::extract::words::{emphasis_at, range_of, spanned, trim, word_at};

pub(super) const TRIGGERS: &[&str] = &[
    "default value is",
    "default value:",
    "default is",
    "default:",
    "defaults to",
    "default setting is",
    "default value of this property is",
    "default value for this property is",
];

pub(super) fn read(phrase: &Phrase<'_>, traits: &mut Traits) {
    if traits.default_value.is_some() || !phrase.is_whole() && !phrase.words().ends_with(':') {
        return;
    }
    let text = phrase.text;
    let end = phrase.sentence_end();
    let range = trim(&text.plain, phrase.trigger.end..end);
    let start = range.start + leading_noise(&text.plain[range.clone()]);
    let value = match (
        emphasis_at(text, start).filter(|mark| mark.range.start as usize == start),
        text.plain[start..].chars().next(),
    ) {
        (Some(mark), _) => range_of(mark),
        (None, Some(quote @ ('"' | '\'' | '“' | '‘'))) => {
            let Some(range) = quoted(&text.plain, start, quote) else { return };
            range
        }
        _ => {
            let word = word_at(&text.plain, start);
            if word.start != start || !is_value(&text.plain, word.clone(), range.end) {
                return;
            }
            word
        }
    };
    if !value.is_empty() {
        traits.default_value = Some(spanned(text, value));
    }
}

/// "set to", "the value", a colon.
fn leading_noise(part: &str) -> usize {
    let mut rest = part;
    loop {
        let trimmed = rest.trim_start_matches([' ', ':', '=']);
        let trimmed = ["set to ", "the value ", "to be ", "value "]
            .iter()
            .find_map(|noise| trimmed.strip_prefix(noise))
            .unwrap_or(trimmed);
        if trimmed.len() == rest.len() {
            return part.len() - rest.len();
        }
        rest = trimmed;
    }
}

/// The stretch between quotation marks.
fn quoted(plain: &str, start: usize, quote: char) -> Option<std::ops::Range<usize>> {
    let close = match quote {
        '“' => '”',
        '‘' => '’',
        other => other,
    };
    let from = start + quote.len_utf8();
    plain[from..].find(close).map(|len| from..from + len)
}

/// A bare word is a value when it is all that the statement says, or is a literal.
fn is_value(plain: &str, word: std::ops::Range<usize>, end: usize) -> bool {
    let value = &plain[word.clone()];
    let literal = value.starts_with(|c: char| c.is_ascii_digit())
        || matches!(value, "true" | "false" | "null" | "True" | "False");
    let rest = plain[word.end..end.max(word.end)].trim_start();
    literal || rest.is_empty() || rest.starts_with(['.', ',', ';', ')', '\n', '('])
}
