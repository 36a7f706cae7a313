//! A page holds NUL bytes.
//!
//! They show that the file was damaged or is no text at all.
//!
//! Remove them, or take the file out of the docs.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "nul-byte",
    family: Family::Input,
    severity: Severity::Warning,
    check: Check::Earlier,
    source: include_str!("nul_byte.rs"),
};
