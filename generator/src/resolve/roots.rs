//! The entity sets and singletons of the service: what the first segments of paths address.

use std::collections::BTreeMap;

use foldhash::HashMap;

use crate::model::{Fact, Operation, PathSegment, Root, TypeRef};

use super::catalog::looks_like_identifier;
use super::shapes::shape;
use super::structured::Types;
use super::walk::{Addresses, Members};

/// Collects them, sorted by name. `shown` tells what only paths show, by the shapes of the paths that lead there.
pub(super) fn roots<'o>(
    operations: impl Iterator<Item = &'o Operation>,
    types: &Types,
    addresses: &Addresses,
    shown: &HashMap<String, TypeRef>,
) -> Vec<Root> {
    let mut first: BTreeMap<String, Fact<&str>> = BTreeMap::new();
    for path in operations.flat_map(|operation| &operation.paths) {
        let Some(PathSegment::Literal(text) | PathSegment::Mixed(text)) = path.segments.first() else { continue };
        let name = text.split(['(', ':', '=']).next().unwrap_or(text);
        if looks_like_identifier(name) && !name.contains('.') {
            first.entry(name.to_lowercase()).or_insert(Fact::new(name, path.span));
        }
    }
    let members = Members::new(types);
    let root = |name: Fact<&str>| {
        let segments = [PathSegment::Literal(name.value.to_owned())];
        let walk = members.walk(addresses, &segments);
        let ty = walk.end.or_else(|| shown.get(&shape(&segments)).cloned())?;
        Some(Root { name: Fact::new(name.value.to_owned(), name.span), ty })
    };
    first.into_values().filter_map(root).collect()
}
