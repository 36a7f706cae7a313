//! Clones, compares and prints objects, and moves them between a type and its base types, by walking their tables.

use std::fmt;
use std::mem::ManuallyDrop;

use super::cursor::Cursor;
use super::json::Json;
use super::property::View;
use super::read::read_value;
use super::structured::StructuredType;
use super::table::{ObjectMut, ObjectRef, Slot, empty};

/// As `Clone::clone`.
pub(crate) fn clone<T: StructuredType>(object: &T) -> T {
    // Unwinding would leak and not drop: the code that drops a `T` need not exist for this.
    let mut copy = ManuallyDrop::new(empty::<T>());
    copy_object(ObjectRef::of(object), ObjectMut::of(&mut *copy));
    ManuallyDrop::into_inner(copy)
}

/// As `PartialEq::eq`.
pub(crate) fn eq<T: StructuredType>(a: &T, b: &T) -> bool {
    same_object(ObjectRef::of(a), ObjectRef::of(b))
}

/// As `Debug::fmt`: the properties that are not absent, then the additional members.
pub(crate) fn fmt<T: StructuredType>(object: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Debug::fmt(&ObjectRef::of(object), f)
}

/// Copies the members of `from` into `to`, which is empty and may be of a type that `from`'s type extends or is
/// extended by: members that `to` has no property for become additional, and the reverse.
pub(super) fn copy_object(from: ObjectRef<'_>, mut to: ObjectMut<'_>) {
    let same_type = std::ptr::eq(from.table(), to.table());
    for (index, name) in from.table().names().enumerate() {
        let view = from.view(index);
        if matches!(view, View::Absent) {
            continue;
        }
        let target = if same_type { Some(index) } else { to.table().find(name) };
        match target.and_then(|target| to.absent(target)) {
            Some(slot) => copy_value(&view, slot),
            None => to.additional().push(name, text_of(&view)),
        }
    }
    for (name, value) in from.additional().iter() {
        let target = if same_type { None } else { to.table().find(name) };
        match target.and_then(|target| to.absent(target)) {
            Some(slot) => read_value(&mut Cursor::new(value.text()), slot, 0),
            None => to.additional().push(name, value.clone()),
        }
    }
}

fn copy_value(view: &View<'_>, mut slot: Slot<'_>) {
    let copied = match view {
        View::Absent => true,
        View::Null => return slot.null(),
        View::Unexpected(json) => return slot.unexpected((*json).clone()),
        View::Leaf(leaf) => slot.leaf(leaf.clone()),
        View::Leaves(leaves) => slot.leaves(leaves.iter()),
        View::Object(from) => slot.object().map(|to| copy_object(*from, to)).is_some(),
        View::Objects(from) => {
            let from = from.iter();
            let to = slot.objects(from.len());
            to.map(|to| from.zip(to).for_each(|(from, to)| copy_object(from, to))).is_some()
        }
    };
    if !copied {
        // A derived type declares the property anew, with another type.
        read_value(&mut Cursor::new(text_of(view).text()), slot, 0);
    }
}

fn text_of(view: &View<'_>) -> Json {
    Json::of(view).unwrap_or_else(|_| Json::trusted("null"))
}

fn same_object(a: ObjectRef<'_>, b: ObjectRef<'_>) -> bool {
    let mut properties = 0..a.table().names().len();
    properties.all(|index| same(&a.view(index), &b.view(index))) && a.additional() == b.additional()
}

fn same(a: &View<'_>, b: &View<'_>) -> bool {
    match (a, b) {
        (View::Absent, View::Absent) | (View::Null, View::Null) => true,
        (View::Unexpected(a), View::Unexpected(b)) => a == b,
        (View::Leaf(a), View::Leaf(b)) => a == b,
        (View::Leaves(a), View::Leaves(b)) => a.iter().eq(b.iter()),
        (View::Object(a), View::Object(b)) => same_object(*a, *b),
        (View::Objects(a), View::Objects(b)) => {
            let (a, b) = (a.iter(), b.iter());
            a.len() == b.len() && a.zip(b).all(|(a, b)| same_object(a, b))
        }
        _ => false,
    }
}

impl fmt::Debug for ObjectRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct(self.table().name);
        for (index, name) in self.table().names().enumerate() {
            match self.view(index) {
                View::Absent => {}
                view => {
                    out.field(name, &view);
                }
            }
        }
        for (name, value) in self.additional().iter() {
            out.field(name, value);
        }
        out.finish()
    }
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            View::Absent => f.write_str("Absent"),
            View::Null => f.write_str("Null"),
            View::Unexpected(json) => f.debug_tuple("Unexpected").field(json).finish(),
            View::Leaf(leaf) => fmt::Debug::fmt(leaf, f),
            View::Leaves(leaves) => f.debug_list().entries(leaves.iter()).finish(),
            View::Object(object) => fmt::Debug::fmt(object, f),
            View::Objects(objects) => f.debug_list().entries(objects.iter()).finish(),
        }
    }
}
