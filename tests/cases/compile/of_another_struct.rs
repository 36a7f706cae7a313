//! A property of another struct, in a table written by hand.
//!
//! error: not both derived from the same allocation

use super::support;
use support::table::Table;

/// A tree.
pub struct Tree {
    /// How tall it is.
    pub height: support::Field<i32>,
    /// Annotations, and properties that are not documented.
    pub additional: support::Additional,
}

support::structured_type! {
    Tree = "microsoft.graph.tree",
    bases: [],
    derived: [],
    {
        height = "height",
    }
}

const OTHER: &Tree = &Tree { height: support::Field::Value(1), additional: support::Additional::new() };

const EMPTY: &Tree = &Tree { height: support::Field::Absent, additional: support::Additional::new() };

/// A table that would lead out of a tree.
pub const TABLE: &Table<Tree> = &Table::new(
    ["Tree", "microsoft.graph.tree"],
    &[],
    [support::entry("height", &OTHER.height)],
    EMPTY,
    &OTHER.additional,
);
