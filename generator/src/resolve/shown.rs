//! What only examples and method pages show: properties that no resource page lists, types that only
//! `@odata.type` names.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::extract::facts::{Body, PageFacts};
use crate::json::{Member, Node, Value};
use crate::model::{
    BodyField, Fact, Operation, Primitive, Property, PropertySource, QualifiedName, RequestBody, ResponseBody,
    StructuredType, TypeKind, TypeOrigin, TypeRef,
};
use crate::source::Span;

use super::bases::{Derived, derived_types, lineage};
use super::catalog::{DEFAULT_NAMESPACE, looks_like_identifier};
use super::mentions::Names;
use super::properties::{add_row, adopt_description, blank};
use super::samples::{join, sample_type};
use super::spellings::{Spellings, respell};
use super::stand_ins::StandIns;
use super::structured::{Types, shell};

/// The rows of request body tables: they document types without a page of their own, and what a
/// resource page left out.
pub(super) fn add_body_rows(
    names: &Names<'_>,
    page: &PageFacts,
    operations: &[Operation],
    derived: &Derived,
    types: &mut Types,
) {
    let Some(body) = page.operation.as_ref().and_then(|operation| operation.body.as_ref()) else { return };
    let resource = operations.iter().find_map(|operation| match &operation.body {
        RequestBody::Resource { ty: Fact { value: TypeRef { kind: TypeKind::Structured(name), .. }, .. }, .. } => {
            Some(name.clone())
        }
        _ => None,
    });
    let Some(name) = resource else { return };
    let mut inherited = inherited_names(types, &name);
    // A body for a base type may hold what the derived types declare.
    inherited.extend(derived_names(types, derived, &name));
    let Some(ty) = types.get_mut(&name) else { return };
    let mut own: IndexMap<String, Property> =
        ty.properties.drain(..).map(|p| (p.name.value.to_lowercase(), p)).collect();
    for row in &body.properties {
        let key = row.name.value.trim().to_lowercase();
        if inherited.contains(&key) {
            continue;
        }
        if let Some(known) = own.get_mut(&key) {
            // A representation shows less than a row says.
            if known.is_undocumented() {
                own.shift_remove(&key);
            } else {
                known.places.push(row.span);
                adopt_description(known, &row.description);
                continue;
            }
        }
        add_row(names, page, row, None, &mut own);
    }
    ty.properties = own.into_values().collect();
}

fn inherited_names(types: &Types, name: &QualifiedName) -> Vec<String> {
    super::bases::ancestors(types, name)
        .iter()
        .filter_map(|base| types.get(base))
        .flat_map(|base| base.properties.iter().map(|property| property.name.value.to_lowercase()))
        .collect()
}

/// The properties of the types that derive from one: examples show them under the base's name.
fn derived_names(types: &Types, derived: &Derived, name: &QualifiedName) -> Vec<String> {
    let below = derived.get(name).into_iter().flatten().filter_map(|name| types.get(name));
    below.flat_map(|ty| &ty.properties).map(|property| property.name.value.to_lowercase()).collect()
}

/// Properties seen in examples, by type and name, with the joined type of all their values.
#[derive(Debug, Default)]
pub(super) struct Shown {
    properties: BTreeMap<QualifiedName, IndexMap<String, Fact<TypeRef>>>,
    /// Types that only `@odata.type` names, with the declared type of the place where they stand.
    types: BTreeMap<QualifiedName, (Span, Option<QualifiedName>)>,
    /// Those of them that have an `@odata.id`, as only entities have.
    pub(super) entities: BTreeSet<QualifiedName>,
    /// What stands where another type is declared.
    pub(super) stand_ins: StandIns,
    /// How the properties of tables are spelt.
    spellings: Spellings,
}

impl Shown {
    /// Reads the examples of a page; `owners` tells the operation of each.
    pub(super) fn collect(
        &mut self,
        names: &Names<'_>,
        page: &PageFacts,
        operations: &[Operation],
        owners: &[usize],
        types: &Types,
    ) {
        let mut next = vec![0; operations.len()];
        for (facts, owner) in page.examples.iter().zip(owners) {
            let Some(example) = operations[*owner].examples.get(next[*owner]) else { continue };
            next[*owner] += 1;
            let requests = example.request.iter().zip(facts.request.iter());
            for (message, facts) in requests.chain(example.responses.iter().zip(&facts.responses)) {
                let (Some(ty), Some(body)) = (&message.ty, &facts.body) else { continue };
                self.body(names, page, body, ty, types);
            }
            if let (RequestBody::Parameters(fields), Some(request)) = (&operations[*owner].body, &facts.request)
                && let Some(body) = &request.body
            {
                self.arguments(names, page, body, fields, types);
            }
        }
    }

    fn body(&mut self, names: &Names<'_>, page: &PageFacts, body: &Body, ty: &TypeRef, types: &Types) {
        let mut reader = Reader { shown: self, names, page, body, types, only_new: false };
        for root in &body.json.values {
            let page_value = match &root.value {
                Value::Object(members) => {
                    members.iter().find(|member| member.name == "value").map(|member| &member.value)
                }
                _ => None,
            };
            // `{"value": […]}` is a page of a collection, whatever the sentence above it says.
            let is_page = page_value.is_some_and(|value| matches!(value.value, Value::Array(_)));
            if let Some(items) = if ty.collection || is_page { page_value } else { Some(root) } {
                reader.value(items, &ty.kind);
            }
        }
    }

    /// Reads what an action is called with.
    fn arguments(&mut self, names: &Names<'_>, page: &PageFacts, body: &Body, fields: &[BodyField], types: &Types) {
        let mut reader = Reader { shown: self, names, page, body, types, only_new: false };
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
    pub(super) fn collect_beside(&mut self, names: &Names<'_>, page: &PageFacts, types: &Types) {
        let messages = page.examples.iter().filter(|_| page.operation.is_none());
        let messages = messages.flat_map(|example| example.request.iter().chain(&example.responses));
        for body in messages.filter_map(|message| message.body.as_ref()).chain(&page.other_json) {
            let mut reader = Reader { shown: self, names, page, body, types, only_new: true };
            body.json.values.iter().for_each(|root| reader.value(root, &TypeKind::AnyStructured));
        }
    }

    /// Adds to the model what was seen and no page documents.
    pub(super) fn add_to(self, types: &mut Types) {
        for (name, (place, base)) in self.types {
            let ty = types.entry(name.clone()).or_insert_with(|| shell(&name, TypeOrigin::Shown, place));
            if let (None, Some(base)) = (&ty.base, base)
                && ty.origin == TypeOrigin::Shown
                && base != name
            {
                ty.base = Some(Fact::new(base, place));
            }
        }
        self.spellings.restore_capitals(types);
        let derived = derived_types(types);
        for (name, properties) in self.properties {
            let mut inherited = inherited_names(types, &name);
            inherited.extend(derived_names(types, &derived, &name));
            let Some(ty) = types.get_mut(&name) else { continue };
            for (property, seen) in properties {
                let lower = property.to_lowercase();
                let known = ty.properties.iter().any(|known| known.name.value.to_lowercase() == lower);
                if known || inherited.contains(&lower) {
                    continue;
                }
                if let Some(meant) = self.spellings.meant(&mut ty.properties, &property, &seen.value) {
                    respell(meant, Fact::new(property, seen.span));
                    continue;
                }
                let mut added = blank(Fact::new(property, seen.span), seen.clone(), seen.span);
                added.source = PropertySource::Example;
                ty.properties.push(added);
            }
        }
    }
}

struct Reader<'a> {
    shown: &'a mut Shown,
    names: &'a Names<'a>,
    page: &'a PageFacts,
    body: &'a Body,
    types: &'a Types,
    /// Whether objects of known types, and those that name no type, do not matter.
    only_new: bool,
}

impl Reader<'_> {
    fn value(&mut self, node: &Node, declared: &TypeKind) {
        match &node.value {
            Value::Array(items) => items.iter().for_each(|item| self.value(item, declared)),
            Value::Object(members) => self.object(node, members, declared),
            _ => {}
        }
    }

    fn object(&mut self, node: &Node, members: &[Member], declared: &TypeKind) {
        let base = match declared {
            TypeKind::Structured(name) => Some(name.clone()),
            TypeKind::AnyStructured | TypeKind::Primitive(Primitive::Untyped) => None,
            _ => return,
        };
        let written =
            members.iter().find(|member| member.name == "@odata.type").and_then(|member| match &member.value.value {
                Value::String(text) => Some(text),
                _ => None,
            });
        let named = written.and_then(|text| self.names.structured_named(self.page, text));
        let is_known = || named.as_ref().is_none_or(|name| self.types.contains_key(name));
        if self.only_new && (is_known() || written.is_none_or(|text| !is_of_this_api(text))) {
            return;
        }
        let place = self.span(node.range.as_usize());
        if let (Some(name), Some(base)) = (&named, &base) {
            self.shown.stand_ins.note(name, base, place);
        }
        if let Some(name) = &named
            && !self.types.contains_key(name)
        {
            self.shown.types.entry(name.clone()).or_insert((place, base.clone()));
            if members.iter().any(|member| member.name == "@odata.id") {
                self.shown.entities.insert(name.clone());
            }
        }
        let Some(owner) = named.or(base) else { return };
        let lineage = lineage(self.types, &owner);
        let trusted = is_of_type(&lineage, members);
        for member in members.iter().filter(|member| looks_like_identifier(&member.name) && !member.name.contains('.'))
        {
            let declared = match known_property(&lineage, &member.name) {
                Some(known) => {
                    let (map, body) = (&self.body.map, self.body);
                    let place = || map.span(body.file, member.name_range.as_usize()).unwrap_or(body.span);
                    self.shown.spellings.note(known, &member.name, place);
                    known.ty.value.kind.clone()
                }
                None if trusted => self.note(&owner, member),
                None => continue,
            };
            self.value(&member.value, &declared);
        }
    }

    /// Notes an undocumented property and gives the type that its value shows.
    fn note(&mut self, owner: &QualifiedName, member: &Member) -> TypeKind {
        let seen = sample_type(self.names, self.page, &member.value);
        let span = self.span(member.name_range.as_usize());
        let properties = self.shown.properties.entry(owner.clone()).or_default();
        let entry = properties.entry(member.name.clone()).or_insert_with(|| Fact::new(seen.clone(), span));
        let collection = entry.value.collection || seen.collection;
        let joined = join(entry.value.kind.clone(), seen.kind.clone());
        entry.value = TypeRef { kind: joined, collection };
        seen.kind
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.body.map.span(self.body.file, range).unwrap_or(self.body.span)
    }
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

/// Types that responses, bodies and parameters name and nothing else introduced.
pub(super) fn add_named_types(operations: &[Operation], types: &mut Types) {
    let mut add = |ty: &TypeRef, place: Span| {
        if let TypeKind::Structured(name) = &ty.kind {
            types.entry(name.clone()).or_insert_with(|| shell(name, TypeOrigin::Referenced, place));
        }
    };
    for operation in operations {
        for response in &operation.responses {
            if let ResponseBody::Value(ty) | ResponseBody::Page(ty) | ResponseBody::Wrapped(ty) = &response.body {
                add(ty, response.status.span);
            }
        }
        match &operation.body {
            RequestBody::Resource { ty, fields } => {
                add(&ty.value, ty.span);
                fields.iter().for_each(|field| add(&field.ty.value, field.ty.span));
            }
            RequestBody::Parameters(fields) => fields.iter().for_each(|field| add(&field.ty.value, field.ty.span)),
            _ => {}
        }
        for parameter in &operation.parameters {
            if let Some(ty) = &parameter.ty {
                add(&ty.value, ty.span);
            }
        }
        for message in operation.examples.iter().flat_map(|example| example.request.iter().chain(&example.responses)) {
            if let Some(ty) = &message.ty {
                add(ty, message.span);
            }
        }
    }
}
