//! Names in attributes: aliases of namespaces, and `Collection(…)`.

use foldhash::HashMap;

use super::document::TypeName;
use super::xml::{Element, Vocabulary};

/// The aliases of a document.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Namespaces by lower-cased alias.
    aliases: HashMap<String, String>,
}

impl Names {
    /// Collects them from the schemas and, as far as aliases go, from what the document includes of others.
    pub(super) fn collect(root: &Element<'_>, schemas: &[&Element<'_>]) -> Self {
        let mut names = Self::default();
        let included = root.children.iter().filter(|child| child.is(Vocabulary::Edmx, "Reference"));
        let included = included.flat_map(|reference| &reference.children);
        for element in included.chain(schemas.iter().copied()) {
            if let (Some(alias), Some(namespace)) = (element.attribute("Alias"), element.attribute("Namespace")) {
                names.aliases.insert(alias.value.to_lowercase(), namespace.value.to_owned());
            }
        }
        names
    }

    /// A type as an attribute names it.
    pub(super) fn type_name(&self, written: &str) -> TypeName {
        let written = written.trim();
        let element = written.strip_prefix("Collection(").and_then(|rest| rest.strip_suffix(')'));
        TypeName { name: self.qualified(element.unwrap_or(written)), collection: element.is_some() }
    }

    /// A name with its alias expanded: `graph.user` is `microsoft.graph.user`.
    pub(super) fn qualified(&self, written: &str) -> String {
        let written = written.trim();
        let expanded = written.rsplit_once('.').and_then(|(head, name)| {
            let namespace = self.aliases.get(&head.to_lowercase())?;
            Some(format!("{namespace}.{name}"))
        });
        expanded.unwrap_or_else(|| written.to_owned())
    }
}
