//! The file of an include does not exist.
//!
//! `[!INCLUDE [name](path)]` puts another file in its place, often a permissions table. What is missing
//! there is missing on the page.
//!
//! ```markdown
//! [!INCLUDE [permissions](../includes/permissions/no-such-file.md)]
//! ```
//!
//! Correct the path, which is relative to the page, or add the file.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "include-missing",
    family: Family::Markup,
    severity: Severity::Warning,
    check: Check::Earlier,
    source: include_str!("include_missing.rs"),
};
