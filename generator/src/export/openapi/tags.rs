//! Tags: one for each resource type that operations belong to.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ApiVersion, Operation, QualifiedName};
use crate::source::SourceSet;

use super::document::Tag;
use super::links;
use super::routes::Route;

/// The tags of a version.
#[derive(Debug)]
pub(super) struct Tags<'a> {
    names: BTreeMap<&'a QualifiedName, String>,
}

impl<'a> Tags<'a> {
    /// A type's tag is its name, with the namespace where types of several namespaces have it.
    pub(super) fn new(version: &'a ApiVersion) -> Self {
        let resources: BTreeSet<&QualifiedName> =
            version.operations.iter().filter_map(|operation| operation.resource.as_ref()).collect();
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        for name in &resources {
            *uses.entry(name.name()).or_default() += 1;
        }
        let tag = |name: &QualifiedName| match uses.get(name.name()) {
            Some(1) => name.name().to_owned(),
            _ => name.to_string(),
        };
        Self { names: resources.into_iter().map(|name| (name, tag(name))).collect() }
    }

    /// Gives each operation its tag.
    pub(super) fn give(&self, routes: &mut [Route<'_>]) {
        for route in routes {
            for method in &mut route.methods {
                let Some(leading) = method.documented.first() else { continue };
                method.tag = self.of(leading.operation, &route.path);
            }
        }
    }

    /// The tag of an operation: of its resource, or the first segment of its path.
    fn of(&self, operation: &Operation, path: &str) -> String {
        let resource = operation.resource.as_ref().and_then(|name| self.names.get(name));
        resource.cloned().unwrap_or_else(|| {
            let mut segments = path.split('/').filter(|segment| !segment.is_empty() && !segment.contains('{'));
            segments.next().unwrap_or("root").to_owned()
        })
    }

    /// The tags that operations have, each with the description and the page of its type.
    pub(super) fn objects<'b>(
        &self,
        sources: &SourceSet,
        version: &'b ApiVersion,
        used: impl Iterator<Item = &'b str>,
    ) -> Vec<Tag<'b>> {
        let types: BTreeMap<&str, &QualifiedName> =
            self.names.iter().map(|(name, tag)| (tag.as_str(), *name)).collect();
        let used: BTreeSet<&str> = used.collect();
        let object = |name| {
            let ty = types.get(name).and_then(|ty| version.structured(ty));
            let place = ty.and_then(|ty| ty.places.first());
            Tag {
                name,
                description: ty.and_then(|ty| ty.description.as_ref()).map(|text| text.value.as_str()),
                external_docs: place.map(|place| links::page(sources, version, *place)),
            }
        };
        used.into_iter().map(object).collect()
    }
}
