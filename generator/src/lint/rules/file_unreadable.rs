//! A file cannot be read.
//!
//! The system refuses to open it. The page is missing from the model.
//!
//! Check its permissions.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "file-unreadable",
    family: Family::Input,
    severity: Severity::Error,
    check: Check::Earlier,
    source: include_str!("file_unreadable.rs"),
};
