//! The file that everything hangs below: `lib.rs` of a crate, `mod.rs` of a module tree, or what a build script's user
//! includes.

use crate::plan::RustPlan;

use super::{EmitOptions, Form, header};

/// What emitted code does on purpose, or because the service's names ask for it.
const ALLOWED: &[&str] = &[
    // Deprecated properties stand in tables too.
    "deprecated",
    // Members are named as the service names them.
    "clippy::enum_variant_names",
    // A type and its module have one name.
    "clippy::module_inception",
    // A request is made by naming its path, also where that takes no parameter.
    "clippy::new_without_default",
    // A path has as many parameters as it has.
    "clippy::too_many_arguments",
    // Descriptions end where the page ends them.
    "clippy::doc_lazy_continuation",
];

/// What is allowed besides when the code is part of somebody else's crate.
const ALLOWED_INSIDE: &[&str] =
    &["dead_code", "missing_docs", "unexpected_cfgs", "unreachable_pub", "unused_imports", "unused_qualifications"];

/// The root file.
pub(super) fn root(plan: &RustPlan, options: &EmitOptions) -> String {
    let mut out = header(&[]);
    let is_crate = matches!(options.form, Form::Crate { .. });
    if is_crate && options.has_docs {
        out.push_str(CRATE_DOCS);
        for version in &plan.versions {
            out.push_str(&format!("//! - [`{}`]: version {} of the service\n", version.module, version.name));
        }
        out.push('\n');
    }
    match &plan.support_path {
        Some(path) => out.push_str(&format!("use {path} as support;\n")),
        None => {
            push_allowed(&mut out, if is_crate { &[] } else { ALLOWED_INSIDE });
            push_module(&mut out, "support", options, "What requests and types share.");
        }
    }
    for version in &plan.versions {
        out.push('\n');
        push_allowed(&mut out, ALLOWED);
        push_allowed(&mut out, if is_crate { &[] } else { ALLOWED_INSIDE });
        if is_crate {
            out.push_str(&format!("#[cfg(feature = {:?})]\n", version.feature));
        }
        out.push_str("#[forbid(unsafe_code)]\n");
        push_module(&mut out, &version.module, options, &format!("Version {} of the service.", version.name));
    }
    out
}

const CRATE_DOCS: &str = "\
//! Types and requests of Microsoft Graph.
//!
//! One module a resource type: the type, its enumerations and its requests. A request becomes an `http::Request`,
//! which any client can send, and reads the `http::Response` that comes back.
//!
";

fn push_allowed(out: &mut String, lints: &[&str]) {
    for lint in lints {
        out.push_str(&format!("#[allow({lint})]\n"));
    }
}

/// Declares a module; formatters of the code around leave it alone.
fn push_module(out: &mut String, name: &str, options: &EmitOptions, docs: &str) {
    if options.has_docs {
        out.push_str(&format!("/// {docs}\n"));
    }
    out.push_str("#[rustfmt::skip]\n");
    if let Form::Included { file } = &options.form {
        // Relative to the included file: it lies beside the folder of its name.
        let folder = file.strip_suffix(".rs").unwrap_or(file);
        out.push_str(&format!("#[path = \"{folder}/{}/mod.rs\"]\n", name.trim_start_matches("r#")));
    }
    out.push_str(&format!("pub mod {name};\n"));
}
