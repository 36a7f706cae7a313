//! Requests: a struct, its constructors, and what it knows about its operation.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::{BodyPlan, ConstructorPlan, ParameterPlan, RequestPlan, SetterPlan, SetterTarget};

use super::docs::Docs;
use super::metadata::metadata;
use super::tokens::{deprecated, ident, rust_type};

/// The items of a request, in order.
pub(super) fn request<'a>(plan: &'a RequestPlan, has_docs: bool, docs: &mut Docs<'a>) -> Vec<TokenStream> {
    let mut items = vec![structure(plan, has_docs, docs), functions(plan, docs), implementation(plan, docs)];
    if plan.query_options {
        let name = ident(&plan.ident);
        items.push(quote!(impl support::QueryOptions for #name {}));
    }
    items
}

fn structure<'a>(plan: &'a RequestPlan, has_docs: bool, docs: &mut Docs<'a>) -> TokenStream {
    let (name, lines, old) = (ident(&plan.ident), docs.mark(&plan.docs), deprecated(plan.deprecated));
    let head = has_docs.then(|| quote!(#[doc = " Path, query options and headers."]));
    let body = match &plan.body {
        BodyPlan::None => None,
        BodyPlan::Json(ty, words) => {
            let (ty, words) = (sent(plan, rust_type(ty)), docs.mark(words));
            Some(quote!(#words pub body: #ty,))
        }
        BodyPlan::Bytes => {
            let words = if plan.body_optional { " The content. May be left out." } else { " The content." };
            let words = has_docs.then(|| quote!(#[doc = #words]));
            let ty = sent(plan, quote!(support::Bytes));
            Some(quote!(#words pub body: #ty,))
        }
        BodyPlan::Reference(_) => {
            let words = has_docs.then(|| quote!(#[doc = " The entity to refer to."]));
            Some(quote!(#words pub body: support::Reference,))
        }
    };
    quote! {
        #lines
        #old
        #[derive(Clone, Debug)]
        pub struct #name {
            #head
            pub head: support::Head,
            #body
        }
    }
}

/// The type of a body that may be left out.
fn sent(plan: &RequestPlan, ty: TokenStream) -> TokenStream {
    if plan.body_optional { quote!(Option<#ty>) } else { ty }
}

fn functions<'a>(plan: &'a RequestPlan, docs: &mut Docs<'a>) -> TokenStream {
    let name = ident(&plan.ident);
    let constructors = plan.constructors.iter().enumerate().map(|(at, one)| constructor(at, one, plan, docs));
    let constructors: TokenStream = constructors.collect();
    let setters = plan.setters.iter().map(|one| setter(one, docs));
    quote!(impl #name { #constructors #(#setters)* })
}

fn constructor<'a>(at: usize, plan: &'a ConstructorPlan, request: &RequestPlan, docs: &mut Docs<'a>) -> TokenStream {
    let (name, lines) = (ident(&plan.ident), docs.mark(&plan.docs));
    let at = proc_macro2::Literal::usize_unsuffixed(at);
    let parameters = plan.parameters.iter().map(parameter);
    let values = plan.parameters.iter().map(value);
    let (taken, made) = match &request.body {
        BodyPlan::None => (None, None),
        BodyPlan::Json(ty, _) if request.body_optional => {
            let ty = rust_type(ty);
            (Some(quote!(body: impl Into<Option<#ty>>,)), Some(quote!(body: body.into())))
        }
        BodyPlan::Json(ty, _) => {
            let ty = rust_type(ty);
            (Some(quote!(body: #ty,)), Some(quote!(body)))
        }
        BodyPlan::Bytes if request.body_optional => {
            (Some(quote!(body: impl Into<Option<support::Bytes>>,)), Some(quote!(body: body.into())))
        }
        BodyPlan::Bytes => (Some(quote!(body: impl Into<support::Bytes>,)), Some(quote!(body: body.into()))),
        BodyPlan::Reference(None) => (Some(quote!(body: support::Reference,)), Some(quote!(body))),
        BodyPlan::Reference(Some((template, id))) => {
            let id = ident(id);
            let made = quote!(body: support::Reference::new(#template, [#id.into()]));
            (Some(quote!(#id: impl Into<String>,)), Some(made))
        }
    };
    quote! {
        #lines
        pub fn #name(#(#parameters,)* #taken) -> Self {
            Self { head: support::Head::new(Self::METADATA.paths[#at], [#(#values),*]), #made }
        }
    }
}

fn setter<'a>(plan: &'a SetterPlan, docs: &mut Docs<'a>) -> TokenStream {
    let (name, lines, wire_name) = (ident(&plan.ident), docs.mark(&plan.docs), &plan.name);
    let (ty, value) = match plan.ty {
        Some(ty) => (ident(ty).to_token_stream(), quote!(value.to_string())),
        None => (quote!(impl Into<String>), quote!(value)),
    };
    let set = match plan.target {
        SetterTarget::Query => quote!(query),
        SetterTarget::Header => quote!(header),
        SetterTarget::ListHeader => quote!(add_header),
    };
    quote! {
        #lines
        #[must_use]
        pub fn #name(self, value: #ty) -> Self {
            support::Request::#set(self, #wire_name, #value)
        }
    }
}

fn parameter(plan: &ParameterPlan) -> TokenStream {
    let name = ident(&plan.ident);
    match plan.ty {
        Some(ty) => {
            let ty = ident(ty);
            quote!(#name: #ty)
        }
        None => quote!(#name: impl Into<String>),
    }
}

fn value(plan: &ParameterPlan) -> TokenStream {
    let name = ident(&plan.ident);
    if plan.ty.is_some() { quote!(#name.to_string()) } else { quote!(#name.into()) }
}

/// The same for all requests.
const HEAD: &str = "\
fn head(&self) -> &support::Head {
    &self.head
}
fn head_mut(&mut self) -> &mut support::Head {
    &mut self.head
}
";

fn implementation(plan: &RequestPlan, docs: &mut Docs<'_>) -> TokenStream {
    let (name, response) = (ident(&plan.ident), rust_type(&plan.response));
    let (metadata, head) = (docs.mark_code(metadata(plan)), docs.mark_code(HEAD));
    let body = match &plan.body {
        BodyPlan::None => None,
        BodyPlan::Json(..) if plan.body_optional => {
            Some(quote!(self.body.as_ref().map(support::Body::json).unwrap_or_default()))
        }
        BodyPlan::Bytes if plan.body_optional => Some(quote!(self.body.map(support::Body::bytes).unwrap_or_default())),
        BodyPlan::Json(..) => Some(quote!(support::Body::json(&self.body))),
        BodyPlan::Bytes => Some(quote!(support::Body::bytes(self.body))),
        BodyPlan::Reference(_) => Some(quote!(support::Body::reference(self.body))),
    };
    let into_body = body.map(|body| quote!(fn into_body(self) -> support::Body { #body }));
    quote! {
        impl support::Request for #name {
            #metadata
            type Response = #response;
            #head
            #into_body
        }
    }
}
