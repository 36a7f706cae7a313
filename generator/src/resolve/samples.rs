//! Types told from JSON: the samples of representations and the values of examples.

use crate::extract::facts::PageFacts;
use crate::json::{Member, Node, Value};
use crate::model::{Primitive, TypeKind, TypeRef};

use super::mentions::Names;

/// The type of a value, as far as it shows.
pub(super) fn sample_type(names: &Names<'_>, page: &PageFacts, node: &Node) -> TypeRef {
    match &node.value {
        Value::Array(items) => {
            let element = items
                .iter()
                .map(|item| sample_type(names, page, item).kind)
                .reduce(join)
                .unwrap_or(TypeKind::Primitive(Primitive::Untyped));
            TypeRef::collection_of(element)
        }
        _ => TypeRef::single(scalar(names, page, node)),
    }
}

fn scalar(names: &Names<'_>, page: &PageFacts, node: &Node) -> TypeKind {
    let primitive = match &node.value {
        Value::Bool(_) => Primitive::Boolean,
        Value::Number(text) if text.contains(['.', 'e', 'E']) => Primitive::Double,
        Value::Number(text) if text.parse::<i32>().is_err() => Primitive::Int64,
        Value::Number(_) => Primitive::Int32,
        Value::String(text) => string_sample(text),
        Value::Object(members) => {
            return declared_type(names, page, members).unwrap_or(TypeKind::AnyStructured);
        }
        _ => Primitive::Untyped,
    };
    TypeKind::Primitive(primitive)
}

fn declared_type(names: &Names<'_>, page: &PageFacts, members: &[Member]) -> Option<TypeKind> {
    let name = members.iter().find(|member| matches!(member.name.as_str(), "@odata.type" | "@type"))?;
    let Value::String(text) = &name.value.value else { return None };
    names.structured_named(page, text).map(TypeKind::Structured)
}

/// `"String (timestamp)"` names a type; any other text is a string.
fn string_sample(text: &str) -> Primitive {
    let folded = text.to_lowercase();
    match folded.trim() {
        "datetimeoffset" | "timestamp" | "string (timestamp)" | "datetime" => Primitive::DateTimeOffset,
        "boolean" => Primitive::Boolean,
        "integer" | "int32" => Primitive::Int32,
        "int64" => Primitive::Int64,
        "double" => Primitive::Double,
        "guid" => Primitive::Guid,
        "binary" => Primitive::Binary,
        "date" | "string (date)" => Primitive::Date,
        "string (duration)" => Primitive::Duration,
        "timeofday" => Primitive::TimeOfDay,
        _ => Primitive::String,
    }
}

/// The narrowest type that fits both.
pub(super) fn join(a: TypeKind, b: TypeKind) -> TypeKind {
    use Primitive::{Double, Int32, Int64, Untyped};
    let structured = |kind: &TypeKind| matches!(kind, TypeKind::Structured(_) | TypeKind::AnyStructured);
    match (&a, &b) {
        _ if a == b => a,
        (TypeKind::Primitive(Untyped), _) => b,
        (_, TypeKind::Primitive(Untyped)) => a,
        (TypeKind::Primitive(Int32), TypeKind::Primitive(wider @ (Int64 | Double))) => TypeKind::Primitive(*wider),
        (TypeKind::Primitive(wider @ (Int64 | Double)), TypeKind::Primitive(Int32)) => TypeKind::Primitive(*wider),
        _ if structured(&a) && structured(&b) => TypeKind::AnyStructured,
        _ => TypeKind::Primitive(Untyped),
    }
}
