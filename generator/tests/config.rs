//! Generating from a build script: which broken pages stop it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use graphdoc::{CompileError, Config};
use tempfile::TempDir;

/// A folder with a page for each type; a page that is broken ends in a fence that is never closed.
fn pages(types: &[(&str, bool)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("v1.0/resources")).unwrap();
    for (name, is_broken) in types {
        let fence = if *is_broken { "\n```json\n{}\n" } else { "" };
        let text = format!(
            "---\ntitle: {name}\ndescription: A page.\ndoc_type: resourcePageType\n---\n\n# {name} resource type\n\n\
             Namespace: microsoft.graph\n\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n\
             |size|Int32|How large it is.|\n{fence}"
        );
        fs::write(folder.path().join(format!("v1.0/resources/{name}.md")), text).unwrap();
    }
    folder
}

fn compile(folder: &Path, include: &[&str]) -> Result<(), CompileError> {
    let mut config = Config::new();
    for pattern in include {
        config.include(pattern);
    }
    config.emit_rerun_if_changed(false).out_dir(folder.join("out")).compile(&[folder.join("v1.0")])
}

#[test]
fn only_broken_pages_that_the_selection_needs_stop_it() {
    let folder = pages(&[("orchard", false), ("hedge", true)]);
    compile(folder.path(), &["orchard"]).unwrap();
    for include in [&["hedge"][..], &[]] {
        match compile(folder.path(), include) {
            Err(CompileError::Pages { count: 1, findings }) => assert!(findings.contains("hedge.md"), "{findings}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_pattern_that_means_nothing_names_the_pages_that_may_hide_it() {
    let folder = pages(&[("orchard", false)]);
    let message = compile(folder.path(), &["ditch"]).unwrap_err().to_string();
    assert_eq!(message, "the pattern `ditch` matches no type and no operation of the pages");

    let message = compile(folder.path(), &["orchrd"]).unwrap_err().to_string();
    assert!(message.ends_with("of the pages; did you mean `orchard`?"), "{message}");

    let folder = pages(&[("orchard", false), ("hedge", true)]);
    let message = compile(folder.path(), &["ditch"]).unwrap_err().to_string();
    assert!(message.contains("`ditch`") && message.contains("error[fence-unclosed]"), "{message}");
}
