//! A file is larger than 4 GiB and was not read.
//!
//! No documentation page is of that size.
//!
//! Leave the file out of the folders that graphdoc reads.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "file-too-large",
    family: Family::Input,
    severity: Severity::Error,
    check: Check::Earlier,
    source: include_str!("file_too_large.rs"),
};
