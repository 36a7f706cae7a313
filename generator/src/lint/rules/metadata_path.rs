//! A documented path leads nowhere in the service's metadata.
//!
//! Every segment has to be an entity set or singleton at the start, then a property, a key, a type that derives from
//! the one before, or an action or function bound to it. A request to a path that is not made like this gets `404`.
//!
//! ```http
//! GET /users/{id}/masages
//! ```
//!
//! Correct the segment that is named, or the metadata, if the service answers at that path. A word behind a collection
//! may be a key that the service knows by name (`/mailFolders/inbox`), so that it is no more than a warning.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::places::word_in;
use crate::lint::{Check, Family, MetadataContext, Rule};
use crate::verify::{PathCheck, Unresolved};

pub(super) const RULE: Rule = Rule {
    code: "metadata-path",
    family: Family::Metadata,
    severity: Severity::Error,
    check: Check::Metadata(check),
    source: include_str!("metadata_path.rs"),
};

/// How many other pages with the same path are shown.
const SHOWN: usize = 3;

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    for PathCheck { operation, path, others, unresolved, .. } in &context.comparison.paths {
        let Some(Unresolved { segment, on, nearest, is_certain: true }) = unresolved else { continue };
        let message = format!("{} {} leads nowhere", operation.method.value.name(), path.text);
        let label = match on {
            Some(on) if segment.starts_with('{') => format!("`{on}` takes no key, so that `{segment}` means nothing"),
            Some(on) => format!("`{on}` has no property, action or function `{segment}`"),
            None if path.text.trim_start_matches('/').starts_with(segment.as_str()) => {
                format!("there is no entity set or singleton `{segment}`")
            }
            None => format!("nothing is returned before `{segment}`"),
        };
        let place = word_in(context.sources, path.span, segment).unwrap_or(path.span);
        let mut finding = RULE.finding(place, message).label(label);
        if on.as_ref().is_some_and(|on| on.collection) {
            finding.severity = Severity::Warning;
            finding.note = Some(format!("the service may know `{segment}` as a key, which the metadata cannot tell"));
        }
        for other in others.iter().take(SHOWN) {
            finding = finding.related(other.span, "the same path");
        }
        findings.push(match nearest {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding,
        });
    }
}
