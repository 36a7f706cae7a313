//! "Key.", "Key of the entity.", "Cannot be changed after creation", "Immutable."

use super::{Phrase, Traits};

pub(super) const TRIGGERS: &[&str] = &[
    "key of the entity",
    "primary key",
    "key.",
    "key,",
    "immutable",
    "cannot be changed",
    "can't be changed",
    "can’t be changed",
    "cannot be modified",
    "can't be modified",
    "cannot be updated",
    "can't be updated",
    "cannot be edited",
    "can not be changed",
];

pub(super) fn read(phrase: &Phrase<'_>, traits: &mut Traits) {
    let words = phrase.words().to_ascii_lowercase();
    if words.contains("key") {
        let own = phrase.starts_sentence() || phrase.follows(&["the", "and"]) && words.contains("of the entity");
        if own {
            traits.key.get_or_insert(phrase.span());
        }
    } else if is_immutable(phrase, &words) {
        traits.immutable.get_or_insert(phrase.span());
    }
}

/// "after", "once" or nothing at all follows; "by the user" speaks of something else.
fn is_immutable(phrase: &Phrase<'_>, words: &str) -> bool {
    if words == "immutable" {
        return phrase.is_whole()
            && !phrase.follows(&["not"])
            && (phrase.starts_sentence() || phrase.follows(&[" is", " are"]));
    }
    let after = phrase.after().trim_start().to_ascii_lowercase();
    phrase.ends_statement()
        || ["after", "once", "later", "when updating", "on update"].iter().any(|word| after.starts_with(word))
}
