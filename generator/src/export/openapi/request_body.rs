//! Request bodies: a resource with the rows of the page's table, parameters of an action, references, bytes.
//!
//! Schemas that only bodies have become components, named after the first operation that uses them, so that generators
//! give them one name, and an operation with many paths one type.

use std::borrow::Cow;

use foldhash::{HashMap, HashSet};
use rayon::prelude::*;

use crate::model::{ApiVersion, BodyField, HttpMethod, RequestBody as Body, TypeKind, TypeRef};

use super::document::{Map, MediaType, RequestBody};
use super::media_type::{self, JSON};
use super::merge::is_derived;
use super::routes::{Documented, Method, Route};
use super::schema_object::Schema;
use super::shared::REFERENCE;
use super::value_schema::Values;

/// The request bodies of a document, without examples.
#[derive(Debug)]
pub(super) struct RequestBodies<'a> {
    /// By the operations that they come from.
    bodies: HashMap<Vec<usize>, RequestBody<'a>>,
    /// The schemas that became components.
    pub(super) schemas: Vec<(String, Schema<'a>)>,
}

impl<'a> RequestBodies<'a> {
    /// The bodies of all operations.
    pub(super) fn new(version: &'a ApiVersion, values: &Values<'a>, routes: &[Route<'a>]) -> Self {
        let methods = routes.iter().flat_map(|route| &route.methods).filter(|method| allows_body(method.method));
        let mut seen = HashSet::default();
        let methods: Vec<&Method<'a>> = methods.filter(|method| seen.insert(key(&method.documented))).collect();
        let made: Vec<_> = methods.par_iter().map(|method| parts(version, values, &method.documented)).collect();
        let mut found = Self { bodies: HashMap::default(), schemas: Vec::new() };
        let mut taken = HashSet::default();
        for (method, (json, mut content)) in methods.into_iter().zip(made) {
            let is_optional = method.documented.iter().any(|one| one.operation.body_optional.is_some());
            let is_given = !content.is_empty() || json.as_ref().is_some_and(|(_, is_required)| *is_required);
            let is_required = is_given && !is_optional;
            if let Some((schema, _)) = json {
                let is_free = |name: &String| !taken.contains(name) && !values.has_type(name);
                let schema = match says_more(&schema).then(|| name(&method.id, is_free)) {
                    Some(name) => {
                        taken.insert(name.clone());
                        found.schemas.push((name.clone(), schema));
                        Schema::named(name)
                    }
                    None => schema,
                };
                content.0.insert(0, (Cow::Borrowed(JSON), MediaType { schema, ..MediaType::default() }));
            }
            if !content.is_empty() {
                found.bodies.insert(key(&method.documented), RequestBody { content, required: is_required });
            }
        }
        found
    }

    /// The body of an operation.
    pub(super) fn request_body(&self, documented: &[Documented<'a>]) -> Option<RequestBody<'a>> {
        self.bodies.get(&key(documented)).cloned()
    }
}

/// Whether a schema is more than a reference.
fn says_more(schema: &Schema<'_>) -> bool {
    !schema.all_of.is_empty() || !schema.any_of.is_empty() || !schema.properties.is_empty()
}

/// The name of the schema of an operation's body.
fn name(id: &str, is_free: impl Fn(&String) -> bool) -> String {
    let plain = std::iter::once(format!("{id}RequestBody"));
    let numbered = (2_u32..).map(|number| format!("{id}RequestBody{number}"));
    plain.chain(numbered).find(is_free).unwrap_or_default()
}

/// Bodies are the same where the same operations document them.
fn key(documented: &[Documented<'_>]) -> Vec<usize> {
    documented.iter().map(|one| one.index).collect()
}

/// The JSON of a body, with whether it has to be sent, and the bytes.
fn parts<'a>(
    version: &'a ApiVersion,
    values: &Values<'a>,
    documented: &[Documented<'a>],
) -> (Option<(Schema<'a>, bool)>, Map<'a, MediaType<'a>>) {
    let mut content = Map::default();
    let mut choices: Vec<Choice<'a>> = Vec::new();
    for one in documented {
        match &one.operation.body {
            Body::None => {}
            Body::Raw(named) => {
                let media = media_type::of_bytes_sent(one.operation, named.value.as_deref());
                if !content.contains(&media) {
                    content.0.push((media, MediaType { schema: bytes(), ..MediaType::default() }));
                }
            }
            body => Choice::add(version, &mut choices, body, one.operation.method.value),
        }
    }
    let is_required = choices.iter().all(Choice::is_required);
    let schemas = choices.iter().map(|choice| choice.schema(values)).collect();
    (one_of(schemas).map(|schema| (schema, is_required)), content)
}

/// Whether a method's body has a meaning in HTTP.
pub(super) fn allows_body(method: HttpMethod) -> bool {
    matches!(method, HttpMethod::Post | HttpMethod::Put | HttpMethod::Patch)
}

/// Bytes as they are.
pub(super) fn bytes<'a>() -> Schema<'a> {
    Schema::formatted("string", "binary")
}

fn one_of(mut schemas: Vec<Schema<'_>>) -> Option<Schema<'_>> {
    if schemas.len() > 1 {
        return Some(Schema { any_of: schemas, ..Schema::default() });
    }
    schemas.pop()
}

/// One of the JSON bodies that the pages about an operation describe.
struct Choice<'a> {
    kind: ChoiceKind<'a>,
    rows: Vec<&'a BodyField>,
    /// The names of the rows that every page requires; none before the first page.
    required: Option<Vec<&'a str>>,
}

#[derive(PartialEq, Eq)]
enum ChoiceKind<'a> {
    Resource(&'a TypeRef),
    Parameters,
    Reference,
    Untyped,
}

impl<'a> Choice<'a> {
    fn add(version: &ApiVersion, choices: &mut Vec<Self>, body: &'a Body, method: HttpMethod) {
        let (kind, rows): (_, &[BodyField]) = match body {
            Body::Resource { ty, fields } => (ChoiceKind::Resource(&ty.value), fields),
            Body::Parameters(fields) => (ChoiceKind::Parameters, fields),
            Body::Reference(_) => (ChoiceKind::Reference, &[]),
            Body::Untyped(_) | Body::None | Body::Raw(_) => (ChoiceKind::Untyped, &[]),
        };
        let is_known = choices.iter().any(|known| covers(version, &known.kind, &kind));
        match choices.iter_mut().find(|known| known.kind == kind) {
            Some(known) => known.add_rows(rows, method),
            None if is_known => {}
            None => {
                let mut choice = Self { kind, rows: Vec::new(), required: None };
                choice.add_rows(rows, method);
                choices.push(choice);
            }
        }
    }

    fn add_rows(&mut self, rows: &'a [BodyField], method: HttpMethod) {
        // A patch of a resource holds what is to change, whatever its properties need when they are created.
        let is_patch = method == HttpMethod::Patch && matches!(self.kind, ChoiceKind::Resource(_));
        let is_required = |row: &&BodyField| !is_patch && row.required.as_ref().is_some_and(|required| required.value);
        let required = rows.iter().filter(is_required).map(|row| row.name.value.as_str());
        match &mut self.required {
            Some(known) => {
                let required: Vec<&str> = required.collect();
                known.retain(|name| required.contains(name));
            }
            None => {
                let mut seen = HashSet::default();
                self.required = Some(required.filter(|name| seen.insert(*name)).collect());
            }
        }
        for row in rows {
            if self.rows.iter().all(|known| known.name.value != row.name.value) {
                self.rows.push(row);
            }
        }
    }

    fn schema(&self, values: &Values<'a>) -> Schema<'a> {
        let rows = self.rows.iter().map(|row| (Cow::Borrowed(row.name.value.as_str()), values.of_field(row)));
        let table = Schema { required: self.required.clone().unwrap_or_default(), ..Schema::object(rows.collect()) };
        match &self.kind {
            ChoiceKind::Resource(ty) if self.rows.is_empty() || ty.collection => values.of_type(ty),
            ChoiceKind::Resource(ty) => Schema { all_of: vec![values.of_type(ty), table], ..Schema::default() },
            ChoiceKind::Parameters => table,
            ChoiceKind::Reference => Schema::named(REFERENCE),
            ChoiceKind::Untyped => Schema::default(),
        }
    }

    /// Whether something has to be sent: parameters may all be optional.
    fn is_required(&self) -> bool {
        let is_optional = |row: &&BodyField| row.required.as_ref().is_some_and(|required| !required.value);
        match self.kind {
            ChoiceKind::Parameters => !self.rows.iter().all(is_optional),
            ChoiceKind::Resource(_) | ChoiceKind::Reference => true,
            ChoiceKind::Untyped => false,
        }
    }
}

/// Whether one choice allows all that another one describes: a base type its derived types, any shape every other one.
fn covers(version: &ApiVersion, known: &ChoiceKind<'_>, new: &ChoiceKind<'_>) -> bool {
    match (known, new) {
        (ChoiceKind::Resource(known), ChoiceKind::Resource(new)) => match (&known.kind, &new.kind) {
            (TypeKind::Structured(known), TypeKind::Structured(new)) => is_derived(version, new, known),
            _ => false,
        },
        (_, ChoiceKind::Untyped) => true,
        _ => false,
    }
}
