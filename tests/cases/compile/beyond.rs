//! A property that lies around the struct and not in it, in a table written by hand.
//!
//! error: the field is not inside the record

use super::support;
use support::StructuredType as _;
use support::table::{Entry, Table};

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

const PAIR: &(Tree, support::Field<i32>) = &(Tree::EMPTY, support::Field::Absent);
const ENTRIES: &[Entry<Tree>] = &[support::entry("height", &PAIR.0, &PAIR.1)];

/// A table that would lead out of a tree.
pub static TABLE: Table<Tree> = Table::new("Tree", ENTRIES, &PAIR.0, &PAIR.0.additional);
