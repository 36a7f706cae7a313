//! The layout of printed JSON: that of `serde_json`'s pretty printer, but able to start at any depth, with a line's
//! indentation written at once, and with the objects that certain members hold on one line each.

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
    /// The members whose objects have one line each.
    on_one_line: &'static [&'static str],
    /// Whether the text that is written is the name of a member.
    is_in_key: bool,
    /// Whether the last name was that of such a member.
    is_named: bool,
    /// Whether this is the value of such a member, or an element of it.
    is_short: bool,
    /// The depth within the object that is on one line; 0 outside.
    line_depth: usize,
}

impl Layout {
    /// A layout in which the objects that members of these names hold have one line each.
    pub(crate) fn with_one_line(on_one_line: &'static [&'static str]) -> Self {
        Self { on_one_line, ..Self::default() }
    }

    fn begin<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        out.write_all(bracket)
    }

    fn end<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.line_depth == 0 {
            self.is_short = false;
            if self.has_value {
                self.line(out)?;
            }
        }
        if self.depth < self.line_depth {
            self.line_depth = 0;
        }
        out.write_all(bracket)
    }

    fn separate<W: Write + ?Sized>(&self, out: &mut W, is_first: bool) -> io::Result<()> {
        if self.line_depth > 0 {
            return if is_first { Ok(()) } else { out.write_all(b", ") };
        }
        if !is_first {
            out.write_all(b",")?;
        }
        self.line(out)
    }

    fn line<W: Write + ?Sized>(&self, out: &mut W) -> io::Result<()> {
        let width = 1 + self.depth * WIDTH;
        out.write_all(&SPACES[..width.min(SPACES.len())])?;
        for _ in SPACES.len()..width {
            out.write_all(b" ")?;
        }
        Ok(())
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
        self.begin(out, b"{")?;
        if self.is_short && self.line_depth == 0 {
            self.line_depth = self.depth;
        }
        Ok(())
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(out, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.is_in_key = true;
        self.separate(out, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.is_in_key = false;
        if self.line_depth == 0 {
            self.is_short = self.is_named;
        }
        out.write_all(b": ")
    }

    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        if self.is_in_key && self.line_depth == 0 {
            self.is_named = self.on_one_line.contains(&fragment);
        }
        out.write_all(fragment.as_bytes())
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

    #[track_caller]
    fn check(layout: Layout, expected: &str) {
        let value = json!({"a": {"b": 1}, "at": {"b": [], "c": {"d": [1, 2]}},
            "places": [{"e": 1}, {}], "f": [{"at": {"g": 2}}, {"h": 3}]});
        let mut out = Vec::new();
        value.serialize(&mut Serializer::with_formatter(&mut out, layout)).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn objects_of_some_members_have_one_line() {
        let expected = r#"{
  "a": {
    "b": 1
  },
  "at": {"b": [], "c": {"d": [1, 2]}},
  "places": [
    {"e": 1},
    {}
  ],
  "f": [
    {
      "at": {"g": 2}
    },
    {
      "h": 3
    }
  ]
}"#;
        check(Layout::with_one_line(&["at", "places"]), expected);
    }
}
