//! Names of parameters: unique in their path, and called after the collection that they are keys of.

use crate::model::PathSegment;

/// The singular of a collection's name, by the plain rules of English.
pub(in crate::resolve) fn singular(plural: &str) -> String {
    let without = |ending: &str| {
        let (stem, end) = plural.split_at_checked(plural.len().checked_sub(ending.len())?)?;
        end.eq_ignore_ascii_case(ending).then_some(stem)
    };
    if let Some(stem) = without("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    if ["sses", "xes", "ches", "shes"].iter().any(|ending| without(ending).is_some()) {
        return without("es").unwrap_or(plural).to_owned();
    }
    let is_plural = plural.len() > 2 && without("ss").is_none() && without("us").is_none();
    without("s").filter(|_| is_plural).unwrap_or(plural).to_owned()
}

/// A name that occurs twice is told apart by the collection before it.
pub(super) fn make_names_unique(segments: &mut [PathSegment]) {
    let mut seen: Vec<String> = Vec::new();
    let mut previous = "";
    for segment in segments.iter_mut() {
        match segment {
            PathSegment::Literal(text) => previous = text,
            PathSegment::Key(name) => {
                if seen.contains(name) {
                    *name = fresh_name(&seen, previous, name);
                }
                seen.push(name.clone());
            }
            PathSegment::Mixed(text) => *text = rename_holes(text, &mut seen, previous),
        }
    }
}

fn rename_holes(text: &str, seen: &mut Vec<String>, previous: &str) -> String {
    let is_repeated = |name: &str| text.matches(&format!("{{{name}}}")).count() > 1;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else { break };
        let is_taken = seen.iter().any(|known| known == name);
        // `f(from={time},to={time})`: the arguments tell them apart.
        let argument = argument(before).filter(|own| is_repeated(name) && seen.iter().all(|known| known != own));
        let unique = match argument {
            Some(argument) => argument.to_owned(),
            None if is_taken => fresh_name(seen, previous, name),
            None => name.to_owned(),
        };
        out.push_str(before);
        out.push('{');
        out.push_str(&unique);
        out.push('}');
        seen.push(unique);
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The name of the argument that a text ends before the value of: `from` of `f(from=` and `f(from='`.
fn argument(before: &str) -> Option<&str> {
    let head = before.trim_end_matches('\'').strip_suffix('=')?;
    let name = head.rsplit(['(', ',']).next()?.trim();
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')).then_some(name)
}

fn fresh_name(seen: &[String], previous: &str, name: &str) -> String {
    let by_collection = format!("{}-{name}", singular(previous));
    if !previous.is_empty() && !seen.contains(&by_collection) {
        return by_collection;
    }
    (2..).map(|n| format!("{name}-{n}")).find(|candidate| !seen.contains(candidate)).unwrap_or_else(|| name.to_owned())
}
