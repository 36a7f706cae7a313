//! Enumerations: the enum that users see, and the names of its members.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::EnumPlan;

use super::EmitError;
use super::docs::Docs;
use super::tokens::{attributes, deprecated, ident};

/// The enum.
pub(super) fn enumeration<'a>(
    plan: &'a EnumPlan,
    has_docs: bool,
    docs: &mut Docs<'a>,
) -> Result<TokenStream, EmitError> {
    let (name, lines, old) = (ident(&plan.ident), docs.mark(&plan.docs), deprecated(plan.deprecated));
    let asked = attributes(&plan.attributes)?;
    let variants = plan.variants.iter().map(|variant| {
        let (name, lines, old) = (ident(&variant.ident), docs.mark(&variant.docs), deprecated(variant.deprecated));
        quote!(#lines #old #name,)
    });
    let unrecognized = has_docs.then(|| quote!(#[doc = " A member that is not documented."]));
    Ok(quote! {
        #lines
        #old
        #asked
        pub enum #name {
            #(#variants)*
            #unrecognized
            Unrecognized(Box<str>),
        }
    })
}

/// The names of the members: a macro call.
pub(super) fn members(plan: &EnumPlan) -> String {
    let mut out = format!("support::enumeration_type! {{\n    {} = {:?} {{\n", plan.ident, plan.odata_name);
    for variant in &plan.variants {
        out.push_str(&format!("        {} = {:?},\n", variant.ident, variant.member));
    }
    out.push_str("    }\n}\n");
    out
}
