//! The service takes a type for another kind: entity type, complex type or enumeration.
//!
//! Entities have a key and a path of their own, complex values are parts of entities, and enumerations are names. A
//! reader who takes one for the other writes requests that fail.
//!
//! ```markdown
//! <!-- { "blockType": "resource", "keyProperty": "id", "@odata.type": "microsoft.graph.size" } -->
//! ```
//! ```xml
//! <ComplexType Name="size" />
//! ```
//!
//! Correct the page: `keyProperty`, the `id` among the properties, or the words "entity type" and "complex type" say
//! what a type is.

use crate::csdl::Declaration;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::wording::with_article;
use crate::lint::{Check, Family, MetadataContext, Rule};
use crate::source::{Span, Spanned};
use crate::verify::Documented;

pub(super) const RULE: Rule = Rule {
    code: "metadata-kind",
    family: Family::Metadata,
    severity: Severity::Warning,
    check: Check::Metadata(check),
    source: include_str!("metadata_kind.rs"),
};

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    for pair in &context.comparison.types {
        if pair.documented.kind != pair.declared.kind {
            let documented = Documented::Structured(pair.documented);
            findings.extend(finding(documented, pair.declared.kind.noun(), &pair.declared.name));
        }
    }
    let mixed = |(documented, declared): &(Documented<'_>, &Declaration)| {
        finding(*documented, declared.noun(), declared.name())
    };
    findings.extend(context.comparison.mixed.iter().filter_map(mixed));
}

fn finding(documented: Documented<'_>, declared: &str, place: &Spanned<String>) -> Option<Diagnostic> {
    let at: Span = documented.place()?;
    let (here, there) = (with_article(documented.noun()), with_article(declared));
    let message = format!("`{}` is documented as {here}; the service has {there}", documented.name());
    Some(RULE.finding(at, message).related(place.span, "declared here"))
}
