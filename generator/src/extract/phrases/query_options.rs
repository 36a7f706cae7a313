//! "Supports `$expand`.", "Supports `$select` and `$orderby`.", `$search`; "`$filter` and `orderby`".
//!
//! `$filter` says more and has a file of its own.

use super::{Phrase, Traits};

// `orderby` is no word of English; with the space before it, it is no value in code either.
pub(super) const TRIGGERS: &[&str] = &["$orderby", " orderby", "$search", "$expand"];

pub(super) fn read(phrase: &Phrase<'_>, traits: &mut Traits) {
    if !is_supported(phrase) {
        return;
    }
    let name = phrase.words().trim_start();
    let option = match name.to_ascii_lowercase().as_str() {
        "$orderby" | "orderby" => &mut traits.orderby,
        "$search" => &mut traits.search,
        _ => &mut traits.expand,
    };
    let end = phrase.trigger.end;
    option.get_or_insert_with(|| phrase.text.span_of(end - name.len()..end));
}

/// Whether the sentence says "supports" before the option, and does not deny it.
pub(super) fn is_supported(phrase: &Phrase<'_>) -> bool {
    let lead = phrase.lead();
    let Some(at) = lead.rfind("support") else { return false };
    let denied = ["not ", "n't ", "n’t ", "no longer ", "neither "]
        .iter()
        .any(|no| lead[..at].trim_end().ends_with(no.trim_end()));
    let passive =
        lead[at..].starts_with("supported") && !lead[at..].starts_with("supported query") && !lead[at..].contains(':');
    let rest = phrase.after().to_ascii_lowercase();
    let denied_after =
        ["is not supported", "isn't supported", "are not supported"].iter().any(|no| rest.trim_start().starts_with(no));
    !denied && !passive && !denied_after
}
