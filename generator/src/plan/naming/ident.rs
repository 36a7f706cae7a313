//! Identifiers from words: `snake_case`, `PascalCase`, keywords, names that cannot stand in Rust as they are.

use super::words::words;

/// Rust's keywords of all editions, reserved ones included, sorted; each can be written raw.
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
    from_words(&words(name), "_", |out, word| out.push_str(word))
}

/// `iOSLobApp` as `IosLobApp`, without regard to keywords.
pub(crate) fn pascal(name: &str) -> String {
    from_words(&words(name), "", push_capitalized)
}

/// A snake case identifier: keywords are written raw (`r#type`), path keywords get an underscore (`self_`).
pub(crate) fn snake_ident(name: &str) -> String {
    raw(snake(name))
}

/// Makes a snake case name an identifier.
pub(crate) fn raw(name: String) -> String {
    if KEYWORDS.binary_search(&name.as_str()).is_ok() {
        format!("r#{name}")
    } else if PATH_KEYWORDS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

/// Joins words; a digit never touches a digit of another word (`v10_0` is not `v100`), and none comes first, nor
/// anything else that Rust takes inside of names alone.
fn from_words(words: &[String], separator: &str, push: impl Fn(&mut String, &str)) -> String {
    let mut joined = String::with_capacity(words.iter().map(|word| word.len() + separator.len()).sum());
    for next in words {
        let touches = joined.ends_with(|c: char| c.is_numeric()) && next.starts_with(|c: char| c.is_numeric());
        if !joined.is_empty() {
            joined.push_str(if touches { "_" } else { separator });
        }
        push(&mut joined, next);
    }
    let mut first = String::new();
    match joined.chars().next() {
        None => push(&mut first, NAMELESS),
        Some(start) if unicode_ident::is_xid_start(start) => return joined,
        Some(_) => push(&mut first, "n"),
    }
    first + &joined
}

fn push_capitalized(out: &mut String, word: &str) {
    let mut chars = word.chars();
    out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(chars.as_str());
}

/// The singular of an English plural, word by word of what the service uses: `policies`, `addresses`, `members`.
pub(crate) fn singular(plural: &str) -> String {
    let bytes = plural.as_bytes();
    let ends_with = |ending: &str| {
        bytes.len().checked_sub(ending.len()).is_some_and(|at| bytes[at..].eq_ignore_ascii_case(ending.as_bytes()))
    };
    if ["ss", "us", "is", "news", "series"].into_iter().any(ends_with) {
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
            ("½", "unnamed", "Unnamed"),
            ("٣wheels", "n٣wheels", "N٣wheels"),
            ("größe", "größe", "Größe"),
        ] {
            assert_eq!(snake_ident(name), snake, "{name}");
            assert_eq!(pascal(name), pascal_case, "{name}");
        }
    }

    #[test]
    fn every_character_gives_an_identifier() {
        for c in (char::MIN..=char::MAX).filter(|c| c.is_alphanumeric() || c.is_ascii_graphic()) {
            for name in [c.to_string(), format!("a{c}")] {
                for ident in [snake_ident(&name), pascal(&name)] {
                    assert!(syn::parse_str::<proc_macro2::Ident>(&ident).is_ok(), "{name:?} gives {ident:?}");
                }
            }
        }
    }

    #[test]
    fn keywords_are_found() {
        assert!(super::KEYWORDS.is_sorted());
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
