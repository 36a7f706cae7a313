//! Pages document a member that the service's enumeration does not have.
//!
//! A caller who sends it gets an error. It may be spelt wrongly, or not be released yet.
//!
//! ```markdown
//! The possible values are: `small`, `midium`, `large`.
//! ```
//!
//! Correct the name, or take the member out.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, MetadataContext, Rule};
use crate::verify::nearest;

pub(super) const RULE: Rule = Rule {
    code: "metadata-member-absent",
    family: Family::Metadata,
    severity: Severity::Error,
    check: Check::Metadata(check),
    source: include_str!("metadata_member_absent.rs"),
};

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    for pair in &context.comparison.enums {
        let missing = || pair.missing.iter().map(|missing| missing.declared.value.as_str());
        for (member, _) in pair.members.iter().filter(|(_, declared)| declared.is_none()) {
            let name = &member.name;
            let message = format!("`{}` of the service has no member `{}`", pair.declared.name.value, name.value);
            let finding = RULE.finding(name.span, message).related(pair.declared.name.span, "declared here");
            findings.push(match nearest(&name.value, missing()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding,
            });
        }
    }
}
