//! What a property can hold and how it is filled, for each shape that JSON expects of it.
//!
//! Left to others: where properties lie (`table`), and what is done with them (`read`, `write`, `compare`). The functions
//! here exist once for each type that properties have, so they are short.

use std::mem::ManuallyDrop;

use super::field::Field;
use super::json::Json;
use super::leaf::{Leaf, Scalar};
use super::structured::StructuredType;
use super::table::{ObjectMut, ObjectRef, ObjectsMut, ObjectsRef, OpsOf, Slot, empties, empty_box};

/// What JSON a property expects.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A scalar.
    Leaf,
    /// Any value but `null`.
    Untyped,
    /// A list of scalars.
    Leaves,
    /// A list of any values.
    UntypedList,
    /// An object.
    Object,
    /// A list of objects.
    Objects,
}

/// How a property is seen.
pub(crate) enum View<'a> {
    Absent,
    Null,
    Unexpected(&'a Json),
    Leaf(Leaf<'a>),
    Leaves(&'a dyn Leaves),
    Object(ObjectRef<'a>),
    Objects(ObjectsRef<'a>),
}

/// What a property is set to.
pub(crate) enum Put<'a, 'l> {
    Null,
    Unexpected(Json),
    Leaf(Leaf<'l>),
    Leaves(&'a mut (dyn Iterator<Item = Leaf<'l>> + 'a)),
    /// An object without properties.
    Object,
    /// A list of so many objects without properties.
    Objects(usize),
}

/// What became of it.
pub(crate) enum Filled<'a> {
    /// It does not fit; the property is as it was.
    No,
    Yes,
    /// The object is to be filled, too.
    Object(ObjectMut<'a>),
    /// The objects are to be filled, too.
    Objects(ObjectsMut<'a>),
}

/// A list of scalars.
pub(crate) trait Leaves {
    fn len(&self) -> usize;
    fn leaf(&self, index: usize) -> Option<Leaf<'_>>;
}

impl<T: Scalar> Leaves for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn leaf(&self, index: usize) -> Option<Leaf<'_>> {
        self.get(index).map(T::leaf)
    }
}

impl dyn Leaves + '_ {
    pub(super) fn iter(&self) -> impl Iterator<Item = Leaf<'_>> {
        (0..self.len()).map_while(|index| self.leaf(index))
    }
}

impl Slot<'_> {
    pub(super) fn null(mut self) {
        self.put(Put::Null);
    }

    pub(super) fn unexpected(mut self, json: Json) {
        self.put(Put::Unexpected(json));
    }

    /// Sets the scalar; whether it fits.
    pub(super) fn leaf(&mut self, leaf: Leaf<'_>) -> bool {
        matches!(self.put(Put::Leaf(leaf)), Filled::Yes)
    }

    /// Sets the list; whether all its elements fit.
    pub(super) fn leaves<'l>(&mut self, mut leaves: impl Iterator<Item = Leaf<'l>>) -> bool {
        matches!(self.put(Put::Leaves(&mut leaves)), Filled::Yes)
    }

    /// Sets an object without properties, unless the property is of another shape.
    pub(super) fn object(&mut self) -> Option<ObjectMut<'_>> {
        if let Filled::Object(object) = self.put(Put::Object) { Some(object) } else { None }
    }

    /// Sets a list of `len` objects without properties, unless the property is of another shape.
    pub(super) fn objects(&mut self, len: usize) -> Option<impl Iterator<Item = ObjectMut<'_>>> {
        if let Filled::Objects(objects) = self.put(Put::Objects(len)) { Some(objects.into_iter()) } else { None }
    }
}

impl<T: Scalar> OpsOf<T> {
    pub(crate) const fn leaf() -> Self {
        Self::new(Shape::Leaf, || T::TYPE, view_leaf, put_leaf)
    }

    pub(crate) const fn untyped() -> Self {
        Self::new(Shape::Untyped, || T::TYPE, view_leaf, put_leaf)
    }
}

impl<T: Scalar> OpsOf<Vec<T>> {
    pub(crate) const fn leaves() -> Self {
        Self::new(Shape::Leaves, || T::TYPE, view_leaves, put_leaves)
    }

    pub(crate) const fn untyped_list() -> Self {
        Self::new(Shape::UntypedList, || T::TYPE, view_leaves, put_leaves)
    }
}

impl<R: StructuredType> OpsOf<Box<R>> {
    pub(crate) const fn object() -> Self {
        Self::new(Shape::Object, || R::TYPE, view_object, put_object)
    }
}

impl<R: StructuredType> OpsOf<Vec<R>> {
    pub(crate) const fn objects() -> Self {
        Self::new(Shape::Objects, || R::TYPE, view_objects, put_objects)
    }
}

type Place<T> = ManuallyDrop<Field<T>>;

fn view_leaf<T: Scalar>(field: &Field<T>) -> View<'_> {
    match field {
        Field::Absent => View::Absent,
        Field::Null => View::Null,
        Field::Value(value) => View::Leaf(value.leaf()),
        Field::Unexpected(json) => View::Unexpected(json),
    }
}

fn put_leaf<'a, T: Scalar>(place: &'a mut Place<T>, put: Put<'_, '_>) -> Filled<'a> {
    let field = match put {
        Put::Null => Field::Null,
        Put::Unexpected(json) => Field::Unexpected(Box::new(json)),
        Put::Leaf(leaf) => match T::read(leaf) {
            Some(value) => Field::Value(value),
            None => return Filled::No,
        },
        _ => return Filled::No,
    };
    *place = ManuallyDrop::new(field);
    Filled::Yes
}

fn view_leaves<T: Scalar>(field: &Field<Vec<T>>) -> View<'_> {
    match field {
        Field::Absent => View::Absent,
        Field::Null => View::Null,
        Field::Value(list) => View::Leaves(list),
        Field::Unexpected(json) => View::Unexpected(json),
    }
}

fn put_leaves<'a, T: Scalar>(place: &'a mut Place<Vec<T>>, put: Put<'_, '_>) -> Filled<'a> {
    let field = match put {
        Put::Null => Field::Null,
        Put::Unexpected(json) => Field::Unexpected(Box::new(json)),
        Put::Leaves(leaves) => {
            let mut list: Vec<T> = Vec::new();
            for leaf in leaves {
                match T::read(leaf) {
                    Some(value) => list.push(value),
                    None => return Filled::No,
                }
            }
            Field::Value(list)
        }
        _ => return Filled::No,
    };
    *place = ManuallyDrop::new(field);
    Filled::Yes
}

fn view_object<R: StructuredType>(field: &Field<Box<R>>) -> View<'_> {
    match field {
        Field::Absent => View::Absent,
        Field::Null => View::Null,
        Field::Value(record) => View::Object(ObjectRef::of(&**record)),
        Field::Unexpected(json) => View::Unexpected(json),
    }
}

fn put_object<'a, R: StructuredType>(place: &'a mut Place<Box<R>>, put: Put<'_, '_>) -> Filled<'a> {
    *place = ManuallyDrop::new(match put {
        Put::Null => Field::Null,
        Put::Unexpected(json) => Field::Unexpected(Box::new(json)),
        Put::Object => Field::Value(empty_box()),
        _ => return Filled::No,
    });
    match &mut **place {
        Field::Value(record) => Filled::Object(ObjectMut::of(&mut **record)),
        _ => Filled::Yes,
    }
}

fn view_objects<R: StructuredType>(field: &Field<Vec<R>>) -> View<'_> {
    match field {
        Field::Absent => View::Absent,
        Field::Null => View::Null,
        Field::Value(list) => View::Objects(ObjectsRef::of(list)),
        Field::Unexpected(json) => View::Unexpected(json),
    }
}

fn put_objects<'a, R: StructuredType>(place: &'a mut Place<Vec<R>>, put: Put<'_, '_>) -> Filled<'a> {
    *place = ManuallyDrop::new(match put {
        Put::Null => Field::Null,
        Put::Unexpected(json) => Field::Unexpected(Box::new(json)),
        Put::Objects(len) => Field::Value(empties(len)),
        _ => return Filled::No,
    });
    match &mut **place {
        Field::Value(list) => Filled::Objects(ObjectsMut::of(list)),
        _ => Filled::Yes,
    }
}
