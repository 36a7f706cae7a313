//! What must not compile: tables that are wrong, unsafe code in emitted modules. And what must: views that were asked for.
//!
//! Each case in `cases/compile` takes the place of an emitted module, in the tree that is emitted for a page, and says in
//! its documentation what the compiler must find; one that names no error must compile without warnings.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

use graphdoc::analysis::analyze;
use graphdoc::emit::{EmitOptions, Form};
use graphdoc::generation::generate;
use graphdoc::output::{GeneratedFiles, Known, write};
use graphdoc::plan::{PlanOptions, View};
use graphdoc::source::Loaded;
use graphdoc_tests::sandbox::Sandbox;
use graphdoc_tests::source_set;

const PAGE: &str = "---\ntitle: tree resource type\ndoc_type: resourcePageType\n---\n# tree resource type\n\n\
    Namespace: microsoft.graph\n\nA tree.\n\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n\
    |name|String|What it is called.|\n|height|Int32|How tall it is.|\n";

/// A program that uses the table: the order of its entries is looked at when code for the type is made.
const USE: &str = "fn main() {\n    let _ = graph::v1_0::tree::Tree::default();\n}\n";

fn emitted(views: &[View]) -> GeneratedFiles {
    let sources = source_set(&[("v1.0/resources/tree.md", PAGE)]);
    let analysis = analyze(Loaded { sources, diagnostics: Vec::new(), inputs: Vec::new() }, Default::default());
    let form = EmitOptions { form: Form::Tree, has_docs: true };
    let options = PlanOptions { views: Some(views.to_vec()), ..PlanOptions::default() };
    generate(&analysis, &options, &form, &Known::nothing()).unwrap().files
}

/// The file name without its ending, and the text.
fn cases() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/compile");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<_> = paths
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    cases.sort();
    cases
}

#[test]
fn a_table_that_is_wrong_and_unsafe_code_do_not_compile() {
    let (files, cases) = (emitted(&[]), cases());
    assert!(cases.len() > 10, "{} cases", cases.len());
    let mut sandbox = Sandbox::new("compile-cases", env!("CARGO_TARGET_TMPDIR"), &[]).unwrap();
    sandbox.program("emitted", &files, USE).unwrap();
    for (name, text) in &cases {
        let main = if text.contains("structured_type!") { USE } else { "fn main() {}\n" };
        let tree = sandbox.program(name, &files, main).unwrap();
        fs::write(tree.join("v1_0/tree.rs"), text).unwrap();
    }
    let found = sandbox.build().unwrap();

    assert_eq!(found["emitted"], [""; 0], "what is emitted compiles");
    for (name, text) in &cases {
        let messages = &found[name];
        let wanted = text.lines().find_map(|line| line.strip_prefix("//! error: "));
        match wanted {
            None => assert_eq!(messages, &[""; 0], "{name} compiles"),
            Some(wanted) => {
                let errors: Vec<&String> = messages.iter().filter(|text| text.starts_with("error")).collect();
                assert!(errors.iter().any(|text| text.contains(wanted)), "{name}: `{wanted}` in {messages:#?}");
            }
        }
    }
}

/// What `cargo check` says of a crate emitted for these pages.
fn check_crate(name: &str, pages: &[(&str, &str)], options: &PlanOptions) -> String {
    let analysis =
        analyze(Loaded { sources: source_set(pages), diagnostics: Vec::new(), inputs: Vec::new() }, Default::default());
    let form = EmitOptions { form: Form::Crate { name: name.to_owned() }, has_docs: true };
    let files = generate(&analysis, options, &form, &Known::nothing()).unwrap().files;
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = temporary.join(name);
    let _ = fs::remove_dir_all(&folder);
    write(&folder, &files, &Known::nothing()).unwrap();
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    fs::write(folder.join("Cargo.toml"), format!("{manifest}\n[workspace]\n")).unwrap();
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(&folder).env("CARGO_TARGET_DIR", temporary.join("..")).env_remove("RUSTFLAGS");
    let output = cargo.args(["check", "--offline", "--quiet"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    said
}

#[test]
fn crates_of_few_pages_and_of_names_with_odd_characters_compile_without_warnings() {
    const METHOD: &str = "---\ntitle: Wake tree\ndoc_type: apiPageType\n---\n# Wake tree\n\nNamespace: microsoft.graph\n\nWakes.\n\n\
        ## HTTP request\n\n```http\nPOST /me\u{bd}/trees/{id\u{bd}}/wake\n```\n\n## Response\n\n\
        If successful, this method returns a `204 No Content` response code.\n";
    const ODD: &str = "---\ntitle: tree resource type\ndoc_type: resourcePageType\n---\n# tree resource type\n\n\
        Namespace: microsoft.graph\n\nA tree.\n\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n\
        |co\u{2082}Level|Int32|Level.|\n|\u{2460}|Int32|First.|\n|size|[gr\u{f6}\u{df}e](groesse.md)|Size.|\n";

    let all = PlanOptions::default();
    assert_eq!(check_crate("compile-method", &[("v1.0/api/tree-wake.md", METHOD)], &all), "");
    let pages = [("v1.0/resources/tree.md", ODD), ("v1/resources/tree.md", ODD), ("beta/resources/tree.md", PAGE)];
    assert_eq!(check_crate("compile-odd", &pages, &all), "");
}

#[test]
fn types_compile_without_requests_and_what_only_these_need() {
    let types_only = PlanOptions { types_only: true, views: Some(Vec::new()), ..PlanOptions::default() };
    assert_eq!(check_crate("compile-types", &[("v1.0/resources/tree.md", PAGE)], &types_only), "");
}

#[test]
fn a_tree_with_views_compiles_with_the_crates_that_it_was_asked_for() {
    let views: &[(View, &str, &str)] = &[
        (View::Jiff, "jiff = { version = \"1\", default-features = false, features = [\"std\"] }", "jiff::Timestamp"),
        (
            View::Time,
            "time = { version = \"0.3\", default-features = false, features = [\"formatting\", \"parsing\", \"std\"] }",
            "time::OffsetDateTime",
        ),
    ];
    let dependencies: Vec<&str> = views.iter().map(|(_, line, _)| *line).collect();
    let mut sandbox = Sandbox::new("compile-views", env!("CARGO_TARGET_TMPDIR"), &dependencies).unwrap();
    for (view, _, ty) in views {
        let main = format!(
            "fn main() {{\n    let when = graph::support::DateTimeOffset::from(\"2014-01-01T00:00:00Z\");\n    \
             let _: {ty} = when.to().unwrap();\n}}\n"
        );
        sandbox.program(view.name(), &emitted(&[*view]), &main).unwrap();
        sandbox.program(&format!("no-{}", view.name()), &emitted(&[]), &main).unwrap();
    }
    for (name, messages) in sandbox.check().unwrap() {
        assert_eq!(messages.is_empty(), !name.starts_with("no-"), "{name}: {messages:#?}");
    }
}
