//! Operations: the request lines of a page grouped by method, with body, responses and permissions.

use crate::extract::facts::{AccountType, OperationFacts, PageFacts, PermissionTable};
use crate::model::{
    Account, Fact, Header, HttpMethod, Operation, OperationKind, Parameter, ParameterLocation, PathSegment,
    PathTemplate, Permissions, QualifiedName, RequestBody, Response, ResponseBody, TypeKind, TypeRef,
};

use super::answers::{Answer, answers};
use super::bodies::request_body;
use super::form::Form;
use super::mentions::Names;
use super::paths::{Agreement, Keys, template};
use super::prose::describe;
use super::responses::responses;
use super::structured::Types;
use super::walk::{Addresses, Members, Walk, shape};

/// An operation before its place in the model is known: what the page alone gives.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub(super) page: &'a PageFacts,
    pub(super) facts: &'a OperationFacts,
    pub(super) method: Fact<HttpMethod>,
    pub(super) paths: Vec<PathTemplate>,
    pub(super) responses: Vec<Response>,
    pub(super) resource: Option<Fact<TypeRef>>,
}

/// The drafts of all method pages.
pub(super) fn drafts<'a>(names: &Names<'_>, pages: &[&'a PageFacts]) -> Vec<Draft<'a>> {
    let mut drafts = Vec::new();
    for page in pages {
        let Some(facts) = &page.operation else { continue };
        let mut groups: Vec<(Fact<HttpMethod>, Form, Vec<PathTemplate>)> = Vec::new();
        for line in &facts.http {
            let Some(method) = HttpMethod::parse(&line.method.value) else { continue };
            let Some(path) = template(strip_host(&line.target.value), line.target.span) else { continue };
            let form = Form::of(method, &path);
            let at =
                groups.iter().position(|(known, of, _)| (known.value, *of) == (method, form)).unwrap_or_else(|| {
                    groups.push((Fact::new(method, line.method.span), form, Vec::new()));
                    groups.len() - 1
                });
            let paths = &mut groups[at].2;
            if paths.iter().all(|known| known.text != path.text) {
                paths.push(path);
            }
        }
        let resource = facts.body.as_ref().and_then(|body| body.resource.as_ref()).and_then(|name| {
            let kind = names.kind(page, name)?;
            matches!(kind, TypeKind::Structured(_)).then(|| Fact::new(TypeRef::single(kind), name.span))
        });
        let forms: Vec<Form> = groups.iter().map(|(_, form, _)| *form).collect();
        for (method, form, paths) in groups {
            let said_of = (forms.iter().any(|other| *other != form)).then_some(form);
            let responses = responses(names, page, facts, method.value, said_of);
            drafts.push(Draft { page, facts, method, paths, responses, resource: resource.clone() });
        }
    }
    drafts
}

/// Cuts scheme, host and version from a full URL.
pub(super) fn strip_host(target: &str) -> &str {
    let lower = target.to_lowercase();
    let Some(rest) =
        ["https://", "http://"].iter().find_map(|scheme| lower.starts_with(scheme).then(|| &target[scheme.len()..]))
    else {
        return target;
    };
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    match path.split_once('/') {
        Some((first, rest)) if is_version(first) => rest,
        _ => path,
    }
}

fn is_version(segment: &str) -> bool {
    let lower = segment.to_lowercase();
    lower.contains("beta")
        || lower == "{version}"
        || lower.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Writes the paths of all drafts in one way, and gives what they say about the types that paths address.
pub(super) fn agree(drafts: &mut [Draft<'_>], types: &Types) -> Addresses {
    let agreement = Agreement::of(drafts.iter().flat_map(|draft| &draft.paths), types);
    for draft in drafts.iter_mut() {
        draft.paths.iter_mut().for_each(|path| agreement.apply(path));
    }
    let (stated, members) = (addresses(drafts, types), Members::new(types));
    let paths = drafts.iter().flat_map(|draft| draft.paths.iter().map(|path| (draft.method.value, path)));
    let keys = Keys::of(paths, &members, &stated);
    let mut found_keys = false;
    for draft in drafts.iter_mut() {
        draft.paths.iter_mut().for_each(|path| found_keys |= keys.apply(path));
        keep_first_of_each(&mut draft.paths);
    }
    if found_keys { addresses(drafts, types) } else { stated }
}

/// Of paths that differ in nothing but the names of their keys the first stays; where one leaves a key open, so does it.
fn keep_first_of_each(paths: &mut Vec<PathTemplate>) {
    let mut shapes: Vec<String> = Vec::with_capacity(paths.len());
    let mut kept: Vec<PathTemplate> = Vec::with_capacity(paths.len());
    for path in paths.drain(..) {
        let shape = shape(&path.segments);
        match shapes.iter().position(|known| *known == shape).and_then(|at| kept.get_mut(at)) {
            None => {
                shapes.push(shape);
                kept.push(path);
            }
            Some(known) if path.values.is_empty() => known.values.clear(),
            Some(_) => {}
        }
    }
    *paths = kept;
}

/// What the drafts say about the types that paths address.
fn addresses(drafts: &[Draft<'_>], types: &Types) -> Addresses {
    let mut addresses = Addresses::default();
    for draft in drafts {
        let returned = draft.responses.iter().find_map(|response| match &response.body {
            ResponseBody::Value(ty) => Some(ty.clone()),
            ResponseBody::Page(ty) => Some(TypeRef::collection_of(ty.kind.clone())),
            _ => None,
        });
        for path in draft.paths.iter().filter(|path| !path.text.contains("$ref") && !path.text.contains("$value")) {
            match (draft.method.value, &returned, &draft.resource) {
                (HttpMethod::Get, Some(ty), _) => addresses.add(path, ty, 3),
                (HttpMethod::Patch | HttpMethod::Put, _, Some(ty)) => addresses.add(path, &ty.value, 2),
                (HttpMethod::Patch | HttpMethod::Put, Some(ty), None) => addresses.add(path, ty, 2),
                (HttpMethod::Post, Some(ty), _) if is_created(draft) => {
                    addresses.add(path, &TypeRef::collection_of(ty.kind.clone()), 1);
                }
                _ => {}
            }
        }
    }
    addresses.generalize(types);
    addresses
}

fn is_created(draft: &Draft<'_>) -> bool {
    draft.responses.iter().any(|response| response.status.value == 201)
}

/// The types that operations address by paths of their own.
pub(super) fn addressed_types(drafts: &[Draft<'_>]) -> Vec<QualifiedName> {
    let mut found = Vec::new();
    for draft in drafts {
        let ends_in_key = draft.paths.iter().any(|path| matches!(path.segments.last(), Some(PathSegment::Key(_))));
        let body = draft.resource.as_ref().map(|resource| &resource.value);
        let returned = draft.responses.iter().find_map(|response| match &response.body {
            ResponseBody::Value(ty) => Some(ty),
            _ => None,
        });
        let is_item = ends_in_key && draft.method.value != HttpMethod::Post;
        if let (true, Some(TypeRef { kind: TypeKind::Structured(name), .. })) =
            (is_item || is_created(draft), returned.or(body))
        {
            found.push(name.clone());
        }
    }
    found
}

/// Completes a draft with what the model knows of its paths: an operation for each answer that they give.
pub(super) fn complete(
    names: &Names<'_>,
    types: &Types,
    members: &Members<'_>,
    addresses: &Addresses,
    mut draft: Draft<'_>,
) -> Vec<Operation> {
    let walks: Vec<Walk> = draft.paths.iter().map(|path| members.walk(addresses, &path.segments)).collect();
    for (path, walk) in draft.paths.iter_mut().zip(&walks) {
        path.addresses.clone_from(&walk.end);
    }
    let reads = draft.method.value == HttpMethod::Get && walks.iter().all(|walk| walk.call.is_none());
    let is_value = draft.paths.iter().all(|path| Form::of(draft.method.value, path) == Form::Value);
    if !reads || !is_value {
        return vec![operation(names, draft, &walks)];
    }
    let answers = answers(&draft, &walks, types);
    let of_answer = |answer: Answer| {
        let paths = answer.paths.iter().filter_map(|at| draft.paths.get(*at).cloned()).collect();
        let walks: Vec<Walk> = answer.paths.iter().filter_map(|at| walks.get(*at).cloned()).collect();
        operation(names, Draft { paths, responses: answer.responses, ..draft.clone() }, &walks)
    };
    answers.into_iter().map(of_answer).collect()
}

fn operation(names: &Names<'_>, draft: Draft<'_>, walks: &[Walk]) -> Operation {
    let kind = kind(&draft, walks);
    let body = request_body(names, &draft, &kind);
    let Draft { page, facts, method, paths, responses, .. } = draft;
    let resource = owner(&kind, walks, &responses, &body);
    Operation {
        method,
        kind,
        resource,
        title: page.title.clone(),
        description: page.description.as_ref().and_then(describe),
        parameters: parameters(names, page, facts),
        query_options: facts.query_options.clone(),
        headers: headers(facts),
        permissions: permissions(&facts.permissions),
        body,
        responses,
        deprecated: page.deprecated,
        examples: Vec::new(),
        place: page.title.as_ref().map_or(crate::source::Span::file_start(page.file), |title| title.span),
        paths,
    }
}

fn kind(draft: &Draft<'_>, walks: &[Walk]) -> OperationKind {
    let suffix = walks.iter().find_map(|walk| walk.suffix.as_deref());
    let last = draft.paths.first().and_then(|path| path.segments.last());
    let last_text = match last {
        Some(PathSegment::Literal(text) | PathSegment::Mixed(text)) => text.as_str(),
        _ => "",
    };
    let call = walks.iter().find_map(|walk| walk.call.clone());
    let is_content = matches!(suffix, Some("$value")) || last_text.eq_ignore_ascii_case("content");
    let returns_page = draft.responses.iter().any(|response| matches!(response.body, ResponseBody::Page(_)));
    match (draft.method.value, suffix) {
        (HttpMethod::Post | HttpMethod::Put, Some("$ref")) => OperationKind::AddReference,
        (HttpMethod::Delete, Some("$ref")) => OperationKind::RemoveReference,
        (HttpMethod::Get | HttpMethod::Head, Some("$count")) => OperationKind::Count,
        (HttpMethod::Get | HttpMethod::Head, _) if is_content => OperationKind::Download,
        (HttpMethod::Get | HttpMethod::Head | HttpMethod::Options, _) => match call {
            Some(name)
                if last_text.contains('(')
                    || last_text.contains("microsoft.graph.")
                    || name.eq_ignore_ascii_case("delta") =>
            {
                OperationKind::Function(name)
            }
            _ if returns_page => OperationKind::List,
            _ => OperationKind::Get,
        },
        (HttpMethod::Put | HttpMethod::Patch, _) if is_content => OperationKind::Upload,
        (HttpMethod::Put | HttpMethod::Patch, _) => OperationKind::Update,
        (HttpMethod::Delete, _) => OperationKind::Delete,
        (HttpMethod::Post, _) => match call {
            Some(name) if !is_created(draft) => OperationKind::Action(name),
            _ => OperationKind::Create,
        },
    }
}

/// The type whose module the operation belongs to.
fn owner(kind: &OperationKind, walks: &[Walk], responses: &[Response], body: &RequestBody) -> Option<QualifiedName> {
    let structured = |ty: &TypeRef| match &ty.kind {
        TypeKind::Structured(name) => Some(name.clone()),
        _ => None,
    };
    let bound = || walks.iter().find_map(|walk| walk.bound.as_ref().and_then(structured));
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
    match kind {
        OperationKind::Action(_) | OperationKind::Function(_) => bound().or_else(end).or_else(returned).or_else(sent),
        OperationKind::Update | OperationKind::Create => sent().or_else(returned).or_else(end).or_else(bound),
        _ => returned().or_else(end).or_else(sent).or_else(bound),
    }
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
            Some(Parameter {
                name: parameter.name.clone(),
                location: located(parameter.location)?,
                ty: parameter.ty.as_ref().map(|mention| Fact::new(names.type_ref(page, mention), mention.span)),
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
