//! A group of tabs is never closed.
//!
//! Tabs (`# [HTTP](#tab/http)`) end with `---`. Without it, all that follows belongs to the last tab,
//! and is hidden from readers of the others.
//!
//! ```markdown
//! # [C#](#tab/csharp)
//! Snippet not available
//! #### Response
//! ```
//!
//! Write `---` on a line of its own after the last tab.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "tab-unclosed",
    family: Family::Markup,
    severity: Severity::Warning,
    check: Check::Earlier,
    source: include_str!("tab_unclosed.rs"),
};
