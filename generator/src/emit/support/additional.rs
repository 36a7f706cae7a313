//! What a record carries beyond its properties: annotations and members that no page names.
//!
//! Left to others: what is put here (`read`) and in which order it is written (`write`).

use std::fmt;

use super::json::Json;

/// Members of an object that its type does not have, in the order they came: `@odata.*` and instance annotations,
/// properties that are newer than the pages, properties of a derived type.
#[derive(Clone, Default)]
pub struct Additional(Option<Vec<Member>>);

type Member = (Box<str>, Json);

impl Additional {
    /// None at all. Without a call, so that the compiler sees that nothing has to be dropped.
    pub(crate) const NONE: Self = Self(None);

    /// None at all.
    #[must_use]
    pub const fn new() -> Self {
        Self::NONE
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members().is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members().len()
    }

    /// The value of the member called `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.members().iter().find(|(known, _)| &**known == name).map(|(_, value)| value)
    }

    /// Sets a member, in the place it has or behind the others; gives the value it had.
    pub fn insert(&mut self, name: impl Into<Box<str>>, value: impl Into<Json>) -> Option<Json> {
        let (name, value) = (name.into(), value.into());
        if let Some((_, old)) = self.members_mut().iter_mut().find(|(known, _)| *known == name) {
            return Some(std::mem::replace(old, value));
        }
        self.members_mut().push((name, value));
        None
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let index = self.members().iter().position(|(known, _)| &**known == name)?;
        Some(self.members_mut().remove(index).1)
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Json)> {
        self.members().iter().map(|(name, value)| (&**name, value))
    }

    /// Adds a member, even where one has this name: JSON allows it, and nothing may be lost.
    pub(super) fn push(&mut self, name: &str, value: Json) {
        self.members_mut().push((name.into(), value));
    }

    fn members(&self) -> &[Member] {
        self.0.as_deref().unwrap_or_default()
    }

    fn members_mut(&mut self) -> &mut Vec<Member> {
        self.0.get_or_insert_default()
    }

    pub(super) fn insert_first(&mut self, name: &str, value: Json) {
        self.remove(name);
        self.members_mut().insert(0, (name.into(), value));
    }
}

impl fmt::Debug for Additional {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Additional").field(&self.members()).finish()
    }
}

impl PartialEq for Additional {
    /// Members are compared as JSON compares them: whatever their order.
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.members().iter().all(|(name, value)| other.get(name) == Some(value))
    }
}
