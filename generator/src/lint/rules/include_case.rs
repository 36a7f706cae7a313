//! The path of an include differs from the file in letter case.
//!
//! It works on a file system that ignores case, and fails on the others, often only in publishing.
//!
//! ```markdown
//! [!INCLUDE [note](../Includes/Note.md)]
//! ```
//!
//! Write the path as the file is named.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "include-case",
    family: Family::Markup,
    severity: Severity::Warning,
    check: Check::Earlier,
    source: include_str!("include_case.rs"),
};
