//! Types as they stand in signatures.

use crate::plan::RustType;

use super::layout::Code;

/// A type.
pub(super) fn rust_type(ty: &RustType) -> Code {
    match ty {
        RustType::Language(name) => Code::text(*name),
        RustType::Support(name) => Code::text(format!("support::{name}")),
        RustType::Item(path) => Code::text(path.clone()),
        RustType::Boxed(inner) => Code::list("Box<", vec![rust_type(inner)], ">"),
        RustType::List(inner) => Code::list("Vec<", vec![rust_type(inner)], ">"),
        RustType::Of(name, inner) => Code::list(format!("support::{name}<"), vec![rust_type(inner)], ">"),
    }
}

/// Text as a string literal.
pub(super) fn string(text: &str) -> Code {
    Code::text(proc_macro2::Literal::string(text).to_string())
}
