//! The file given as metadata is not well-formed XML, or not CSDL.
//!
//! What could be read of it would make pages look wrong that are right, so nothing is compared.
//!
//! ```xml
//! <Schema Namespace="microsoft.graph">
//!   <EntityType Name="thing">
//! </Schema>
//! ```
//!
//! Give the service's `$metadata` document, of OData 4.0 or 4.01, in its XML form. If it is damaged, download it again.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "metadata-not-csdl",
    family: Family::Metadata,
    severity: Severity::Error,
    check: Check::Earlier,
    source: include_str!("metadata_not_csdl.rs"),
};
