//! "Deprecated.", "(deprecated)", "This property is deprecated", "has been deprecated".

use super::{Phrase, Traits};

pub(super) const TRIGGERS: &[&str] = &["deprecated", "obsolete"];

pub(super) fn read(phrase: &Phrase<'_>, traits: &mut Traits) {
    if !phrase.is_whole() || phrase.follows(&["not", "n't"]) {
        return;
    }
    let own_sentence =
        phrase.starts_sentence() && (phrase.ends_statement() || phrase.after().trim_start().starts_with("in "));
    let predicate =
        phrase.follows(&[" is", " been", " be", " being", " are", " is now", " now"]) && speaks_of_it(phrase);
    if own_sentence || predicate {
        traits.deprecated.get_or_insert(phrase.span());
    }
}

/// Whether the sentence's subject is the property, not one of its values or another thing.
fn speaks_of_it(phrase: &Phrase<'_>) -> bool {
    let lead = phrase.lead();
    let lead = lead.trim_start();
    let subject = ["this", "it ", "the property", "property", "is ", "has been", "to be", "will be", "going to"];
    let names_property = lead.contains("property") || lead.contains("field") || lead.contains("attribute");
    let about_other =
        lead.contains("value") || lead.contains("if ") || lead.contains("whether") || lead.contains("member ");
    !about_other && (names_property || subject.iter().any(|word| lead.starts_with(word)) || lead.contains("redundant"))
}
