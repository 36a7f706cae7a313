//! Groups: references to members, a count, a function with a single value.

use super::support::{self, Request as _};

/// Adds a member to a group.
///
/// [Page](https://learn.microsoft.com/graph/api/group-post-members?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct AddMember {
    /// Path, query options and headers.
    pub head: support::Head,
    /// The member.
    pub body: support::Reference,
}

impl AddMember {
    /// `POST /groups/{group-id}/members/$ref`
    pub fn new(group_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self {
            head: support::Head::new(Self::METADATA.paths[0], [group_id.into()]),
            body: support::Reference::new("/directoryObjects/{id}", [member_id.into()]),
        }
    }
}

impl support::Request for AddMember {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::POST,
        paths: &["/groups/{group-id}/members/$ref"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/group-post-members?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&["GroupMember.ReadWrite.All", "Group.ReadWrite.All"]),
            delegated_personal: support::Permission::NotSupported,
            application: support::Permission::Documented(&["GroupMember.ReadWrite.All", "Group.ReadWrite.All"]),
        },
        deprecated: false,
        paged: false,
    };
    type Response = support::NoContent;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }

    fn into_body(self) -> support::Body {
        support::Body::reference(self.body)
    }
}

/// Removes a member from a group.
///
/// [Page](https://learn.microsoft.com/graph/api/group-delete-members?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct RemoveMember {
    /// Path, query options and headers.
    pub head: support::Head,
}

impl RemoveMember {
    /// `DELETE /groups/{id}/members/{id}/$ref`
    pub fn new(group_id: impl Into<String>, id: impl Into<String>) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[0], [group_id.into(), id.into()]) }
    }
}

impl support::Request for RemoveMember {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::DELETE,
        paths: &["/groups/{id}/members/{id}/$ref"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/group-delete-members?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&["GroupMember.ReadWrite.All", "Group.ReadWrite.All"]),
            delegated_personal: support::Permission::NotSupported,
            application: support::Permission::Documented(&["GroupMember.ReadWrite.All", "Group.ReadWrite.All"]),
        },
        deprecated: false,
        paged: false,
    };
    type Response = support::NoContent;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }
}

/// The number of members of a group.
///
/// [Page](https://learn.microsoft.com/graph/api/group-list-members?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct CountMembers {
    /// Path, query options and headers.
    pub head: support::Head,
}

impl CountMembers {
    /// `GET /groups/{id}/members/$count`
    pub fn new(id: impl Into<String>) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[0], [id.into()]) }
    }
}

impl support::Request for CountMembers {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::GET,
        paths: &["/groups/{id}/members/$count"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/group-list-members?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&["GroupMember.ReadWrite.All", "Group.ReadWrite.All"]),
            delegated_personal: support::Permission::NotSupported,
            application: support::Permission::Documented(&["GroupMember.ReadWrite.All", "Group.ReadWrite.All"]),
        },
        deprecated: false,
        paged: false,
    };
    type Response = support::Count;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }
}

impl support::QueryOptions for CountMembers {}

/// Whether a name is free, as a single value.
///
/// [Page](https://learn.microsoft.com/graph/api/group-isnamefree?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct ValidateProperties {
    /// Path, query options and headers.
    pub head: support::Head,
}

impl ValidateProperties {
    /// `POST /groups/{id}/microsoft.graph.isNameFree(name='{name}')`
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[0], [id.into(), name.into()]) }
    }
}

impl support::Request for ValidateProperties {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::POST,
        paths: &["/groups/{id}/microsoft.graph.isNameFree(name='{name}')"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/group-isnamefree?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Undocumented,
            delegated_personal: support::Permission::Undocumented,
            application: support::Permission::Undocumented,
        },
        deprecated: true,
        paged: false,
    };
    type Response = support::Single<bool>;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }
}
