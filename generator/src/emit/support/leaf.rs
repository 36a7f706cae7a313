//! What a scalar looks like to the code that reads, writes, compares and prints records.
//!
//! Left to others: the scalars themselves (`number`, `text`, `enumeration`) and where they lie (`table`).

use std::borrow::Cow;
use std::fmt;

/// One JSON value that is neither an object, a list nor `null`, or (`Json`) any value kept as text.
#[derive(Clone)]
#[doc(hidden)]
pub enum Leaf<'a> {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that Rust holds.
    Int(i64),
    /// A number that Rust holds and whose shortest form is what is written.
    Float(f64),
    /// A number as it was written.
    Number(&'a str),
    /// The content of a string, escapes resolved.
    Text(Cow<'a, str>),
    /// The JSON text of any value.
    Json(&'a str),
}

/// A type that one JSON scalar fits.
#[doc(hidden)]
pub trait Scalar: Sized + Send + Sync + 'static {
    /// The type's name in OData.
    const TYPE: &'static str;

    /// The value, unless `leaf` does not fit. Whatever [`Scalar::leaf`] gives fits.
    fn read(leaf: Leaf<'_>) -> Option<Self>;

    /// What is written for the value.
    fn leaf(&self) -> Leaf<'_>;
}

impl PartialEq for Leaf<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Leaf::Bool(a), Leaf::Bool(b)) => a == b,
            (Leaf::Int(a), Leaf::Int(b)) => a == b,
            (Leaf::Text(a), Leaf::Text(b)) => a == b,
            (Leaf::Json(a), Leaf::Json(b)) => super::json::same_value(a, b),
            (Leaf::Number(a), Leaf::Number(b)) if a == b => true,
            _ => match (self.as_f64(), other.as_f64()) {
                (Some(a), Some(b)) => a == b,
                _ => false,
            },
        }
    }
}

impl Leaf<'_> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "numbers in different forms are compared as JSON does, as floating point"
    )]
    fn as_f64(&self) -> Option<f64> {
        match self {
            Leaf::Int(value) => Some(*value as f64),
            Leaf::Float(value) => Some(*value),
            Leaf::Number(text) => text.parse().ok(),
            Leaf::Bool(_) | Leaf::Text(_) | Leaf::Json(_) => None,
        }
    }
}

impl fmt::Debug for Leaf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Leaf::Bool(value) => fmt::Debug::fmt(value, f),
            Leaf::Int(value) => fmt::Debug::fmt(value, f),
            Leaf::Float(value) => fmt::Debug::fmt(value, f),
            Leaf::Text(text) => fmt::Debug::fmt(text, f),
            Leaf::Number(text) | Leaf::Json(text) => f.write_str(text),
        }
    }
}
