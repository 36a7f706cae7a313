//! Which version of the pages a metadata file describes, when they hold several.

use crate::model::{ApiModel, ApiVersion};

/// Nothing says which version is meant.
#[derive(Debug, thiserror::Error)]
pub enum VersionError {
    /// The pages gave nothing that could be compared.
    #[error("the pages document no type and no operation")]
    Empty,
    /// The version named is not one of the pages'.
    #[error("no page is of version `{named}`; the pages hold {versions}")]
    Unknown {
        /// What was named.
        named: String,
        /// What there is.
        versions: String,
    },
    /// Several versions, and the file's name tells none of them.
    #[error(
        "the pages hold {versions}: say by `--api-version` which of them {metadata} describes, or give its pages alone"
    )]
    Ambiguous {
        /// What there is.
        versions: String,
        /// The metadata file.
        metadata: String,
    },
}

/// The version that a metadata file describes: the only one, else the one named, else the one whose name stands in the
/// file's path, the nearest to its end.
///
/// # Errors
///
/// When there is none, or none can be told from the others.
pub fn choose_version<'a>(
    model: &'a ApiModel,
    named: Option<&str>,
    metadata: &str,
) -> Result<&'a ApiVersion, VersionError> {
    let versions = || {
        let names: Vec<String> = model.versions.iter().map(|version| format!("`{}`", version.name)).collect();
        format!("the versions {}", names.join(", "))
    };
    match (model.versions.as_slice(), named) {
        ([], _) => Err(VersionError::Empty),
        ([only], _) => Ok(only),
        (all, Some(named)) => all
            .iter()
            .find(|version| version.name.eq_ignore_ascii_case(named))
            .ok_or_else(|| VersionError::Unknown { named: named.to_owned(), versions: versions() }),
        (all, None) => {
            let told = metadata.rsplit(['/', '\\']).find_map(|part| {
                let mut told = all.iter().filter(|version| has_word(part, &version.name));
                told.next().filter(|_| told.next().is_none())
            });
            told.ok_or_else(|| VersionError::Ambiguous { versions: versions(), metadata: metadata.to_owned() })
        }
    }
}

/// Whether a word stands in a text, not as a part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let is_end = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(&word)
        .any(|(at, _)| is_end(text[..at].chars().next_back()) && is_end(text[at + word.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_only_one_or_named_or_told_by_the_path() {
        let model = |names: &[&str]| ApiModel {
            versions: names.iter().map(|name| ApiVersion { name: (*name).to_owned(), ..Default::default() }).collect(),
            ..Default::default()
        };
        let (none, one, two) = (model(&[]), model(&["v1.0"]), model(&["beta", "v1.0"]));
        let choose = |model, named, path| choose_version(model, named, path).map(|version| version.name.as_str());
        assert_eq!(choose(&one, None, "metadata.xml").ok(), Some("v1.0"));
        assert_eq!(choose(&one, Some("beta"), "metadata.xml").ok(), Some("v1.0"));
        assert_eq!(choose(&two, Some("beta"), "v1.0.xml").ok(), Some("beta"));
        assert_eq!(choose(&two, None, "v1.0-metadata.xml").ok(), Some("v1.0"));
        assert_eq!(choose(&two, None, "v1.0/metadata-beta.xml").ok(), Some("beta"));
        assert_eq!(choose(&two, None, "v1.0/metadata.xml").ok(), Some("v1.0"));
        assert!(matches!(choose(&none, None, "x.xml"), Err(VersionError::Empty)));
        assert!(matches!(choose(&two, Some("v2"), "x.xml"), Err(VersionError::Unknown { .. })));
        for path in ["metadata.xml", "v1.01.xml", "alphabeta.xml", "beta-and-v1.0.xml"] {
            assert!(matches!(choose(&two, None, path), Err(VersionError::Ambiguous { .. })), "{path}");
        }
    }
}
