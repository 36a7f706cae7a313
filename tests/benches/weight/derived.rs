//! The types of a model in the usual way: `Option` fields, serde's derives, unknown properties flattened.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use graphdoc::model::{ApiModel, Primitive, QualifiedName, TypeKind, TypeRef};

/// Writes the crate.
pub(crate) fn write(folder: &Path, model: &ApiModel) {
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
}

/// The name of a type of the first version.
pub(crate) fn path(model: &ApiModel, name: &QualifiedName) -> Option<String> {
    let number = model.versions.first()?.types.iter().position(|ty| ty.name == *name)?;
    Some(format!("derived::v0::T{number}_{}", name.name()))
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
