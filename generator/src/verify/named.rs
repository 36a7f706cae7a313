//! Things by their names, and by names that differ in letter case alone.

use foldhash::HashMap;

/// Things with their names, in an order of their own.
pub(super) struct Named<'a, T> {
    exact: HashMap<&'a str, &'a T>,
    all: Vec<(&'a str, &'a T)>,
}

impl<'a, T> Named<'a, T> {
    /// Of two things of the same name the first one counts.
    pub(super) fn new(things: impl Iterator<Item = (&'a str, &'a T)>) -> Self {
        let all: Vec<(&str, &T)> = things.collect();
        let exact = all.iter().rev().copied().collect();
        Self { exact, all }
    }

    /// Whether a thing has exactly this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.exact.contains_key(name)
    }

    /// The thing of exactly this name, else the first of this name in other letter case.
    pub(super) fn find(&self, name: &str) -> Option<&'a T> {
        let in_other_case = || self.all.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        self.exact.get(name).copied().or_else(|| in_other_case().map(|(_, thing)| *thing))
    }
}
