//! Identifiers from words: `snake_case`, `PascalCase`, keywords, names that cannot stand in Rust as they are.

use super::words::words;

/// Rust's keywords of all editions, reserved ones included; each can be written raw.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Path keywords, which cannot be written raw.
const PATH_KEYWORDS: &[&str] = &["self", "Self", "super", "crate"];

/// What a name without a letter or digit is called.
const NAMELESS: &str = "unnamed";

/// `iOSLobApp` as `ios_lob_app`, without regard to keywords.
pub(crate) fn snake(name: &str) -> String {
    from_words(&words(name), "_", |word| word.to_owned())
}

/// `iOSLobApp` as `IosLobApp`, without regard to keywords.
pub(crate) fn pascal(name: &str) -> String {
    from_words(&words(name), "", capitalized)
}

/// A snake case identifier: keywords are written raw (`r#type`), path keywords get an underscore (`self_`).
pub(crate) fn snake_ident(name: &str) -> String {
    raw(snake(name))
}

/// Makes a snake case name an identifier.
pub(crate) fn raw(name: String) -> String {
    if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else if PATH_KEYWORDS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

/// Joins words; a digit never touches a digit of another word (`v10_0` is not `v100`), and none comes first.
fn from_words(words: &[String], separator: &str, word: impl Fn(&str) -> String) -> String {
    let mut joined = String::new();
    for next in words {
        let touches = joined.ends_with(|c: char| c.is_numeric()) && next.starts_with(|c: char| c.is_numeric());
        if !joined.is_empty() {
            joined.push_str(if touches { "_" } else { separator });
        }
        joined.push_str(&word(next));
    }
    match joined.chars().next() {
        None => word(NAMELESS),
        Some(first) if first.is_numeric() => format!("{}{joined}", word("n")),
        Some(_) => joined,
    }
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The singular of an English plural, word by word of what the service uses: `policies`, `addresses`, `members`.
pub(crate) fn singular(plural: &str) -> String {
    let keep = ["ss", "us", "is", "news", "series"];
    if keep.iter().any(|ending| plural.to_ascii_lowercase().ends_with(ending)) {
        return plural.to_owned();
    }
    for (ending, replacement) in
        [("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("uses", "us"), ("s", "")]
    {
        if let Some(stem) = plural.strip_suffix(ending)
            && stem.len() > 1
        {
            return format!("{stem}{replacement}");
        }
    }
    plural.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{pascal, singular, snake_ident};

    #[test]
    fn names_become_identifiers() {
        for (name, snake, pascal_case) in [
            ("displayName", "display_name", "DisplayName"),
            ("iOSLobApp", "ios_lob_app", "IosLobApp"),
            ("IPv4Range", "ipv4_range", "Ipv4Range"),
            ("oAuth2PermissionGrant", "oauth2_permission_grant", "Oauth2PermissionGrant"),
            ("type", "r#type", "Type"),
            ("self", "self_", "Self"),
            ("gen", "r#gen", "Gen"),
            ("10Mbps", "n10_mbps", "N10Mbps"),
            ("v10_0", "v10_0", "V10_0"),
            ("@odata.etag", "odata_etag", "OdataEtag"),
            ("$value", "value", "Value"),
            ("--", "unnamed", "Unnamed"),
        ] {
            assert_eq!(snake_ident(name), snake, "{name}");
            assert_eq!(pascal(name), pascal_case, "{name}");
        }
    }

    #[test]
    fn plurals_become_singulars() {
        for (plural, expected) in [
            ("members", "member"),
            ("policies", "policy"),
            ("addresses", "address"),
            ("mailboxes", "mailbox"),
            ("branches", "branch"),
            ("status", "status"),
            ("access", "access"),
            ("services", "service"),
            ("licenses", "license"),
            ("databases", "database"),
            ("me", "me"),
        ] {
            assert_eq!(singular(plural), expected);
        }
    }
}
