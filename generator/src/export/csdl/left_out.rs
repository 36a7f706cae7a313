//! What CSDL cannot declare, with the place of its name.

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Fact, QualifiedName};
use crate::source::Span;

/// The code of the finding.
pub(crate) const NAME_NOT_EXPORTED: &str = "name-not-exported";

/// Gathers findings.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    pub(super) findings: Vec<Diagnostic>,
}

impl LeftOut {
    /// A type whose name is no identifier.
    pub(super) fn ty(&mut self, name: &QualifiedName, place: Option<&Span>) {
        if let Some(place) = place {
            self.add(*place, format!("the type `{name}` cannot be part of CSDL"));
        }
    }

    /// A property whose name is no identifier.
    pub(super) fn property(&mut self, owner: &QualifiedName, name: &Fact<String>) {
        self.add(name.span, format!("the property `{}` of `{owner}` cannot be part of CSDL", name.value));
    }

    /// A member whose name is no identifier.
    pub(super) fn member(&mut self, owner: &QualifiedName, name: &Fact<String>) {
        self.add(name.span, format!("the member `{}` of `{owner}` cannot be part of CSDL", name.value));
    }

    /// An action or function whose name is no identifier, or that of a type.
    pub(super) fn operation(&mut self, name: &str, place: Span, is_type: bool) {
        if is_type {
            let message = format!("`{name}` cannot be part of CSDL: a type has the name");
            let finding = Diagnostic::new(NAME_NOT_EXPORTED, Severity::Info, place, message);
            self.findings.push(finding.help("a namespace has one thing of a name"));
        } else {
            self.add(place, format!("`{name}` cannot be part of CSDL"));
        }
    }

    fn add(&mut self, place: Span, message: String) {
        let finding = Diagnostic::new(NAME_NOT_EXPORTED, Severity::Warning, place, message);
        self.findings.push(finding.help("CSDL names are letters, digits and `_`, a letter or `_` first"));
    }
}
