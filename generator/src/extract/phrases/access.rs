//! "Read-only.", "This property is read-only", "Write-only.", "Non-editable."

use crate::source::Spanned;

use super::{Phrase, Traits};

pub(super) const TRIGGERS: &[&str] = &[
    "read-only",
    "read only",
    "readonly",
    "read‑only",
    "write-only",
    "writeonly",
    "write only",
    "non-editable",
    "read-write",
    "read/write",
];

pub(super) fn read(phrase: &Phrase<'_>, traits: &mut Traits) {
    if !phrase.is_whole() || phrase.follows(&["not", "n't", "non"]) || !is_statement(phrase) {
        return;
    }
    let words = phrase.words().to_ascii_lowercase();
    if words.starts_with("write") {
        traits.write_only.get_or_insert(phrase.span());
    } else {
        let read_only = !words.contains("write");
        traits.read_only.get_or_insert(Spanned::new(read_only, phrase.span()));
    }
}

/// Whether the words speak of the property: a sentence of their own, or what the property is.
fn is_statement(phrase: &Phrase<'_>) -> bool {
    let begins =
        phrase.starts_sentence() && !phrase.after().starts_with(" access") && !phrase.after().starts_with(" mode");
    let predicate = phrase.follows(&[" is", " are", " is a", "property is", " be", "(", "and", "system,"]);
    let names_it = ["property", "attribute", "field", "value", "."]
        .iter()
        .any(|word| phrase.after().trim_start().starts_with(word));
    begins
        || (predicate && (phrase.ends_statement() || names_it || phrase.after().starts_with(" and")))
        || (phrase.ends_statement() && is_last(phrase))
}

/// Whether the words end the text, as in a description that lacks its punctuation.
fn is_last(phrase: &Phrase<'_>) -> bool {
    let rest = phrase.after().trim_matches(['.', ' ', ')', '\n']);
    rest.is_empty()
        && !phrase.before().trim_end().ends_with([':', '='])
        && !phrase.follows(&[" as", " to", " set", " mark", "or"])
}
