//! What users add to the emitted code in words of their own: attributes, and paths of types that exist elsewhere. All of
//! it has to be Rust, and attributes are laid out with the item that carries them.

use proc_macro2::{LexError, TokenStream};
use syn::parse::Parser;

use super::EmitError;

/// An item with the attributes of the user that stand in it, as prettyplease lays it out.
pub(super) fn laid_out<'a>(
    item: String,
    attributes: impl Iterator<Item = &'a String>,
    module: &[String],
) -> Result<String, EmitError> {
    let mut has_attributes = false;
    for text in attributes {
        has_attributes = true;
        let read: Result<TokenStream, LexError> = text.parse();
        read.map_err(|error| EmitError::Attribute { text: text.clone(), why: error.to_string() })?;
    }
    if !has_attributes {
        return Ok(item);
    }
    let failed = |error: syn::Error| EmitError::Item { module: module.join("::"), why: error.to_string() };
    let item: syn::Item = syn::parse_str(&item).map_err(failed)?;
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
    Ok(prettyplease::unparse(&file))
}

/// Whether the path of a type that exists elsewhere is one.
pub(super) fn check_path(path: &str) -> Result<(), EmitError> {
    let read = syn::Path::parse_mod_style.parse_str(path);
    read.map_err(|error| EmitError::ExternPath { text: path.to_owned(), why: error.to_string() })?;
    Ok(())
}
