//! Names in attributes: aliases of namespaces, `Collection(…)`, and type definitions, which stand for what they define.

use std::collections::HashMap;

use super::document::TypeName;
use super::xml::{Element, Vocabulary};

/// The aliases and type definitions of a document.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Namespaces by lower-cased alias.
    aliases: HashMap<String, String>,
    /// Underlying types by the lower-cased name of the type definition.
    definitions: HashMap<String, String>,
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
        for schema in schemas {
            let Some(namespace) = schema.attribute("Namespace") else { continue };
            for definition in schema.children.iter().filter(|child| child.is(Vocabulary::Edm, "TypeDefinition")) {
                if let (Some(name), Some(of)) = (definition.attribute("Name"), definition.attribute("UnderlyingType")) {
                    let name = format!("{}.{}", namespace.value, name.value).to_lowercase();
                    names.definitions.insert(name, of.value.to_owned());
                }
            }
        }
        names
    }

    /// A type as an attribute names it.
    pub(super) fn type_name(&self, written: &str) -> TypeName {
        let written = written.trim();
        let element = written.strip_prefix("Collection(").and_then(|rest| rest.strip_suffix(')'));
        let name = self.qualified(element.unwrap_or(written));
        let name = match self.definitions.get(&name.to_lowercase()) {
            Some(underlying) => underlying.clone(),
            None => name,
        };
        TypeName { name, collection: element.is_some() }
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
