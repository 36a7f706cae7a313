//! The types of a model with serde's derives, in two renderings: the usual one, and one that keeps what the emitted types keep.
//!
//! Both flatten unknown properties. The usual one has `Option` fields: `null` is the same as absent, a value that does not fit
//! loses the object, and numbers lose their form. The other one has a field type of its own (`kept`) and numbers as text.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use graphdoc::model::{ApiModel, Primitive, QualifiedName, TypeKind, TypeRef};

/// A way to have the types derived.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Rendering {
    /// As most would write them.
    Usual,
    /// With the guarantees of the emitted types.
    Keeping,
}

impl Rendering {
    /// The name of the crate.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Usual => "derived",
            Self::Keeping => "keeping",
        }
    }

    /// A property's type, and the function that tells whether it is absent.
    const fn field(self) -> (&'static str, &'static str) {
        match self {
            Self::Usual => ("Option", "Option::is_none"),
            Self::Keeping => ("crate::kept::Kept", "crate::kept::Kept::is_absent"),
        }
    }

    /// The type of numbers with a fraction, and serde_json's features.
    const fn numbers(self) -> (&'static str, &'static str) {
        match self {
            Self::Usual => ("f64", "\"raw_value\""),
            Self::Keeping => ("serde_json::Number", "\"raw_value\", \"arbitrary_precision\""),
        }
    }
}

/// Writes the crate into its folder in `root`.
pub(crate) fn write(root: &Path, model: &ApiModel, rendering: Rendering) {
    let mut out = String::from("#![allow(dead_code, non_snake_case, non_camel_case_types)]\npub mod kept;\n");
    let (option, is_absent) = rendering.field();
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
                    "#[serde(rename = {name:?}, default, skip_serializing_if = {is_absent:?})]\npub p{number}: {option}<{}>,",
                    rust_type(&property.ty.value, &names, rendering)
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
    let (name, features) = (rendering.name(), rendering.numbers().1);
    let folder = root.join(name);
    std::fs::create_dir_all(folder.join("src")).expect("the folder can be made");
    std::fs::write(folder.join("src/lib.rs"), out).expect("the library can be written");
    std::fs::write(folder.join("src/kept.rs"), include_str!("kept.rs")).expect("the module can be written");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = {{ version = \"1\", features = [{features}] }}\n"
    );
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("the manifest can be written");
}

/// The name of a type of the first version.
pub(crate) fn path(model: &ApiModel, name: &QualifiedName, rendering: Rendering) -> Option<String> {
    let number = model.versions.first()?.types.iter().position(|ty| ty.name == *name)?;
    Some(format!("{}::v0::T{number}_{}", rendering.name(), name.name()))
}

fn rust_type(ty: &TypeRef, names: &HashMap<&QualifiedName, String>, rendering: Rendering) -> String {
    let single = match &ty.kind {
        TypeKind::Primitive(Primitive::Boolean) => "bool".to_owned(),
        TypeKind::Primitive(Primitive::Int16 | Primitive::Int32) => "i32".to_owned(),
        TypeKind::Primitive(Primitive::Int64) => "i64".to_owned(),
        TypeKind::Primitive(Primitive::Double | Primitive::Single | Primitive::Decimal) => {
            rendering.numbers().0.to_owned()
        }
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
