//! A type is documented with another base type than the service derives it from.
//!
//! Which properties a type inherits, and which types may stand where its base is asked for, follows from the base type.
//!
//! ```markdown
//! Inherits from [entity](entity.md).
//! ```
//! ```xml
//! <EntityType Name="group" BaseType="graph.directoryObject" />
//! ```
//!
//! Name the base type on the page: "Inherits from [x](x.md)", or `baseType` in the annotation of the JSON representation.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, MetadataContext, Rule};
use crate::verify::TypePair;

pub(super) const RULE: Rule = Rule {
    code: "metadata-base",
    family: Family::Metadata,
    severity: Severity::Warning,
    check: Check::Metadata(check),
    source: include_str!("metadata_base.rs"),
};

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    let wrong = context.comparison.types.iter().filter(|pair| !pair.has_same_base());
    findings.extend(wrong.filter_map(finding));
}

fn finding(pair: &TypePair<'_>) -> Option<Diagnostic> {
    let name = &pair.documented.name;
    let stated = pair.documented.base.as_ref();
    let at = stated.map(|base| base.span).or(pair.documented.places.first().copied())?;
    let documented = pair.base.map(ToString::to_string);
    Some(match (documented, &pair.declared.base) {
        (documented, Some(declared)) => {
            let documented = documented.map_or_else(|| "without a base type".to_owned(), |base| format!("with the base type `{base}`"));
            let message = format!("`{name}` is documented {documented}; the service derives it from `{}`", declared.value);
            let short = declared.value.rsplit('.').next().unwrap_or_default();
            RULE.finding(at, message)
                .related(declared.span, "declared here")
                .help(format!("say \"Inherits from {short}\", with a link to its page"))
        }
        (documented, None) => {
            let message = format!("`{name}` is documented with the base type `{}`; the service's has none", documented.unwrap_or_default());
            RULE.finding(at, message).related(pair.declared.name.span, "declared here")
        }
    })
}
