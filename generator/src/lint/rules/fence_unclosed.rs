//! A code block is never closed.
//!
//! Without its closing fence, a block swallows the rest of the page: tables and headings after it show
//! as code.
//!
//! ````markdown
//! ```json
//! { "id": "1" }
//!
//! ## Response
//! ````
//!
//! Write a closing fence of the same length below the code.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "fence-unclosed",
    family: Family::Markup,
    severity: Severity::Error,
    check: Check::Earlier,
    source: include_str!("fence_unclosed.rs"),
};
