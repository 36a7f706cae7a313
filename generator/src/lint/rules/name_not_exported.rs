//! A name of the pages is none in OData, so an export leaves out what bears it.
//!
//! In CSDL, the names of types, properties and members are letters, digits and `_`, a letter or `_` first. Another name in
//! its stead would be one that the service does not know.
//!
//! If the page misspells the name, mend it; otherwise nothing has to be done.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "name-not-exported",
    family: Family::Output,
    severity: Severity::Warning,
    check: Check::Later("graphdoc export --format csdl"),
    source: include_str!("name_not_exported.rs"),
};
