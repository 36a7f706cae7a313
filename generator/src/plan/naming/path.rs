//! Names of constructors and of their parameters.

use super::{Scope, raw, singular, snake};

/// The name that a constructor other than the first wants: `at_` and the literal segments of its path, and the same with
/// the parameters.
pub(crate) fn constructor_candidates(template: &str, parameters: &[String]) -> [String; 2] {
    let path = template.split('?').next().unwrap_or_default();
    let words: Vec<String> = path.split('/').filter_map(literal).map(snake).collect();
    let name = if words.is_empty() { "at_root".to_owned() } else { format!("at_{}", words.join("_")) };
    let by: Vec<&str> = parameters.iter().map(|parameter| parameter.trim_start_matches("r#")).collect();
    let qualified = if by.is_empty() { name.clone() } else { format!("{name}_by_{}", by.join("_and_")) };
    [name, qualified]
}

/// The literal text that a segment starts with, without its namespace.
fn literal(segment: &str) -> Option<&str> {
    let text = segment.split(['(', ':', '{']).next().unwrap_or_default();
    let name = text.rsplit('.').next().unwrap_or(text);
    name.contains(char::is_alphanumeric).then_some(name)
}

/// The names of the parameters of a template, in its order; one name is that of the body's parameter.
pub(crate) fn parameters(template: &str, reserved: Option<&str>) -> Vec<String> {
    let holes = holes(template);
    let names: Vec<String> = holes.iter().map(|(name, before)| parameter_name(name, before)).collect();
    let mut scope = Scope::default();
    if let Some(reserved) = reserved {
        scope.claim([reserved], "the body");
    }
    let mut idents: Vec<String> = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let qualified = || match holes[at].1 {
            "" => format!("{name}_value"),
            before => format!("{}_{name}", snake(&singular(before))),
        };
        let is_repeated = names[at + 1..].contains(name);
        let plain = (!is_repeated).then(|| name.clone());
        let candidates = plain.into_iter().chain(std::iter::once_with(qualified));
        idents.push(raw(scope.claim(candidates, name).name));
    }
    idents
}

/// The holes of a template with the literal segment before each.
fn holes(template: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut before = "";
    for segment in template.split(['/', '?', '&']) {
        let mut rest = segment;
        while let Some((_, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else { break };
            found.push((name, literal(segment).unwrap_or(before)));
            rest = after;
        }
        before = literal(segment).unwrap_or(before);
    }
    found
}

/// `id | userPrincipalName` is called after its first alternative.
fn parameter_name(name: &str, before: &str) -> String {
    let first = name.trim_start_matches('+').split(['|', ',']).next().unwrap_or_default();
    let first = first.split(" or ").next().unwrap_or_default();
    if first.contains(char::is_alphanumeric) {
        return snake(first);
    }
    if before.is_empty() { "id".to_owned() } else { format!("{}_id", snake(&singular(before))) }
}

#[cfg(test)]
mod tests {
    use super::{constructor_candidates, parameters};

    #[test]
    fn parameters_are_named_as_in_the_template() {
        for (template, expected) in [
            ("/users/{id | userPrincipalName}", "id"),
            ("/groups/{id}/events/{id}", "group_id id"),
            ("/groups/{id}/calendar/events/{id}", "group_id id"),
            ("/me/drive/root:/{+item-path}:/content", "item_path"),
            ("/range(address='{address}')", "address"),
            ("/x/cell(row={row},column={column})", "row column"),
            ("/x/{type}", "r#type"),
            ("/x/{body}", "x_body"),
            ("/users/{}", "user_id"),
        ] {
            assert_eq!(parameters(template, Some("body")).join(" "), expected, "{template}");
        }
    }

    #[test]
    fn constructors_are_named_after_literals() {
        for (template, expected) in [
            ("/groups/{id}/calendar/events/{id}", "at_groups_calendar_events"),
            ("/users/{id}/photo/$value", "at_users_photo_value"),
            ("/groups/{id}/microsoft.graph.delta()", "at_groups_delta"),
            ("/{id}", "at_root"),
        ] {
            assert_eq!(constructor_candidates(template, &[])[0], expected, "{template}");
        }
    }
}
