//! The figures of a comparison: shares of what agrees, with counts.

use crate::csdl::Declaration;
use crate::diagnostic::{Figure, Figures};
use crate::model::StructuredKind;

use super::comparison::Comparison;

/// Counts a comparison.
pub fn figures(comparison: &Comparison<'_>) -> Figures {
    let mut figures = Figures::default();
    figures.0.extend(types(comparison));
    figures.0.extend(properties(comparison));
    figures.0.extend(members(comparison));
    figures.0.extend(paths(comparison));
    figures
}

fn types(comparison: &Comparison<'_>) -> [Figure; 4] {
    let count = |wanted: fn(&&Declaration) -> bool| {
        let known = comparison.known.iter().copied().filter(wanted).count();
        let others = comparison.undocumented.iter().chain(&comparison.unlisted).copied().filter(wanted).count();
        (known, known + others)
    };
    let structured = count(|declared| matches!(declared, Declaration::Structured(_)));
    let enums = count(|declared| matches!(declared, Declaration::Enum(_)));
    let pairs = &comparison.types;
    let json = comparison.any_json;
    let kind = pairs.iter().filter(|pair| pair.documented.kind == pair.declared.kind).count();
    let kind = kind + json.iter().filter(|json| json.kind == StructuredKind::Complex).count();
    let base = pairs.iter().filter(|pair| pair.has_same_base()).count();
    let base = base + json.iter().filter(|json| json.base.is_none()).count();
    let pairs = pairs.len() + json.iter().len();
    [
        Figure::new("types", "structured types of the service that the pages yield", structured),
        Figure::new("enums", "enumerations of the service that the pages yield", enums),
        Figure::new("kind", "entity / complex type told apart rightly", (kind, pairs)),
        Figure::new("base", "base type named rightly", (base, pairs)),
    ]
}

fn properties(comparison: &Comparison<'_>) -> [Figure; 4] {
    let total: usize = comparison.types.iter().map(|pair| pair.declared.properties.len()).sum();
    let missing: usize = comparison.types.iter().map(|pair| pair.missing.len()).sum();
    let of_json = comparison.any_json.map_or(0, |json| json.properties.len());
    let (total, missing) = (total + of_json, missing + of_json);
    let documented: usize = comparison.types.iter().map(|pair| pair.properties.len()).sum();
    let pairs = comparison.types.iter().flat_map(|pair| &pair.properties).filter(|pair| pair.is_exact());
    let (mut known, mut types, mut kinds) = (0, 0, 0);
    for (pair, declared) in pairs.filter_map(|pair| Some((pair, pair.declared?))) {
        known += 1;
        types += usize::from(pair.has_same_type());
        kinds += usize::from(pair.kind == declared.kind);
    }
    [
        Figure::new("recall", "properties of those types that the pages yield", (total - missing, total)),
        Figure::new("precision", "documented properties that the service has", (known, documented)),
        Figure::new("agreement", "property types that agree (name and collection)", (types, known)),
        Figure::new("container", "structural / navigation property told apart rightly", (kinds, known)),
    ]
}

fn members(comparison: &Comparison<'_>) -> [Figure; 2] {
    let pairs = comparison.enums.iter().filter(|pair| !pair.members.is_empty());
    let total: usize = pairs.clone().map(|pair| pair.declared.members.len()).sum();
    let missing: usize = pairs.clone().map(|pair| pair.missing.len()).sum();
    let documented = pairs.flat_map(|pair| &pair.members);
    let exact = |(member, declared): &&(&crate::model::Member, Option<&crate::source::Spanned<String>>)| {
        declared.is_some_and(|declared| declared.value == member.name.value)
    };
    let known = documented.clone().filter(exact).count();
    [
        Figure::new("members", "enumeration members that the pages yield", (total - missing, total)),
        Figure::new("member_precision", "documented members that the service has", (known, documented.count())),
    ]
}

fn paths(comparison: &Comparison<'_>) -> [Figure; 2] {
    let paths = &comparison.paths;
    let resolved = paths.iter().filter(|check| check.unresolved.is_none()).count();
    let returns = paths.iter().filter_map(|check| check.returns.as_ref());
    let agreeing = returns.clone().filter(|returns| returns.agrees()).count();
    [
        Figure::new("resolved", "methods and paths that the service has", (resolved, paths.len())),
        Figure::new("returns", "GETs that document what their path ends on", (agreeing, returns.count())),
    ]
}
