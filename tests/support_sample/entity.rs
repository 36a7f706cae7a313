//! The base type of all entity types.
#![forbid(unsafe_code)]

use super::support;

/// An entity.
pub struct Entity {
    /// The key.
    pub id: support::Field<String>,
    /// Annotations, and properties that are not documented.
    pub additional: support::Additional,
}

support::structured_type! {
    Entity = "microsoft.graph.entity",
    bases: [],
    derived: ["microsoft.graph.directoryObject", "microsoft.graph.group", "microsoft.graph.user"],
    {
        id = "id",
    }
}
