//! What types and requests share: properties, scalars, enumerations, the reading and writing of objects, and the way
//! from a request to HTTP and back.
//!
//! A type is a plain struct of [`Field`]s. Its module ties it to a table of its properties; the code that reads, writes,
//! clones, compares and prints objects walks these tables and exists once, whatever the number of types. No module
//! outside this one, and in it only `table`, has unsafe code.

#![allow(rustdoc::private_intra_doc_links, reason = "the documentation of `table` is for those who change it")]
#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "some of it serves types and requests that need not be there"
)]

mod additional;
mod base64;
mod body;
pub(crate) mod compare;
mod cursor;
mod duration;
mod elements;
mod endpoint;
pub(crate) mod enumeration;
mod field;
mod json;
mod leaf;
mod names;
mod number;
mod object;
mod page;
mod path;
mod percent;
mod property;
mod query;
pub(crate) mod read;
mod request;
mod response;
mod retry_after;
mod service_error;
mod source;
pub(crate) mod structured;
#[doc(hidden)]
pub mod table;
mod template;
mod text;
pub(crate) mod value;
mod view;
pub(crate) mod write;

pub use additional::Additional;
pub use body::{Body, Bytes, RawBody, Reference};
pub use elements::Elements;
pub use endpoint::{Endpoint, RequestError};
pub use enumeration::{Enumeration, Flags};
pub use field::{Field, UnexpectedValue};
pub use json::Json;
pub use names::{AnyField, properties};
pub use number::{Decimal, Double, Int64};
pub use object::Object;
pub use page::{Page, Single};
pub use path::{Path, string_literal};
pub use query::{Head, Headers, Query, QueryOptions};
pub use request::{Metadata, Permission, Permissions, Request};
pub use response::{Count, Download, FromResponse, NoContent, Optional, ResponseError, Unexpected, UnexpectedResponse};
pub use retry_after::RetryAfter;
pub use service_error::{ErrorObject, InnerError, ServiceError};
pub use structured::{DerivedFrom, StructuredType};
pub use template::{PathError, PathProblem};
pub use text::{Binary, Date, DateTimeOffset, Duration, Guid, TimeOfDay};
pub use value::{Element, Value};
pub use view::ViewError;

pub(crate) use enumeration::enumeration_type;
pub(crate) use structured::structured_type;
pub(crate) use table::entry;
