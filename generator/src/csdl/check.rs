//! Names that a document uses and does not declare. A document that refers to others may take them from there, so it is
//! not checked.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;

use super::document::{Csdl, Declaration};

/// Reports the base types and types of properties that nothing declares.
pub(super) fn names(csdl: &Csdl, diagnostics: &mut Vec<Diagnostic>) {
    for declaration in csdl.types() {
        let Declaration::Structured(ty) = declaration else { continue };
        if let Some(base) = ty.base.as_ref().filter(|base| csdl.structured(&base.value).is_none()) {
            let message = format!("the base type `{}` of `{}` is not declared", base.value, ty.name.value);
            diagnostics.push(unknown(base.span, message).note("its properties are not known"));
        }
        for property in &ty.properties {
            let named = &property.ty.value.name;
            if !named.starts_with("Edm.") && csdl.get(named).is_none() && csdl.definition(named).is_none() {
                let message = format!("the type `{named}` of `{}` is not declared", property.name.value);
                diagnostics.push(unknown(property.ty.span, message));
            }
        }
    }
}

fn unknown(span: Span, message: String) -> Diagnostic {
    Diagnostic::new("metadata-name-unknown", Severity::Warning, span, message)
        .help("declare the type, or correct the name")
}
