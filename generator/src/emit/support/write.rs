//! Writes the properties that a table lists, through any serde serializer.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::json::write_raw;
use super::leaf::Leaf;
use super::property::View;
use super::structured::StructuredType;
use super::table::ObjectRef;

/// Writes an object: its annotations (`@odata.type` must come first), its properties, its other members.
pub(crate) fn serialize<T: StructuredType, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    ObjectRef::of(object).serialize(serializer)
}

impl Serialize for ObjectRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let is_annotation = |name: &str| name.starts_with('@');
        for (name, value) in self.additional().iter().filter(|(name, _)| is_annotation(name)) {
            map.serialize_entry(name, value)?;
        }
        for (index, name) in self.table().names().enumerate() {
            match self.view(index) {
                View::Absent => {}
                view => map.serialize_entry(name, &view)?,
            }
        }
        for (name, value) in self.additional().iter().filter(|(name, _)| !is_annotation(name)) {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            View::Absent | View::Null => serializer.serialize_unit(),
            View::Unexpected(json) => json.serialize(serializer),
            View::Leaf(leaf) => leaf.serialize(serializer),
            View::Leaves(leaves) => serializer.collect_seq(leaves.iter()),
            View::Object(object) => object.serialize(serializer),
            View::Objects(objects) => serializer.collect_seq(objects.iter()),
        }
    }
}

impl Serialize for Leaf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Leaf::Bool(value) => serializer.serialize_bool(*value),
            Leaf::Int(value) => serializer.serialize_i64(*value),
            Leaf::Float(value) => serializer.serialize_f64(*value),
            Leaf::Text(text) => serializer.serialize_str(text),
            Leaf::Number(text) | Leaf::Json(text) => write_raw(text, serializer),
        }
    }
}
