//! A property that the table leaves out.
//!
//! error: missing field `height`

use super::support;

/// A tree.
pub struct Tree {
    /// How tall it is.
    pub height: support::Field<i32>,
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
        name = "name",
    }
}
