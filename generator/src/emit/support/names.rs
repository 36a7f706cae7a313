//! The names of properties, told by the fields that hold them: a misspelt one does not compile, in `$select` and its like.

use std::ptr;

use super::field::Field;
use super::structured::StructuredType;
use super::table::empty_box;

/// A field of a structured type, whatever its property's type.
pub trait AnyField {}

impl<T> AnyField for Field<T> {}

/// The names of properties in JSON, separated by commas, as [`QueryOptions::select`](super::QueryOptions::select),
/// `expand` and `orderby` take them.
///
/// `properties(|user: &User| [&user.id, &user.display_name])` is `id,displayName`; of a single field it is the name that a
/// filter needs.
pub fn properties<T: StructuredType, const N: usize>(
    fields: impl for<'a> FnOnce(&'a T) -> [&'a dyn AnyField; N],
) -> String {
    let record = empty_box::<T>();
    let start = ptr::from_ref(&*record).addr();
    let names = fields(&record).map(|field| {
        let place = ptr::from_ref(field).cast::<u8>().addr();
        T::TABLE.name_at(place.wrapping_sub(start))
    });
    names.into_iter().flatten().collect::<Vec<_>>().join(",")
}
