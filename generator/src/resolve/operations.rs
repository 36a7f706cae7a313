//! Operations: the request lines of a page grouped by method, with body, responses and permissions.

use crate::extract::facts::{AccountType, OperationFacts, PageFacts, PermissionTable};
use crate::model::{
    Account, Fact, Header, HttpMethod, Operation, OperationKind, Parameter, ParameterLocation, PathSegment,
    PathTemplate, Permissions, QualifiedName, RequestBody, Response, ResponseBody, TypeKind, TypeRef,
};

use super::answers::{Answer, answers, complete_answers};
use super::bodies::listed_values;
use super::bodies::request_body;
use super::calls::Calls;
use super::drafts::Draft;
use super::form::Form;
use super::mentions::Names;
use super::method_tables::MethodTables;
use super::prose::describe;
use super::structured::Types;
use super::walk::{Addresses, Members, Walk};

/// What is known of all pages together.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) names: &'a Names<'a>,
    pub(super) types: &'a Types,
    pub(super) members: &'a Members<'a>,
    pub(super) addresses: &'a Addresses,
    pub(super) calls: &'a Calls,
    pub(super) tables: &'a MethodTables,
}

/// Completes a draft with what is known of its paths: an operation for each answer that they give.
pub(super) fn complete(known: &Known<'_>, mut draft: Draft<'_>) -> Vec<Operation> {
    let walk = |path: &PathTemplate| known.members.walk(known.addresses, &path.segments);
    let walks: Vec<Walk> = draft.paths.iter().map(walk).collect();
    for (path, walk) in draft.paths.iter_mut().zip(&walks) {
        path.addresses.clone_from(&walk.end);
    }
    let reads = draft.method.value == HttpMethod::Get && walks.iter().all(|walk| walk.call.is_none());
    let forms = || draft.paths.iter().map(|path| Form::of(draft.method.value, path));
    if !reads || !forms().all(|form| matches!(form, Form::Value | Form::Reference)) {
        return vec![operation(known, draft, &walks)];
    }
    let answers = answers(&draft, &walks, known.types);
    let of_answer = |answer: Answer| {
        let paths = answer.paths.iter().filter_map(|at| draft.paths.get(*at).cloned()).collect();
        let walks: Vec<Walk> = answer.paths.iter().filter_map(|at| walks.get(*at).cloned()).collect();
        operation(known, Draft { paths, responses: answer.responses, ..draft.clone() }, &walks)
    };
    answers.into_iter().map(of_answer).collect()
}

fn operation(known: &Known<'_>, draft: Draft<'_>, walks: &[Walk]) -> Operation {
    let names = known.names;
    let kind = kind(known.calls, &draft, walks);
    let body = request_body(names, &draft, &kind);
    let Draft { page, facts, method, mut paths, mut responses, .. } = draft;
    complete_answers(&mut responses, &kind, &paths);
    if matches!(kind, OperationKind::Action(_) | OperationKind::Function(_)) {
        for (path, walk) in paths.iter_mut().zip(walks) {
            path.binding = walk.bound.clone().or_else(|| walk.from.clone());
        }
    }
    if matches!(kind, OperationKind::Action(_)) {
        paths.iter_mut().for_each(|path| path.addresses = None);
    }
    let (resource, is_of_property) = match owner(&kind, walks, &responses, &body, known.tables.only(page.file)) {
        // What an operation on a base type's path is for, only the table says that lists its page.
        Some((name, false)) if kind == OperationKind::Delete => {
            (Some(known.tables.derived_from(&name, page.file, known.types).unwrap_or(name)), false)
        }
        Some((name, is_of_property)) => (Some(name), is_of_property),
        None => (None, false),
    };
    let property = paths.first().filter(|_| is_of_property).and_then(last_name);
    Operation {
        method,
        kind,
        resource,
        property,
        title: page.title.clone(),
        description: page.description.as_ref().and_then(describe),
        parameters: parameters(names, page, facts),
        query_options: facts.query_options.clone(),
        headers: headers(facts),
        permissions: permissions(&facts.permissions),
        body_optional: facts.body.as_ref().and_then(|body| body.optional),
        body,
        responses,
        deprecated: page.deprecated,
        examples: Vec::new(),
        place: page.title.as_ref().map_or(crate::source::Span::file_start(page.file), |title| title.span),
        paths,
    }
}

fn kind(calls: &Calls, draft: &Draft<'_>, walks: &[Walk]) -> OperationKind {
    let suffix = walks.iter().find_map(|walk| walk.suffix.as_deref());
    let last = draft.paths.first().and_then(|path| path.segments.last());
    let last_text = match last {
        Some(PathSegment::Literal(text) | PathSegment::Mixed(text)) => text.as_str(),
        _ => "",
    };
    let is_content = matches!(suffix, Some("$value")) || last_text.eq_ignore_ascii_case("content");
    let returns_page = draft.responses.iter().any(|response| matches!(response.body, ResponseBody::Page(_)));
    let gives_bytes = !draft.responses.is_empty() && draft.responses.iter().all(|one| one.body == ResponseBody::Raw);
    let takes_bytes = draft.facts.body.as_ref().is_some_and(|body| body.raw.is_some());
    match (draft.method.value, suffix) {
        (HttpMethod::Post | HttpMethod::Put, Some("$ref")) => OperationKind::AddReference,
        (HttpMethod::Delete, Some("$ref")) => OperationKind::RemoveReference,
        (HttpMethod::Get | HttpMethod::Head, Some("$count")) => OperationKind::Count,
        (HttpMethod::Get | HttpMethod::Head, _) if is_content => OperationKind::Download,
        (HttpMethod::Get | HttpMethod::Head | HttpMethod::Options, _) => match calls.function(draft, walks) {
            Some(name) => OperationKind::Function(name),
            None if gives_bytes => OperationKind::Download,
            None if returns_page => OperationKind::List,
            None => OperationKind::Get,
        },
        (HttpMethod::Put | HttpMethod::Patch, _) if is_content || takes_bytes => OperationKind::Upload,
        (HttpMethod::Put | HttpMethod::Patch, _) => OperationKind::Update,
        (HttpMethod::Delete, _) => OperationKind::Delete,
        (HttpMethod::Post, _) => calls.action(draft, walks).map_or(OperationKind::Create, OperationKind::Action),
    }
}

/// The type whose module the operation belongs to, and whether it is only about a property of it. What a call is bound to
/// where its path does not tell, the type does that lists its page.
fn owner(
    kind: &OperationKind,
    walks: &[Walk],
    responses: &[Response],
    body: &RequestBody,
    listed: Option<&QualifiedName>,
) -> Option<(QualifiedName, bool)> {
    let structured = |ty: &TypeRef| match &ty.kind {
        TypeKind::Structured(name) => Some(name.clone()),
        _ => None,
    };
    let bound = || walks.iter().find_map(|walk| walk.bound.as_ref().or(walk.from.as_ref()).and_then(structured));
    let holder = || walks.iter().find_map(|walk| walk.holder.as_ref().and_then(structured));
    let end = || walks.iter().find_map(|walk| walk.end.as_ref().and_then(structured));
    let returned = || {
        responses.iter().find_map(|response| match &response.body {
            ResponseBody::Value(ty) | ResponseBody::Page(ty) | ResponseBody::Wrapped(ty) => structured(ty),
            _ => None,
        })
    };
    let sent = || match body {
        RequestBody::Resource { ty, .. } => structured(&ty.value),
        _ => None,
    };
    let is_reference = walks.iter().any(|walk| walk.suffix.as_deref() == Some("$ref"));
    let itself = match kind {
        OperationKind::Action(_) | OperationKind::Function(_) => {
            bound().or_else(|| listed.cloned()).or_else(end).or_else(returned).or_else(sent)
        }
        OperationKind::AddReference | OperationKind::RemoveReference => holder().or_else(end),
        _ if is_reference => holder().or_else(end),
        OperationKind::Update | OperationKind::Create => sent().or_else(returned).or_else(end),
        _ => returned().or_else(end).or_else(sent),
    };
    itself.map(|name| (name, false)).or_else(|| Some((bound()?, true)))
}

/// The name of a path's last segment that is a name.
fn last_name(path: &PathTemplate) -> Option<String> {
    let is_name = |text: &&str| !text.starts_with('$') && !text.eq_ignore_ascii_case("content");
    path.segments
        .iter()
        .rev()
        .find_map(|segment| match segment {
            PathSegment::Literal(text) | PathSegment::Mixed(text) => Some(text.split('(').next().unwrap_or(text)),
            PathSegment::Key(_) => None,
        })
        .filter(is_name)
        .map(str::to_owned)
}

fn parameters(names: &Names<'_>, page: &PageFacts, facts: &OperationFacts) -> Vec<Parameter> {
    use crate::extract::facts::ParameterLocation as Written;
    let located = |written| match written {
        Written::Path => Some(ParameterLocation::Path),
        Written::Query => Some(ParameterLocation::Query),
        Written::Function => Some(ParameterLocation::Function),
        Written::Action => None,
    };
    let listed = facts.parameters.iter().filter(|parameter| !parameter.name.value.starts_with('$'));
    listed
        .filter_map(|parameter| {
            let ty = parameter.ty.as_ref().map(|mention| Fact::new(names.type_ref(page, mention), mention.span));
            Some(Parameter {
                name: parameter.name.clone(),
                location: located(parameter.location)?,
                possible_values: listed_values(parameter.possible_values.as_ref(), ty.as_ref()),
                ty,
                required: parameter.required.clone(),
                description: describe(&parameter.description).map(|text| text.value),
            })
        })
        .collect()
}

fn headers(facts: &OperationFacts) -> Vec<Header> {
    let wanted = facts.headers.iter().filter(|header| !header.name.value.eq_ignore_ascii_case("authorization"));
    wanted
        .map(|header| Header {
            name: header.name.clone(),
            value: header.value.as_ref().map(|value| value.value.clone()),
            required: header.required.as_ref().is_some_and(|required| required.value),
            description: describe(&header.description).map(|text| text.value),
        })
        .collect()
}

/// The permissions of all tables together; where a header says "from most to least", the order is turned round.
fn permissions(tables: &[PermissionTable]) -> Permissions {
    let mut found = Permissions::default();
    for table in tables {
        for row in &table.rows {
            let account = match row.account {
                Some(AccountType::DelegatedWork) => &mut found.delegated_work,
                Some(AccountType::DelegatedPersonal) => &mut found.delegated_personal,
                Some(AccountType::Application) => &mut found.application,
                None => continue,
            };
            let mut named: Vec<Fact<String>> =
                row.permissions.iter().filter(|name| is_permission(&name.value)).cloned().collect();
            if table.most_to_least.is_some() {
                named.reverse();
            }
            match (named.is_empty(), row.not_supported) {
                (false, _) => merge(account, named),
                (true, Some(span)) if *account == Account::Undocumented => *account = Account::NotSupported(span),
                _ => {}
            }
        }
    }
    found
}

fn merge(account: &mut Account, named: Vec<Fact<String>>) {
    let Account::Supported(known) = account else {
        *account = Account::Supported(named);
        return;
    };
    for name in named {
        if known.iter().all(|other| other.value != name.value) {
            known.push(name);
        }
    }
}

/// Whether a text can be a permission: dotted words, or one word in the style of OpenID scopes.
fn is_permission(text: &str) -> bool {
    let dotted = text.contains('.')
        && text
            .split('.')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_'));
    dotted || matches!(text, "openid" | "email" | "profile" | "offline_access")
}
