//! Small pieces of tokens: identifiers, paths, types, attributes.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::parse::Parser;

use crate::plan::RustType;

use super::EmitError;

/// An identifier, raw or not.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// A path such as `super::user::User`.
pub(super) fn path(text: &str) -> TokenStream {
    let (leading, text) = match text.strip_prefix("::") {
        Some(rest) => (Some(quote!(::)), rest),
        None => (None, text),
    };
    let segments = text.split("::").map(ident);
    quote!(#leading #(#segments)::*)
}

/// Whether the path of a type that exists elsewhere is one.
pub(super) fn check_path(path: &str) -> Result<(), EmitError> {
    let read = syn::Path::parse_mod_style.parse_str(path);
    read.map_err(|error| EmitError::ExternPath { text: path.to_owned(), why: error.to_string() })?;
    Ok(())
}

/// A type as it stands in a signature.
pub(super) fn rust_type(ty: &RustType) -> TokenStream {
    match ty {
        RustType::Language(name) => {
            let name = ident(name);
            quote!(#name)
        }
        RustType::Support(name) => {
            let name = ident(name);
            quote!(support::#name)
        }
        RustType::Item(item) => path(item),
        RustType::Boxed(inner) => {
            let inner = rust_type(inner);
            quote!(Box<#inner>)
        }
        RustType::List(inner) => {
            let inner = rust_type(inner);
            quote!(Vec<#inner>)
        }
        RustType::Of(name, inner) => {
            let (name, inner) = (format_ident!("{name}"), rust_type(inner));
            quote!(support::#name<#inner>)
        }
    }
}

/// The mark of what pages call deprecated.
pub(super) fn deprecated(is_deprecated: bool) -> Option<TokenStream> {
    is_deprecated.then(|| quote!(#[deprecated]))
}

/// Attributes that a user asked for.
pub(super) fn attributes(texts: &[String]) -> Result<TokenStream, EmitError> {
    let mut all = TokenStream::new();
    for text in texts {
        let parsed: TokenStream = text.parse().map_err(|error: proc_macro2::LexError| EmitError::Attribute {
            text: text.clone(),
            why: error.to_string(),
        })?;
        all.extend(parsed);
    }
    Ok(all)
}
