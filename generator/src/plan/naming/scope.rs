//! Collisions: who keeps a name that two things want, and what the other is called.

use std::collections::BTreeMap;

/// The names taken in one namespace of Rust (the items of a module, the fields of a struct, the variants of an enum),
/// each with what has it.
///
/// Whoever claims first keeps the name, so callers claim in an order that does not depend on the input's order.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    /// The names that are in use from the start, which are the same for many scopes.
    reserved: &'static [&'static str],
    /// What has them.
    reserved_by: &'static str,
    taken: BTreeMap<String, String>,
}

/// A name that was claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claimed {
    /// The name that is to be used.
    pub(crate) name: String,
    /// What has the name that was wanted first, when it was taken.
    pub(crate) lost_to: Option<String>,
}

impl Scope {
    /// A scope in which some names are already in use.
    pub(crate) fn reserving(names: &'static [&'static str], what: &'static str) -> Self {
        Self { reserved: names, reserved_by: what, taken: BTreeMap::new() }
    }

    /// Takes the first candidate that is free. When none is, numbers are added to the last one.
    pub(crate) fn claim<S: Into<String>>(&mut self, candidates: impl IntoIterator<Item = S>, owner: &str) -> Claimed {
        let mut lost_to: Option<String> = None;
        let mut last = String::new();
        for candidate in candidates {
            let candidate = candidate.into();
            match self.holder(&candidate) {
                None => return self.take(candidate, owner, lost_to),
                Some(holder) => lost_to = lost_to.or_else(|| Some(holder.to_owned())),
            }
            last = candidate;
        }
        // Case style puts no sign into a type's name, as long as its digits do not run together.
        let is_type = last.starts_with(char::is_uppercase) && !last.ends_with(|c: char| c.is_numeric());
        let separator = if is_type { "" } else { "_" };
        let mut number = 2_usize;
        while self.has(&format!("{last}{separator}{number}")) {
            number += 1;
        }
        self.take(format!("{last}{separator}{number}"), owner, lost_to)
    }

    /// Whether a name is taken.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.holder(name).is_some()
    }

    /// What has a name.
    fn holder(&self, name: &str) -> Option<&str> {
        match self.taken.get(name) {
            Some(holder) => Some(holder),
            None => self.reserved.contains(&name).then_some(self.reserved_by),
        }
    }

    fn take(&mut self, name: String, owner: &str, lost_to: Option<String>) -> Claimed {
        self.taken.insert(name.clone(), owner.to_owned());
        Claimed { name, lost_to }
    }
}

#[cfg(test)]
mod tests {
    use super::Scope;

    #[test]
    fn the_first_keeps_the_name() {
        let mut scope = Scope::reserving(&["additional"], "the additional members");
        assert_eq!(scope.claim(["id"], "id").name, "id");
        let second = scope.claim(["id", "id_property"], "ID");
        assert_eq!((second.name.as_str(), second.lost_to.as_deref()), ("id_property", Some("id")));
        assert_eq!(scope.claim(["id", "id_property"], "Id").name, "id_property_2");
        assert_eq!(scope.claim(["additional", "additional_property"], "x").name, "additional_property");
    }
}
