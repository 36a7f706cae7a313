//! What OpenAPI asks of a document beyond its JSON Schema: references resolve, paths and their parameters agree,
//! identifiers are unique.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// The rules that a document breaks.
pub fn broken_rules(document: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    references(document, document, &mut broken);
    for (kind, components) in object(&document["components"]) {
        for (name, _) in object(components) {
            let is_allowed = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
            check(name.chars().all(is_allowed), &mut broken, || format!("component {kind}/{name}: not a name"));
        }
    }
    let mut ids = BTreeSet::new();
    let mut templates = BTreeMap::new();
    for (path, item) in object(&document["paths"]) {
        let (names, key) = holes(path);
        let other = templates.insert(key, path);
        check(other.is_none(), &mut broken, || format!("{path}: the same as {other:?}"));
        check(path.starts_with('/'), &mut broken, || format!("{path}: no slash at the start"));
        let declared: Vec<&str> = list(&item["parameters"])
            .filter(|one| one["in"] == "path")
            .filter_map(|one| one["name"].as_str())
            .collect();
        check(names == declared, &mut broken, || format!("{path}: declares {declared:?}"));
        check(names.iter().collect::<BTreeSet<_>>().len() == names.len(), &mut broken, || {
            format!("{path}: two parameters of one name")
        });
        for (method, operation) in object(item).filter(|(key, _)| *key != "parameters") {
            let place = format!("{method} {path}");
            let id = operation["operationId"].as_str().unwrap_or_default();
            check(!id.is_empty() && ids.insert(id), &mut broken, || format!("{place}: id `{id}`"));
            operation_rules(document, &place, operation, &mut broken);
        }
    }
    broken
}

fn operation_rules(document: &Value, place: &str, operation: &Value, broken: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for parameter in list(&operation["parameters"]) {
        let parameter = parameter["$ref"].as_str().map_or(parameter, |target| resolve(document, target));
        let key = (parameter["in"].as_str(), parameter["name"].as_str().map(str::to_lowercase));
        check(key.1.is_some() && seen.insert(key), broken, || {
            format!("{place}: parameter {} twice", parameter["name"])
        });
    }
    check(object(&operation["responses"]).any(|(status, _)| status < "4"), broken, || format!("{place}: no success"));
    for requirement in list(&operation["security"]) {
        for (scheme, scopes) in object(requirement) {
            let flows = &document["components"]["securitySchemes"][scheme]["flows"];
            for scope in list(scopes).filter_map(Value::as_str) {
                let is_known = object(flows).any(|(_, flow)| flow["scopes"].get(scope).is_some());
                check(is_known, broken, || format!("{place}: scope {scope} is not one of {scheme}"));
            }
        }
    }
}

/// References and the values of discriminators, outside of examples.
fn references(document: &Value, value: &Value, broken: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            let mapped = object(&value["discriminator"]["mapping"]).map(|(_, target)| target);
            for target in members.get("$ref").into_iter().chain(mapped).filter_map(Value::as_str) {
                check(!resolve(document, target).is_null(), broken, || format!("{target}: not there"));
            }
            for (_, member) in members.iter().filter(|(key, _)| !matches!(key.as_str(), "examples" | "properties")) {
                references(document, member, broken);
            }
            object(&value["properties"]).for_each(|(_, property)| references(document, property, broken));
        }
        Value::Array(items) => items.iter().for_each(|item| references(document, item, broken)),
        _ => {}
    }
}

fn resolve<'a>(document: &'a Value, target: &str) -> &'a Value {
    target.strip_prefix('#').and_then(|pointer| document.pointer(pointer)).unwrap_or(&Value::Null)
}

/// The parameters of a template, and the template in lower case without their names.
fn holes(path: &str) -> (Vec<&str>, String) {
    let mut names = Vec::new();
    let mut key = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        names.push(name);
        key.push_str(&before.to_lowercase());
        key.push_str("{}");
        rest = tail;
    }
    key.push_str(&rest.to_lowercase());
    (names, key)
}

fn check(holds: bool, broken: &mut Vec<String>, message: impl FnOnce() -> String) {
    if !holds {
        broken.push(message());
    }
}

fn object(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flatten().map(|(key, value)| (key.as_str(), value))
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::broken_rules;
    use serde_json::json;

    #[test]
    fn broken_rules_are_found() {
        let operation = json!({ "operationId": "a", "responses": { "404": {} }, "security": [{ "x": ["y"] }] });
        let document = json!({
            "paths": {
                "/a/{id}": { "get": operation, "parameters": [{ "in": "path", "name": "id" }] },
                "/A/{x}": { "get": operation, "parameters": [] },
            },
            "components": { "schemas": { "a b": { "allOf": [{ "$ref": "#/components/schemas/c" }] } } },
        });
        assert_eq!(
            broken_rules(&document).join("\n"),
            "\
#/components/schemas/c: not there
component schemas/a b: not a name
get /a/{id}: no success
get /a/{id}: scope y is not one of x
/A/{x}: the same as Some(\"/a/{id}\")
/A/{x}: declares []
get /A/{x}: id `a`
get /A/{x}: no success
get /A/{x}: scope y is not one of x"
        );
    }
}
