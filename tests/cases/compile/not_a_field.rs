//! A property that cannot be absent.
//!
//! error: mismatched types

use super::support;

/// A tree.
pub struct Tree {
    /// How tall it is.
    pub height: i32,
    /// What it is called.
    pub name: support::Field<String>,
    /// Annotations, and properties that are not documented.
    pub additional: support::Additional,
}

support::structured_type! {
    Tree = "microsoft.graph.tree",
    bases: [],
    derived: [],
    {
        height = "height",
        name = "name",
    }
}
