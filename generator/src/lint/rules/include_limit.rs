//! A page includes too much.
//!
//! Includes that multiply (each includes the next several times) are cut off, so that a page cannot
//! use up the memory.
//!
//! ```markdown
//! includes/1.md:    [!INCLUDE [next](2.md)] [!INCLUDE [next](2.md)]
//! includes/2.md:    [!INCLUDE [next](3.md)] [!INCLUDE [next](3.md)]
//! ```
//!
//! Include each file once.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "include-limit",
    family: Family::Markup,
    severity: Severity::Error,
    check: Check::Earlier,
    source: include_str!("include_limit.rs"),
};
