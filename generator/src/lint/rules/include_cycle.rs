//! An include includes itself, directly or through others.
//!
//! The inner one is left out.
//!
//! ```markdown
//! includes/note.md:    [!INCLUDE [note](note.md)]
//! ```
//!
//! Take one of the includes out.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "include-cycle",
    family: Family::Markup,
    severity: Severity::Error,
    check: Check::Earlier,
    source: include_str!("include_cycle.rs"),
};
