//! What the JSON of one page shows that no page lists: properties, types, and types in the place of others.
//!
//! Each page is read by itself; `shown` puts together what they show, in their order.

use crate::extract::facts::{Body, PageFacts};
use crate::json::{Member, Node, Value};
use crate::model::{
    Binding, BodyField, Fact, Operation, OperationKind, Primitive, Property, QualifiedName, RequestBody,
    StructuredType, TypeKind, TypeOrigin, TypeRef,
};
use crate::source::Span;

use super::bases::lineage;
use super::bindings::bound_property;
use super::catalog::{DEFAULT_NAMESPACE, looks_like_identifier};
use super::mentions::Names;
use super::samples::sample_type;
use super::spellings::Spellings;
use super::structured::Types;

/// What one page shows, in its order.
#[derive(Debug, Default)]
pub(super) struct Sightings<'a> {
    /// Properties that their types lack: owner, name, the type that the value shows.
    pub(super) properties: Vec<(QualifiedName, &'a str, Fact<TypeRef>)>,
    /// Types that only `@odata.type` names, with the declared type of the place where they stand.
    pub(super) types: Vec<(QualifiedName, Span, Option<QualifiedName>)>,
    /// Those of them that have an `@odata.id`, and those that paths lead to and that have an `id`.
    pub(super) entities: Vec<QualifiedName>,
    /// What stands where another type is declared.
    pub(super) stand_ins: Vec<(QualifiedName, QualifiedName, Span)>,
    /// How the properties of tables are spelt.
    pub(super) spellings: Spellings,
    /// What is bound to entities, by the type that it is bound in.
    pub(super) bindings: Vec<(QualifiedName, Binding)>,
}

impl<'a> Sightings<'a> {
    /// Reads the examples of a page; `owners` tells the operation of each.
    pub(super) fn of_examples(
        names: &Names<'_>,
        page: &'a PageFacts,
        operations: &[Operation],
        owners: &[usize],
        types: &Types,
    ) -> Self {
        let mut seen = Self::default();
        let mut next = vec![0; operations.len()];
        for (facts, owner) in page.examples.iter().zip(owners) {
            let (Some(operation), Some(next)) = (operations.get(*owner), next.get_mut(*owner)) else { continue };
            let Some(example) = operation.examples.get(*next) else { continue };
            *next += 1;
            let requests = example.request.iter().zip(facts.request.iter());
            for (message, facts) in requests.chain(example.responses.iter().zip(&facts.responses)) {
                let (Some(ty), Some(body)) = (&message.ty, &facts.body) else { continue };
                seen.body(names, page, body, ty, types);
                if is_of_entities(&operation.kind) {
                    seen.keyed(body, ty, types);
                }
            }
            if let (RequestBody::Parameters(fields), Some(request)) = (&operation.body, &facts.request)
                && let Some(body) = &request.body
            {
                seen.arguments(names, page, body, fields, types);
            }
        }
        seen
    }

    fn body(&mut self, names: &Names<'_>, page: &'a PageFacts, body: &'a Body, ty: &TypeRef, types: &Types) {
        let mut reader = Reader { seen: self, names, page, body, types, only_new: false };
        for root in &body.json.values {
            let page_value = match &root.value {
                Value::Object(members) => {
                    members.iter().find(|member| member.name == "value").map(|member| &member.value)
                }
                _ => None,
            };
            // `{"value": […]}` is a page of a collection, whatever the sentence above it says.
            let is_page = page_value.is_some_and(|value| matches!(value.value, Value::Array(_)));
            let is_wrapped = || is_wrapped(&root.value) && !has_property(types, &ty.kind, "value");
            if let Some(items) = if ty.collection || is_page || is_wrapped() { page_value } else { Some(root) } {
                reader.value(items, &ty.kind);
            }
        }
    }

    /// What a path leads to, no page declares and has an `id` is an entity.
    fn keyed(&mut self, body: &Body, ty: &TypeRef, types: &Types) {
        let TypeKind::Structured(name) = &ty.kind else { return };
        let is_undeclared = types.get(name).is_none_or(|known| known.origin != TypeOrigin::Declared);
        if is_undeclared && body.json.values.iter().any(|root| has_id(&root.value)) {
            self.entities.push(name.clone());
        }
    }

    /// Reads what an action is called with.
    fn arguments(
        &mut self,
        names: &Names<'_>,
        page: &'a PageFacts,
        body: &'a Body,
        fields: &[BodyField],
        types: &Types,
    ) {
        let mut reader = Reader { seen: self, names, page, body, types, only_new: false };
        for root in &body.json.values {
            let Value::Object(members) = &root.value else { continue };
            for member in members {
                if let Some(field) = fields.iter().find(|field| field.name.value.eq_ignore_ascii_case(&member.name)) {
                    reader.value(&member.value, &field.ty.value.kind);
                }
            }
        }
    }

    /// Reads JSON that answers no documented request, for the types that nothing else names.
    pub(super) fn beside(names: &Names<'_>, page: &'a PageFacts, types: &Types) -> Self {
        let mut seen = Self::default();
        let messages = page.examples.iter().filter(|_| page.operation.is_none());
        let messages = messages.flat_map(|example| example.request.iter().chain(&example.responses));
        for body in messages.filter_map(|message| message.body.as_ref()).chain(&page.other_json) {
            let mut reader = Reader { seen: &mut seen, names, page, body, types, only_new: true };
            body.json.values.iter().for_each(|root| reader.value(root, &TypeKind::AnyStructured));
        }
        seen
    }
}

struct Reader<'a, 'b> {
    seen: &'b mut Sightings<'a>,
    names: &'b Names<'b>,
    page: &'a PageFacts,
    body: &'a Body,
    types: &'b Types,
    /// Whether objects of known types, and those that name no type, do not matter.
    only_new: bool,
}

impl<'a> Reader<'a, '_> {
    fn value(&mut self, node: &'a Node, declared: &TypeKind) {
        match &node.value {
            Value::Array(items) => items.iter().for_each(|item| self.value(item, declared)),
            Value::Object(members) => self.object(node, members, declared),
            _ => {}
        }
    }

    fn object(&mut self, node: &Node, members: &'a [Member], declared: &TypeKind) {
        let base = match declared {
            TypeKind::Structured(name) => Some(name.clone()),
            TypeKind::AnyStructured | TypeKind::Primitive(Primitive::Untyped) => None,
            _ => return,
        };
        let written =
            members.iter().find(|member| member.name == "@odata.type").and_then(|member| match &member.value.value {
                Value::String(text) => Some((text, &member.value)),
                _ => None,
            });
        let named = written.and_then(|(text, _)| self.names.structured_named(self.page, text));
        let is_known = || named.as_ref().is_none_or(|name| self.types.contains_key(name));
        if self.only_new && (is_known() || written.is_none_or(|(text, _)| !is_of_this_api(text))) {
            return;
        }
        let place = self.span(written.map_or(node, |(_, value)| value).range.as_usize());
        if let (Some(name), Some(base)) = (&named, &base) {
            self.seen.stand_ins.push((name.clone(), base.clone(), place));
        }
        if let Some(name) = &named
            && !self.types.contains_key(name)
        {
            self.seen.types.push((name.clone(), place, base.clone()));
            if members.iter().any(|member| member.name == "@odata.id") {
                self.seen.entities.push(name.clone());
            }
        }
        let Some(owner) = named.or(base) else { return };
        self.note_bindings(&owner, members);
        let lineage = lineage(self.types, &owner);
        let trusted = is_of_type(&lineage, members);
        for member in members.iter().filter(|member| looks_like_identifier(&member.name) && !member.name.contains('.'))
        {
            let declared = match known_property(&lineage, &member.name) {
                Some(known) => {
                    let (map, body) = (&self.body.map, self.body);
                    let place = || map.span(body.file, member.name_range.as_usize()).unwrap_or(body.span);
                    self.seen.spellings.note(known, &member.name, place);
                    known.ty.value.kind.clone()
                }
                None if trusted => self.note(&owner, member),
                None => continue,
            };
            self.value(&member.value, &declared);
        }
    }

    fn note_bindings(&mut self, owner: &QualifiedName, members: &[Member]) {
        for member in members {
            if let Some(property) = bound_property(&member.name) {
                let place = self.span(member.name_range.as_usize());
                let collection = matches!(member.value.value, Value::Array(_));
                let property = Fact::new(property.to_owned(), place);
                self.seen.bindings.push((owner.clone(), Binding { property, collection }));
            }
        }
    }

    /// Notes an undocumented property and gives the type that its value shows.
    fn note(&mut self, owner: &QualifiedName, member: &'a Member) -> TypeKind {
        let ty = sample_type(self.names, self.page, &member.value);
        let kind = ty.kind.clone();
        let ty = Fact::new(ty, self.span(member.name_range.as_usize()));
        self.seen.properties.push((owner.clone(), &member.name, ty));
        kind
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.body.map.span(self.body.file, range).unwrap_or(self.body.span)
    }
}

/// Whether an object holds another one as its `value` and nothing else of its own: pages show single entities so.
fn is_wrapped(value: &Value) -> bool {
    let Value::Object(members) = value else { return false };
    let mut own = members.iter().filter(|member| !member.name.contains('@'));
    let only = own.next().filter(|_| own.next().is_none());
    only.is_some_and(|member| member.name == "value" && matches!(member.value.value, Value::Object(_)))
}

/// Whether an object, or one of those that its `value` holds, has an `id`.
fn has_id(value: &Value) -> bool {
    let Value::Object(members) = value else { return false };
    members.iter().any(|member| match (&*member.name, &member.value.value) {
        ("id", _) => true,
        ("value", Value::Array(items)) => items.iter().any(|item| has_id(&item.value)),
        ("value", inner) => has_id(inner),
        _ => false,
    })
}

/// Whether the paths of an operation lead to entities rather than to what a call gives.
fn is_of_entities(kind: &OperationKind) -> bool {
    matches!(kind, OperationKind::List | OperationKind::Get | OperationKind::Create | OperationKind::Update)
}

fn has_property(types: &Types, kind: &TypeKind, name: &str) -> bool {
    matches!(kind, TypeKind::Structured(ty) if known_property(&lineage(types, ty), name).is_some())
}

/// Whether an `@odata.type` lies in the namespaces of the API; other services' notifications are shown, too.
fn is_of_this_api(written: &str) -> bool {
    let name = written.trim_start_matches('#');
    name.get(..DEFAULT_NAMESPACE.len()).is_some_and(|head| head.eq_ignore_ascii_case(DEFAULT_NAMESPACE))
}

/// Whether an object can be taken for an instance of the type that it is said to be of: the type is
/// not open, and at least half of the members are its properties. Of a type without any, all are taken.
fn is_of_type(lineage: &[&StructuredType], members: &[Member]) -> bool {
    if lineage.iter().any(|ty| ty.is_open) {
        return false;
    }
    if lineage.iter().all(|ty| ty.properties.is_empty() || ty.origin != TypeOrigin::Declared) {
        return true;
    }
    let own = members.iter().filter(|member| looks_like_identifier(&member.name));
    let (known, unknown): (Vec<_>, Vec<_>) = own.partition(|member| known_property(lineage, &member.name).is_some());
    known.len() >= unknown.len()
}

fn known_property<'a>(lineage: &[&'a StructuredType], name: &str) -> Option<&'a Property> {
    let mut properties = lineage.iter().flat_map(|ty| &ty.properties);
    properties.find(|property| property.name.value.eq_ignore_ascii_case(name))
}
