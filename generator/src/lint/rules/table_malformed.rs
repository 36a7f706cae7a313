//! A table does not show as a table, or some of its rows do not.
//!
//! A delimiter row with another number of cells than the header makes the whole table plain text; the
//! rows are read all the same.
//!
//! ```markdown
//! |Property|Type|Description|
//! |:---|:---|
//! |id|String|The key.|
//! ```
//!
//! Give header, delimiter row and all rows the same number of cells.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "table-malformed",
    family: Family::Markup,
    severity: Severity::Error,
    check: Check::Earlier,
    source: include_str!("table_malformed.rs"),
};
