//! Path templates as the emitted code takes them: holes `{name}`, `{+name}` for holes of several segments, quotes around text
//! in parentheses, and the documented query options that belong to the path.

use crate::model::{Operation, Parameter, PathTemplate, Primitive, TypeKind};

use super::references::bare_parameter_type;

/// A template and the types of the holes that are no text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Template {
    pub(crate) text: String,
    pub(crate) types: Vec<Option<&'static str>>,
}

/// Makes the template of a documented path.
pub(crate) fn template(path: &PathTemplate, operation: &Operation) -> Template {
    let mut out = Template::default();
    let mut rest = path.text.as_str();
    while let Some((literal, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        out.push_literal(literal);
        match path.values.iter().find(|(key, _)| key == name) {
            Some((_, value)) => out.push_literal(value),
            None => out.push_hole(name, after, &operation.parameters),
        }
        rest = after;
    }
    out.push_literal(rest);
    for option in path.query.iter().flat_map(|query| query.split('&')) {
        let option = if is_reference(&out.text, option) { REFERENCE } else { option };
        if option == REFERENCE || is_fixed(option) {
            out.text.push(if out.text.contains('?') { '&' } else { '?' });
            out.types.extend(option.matches('{').map(|_| None));
            out.text.push_str(option);
        }
    }
    out
}

impl Template {
    fn push_literal(&mut self, literal: &str) {
        self.text.extend(literal.chars().filter(|c| *c != '}'));
    }

    fn push_hole(&mut self, name: &str, after: &str, parameters: &[Parameter]) {
        let is_path = self.text.ends_with(":/") && name.to_lowercase().contains("path");
        let is_argument = self.is_in_parentheses();
        let ty = if is_argument { self.argument_type(name, parameters) } else { None };
        let is_text = matches!(ty, Some(TypeKind::Primitive(Primitive::String) | TypeKind::Enum(_)));
        let is_quoted = self.text.ends_with('\'') && after.starts_with('\'');
        let quote = if is_argument && is_text && !is_quoted { "'" } else { "" };
        let bare = match ty {
            Some(TypeKind::Primitive(primitive)) if !is_quoted => bare_parameter_type(*primitive),
            _ => None,
        };
        self.types.push(bare);
        let plus = if is_path { "+" } else { "" };
        for part in [quote, "{", plus, name, "}", quote] {
            self.text.push_str(part);
        }
    }

    fn is_in_parentheses(&self) -> bool {
        let segment = self.text.rsplit('/').next().unwrap_or_default();
        segment.matches('(').count() > segment.matches(')').count()
    }

    /// The documented type of the parameter that a hole in parentheses is for, by its own name or that before its `=`.
    fn argument_type<'a>(&self, name: &str, parameters: &'a [Parameter]) -> Option<&'a TypeKind> {
        let before = self.text.trim_end_matches('\'').strip_suffix('=');
        let key = before.and_then(|text| text.rsplit(['(', ',', ' ']).next()).unwrap_or_default();
        let find = |wanted: &str| parameters.iter().find(|one| one.name.value.eq_ignore_ascii_case(wanted));
        let parameter = find(name).or_else(|| find(key))?;
        parameter.ty.as_ref().filter(|ty| !ty.value.collection).map(|ty| &ty.value.kind)
    }
}

/// The option that says which of the references of a collection is meant: by the URL of the entity (OData 4.0, part 1,
/// section 11.4.6.2).
const REFERENCE: &str = "$id={referenceUrl}";

/// Whether a query option is the one that says which reference is meant.
fn is_reference(path: &str, option: &str) -> bool {
    let name = option.split('=').next().unwrap_or_default();
    path.ends_with("/$ref") && name.eq_ignore_ascii_case("$id")
}

/// Whether a query option in a documented path belongs to it. OData's own are the caller's to set, unless they have a
/// value that is no placeholder.
fn is_fixed(option: &str) -> bool {
    let Some((name, value)) = option.split_once('=') else { return false };
    let is_well_formed = value.matches('{').count() == value.matches('}').count();
    let is_placeholder = value.is_empty() || value.contains("...") || value.contains(['<', '…']);
    let is_system = name.starts_with('$') && value.contains('{');
    !name.is_empty() && !name.contains(['{', '[', ' ']) && is_well_formed && !is_placeholder && !is_system
}
