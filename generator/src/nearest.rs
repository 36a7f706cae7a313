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

/// How many names a message about an option offers.
const OFFERED: usize = 3;

/// The candidates that somebody who typed a name in an option may have meant: those in which the fewest letters differ, at
/// most a third. Letter case and `_` are not counted, for names of Rust are typed, too.
pub(crate) fn offered<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let fold = |text: &str| text.replace('_', "").to_lowercase();
    let folded = fold(name);
    let near = candidates.into_iter().filter_map(|candidate| {
        let other = fold(candidate);
        let shared = shared_namespace(&folded, &other);
        let (name, other) = (&folded[shared..], &other[shared..]);
        let length = name.chars().count();
        let allowed = length.max(3) / 3;
        if other.chars().count().abs_diff(length) > allowed {
            return None;
        }
        let distance = strsim::osa_distance(name, other);
        (distance <= allowed).then_some((distance, candidate))
    });
    let mut near: Vec<(usize, &str)> = near.collect();
    near.sort_unstable();
    near.dedup();
    let least = near.first().map(|(distance, _)| *distance);
    let nearest = near.into_iter().take_while(|(distance, _)| Some(*distance) == least);
    nearest.map(|(_, candidate)| candidate).take(OFFERED).collect()
}

/// How long the beginning is that two names share up to a dot: it must not make short names behind it near.
fn shared_namespace(a: &str, b: &str) -> usize {
    let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    a.as_bytes()[..shared].iter().rposition(|byte| *byte == b'.').map_or(0, |dot| dot + 1)
}

/// The end of a message that a name means nothing: what may have been meant.
pub(crate) fn did_you_mean(offered: &[String]) -> String {
    match offered {
        [] => String::new(),
        [only] => format!("; did you mean `{only}`?"),
        [others @ .., last] => format!("; did you mean `{}` or `{last}`?", others.join("`, `")),
    }
}

#[cfg(test)]
mod tests {
    use super::{nearest, offered};

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

    #[test]
    fn names_in_options_may_be_further_off() {
        let names = ["user", "userSettings", "uses", "group", "accessPackage"];
        assert_eq!(offered("usr", names), ["user"]);
        assert_eq!(offered("access_package", names), ["accessPackage"]);
        assert!(offered("nothing", names).is_empty());
        assert_eq!(
            offered("a.long.namespace.usr", ["a.long.namespace.user", "a.long.namespace.site"]),
            ["a.long.namespace.user"]
        );
    }
}
