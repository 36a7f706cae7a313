//! A page is the text of a rendered page, and was rebuilt.
//!
//! Such pages have no front matter, no pipes and no fences; tables are recognized by their header lines,
//! JSON by its indentation. What was rebuilt is marked as recovered.
//!
//! Where the Markdown page is at hand, give that instead.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "rendered-text",
    family: Family::Input,
    severity: Severity::Info,
    check: Check::Earlier,
    source: include_str!("rendered_text.rs"),
};
