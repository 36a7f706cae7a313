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
    /// The type's name in OData; of a list, the name of its elements' type.
    const TYPE: &'static str;
    /// Whether this is a list.
    const IS_LIST: bool = false;
    /// How shared code reaches a property of this type.
    #[doc(hidden)]
    const OPS: &'static OpsOf<Self>;
}

/// A type that lists are made of.
pub trait Element: Sized + 'static {
    /// The type's name in OData.
    const TYPE: &'static str;
    /// How shared code reaches a list of this type.
    #[doc(hidden)]
    const LIST: &'static OpsOf<Vec<Self>>;
}

impl<R: StructuredType> Value for Box<R> {
    const TYPE: &'static str = R::TYPE;
    const OPS: &'static OpsOf<Self> = &OpsOf::object();
}

impl<R: StructuredType> Element for R {
    const TYPE: &'static str = R::TYPE;
    const LIST: &'static OpsOf<Vec<Self>> = &OpsOf::objects();
}

impl<T: Element> Value for Vec<T> {
    const TYPE: &'static str = T::TYPE;
    const IS_LIST: bool = true;
    const OPS: &'static OpsOf<Self> = T::LIST;
}

impl Value for Json {
    const TYPE: &'static str = <Self as Scalar>::TYPE;
    const OPS: &'static OpsOf<Self> = &OpsOf::untyped();
}

impl Element for Json {
    const TYPE: &'static str = <Self as Scalar>::TYPE;
    const LIST: &'static OpsOf<Vec<Self>> = &OpsOf::untyped_list();
}

/// Lets scalars be properties and elements of lists.
macro_rules! scalar_values {
    ($($scalar:ty),* $(,)?) => {$(
        impl Value for $scalar {
            const TYPE: &'static str = <Self as Scalar>::TYPE;
            const OPS: &'static OpsOf<Self> = &OpsOf::leaf();
        }

        impl Element for $scalar {
            const TYPE: &'static str = <Self as Scalar>::TYPE;
            const LIST: &'static OpsOf<Vec<Self>> = &OpsOf::leaves();
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
