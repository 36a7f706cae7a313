//! Two names of the pages became one name of Rust.
//!
//! One of them was given another Rust name, the same in every run.
//!
//! Nothing has to be done; look at the generated documentation for the name.

use crate::diagnostic::Severity;
use crate::lint::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    code: "name-collision",
    family: Family::Output,
    severity: Severity::Info,
    check: Check::Later("graphdoc generate --collisions"),
    source: include_str!("name_collision.rs"),
};
