//! A resource page has no JSON representation.
//!
//! The representation shows how names and types look on the wire; tools take the type's annotation
//! from there.
//!
//! ````markdown
//! ## JSON representation
//!
//! <!-- { "blockType": "resource", "@odata.type": "microsoft.graph.thing" } -->
//! ```json
//! { "id": "String", "size": 3 }
//! ```
//! ````
//!
//! Add a section *JSON representation* with a block annotated by `"blockType": "resource"`.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "missing-json-representation",
    family: Family::Missing,
    severity: Severity::Info,
    check: Check::Page(check),
    source: include_str!("missing_json_representation.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    for ty in page.facts.types.iter().filter(|ty| ty.representation.is_none()) {
        let message = format!("`{}` has no JSON representation", ty.name.value);
        findings.push(RULE.finding(ty.name.span, message).help("add a block annotated by `\"blockType\": \"resource\"`"));
    }
}
