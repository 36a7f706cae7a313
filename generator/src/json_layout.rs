//! The layout of printed JSON: that of `serde_json`'s pretty printer, but able to start at any depth, with a line's
//! indentation written at once.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// As much indentation as is written at once.
const SPACES: &[u8] = b"\n                                                                                ";
const WIDTH: usize = 2;

/// Where in the document the printer is.
#[derive(Clone, Copy, Default)]
pub(crate) struct Layout {
    depth: usize,
    /// Whether the innermost array or object has got a value.
    pub(crate) has_value: bool,
}

impl Layout {
    /// The layout of what is in the value.
    pub(crate) fn inside(self) -> Self {
        Self { depth: self.depth + 1, has_value: false }
    }

    /// Begins a line.
    pub(crate) fn line<W: Write + ?Sized>(&self, out: &mut W) -> io::Result<()> {
        let width = 1 + self.depth * WIDTH;
        out.write_all(&SPACES[..width.min(SPACES.len())])?;
        for _ in SPACES.len()..width {
            out.write_all(b" ")?;
        }
        Ok(())
    }

    fn begin<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        out.write_all(bracket)
    }

    fn end<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.has_value {
            self.line(out)?;
        }
        out.write_all(bracket)
    }

    fn separate<W: Write + ?Sized>(&self, out: &mut W, is_first: bool) -> io::Result<()> {
        if !is_first {
            out.write_all(b",")?;
        }
        self.line(out)
    }

    fn value_done(&mut self) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}

impl Formatter for Layout {
    fn begin_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.begin(out, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(out, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.separate(out, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.value_done()
    }

    fn begin_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.begin(out, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(out, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.separate(out, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.value_done()
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde_json::{Serializer, json};

    use super::Layout;

    #[test]
    fn the_layout_is_that_of_serde_json() {
        let value = json!({"a": {"b": 1}, "c": {"d": [], "e": {"f": [1, "2"]}}, "g": [{"h": 1}, {}, [[]]]});
        let mut out = Vec::new();
        value.serialize(&mut Serializer::with_formatter(&mut out, Layout::default())).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string_pretty(&value).unwrap());
    }
}
