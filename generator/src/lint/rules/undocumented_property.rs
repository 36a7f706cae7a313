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
use crate::model::{Property, PropertySource, StructuredType, TypeOrigin};
use crate::lint::{Check, Family, LintContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "undocumented-property",
    family: Family::Type,
    severity: Severity::Warning,
    check: Check::Model(check),
    source: include_str!("undocumented_property.rs"),
};

fn check(context: &LintContext<'_>, findings: &mut Vec<Diagnostic>) {
    let types = context.model.versions.iter().flat_map(|version| &version.types);
    // An open type may hold anything. Where no table says anything, its lack is what is wrong.
    // What only paths show, the pages of their methods document.
    let is_shown = |property: &&Property| {
        matches!(property.source, PropertySource::Representation | PropertySource::Example)
    };
    let has_table = |ty: &&StructuredType| ty.properties.iter().any(|property| !property.is_undocumented());
    for ty in types.filter(|ty| ty.origin == TypeOrigin::Declared && !ty.is_open).filter(has_table) {
        for property in ty.properties.iter().filter(is_shown) {
            let message = format!("no table lists `{}` of `{}`", property.name.value, ty.name);
            let help = format!("add a row; its values look like {}", property.ty.value);
            findings.push(RULE.finding(property.name.span, message).help(help));
        }
    }
}
