//! Documents against the JSON Schema of OpenAPI, their schemas against that of JSON Schema, and the rules beyond both.

use std::sync::LazyLock;

use graphdoc_tests::openapi_rules::broken_rules;
use jsonschema::Validator;
use serde_json::Value;

static OPENAPI: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(include_str!("../../schemas/openapi-3.1.schema.json")).expect("it is JSON");
    jsonschema::draft202012::new(&schema).expect("it is a schema")
});

/// Fails with what is wrong with a document.
#[track_caller]
pub(crate) fn assert_valid(document: &Value) {
    let mut problems: Vec<String> =
        OPENAPI.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    for (name, schema) in document["components"]["schemas"].as_object().into_iter().flatten() {
        if let Err(error) = jsonschema::draft202012::meta::validate(schema) {
            problems.push(format!("{name}{}: {error}", error.instance_path()));
        }
    }
    problems.extend(broken_rules(document));
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems[..problems.len().min(20)].join("\n"));
}
