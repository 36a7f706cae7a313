//! A program that uses two of the types: what it costs to build, and how fast it reads a page of a thousand objects.

use std::path::Path;
use std::process::Command;

use graphdoc::model::{ApiVersion, Primitive, StructuredType, TypeKind};
use serde_json::{Map, Value, json};

/// The program, in Rust: both types are read and written, and the first is read in pages.
fn text(types: [&str; 2], page: &str) -> String {
    let [first, second] = types;
    format!(
        "use std::time::Instant;\n\n{page}\n\nfn main() {{\n\
         let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();\n\
         let other: {second} = serde_json::from_str(\"{{}}\").unwrap();\n\
         assert_eq!(serde_json::to_string(&other).unwrap(), \"{{}}\");\n\
         let mut best = f64::MAX;\n\
         for _ in 0..30 {{\n\
         let start = Instant::now();\n\
         let page: Page<{first}> = serde_json::from_str(&text).unwrap();\n\
         best = best.min(start.elapsed().as_secs_f64());\n\
         assert_eq!(page.value.len(), 1000);\n\
         assert!(serde_json::to_string(&page.value[0]).unwrap().len() > 2);\n\
         }}\n\
         println!(\"{{best}}\");\n}}\n"
    )
}

/// Writes the program for the crate `library`, which lies beside it.
pub(crate) fn write(folder: &Path, library: &str, page: &str, types: [&str; 2]) {
    std::fs::create_dir_all(folder.join("src")).expect("the folder can be made");
    std::fs::write(folder.join("src/main.rs"), text(types, page)).expect("the program can be written");
    let manifest = format!(
        "[package]\nname = \"{library}-user\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         {library} = {{ path = \"../{library}\" }}\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\
         serde_json = {{ version = \"1\", features = [\"raw_value\"] }}\n"
    );
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("the manifest can be written");
}

/// A page of a thousand objects that have all scalars of their type, and something that no page documents.
pub(crate) fn page(version: &ApiVersion, ty: &StructuredType) -> String {
    let mut object = Map::new();
    for property in version.all_properties(ty) {
        let scalar = match &property.ty.value.kind {
            TypeKind::Primitive(Primitive::Boolean) => json!(true),
            TypeKind::Primitive(Primitive::Int16 | Primitive::Int32 | Primitive::Int64) => json!(1234),
            TypeKind::Primitive(Primitive::Double | Primitive::Single | Primitive::Decimal) => json!(0.5),
            TypeKind::Primitive(Primitive::DateTimeOffset) => json!("2023-11-06T10:20:30Z"),
            TypeKind::Primitive(_) => json!("a text of \"some\" length"),
            _ => continue,
        };
        let value = if property.ty.value.collection { json!([scalar, scalar]) } else { scalar };
        object.insert(property.name.value.to_string(), value);
    }
    object.insert("newer".into(), json!({"a": [1.0, null]}));
    let objects: Vec<Value> = (0..1000)
        .map(|number| {
            let mut object = object.clone();
            object.insert("id".into(), json!(format!("{number:08}")));
            Value::Object(object)
        })
        .collect();
    json!({"@odata.context": "c", "value": objects}).to_string()
}

/// The seconds that the built program takes to read the page.
pub(crate) fn seconds(workspace: &Path, library: &str, page: &Path) -> f64 {
    let program = workspace.join("target/release").join(format!("{library}-user"));
    let output = Command::new(program).arg(page).output().expect("the program runs");
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}
