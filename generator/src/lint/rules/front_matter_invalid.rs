//! The front matter is not YAML.
//!
//! The lines that have the form `key: value` are read all the same, but the site may refuse the page.
//!
//! ```yaml
//! title: Get user: all of it
//! ```
//!
//! Quote values that contain a colon or begin with a special character.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "front-matter-invalid",
    family: Family::Markup,
    severity: Severity::Warning,
    check: Check::Earlier,
    source: include_str!("front_matter_invalid.rs"),
};
