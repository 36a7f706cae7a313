//! How a name of the service falls into words.
//!
//! Names mix camel case, acronyms and digits (`iOSLobApp`, `IPv4Range`, `userIDs`, `v10_0`). Case alone does not tell
//! where `iOS` ends, so words that brands and standards write with case of their own are put together again from a
//! table. Left to others: what becomes of the words (`ident`).

/// Neighbouring words that are one word, as case splits them: brands and standards, not names of the service.
const ONE_WORD: &[(&str, &str)] = &[
    ("e", "book"),
    ("e", "books"),
    ("i", "cloud"),
    ("i", "os"),
    ("i", "pad"),
    ("i", "phone"),
    ("i", "pv4"),
    ("i", "pv6"),
    ("ip", "v4"),
    ("ip", "v6"),
    ("mac", "os"),
    ("o", "auth"),
    ("o", "auth2"),
    ("o", "data"),
    ("ipad", "os"),
    ("wi", "fi"),
];

/// The words of a name, in lower case.
///
/// A word ends where lower case is followed by upper case, before the last capital of several that lower case follows
/// (`HTTPServer`), and at anything that is neither a letter nor a digit, or one that Rust does not take (`½`). Digits belong to the word before them. A plural
/// `s` belongs to its acronym (`IDs`), a single small letter to the word it stands before (`eTag`).
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in name.split(|c: char| !is_part_of_word(c)).filter(|part| !part.is_empty()) {
        let first = found.len();
        split_case(part, &mut found);
        join_known(&mut found, first, part.starts_with(char::is_lowercase));
    }
    found
}

fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric() && unicode_ident::is_xid_continue(c)
}

fn split_case(part: &str, found: &mut Vec<String>) {
    let mut start = 0;
    for (at, _) in part.char_indices().skip(1).filter(|(_, current)| current.is_uppercase()) {
        if starts_word(&part[start..at], &part[at..]) {
            found.push(part[start..at].to_lowercase());
            start = at;
        }
    }
    found.push(part[start..].to_lowercase());
}

/// Whether a word starts at a capital, which is the first sign of what is `after`.
fn starts_word(before: &str, after: &str) -> bool {
    if !before.ends_with(char::is_uppercase) {
        return true;
    }
    let mut following = after.chars().skip(1);
    let Some(next) = following.next() else { return false };
    let is_plural = next == 's' && following.next().is_none_or(|after| !after.is_lowercase());
    next.is_lowercase() && !is_plural
}

/// Puts together what case took apart, in the words from `first` on; `small` when they start with a small letter.
fn join_known(words: &mut Vec<String>, first: usize, small: bool) {
    let mut at = first;
    while at + 1 < words.len() {
        let (left, right) = (words[at].as_str(), words[at + 1].as_str());
        let leads = small && at == first && left.chars().nth(1).is_none();
        if leads || ONE_WORD.contains(&(left, right)) {
            let right = words.remove(at + 1);
            words[at].push_str(&right);
        } else {
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_fall_into_words() {
        for (name, expected) in [
            ("displayName", "display name"),
            ("iOSLobApp", "ios lob app"),
            ("iosVppEBook", "ios vpp ebook"),
            ("macOSLobApp", "macos lob app"),
            ("IPv4Range", "ipv4 range"),
            ("iPv6Range", "ipv6 range"),
            ("oAuth2PermissionGrant", "oauth2 permission grant"),
            ("HTTPServer", "http server"),
            ("userIDs", "user ids"),
            ("eTag", "etag"),
            ("windows10CompliancePolicy", "windows10 compliance policy"),
            ("v10_0", "v10 0"),
            ("@odata.nextLink", "odata next link"),
            ("user-id", "user id"),
            ("URLAssignment", "url assignment"),
            ("größeÄnderung", "größe änderung"),
            ("co₂Level", "co level"),
            ("½½", ""),
            ("", ""),
        ] {
            assert_eq!(words(name).join(" "), expected, "{name}");
        }
    }
}
