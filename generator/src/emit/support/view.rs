//! Typed views: what a scalar that keeps its text holds, as a type that computes.
//!
//! A view is a conversion both ways, `TryFrom<&Scalar>` and `From`. Here are those to types of the standard library;
//! those to the types of other crates are in files of their own, `view_jiff` and so on, when they were asked for.

use std::error::Error;
use std::fmt;

use super::base64;
use super::duration::{Parts, parts, text};
use super::field::Field;
use super::leaf::Scalar;
use super::text::{Binary, Duration};

/// The text of a scalar is not what its type promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewError {
    expected: &'static str,
    text: Box<str>,
}

impl ViewError {
    pub(super) fn new(expected: &'static str, text: &str) -> Self {
        Self { expected, text: text.into() }
    }

    /// The name of the type in OData: `Edm.DateTimeOffset`.
    #[must_use]
    pub const fn expected(&self) -> &'static str {
        self.expected
    }

    /// The text as it came.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for ViewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {:?}", self.expected, self.text)
    }
}

impl Error for ViewError {}

/// Declares views: the scalar, the type, how its text is read (`None`: it cannot be) and written.
macro_rules! views {
    ($($scalar:ident as $view:ty: $read:expr, $write:expr;)*) => {$(
        impl TryFrom<&$scalar> for $view {
            type Error = ViewError;

            fn try_from(scalar: &$scalar) -> Result<Self, Self::Error> {
                let read: fn(&str) -> Option<Self> = $read;
                read(scalar.as_str()).ok_or_else(|| Self::Error::new(<$scalar as Scalar>::TYPE, scalar.as_str()))
            }
        }

        impl From<$view> for $scalar {
            fn from(view: $view) -> Self {
                let write: fn(&$view) -> String = $write;
                Self::new(write(&view))
            }
        }

        impl From<$view> for Field<$scalar> {
            fn from(view: $view) -> Self {
                Self::Value(view.into())
            }
        }
    )*};
}

#[allow(unused_imports, reason = "only the views by other crates need it")]
pub(super) use views;

views! {
    Binary as Vec<u8>: base64::decode, |bytes| base64::encode(bytes);
    Duration as std::time::Duration: |given| {
        let Parts { is_negative, seconds, nanoseconds } = parts(given)?;
        (!is_negative).then(|| Self::new(seconds, nanoseconds))
    }, |view| text(&Parts { is_negative: false, seconds: view.as_secs(), nanoseconds: view.subsec_nanos() });
}
