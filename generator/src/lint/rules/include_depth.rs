//! Includes are nested too deeply.
//!
//! An include may include others, but not without end; beyond a depth of some dozen it is left out.
//!
//! ```markdown
//! includes/1.md:    [!INCLUDE [next](2.md)]
//! includes/2.md:    [!INCLUDE [next](3.md)]
//! ```
//!
//! Include the file directly.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "include-depth",
    family: Family::Markup,
    severity: Severity::Error,
    check: Check::Earlier,
    source: include_str!("include_depth.rs"),
};
