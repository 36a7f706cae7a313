//! A key stands twice in the front matter.
//!
//! YAML allows a key only once; tools differ in which of the two they take.
//!
//! ```yaml
//! author: "one"
//! author: "two"
//! ```
//!
//! Take one of them out.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "front-matter-duplicate",
    family: Family::Markup,
    severity: Severity::Warning,
    check: Check::Earlier,
    source: include_str!("front_matter_duplicate.rs"),
};
