//! Enumeration types: open, so that a member which is newer than the pages is kept, and flags.
//!
//! Left to others: the `enum` itself, with its documentation, is written out in the module of its type.

use std::fmt;
use std::marker::PhantomData;
use std::mem::discriminant;

use super::field::Field;
use super::leaf::{Leaf, Scalar};
use super::table::member;
use super::value::{Element, Scalars, Value};

/// An enumeration type: its known members, and one variant for any other.
pub trait Enumeration: Sized + Send + Sync + 'static {
    /// The qualified name of the type, such as `microsoft.graph.bodyType`.
    const TYPE: &'static str = Self::NAMES.qualified_name;
    /// The known members.
    const MEMBERS: &'static [Self] = Self::NAMES.members;
    /// What the members are called.
    #[doc(hidden)]
    const NAMES: &'static Names<Self>;

    /// The member called `name`, known or not.
    fn of(name: &str) -> Self {
        let index = Self::NAMES.names.iter().position(|known| *known == name);
        index.and_then(member).unwrap_or_else(|| (Self::NAMES.unrecognized)(name.into()))
    }

    /// The member's name.
    fn as_str(&self) -> &str {
        if let Some(name) = (Self::NAMES.name)(self) {
            return name;
        }
        let index = Self::MEMBERS.iter().position(|member| discriminant(member) == discriminant(self));
        index.and_then(|index| Self::NAMES.names.get(index)).copied().unwrap_or_default()
    }
}

/// What shared code knows of the enumeration `E`.
pub struct Names<E: 'static> {
    qualified_name: &'static str,
    members: &'static [E],
    /// Those of the members, in the same order.
    names: &'static [&'static str],
    unrecognized: fn(Box<str>) -> E,
    /// The name of a member that is not known.
    name: fn(&E) -> Option<&str>,
}

impl<E> Names<E> {
    pub(crate) const fn new(
        qualified_name: &'static str,
        members: &'static [E],
        names: &'static [&'static str],
        unrecognized: fn(Box<str>) -> E,
        name: fn(&E) -> Option<&str>,
    ) -> Self {
        Self { qualified_name, members, names, unrecognized, name }
    }
}

impl<E: Enumeration> Scalar for E {
    const TYPE: &'static str = E::TYPE;

    fn read(leaf: Leaf<'_>) -> Option<Self> {
        if let Leaf::Text(name) = leaf { Some(E::of(&name)) } else { None }
    }

    fn leaf(&self) -> Leaf<'_> {
        Leaf::Text(self.as_str().into())
    }
}

/// A set of members of an enumeration whose values are flags; JSON writes it as `"read,write"`.
///
/// It keeps the text it came with. Two sets are equal when they hold the same members.
pub struct Flags<E> {
    text: Box<str>,
    members: PhantomData<fn() -> E>,
}

impl<E: Enumeration> Flags<E> {
    /// Takes the text as it is.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self { text: text.into(), members: PhantomData }
    }

    /// The text as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The members, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = E> + '_ {
        self.names().map(E::of)
    }

    /// Whether `member` is in the set.
    #[must_use]
    pub fn contains(&self, member: &E) -> bool {
        self.names().any(|name| name == member.as_str())
    }

    /// Adds a member.
    pub fn insert(&mut self, member: &E) {
        if !self.contains(member) {
            let separator = if self.text.is_empty() { "" } else { "," };
            self.text = format!("{}{separator}{}", self.text, member.as_str()).into();
        }
    }

    /// Takes a member out.
    pub fn remove(&mut self, member: &E) {
        if self.contains(member) {
            let others: Vec<&str> = self.names().filter(|name| *name != member.as_str()).collect();
            self.text = others.join(",").into();
        }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.text.split(',').map(str::trim).filter(|name| !name.is_empty())
    }
}

impl<E: Enumeration> FromIterator<E> for Flags<E> {
    fn from_iter<I: IntoIterator<Item = E>>(members: I) -> Self {
        let mut flags = Self::new("");
        members.into_iter().for_each(|member| flags.insert(&member));
        flags
    }
}

impl<E: Enumeration> From<E> for Flags<E> {
    fn from(member: E) -> Self {
        Self::new(member.as_str())
    }
}

impl<E: Enumeration> From<E> for Field<Flags<E>> {
    fn from(member: E) -> Self {
        Self::Value(member.into())
    }
}

impl<E: Enumeration, const N: usize> From<[E; N]> for Field<Flags<E>> {
    fn from(members: [E; N]) -> Self {
        Self::Value(members.into_iter().collect())
    }
}

impl<E> Clone for Flags<E> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), members: PhantomData }
    }
}

impl<E: Enumeration> PartialEq for Flags<E> {
    fn eq(&self, other: &Self) -> bool {
        let holds = |set: &Self, other: &Self| other.names().all(|name| set.names().any(|own| own == name));
        self.text == other.text || (holds(self, other) && holds(other, self))
    }
}

impl<E> fmt::Debug for Flags<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<E> fmt::Display for Flags<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<E: Enumeration> Scalar for Flags<E> {
    const TYPE: &'static str = E::TYPE;

    fn read(leaf: Leaf<'_>) -> Option<Self> {
        if let Leaf::Text(text) = leaf { Some(Self::new(text)) } else { None }
    }

    fn leaf(&self) -> Leaf<'_> {
        Leaf::Text((&*self.text).into())
    }
}

impl<E: Enumeration> Value for Flags<E> {
    type Kind = Scalars;
}

impl<E: Enumeration> Element for Flags<E> {
    type Kind = Scalars;
}

pub(crate) fn deserialize<'de, E: Enumeration, D: serde::Deserializer<'de>>(deserializer: D) -> Result<E, D::Error> {
    deserializer.deserialize_str(super::source::StringSeed).map(|name| E::of(&name))
}

/// Ties an `enum` to the names of its members. Its last variant, `Unrecognized`, holds any other name.
macro_rules! enumeration_type {
    ($type:ident = $name:literal { $($member:ident = $text:literal),* $(,)? }) => {
        impl support::Enumeration for $type {
            const NAMES: &'static support::enumeration::Names<Self> = &support::enumeration::Names::new(
                $name,
                &[$(Self::$member),*],
                &[$($text),*],
                Self::Unrecognized,
                |member| match member {
                    Self::Unrecognized(name) => Some(name),
                    #[allow(unreachable_patterns, reason = "an enumeration without known members has no other")]
                    _ => None,
                },
            );
        }

        impl support::Value for $type {
            type Kind = support::value::Scalars;
        }

        impl support::Element for $type {
            type Kind = support::value::Scalars;
        }

        impl From<&str> for $type {
            #[inline]
            fn from(name: &str) -> Self {
                support::Enumeration::of(name)
            }
        }

        impl Clone for $type {
            #[inline]
            fn clone(&self) -> Self {
                support::Enumeration::of(support::Enumeration::as_str(self))
            }
        }

        impl PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                support::Enumeration::as_str(self) == support::Enumeration::as_str(other)
            }
        }

        impl Eq for $type {}

        impl std::hash::Hash for $type {
            #[inline]
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                support::Enumeration::as_str(self).hash(state);
            }
        }

        impl std::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(support::Enumeration::as_str(self))
            }
        }

        impl std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(support::Enumeration::as_str(self))
            }
        }

        impl serde::Serialize for $type {
            #[inline]
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(support::Enumeration::as_str(self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            #[inline]
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                support::enumeration::deserialize(deserializer)
            }
        }
    };
}

pub(crate) use enumeration_type;
