//! Names of parameters: unique in their path, and called after the collection that they are keys of.

use std::collections::HashSet;

use crate::model::PathSegment;

/// The singular of a collection's name, by the plain rules of English.
pub(in crate::resolve) fn singular(plural: &str) -> String {
    let lower = plural.to_lowercase();
    if let Some(stem) = lower.ends_with("ies").then(|| &plural[..plural.len() - 3])
        && stem.len() > 1
    {
        return format!("{stem}y");
    }
    for ending in ["sses", "xes", "ches", "shes"] {
        if lower.ends_with(ending) {
            return plural[..plural.len() - 2].to_owned();
        }
    }
    if lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us") && plural.len() > 2 {
        return plural[..plural.len() - 1].to_owned();
    }
    plural.to_owned()
}

/// A name that occurs twice is told apart by the collection before it.
pub(super) fn make_names_unique(segments: &mut [PathSegment]) {
    let mut seen: HashSet<String> = HashSet::new();
    let mut previous = String::new();
    for segment in segments.iter_mut() {
        match segment {
            PathSegment::Literal(text) => previous.clone_from(text),
            PathSegment::Key(name) => {
                if !seen.insert(name.clone()) {
                    let fresh = fresh_name(&seen, &previous, name);
                    seen.insert(fresh.clone());
                    *name = fresh;
                }
            }
            PathSegment::Mixed(text) => {
                let renamed = rename_holes(text, &mut seen, &previous);
                *text = renamed;
            }
        }
    }
}

fn rename_holes(text: &str, seen: &mut HashSet<String>, previous: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else { break };
        let unique = if seen.contains(name) { fresh_name(seen, previous, name) } else { name.to_owned() };
        seen.insert(unique.clone());
        out.push_str(before);
        out.push('{');
        out.push_str(&unique);
        out.push('}');
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn fresh_name(seen: &HashSet<String>, previous: &str, name: &str) -> String {
    let by_collection = format!("{}-{name}", singular(previous));
    if !previous.is_empty() && !seen.contains(&by_collection) {
        return by_collection;
    }
    (2..).map(|n| format!("{name}-{n}")).find(|candidate| !seen.contains(candidate)).unwrap_or_else(|| name.to_owned())
}
