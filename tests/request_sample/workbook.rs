//! Workbooks: functions in the path, with quoted and bare parameters.

use super::support::{self, Request as _};

/// Stands for an emitted record.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct WorkbookRange {
    /// The range in A1 style.
    pub address: String,
}

/// A range by its address.
///
/// [Page](https://learn.microsoft.com/graph/api/worksheet-range?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct Range {
    /// Path, query options and headers.
    pub head: support::Head,
}

impl Range {
    /// `GET /me/drive/items/{id}/workbook/worksheets/{id|name}/range(address='{address}')`
    pub fn new(item_id: impl Into<String>, id_or_name: impl Into<String>, address: impl Into<String>) -> Self {
        Self { head: support::Head::new(Self::METADATA.paths[0], [item_id.into(), id_or_name.into(), address.into()]) }
    }
}

impl support::Request for Range {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::GET,
        paths: &["/me/drive/items/{id}/workbook/worksheets/{id|name}/range(address='{address}')"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/worksheet-range?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&["Files.ReadWrite"]),
            delegated_personal: support::Permission::NotSupported,
            application: support::Permission::NotSupported,
        },
        deprecated: false,
        paged: false,
    };
    type Response = WorkbookRange;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }
}

/// A cell of a table by its place.
///
/// [Page](https://learn.microsoft.com/graph/api/range-cell?view=graph-rest-1.0)
#[derive(Clone, Debug)]
pub struct Cell {
    /// Path, query options and headers.
    pub head: support::Head,
}

impl Cell {
    /// `GET /me/drive/root:/{item-path}:/workbook/tables('{name}')/range/cell(row={row},column={column})`
    pub fn new(item_path: impl Into<String>, name: impl Into<String>, row: i32, column: i32) -> Self {
        Self {
            head: support::Head::new(
                Self::METADATA.paths[0],
                [item_path.into(), name.into(), row.to_string(), column.to_string()],
            ),
        }
    }
}

impl support::Request for Cell {
    const METADATA: &'static support::Metadata = &support::Metadata {
        method: http::Method::GET,
        paths: &["/me/drive/root:/{+item-path}:/workbook/tables('{name}')/range/cell(row={row},column={column})"],
        version: "v1.0",
        page: "https://learn.microsoft.com/graph/api/range-cell?view=graph-rest-1.0",
        permissions: support::Permissions {
            delegated_work: support::Permission::Documented(&["Files.ReadWrite"]),
            delegated_personal: support::Permission::NotSupported,
            application: support::Permission::NotSupported,
        },
        deprecated: false,
        paged: false,
    };
    type Response = WorkbookRange;

    fn head(&self) -> &support::Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut support::Head {
        &mut self.head
    }
}
