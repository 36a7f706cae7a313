//! Names of constructors and of their parameters.

use super::{Scope, raw, singular, snake};

/// What tells a path of a request from the others: its literal segments, and its parameters.
#[derive(Debug)]
pub(crate) struct Way {
    words: Vec<String>,
    parameters: Vec<String>,
}

impl Way {
    /// The way of a template. `said` is the last segment that the request is called after, as it is in all its paths.
    pub(crate) fn new(template: &str, parameters: &[String], said: Option<&str>) -> Self {
        let path = template.split('?').next().unwrap_or_default();
        let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        let is_said = |last: &&str| *last == "$value" || *last == "$ref" || *last == "$count" || literal(last) == said;
        if segments.len() > 1 && segments.last().is_some_and(is_said) {
            segments.pop();
        }
        let words = segments.into_iter().filter_map(literal).map(snake).collect();
        let parameters = parameters.iter().map(|parameter| parameter.trim_start_matches("r#").to_owned()).collect();
        Self { words, parameters }
    }

    /// The names that a constructor wants which is not the first: `at_` and the literal segments, and with the parameters
    /// that other paths of the same segments lack; where the first path is one of those, these alone.
    pub(crate) fn candidates(&self, others: &[Self]) -> [String; 3] {
        let name = if self.words.is_empty() { "at_root".to_owned() } else { format!("at_{}", self.words.join("_")) };
        let alike = |other: &&Self| other.words == self.words;
        let is_new =
            |parameter: &&String| !others.iter().filter(alike).any(|other| other.parameters.contains(parameter));
        let by = |parameters: Vec<&str>| format!("by_{}", parameters.join("_and_"));
        let own = by(self.parameters.iter().filter(is_new).map(String::as_str).collect());
        let all = format!("{name}_{}", by(self.parameters.iter().map(String::as_str).collect()));
        match others.first().filter(alike) {
            Some(_) if own != "by_" => [own, name, all],
            _ if own != "by_" => [name.clone(), format!("{name}_{own}"), all],
            _ => [name.clone(), all, name],
        }
    }
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
    use super::{Way, parameters};

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
    fn constructors_are_named_after_what_tells_their_paths_apart() {
        let way = |template: &str, said| Way::new(template, &parameters(template, None), said);
        for (template, said, expected) in [
            ("/groups/{id}/calendar/events/{id}", None, "at_groups_calendar_events"),
            ("/users/{id}/photo/$value", None, "at_users_photo"),
            ("/groups/{id}/microsoft.graph.delta()", None, "at_groups_delta"),
            ("/groups/{id}/microsoft.graph.delta()", Some("delta"), "at_groups"),
            ("/delta", Some("delta"), "at_delta"),
            ("/{id}", None, "at_root"),
            ("/me/report(date={date})", Some("report"), "by_date"),
            ("/me/report(period='{period}',date={date})", Some("report"), "by_date"),
        ] {
            let first = way("/me/report(period='{period}')", said);
            assert_eq!(way(template, said).candidates(&[first])[0], expected, "{template}");
        }
        let (short, long) = (way("/a/{id}/image(width={w})", None), way("/a/{id}/image(width={w},height={h})", None));
        assert_eq!(long.candidates(&[way("/b", None), short])[1], "at_a_image_by_h");
    }
}
