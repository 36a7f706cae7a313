//! The service's enumeration has a member that no page documents.
//!
//! Callers meet a value that they do not know. `unknownFutureValue` counts, too: it says that members may be added.
//!
//! ```xml
//! <Member Name="large" Value="2" />
//! ```
//!
//! Add the member to the members table, or to the possible values of the property.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, MetadataContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "metadata-member-undocumented",
    family: Family::Metadata,
    severity: Severity::Warning,
    check: Check::Metadata(check),
    source: include_str!("metadata_member_undocumented.rs"),
};

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    for pair in &context.comparison.enums {
        let last = pair.documented.members.last().map(|member| member.name.span);
        let Some(place) = last.or(pair.documented.places.first().copied()) else { continue };
        for missing in pair.missing.iter().filter(|missing| !missing.in_other_case) {
            let name = missing.declared;
            let message = format!("no page documents the member `{}` of `{}`", name.value, pair.documented.name);
            let help = if last.is_some() { "add it to the members" } else { "name the members" };
            findings.push(RULE.finding(place, message).related(name.span, "declared here").help(help));
        }
    }
}
