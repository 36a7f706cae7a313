//! An HTML comment is never closed.
//!
//! Everything after `<!--` is invisible to readers, up to the end of the page. graphdoc reads on after
//! the next blank line, so that the rest of the page is not lost.
//!
//! ```markdown
//! <!-- { "blockType": "ignored" }
//! ```
//!
//! Write `-->` at the end of the comment.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "comment-unclosed",
    family: Family::Markup,
    severity: Severity::Error,
    check: Check::Earlier,
    source: include_str!("comment_unclosed.rs"),
};
