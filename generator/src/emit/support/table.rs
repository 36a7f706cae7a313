//! Where the properties of a record lie in memory, and the only unsafe code.
//!
//! One table a record type lists its properties: name, offset, and the operations of the property's type. The code
//! that reads, writes, clones, compares and prints records walks these tables, so that it exists once and not once a
//! type. Everything outside this file reaches properties through [`ObjectRef`] and [`ObjectMut`], which are safe.
//!
//! Why it is sound:
//! 1. An [`Entry<S>`] is made from `&S` and `&Field<T>` into it. The compiler computes the offset and refuses it when
//!    the field is not inside the record; it takes the operations from `T`. So at `offset` of every `S` lies a
//!    `Field<T>`, as long as the field is a field of `S` itself and not of an enumeration's variant: the `structured_type!`
//!    macro, the only caller, takes the fields out of a struct pattern that must match.
//! 2. An [`OpsOf<T>`] can only be made here, for the `T` that its functions are instantiated with.
//! 3. A [`ObjectRef`] or [`ObjectMut`] is made from a reference to a record and that record's own table
//!    (`Table<S>` is typed by `S`), or from a pointer that such functions give, and carries the reference's lifetime.
//! 4. The bytes of `EMPTY`, a constant, are copied where a new record is made. That is what the use of a constant is.

#![allow(unsafe_code, reason = "see above; nowhere else")]

use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ptr;

use super::additional::Additional;
use super::field::Field;
use super::json::Json;
use super::leaf::{Leaf, Scalar};
use super::structured::StructuredType;
use super::value::Value;

/// A property of `S`.
#[repr(transparent)]
pub struct Entry<S>(ErasedEntry, PhantomData<fn(S) -> S>);

pub(super) struct ErasedEntry {
    pub(super) name: &'static str,
    offset: u32,
    ops: &'static Ops,
}

/// The property at `field` of `base`.
pub(crate) const fn entry<S: StructuredType, T: Value>(
    name: &'static str,
    base: &'static S,
    field: &'static Field<T>,
) -> Entry<S> {
    let offset = offset(base, field);
    Entry(ErasedEntry { name, offset, ops: &T::OPS.0 }, PhantomData)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "asserted")]
const fn offset<S, F>(base: &'static S, field: &'static F) -> u32 {
    // SAFETY: this is only evaluated by the compiler, which reports an error unless both are in one allocation.
    let offset = unsafe { ptr::from_ref(field).byte_offset_from(base) };
    assert!(offset >= 0 && offset as usize + size_of::<F>() <= size_of::<S>(), "the field is not inside the record");
    offset as u32
}

const fn is_sorted(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut index = 0;
    while index < a.len() && index < b.len() && a[index] == b[index] {
        index += 1;
    }
    index < b.len() && (index == a.len() || a[index] < b[index])
}

/// All that shared code knows of the record type `S`.
#[repr(transparent)]
pub struct Table<S>(pub(super) ErasedTable, PhantomData<fn(S) -> S>);

/// A table whose type is forgotten.
pub(crate) struct ErasedTable {
    /// The name of the Rust type.
    pub(super) name: &'static str,
    pub(super) entries: &'static [ErasedEntry],
    additional: u32,
    size: usize,
    empty: *const u8,
}

// SAFETY: everything in it is immutable, `empty` points to an `S`, and records are `Sync`.
unsafe impl Sync for ErasedTable {}

impl<S: StructuredType> Table<S> {
    /// The table of `S`, whose properties, sorted by name, are `entries` and whose additional members are at
    /// `additional` of `empty`.
    pub(crate) const fn new(
        name: &'static str,
        entries: &'static [Entry<S>],
        empty: &'static S,
        additional: &'static Additional,
    ) -> Self {
        // SAFETY: `Entry` is a transparent wrapper of `ErasedEntry`.
        let entries = unsafe { std::slice::from_raw_parts(entries.as_ptr().cast::<ErasedEntry>(), entries.len()) };
        let mut index = 1;
        while index < entries.len() {
            assert!(
                is_sorted(entries[index - 1].name, entries[index].name),
                "properties are sorted by name, without duplicates"
            );
            index += 1;
        }
        let erased = ErasedTable {
            name,
            entries,
            additional: offset(empty, additional),
            size: size_of::<S>(),
            empty: ptr::from_ref(empty).cast(),
        };
        Self(erased, PhantomData)
    }
}

impl ErasedTable {
    /// The index of the property called `name`.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.entries.binary_search_by(|entry| entry.name.cmp(name)).ok()
    }

    pub(super) fn names(&self) -> impl ExactSizeIterator<Item = &'static str> {
        self.entries.iter().map(|entry| entry.name)
    }
}

/// The operations of a property's type `T`.
#[repr(transparent)]
pub struct OpsOf<T>(Ops, PhantomData<fn(T) -> T>);

struct Ops {
    shape: Shape,
    /// Sees the `Field<T>` at the pointer.
    view: for<'a> unsafe fn(At<'a>) -> View<'a>,
    /// Writes over the `Field<T>` at the pointer; gives the first of the new records, or null when `Put` does not fit.
    put: unsafe fn(*mut u8, Put<'_, '_>) -> *mut u8,
}

/// A pointer to what lives as long as `'a`.
#[derive(Clone, Copy)]
struct At<'a>(*const u8, PhantomData<&'a ()>);

impl<'a> At<'a> {
    /// What is there, which must be a `T`.
    unsafe fn get<T>(self) -> &'a T {
        unsafe { &*self.0.cast() }
    }
}

/// What JSON a property expects.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// A scalar.
    Leaf,
    /// Any value but `null`.
    Untyped,
    /// A list of scalars.
    Leaves,
    /// An object.
    Object(fn() -> &'static ErasedTable),
    /// A list of objects.
    Objects(fn() -> &'static ErasedTable),
}

enum Put<'a, 'l> {
    Null,
    Unexpected(Json),
    Leaf(Leaf<'l>),
    Leaves(&'a mut (dyn Iterator<Item = Leaf<'l>> + 'a)),
    Object,
    Objects(usize),
}

const FITS: *mut u8 = ptr::dangling_mut();
const DOES_NOT_FIT: *mut u8 = ptr::null_mut();

impl<T: Scalar> OpsOf<T> {
    pub(crate) const fn leaf() -> Self {
        Self(Ops { shape: Shape::Leaf, view: view_leaf::<T>, put: put_leaf::<T> }, PhantomData)
    }

    pub(crate) const fn untyped() -> Self {
        Self(Ops { shape: Shape::Untyped, view: view_leaf::<T>, put: put_leaf::<T> }, PhantomData)
    }
}

impl<T: Scalar> OpsOf<Vec<T>> {
    pub(crate) const fn leaves() -> Self {
        Self(Ops { shape: Shape::Leaves, view: view_leaves::<T>, put: put_leaves::<T> }, PhantomData)
    }
}

impl<R: StructuredType> OpsOf<Box<R>> {
    pub(crate) const fn object() -> Self {
        Self(Ops { shape: Shape::Object(erased_table::<R>), view: view_object::<R>, put: put_object::<R> }, PhantomData)
    }
}

impl<R: StructuredType> OpsOf<Vec<R>> {
    pub(crate) const fn objects() -> Self {
        Self(
            Ops { shape: Shape::Objects(erased_table::<R>), view: view_objects::<R>, put: put_objects::<R> },
            PhantomData,
        )
    }
}

fn erased_table<R: StructuredType>() -> &'static ErasedTable {
    &R::table().0
}

// SAFETY, for the functions below: the pointer is to a `Field` of the type in the function's own signature, because
// an `OpsOf<T>` holds the functions of `T`, and an `Entry` holds the operations of the field it was made from.

unsafe fn view_leaf<'a, T: Scalar>(at: At<'a>) -> View<'a> {
    match unsafe { at.get::<Field<T>>() } {
        Field::Absent => View::Absent,
        Field::Null => View::Null,
        Field::Value(value) => View::Leaf(value.leaf()),
        Field::Unexpected(json) => View::Unexpected(json),
    }
}

unsafe fn put_leaf<T: Scalar>(at: *mut u8, put: Put<'_, '_>) -> *mut u8 {
    let field = match put {
        Put::Null => Field::Null,
        Put::Unexpected(json) => Field::Unexpected(Box::new(json)),
        Put::Leaf(leaf) => match T::read(leaf) {
            Some(value) => Field::Value(value),
            None => return DOES_NOT_FIT,
        },
        _ => return DOES_NOT_FIT,
    };
    unsafe { at.cast::<Field<T>>().write(field) };
    FITS
}

unsafe fn view_leaves<'a, T: Scalar>(at: At<'a>) -> View<'a> {
    match unsafe { at.get::<Field<Vec<T>>>() } {
        Field::Absent => View::Absent,
        Field::Null => View::Null,
        Field::Value(list) => View::Leaves(LeavesRef {
            first: list.as_ptr().cast(),
            len: list.len(),
            size: size_of::<T>(),
            leaf: leaf_at::<T>,
            life: PhantomData,
        }),
        Field::Unexpected(json) => View::Unexpected(json),
    }
}

unsafe fn leaf_at<'a, T: Scalar>(at: At<'a>) -> Leaf<'a> {
    unsafe { at.get::<T>() }.leaf()
}

unsafe fn put_leaves<T: Scalar>(at: *mut u8, put: Put<'_, '_>) -> *mut u8 {
    let field = match put {
        Put::Null => Field::Null,
        Put::Unexpected(json) => Field::Unexpected(Box::new(json)),
        Put::Leaves(leaves) => {
            let mut list: Vec<T> = Vec::new();
            for leaf in leaves {
                match T::read(leaf) {
                    Some(value) => list.push(value),
                    None => return DOES_NOT_FIT,
                }
            }
            Field::Value(list)
        }
        _ => return DOES_NOT_FIT,
    };
    unsafe { at.cast::<Field<Vec<T>>>().write(field) };
    FITS
}

unsafe fn view_object<'a, R: StructuredType>(at: At<'a>) -> View<'a> {
    match unsafe { at.get::<Field<Box<R>>>() } {
        Field::Absent => View::Absent,
        Field::Null => View::Null,
        Field::Value(record) => View::Object(ObjectRef::of(&**record)),
        Field::Unexpected(json) => View::Unexpected(json),
    }
}

// The two functions below are instantiated for every record type. They are written so that nothing in them drops an
// `R`, even when it unwinds: the code that drops a record is long.

unsafe fn put_object<R: StructuredType>(at: *mut u8, put: Put<'_, '_>) -> *mut u8 {
    let empty = erased_table::<R>().empty.cast::<R>();
    let mut first = FITS;
    let field = match put {
        Put::Null => Field::Null,
        Put::Unexpected(json) => Field::Unexpected(Box::new(json)),
        Put::Object => {
            let mut record = Box::<R>::new_uninit();
            first = record.as_mut_ptr().cast();
            // SAFETY: a copy of the constant `R::EMPTY` is an `R`.
            unsafe {
                first.cast::<R>().copy_from_nonoverlapping(empty, 1);
                Field::Value(record.assume_init())
            }
        }
        _ => return DOES_NOT_FIT,
    };
    unsafe { at.cast::<Field<Box<R>>>().write(field) };
    first
}

unsafe fn view_objects<'a, R: StructuredType>(at: At<'a>) -> View<'a> {
    match unsafe { at.get::<Field<Vec<R>>>() } {
        Field::Absent => View::Absent,
        Field::Null => View::Null,
        Field::Value(list) => View::Objects(ObjectsRef {
            first: list.as_ptr().cast(),
            len: list.len(),
            table: erased_table::<R>(),
            life: PhantomData,
        }),
        Field::Unexpected(json) => View::Unexpected(json),
    }
}

unsafe fn put_objects<R: StructuredType>(at: *mut u8, put: Put<'_, '_>) -> *mut u8 {
    let empty = erased_table::<R>().empty.cast::<R>();
    let mut first = FITS;
    let field = match put {
        Put::Null => Field::Null,
        Put::Unexpected(json) => Field::Unexpected(Box::new(json)),
        Put::Objects(len) => {
            let mut list = ManuallyDrop::new(Vec::<R>::with_capacity(len));
            first = list.as_mut_ptr().cast();
            // SAFETY: the list has room for `len` records, and a copy of the constant `R::EMPTY` is one.
            unsafe {
                for index in 0..len {
                    first.cast::<R>().add(index).copy_from_nonoverlapping(empty, 1);
                }
                list.set_len(len);
            }
            Field::Value(ManuallyDrop::into_inner(list))
        }
        _ => return DOES_NOT_FIT,
    };
    unsafe { at.cast::<Field<Vec<R>>>().write(field) };
    first
}

/// How a property is seen.
pub(super) enum View<'a> {
    Absent,
    Null,
    Unexpected(&'a Json),
    Leaf(Leaf<'a>),
    Leaves(LeavesRef<'a>),
    Object(ObjectRef<'a>),
    Objects(ObjectsRef<'a>),
}

/// A list of scalars of one type.
#[derive(Clone, Copy)]
pub(super) struct LeavesRef<'a> {
    first: *const u8,
    len: usize,
    size: usize,
    leaf: for<'x> unsafe fn(At<'x>) -> Leaf<'x>,
    life: PhantomData<&'a ()>,
}

impl<'a> LeavesRef<'a> {
    pub(super) fn iter(self) -> impl ExactSizeIterator<Item = Leaf<'a>> {
        // SAFETY: it was made from a slice of `len` scalars of `size` bytes, which lives as long as `'a`.
        (0..self.len).map(move |index| unsafe { (self.leaf)(At(self.first.add(index * self.size), PhantomData)) })
    }
}

/// A list of records of one type.
#[derive(Clone, Copy)]
pub(super) struct ObjectsRef<'a> {
    first: *const u8,
    len: usize,
    table: &'static ErasedTable,
    life: PhantomData<&'a ()>,
}

impl<'a> ObjectsRef<'a> {
    pub(super) fn iter(self) -> impl ExactSizeIterator<Item = ObjectRef<'a>> {
        // SAFETY: it was made from a slice of `len` records of the table's type, which lives as long as `'a`.
        (0..self.len).map(move |index| ObjectRef {
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
        unsafe { (entry.ops.view)(At(self.base.add(entry.offset as usize), PhantomData)) }
    }

    pub(super) fn additional(self) -> &'a Additional {
        // SAFETY: as in `view`; `Table::new` took the offset from an `Additional`.
        unsafe { &*self.base.add(self.table.additional as usize).cast() }
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
        let at = unsafe { self.base.add(entry.offset as usize) };
        let absent = matches!(unsafe { (entry.ops.view)(At(at, PhantomData)) }, View::Absent);
        absent.then_some(Slot { at, ops: entry.ops, life: PhantomData })
    }

    pub(super) fn additional(&mut self) -> &mut Additional {
        // SAFETY: as in `ObjectRef::additional`.
        unsafe { &mut *self.base.add(self.table.additional as usize).cast() }
    }
}

/// A property that is absent, to be set.
pub(super) struct Slot<'a> {
    at: *mut u8,
    ops: &'static Ops,
    life: PhantomData<&'a mut ()>,
}

impl<'a> Slot<'a> {
    fn put(&mut self, put: Put<'_, '_>) -> *mut u8 {
        // SAFETY: `absent` made it of a property and that property's operations.
        unsafe { (self.ops.put)(self.at, put) }
    }

    pub(super) fn shape(&self) -> Shape {
        self.ops.shape
    }

    pub(super) fn null(mut self) {
        self.put(Put::Null);
    }

    pub(super) fn unexpected(mut self, json: Json) {
        self.put(Put::Unexpected(json));
    }

    /// Sets the scalar; whether it fits.
    pub(super) fn leaf(&mut self, leaf: Leaf<'_>) -> bool {
        !self.put(Put::Leaf(leaf)).is_null()
    }

    /// Sets the list; whether all its elements fit.
    pub(super) fn leaves<'l>(&mut self, mut leaves: impl Iterator<Item = Leaf<'l>>) -> bool {
        !self.put(Put::Leaves(&mut leaves)).is_null()
    }

    /// Sets an empty object, unless the property is of another shape.
    pub(super) fn object(&mut self) -> Option<ObjectMut<'a>> {
        let Shape::Object(table) = self.ops.shape else { return None };
        Some(ObjectMut { base: self.put(Put::Object), table: table(), life: PhantomData })
    }

    /// Sets a list of `len` empty objects, unless the property is of another shape.
    pub(super) fn objects(&mut self, len: usize) -> Option<impl Iterator<Item = ObjectMut<'a>>> {
        let Shape::Objects(table) = self.ops.shape else { return None };
        let (first, table) = (self.put(Put::Objects(len)), table());
        // SAFETY: `put` gives the first of `len` objects of the table's type; each is handed out once.
        Some((0..len).map(move |index| ObjectMut {
            base: unsafe { first.add(index * table.size) },
            table,
            life: PhantomData,
        }))
    }
}
