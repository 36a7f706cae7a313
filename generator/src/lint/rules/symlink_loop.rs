//! A symbolic link leads back to a folder that it lies in.
//!
//! It was not followed; nothing is lost by that.
//!
//! Remove the link.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "symlink-loop",
    family: Family::Input,
    severity: Severity::Warning,
    check: Check::Earlier,
    source: include_str!("symlink_loop.rs"),
};
