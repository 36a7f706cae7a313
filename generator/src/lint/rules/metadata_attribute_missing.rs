//! An element of the metadata lacks an attribute that it cannot do without.
//!
//! The element is left out of the comparison, so that what it declares looks absent.
//!
//! ```xml
//! <Property Type="Edm.String" />
//! ```
//!
//! Correct the metadata, or the tool that writes it.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "metadata-attribute-missing",
    family: Family::Metadata,
    severity: Severity::Warning,
    check: Check::Earlier,
    source: include_str!("metadata_attribute_missing.rs"),
};
