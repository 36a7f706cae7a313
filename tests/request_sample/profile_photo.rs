//! Photos and files: bytes up and down.

use super::support::{self, Request as _};

/// The content of a photo.
///
/// [Page](https://learn.microsoft.com/graph/api/profilephoto-get?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct Download {
    /// Path, query options and headers.
    pub head: support::Head,
}

impl Download {
    /// `GET /me/photo/$value`
    pub fn new() -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[0], []) }
    }

    /// `GET /users/{id}/photo/$value`
    pub fn at_users_photo(id: impl Into<String>) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[1], [id.into()]) }
    }
}

impl support::Request for Download {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::GET,
        paths: &["/me/photo/$value", "/users/{id}/photo/$value"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/profilephoto-get?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&["User.Read", "User.ReadWrite"]),
            delegated_personal: support::Permission::Documented(&["User.Read"]),
            application: support::Permission::Documented(&["User.Read.All"]),
        },
        deprecated: false,
        paged: false,
    };
    type Response = support::Bytes;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }
}

/// Replaces a photo.
///
/// [Page](https://learn.microsoft.com/graph/api/profilephoto-update?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct Upload {
    /// Path, query options and headers.
    pub head: support::Head,
    /// The photo.
    pub body: support::Bytes,
}

impl Upload {
    /// `PUT /users/{id}/photo/$value`
    pub fn new(id: impl Into<String>, body: impl Into<support::Bytes>) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[0], [id.into()]), body: body.into() }
    }
}

impl support::Request for Upload {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::PUT,
        paths: &["/users/{id}/photo/$value"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/profilephoto-update?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&["User.Read", "User.ReadWrite"]),
            delegated_personal: support::Permission::Documented(&["User.Read"]),
            application: support::Permission::Documented(&["User.Read.All"]),
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
        support::Body::bytes(self.body)
    }
}

/// The content of a file.
///
/// [Page](https://learn.microsoft.com/graph/api/driveitem-get-content?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct GetFileContent {
    /// Path, query options and headers.
    pub head: support::Head,
}

impl GetFileContent {
    /// `GET /me/drive/root:/{item-path}:/content`
    pub fn new(item_path: impl Into<String>) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[0], [item_path.into()]) }
    }

    /// `GET /drives/{drive-id}/items/{item-id}/content?format={format}`
    pub fn at_drives_items_content(
        drive_id: impl Into<String>,
        item_id: impl Into<String>,
        format: impl Into<String>,
    ) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[1], [drive_id.into(), item_id.into(), format.into()]) }
    }
}

impl support::Request for GetFileContent {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::GET,
        paths: &["/me/drive/root:/{+item-path}:/content", "/drives/{drive-id}/items/{item-id}/content?format={format}"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/driveitem-get-content?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&["User.Read", "User.ReadWrite"]),
            delegated_personal: support::Permission::Documented(&["User.Read"]),
            application: support::Permission::Documented(&["User.Read.All"]),
        },
        deprecated: false,
        paged: false,
    };
    type Response = support::Download;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }
}
