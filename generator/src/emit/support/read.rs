//! Reads JSON into the properties that a table lists.
//!
//! Reading does not fail: what does not fit is kept as its text. That the text is JSON was checked before (`source`).

use serde::de::{Deserializer, Error};

use super::additional::Additional;
use super::cursor::{Cursor, content};
use super::json::Json;
use super::leaf::Leaf;
use super::property::Shape;
use super::source::json_text;
use super::structured::StructuredType;
use super::table::{ErasedTable, ObjectMut, Slot, empty};

/// Objects that are nested deeper are kept as text, so that no input can exhaust the stack.
const MAX_DEPTH: usize = 100;

/// Reads an object; fails when the document is not JSON or not an object.
pub(crate) fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: StructuredType,
    D: Deserializer<'de>,
{
    let text = json_text(deserializer)?;
    let mut object = empty::<T>();
    if read_document(&text, ObjectMut::of(&mut object)) {
        Ok(object)
    } else {
        Err(D::Error::custom(format_args!("expected a JSON object, {}", T::TYPE)))
    }
}

/// The order in which objects give their properties. Those of a list mostly share one, so that names are compared where they
/// are expected before they are searched.
#[derive(Default)]
struct Order {
    is_kept: bool,
    /// What came after the property before the index, the last time; first the table's own order.
    next: Vec<usize>,
    /// The index after that of the last property.
    at: usize,
}

impl Order {
    /// An order that is kept from object to object.
    fn of_many() -> Self {
        Self { is_kept: true, ..Self::default() }
    }

    /// Another object begins.
    fn restart(&mut self) {
        self.at = 0;
    }

    /// The index of the property called `name`, which comes next.
    fn find(&mut self, table: &'static ErasedTable, name: &str) -> Option<usize> {
        let expected = self.next.get(self.at).copied().unwrap_or(self.at);
        let index = if table.is_name_of(expected, name) {
            expected
        } else {
            let found = table.find(name)?;
            if self.is_kept && self.next.is_empty() {
                self.next = (0..=table.names().len()).collect();
            }
            if let Some(next) = self.next.get_mut(self.at) {
                *next = found;
            }
            found
        };
        self.at = index + 1;
        Some(index)
    }
}

fn read_document(text: &str, object: ObjectMut<'_>) -> bool {
    let mut cursor = Cursor::new(text);
    let is_object = cursor.peek() == b'{';
    if is_object {
        read_object(&mut cursor, object, 0, &mut Order::default());
    }
    is_object
}

fn read_object(cursor: &mut Cursor<'_>, mut object: ObjectMut<'_>, depth: usize, order: &mut Order) {
    cursor.eat(b'{');
    order.restart();
    while let Some(name) = cursor.name() {
        match order.find(object.table(), &name).and_then(|index| object.absent(index)) {
            Some(slot) => read_value(cursor, slot, depth),
            // The second of two members with one name is kept here too.
            None => object.additional().push(&name, Json::trusted(cursor.skip())),
        }
    }
}

/// Reads the value that starts at `cursor` into a property.
pub(super) fn read_value(cursor: &mut Cursor<'_>, mut slot: Slot<'_>, depth: usize) {
    let first = cursor.peek();
    if first == b'n' {
        cursor.skip();
        return slot.null();
    }
    match slot.shape() {
        Shape::Object if first == b'{' && depth < MAX_DEPTH => {
            if let Some(object) = slot.object() {
                read_object(cursor, object, depth + 1, &mut Order::default());
            }
            return;
        }
        Shape::Objects if first == b'[' && depth < MAX_DEPTH => {
            if let Some(objects) = count_objects(cursor.clone()).and_then(|len| slot.objects(len)) {
                let mut order = Order::of_many();
                cursor.eat(b'[');
                for object in objects {
                    read_object(cursor, object, depth + 1, &mut order);
                    cursor.eat(b',');
                }
                cursor.eat(b']');
                return;
            }
        }
        _ => {}
    }
    let raw = cursor.skip();
    let fits = match slot.shape() {
        Shape::Leaf => slot.leaf(leaf(raw)),
        Shape::Untyped => slot.leaf(Leaf::Json(raw)),
        Shape::Leaves if first == b'[' => slot.leaves(elements(raw).map(leaf)),
        Shape::UntypedList if first == b'[' => slot.leaves(elements(raw).map(Leaf::Json)),
        _ => false,
    };
    if !fits {
        slot.unexpected(Json::trusted(raw));
    }
}

/// Reads one element of a list into a list, which is absent; whether it fits.
pub(super) fn read_element(raw: &str, mut list: Slot<'_>) -> bool {
    match list.shape() {
        Shape::Objects if raw.starts_with('{') => {
            let objects = list.objects(1).into_iter().flatten();
            objects.map(|object| read_object(&mut Cursor::new(raw), object, 1, &mut Order::default())).count() == 1
        }
        Shape::Leaves => list.leaves(std::iter::once(leaf(raw))),
        Shape::UntypedList => list.leaves(std::iter::once(Leaf::Json(raw))),
        _ => false,
    }
}

/// Reads the members of an object, the one called `name` into `slot`; `None` when it is no object or has no such member.
pub(super) fn read_around(text: &str, name: &str, slot: Slot<'_>) -> Option<Additional> {
    let (mut cursor, mut slot) = (Cursor::new(text), Some(slot));
    let mut additional = Additional::new();
    if !cursor.eat(b'{') {
        return None;
    }
    while let Some(member) = cursor.name() {
        match if member == name { slot.take() } else { None } {
            Some(slot) => read_value(&mut cursor, slot, 0),
            None => additional.push(&member, Json::trusted(cursor.skip())),
        }
    }
    slot.is_none().then_some(additional)
}

/// How many elements the list has, if all of them are objects.
fn count_objects(mut cursor: Cursor<'_>) -> Option<usize> {
    let mut len = 0;
    cursor.eat(b'[');
    while cursor.element() {
        if cursor.peek() != b'{' {
            return None;
        }
        cursor.skip();
        len += 1;
    }
    Some(len)
}

/// The texts of a list's elements.
pub(super) fn elements(list: &str) -> impl Iterator<Item = &str> {
    let mut cursor = Cursor::new(list);
    cursor.eat(b'[');
    std::iter::from_fn(move || cursor.element().then(|| cursor.skip()))
}

/// The scalar that `raw` is the text of; `null`, objects and lists stay text, which no scalar takes.
fn leaf(raw: &str) -> Leaf<'_> {
    match raw.as_bytes().first() {
        // What is no text is kept as it came.
        Some(b'"') => content(raw).map_or(Leaf::Json(raw), Leaf::Text),
        Some(b't') => Leaf::Bool(true),
        Some(b'f') => Leaf::Bool(false),
        Some(b'-' | b'0'..=b'9') => Leaf::Number(raw),
        _ => Leaf::Json(raw),
    }
}
