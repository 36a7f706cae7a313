//! A line that is meant as a heading does not show as one.
//!
//! CommonMark wants a space between the hashes and the text. Without it the line is a paragraph, and
//! what follows belongs to the section before.
//!
//! ```markdown
//! ##Permissions
//! ```
//!
//! Write a space after the hashes.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "heading-malformed",
    family: Family::Markup,
    severity: Severity::Warning,
    check: Check::Earlier,
    source: include_str!("heading_malformed.rs"),
};
