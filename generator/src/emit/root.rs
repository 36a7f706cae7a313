//! The file that everything hangs below: `lib.rs` of a crate, `mod.rs` of a module tree, or what a build script's user
//! includes.

use crate::plan::{RustPlan, VersionPlan};

use super::tree::declaration;
use super::{EmitOptions, Form, header};

/// What emitted modules do because the service's names and shapes ask for it, and because deprecated properties stand in
/// tables too.
const ALLOWED: &[&str] = &[
    "deprecated",
    "clippy::doc_lazy_continuation",
    "clippy::enum_variant_names",
    "clippy::module_inception",
    "clippy::new_without_default",
    "clippy::too_many_arguments",
];

/// What is allowed besides when the code is part of somebody else's crate, who has lints of their own and need not use
/// everything.
const ALLOWED_INSIDE: &[&str] =
    &["dead_code", "missing_docs", "unreachable_pub", "unused_imports", "unused_qualifications"];

/// The root file.
pub(super) fn root(plan: &RustPlan, options: &EmitOptions) -> String {
    let mut out = header(&[]);
    let is_crate = matches!(options.form, Form::Crate { .. });
    if is_crate && options.has_docs {
        out.push_str(if plan.types_only { DOCS_OF_TYPES } else { DOCS });
        for version in &plan.versions {
            let VersionPlan { module, feature, name, .. } = version;
            out.push_str(&format!("//! - `{module}`, with the feature `{feature}`: version {name} of the service\n"));
        }
        out.push('\n');
    }
    let inside = if is_crate { &[] } else { ALLOWED_INSIDE };
    match &plan.support_path {
        Some(path) => out.push_str(&format!("use {path} as support;\n")),
        None => {
            // The support code allows what it does not use itself, and clippy dislikes to be told twice.
            let is_told = |lint: &&str| ["dead_code", "unused_imports"].contains(lint);
            let lints: Vec<&str> = inside.iter().copied().filter(|lint| !is_told(lint)).collect();
            push_allowed(&mut out, &lints);
            push_module(&mut out, "support", options);
        }
    }
    for version in &plan.versions {
        out.push('\n');
        if is_crate {
            out.push_str(&format!("#[cfg(feature = {:?})]\n", version.feature));
        }
        push_allowed(&mut out, &[ALLOWED, inside].concat());
        out.push_str("#[forbid(unsafe_code)]\n");
        push_module(&mut out, &version.module, options);
    }
    out
}

const DOCS_OF_TYPES: &str = "\
//! Types of Microsoft Graph.
//!
//! One module a resource type: the type and its enumerations.
//!
";

const DOCS: &str = "\
//! Types and requests of Microsoft Graph.
//!
//! One module a resource type: the type, its enumerations and its requests. A request becomes an `http::Request`,
//! which any client can send, and reads the `http::Response` that comes back.
//!
";

fn push_allowed(out: &mut String, lints: &[&str]) {
    if lints.is_empty() {
        return;
    }
    out.push_str("#[allow(\n");
    for lint in lints {
        out.push_str(&format!("    {lint},\n"));
    }
    out.push_str(
        "    reason = \"names and shapes are those of the service, and not every crate uses all of them\"\n)]\n",
    );
}

/// Declares a module, which documents itself; formatters of the code around leave it alone.
fn push_module(out: &mut String, name: &str, options: &EmitOptions) {
    out.push_str("#[rustfmt::skip]\n");
    if let Form::Included { file } = &options.form {
        // Relative to the included file: it lies beside the folder of its name.
        let folder = file.strip_suffix(".rs").unwrap_or(file);
        out.push_str(&format!("#[path = \"{folder}/{}/mod.rs\"]\n", name.trim_start_matches("r#")));
        out.push_str(&format!("pub mod {name};\n"));
    } else {
        out.push_str(&declaration(name, true));
    }
}
