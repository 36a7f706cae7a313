//! A GET is documented to return something else than its path ends on.
//!
//! A reader, and code made from the page, expects another type than the service sends.
//!
//! ```markdown
//! GET /users/{id}/messages
//!
//! If successful, this method returns a `200 OK` response code and a collection of event objects.
//! ```
//!
//! Name the type that the service returns in the *Response* section. Where the page says nothing of the type, or names
//! one that derives from it, this is no more than worth knowing.

use crate::csdl::TypeName;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, MetadataContext, Rule};
use crate::model::{Operation, PathTemplate, Response, ResponseBody};
use crate::source::Span;
use crate::verify::{PathCheck, Returns};

pub(super) const RULE: Rule = Rule {
    code: "metadata-returns",
    family: Family::Metadata,
    severity: Severity::Warning,
    check: Check::Metadata(check),
    source: include_str!("metadata_returns.rs"),
};

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    for PathCheck { operation, path, returns, .. } in &context.comparison.paths {
        let disagrees = |returns: &&Returns<'_>| returns.is_certain && !returns.agrees();
        let Some(returns) = returns.as_ref().filter(disagrees) else { continue };
        let (place, says) = match &returns.documented {
            Some((Response { status, .. }, documented)) => (status.span, format!("documented to return {documented}")),
            // Bytes of a resource have no type of their own.
            None if operation.responses.iter().any(|response| response.body == ResponseBody::Raw) => continue,
            None => (first_answer(operation, path), "documented without one type that it returns".to_owned()),
        };
        let message = format!("GET {} is {says}; the service returns {}", path.text, returns.declared);
        let mut finding = RULE.finding(place, message).related(path.span, "the path");
        if is_close(context, returns) {
            finding.severity = Severity::Info;
        }
        findings.push(finding);
    }
}

fn first_answer(operation: &Operation, path: &PathTemplate) -> Span {
    operation.responses.first().map_or(path.span, |response| response.status.span)
}

/// Whether the page says less than the service, and nothing else: no type, several, or one that derives from what is
/// declared.
fn is_close(context: &MetadataContext<'_>, returns: &Returns<'_>) -> bool {
    let Some((_, TypeName { name, collection })) = &returns.documented else { return true };
    let metadata = context.comparison.metadata;
    let lineage = metadata.structured(name).map(|ty| metadata.lineage(ty)).unwrap_or_default();
    let derives = lineage.iter().any(|ancestor| ancestor.name.value.eq_ignore_ascii_case(&returns.declared.name));
    *collection == returns.declared.collection && derives
}
