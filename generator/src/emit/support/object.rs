//! Objects whose type only they themselves say, by `@odata.type`.

use super::super::support;
use super::additional::Additional;
use super::structured::{DerivedFrom, StructuredType, into_base, structured_type};

/// An object of any type: what CSDL calls `Edm.ComplexType`. Every structured type derives from it, so
/// [`downcast`](StructuredType::downcast) gives the object as the type that it says it is.
pub struct Object {
    /// All members.
    pub additional: Additional,
}

structured_type! {
    Object = "Edm.ComplexType", bases: [], derived: [] {}
}

impl<T: StructuredType> DerivedFrom<Object> for T {}

impl Object {
    /// The object of a value, which says its type.
    pub fn of<T: StructuredType>(value: &T) -> Self {
        into_base(value)
    }
}
