//! From the plan to the text of files. Nothing is decided here: what the plan says is quoted and printed.
//!
//! `structs`, `enums` and `requests` quote, `module` prints a file, `tree` says where it lies, `root` and `cargo` write
//! what stands around. The support code in `support/` is emitted as it is. A file whose plan gives the same as what is
//! on disk is not printed again, see [`Known`].

mod cargo;
mod docs;
mod enums;
mod metadata;
mod module;
mod requests;
mod root;
mod structs;
mod support_files;
mod tokens;
mod tree;

use std::hash::Hash;

use rayon::prelude::*;
use thiserror::Error;

use crate::output::{Content, Fingerprint, GeneratedFile, GeneratedFiles, Known, fingerprint};
use crate::plan::{RustPlan, VersionPlan, View};

use tree::ModuleFile;

/// The shape of the output.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A module tree with `mod.rs` at its root, to be declared by `mod`.
    Tree,
    /// A crate of this name.
    Crate {
        /// The name of the package.
        name: String,
    },
    /// A file to be included by `include!`, with its modules in a folder of its name beside it.
    Included {
        /// The name of the file: `graph_api.rs`.
        file: String,
    },
}

/// The options of [`emit()`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EmitOptions {
    /// The shape of the output.
    pub form: Form,
    /// Whether what is not from pages is documented too.
    pub has_docs: bool,
}

/// A plan that gives no Rust: an option of the user holds something else.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum EmitError {
    /// An attribute is no tokens.
    #[error("the attribute `{text}` cannot be read: {why}")]
    Attribute {
        /// The attribute.
        text: String,
        /// What is wrong.
        why: String,
    },
    /// An item is not valid Rust.
    #[error("the module `{module}` would not be valid Rust ({why}); look at the attributes and extern paths for it")]
    Item {
        /// The module.
        module: String,
        /// What is wrong.
        why: String,
    },
    /// A type that exists elsewhere has no path.
    #[error("the extern path `{text}` is no path of Rust: {why}")]
    ExternPath {
        /// The path.
        text: String,
        /// What is wrong.
        why: String,
    },
}

/// Emits a plan. What `known` says is on disk already is marked, and not printed.
///
/// # Errors
///
/// When attributes or extern paths that the user gave are not Rust.
pub fn emit(plan: &RustPlan, options: &EmitOptions, known: &Known) -> Result<GeneratedFiles, EmitError> {
    plan.extern_paths.iter().try_for_each(|path| tokens::check_path(path))?;
    let base = match &options.form {
        Form::Tree => String::new(),
        Form::Crate { .. } => "src/".to_owned(),
        Form::Included { file } => format!("{}/", file.strip_suffix(".rs").unwrap_or(file)),
    };
    let is_crate = matches!(options.form, Form::Crate { .. });
    let views: &[View] = match &plan.views {
        Some(views) => views,
        None if is_crate => &View::ALL,
        None => &[],
    };
    let mut files = GeneratedFiles::default();
    let (root, manifest) = match &options.form {
        Form::Tree => ("mod.rs".to_owned(), None),
        Form::Crate { name } => ("src/lib.rs".to_owned(), Some(cargo::manifest(name, plan, views))),
        Form::Included { file } => (file.clone(), None),
    };
    files.insert(root, root::root(plan, options).into());
    if let Some(manifest) = manifest {
        files.insert("Cargo.toml".to_owned(), manifest.into());
    }
    if plan.support_path.is_none() {
        for (name, text) in support_files::files(views, is_crate, plan.types_only) {
            files.insert(format!("{base}support/{name}"), format!("{}{text}", header(&[])).into());
        }
    }
    let emitter = fingerprint(|state| (env!("CARGO_PKG_VERSION"), SOURCES, options.has_docs).hash(state));
    for version in &plan.versions {
        let folder = format!("{base}{}/", version.module.trim_start_matches("r#"));
        let target = Target { version, folder: &folder, has_docs: options.has_docs, emitter, known };
        let emitted: Vec<(String, GeneratedFile)> =
            tree::files(version).into_par_iter().map(|file| emit_file(&file, &target)).collect::<Result<_, _>>()?;
        emitted.into_iter().for_each(|(path, file)| files.insert(path, file));
    }
    Ok(files)
}

/// What the files of a version are emitted for.
struct Target<'a> {
    version: &'a VersionPlan,
    folder: &'a str,
    has_docs: bool,
    /// The fingerprint of all but the plan that decides what a file says.
    emitter: Fingerprint,
    known: &'a Known,
}

fn emit_file(file: &ModuleFile<'_>, target: &Target<'_>) -> Result<(String, GeneratedFile), EmitError> {
    let &Target { version, folder, has_docs, emitter, known } = target;
    let path = format!("{folder}{}", file.path);
    let plan = fingerprint(|state| {
        (emitter, &version.name).hash(state);
        file.hash(state);
    });
    if known.is_current(&path, plan) {
        return Ok((path, GeneratedFile { plan, content: Content::Unchanged }));
    }
    let text = match file.plan {
        Some(module) => module::module(module, &file.children, has_docs)?,
        None => {
            let docs = if file.depth == 0 {
                format!("Version {} of the service.", version.name)
            } else {
                "A namespace.".into()
            };
            let docs = if has_docs { vec![docs] } else { Vec::new() };
            module::parent(&docs, &file.children)
        }
    };
    Ok((path, GeneratedFile { plan, content: Content::Text(text) }))
}

/// The code that prints a module: when it changes, so may what it prints.
const SOURCES: [&str; 8] = [
    include_str!("docs.rs"),
    include_str!("enums.rs"),
    include_str!("metadata.rs"),
    include_str!("mod.rs"),
    include_str!("module.rs"),
    include_str!("requests.rs"),
    include_str!("structs.rs"),
    include_str!("tokens.rs"),
];

/// The first line of each file: what made it, and from what.
fn header(pages: &[String]) -> String {
    let version = env!("CARGO_PKG_VERSION");
    match pages {
        [] => format!("// @generated by graphdoc {version}. Do not edit.\n\n"),
        [page] => format!("// @generated by graphdoc {version} from {page}. Do not edit.\n\n"),
        pages => {
            let mut out = format!("// @generated by graphdoc {version} from the pages below. Do not edit.\n");
            for page in pages {
                out.push_str(&format!("//   {page}\n"));
            }
            out.push('\n');
            out
        }
    }
}
