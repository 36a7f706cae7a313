//! Structured types (entity types and complex types): what all of them can do, and the macro that ties one to its
//! table.
//!
//! Left to others: the struct itself, with its documentation, is written out in the module of its type.

use std::borrow::Cow;

use super::additional::Additional;
use super::compare::copy_object;
use super::json::Json;
use super::table::{ObjectMut, ObjectRef, Table, empty};

const ODATA_TYPE: &str = "@odata.type";

/// An entity type or a complex type: a struct of properties, and what an object carries beyond them.
pub trait StructuredType: Sized + Send + Sync + 'static {
    /// The qualified name of the type, such as `microsoft.graph.user`.
    const TYPE: &'static str = Self::TABLE.qualified_name();
    /// The qualified names of the types that extend this one, however far.
    const DERIVED: &'static [&'static str] = Self::TABLE.derived();
    /// Where the properties are.
    #[doc(hidden)]
    const TABLE: &'static Table<Self>;

    /// The annotations and members that the type has no property for.
    fn additional(&self) -> &Additional {
        ObjectRef::of(self).additional()
    }

    /// The qualified name of the type that the object says it is (`@odata.type`, without its `#`).
    fn odata_type(&self) -> Option<Cow<'_, str>> {
        let name = self.additional().get(ODATA_TYPE)?.as_str()?;
        Some(match name {
            Cow::Borrowed(name) => Cow::Borrowed(name.strip_prefix('#').unwrap_or(name)),
            Cow::Owned(name) => Cow::Owned(name.strip_prefix('#').map(str::to_owned).unwrap_or(name)),
        })
    }

    /// Whether the object says that it is a `D`, or of a type that extends `D`.
    fn is<D: DerivedFrom<Self>>(&self) -> bool {
        self.odata_type().is_some_and(|name| name == D::TYPE || D::DERIVED.contains(&&*name))
    }

    /// The object as the derived type that it says it is.
    ///
    /// # Errors
    /// The object itself, when it says that it is of another type, or does not say of which.
    fn downcast<D: DerivedFrom<Self>>(self) -> Result<D, Self> {
        if self.is::<D>() { Ok(self.into_derived()) } else { Err(self) }
    }

    /// The object as a `D`, when you know better than its `@odata.type`.
    fn into_derived<D: DerivedFrom<Self>>(self) -> D {
        let mut derived = empty::<D>();
        copy_object(ObjectRef::of(&self), ObjectMut::of(&mut derived));
        derived
    }
}

/// A structured type that extends `B`, directly or not.
pub trait DerivedFrom<B>: StructuredType {}

/// The object as its base type: the properties that `B` does not have become additional members, and the object says
/// which type it is.
pub(crate) fn into_base<D: DerivedFrom<B>, B: StructuredType>(derived: &D) -> B {
    let mut base = empty::<B>();
    let mut target = ObjectMut::of(&mut base);
    let says_type = derived.additional().get(ODATA_TYPE).is_some();
    if !says_type {
        target.additional().push(ODATA_TYPE, Json::from(format!("#{}", D::TYPE).as_str()));
    }
    copy_object(ObjectRef::of(derived), target);
    base
}

/// Ties a struct to its table: each property, which must be a field of the struct, and its name in JSON, sorted by
/// that name.
macro_rules! structured_type {
    (
        $type:ident = $name:literal, bases: [$($base:ty),* $(,)?], derived: [$($derived:literal),* $(,)?] $(,)? {
            $($field:ident = $property:literal),* $(,)?
        }
    ) => {
        impl support::StructuredType for $type {
            const TABLE: &'static support::table::Table<Self> = {
                let empty: &'static Self =
                    &Self { $($field: support::Field::Absent,)* additional: support::Additional::NONE };
                let entries = [$(support::entry($property, &empty.$field)),*];
                &support::table::Table::new(
                    [stringify!($type), $name],
                    &[$($derived),*],
                    entries,
                    empty,
                    &empty.additional,
                )
            };
        }

        $(
            impl support::DerivedFrom<$base> for $type {}

            impl From<$type> for $base {
                #[inline]
                fn from(derived: $type) -> Self {
                    support::structured::into_base(&derived)
                }
            }
        )*

        impl Default for $type {
            #[inline]
            fn default() -> Self {
                support::table::empty()
            }
        }

        impl Clone for $type {
            #[inline]
            fn clone(&self) -> Self {
                support::compare::clone(self)
            }
        }

        impl PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                support::compare::eq(self, other)
            }
        }

        impl std::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                support::compare::fmt(self, f)
            }
        }

        impl serde::Serialize for $type {
            #[inline]
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                support::write::serialize(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            #[inline]
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                support::read::deserialize(deserializer)
            }
        }
    };
}

pub(crate) use structured_type;
