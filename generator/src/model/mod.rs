//! The API as all pages together say it: plain data, sorted, names resolved, every fact with its place.
//!
//! `resolve` builds it; `plan`, `lint` and the exports read it. It knows no Rust and no Markdown.

mod description;
mod fact;
mod json;
mod name;
mod operation;
mod primitive;
mod types;

pub(crate) use description::first_sentence;
pub use fact::{Fact, PageSummary};
pub use json::ModelJson;
pub use name::QualifiedName;
pub use operation::{
    Account, BodyField, Example, ExampleMessage, Header, HttpMethod, Operation, OperationKind, Parameter,
    ParameterLocation, PathSegment, PathTemplate, Permissions, RequestBody, Response, ResponseBody,
};
pub use primitive::Primitive;
pub use types::{
    Binding, EnumType, Filter, Member, Method, Property, PropertyKind, PropertySource, StructuredKind, StructuredType,
    TypeKind, TypeOrigin, TypeRef,
};

/// All versions and all pages.
#[derive(Clone, Debug, Default)]
pub struct ApiModel {
    /// The versions, sorted by name.
    pub versions: Vec<ApiVersion>,
    /// Every page that was read and what it gave, in path order.
    pub pages: Vec<PageSummary>,
}

/// One version of the API.
#[derive(Clone, Debug, Default)]
pub struct ApiVersion {
    /// `v1.0`, `beta`.
    pub name: String,
    /// Entity and complex types, sorted by name.
    pub types: Vec<StructuredType>,
    /// Enumerations, sorted by name.
    pub enums: Vec<EnumType>,
    /// Operations, sorted by (page, HTTP method).
    pub operations: Vec<Operation>,
    /// Entity sets and singletons, sorted by name, letter case ignored.
    pub roots: Vec<Root>,
}

/// An entity set of the service, or a singleton: what the first segment of a path addresses.
#[derive(Clone, Debug)]
pub struct Root {
    /// The segment, and the first path that it stands in.
    pub name: Fact<String>,
    /// The type of the singleton; of an entity set, a collection.
    pub ty: TypeRef,
}

impl ApiVersion {
    /// Whether no page gave anything.
    pub fn is_empty(&self) -> bool {
        self.types.is_empty() && self.enums.is_empty() && self.operations.is_empty()
    }

    /// The structured type of a name.
    pub fn structured(&self, name: &QualifiedName) -> Option<&StructuredType> {
        self.types.binary_search_by(|ty| ty.name.cmp(name)).ok().map(|at| &self.types[at])
    }

    /// The enumeration of a name.
    pub fn enumeration(&self, name: &QualifiedName) -> Option<&EnumType> {
        self.enums.binary_search_by(|ty| ty.name.cmp(name)).ok().map(|at| &self.enums[at])
    }

    /// A type's own and inherited properties, base first; what a derived type says of a property again is said by the
    /// derived type.
    pub fn all_properties<'a>(&'a self, ty: &'a StructuredType) -> Vec<&'a Property> {
        let mut chain = vec![ty];
        while let Some(base) =
            chain.last().and_then(|last| last.base.as_ref()).and_then(|base| self.structured(&base.value))
        {
            if chain.iter().any(|seen| seen.name == base.name) {
                break;
            }
            chain.push(base);
        }
        let mut found: indexmap::IndexMap<&str, &Property> = indexmap::IndexMap::new();
        for declaring in chain.iter().rev() {
            for property in &declaring.properties {
                found.insert(&property.name.value, property);
            }
            for said in &declaring.inherited {
                if let Some(property) = found.get_mut(said.name.value.as_str()) {
                    *property = said;
                }
            }
        }
        found.into_values().collect()
    }
}
