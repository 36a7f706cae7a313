//! The API version as the folders of a checkout say it.
//!
//! Only names that look like versions count here. Others are kept by name, so that a later stage can
//! tell a version from the URLs on the pages.

use std::path::Path;

/// The folders that stand directly below a version's folder in a docs checkout.
const SECTIONS: [&str; 4] = ["api", "resources", "includes", "concepts"];

/// Words that name a stage of an API and so a version of it.
const STAGES: [&str; 7] = ["alpha", "beta", "preview", "canary", "staging", "nightly", "rc"];

/// The name of the folder directly above the innermost `api`, `resources`, `includes` or `concepts`.
pub(super) fn folder_name(path: &Path) -> Option<String> {
    let folder = path.parent()?;
    if let Some(name) = name_above_section(folder) {
        return Some(name.to_owned());
    }
    // Where a relative path starts, the working directory goes on.
    if path.is_absolute() { None } else { name_above_section(&std::path::absolute(folder).ok()?).map(str::to_owned) }
}

fn name_above_section(folder: &Path) -> Option<&str> {
    let mut below_section = false;
    for folder in folder.ancestors() {
        let name = folder.file_name()?.to_str()?;
        let is_section = SECTIONS.iter().any(|section| name.eq_ignore_ascii_case(section));
        if below_section && !is_section {
            return Some(name);
        }
        below_section = is_section;
    }
    None
}

/// The version that the folders say: the folder above `api`, `resources` … (as [`folder_name`] found it), else the
/// folder that holds the file, when its name looks like a version.
pub(super) fn folder_version(path: &Path, folder_name: Option<&str>) -> Option<String> {
    if let Some(name) = folder_name {
        return looks_like_version(name).then(|| name.to_owned());
    }
    let absolute = std::path::absolute(path).ok()?;
    let name = absolute.parent()?.file_name()?.to_str()?;
    looks_like_version(name).then(|| name.to_owned())
}

/// Whether a folder's name looks like a version.
///
/// That is a number after `v` or with a dot (`v1.0`, `v2`, `1.0`, `v1.0-preview`), or a name that
/// starts or ends with the word of a stage (`beta`, `stagingBeta`, `preview-2`).
pub fn looks_like_version(name: &str) -> bool {
    if !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')) {
        return false;
    }
    let name = name.to_ascii_lowercase();
    is_numbered(&name) || is_stage(&name)
}

fn is_numbered(name: &str) -> bool {
    let (marked, rest) = name.strip_prefix('v').map_or((false, name), |rest| (true, rest));
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '_').unwrap_or(rest.len());
    let (number, suffix) = rest.split_at(end);
    let parts: Vec<&str> = number.split(['.', '_']).collect();
    let is_number = parts.iter().all(|part| !part.is_empty() && part.len() <= 4);
    is_number && (marked || parts.len() > 1) && (suffix.is_empty() || is_stage(suffix.trim_start_matches(['-', '.'])))
}

fn is_stage(name: &str) -> bool {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | '_'));
    STAGES.iter().any(|stage| {
        bare == *stage
            || (stage.len() > 2 && bare.ends_with(stage))
            || bare.strip_prefix(stage).is_some_and(|rest| rest.starts_with(['-', '_', '.']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_by_name() {
        for name in ["v1.0", "v2.0", "v2", "1.0", "V1.0", "v1_0", "beta", "Beta", "alpha", "preview", "stagingBeta"] {
            assert!(looks_like_version(name), "{name}");
        }
        for name in ["v1.0-preview", "v1.0beta", "preview-2", "beta2", "canary", "rc1", "v3-rc"] {
            assert!(looks_like_version(name), "{name}");
        }
        for name in ["api", "docs-input", "2021", "v", "arc", "graph", "", "v1.0.", "docs v1.0", "vision", "march"] {
            assert!(!looks_like_version(name), "{name}");
        }
    }

    #[test]
    fn the_folder_above_the_section_counts() {
        let name = |path: &str| folder_name(Path::new(path));
        let version = |path: &str| folder_version(Path::new(path), name(path).as_deref());
        assert_eq!(version("/docs/v1.0/api/user-get.md").as_deref(), Some("v1.0"));
        assert_eq!(version("/docs/beta/includes/permissions/x.md").as_deref(), Some("beta"));
        assert_eq!(version("/docs/v1.0/user-get.md").as_deref(), Some("v1.0"));
        assert_eq!(version("/v1.0/docs/resources/user.md"), None);
        assert_eq!(name("/v1.0/docs/resources/user.md").as_deref(), Some("docs"));
        assert_eq!(name("/docs/v1.0/api/includes/x.md").as_deref(), Some("v1.0"));
        assert_eq!(name("/docs/user.md"), None);
        assert_eq!(name("docs/api/user.md").as_deref(), Some("docs"));
        assert!(name("api/user.md").is_some_and(|name| std::env::current_dir().is_ok_and(|here| here.ends_with(name))));
    }
}
