//! A page is not UTF-8.
//!
//! Bytes that are no UTF-8 are read as Windows-1252, which is what such pages were mostly written in;
//! UTF-16 is recognized by its byte order mark.
//!
//! Save the page as UTF-8.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "not-utf8",
    family: Family::Input,
    severity: Severity::Warning,
    check: Check::Earlier,
    source: include_str!("not_utf8.rs"),
};
