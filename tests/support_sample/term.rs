//! A type that refers to itself, in a namespace of its own.
#![forbid(unsafe_code)]

use super::support;

/// A term of a store.
pub struct Term {
    /// The label.
    pub label: support::Field<String>,
    /// The term above.
    pub parent: support::Field<Box<Term>>,
    /// The terms below.
    pub children: support::Field<Vec<Term>>,
    /// Annotations, and properties that are not documented.
    pub additional: support::Additional,
}

support::structured_type! {
    Term = "microsoft.graph.termStore.term",
    bases: [],
    derived: [],
    {
        children = "children",
        label = "label",
        parent = "parent",
    }
}
