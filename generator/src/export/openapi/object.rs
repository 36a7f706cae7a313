//! A JSON object that is written member by member; long runs of independent members on all threads.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::json_layout::Layout;

/// How many members become one text.
const RUN: usize = 16;
/// How many texts are made before they are written: enough for all threads, little enough to hold.
const RUNS: usize = 64;

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
        for (at, items) in items.chunks(RUN * RUNS).enumerate() {
            let texts = items.par_chunks(RUN).enumerate().map(|(run, items)| {
                let mut text = Vec::new();
                let mut object = Object { out: &mut text, layout, is_first: at == 0 && run == 0 };
                let given = items.iter().map(|item| write(&mut object, item)).collect::<io::Result<Vec<R>>>()?;
                Ok((text, given))
            });
            for written in texts.collect::<Vec<io::Result<(Vec<u8>, Vec<R>)>>>() {
                let (text, given) = written?;
                self.out.write_all(&text)?;
                given.into_iter().for_each(&mut gather);
            }
        }
        self.layout.has_value = !items.is_empty();
        self.end()
    }
}
