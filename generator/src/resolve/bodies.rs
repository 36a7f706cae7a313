//! Request bodies: a resource, the parameters of an action, bytes or a reference.

use foldhash::HashSet;

use crate::extract::facts::{
    HeaderFacts, PageFacts, ParameterFacts, ParameterLocation, PossibleValues, PropertyFacts, RequestBodyFacts,
};
use crate::json::Value;
use crate::model::{
    BodyField, Fact, HttpMethod, Operation, OperationKind, Primitive, QualifiedName, RequestBody, ResponseBody,
    TypeKind, TypeRef,
};
use crate::source::Span;

use super::bases::{Derived, lineage};
use super::bindings::bound_property;
use super::catalog::looks_like_identifier;
use super::drafts::Draft;
use super::mentions::Names;
use super::prose::describe;
use super::samples::sample_type;
use super::structured::Types;

/// What an operation sends.
pub(super) fn request_body(names: &Names<'_>, draft: &Draft<'_>, kind: &OperationKind) -> RequestBody {
    let place = draft.facts.body.as_ref().map_or(draft.method.span, |body| body.span);
    if matches!(draft.method.value, HttpMethod::Get | HttpMethod::Head | HttpMethod::Options | HttpMethod::Delete) {
        return RequestBody::None;
    }
    if *kind == OperationKind::AddReference {
        return RequestBody::Reference(place);
    }
    let Some(body) = &draft.facts.body else {
        return from_examples(names, draft).unwrap_or(RequestBody::None);
    };
    if let Some(raw) = &body.raw {
        return RequestBody::Raw(raw.clone().map(|media| Some(media).filter(|media| media.contains('/'))));
    }
    if *kind == OperationKind::Upload {
        return RequestBody::Raw(Fact::new(None, place));
    }
    let mut fields = fields(names, draft.page, body);
    if fields.is_empty() {
        fields = action_parameters(names, draft);
    }
    if matches!(kind, OperationKind::Action(_))
        && let Some(lone) = lone_parameter(draft, &fields)
    {
        return RequestBody::Parameters(vec![lone]);
    }
    if let (Some(ty), false) = (&draft.resource, body.are_parameters) {
        let mut ty = ty.clone();
        ty.value.collection = body.collection;
        return RequestBody::Resource { ty, fields };
    }
    if !fields.is_empty() {
        return created_resource(draft, kind, &fields).unwrap_or(RequestBody::Parameters(fields));
    }
    if body.none.is_some() {
        return RequestBody::None;
    }
    match from_examples(names, draft) {
        Some(shown @ RequestBody::Parameters(_)) => shown,
        shown => {
            let bytes = media_of_header(&draft.facts.headers).map(RequestBody::Raw);
            bytes.or(shown).unwrap_or_else(|| untold(body, kind, place))
        }
    }
}

/// The media type of a body that is bytes, as a `Content-Type` header tells it that allows no JSON; where it allows several,
/// the caller says which is sent.
fn media_of_header(headers: &[HeaderFacts]) -> Option<Fact<Option<String>>> {
    const KINDS: [&str; 6] = ["application/", "text/", "image/", "multipart/", "audio/", "video/"];
    let header = headers.iter().find(|header| header.name.value.eq_ignore_ascii_case("content-type"))?;
    let value = header.value.as_ref().map(|value| value.value.as_str()).unwrap_or_default();
    let words = value.split_whitespace().chain(header.description.plain.split_whitespace());
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut media: Vec<&str> = words.filter(|word| KINDS.iter().any(|kind| word.starts_with(kind))).collect();
    media.dedup();
    if media.iter().any(|media| media.contains("json")) {
        return None;
    }
    match media.as_slice() {
        [] => None,
        [only] => Some(Fact::new(Some((*only).to_owned()), header.name.span)),
        _ => Some(Fact::new(None, header.name.span)),
    }
}

/// The body that neither sentences nor examples tell of. Actions often take none, and their pages then leave the section empty.
fn untold(body: &RequestBodyFacts, kind: &OperationKind, place: Span) -> RequestBody {
    let is_silent = body.text.is_none() && matches!(kind, OperationKind::Action(_));
    if is_silent { RequestBody::None } else { RequestBody::Untyped(place) }
}

/// A body that no sentence types is the resource that the operation returns, when it creates or changes one.
fn created_resource(draft: &Draft<'_>, kind: &OperationKind, fields: &[BodyField]) -> Option<RequestBody> {
    if !matches!(kind, OperationKind::Create | OperationKind::Update) {
        return None;
    }
    draft.responses.iter().find_map(|response| match &response.body {
        ResponseBody::Value(ty @ TypeRef { kind: TypeKind::Structured(_), .. }) => {
            Some(RequestBody::Resource { ty: Fact::new(ty.clone(), response.status.span), fields: fields.to_vec() })
        }
        _ => None,
    })
}

/// Bodies whose rows are mostly no properties of the resource that the page names, or hold such resources, are
/// objects of their own: the page names what the call gives or works on.
pub(super) fn tell_from_resources(types: &Types, derived: &Derived, operations: &mut [Operation]) {
    for operation in operations {
        let RequestBody::Resource { ty, fields } = &mut operation.body else { continue };
        let TypeKind::Structured(name) = &ty.value.kind else { continue };
        let has_table = types.get(name).is_some_and(|ty| ty.properties.iter().any(|known| !known.is_undocumented()));
        if !has_table || fields.is_empty() {
            continue;
        }
        let known = property_names(types, derived, name);
        let is_known = |field: &BodyField| known.contains(&field.name.value.to_lowercase());
        let holds_resources = |field: &BodyField| {
            field.ty.value.collection && field.ty.value.kind == TypeKind::Structured(name.clone()) && !is_known(field)
        };
        let of_resource = fields.iter().filter(|field| is_known(field)).count();
        if of_resource * 2 < fields.len() || fields.iter().any(holds_resources) {
            operation.body = RequestBody::Parameters(std::mem::take(fields));
        }
    }
}

/// Bodies that no sentence names the type of are the resource that is created or changed, when all their rows are
/// properties of it: who changes a resource wants to write the type that was read.
pub(super) fn recognize_resources(types: &Types, derived: &Derived, operations: &mut [Operation]) {
    for operation in operations {
        let is_about_resource =
            matches!(operation.kind, OperationKind::Create | OperationKind::Update) && operation.property.is_none();
        let (Some(name), true) = (&operation.resource, is_about_resource) else { continue };
        let RequestBody::Parameters(fields) = &mut operation.body else { continue };
        let known = property_names(types, derived, name);
        if fields.iter().all(|field| known.contains(&field.name.value.to_lowercase()))
            && let Some(first) = fields.first()
        {
            let ty = TypeRef { kind: TypeKind::Structured(name.clone()), collection: false };
            let ty = Fact::new(ty, first.name.span);
            // What only examples show says less of a property than the page of its type.
            fields.retain(|field| !field.undocumented);
            operation.body = RequestBody::Resource { ty, fields: std::mem::take(fields) };
        }
    }
}

/// The properties of a type, its ancestors and the types that derive from it, in lower case.
fn property_names(types: &Types, derived: &Derived, name: &QualifiedName) -> HashSet<String> {
    let below = derived.get(name).into_iter().flatten().filter_map(|name| types.get(name));
    let related = lineage(types, name).into_iter().chain(below);
    let properties = related.flat_map(|ty| &ty.properties).map(|property| property.name.value.to_lowercase());
    properties.flat_map(|name| [format!("{name}@odata.bind"), name]).collect()
}

fn fields(names: &Names<'_>, page: &PageFacts, body: &RequestBodyFacts) -> Vec<BodyField> {
    let mut found: Vec<BodyField> = Vec::new();
    for row in &body.properties {
        let name = row.name.value.trim();
        if (looks_like_identifier(name) || bound_property(name).is_some())
            && found.iter().all(|known| known.name.value != name)
        {
            found.push(field(names, page, row));
        }
    }
    found
}

fn field(names: &Names<'_>, page: &PageFacts, row: &PropertyFacts) -> BodyField {
    let ty = match bound_property(row.name.value.trim()) {
        Some(_) => url_type(row.ty.as_ref().is_some_and(|ty| ty.collection), row.name.span),
        None => names.property_type(page, row, None),
    };
    BodyField {
        name: row.name.clone(),
        possible_values: listed_values(row.traits.possible_values.as_ref(), Some(&ty)),
        ty,
        required: row.traits.required.clone(),
        nullable: row.traits.nullable.clone(),
        description: describe(&row.description),
        undocumented: false,
    }
}

/// The one parameter that holds what the page describes, as all its examples show it: a member that is called like the resource
/// (`{"passwordCredential": {…}}`), or holds objects with what the rows of the table name.
fn lone_parameter(draft: &Draft<'_>, rows: &[BodyField]) -> Option<BodyField> {
    let resource = draft.resource.as_ref();
    let mut lone: Option<BodyField> = None;
    let requests = draft.page.examples.iter().filter_map(|example| example.request.as_ref());
    for body in requests.filter_map(|request| request.body.as_ref()) {
        let Value::Object(members) = &body.json.values.first()?.value else { return None };
        let [member] = members.as_slice() else { return None };
        let (held, collection) = match &member.value.value {
            Value::Array(items) => (&items.first()?.value, true),
            value => (value, false),
        };
        let Value::Object(held) = held else { return None };
        let is_row = |name: &str| rows.iter().any(|row| row.name.value.eq_ignore_ascii_case(name));
        let kind = resource.map_or(&TypeKind::AnyStructured, |ty| &ty.value.kind);
        let is_meant = match kind {
            TypeKind::Structured(name) => member.name.eq_ignore_ascii_case(name.name()),
            _ => !is_row(&member.name) && held.iter().any(|held| is_row(&held.name)),
        };
        let is_other = lone.as_ref().is_some_and(|known| known.name.value != member.name);
        if !is_meant || is_other {
            return None;
        }
        let span = body.map.span(body.file, member.name_range.as_usize()).unwrap_or(body.span);
        lone.get_or_insert(BodyField {
            name: Fact::new(member.name.clone(), span),
            ty: Fact::new(TypeRef { kind: kind.clone(), collection }, span),
            required: None,
            nullable: None,
            description: None,
            possible_values: Vec::new(),
            undocumented: resource.is_none(),
        });
    }
    lone
}

/// The values that a row lists, unless its type says them.
pub(super) fn listed_values(listed: Option<&PossibleValues>, ty: Option<&Fact<TypeRef>>) -> Vec<Fact<String>> {
    let is_enum = ty.is_some_and(|ty| matches!(ty.value.kind, TypeKind::Enum(_)));
    listed.filter(|_| !is_enum).map(|listed| listed.values.clone()).unwrap_or_default()
}

/// URLs of entities.
fn url_type(collection: bool, place: Span) -> Fact<TypeRef> {
    Fact::new(TypeRef { kind: TypeKind::Primitive(Primitive::String), collection }, place)
}

/// The rows of a table of parameters that stands outside the section and belongs into the body.
fn action_parameters(names: &Names<'_>, draft: &Draft<'_>) -> Vec<BodyField> {
    let rows = draft.facts.parameters.iter().filter(|row| row.location == ParameterLocation::Action);
    let field = |row: &ParameterFacts| {
        let ty = row.ty.as_ref()?;
        let ty = Fact::new(names.type_ref(draft.page, ty), ty.span);
        Some(BodyField {
            name: row.name.clone(),
            possible_values: listed_values(row.possible_values.as_ref(), Some(&ty)),
            ty,
            required: row.required.clone(),
            nullable: None,
            description: describe(&row.description),
            undocumented: false,
        })
    };
    rows.filter(|row| looks_like_identifier(&row.name.value)).filter_map(field).collect()
}

/// The body that the examples show, when the page describes none.
fn from_examples(names: &Names<'_>, draft: &Draft<'_>) -> Option<RequestBody> {
    let requests = draft.page.examples.iter().filter_map(|example| example.request.as_ref());
    let mut fields: Vec<BodyField> = Vec::new();
    for body in requests.filter_map(|request| request.body.as_ref()) {
        let Some(root) = body.json.values.first() else { continue };
        let Value::Object(members) = &root.value else { return Some(RequestBody::Untyped(body.span)) };
        for member in members {
            let binds = bound_property(&member.name).is_some();
            if !(looks_like_identifier(&member.name) || binds)
                || fields.iter().any(|known| known.name.value == member.name)
            {
                continue;
            }
            let span = body.map.span(body.file, member.name_range.as_usize()).unwrap_or(body.span);
            let ty = sample_type(names, draft.page, &member.value);
            fields.push(BodyField {
                name: Fact::new(member.name.clone(), span),
                ty: Fact::new(ty, span),
                required: None,
                nullable: None,
                description: None,
                possible_values: Vec::new(),
                undocumented: true,
            });
        }
    }
    (!fields.is_empty()).then_some(RequestBody::Parameters(fields))
}
