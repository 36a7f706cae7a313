//! What a name may have been meant to be.

/// The candidate that differs in so few letters that a slip explains it: one in five, letter case not counted.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = name.to_lowercase();
    let allowed = folded.chars().count() / 5;
    let near = candidates.into_iter().filter_map(|candidate| {
        if candidate.len().abs_diff(name.len()) > allowed || candidate == name {
            return None;
        }
        let distance = strsim::osa_distance(&folded, &candidate.to_lowercase());
        (distance <= allowed).then_some((distance, candidate))
    });
    near.min().map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_near_and_other_words_are_not() {
        let names = ["displayName", "description", "id", "createdBy", "createdDateTime"];
        assert_eq!(nearest("dispalyName", names), Some("displayName"));
        assert_eq!(nearest("CreatedDatetime", names), Some("createdDateTime"));
        assert_eq!(nearest("descriptions", names), Some("description"));
        for far in ["createdOn", "ids", "mailNickname", "displayName", ""] {
            assert_eq!(nearest(far, names), None, "{far}");
        }
    }
}
