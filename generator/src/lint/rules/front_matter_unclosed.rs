//! The front matter is never closed.
//!
//! The block between the two `---` lines says title, owner and kind of the page. Without the second
//! line, the whole page is taken for metadata by the site.
//!
//! ```markdown
//! ---
//! title: "Get user"
//!
//! # Get user
//! ```
//!
//! Write `---` after the last entry.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "front-matter-unclosed",
    family: Family::Markup,
    severity: Severity::Error,
    check: Check::Earlier,
    source: include_str!("front_matter_unclosed.rs"),
};
