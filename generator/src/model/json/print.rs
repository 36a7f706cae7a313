//! The model printed on all threads: the items of the long lists are independent of each other, so each run
//! of them becomes text by itself, indented for its place, and the texts are written in order.
//!
//! What the members of an item are is left to the other files.

use std::io::{self, Write};

use serde_json::ser::Formatter;

use crate::batches::write_in_batches;
use crate::json_layout::Layout;

use super::object::Object;
use super::places::Places;
use super::{ModelJson, ToJson};

/// As many bytes as a text is expected to have.
const TEXT: usize = 1 << 15;

impl ModelJson<'_> {
    /// Prints the model with line breaks and indentation, and a line break at its end.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written to.
    pub fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let places = Places::new(self.sources)?;
        let mut frame = Frame { places: &places, out, layout: Layout::default() };
        frame.layout.begin_object(frame.out)?;
        frame.member("graphdoc", env!("CARGO_PKG_VERSION"), true)?;
        frame.key("versions", false)?;
        frame.layout.begin_array(frame.out)?;
        for (at, version) in self.model.versions.iter().enumerate() {
            frame.layout.begin_array_value(frame.out, at == 0)?;
            frame.layout.begin_object(frame.out)?;
            frame.member("name", &version.name, true)?;
            frame.list("types", &version.types)?;
            frame.list("enums", &version.enums)?;
            frame.list("operations", &version.operations)?;
            frame.list("roots", &version.roots)?;
            frame.layout.end_object(frame.out)?;
            frame.layout.end_array_value(frame.out)?;
        }
        frame.layout.end_array(frame.out)?;
        frame.layout.end_object_value(frame.out)?;
        frame.list("pages", &self.model.pages)?;
        frame.layout.end_object(frame.out)?;
        frame.out.write_all(b"\n")
    }
}

/// What stands around the long lists.
struct Frame<'a> {
    places: &'a Places<'a>,
    out: &'a mut dyn Write,
    layout: Layout,
}

impl Frame<'_> {
    fn key(&mut self, key: &str, is_first: bool) -> io::Result<()> {
        self.layout.begin_object_key(self.out, is_first)?;
        serde_json::to_writer(&mut *self.out, key)?;
        self.layout.begin_object_value(self.out)
    }

    fn member(&mut self, key: &str, value: &str, is_first: bool) -> io::Result<()> {
        self.key(key, is_first)?;
        serde_json::to_writer(&mut *self.out, value)?;
        self.layout.end_object_value(self.out)
    }

    fn list<T: ToJson + Sync>(&mut self, key: &str, items: &[T]) -> io::Result<()> {
        self.key(key, false)?;
        self.layout.begin_array(self.out)?;
        let Self { places, layout, .. } = *self;
        let print = |items: &[T], is_start: bool| Ok((print_run(places, layout, items, is_start)?, ()));
        write_in_batches(items, self.out, print, |()| ())?;
        self.layout.has_value = !items.is_empty();
        self.layout.end_array(self.out)?;
        self.layout.end_object_value(self.out)
    }
}

fn print_run<T: ToJson>(places: &Places<'_>, layout: Layout, items: &[T], is_start: bool) -> io::Result<Vec<u8>> {
    let mut text = Vec::with_capacity(TEXT);
    for (at, item) in items.iter().enumerate() {
        if !is_start || at > 0 {
            text.push(b',');
        }
        layout.line(&mut text)?;
        Object::write(places, &mut text, layout, |out| item.write(out))?;
    }
    Ok(text)
}
