//! "Required.", "Optional.", "This property is required when …".

use crate::source::Spanned;

use super::{Phrase, Traits};

pub(super) const TRIGGERS: &[&str] = &["required", "optional", "mandatory"];

pub(super) fn read(phrase: &Phrase<'_>, traits: &mut Traits) {
    if !phrase.is_whole() || traits.required.is_some() {
        return;
    }
    let words = phrase.words().to_ascii_lowercase();
    if phrase.follows(&["not"]) && is_statement(phrase) && words != "optional" {
        traits.required = Some(Spanned::new(false, phrase.span()));
    } else if is_statement(phrase) {
        traits.required = Some(Spanned::new(words != "optional", phrase.span()));
    }
}

/// Whether the property is spoken of: a sentence of its own, or what "this property" is.
fn is_statement(phrase: &Phrase<'_>) -> bool {
    let after = phrase.after().trim_start();
    let condition = ["on create", "when", "for create", "if", "on creation", "and", "for", "in "];
    let goes_on = condition.iter().any(|word| after.starts_with(word));
    if phrase.starts_sentence() {
        return phrase.ends_statement() || goes_on;
    }
    let lead = phrase.lead();
    let is_predicate = lead.trim_end().ends_with(" is") || lead.trim_end().ends_with(" is not");
    let subject = lead.trim_start();
    let of_it = [
        "this property",
        "this parameter",
        "this field",
        "this is",
        "it is",
        "the property",
        "this value",
        "setting the property",
    ];
    is_predicate && of_it.iter().any(|words| subject.starts_with(words)) && (phrase.ends_statement() || goes_on)
}
