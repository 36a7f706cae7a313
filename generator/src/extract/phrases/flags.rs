//! "This is a multi-valued enumeration", "this flagged enum": values of the property's enumeration may be combined.

use super::{Phrase, Traits};

pub(super) const TRIGGERS: &[&str] =
    &["flags enum", "flagged enum", "flag enum", "multi-valued enum", "multivalued enum", "multi-value enum"];

pub(super) fn read(phrase: &Phrase<'_>, traits: &mut Traits) {
    if !phrase.follows(&["not a", "n't a", "n’t a"]) {
        traits.flags.get_or_insert_with(|| phrase.span());
    }
}
