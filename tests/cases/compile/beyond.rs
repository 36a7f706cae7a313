//! A property that lies around the struct and not in it, in a table written by hand.
//!
//! error: the field is not inside the record

use super::support;
use support::table::Table;

/// A tree.
pub struct Tree {
    /// How tall it is.
    pub height: support::Field<i32>,
    /// Annotations, and properties that are not documented.
    pub additional: support::Additional,
}

const PAIR: &(Tree, support::Field<i32>) =
    &(Tree { height: support::Field::Absent, additional: support::Additional::new() }, support::Field::Absent);

impl support::StructuredType for Tree {
    const TABLE: &'static Table<Self> = TABLE;
}

/// A table that would lead out of a tree.
const TABLE: &Table<Tree> = &Table::new(
    ["Tree", "microsoft.graph.tree"],
    &[],
    [support::entry("height", &PAIR.1)],
    &PAIR.0,
    &PAIR.0.additional,
);
