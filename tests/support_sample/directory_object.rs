//! A base type between two others.
#![forbid(unsafe_code)]

use super::support;

/// An object of the directory.
pub struct DirectoryObject {
    /// The key.
    pub id: support::Field<String>,
    /// When it was deleted.
    pub deleted_date_time: support::Field<support::DateTimeOffset>,
    /// Annotations, and properties that are not documented.
    pub additional: support::Additional,
}

support::structured_type! {
    DirectoryObject = "microsoft.graph.directoryObject",
    bases: [super::entity::Entity],
    derived: ["microsoft.graph.group", "microsoft.graph.user"],
    {
        deleted_date_time = "deletedDateTime",
        id = "id",
    }
}
