//! An HTML comment that begins like an annotation does not hold JSON.
//!
//! Comments such as `<!-- { "blockType": "request" } -->` tell tools what the next block is. When the
//! JSON in them is broken, the block is read without what the comment says: a response may lose its
//! type, a request its name.
//!
//! ```markdown
//! <!-- { "blockType": "request" "name": "get_user" } -->
//! ```
//!
//! Write valid JSON: quoted names, commas between members, closed braces.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "annotation-not-json",
    family: Family::Markup,
    severity: Severity::Error,
    check: Check::Earlier,
    source: include_str!("annotation_not_json.rs"),
};
