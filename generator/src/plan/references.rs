//! From types of the model to types of Rust, as they are written in a module.
//!
//! A reference to something that is not emitted (excluded, or named by pages and never described) is `Json`. Paths are
//! full here; `imports` shortens them.

use crate::model::{Primitive, QualifiedName, TypeKind, TypeRef};

use super::Context;
use super::data::RustType;
use super::layout::Home;
use super::options::extern_path;

const JSON: RustType = RustType::Support("Json");
const OBJECT: RustType = RustType::Support("Object");

impl Context<'_> {
    /// The type in a field: objects are boxed, so that types may contain each other.
    pub(crate) fn field_type(&self, ty: &TypeRef, from: usize) -> RustType {
        match self.element_type(&ty.kind, from) {
            JSON => JSON,
            element if ty.collection => RustType::List(Box::new(element)),
            OBJECT => RustType::Boxed(Box::new(OBJECT)),
            object @ RustType::Item(_) if matches!(ty.kind, TypeKind::Structured(_)) => {
                RustType::Boxed(Box::new(object))
            }
            scalar => scalar,
        }
    }

    /// The type of a value by itself, or of an element of a collection.
    pub(crate) fn element_type(&self, kind: &TypeKind, from: usize) -> RustType {
        match kind {
            TypeKind::Primitive(primitive) => primitive_type(*primitive),
            TypeKind::AnyStructured => OBJECT,
            TypeKind::Structured(name) => self.structured_path(name, from).map_or(JSON, RustType::Item),
            TypeKind::Enum(name) => self.enum_type(name, from).unwrap_or(JSON),
        }
    }

    /// The path of a structured type, unless it is not emitted.
    pub(crate) fn structured_path(&self, name: &QualifiedName, from: usize) -> Option<String> {
        let at = self.version.types.binary_search_by(|ty| ty.name.cmp(name)).ok();
        let home = at.map(|at| &self.layout.types[at]);
        self.extern_item(name, home).or_else(|| {
            let is_emitted = at.is_some_and(|at| self.selected.has_type(at) && self.version.types[at].is_exchanged());
            home.filter(|_| is_emitted).map(|home| self.path(home, from))
        })
    }

    fn enum_type(&self, name: &QualifiedName, from: usize) -> Option<RustType> {
        let at = self.version.enums.binary_search_by(|ty| ty.name.cmp(name)).ok()?;
        let home = &self.layout.enums[at];
        let item = match self.extern_item(name, Some(home)) {
            Some(path) => path,
            None if self.selected.has_enum(at) => self.path(home, from),
            None => return None,
        };
        let item = RustType::Item(item);
        Some(if self.version.enums[at].is_flags { RustType::Of("Flags", Box::new(item)) } else { item })
    }

    /// Whether a type exists elsewhere, so that it is not emitted.
    pub(crate) fn is_extern(&self, name: &QualifiedName) -> bool {
        !self.options.extern_paths.is_empty() && extern_path(&self.options.extern_paths, &name.to_string()).is_some()
    }

    fn extern_item(&self, name: &QualifiedName, home: Option<&Home>) -> Option<String> {
        if self.options.extern_paths.is_empty() {
            return None;
        }
        let qualified = name.to_string();
        let (path, rest) = extern_path(&self.options.extern_paths, &qualified)?;
        if rest.is_empty() {
            return Some(path.to_owned());
        }
        let home = home?;
        let modules = &self.layout.modules[home.module];
        // An extern namespace stands for the modules above the rest of the name.
        let kept = rest.split('.').count().min(modules.len());
        let mut segments = vec![path.to_owned()];
        segments.extend(modules[modules.len() - kept..].iter().cloned());
        segments.push(home.ident.clone());
        Some(segments.join("::"))
    }

    /// How an item is reached from a module.
    fn path(&self, home: &Home, from: usize) -> String {
        if home.module == from {
            return home.ident.clone();
        }
        let (own, other) = (&self.layout.modules[from], &self.layout.modules[home.module]);
        let shared = own.iter().zip(other).take_while(|(a, b)| a == b).count();
        let mut segments: Vec<&str> = vec!["super"; own.len() - shared];
        if segments.is_empty() {
            segments.push("self");
        }
        segments.extend(other[shared..].iter().map(String::as_str));
        segments.push(&home.ident);
        segments.join("::")
    }
}

/// The type of a primitive.
fn primitive_type(primitive: Primitive) -> RustType {
    match primitive {
        Primitive::Boolean => RustType::Language("bool"),
        Primitive::Byte => RustType::Language("u8"),
        Primitive::SByte => RustType::Language("i8"),
        Primitive::Int16 => RustType::Language("i16"),
        Primitive::Int32 => RustType::Language("i32"),
        Primitive::String | Primitive::Stream => RustType::Language("String"),
        Primitive::Int64 => RustType::Support("Int64"),
        Primitive::Double | Primitive::Single => RustType::Support("Double"),
        Primitive::Decimal => RustType::Support("Decimal"),
        Primitive::Binary => RustType::Support("Binary"),
        Primitive::Date => RustType::Support("Date"),
        Primitive::DateTimeOffset => RustType::Support("DateTimeOffset"),
        Primitive::Duration => RustType::Support("Duration"),
        Primitive::Guid => RustType::Support("Guid"),
        Primitive::TimeOfDay => RustType::Support("TimeOfDay"),
        Primitive::PrimitiveType | Primitive::Untyped => JSON,
    }
}

/// The Rust type of a function's parameter that is a number or a boolean.
pub(crate) fn bare_parameter_type(primitive: Primitive) -> Option<&'static str> {
    match primitive_type(primitive) {
        RustType::Language("String") => None,
        RustType::Language(name) => Some(name),
        RustType::Support("Int64") => Some("i64"),
        RustType::Support("Double") => Some("f64"),
        _ => None,
    }
}
