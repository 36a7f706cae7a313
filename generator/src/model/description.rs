//! Descriptions: what is said in short.

/// A description up to the end of its first sentence.
pub(crate) fn first_sentence(description: &str) -> &str {
    let paragraph = description.split("\n\n").next().unwrap_or_default();
    let mut from = 0;
    while let Some(at) = paragraph[from..].find(['.', '!', '?']).map(|at| at + from) {
        let rest = &paragraph[at + 1..];
        let next = rest.trim_start().chars().next();
        let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
        let is_abbreviation = ["e.g", "i.e", "etc", "vs"].iter().any(|short| paragraph[..at].ends_with(short));
        if ends && !is_abbreviation && next.is_none_or(|next| !next.is_lowercase()) {
            return &paragraph[..=at];
        }
        from = at + 1;
    }
    paragraph
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn sentences_end_at_a_full_stop() {
        assert_eq!(first_sentence("The id. Read-only."), "The id.");
        assert_eq!(first_sentence("Values, e.g. none. More."), "Values, e.g. none.");
        assert_eq!(first_sentence("Version 1.0 of it"), "Version 1.0 of it");
    }
}
