//! What stands in the parentheses of a segment: the arguments of a call, a key, an alternate key.

use super::parameter_name;

/// The arguments that say what a segment such as `code={id}` says of the collection before it, in the spelling of OData:
/// an alternate key stands in parentheses.
pub(super) fn alternate_key(segment: &str) -> Option<String> {
    let (name, value) = segment.split_once('=')?;
    let is_name =
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric());
    let value = value.trim_matches('\'');
    if !is_name || value.trim_matches('=').is_empty() {
        return None;
    }
    let hole = value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(name);
    Some(format!("{name}='{{{}}}'", parameter_name(hole)))
}

/// Normalizes the names within the braces of a segment that mixes text and parameters.
pub(super) fn rewrite_holes(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        out.push('{');
        out.push_str(&parameter_name(name));
        out.push('}');
        rest = tail;
    }
    out.push_str(rest);
    literal_arguments(&out)
}

/// Turns the literal arguments of a call into parameters of the same name: `range(address='A1:B2')`
/// becomes `range(address='{address}')`; a lone key literal becomes `{key}`.
pub(super) fn literal_arguments(segment: &str) -> String {
    let Some((name, rest)) = segment.split_once('(') else { return segment.to_owned() };
    let Some((arguments, tail)) = rest.rsplit_once(')') else { return segment.to_owned() };
    if arguments.trim().is_empty() {
        return format!("{name}(){tail}");
    }
    let rewritten: Vec<String> = split_arguments(arguments).map(literal_argument).collect();
    format!("{name}({}){tail}", rewritten.join(","))
}

/// Splits at commas that are not within braces or quotes.
pub(super) fn split_arguments(arguments: &str) -> impl Iterator<Item = &str> {
    let (mut braces, mut quoted) = (0_i32, false);
    arguments.split(move |c| {
        match c {
            '\'' => quoted = !quoted,
            '{' => braces += 1,
            '}' => braces -= 1,
            _ => {}
        }
        c == ',' && !quoted && braces <= 0
    })
}

fn literal_argument(argument: &str) -> String {
    let argument = argument.trim();
    let Some((name, value)) = argument.split_once('=') else {
        let inner = argument.trim_matches('\'');
        let quoted = argument.starts_with('\'');
        return match (argument.contains('{'), quoted) {
            (true, _) => argument.to_owned(),
            (false, true) => "'{key}'".to_owned(),
            (false, false) => format!("{{{}}}", parameter_name(inner)),
        };
    };
    let (name, value) = (name.trim(), value.trim());
    if value.contains('{') || value.starts_with('@') {
        return format!("{name}={value}");
    }
    let hole = parameter_name(name);
    if value.starts_with('\'') { format!("{name}='{{{hole}}}'") } else { format!("{name}={{{hole}}}") }
}
