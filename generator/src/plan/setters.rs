//! Setters of requests: the headers and the query parameters that pages document for an operation.
//!
//! OData's system query options are left to the trait `QueryOptions`, those that stand in a path template to its
//! constructor, and headers that follow from what is sent and received to the code that all requests share.

use crate::model::{Header, Operation, Parameter, ParameterLocation, TypeKind};

use super::Context;
use super::data::{ConstructorPlan, SetterPlan, SetterTarget};
use super::naming::{Scope, snake_ident};
use super::references::bare_parameter_type;

/// Functions and methods of every request.
const TAKEN: [&str; 19] = [
    "add_header",
    "at_link",
    "clone",
    "count",
    "expand",
    "filter",
    "from_http_response",
    "head",
    "head_mut",
    "header",
    "into_body",
    "into_http_request",
    "new",
    "orderby",
    "query",
    "search",
    "select",
    "skip",
    "top",
];

/// The options that the trait `QueryOptions` sets; the service takes them with and without `$`.
const SYSTEM_OPTIONS: [&str; 8] = ["count", "expand", "filter", "orderby", "search", "select", "skip", "top"];

/// Headers that are known from the token, the body and the type of the answer.
const IMPLIED_HEADERS: [&str; 5] = ["accept", "authorization", "content-length", "content-type", "host"];

/// Headers that carry a list of independent wishes (RFC 7240), so that one does not replace another.
const LIST_HEADERS: [&str; 1] = ["prefer"];

impl Context<'_> {
    /// The setters of the request that some operations document, whose first one leads.
    pub(super) fn setters(&self, documented_by: &[usize], constructors: &[ConstructorPlan]) -> Vec<SetterPlan> {
        let operations = || documented_by.iter().map(|at| &self.version.operations[*at]);
        let mut scope = Scope::reserving(&TAKEN, "a method of all requests");
        for constructor in constructors {
            scope.claim([&constructor.ident], &constructor.ident);
        }
        let mut found: Vec<SetterPlan> = Vec::new();
        let parameters = operations().flat_map(|one| &one.parameters);
        for parameter in parameters.filter(|one| is_settable(one, constructors)) {
            let name = &parameter.name.value;
            if found.iter().all(|known| known.name != *name) {
                found.push(self.query_setter(parameter, &mut scope));
            }
        }
        for headers in headers(operations()) {
            found.push(self.header_setter(&headers, &mut scope));
        }
        found
    }

    fn query_setter(&self, parameter: &Parameter, scope: &mut Scope) -> SetterPlan {
        let name = &parameter.name.value;
        let is_required = parameter.required.as_ref().is_some_and(|required| required.value);
        let described = [(parameter.description.as_deref().unwrap_or_default(), is_required)];
        let ty = parameter.ty.as_ref().filter(|ty| !ty.value.collection).map(|ty| &ty.value.kind);
        SetterPlan {
            ident: claim(scope, name),
            docs: self.docs.setter(&format!("Sets the query parameter `{name}`."), described),
            target: SetterTarget::Query,
            name: name.clone(),
            ty: match ty {
                Some(TypeKind::Primitive(primitive)) => bare_parameter_type(*primitive),
                _ => None,
            },
        }
    }

    /// One for all that is documented of a header.
    fn header_setter(&self, headers: &[&Header], scope: &mut Scope) -> SetterPlan {
        let name = &headers[0].name.value;
        let is_list = LIST_HEADERS.iter().any(|list| list.eq_ignore_ascii_case(name));
        let mut values: Vec<String> = Vec::new();
        for value in headers.iter().filter_map(|header| header.value.as_deref()) {
            let value = format!("`{}`", value.replace('`', ""));
            if !values.contains(&value) {
                values.push(value);
            }
        }
        let verb = if is_list { "Adds to" } else { "Sets" };
        let example = if values.is_empty() { String::new() } else { format!(", such as {}", values.join(" or ")) };
        let described = headers.iter().map(|one| (one.description.as_deref().unwrap_or_default(), one.required));
        SetterPlan {
            ident: claim(scope, name),
            docs: self.docs.setter(&format!("{verb} the header `{name}`{example}."), described),
            target: if is_list { SetterTarget::ListHeader } else { SetterTarget::Header },
            name: name.clone(),
            ty: None,
        }
    }
}

fn claim(scope: &mut Scope, name: &str) -> String {
    let ident = snake_ident(name);
    let other = format!("set_{}", ident.trim_start_matches("r#"));
    scope.claim([ident, other], name).name
}

/// Whether the caller sets a parameter: no constructor asks for it, and no method of all requests sets it.
fn is_settable(parameter: &Parameter, constructors: &[ConstructorPlan]) -> bool {
    let name = parameter.name.value.as_str();
    let is_asked_for = |one: &ConstructorPlan| {
        let query = one.template.split_once('?').map_or("", |(_, query)| query);
        query.split('&').any(|option| option.split('=').next().is_some_and(|known| known.eq_ignore_ascii_case(name)))
    };
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    parameter.location == ParameterLocation::Query
        && is_name
        && !SYSTEM_OPTIONS.iter().any(|option| option.eq_ignore_ascii_case(name))
        && !constructors.iter().all(is_asked_for)
}

/// The headers of operations that the caller sets, those of one name together.
fn headers<'a>(operations: impl Iterator<Item = &'a Operation>) -> Vec<Vec<&'a Header>> {
    let mut found: Vec<Vec<&Header>> = Vec::new();
    for header in operations.flat_map(|one| &one.headers) {
        let name = header.name.value.as_str();
        let is_implied = IMPLIED_HEADERS.iter().any(|implied| implied.eq_ignore_ascii_case(name));
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        if is_implied || !is_name {
            continue;
        }
        match found.iter_mut().find(|known| known[0].name.value.eq_ignore_ascii_case(name)) {
            Some(known) => known.push(header),
            None => found.push(vec![header]),
        }
    }
    found
}
