//! Facts with their places, and what became of each page.

use crate::extract::facts::PageKind;
use crate::source::{FileId, Span};

/// A value that a page states, and where; the same shape as [`Spanned`](crate::source::Spanned), under the model's name for it.
pub type Fact<T> = crate::source::Spanned<T>;

/// What a page gave to the model.
#[derive(Clone, Debug)]
pub struct PageSummary {
    /// The page.
    pub file: FileId,
    /// The version it belongs to.
    pub version: String,
    /// Its kind.
    pub kind: PageKind,
    /// Its title.
    pub title: Option<String>,
    /// Names of the types and enumerations it declares.
    pub types: Vec<String>,
    /// The operations it documents, as `GET /path`.
    pub operations: Vec<String>,
    /// Why it gives nothing, when it does.
    pub nothing: Option<(Span, String)>,
}
