//! The scalars of OData that JSON writes as strings. They keep the text they came with.
//!
//! Left to others: their typed views (`view`).

use std::fmt;

use super::field::Field;
use super::leaf::{Leaf, Scalar};
use super::view::ViewError;

macro_rules! text_scalars {
    ($($(#[$doc:meta])* $name:ident = $edm:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Takes the text as it is.
            pub fn new(text: impl Into<Box<str>>) -> Self {
                Self(text.into())
            }

            /// The text as it came.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The value as a type that computes: one that converts from it, see the list of `TryFrom` implementations.
            ///
            /// # Errors
            /// When the text is not what the type promises.
            pub fn to<V>(&self) -> Result<V, ViewError>
            where
                V: for<'a> TryFrom<&'a Self, Error = ViewError>,
            {
                V::try_from(self)
            }
        }

        impl Scalar for $name {
            const TYPE: &'static str = $edm;

            fn read(leaf: Leaf<'_>) -> Option<Self> {
                if let Leaf::Text(text) = leaf { Some(Self(text.into())) } else { None }
            }

            fn leaf(&self) -> Leaf<'_> {
                Leaf::Text((&*self.0).into())
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<&str> for Field<$name> {
            fn from(text: &str) -> Self {
                Self::Value(text.into())
            }
        }

        impl From<String> for Field<$name> {
            fn from(text: String) -> Self {
                Self::Value(text.into())
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                *self.0 == *other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                *self.0 == **other
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

text_scalars! {
    /// `Edm.Binary`: bytes in base64; `to::<Vec<u8>>()` gives them.
    Binary = "Edm.Binary";
    /// `Edm.Date`: a day, `2014-01-01`.
    Date = "Edm.Date";
    /// `Edm.DateTimeOffset`: an instant with the offset it was written in, `2014-01-01T00:00:00Z`.
    DateTimeOffset = "Edm.DateTimeOffset";
    /// `Edm.Duration`: an ISO 8601 duration of days and less, `PT1H30M`; `to::<std::time::Duration>()` gives it as
    /// numbers.
    Duration = "Edm.Duration";
    /// `Edm.Guid`: 32 hexadecimal digits in five groups.
    Guid = "Edm.Guid";
    /// `Edm.TimeOfDay`: a time without a day, `13:20:00`.
    TimeOfDay = "Edm.TimeOfDay";
}
