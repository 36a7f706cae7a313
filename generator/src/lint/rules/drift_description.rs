//! A method page and the resource page describe a property differently.
//!
//! Two descriptions of one thing drift apart further with every edit.
//!
//! ```markdown
//! api/thing-update.md:    |size|Int32|How large it is.|
//! resources/thing.md:     |size|Int32|The size in litres.|
//! ```
//!
//! Describe the property on the resource page, and repeat it on the method page word for word.

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::markers::is_marked;
use crate::lint::twice::documented_twice;
use crate::lint::{Check, Family, LintContext, Rule};
use crate::model::{BodyField, Property};

pub(super) const RULE: Rule = Rule {
    code: "drift-description",
    family: Family::Drift,
    severity: Severity::Info,
    check: Check::Model(check),
    source: include_str!("drift_description.rs"),
};

fn check(context: &LintContext<'_>, findings: &mut Vec<Diagnostic>) {
    for version in &context.model.versions {
        findings.par_extend(documented_twice(version).into_par_iter().filter_map(drifted));
    }
}

fn drifted((field, property): (&BodyField, &Property)) -> Option<Diagnostic> {
    let (here, there) = (field.description.as_ref()?, property.description.as_ref()?);
    if here.value == there.value
        || is_marked(&here.value)
        || is_marked(&there.value)
        || normalize(&here.value) == normalize(&there.value)
    {
        return None;
    }
    let message = format!("`{}` is described differently on the page of its type", field.name.value);
    Some(RULE.finding(here.span, message).related(there.span, "described so here"))
}

/// The words of a description without the sentences that only a request, or only a derived type, needs.
fn normalize(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    // Only a page of a derived type says so, at the end and often without a full stop before it.
    let own = words.rsplit_once("inherited from ").map_or(words.as_str(), |(own, _)| own);
    let sentences = own.split(". ").map(|sentence| sentence.trim().trim_end_matches('.'));
    let is_said = |sentence: &&str| !matches!(*sentence, "" | "required" | "optional");
    sentences.filter(is_said).collect::<Vec<_>>().join(". ")
}
