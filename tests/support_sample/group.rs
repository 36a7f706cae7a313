//! A second type with the same base, and an enumeration whose members are flags.
#![forbid(unsafe_code)]

use super::support;

/// A group.
pub struct Group {
    /// The key.
    pub id: support::Field<String>,
    /// When it was deleted.
    pub deleted_date_time: support::Field<support::DateTimeOffset>,
    /// What members may do.
    pub access: support::Field<support::Flags<Access>>,
    /// Annotations, and properties that are not documented.
    pub additional: support::Additional,
}

support::structured_type! {
    Group = "microsoft.graph.group",
    bases: [super::directory_object::DirectoryObject, super::entity::Entity],
    derived: [],
    {
        access = "access",
        deleted_date_time = "deletedDateTime",
        id = "id",
    }
}

/// What may be done.
pub enum Access {
    /// To read.
    Read,
    /// To write.
    Write,
    /// A member that is not documented.
    Unrecognized(Box<str>),
}

support::enumeration_type! {
    Access = "microsoft.graph.access" {
        Read = "read",
        Write = "write",
    }
}
