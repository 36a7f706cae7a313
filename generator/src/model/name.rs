//! Qualified names.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A namespace-qualified name, such as `microsoft.graph.callRecords.session`. Clones share one text.
#[derive(Clone)]
pub struct QualifiedName {
    text: Arc<str>,
    /// Where the dot between the two parts is.
    dot: usize,
}

impl QualifiedName {
    /// Makes a name from its two parts.
    pub fn new(namespace: impl AsRef<str>, name: impl AsRef<str>) -> Self {
        let (namespace, name) = (namespace.as_ref(), name.as_ref());
        Self { text: [namespace, ".", name].concat().into(), dot: namespace.len() }
    }

    /// Splits `a.b.c` at its last dot; none when there is no dot.
    pub fn parse(qualified: &str) -> Option<Self> {
        qualified.rfind('.').map(|dot| Self { text: qualified.into(), dot })
    }

    /// The whole name: `microsoft.graph.callRecords.session`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The namespace: `microsoft.graph.callRecords`.
    pub fn namespace(&self) -> &str {
        &self.text[..self.dot]
    }

    /// The name in its namespace: `session`.
    pub fn name(&self) -> &str {
        &self.text[self.dot + 1..]
    }
}

impl PartialEq for QualifiedName {
    fn eq(&self, other: &Self) -> bool {
        self.dot == other.dot && (Arc::ptr_eq(&self.text, &other.text) || self.text == other.text)
    }
}

impl Eq for QualifiedName {}

/// By namespace, then by name.
impl Ord for QualifiedName {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.dot == other.dot {
            // Namespaces of one length end at the same dot: the whole text compares as its parts do.
            return self.text.cmp(&other.text);
        }
        self.namespace().cmp(other.namespace()).then_with(|| self.name().cmp(other.name()))
    }
}

impl PartialOrd for QualifiedName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for QualifiedName {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl fmt::Display for QualifiedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for QualifiedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "QualifiedName({})", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::QualifiedName;

    #[test]
    fn names_sort_by_namespace_first() {
        let mut names = [("a.b", "c"), ("a", "d"), ("a", "b.c"), ("a", "b"), ("ab", "a"), ("", "z")]
            .map(|(namespace, name)| QualifiedName::new(namespace, name));
        names.sort();
        let parts = names.each_ref().map(|name| (name.namespace(), name.name()));
        assert_eq!(parts, [("", "z"), ("a", "b"), ("a", "b.c"), ("a", "d"), ("a.b", "c"), ("ab", "a")]);
        assert_ne!(QualifiedName::new("a.b", "c"), QualifiedName::new("a", "b.c"));
        assert_eq!(QualifiedName::parse("a.b.c"), Some(QualifiedName::new("a.b", "c")));
    }
}
