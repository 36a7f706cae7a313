//! A type cell shows the name that the type has inside the service's implementation.
//!
//! It means nothing to a caller, and tells how the service is built.
//!
//! ```markdown
//! |schedule|[Microsoft.Contoso.FrontEnd.ExternalModel.schedule](../resources/schedule.md)|
//! ```
//!
//! Write the public name.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::facts::{TypeMention, TypeName};
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "internal-type-name",
    family: Family::Type,
    severity: Severity::Error,
    check: Check::Page(check),
    source: include_str!("internal_type_name.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let declared = page.facts.types.iter().flat_map(|ty| &ty.properties);
    let sent = page.facts.operation.iter().filter_map(|operation| operation.body.as_ref()).flat_map(|body| &body.properties);
    let mentions = declared.chain(sent).filter_map(|property| property.ty.as_ref());
    for (mention, name) in mentions.flat_map(|mention| mention.names.iter().map(move |name| (mention, name))) {
        let lower = name.name.to_lowercase();
        let parts = name.name.split('.').count();
        if lower.starts_with("microsoft.") && !lower.starts_with("microsoft.graph.") && parts > 2 {
            let short = name.name.rsplit('.').next().unwrap_or_default();
            let message = format!("`{}` is an internal name", name.name);
            let finding = RULE.finding(name.span, message).help("write the public name");
            // A cell that says more about it is not mended by another name.
            findings.push(if is_all(mention, name) { finding.replacement(short) } else { finding });
        }
    }
}

/// Whether a cell holds nothing beside a name but that it is a collection.
fn is_all(mention: &TypeMention, name: &TypeName) -> bool {
    let beside = mention.text.replacen(&name.name, "", 1).to_lowercase();
    matches!(beside.trim(), "" | "collection" | "collection()" | "[]")
}
