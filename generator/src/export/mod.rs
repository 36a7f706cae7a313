//! The model as documents that tools other than this one read.
//!
//! One folder a format, one function each: plain data in, text out, nothing on disk. A document describes one version
//! of the API, because neither format can hold two; [`choose`] tells which.

pub mod csdl;
pub mod openapi;

use crate::model::{ApiModel, ApiVersion};

/// The version to export, and those that are left out.
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    /// The version to export.
    pub version: &'a ApiVersion,
    /// The names of the other versions and the number of their pages.
    pub others: Vec<(&'a str, usize)>,
}

/// No page belongs to the version that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no page belongs to the API version `{wanted}`; the pages hold {}", .versions.join(", "))]
pub struct NoSuchVersion {
    /// The version that was asked for.
    pub wanted: String,
    /// The versions that the pages hold.
    pub versions: Vec<String>,
}

/// Chooses the version of a document.
///
/// The only one, whatever it is called; of several, the one that was asked for. Where nothing was asked for, a version
/// with a number (`v1.0`) comes before one without (`beta`), then the one that more pages belong to, then the first by name.
/// A model without versions gives none.
///
/// # Errors
///
/// When there are several versions, and none of them is the one that was asked for.
pub fn choose<'a>(model: &'a ApiModel, wanted: Option<&str>) -> Result<Option<Choice<'a>>, NoSuchVersion> {
    let versions = &model.versions;
    let pages = |version: &ApiVersion| model.pages.iter().filter(|page| page.version == version.name).count();
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let is_numbered = |version: &ApiVersion| version.name.trim_start_matches(['v', 'V']).chars().all(is_number);
    let chosen = match wanted {
        Some(wanted) if versions.len() > 1 => {
            let found = versions.iter().find(|version| version.name.eq_ignore_ascii_case(wanted));
            Some(found.ok_or_else(|| NoSuchVersion {
                wanted: wanted.to_owned(),
                versions: versions.iter().map(|version| version.name.clone()).collect(),
            })?)
        }
        _ => versions.iter().rev().max_by_key(|version| (is_numbered(version), pages(version))),
    };
    Ok(chosen.map(|version| {
        let others = versions.iter().filter(|other| other.name != version.name);
        Choice { version, others: others.map(|other| (other.name.as_str(), pages(other))).collect() }
    }))
}

#[cfg(test)]
mod tests {
    use super::choose;
    use crate::extract::facts::PageKind;
    use crate::model::{ApiModel, ApiVersion, PageSummary};
    use crate::source::FileId;

    fn model(versions: &[(&str, usize)]) -> ApiModel {
        let page = |name: &str| PageSummary {
            file: FileId::new(0),
            version: name.to_owned(),
            kind: PageKind::Resource,
            title: None,
            types: Vec::new(),
            operations: Vec::new(),
            nothing: None,
        };
        ApiModel {
            versions: versions
                .iter()
                .map(|(name, _)| ApiVersion { name: (*name).to_owned(), ..ApiVersion::default() })
                .collect(),
            pages: versions.iter().flat_map(|(name, pages)| vec![page(name); *pages]).collect(),
        }
    }

    #[test]
    fn one_version_is_chosen() {
        for (versions, wanted, expected) in [
            (vec![("beta", 3)], None, Ok("beta")),
            (vec![("beta", 3)], Some("v1.0"), Ok("beta")),
            (vec![("beta", 9), ("v1.0", 3)], None, Ok("v1.0")),
            (vec![("beta", 9), ("v1", 1), ("v1.0", 3)], None, Ok("v1.0")),
            (vec![("alpha", 2), ("beta", 2)], None, Ok("alpha")),
            (vec![("beta", 9), ("v1.0", 3)], Some("Beta"), Ok("beta")),
            (
                vec![("beta", 9), ("v1.0", 3)],
                Some("v2"),
                Err("no page belongs to the API version `v2`; the pages hold beta, v1.0"),
            ),
        ] {
            let model = model(&versions);
            let chosen = choose(&model, wanted);
            let chosen = chosen.map(|choice| choice.map(|choice| choice.version.name.clone()).unwrap_or_default());
            assert_eq!(
                chosen.map_err(|error| error.to_string()),
                expected.map(str::to_owned).map_err(str::to_owned),
                "{versions:?} {wanted:?}"
            );
        }
    }
}
