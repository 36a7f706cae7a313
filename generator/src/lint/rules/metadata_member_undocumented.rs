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
use crate::lint::wording::list;
use crate::lint::{Check, Family, MetadataContext, Rule};
use crate::verify::{EnumPair, Missing};

pub(super) const RULE: Rule = Rule {
    code: "metadata-member-undocumented",
    family: Family::Metadata,
    severity: Severity::Warning,
    check: Check::Metadata(check),
    source: include_str!("metadata_member_undocumented.rs"),
};

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    for pair in &context.comparison.enums {
        let name = &pair.documented.name;
        let missing = pair.missing.iter().filter(|missing| !missing.in_other_case);
        let Some(last) = pair.documented.members.last() else {
            findings.extend(no_members(pair));
            continue;
        };
        for Missing { declared, .. } in missing {
            let message = format!("no page documents the member `{}` of `{name}`", declared.value);
            let finding = RULE.finding(last.name.span, message).label("it could follow here");
            findings.push(finding.related(declared.span, "declared here"));
        }
    }
}

/// One finding for an enumeration of which pages name nothing but itself.
fn no_members(pair: &EnumPair<'_>) -> Option<Diagnostic> {
    let place = pair.documented.places.first().filter(|_| !pair.missing.is_empty())?;
    let names = list(pair.missing.iter().map(|missing| missing.declared.value.as_str()));
    let message = format!("no page documents the members of `{}`: {names}", pair.documented.name);
    Some(RULE.finding(*place, message).related(pair.declared.name.span, "declared here").help("name the members"))
}
