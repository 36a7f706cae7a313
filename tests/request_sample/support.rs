//! The support code of an emitted crate, as far as requests need it.
//!
//! An emitted `support` module declares these files and re-exports what users name.

#[path = "../../generator/src/emit/support/body.rs"]
mod body;
#[path = "../../generator/src/emit/support/endpoint.rs"]
mod endpoint;
#[path = "../../generator/src/emit/support/page.rs"]
mod page;
#[path = "../../generator/src/emit/support/path.rs"]
mod path;
#[path = "../../generator/src/emit/support/percent.rs"]
mod percent;
#[path = "../../generator/src/emit/support/query.rs"]
mod query;
#[path = "../../generator/src/emit/support/request.rs"]
mod request;
#[path = "../../generator/src/emit/support/response.rs"]
mod response;
#[path = "../../generator/src/emit/support/retry_after.rs"]
mod retry_after;
#[path = "../../generator/src/emit/support/service_error.rs"]
mod service_error;
#[path = "../../generator/src/emit/support/template.rs"]
mod template;

pub use body::{Body, Bytes, RawBody, Reference};
pub use endpoint::{Endpoint, RequestError};
pub use page::{Page, Single};
pub use path::{Path, string_literal};
pub use query::{Head, Headers, Query, QueryOptions};
pub use request::{Metadata, Permission, Permissions, Request};
pub use response::{Count, Download, FromResponse, NoContent, Optional, ResponseError, Unexpected, UnexpectedResponse};
pub use retry_after::RetryAfter;
pub use service_error::{ErrorObject, InnerError, ServiceError};
pub use template::{PathError, PathProblem};
