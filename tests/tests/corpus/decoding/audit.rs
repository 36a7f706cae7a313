//! Emitted beside the support code by the tests alone: what a value holds that its type does not describe.

use super::property::View;
use super::table::ObjectRef;
use super::{Json, StructuredType};

/// What an audit counts.
#[derive(Default)]
pub struct Audit {
    /// Properties that hold something.
    pub values: usize,
    /// What did not fit: type and property, and what came.
    pub unexpected: Vec<(String, String)>,
    /// Members that are no annotation and that the type does not have: type and name, and what came.
    pub additional: Vec<(String, String)>,
    /// Objects that say which type they are, and are to be looked at as such: their type's name and their JSON.
    pub derived: Vec<(String, String)>,
}

impl Audit {
    /// Looks at all properties of an object and of those in it. `is_known` tells of which types there are.
    pub fn of<T: StructuredType>(object: &T, is_known: &dyn Fn(&str) -> bool) -> Self {
        let mut audit = Self::default();
        let derived = object.odata_type().filter(|name| *name != T::TYPE && is_known(name));
        match derived {
            Some(name) => audit.later(&name, ObjectRef::of(object)),
            None => audit.object(ObjectRef::of(object), is_known),
        }
        audit
    }

    fn object(&mut self, object: ObjectRef<'_>, is_known: &dyn Fn(&str) -> bool) {
        let ty = object.table().name;
        for (index, name) in object.table().names().enumerate() {
            match object.view(index) {
                View::Absent => continue,
                View::Null | View::Leaf(_) | View::Leaves(_) => {}
                View::Unexpected(json) => self.unexpected.push((format!("{ty}.{name}"), json.text().to_owned())),
                View::Object(inner) => self.inner(inner, is_known),
                View::Objects(objects) => objects.iter().for_each(|inner| self.inner(inner, is_known)),
            }
            self.values += 1;
        }
        for (name, json) in object.additional().iter().filter(|(name, _)| !name.contains('@')) {
            self.values += 1;
            self.additional.push((format!("{ty}.{name}"), json.text().to_owned()));
        }
    }

    fn inner(&mut self, object: ObjectRef<'_>, is_known: &dyn Fn(&str) -> bool) {
        let name = object.additional().get("@odata.type").and_then(Json::as_str);
        let name = name.as_deref().map(|name| name.trim_start_matches('#')).filter(|name| is_known(name));
        match name {
            Some(name) => self.later(name, object),
            None => self.object(object, is_known),
        }
    }

    fn later(&mut self, name: &str, object: ObjectRef<'_>) {
        if let Ok(json) = Json::of(&View::Object(object)) {
            self.derived.push((name.to_owned(), json.text().to_owned()));
        }
    }
}
