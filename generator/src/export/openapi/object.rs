//! A JSON object that is written member by member; long runs of independent members on all threads.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::batches::write_in_batches;
use crate::json_layout::Layout;

/// An object that is being written.
pub(super) struct Object<'o, W: ?Sized> {
    pub(super) out: &'o mut W,
    layout: Layout,
    is_first: bool,
}

impl<'o, W: Write + ?Sized> Object<'o, W> {
    pub(super) fn new(out: &'o mut W, layout: Layout) -> Self {
        Self { out, layout, is_first: true }
    }

    /// Opens the object, or one that is the value of the last key.
    pub(super) fn begin(&mut self) -> io::Result<()> {
        self.is_first = true;
        self.layout.begin_object(self.out)
    }

    /// Closes what was opened last.
    pub(super) fn end(&mut self) -> io::Result<()> {
        self.is_first = false;
        self.layout.end_object(self.out)?;
        self.layout.end_object_value(self.out)
    }

    /// A key whose value follows.
    pub(super) fn key(&mut self, key: &str) -> io::Result<()> {
        self.layout.begin_object_key(self.out, self.is_first)?;
        self.is_first = false;
        serde_json::to_writer(&mut *self.out, key)?;
        self.layout.begin_object_value(self.out)
    }

    /// A key and its value.
    pub(super) fn member<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> io::Result<()> {
        self.key(key)?;
        value.serialize(&mut Serializer::with_formatter(&mut *self.out, self.layout))?;
        self.layout.end_object_value(self.out)
    }

    /// An object of one member for each item; what writing an item gives is gathered in order.
    pub(super) fn members<'i, T: Sync, R: Send>(
        &mut self,
        items: &'i [T],
        write: impl Fn(&mut Object<'_, Vec<u8>>, &'i T) -> io::Result<R> + Sync,
        mut gather: impl FnMut(R),
    ) -> io::Result<()> {
        self.begin()?;
        let layout = self.layout;
        let print = |items: &'i [T], is_first: bool| {
            let mut text = Vec::new();
            let mut object = Object { out: &mut text, layout, is_first };
            let given = items.iter().map(|item| write(&mut object, item)).collect::<io::Result<Vec<R>>>()?;
            Ok((text, given))
        };
        write_in_batches(items, self.out, print, |given| given.into_iter().for_each(&mut gather))?;
        self.layout.has_value = !items.is_empty();
        self.end()
    }
}
