//! A property of a type that no property can have.
//!
//! error: trait bound `u64: 

use super::support;

/// A tree.
pub struct Tree {
    /// How tall it is.
    pub height: support::Field<u64>,
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
