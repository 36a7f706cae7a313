//! Where the properties of a record lie in memory, and the only unsafe code.
//!
//! One table a record type lists its properties: name, offset, and the operations of the property's type. The code
//! that reads, writes, clones, compares and prints records walks these tables, so that it exists once and not once a
//! type. What is here is safe to call; what a property can hold and how it is filled is left to `property`.
//!
//! Why it is sound:
//! 1. An [`Entry`] is made from a reference to a `Field<T>`, and a [`Table<S>`] from entries and a constant `S`, the empty
//!    record, by `structured_type!` alone: it takes references to the fields of that constant. The compiler computes how far
//!    each is from the beginning and refuses a table with an entry that is not inside the record, as soon as it makes code
//!    that uses the table. So at that distance from the beginning of every `S` lies a `Field<T>`.
//! 2. The functions of an [`OpsOf<T>`] take a reference to a `Field<T>`; that type is forgotten here, and a pointer to the
//!    same type put in its place. To Rust's calling conventions, references, pointers and transparent wrappers of them
//!    are the same. An [`Entry`] holds the operations of the field it was made from.
//! 3. An [`ObjectRef`] or [`ObjectMut`] is made from a reference to a record and that record's own table
//!    (`Table<S>` is typed by `S`), and carries the reference's lifetime.

#![allow(unsafe_code, reason = "see above; nowhere else")]

use std::marker::PhantomData;
use std::mem::{ManuallyDrop, transmute};
use std::ptr;

use super::additional::Additional;
use super::enumeration::Enumeration;
use super::field::Field;
use super::property::{Filled, Put, Shape, View};
use super::structured::StructuredType;
use super::value::{Kind as _, Value};

/// A property of a record type: its name, where it is in the empty record, and what can be done with it.
#[derive(Clone, Copy)]
pub struct Entry {
    pub(super) name: &'static str,
    place: *const u8,
    ops: &'static Ops,
}

/// The property that is `field` in the empty record.
pub(crate) const fn entry<T: Value>(name: &'static str, field: &'static Field<T>) -> Entry {
    Entry { name, place: ptr::from_ref(field).cast(), ops: &T::Kind::OPS.0 }
}

/// All that shared code knows of the record type `S`, whose properties are `E`, a list.
#[repr(transparent)]
pub struct Table<S, E: ?Sized = [Entry]>(PhantomData<fn(S) -> S>, pub(super) ErasedTable<E>);

/// A table whose type is forgotten.
pub(crate) struct ErasedTable<E: ?Sized = [Entry]> {
    /// The name of the Rust type.
    pub(super) name: &'static str,
    /// The qualified name of the type.
    pub(super) qualified_name: &'static str,
    /// The qualified names of the types that extend it.
    pub(super) derived: &'static [&'static str],
    empty: *const u8,
    additional: *const u8,
    size: usize,
    pub(super) entries: E,
}

impl<S: StructuredType, const N: usize> Table<S, [Entry; N]> {
    /// The table of `S`, whose properties, sorted by name, are `entries`.
    pub(crate) const fn new(
        [name, qualified_name]: [&'static str; 2],
        derived: &'static [&'static str],
        entries: [Entry; N],
        empty: &'static S,
        additional: &'static Additional,
    ) -> Self {
        let (empty, size) = (ptr::from_ref(empty).cast::<u8>(), size_of::<S>());
        let additional = ptr::from_ref(additional).cast();
        assert_inside(additional, empty, size);
        let mut index = 0;
        while index < N {
            assert_inside(entries[index].place, empty, size);
            if index > 0 {
                assert_sorted(entries[index - 1].name.as_bytes(), entries[index].name.as_bytes());
            }
            index += 1;
        }
        Self(PhantomData, ErasedTable { name, qualified_name, derived, empty, additional, size, entries })
    }
}

// Both are evaluated by the compiler alone, as often as there are properties.

#[expect(clippy::cast_sign_loss, reason = "what is negative gets too large")]
const fn assert_inside(place: *const u8, empty: *const u8, size: usize) {
    // SAFETY: the compiler reports an error unless both are in one allocation.
    let offset = unsafe { place.offset_from(empty) };
    assert!((offset as usize) < size, "the field is not inside the record");
}

const fn assert_sorted(a: &[u8], b: &[u8]) {
    let mut index = 0;
    while index < a.len() && index < b.len() && a[index] == b[index] {
        index += 1;
    }
    let is_sorted = index < b.len() && (index == a.len() || a[index] < b[index]);
    assert!(is_sorted, "properties are sorted by name, without duplicates");
}

impl<S: StructuredType> Table<S> {
    /// The qualified name of `S`.
    pub(crate) const fn qualified_name(&self) -> &'static str {
        self.1.qualified_name
    }

    /// The qualified names of the types that extend `S`.
    pub(crate) const fn derived(&self) -> &'static [&'static str] {
        self.1.derived
    }
}

impl<S: StructuredType> Table<S> {
    /// The name of the property that lies this far from the beginning of an `S`.
    pub(super) fn name_at(&self, offset: usize) -> Option<&'static str> {
        let table = &self.1;
        table.entries.iter().find(|entry| table.offset(entry.place) == offset).map(|entry| entry.name)
    }
}

impl ErasedTable {
    /// How far `place`, which is in the empty record, is from its beginning.
    fn offset(&self, place: *const u8) -> usize {
        place.addr() - self.empty.addr()
    }

    /// The index of the property called `name`.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.entries.binary_search_by(|entry| entry.name.cmp(name)).ok()
    }

    /// Whether the property with this index is called `name`.
    pub(super) fn is_name_of(&self, index: usize, name: &str) -> bool {
        self.entries.get(index).is_some_and(|entry| entry.name == name)
    }

    pub(super) fn names(&'static self) -> impl ExactSizeIterator<Item = &'static str> {
        self.entries.iter().map(|entry| entry.name)
    }
}

/// The operations of a property's type `T`.
#[repr(transparent)]
pub struct OpsOf<T>(Ops, PhantomData<fn(T) -> T>);

struct Ops {
    shape: Shape,
    /// The type's name in OData; of a list, the name of its elements' type. A function, because tables that refer to each other
    /// could not be constants.
    type_name: fn() -> &'static str,
    view: for<'a> unsafe fn(At<'a>) -> View<'a>,
    put: for<'a> unsafe fn(AtMut<'a>, Put<'_, '_>) -> Filled<'a>,
}

/// A pointer to a property that lives as long as `'a`.
#[derive(Clone, Copy)]
#[repr(transparent)]
struct At<'a>(*const u8, PhantomData<&'a ()>);

/// The same, to be filled.
#[repr(transparent)]
struct AtMut<'a>(*mut u8, PhantomData<&'a mut ()>);

impl<T> OpsOf<T> {
    /// How a property of this type is seen and filled. What is filled is not dropped: it was absent.
    pub(super) const fn new(
        shape: Shape,
        type_name: fn() -> &'static str,
        view: for<'a> fn(&'a Field<T>) -> View<'a>,
        put: for<'a> fn(&'a mut ManuallyDrop<Field<T>>, Put<'_, '_>) -> Filled<'a>,
    ) -> Self {
        // SAFETY: point 2 above; `ManuallyDrop<T>` is a transparent wrapper of `T`.
        let (view, put) = unsafe {
            (
                transmute::<for<'a> fn(&'a Field<T>) -> View<'a>, for<'a> unsafe fn(At<'a>) -> View<'a>>(view),
                transmute::<
                    for<'a> fn(&'a mut ManuallyDrop<Field<T>>, Put<'_, '_>) -> Filled<'a>,
                    for<'a> unsafe fn(AtMut<'a>, Put<'_, '_>) -> Filled<'a>,
                >(put),
            )
        };
        Self(Ops { shape, type_name, view, put }, PhantomData)
    }

    /// The type's name in OData; of a list, the name of its elements' type.
    pub(super) fn type_name(&self) -> &'static str {
        (self.0.type_name)()
    }

    /// Whether the type is a list.
    pub(super) fn is_list(&self) -> bool {
        matches!(self.0.shape, Shape::Leaves | Shape::UntypedList | Shape::Objects)
    }
}

fn erased_table<R: StructuredType>() -> &'static ErasedTable {
    &R::TABLE.1
}

/// Where the empty record is.
fn empty_place<R: StructuredType>() -> *const R {
    R::TABLE.1.empty.cast()
}

// What is made below is made without code that drops an `R`, even where it unwinds: that code is long, and would be
// there for every record type.

/// A record without properties.
pub(crate) fn empty<R: StructuredType>() -> R {
    // SAFETY: a copy of a constant is what its use is.
    unsafe { ptr::read(empty_place()) }
}

/// The same in a box.
pub(super) fn empty_box<R: StructuredType>() -> Box<R> {
    let mut record = Box::<R>::new_uninit();
    // SAFETY: as in `empty`.
    unsafe {
        record.as_mut_ptr().copy_from_nonoverlapping(empty_place(), 1);
        record.assume_init()
    }
}

/// So many records without properties.
pub(super) fn empties<R: StructuredType>(len: usize) -> Vec<R> {
    let mut list = ManuallyDrop::new(Vec::<R>::with_capacity(len));
    let first = list.as_mut_ptr();
    // SAFETY: the list has room for `len` records, and the rest is as in `empty`.
    unsafe {
        for index in 0..len {
            first.add(index).copy_from_nonoverlapping(empty_place(), 1);
        }
        list.set_len(len);
    }
    ManuallyDrop::into_inner(list)
}

/// The member with this index of those that are known.
pub(super) fn member<E: Enumeration>(index: usize) -> Option<E> {
    // SAFETY: a copy of a constant is what its use is; nothing but `enumeration_type!` can implement the trait.
    E::MEMBERS.get(index).map(|member| unsafe { ptr::read(member) })
}

/// A list of records of one type.
#[derive(Clone, Copy)]
pub(crate) struct ObjectsRef<'a> {
    first: *const u8,
    len: usize,
    table: &'static ErasedTable,
    life: PhantomData<&'a ()>,
}

impl<'a> ObjectsRef<'a> {
    pub(super) fn of<R: StructuredType>(records: &'a [R]) -> Self {
        Self { first: records.as_ptr().cast(), len: records.len(), table: erased_table::<R>(), life: PhantomData }
    }

    pub(super) fn iter(self) -> impl ExactSizeIterator<Item = ObjectRef<'a>> {
        (0..self.len).map(move |index| ObjectRef {
            // SAFETY: `of` made it of `len` records of the table's type, which live as long as `'a`.
            base: unsafe { self.first.add(index * self.table.size) },
            table: self.table,
            life: PhantomData,
        })
    }
}

/// A list of records of one type, to be filled.
pub(crate) struct ObjectsMut<'a> {
    first: *mut u8,
    len: usize,
    table: &'static ErasedTable,
    life: PhantomData<&'a mut ()>,
}

impl<'a> ObjectsMut<'a> {
    pub(super) fn of<R: StructuredType>(records: &'a mut [R]) -> Self {
        Self { first: records.as_mut_ptr().cast(), len: records.len(), table: erased_table::<R>(), life: PhantomData }
    }

    pub(super) fn into_iter(self) -> impl Iterator<Item = ObjectMut<'a>> {
        (0..self.len).map(move |index| ObjectMut {
            // SAFETY: as in `ObjectsRef::iter`; each record is handed out once.
            base: unsafe { self.first.add(index * self.table.size) },
            table: self.table,
            life: PhantomData,
        })
    }
}

/// A record whose type is forgotten.
#[derive(Clone, Copy)]
pub(crate) struct ObjectRef<'a> {
    base: *const u8,
    table: &'static ErasedTable,
    life: PhantomData<&'a ()>,
}

impl<'a> ObjectRef<'a> {
    pub(crate) fn of<R: StructuredType>(record: &'a R) -> Self {
        Self { base: ptr::from_ref(record).cast(), table: erased_table::<R>(), life: PhantomData }
    }

    pub(super) fn table(self) -> &'static ErasedTable {
        self.table
    }

    /// The property of the table's entry `index`.
    pub(super) fn view(self, index: usize) -> View<'a> {
        let Some(entry) = self.table.entries.get(index) else { return View::Absent };
        // SAFETY: `base` is a record of the table's type, so that the entry's `Field` is at its offset.
        unsafe { (entry.ops.view)(At(self.base.add(self.table.offset(entry.place)), PhantomData)) }
    }

    pub(super) fn additional(self) -> &'a Additional {
        // SAFETY: as in `view`; `Table::new` took the offset from an `Additional`.
        unsafe { &*self.base.add(self.table.offset(self.table.additional)).cast() }
    }
}

/// A record whose type is forgotten, to be filled.
pub(crate) struct ObjectMut<'a> {
    base: *mut u8,
    table: &'static ErasedTable,
    life: PhantomData<&'a mut ()>,
}

impl<'a> ObjectMut<'a> {
    pub(crate) fn of<R: StructuredType>(record: &'a mut R) -> Self {
        Self { base: ptr::from_mut(record).cast(), table: erased_table::<R>(), life: PhantomData }
    }

    pub(super) fn table(&self) -> &'static ErasedTable {
        self.table
    }

    /// The property of the table's entry `index`, if it is still absent.
    pub(super) fn absent(&mut self, index: usize) -> Option<Slot<'_>> {
        let entry = self.table.entries.get(index)?;
        // SAFETY: as in `ObjectRef::view`.
        let at = unsafe { self.base.add(self.table.offset(entry.place)) };
        let absent = matches!(unsafe { (entry.ops.view)(At(at, PhantomData)) }, View::Absent);
        absent.then_some(Slot { at, ops: entry.ops, life: PhantomData })
    }

    pub(super) fn additional(&mut self) -> &mut Additional {
        // SAFETY: as in `ObjectRef::additional`.
        unsafe { &mut *self.base.add(self.table.offset(self.table.additional)).cast() }
    }
}

/// A property that is absent, to be set.
pub(crate) struct Slot<'a> {
    at: *mut u8,
    ops: &'static Ops,
    life: PhantomData<&'a mut ()>,
}

impl<'a> Slot<'a> {
    /// A property on its own, if it is absent.
    pub(super) fn of<T: Value>(field: &'a mut Field<T>) -> Option<Self> {
        let (absent, at) = (field.is_absent(), ptr::from_mut(field).cast());
        absent.then_some(Self { at, ops: &T::Kind::OPS.0, life: PhantomData })
    }

    pub(super) fn shape(&self) -> Shape {
        self.ops.shape
    }

    /// Sets the property, if `put` fits it. What another `put` has set before is leaked.
    pub(super) fn put(&mut self, put: Put<'_, '_>) -> Filled<'_> {
        // SAFETY: `absent` made it of a property and that property's operations.
        unsafe { (self.ops.put)(AtMut(self.at, PhantomData), put) }
    }
}
