//! A callout has lost its `>`.
//!
//! `[!NOTE]` starts a callout only in a block quote. Without the `>` a reader sees the brackets.
//!
//! ```markdown
//!  [!IMPORTANT]
//!  This method is about to change.
//! ```
//!
//! Write `>` before each line of the callout.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "callout-unquoted",
    family: Family::Markup,
    severity: Severity::Warning,
    check: Check::Earlier,
    source: include_str!("callout_unquoted.rs"),
};
