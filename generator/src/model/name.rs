//! Qualified names.

use std::fmt;

/// A namespace-qualified name, such as `microsoft.graph.callRecords.session`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QualifiedName {
    namespace: String,
    name: String,
}

impl QualifiedName {
    /// Makes a name from its two parts.
    pub fn new(namespace: impl Into<String>, name: impl Into<String>) -> Self {
        Self { namespace: namespace.into(), name: name.into() }
    }

    /// Splits `a.b.c` at its last dot; none when there is no dot.
    pub fn parse(qualified: &str) -> Option<Self> {
        qualified.rsplit_once('.').map(|(namespace, name)| Self::new(namespace, name))
    }

    /// The namespace: `microsoft.graph.callRecords`.
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// The name in its namespace: `session`.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for QualifiedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.namespace, self.name)
    }
}
