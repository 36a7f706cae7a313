//! A method page and the resource page describe a property differently.
//!
//! Two descriptions of one thing drift apart further with every edit.
//!
//! Describe the property on the resource page, and repeat it on the method page word for word.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::twice::documented_twice;
use crate::lint::{Check, Family, LintContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "drift-description",
    family: Family::Drift,
    severity: Severity::Info,
    check: Check::Model(check),
    source: include_str!("drift_description.rs"),
};

fn check(context: &LintContext<'_>, findings: &mut Vec<Diagnostic>) {
    for version in &context.model.versions {
        for (field, property) in documented_twice(version) {
            if let (Some(here), Some(there)) = (&field.description, &property.description)
                && normalize(&here.value) != normalize(&there.value)
            {
                let message = format!("`{}` is described differently on the page of its type", field.name.value);
                findings.push(RULE.finding(here.span, message).related(there.span, "described so here"));
            }
        }
    }
}

fn normalize(text: &str) -> String {
    let sentence = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    sentence.trim_end_matches('.').replace(" required", "").replace(" optional", "")
}
