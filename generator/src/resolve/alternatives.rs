//! Cells that name several types, `[a] or [b]`: the property is of what they all derive from.

use crate::extract::facts::{PageFacts, PropertyFacts};
use crate::model::{QualifiedName, TypeKind};

use super::bases::{ancestors, is_root};
use super::mentions::Names;
use super::structured::Types;

/// Gives the properties whose cells name several structured types the nearest type that all of these are or derive from.
pub(super) fn generalize(names: &Names<'_>, types: &mut Types) {
    let mut found: Vec<(QualifiedName, String, QualifiedName)> = Vec::new();
    for declared in &names.catalog.structured {
        for (page, facts) in &declared.facts {
            for row in &facts.properties {
                if let Some(common) = common(names, page, row, types) {
                    found.push((declared.name.clone(), row.name.value.trim().to_lowercase(), common));
                }
            }
        }
    }
    for (owner, name, common) in found {
        let properties = types.get_mut(&owner).into_iter().flat_map(|ty| &mut ty.properties);
        for property in properties.filter(|property| property.name.value.to_lowercase() == name) {
            if property.ty.value.kind == TypeKind::AnyStructured {
                property.ty.value.kind = TypeKind::Structured(common.clone());
            }
        }
    }
}

fn common(names: &Names<'_>, page: &PageFacts, row: &PropertyFacts, types: &Types) -> Option<QualifiedName> {
    let mention = row.ty.as_ref().filter(|mention| mention.names.len() > 1)?;
    let lineage = |name| match names.kind(page, name)? {
        TypeKind::Structured(own) => Some([vec![own.clone()], ancestors(types, &own)].concat()),
        _ => None,
    };
    let lineages: Vec<Vec<QualifiedName>> = mention.names.iter().map(lineage).collect::<Option<_>>()?;
    let (first, others) = lineages.split_first()?;
    first.iter().find(|base| !is_root(base) && others.iter().all(|lineage| lineage.contains(base))).cloned()
}
