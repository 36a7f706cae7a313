//! Which types a property can have: scalars, boxed records, and lists of either.
//!
//! Left to others: the layout that `table` derives from them.

use super::json::Json;
use super::leaf::{Leaf, Scalar};
use super::number::{Decimal, Double, Int64};
use super::structured::StructuredType;
use super::table::OpsOf;
use super::text::{Binary, Date, DateTimeOffset, Duration, Guid, TimeOfDay};

/// A type that a property can have.
pub trait Value: Sized + 'static {
    /// How shared code reaches a property of this type.
    #[doc(hidden)]
    type Kind: Kind<Self>;
}

/// A type that lists are made of.
pub trait Element: Sized + 'static {
    /// How shared code reaches a list of this type.
    #[doc(hidden)]
    type Kind: Kind<Vec<Self>>;
}

/// What the types of properties have in common. That it is a type and no constant of each of them saves the compiler a body
/// to check for each.
#[doc(hidden)]
pub trait Kind<T: 'static> {
    const OPS: &'static OpsOf<T>;
}

/// Scalars, and lists of them.
pub struct Scalars;

impl<T: Scalar> Kind<T> for Scalars {
    const OPS: &'static OpsOf<T> = &OpsOf::leaf();
}

impl<T: Scalar> Kind<Vec<T>> for Scalars {
    const OPS: &'static OpsOf<Vec<T>> = &OpsOf::leaves();
}

/// Records, and lists of them.
pub struct Records;

impl<R: StructuredType> Kind<Box<R>> for Records {
    const OPS: &'static OpsOf<Box<R>> = &OpsOf::object();
}

impl<R: StructuredType> Kind<Vec<R>> for Records {
    const OPS: &'static OpsOf<Vec<R>> = &OpsOf::objects();
}

/// Any JSON, and lists of it.
pub struct Untyped;

impl Kind<Json> for Untyped {
    const OPS: &'static OpsOf<Json> = &OpsOf::untyped();
}

impl Kind<Vec<Json>> for Untyped {
    const OPS: &'static OpsOf<Vec<Json>> = &OpsOf::untyped_list();
}

impl<R: StructuredType> Value for Box<R> {
    type Kind = Records;
}

impl<R: StructuredType> Element for R {
    type Kind = Records;
}

impl<T: Element> Value for Vec<T> {
    type Kind = T::Kind;
}

impl Value for Json {
    type Kind = Untyped;
}

impl Element for Json {
    type Kind = Untyped;
}

/// Lets scalars be properties and elements of lists.
macro_rules! scalar_values {
    ($($scalar:ty),* $(,)?) => {$(
        impl Value for $scalar {
            type Kind = Scalars;
        }

        impl Element for $scalar {
            type Kind = Scalars;
        }
    )*};
}

scalar_values!(
    bool,
    i8,
    i16,
    i32,
    u8,
    Int64,
    Double,
    Decimal,
    String,
    Binary,
    Date,
    DateTimeOffset,
    Duration,
    Guid,
    TimeOfDay
);

impl Scalar for bool {
    const TYPE: &'static str = "Edm.Boolean";

    fn read(leaf: Leaf<'_>) -> Option<Self> {
        if let Leaf::Bool(value) = leaf { Some(value) } else { None }
    }

    fn leaf(&self) -> Leaf<'_> {
        Leaf::Bool(*self)
    }
}

impl Scalar for String {
    const TYPE: &'static str = "Edm.String";

    fn read(leaf: Leaf<'_>) -> Option<Self> {
        if let Leaf::Text(text) = leaf { Some(text.into_owned()) } else { None }
    }

    fn leaf(&self) -> Leaf<'_> {
        Leaf::Text(self.as_str().into())
    }
}
