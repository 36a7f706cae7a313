//! "Nullable.", "Not nullable.", "Can be null", "cannot be null".

use crate::source::Spanned;

use super::{Phrase, Traits};

pub(super) const TRIGGERS: &[&str] = &[
    "not nullable",
    "non-nullable",
    "nonnullable",
    "nullable",
    "cannot be null",
    "can't be null",
    "can’t be null",
    "must not be null",
    "can be null",
    "may be null",
];

pub(super) fn read(phrase: &Phrase<'_>, traits: &mut Traits) {
    if !phrase.is_whole() || !phrase.ends_statement() && !phrase.starts_sentence() && !phrase.after().starts_with(" if")
    {
        return;
    }
    let words = phrase.words().to_ascii_lowercase();
    let denied = ["not", "non", "can't", "can’t"].iter().any(|no| words.contains(no)) && words != "can be null";
    let denied = denied || phrase.follows(&["not", "n't", "non-"]);
    traits.nullable.get_or_insert(Spanned::new(!denied, phrase.span()));
}
