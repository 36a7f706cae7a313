//! The metadata uses the name of a type that it does not declare.
//!
//! What such a type has cannot be known: properties inherited from it look absent. A document that refers to others by
//! `edmx:Reference` may take its types from there and is not checked.
//!
//! ```xml
//! <EntityType Name="thing" BaseType="graph.entitty" />
//! ```
//!
//! Declare the type, or correct the name.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "metadata-name-unknown",
    family: Family::Metadata,
    severity: Severity::Warning,
    check: Check::Earlier,
    source: include_str!("metadata_name_unknown.rs"),
};
