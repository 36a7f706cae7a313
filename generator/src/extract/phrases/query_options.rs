//! "Supports `$expand`.", "Supports `$select` and `$orderby`.", `$search`.
//!
//! `$filter` says more and has a file of its own.

use super::{Phrase, Traits};

pub(super) const TRIGGERS: &[&str] = &["$orderby", "$search", "$expand"];

pub(super) fn read(phrase: &Phrase<'_>, traits: &mut Traits) {
    if !is_supported(phrase) {
        return;
    }
    let option = match phrase.words().to_ascii_lowercase().as_str() {
        "$orderby" => &mut traits.orderby,
        "$search" => &mut traits.search,
        _ => &mut traits.expand,
    };
    option.get_or_insert(phrase.span());
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
