//! An example or a JSON representation shows a property that no table lists.
//!
//! The property is part of the model, with the type that its values show.
//!
//! ```json
//! { "id": "1", "nickname": "Al" }
//! ```
//!
//! Add a row to the type's *Properties* table, or take it out of the example.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::facts::{BlockType, HttpMessage, StartLine};
use crate::model::{
    Primitive, Property, PropertySource, QualifiedName, StructuredType, TypeKind, TypeOrigin, TypeRef,
};
use crate::source::Span;
use crate::lint::{Check, Family, LintContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "undocumented-property",
    family: Family::Type,
    severity: Severity::Warning,
    check: Check::Model(check),
    source: include_str!("undocumented_property.rs"),
};

fn check(context: &LintContext<'_>, findings: &mut Vec<Diagnostic>) {
    for (ty, property) in undocumented(context) {
        let message = format!("no table lists `{}` of `{}`", property.name.value, ty.name);
        let mut finding = RULE.finding(property.name.span, message).help(help(&property.ty.value));
        if is_doubtful(context, &ty.name, property.name.span) {
            finding.severity = Severity::Info;
            finding = finding.note("the example may be of another type than its annotation says");
        }
        findings.push(finding);
    }
}

/// The properties that are shown and not listed, with their types.
pub(super) fn undocumented<'a>(
    context: &LintContext<'a>,
) -> impl Iterator<Item = (&'a StructuredType, &'a Property)> {
    let types = context.model.versions.iter().flat_map(|version| &version.types);
    // What only paths show, the pages of their methods document.
    let is_shown = |property: &&Property| {
        matches!(property.source, PropertySource::Representation | PropertySource::Example)
    };
    // An open type may hold anything. Where no table says anything, its lack is what is wrong.
    let has_table = |ty: &&StructuredType| ty.properties.iter().any(|property| !property.is_undocumented());
    types
        .filter(|ty| ty.origin == TypeOrigin::Declared && !ty.is_open)
        .filter(has_table)
        .flat_map(move |ty| ty.properties.iter().filter(is_shown).map(move |property| (ty, property)))
}

/// How to mend it, with the type as far as the values tell it.
fn help(ty: &TypeRef) -> String {
    let is_untyped = ty.kind == TypeKind::Primitive(Primitive::Untyped);
    match (&ty.kind, ty.collection) {
        _ if is_untyped => "add a row, or take it out of the example".to_owned(),
        (TypeKind::AnyStructured, false) => "add a row; its values are objects".to_owned(),
        (TypeKind::AnyStructured, true) => "add a row; its values are arrays of objects".to_owned(),
        (kind, false) => format!("add a row; its values look like {kind}"),
        (kind, true) => format!("add a row; its values are arrays of {kind}"),
    }
}

/// Whether the response that shows a property is one of failure or of several parts, is not to be checked by tools, or
/// is annotated with another type than the page says to be returned.
fn is_doubtful(context: &LintContext<'_>, ty: &QualifiedName, place: Span) -> bool {
    let Some(page) = context.facts.iter().find(|page| page.file == place.file) else { return false };
    let mut shown = page.examples.iter().flat_map(|example| &example.responses);
    let holds = |message: &&HttpMessage| message.body.as_ref().is_some_and(|body| body.span.contains(place));
    let Some(message) = shown.find(holds) else { return false };
    if let Some(StartLine::Status { code, .. }) = &message.start
        && !matches!(code.value, 200..=202)
    {
        return true;
    }
    let block_type = message.annotation.as_ref().and_then(|annotation| annotation.block_type.as_ref());
    if block_type.is_some_and(|block_type| block_type.value == BlockType::Ignored) {
        return true;
    }
    let last = |name: &str| name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let annotated = message.annotation.as_ref().and_then(|annotation| annotation.odata_type.as_ref());
    let is_annotated = annotated.is_some_and(|annotated| last(&annotated.value) == ty.name().to_lowercase());
    let stated = page.operation.iter().flat_map(|operation| &operation.responses);
    let mut stated = stated.filter_map(|response| response.ty.as_ref()).flat_map(|mention| &mention.names).peekable();
    is_annotated && stated.peek().is_some() && stated.all(|name| last(&name.name) != ty.name().to_lowercase())
}
