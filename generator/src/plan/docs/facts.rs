//! What pages state beside the description, in sentences; what the description says by itself is not said twice.

use crate::model::{Filter, Operation, Property, PropertyKind, PropertySource, StructuredType};

/// Of a structured type.
pub(super) fn structured(ty: &StructuredType) -> String {
    let mut facts = Vec::new();
    if !ty.keys.is_empty() {
        let keys: Vec<String> = ty.keys.iter().map(|key| format!("`{}`", key.value)).collect();
        facts.push(format!("Key: {}.", keys.join(", ")));
    }
    if ty.is_abstract {
        facts.push("Abstract: values are of a type that extends it.".to_owned());
    }
    if ty.is_open {
        facts.push("Open: values may have further properties.".to_owned());
    }
    facts.join(" ")
}

/// Of a property.
pub(super) fn property(property: &Property) -> String {
    let said = property.description.as_ref().map(|text| text.value.to_lowercase()).unwrap_or_default();
    let is_new = |word: &str| !said.contains(word);
    let mut facts: Vec<String> = Vec::new();
    let mut add = |is_stated: bool, word: &str, sentence: &str| {
        if is_stated && is_new(word) {
            facts.push(sentence.to_owned());
        }
    };
    let holds = |fact: &Option<crate::model::Fact<bool>>| fact.as_ref().map(|fact| fact.value);
    add(holds(&property.read_only) == Some(true), "read-only", "Read-only.");
    add(holds(&property.required) == Some(true), "required", "Required.");
    add(holds(&property.nullable) == Some(true), "nullable", "Nullable.");
    add(holds(&property.nullable) == Some(false), "nullable", "Not nullable.");
    add(property.immutable.is_some(), "cannot be changed", "Cannot be changed later.");
    add(property.returned_by_default.is_some(), "returned by default", "Returned by default.");
    add(property.returned_on_select.is_some(), "$select", "Returned only on `$select`.");
    add(property.kind == PropertyKind::Navigation, "navigation", "Navigation property.");
    facts.extend(support(property, &said));
    if let Some(default) = property.default_value.as_ref().filter(|_| is_new("default")) {
        facts.push(format!("Default: `{}`.", default.value.replace('`', "")));
    }
    facts.extend(possible_values(property, &said));
    match property.source {
        PropertySource::Table => {}
        PropertySource::Path => facts.push("Only paths show it.".to_owned()),
        PropertySource::Representation | PropertySource::Example => facts.push("Only examples show it.".to_owned()),
    }
    facts.join(" ")
}

/// The query options that a property can be used in.
fn support(property: &Property, said: &str) -> Option<String> {
    let mut options = Vec::new();
    if let Some(filter) = property.filter.as_ref().filter(|_| !said.contains("$filter")) {
        options.push(format!("`$filter`{}", operators(&filter.value)));
    }
    for (is_stated, option) in [
        (property.orderby.is_some(), "$orderby"),
        (property.search.is_some(), "$search"),
        (property.expand.is_some(), "$expand"),
    ] {
        if is_stated && !said.contains(option) {
            options.push(format!("`{option}`"));
        }
    }
    (!options.is_empty()).then(|| format!("Supports {}.", options.join(", ")))
}

fn operators(filter: &Filter) -> String {
    if filter.operators.is_empty() {
        return String::new();
    }
    let operators: Vec<String> = filter.operators.iter().map(|operator| format!("`{operator}`")).collect();
    format!(" ({})", operators.join(", "))
}

fn possible_values(property: &Property, said: &str) -> Option<String> {
    let values = &property.possible_values;
    if values.is_empty() || values.iter().all(|value| said.contains(&value.value.to_lowercase())) {
        return None;
    }
    let values: Vec<String> = values.iter().map(|value| format!("`{}`", value.value.replace('`', ""))).collect();
    Some(format!("Possible values: {}.", values.join(", ")))
}

/// Of an operation.
pub(super) fn operation(operation: &Operation) -> String {
    let headers: Vec<String> = operation
        .headers
        .iter()
        .filter(|header| header.required && !header.name.value.eq_ignore_ascii_case("content-type"))
        .map(|header| format!("`{}`", header.name.value.replace('`', "")))
        .collect();
    if headers.is_empty() { String::new() } else { format!("Required headers: {}.", headers.join(", ")) }
}
