//! "Returned by default.", "Returned only on `$select`."

use super::{Phrase, Traits};

pub(super) const TRIGGERS: &[&str] = &[
    "returned by default",
    "returned only on $select",
    "returned only on select",
    "returned only with $select",
    "returned only when $select",
    "only returned on $select",
    "only returned with $select",
    "requires $select",
    "returned on $select",
    "not returned by default",
    "isn't returned by default",
    "only returned if requested with $select",
];

pub(super) fn read(phrase: &Phrase<'_>, traits: &mut Traits) {
    let words = phrase.words().to_ascii_lowercase();
    if words.starts_with("not ") || words.starts_with("isn't") || phrase.follows(&["not", "n't"]) {
        return;
    }
    if words.ends_with("by default") {
        traits.returned_by_default.get_or_insert(phrase.span());
    } else {
        traits.returned_on_select.get_or_insert(phrase.span());
    }
}
