//! The words by which authors mark what is still to be written.

/// Whether a text carries such a marker: `TODO`, `TBD`, "Add Description", "Provide applicable permissions".
pub(super) fn is_marked(text: &str) -> bool {
    find(text).is_some()
}

/// The place of the first marker in a text.
pub(super) fn find(text: &str) -> Option<std::ops::Range<usize>> {
    let words = ["TODO", "TBD", "FIXME"].iter().filter_map(|word| whole_word(text, word));
    let phrases = [
        "Add Description",
        "Provide applicable permissions",
        "Snippet not available",
        "Add MS prod",
        "Provide Github Name",
    ]
    .iter()
    .filter_map(|phrase| text.find(phrase).map(|at| at..at + phrase.len()));
    words.chain(phrases).min_by_key(|range| range.start)
}

fn whole_word(text: &str, word: &str) -> Option<std::ops::Range<usize>> {
    text.match_indices(word).map(|(at, _)| at..at + word.len()).find(|range| {
        let before = text[..range.start].chars().next_back();
        let after = text[range.end..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}
