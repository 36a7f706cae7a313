//! Declares actions and functions: on what they are bound, what they take, what they give back.
//!
//! CSDL's rules for overloads: an action is declared once for a binding type, a function once for a binding type and
//! the names of its parameters, and all of a function's overloads on one type give the same back. Pages that say
//! otherwise lose against the first one.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashSet;

use crate::model::{
    ApiVersion, Operation, OperationKind, ParameterLocation, PathSegment, PathTemplate, Primitive, RequestBody,
    ResponseBody, StructuredKind, TypeKind, TypeRef,
};

use super::document::{OperationDecl, ParameterDecl};
use super::left_out::LeftOut;
use super::names::{Declared, JSON_NAMESPACE, TypeName, is_identifier, is_namespace};

/// By what an overload is told from others: namespace, name, binding type, and of functions the names of the parameters.
type Key<'a> = (&'a str, &'a str, Option<TypeName<'a>>, Vec<&'a str>);

/// Declares the actions and functions of a version, by their namespaces.
pub(super) fn operations<'a>(
    version: &'a ApiVersion,
    declared: &Declared<'a>,
    left_out: &mut LeftOut,
) -> BTreeMap<&'a str, Vec<OperationDecl<'a>>> {
    let types = version.types.iter().map(|ty| &ty.name).chain(version.enums.iter().map(|ty| &ty.name));
    let taken: HashSet<(&str, &str)> = types.map(|name| (name.namespace(), name.name())).collect();
    let mut overloads: BTreeMap<Key<'a>, OperationDecl<'a>> = BTreeMap::new();
    let mut reported: BTreeSet<&str> = BTreeSet::new();
    let mut kinds: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    for operation in &version.operations {
        for path in &operation.paths {
            let Some((namespace, decl)) = declare(declared, operation, path) else { continue };
            let full = (namespace, decl.name);
            if !is_identifier(decl.name) || taken.contains(&full) {
                if reported.insert(decl.name) {
                    left_out.operation(decl.name, path.span, taken.contains(&full));
                }
                continue;
            }
            // One name is a function or an action, not both.
            if *kinds.entry(full).or_insert(decl.is_function) != decl.is_function {
                continue;
            }
            let named =
                if decl.is_function { decl.parameters.iter().map(|one| one.name).collect() } else { Vec::new() };
            overloads.entry((namespace, decl.name, decl.binding, named)).or_insert(decl);
        }
    }
    let mut by_namespace: BTreeMap<&str, Vec<OperationDecl<'_>>> = BTreeMap::new();
    for ((namespace, ..), decl) in overloads {
        let declared = by_namespace.entry(namespace).or_default();
        let is_other = |one: &OperationDecl<'_>| one.name == decl.name && one.binding == decl.binding;
        if !decl.is_function || declared.iter().filter(|one| is_other(one)).all(|one| one.returns == decl.returns) {
            declared.push(decl);
        }
    }
    by_namespace
}

/// What a path calls; none where it calls nothing, or what it is called on is not known.
fn declare<'a>(
    declared: &Declared<'a>,
    operation: &'a Operation,
    path: &'a PathTemplate,
) -> Option<(&'a str, OperationDecl<'a>)> {
    let (name, is_function) = match &operation.kind {
        OperationKind::Action(name) => (name.as_str(), false),
        OperationKind::Function(name) => (name.as_str(), true),
        _ => return None,
    };
    let (namespace, binding) = match path.binding.as_ref() {
        Some(TypeRef { kind: TypeKind::Structured(owner), .. }) => {
            let kind = declared.structured(owner)?;
            let ty = declared.refer(path.binding.as_ref()?, kind == StructuredKind::Entity);
            (owner.namespace(), Some(ty))
        }
        None if path.segments.len() == 1 => (JSON_NAMESPACE, None),
        _ => return None,
    };
    if !is_namespace(namespace) {
        return None;
    }
    let parameters = if is_function { arguments(declared, operation, path) } else { fields(declared, operation) };
    let returns = returned(declared, operation);
    if is_function && returns.is_none() {
        return None;
    }
    Some((namespace, OperationDecl { operation, name, is_function, binding, parameters, returns }))
}

/// The parameters of an action: what its body holds.
fn fields<'a>(declared: &Declared<'a>, operation: &'a Operation) -> Vec<ParameterDecl<'a>> {
    let RequestBody::Parameters(fields) = &operation.body else { return Vec::new() };
    let parameters = fields.iter().map(|field| ParameterDecl {
        name: field.name.value.as_str(),
        ty: declared.refer_value(&field.ty.value),
        nullable: field.nullable.as_ref().map(|nullable| nullable.value),
        description: field.description.as_ref().map(|text| text.value.as_str()),
    });
    distinct(parameters)
}

/// The parameters of a function: what the parentheses of its path name. Those that stand in the query string are custom
/// query options, and none of CSDL's business.
fn arguments<'a>(declared: &Declared<'a>, operation: &'a Operation, path: &'a PathTemplate) -> Vec<ParameterDecl<'a>> {
    let Some(PathSegment::Mixed(text)) = path.segments.last() else { return Vec::new() };
    let Some((_, arguments)) = text.split_once('(') else { return Vec::new() };
    let named = arguments.trim_end_matches(')').split(',').filter_map(|argument| argument.split_once('='));
    let parameters = named.map(|(name, _)| {
        let name = name.trim();
        let documented = operation.parameters.iter().find(|parameter| {
            parameter.location != ParameterLocation::Query && parameter.name.value.eq_ignore_ascii_case(name)
        });
        let ty = documented.and_then(|parameter| parameter.ty.as_ref());
        ParameterDecl {
            name,
            // What no page describes is written as text.
            ty: ty.map_or(TypeName::primitive(Primitive::String), |ty| declared.refer_value(&ty.value)),
            nullable: None,
            description: documented.and_then(|parameter| parameter.description.as_deref()),
        }
    });
    distinct(parameters)
}

fn distinct<'a>(parameters: impl Iterator<Item = ParameterDecl<'a>>) -> Vec<ParameterDecl<'a>> {
    let mut seen = HashSet::from_iter([BINDING_PARAMETER.to_owned()]);
    parameters.filter(|one| is_identifier(one.name) && seen.insert(one.name.to_lowercase())).collect()
}

/// The name of binding parameters, which no path shows.
pub(super) const BINDING_PARAMETER: &str = "bindingParameter";

fn returned<'a>(declared: &Declared<'a>, operation: &'a Operation) -> Option<TypeName<'a>> {
    operation.responses.iter().find_map(|response| match &response.body {
        ResponseBody::Value(ty) | ResponseBody::Wrapped(ty) => Some(declared.refer_value(ty)),
        ResponseBody::Page(ty) => Some(declared.refer_value(ty).as_collection()),
        ResponseBody::Raw => Some(TypeName::primitive(Primitive::Stream)),
        ResponseBody::Untyped => Some(TypeName::primitive(Primitive::Untyped)),
        ResponseBody::None => None,
    })
}
