//! Every version of the corpus as an OpenAPI document: valid, with a path for each documented one.

use std::collections::BTreeSet;

use graphdoc::export::openapi::openapi;
use serde_json::Value;

use super::shared_analysis;
use super::validity::assert_valid;

#[test]
fn documents_are_valid_and_have_all_paths() {
    let analysis = shared_analysis();
    for version in &analysis.model.versions {
        let mut text = Vec::new();
        openapi(&analysis.sources, version).write(&mut text).expect("memory can be written to");
        let document: Value = serde_json::from_slice(&text).expect("the document is JSON");
        assert_valid(&document);
        let paths = document["paths"].as_object().expect("paths are an object");
        let written: BTreeSet<(String, &str)> = paths
            .iter()
            .flat_map(|(path, item)| {
                item.as_object().into_iter().flatten().map(|(key, _)| (nameless(path), key.as_str()))
            })
            .collect();
        for operation in &version.operations {
            let method = operation.method.value.name().to_lowercase();
            for path in &operation.paths {
                let key = (nameless(&path.text), method.as_str());
                assert!(written.contains(&key), "{method} {} is not in the document", path.text);
            }
        }
        println!("{}: {} paths, {} operations", version.name, paths.len(), version.operations.len());
    }
}

/// A path in lower case, without the names of its parameters.
fn nameless(path: &str) -> String {
    let mut out = String::new();
    let mut is_name = false;
    for c in path.to_lowercase().chars() {
        is_name &= c != '}';
        if !is_name {
            out.push(c);
        }
        is_name |= c == '{';
    }
    out
}
