//! A property of a record: absent, `null`, a value, or something that does not fit.
//!
//! Left to others: which types a property can have (`value`) and how it is read and written.

use std::error::Error;
use std::fmt;
use std::ops::Deref;

use super::elements::Elements;
use super::json::Json;
use super::structured::StructuredType;
use super::value::{Element, Kind as _, Value};

/// A property. JSON tells apart a property that is left out, one that is `null` and one with a value, and so does a
/// request: a `PATCH` leaves an absent property as it is and clears one that is `null`.
///
/// ```ignore
/// let update = User { display_name: "Ada".into(), office_location: Field::Null, ..Default::default() };
/// ```
#[derive(Clone, Default, PartialEq)]
pub enum Field<T> {
    /// Left out.
    #[default]
    Absent,
    /// `null`.
    Null,
    /// A value.
    Value(T),
    /// A value that does not fit `T`, as it came; it is written as it came.
    Unexpected(Box<Json>),
}

impl<T> Field<T> {
    /// The value, if there is one that fits. [`Field::get`] tells what else there is.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null | Self::Unexpected(_) => None,
        }
    }

    /// The value, to be changed in place.
    pub const fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null | Self::Unexpected(_) => None,
        }
    }

    /// The value, taken out of a field that is no longer needed.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null | Self::Unexpected(_) => None,
        }
    }

    /// The value as what it dereferences to: `&str` for a `String`, a slice for a `Vec`.
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        self.value().map(Deref::deref)
    }

    /// Whether the property is left out.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the property is `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// What came instead of a value that fits.
    pub fn unexpected(&self) -> Option<&Json> {
        match self {
            Self::Unexpected(json) => Some(json),
            Self::Absent | Self::Null | Self::Value(_) => None,
        }
    }

    /// Takes everything out and leaves the property absent.
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }

    /// Sets the value and gives what was there.
    pub fn set(&mut self, value: T) -> Self {
        std::mem::replace(self, Self::Value(value))
    }
}

impl<T: Value> Field<T> {
    /// The value if there is one, `None` if the property is absent or `null`.
    ///
    /// # Errors
    /// When something came that does not fit; the error says what, and what was expected.
    pub fn get(&self) -> Result<Option<&T>, UnexpectedValue> {
        match self {
            Self::Value(value) => Ok(Some(value)),
            Self::Absent | Self::Null => Ok(None),
            Self::Unexpected(found) => {
                let (expected, is_list) = (T::Kind::OPS.type_name(), T::Kind::OPS.is_list());
                Err(UnexpectedValue { expected, is_list, index: None, found: found.clone() })
            }
        }
    }
}

impl<T: Element> Field<Vec<T>> {
    /// The elements of a list one by one, so that one that does not fit does not hide the others; none if the property is
    /// absent or `null`. What came instead of a list is one error.
    pub fn elements(&self) -> Elements<'_, T> {
        match self {
            Self::Absent | Self::Null => Elements::typed(&[]),
            Self::Value(list) => Elements::typed(list),
            Self::Unexpected(json) => Elements::kept(json),
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Field<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("Absent"),
            Self::Null => f.write_str("Null"),
            Self::Value(value) => value.fmt(f),
            Self::Unexpected(json) => f.debug_tuple("Unexpected").field(json).finish(),
        }
    }
}

impl<T> From<T> for Field<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Field<T> {
    /// `None` leaves the property out; `null` is [`Field::Null`].
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }
}

impl<T: StructuredType> From<T> for Field<Box<T>> {
    fn from(value: T) -> Self {
        Self::Value(Box::new(value))
    }
}

impl<T: Element, const N: usize> From<[T; N]> for Field<Vec<T>> {
    fn from(values: [T; N]) -> Self {
        Self::Value(values.into())
    }
}

impl From<&str> for Field<String> {
    fn from(text: &str) -> Self {
        Self::Value(text.to_owned())
    }
}

impl<const N: usize> From<[&str; N]> for Field<Vec<String>> {
    fn from(texts: [&str; N]) -> Self {
        Self::Value(texts.map(str::to_owned).into())
    }
}

/// A property, or an element of a list, holds something that does not fit its type.
#[derive(Clone, Debug, PartialEq)]
pub struct UnexpectedValue {
    expected: &'static str,
    is_list: bool,
    index: Option<usize>,
    found: Box<Json>,
}

impl UnexpectedValue {
    /// The element of a list that is not a `T`.
    pub(super) fn element<T: Element>(index: usize, found: &str) -> Self {
        Self {
            expected: T::Kind::OPS.type_name(),
            is_list: false,
            index: Some(index),
            found: Box::new(Json::trusted(found)),
        }
    }

    /// What is not a list of `T`.
    pub(super) fn no_list<T: Element>(found: &Json) -> Self {
        Self { expected: T::Kind::OPS.type_name(), is_list: true, index: None, found: Box::new(found.clone()) }
    }

    /// Where in its list it stands, when it is an element of one; the first has index 0.
    #[must_use]
    pub const fn index(&self) -> Option<usize> {
        self.index
    }

    /// The type that the property should have, in OData's words.
    #[must_use]
    pub fn expected(&self) -> String {
        if self.is_list { format!("Collection({})", self.expected) } else { self.expected.to_owned() }
    }

    /// What came.
    #[must_use]
    pub fn found(&self) -> &Json {
        &self.found
    }
}

impl fmt::Display for UnexpectedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 80;
        let text = self.found.text();
        let shown: String = text.chars().take(SHOWN).collect();
        let dots = if shown.len() < text.len() { "…" } else { "" };
        if let Some(index) = self.index {
            write!(f, "element {index}: ")?;
        }
        write!(f, "expected {}, found {shown}{dots}", self.expected())
    }
}

impl Error for UnexpectedValue {}
