//! What the emitted types cost to compile: `cargo check` of the crate that graphdoc emits for a corpus, and of
//! the same types with serde's derives, in one run, in CPU seconds, dependencies built.
//!
//! `GRAPHDOC_CORPUS=… cargo bench -p graphdoc-tests --bench weight`

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a benchmark reports")]

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use graphdoc::analysis::{AnalysisOptions, analyze};
use graphdoc::emit::{EmitOptions, Form};
use graphdoc::generation::generate;
use graphdoc::model::{ApiModel, Primitive, QualifiedName, TypeKind, TypeRef};
use graphdoc::output::{Known, write};
use graphdoc::plan::{DocsLevel, PlanOptions};
use graphdoc::select::Pattern;
use graphdoc::source::{LoadOptions, load};

fn main() {
    let corpus =
        PathBuf::from(std::env::var_os("GRAPHDOC_CORPUS").expect("GRAPHDOC_CORPUS names the folder of the corpus"));
    let loaded = load(&[corpus], &LoadOptions::default()).expect("the corpus can be read");
    let analysis = analyze(loaded, AnalysisOptions::default());
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("weight");

    let emitted = |name: &str, plan: &PlanOptions| {
        let folder = root.join(name);
        let form = EmitOptions { form: Form::Crate { name: name.to_owned() }, has_docs: plan.docs != DocsLevel::None };
        let files = generate(&analysis, plan, &form, &Known::nothing()).expect("the default options are Rust").files;
        write(&folder, &files, &Known::nothing()).expect("the crate can be written");
        folder
    };
    let mut types_only = PlanOptions { docs: DocsLevel::None, ..PlanOptions::default() };
    types_only.selection.exclude.push(Pattern::new("* /**"));
    let types = emitted("types", &types_only);
    let all = emitted("requests", &PlanOptions::default());
    let derived = serde_rendering(&root.join("derived"), &analysis.model);

    println!("{:<34} {:>9} {:>7}", "cargo check of", "CPU", "ratio");
    let floor = check(&derived);
    println!("{:<34} {floor:>7.1} s {:>7.3}", "the types with serde's derives", 1.0);
    for (what, folder) in [("the emitted types", types), ("types, requests, documentation", all)] {
        let cpu = check(&folder);
        println!("{what:<34} {cpu:>7.1} s {:>7.3}", cpu / floor);
    }
}

/// The CPU seconds of checking a crate whose dependencies are built; the better of two runs.
fn check(folder: &Path) -> f64 {
    let manifest = folder.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest).expect("the manifest is there");
    if !text.contains("[workspace]") {
        std::fs::write(&manifest, format!("{text}\n[workspace]\n")).expect("the manifest can be written");
    }
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock"), folder.join("Cargo.lock"))
        .expect("a copy");
    let run = || {
        let library = folder.join("src/lib.rs");
        let source = std::fs::read_to_string(&library).expect("the library is there");
        std::fs::write(&library, source).expect("the library can be touched");
        let before = children_cpu();
        let status = Command::new(env!("CARGO"))
            .args(["check", "--quiet", "--offline", "--all-features", "--manifest-path"])
            .arg(&manifest)
            .args(["--target-dir".as_ref(), folder.join("target").as_os_str()])
            .env("CARGO_INCREMENTAL", "0")
            .status()
            .expect("cargo runs");
        assert!(status.success(), "{} does not compile", folder.display());
        children_cpu() - before
    };
    run();
    run().min(run())
}

/// CPU seconds of finished child processes, as Linux counts them (100 ticks a second).
fn children_cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("this benchmark needs Linux");
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default();
    (ticks(13) + ticks(14)) / 100.0
}

/// The same types in the usual way: `Option` fields, derives, unknown properties flattened.
fn serde_rendering(folder: &Path, model: &ApiModel) -> PathBuf {
    let mut out = String::from("#![allow(dead_code, non_snake_case, non_camel_case_types)]\n");
    for (at, version) in model.versions.iter().enumerate() {
        let mut names: HashMap<&QualifiedName, String> = HashMap::new();
        for (number, name) in
            version.types.iter().map(|ty| &ty.name).chain(version.enums.iter().map(|ty| &ty.name)).enumerate()
        {
            names.insert(name, format!("T{number}_{}", name.name()));
        }
        let _ = writeln!(out, "pub mod v{at} {{\nuse serde::{{Serialize, Deserialize}};");
        for ty in &version.types {
            let _ = writeln!(
                out,
                "#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]\npub struct {} {{",
                names[&ty.name]
            );
            for (number, property) in version.all_properties(ty).into_iter().enumerate() {
                let name = &property.name.value;
                let _ = writeln!(
                    out,
                    "#[serde(rename = {name:?}, default, skip_serializing_if = \"Option::is_none\")]\npub p{number}: Option<{}>,",
                    rust_type(&property.ty.value, &names)
                );
            }
            out.push_str("#[serde(flatten)]\npub additional: serde_json::Map<String, serde_json::Value>,\n}\n");
        }
        for ty in &version.enums {
            let _ = writeln!(
                out,
                "#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]\npub enum {} {{",
                names[&ty.name]
            );
            for (number, member) in ty.members.iter().enumerate() {
                let _ = writeln!(out, "#[serde(rename = {:?})]\nM{number},", member.name.value);
            }
            out.push_str("#[serde(untagged)]\nUnknown(String),\n}\n");
        }
        out.push_str("}\n");
    }
    std::fs::create_dir_all(folder.join("src")).expect("the folder can be made");
    std::fs::write(folder.join("src/lib.rs"), out).expect("the library can be written");
    let manifest = "[package]\nname = \"derived\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
        serde = { version = \"1\", features = [\"derive\"] }\nserde_json = { version = \"1\", features = [\"raw_value\"] }\n";
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("the manifest can be written");
    folder.to_path_buf()
}

fn rust_type(ty: &TypeRef, names: &HashMap<&QualifiedName, String>) -> String {
    let single = match &ty.kind {
        TypeKind::Primitive(Primitive::Boolean) => "bool".to_owned(),
        TypeKind::Primitive(Primitive::Int16 | Primitive::Int32) => "i32".to_owned(),
        TypeKind::Primitive(Primitive::Int64) => "i64".to_owned(),
        TypeKind::Primitive(Primitive::Double | Primitive::Single | Primitive::Decimal) => "f64".to_owned(),
        TypeKind::Primitive(Primitive::Untyped | Primitive::PrimitiveType) | TypeKind::AnyStructured => {
            "serde_json::Value".to_owned()
        }
        TypeKind::Primitive(_) => "String".to_owned(),
        TypeKind::Enum(name) => names.get(name).cloned().unwrap_or_else(|| "String".to_owned()),
        TypeKind::Structured(name) => match names.get(name) {
            Some(known) if ty.collection => known.clone(),
            Some(known) => format!("Box<{known}>"),
            None => "serde_json::Value".to_owned(),
        },
    };
    if ty.collection { format!("Vec<{single}>") } else { single }
}
