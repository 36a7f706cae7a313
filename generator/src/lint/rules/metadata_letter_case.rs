//! A name is written in other letter case than the service has it.
//!
//! Names of properties and members in JSON are taken to the letter: the service ignores or refuses a property, and does
//! not know a member, whose case is wrong.
//!
//! ```markdown
//! |userprincipalname|String|The name to sign in with.|
//! ```
//!
//! Write the name as the service does.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::places::word_in;
use crate::lint::{Check, Family, MetadataContext, Rule};
use crate::source::{Span, Spanned};

pub(super) const RULE: Rule = Rule {
    code: "metadata-letter-case",
    family: Family::Metadata,
    severity: Severity::Error,
    check: Check::Metadata(check),
    source: include_str!("metadata_letter_case.rs"),
};

fn check(context: &MetadataContext<'_>, findings: &mut Vec<Diagnostic>) {
    for pair in &context.comparison.types {
        types(context, &pair.documented.name.to_string(), &pair.documented.places, &pair.declared.name, findings);
        for property in pair.properties.iter().filter(|property| !property.is_exact()) {
            let Some(declared) = property.declared else { continue };
            let of = pair.documented.name.to_string();
            findings.push(finding(context, &property.documented.name, &declared.name, &of));
        }
    }
    for pair in &context.comparison.enums {
        types(context, &pair.documented.name.to_string(), &pair.documented.places, &pair.declared.name, findings);
        for (member, declared) in &pair.members {
            let Some(declared) = declared.filter(|declared| declared.value != member.name.value) else { continue };
            findings.push(finding(context, &member.name, declared, &pair.documented.name.to_string()));
        }
    }
}

/// Services take names of types in any letter case, so that a wrong one is no more than untidy.
fn types(
    context: &MetadataContext<'_>,
    documented: &str,
    places: &[Span],
    declared: &Spanned<String>,
    findings: &mut Vec<Diagnostic>,
) {
    let (true, Some(place)) = (documented != declared.value, places.first()) else { return };
    let message = format!("`{documented}` is spelt `{}` by the service", declared.value);
    let short = declared.value.rsplit('.').next().unwrap_or_default();
    let word = word_in(context.sources, *place, short);
    let mut finding = RULE.finding(word.unwrap_or(*place), message).related(declared.span, "declared here");
    finding.severity = Severity::Warning;
    finding.replacement = word.map(|_| short.to_owned());
    findings.push(finding);
}

fn finding(
    context: &MetadataContext<'_>,
    documented: &Spanned<String>,
    declared: &Spanned<String>,
    of: &str,
) -> Diagnostic {
    let message = format!("`{}` of `{of}` is spelt `{}` by the service", documented.value, declared.value);
    let finding = RULE.finding(documented.span, message).related(declared.span, "declared here");
    if context.sources.text(documented.span) == documented.value {
        finding.replacement(declared.value.clone())
    } else {
        finding
    }
}
