//! What a user can ask of the plan.

use crate::select::Selection;

/// How much documentation the emitted items carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocsLevel {
    /// None at all.
    None,
    /// The first sentence of a description, and the link.
    Summary,
    /// Everything that the pages say.
    #[default]
    Full,
}

/// A crate whose types dates, times, durations and GUIDs can be seen as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// chrono.
    Chrono,
    /// jiff.
    Jiff,
    /// time.
    Time,
    /// uuid.
    Uuid,
}

impl View {
    /// Every one, sorted by name.
    pub const ALL: [Self; 4] = [Self::Chrono, Self::Jiff, Self::Time, Self::Uuid];

    /// The crate's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chrono => "chrono",
            Self::Jiff => "jiff",
            Self::Time => "time",
            Self::Uuid => "uuid",
        }
    }

    /// The view by the crate of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// The options of [`plan`](super::plan).
#[derive(Clone, Debug, Default)]
pub struct PlanOptions {
    /// How much documentation to emit.
    pub docs: DocsLevel,
    /// Leave out requests.
    pub types_only: bool,
    /// What to emit.
    pub selection: Selection,
    /// Attributes for structs and enums: pairs of a path (as prost-build reads it) and an attribute (`#[derive(Hash)]`).
    pub type_attributes: Vec<(String, String)>,
    /// Attributes for fields: pairs of a path such as `.microsoft.graph.user.displayName` and an attribute.
    pub field_attributes: Vec<(String, String)>,
    /// Types that exist elsewhere: pairs of a path (a type or a namespace, with a leading dot) and a Rust path.
    pub extern_paths: Vec<(String, String)>,
    /// A support module that exists elsewhere, as a Rust path, instead of an emitted one.
    pub support_path: Option<String>,
    /// The typed views to emit. When nothing is said, a crate offers each as a feature, and code within somebody's
    /// crate has none, because it needs their crates.
    pub views: Option<Vec<View>>,
}

/// Whether a path of prost-build's kind means a name: `.` means every name, `.microsoft.graph` all that is below it,
/// `.microsoft.graph.user` that type and its fields; without the leading dot the end of the name is enough
/// (`user.displayName`).
pub(crate) fn path_matches(path: &str, name: &str) -> bool {
    match path.strip_prefix('.') {
        Some("") => true,
        Some(rooted) => name.strip_prefix(rooted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')),
        None => name.strip_suffix(path).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')),
    }
}

/// The Rust path that stands for a qualified name, by the longest of the extern paths that means it; for a namespace, the
/// rest of the name is left to the caller, who gets it as second value.
pub(crate) fn extern_path<'a, 'n>(paths: &'a [(String, String)], name: &'n str) -> Option<(&'a str, &'n str)> {
    let matching = paths.iter().filter_map(|(path, rust)| {
        let rest = name.strip_prefix(path.trim_start_matches('.'))?;
        (rest.is_empty() || rest.starts_with('.')).then_some((path.len(), rust, rest.trim_start_matches('.')))
    });
    matching.max_by_key(|(length, ..)| *length).map(|(_, rust, rest)| (rust.as_str(), rest))
}

#[cfg(test)]
mod tests {
    use super::{extern_path, path_matches};

    #[test]
    fn paths_mean_names() {
        let user = "microsoft.graph.user";
        assert!(path_matches(".", user));
        assert!(path_matches(".microsoft.graph", user));
        assert!(path_matches(".microsoft.graph.user", user));
        assert!(!path_matches(".microsoft.graph.use", user));
        assert!(path_matches("user", user));
        assert!(!path_matches("ser", user));
    }

    #[test]
    fn the_longest_extern_path_wins() {
        let paths = [
            (".microsoft.graph".to_owned(), "::a".to_owned()),
            (".microsoft.graph.user".to_owned(), "::b::U".to_owned()),
        ];
        assert_eq!(extern_path(&paths, "microsoft.graph.user"), Some(("::b::U", "")));
        assert_eq!(extern_path(&paths, "microsoft.graph.group"), Some(("::a", "group")));
        assert_eq!(extern_path(&paths, "contoso.user"), None);
    }
}
