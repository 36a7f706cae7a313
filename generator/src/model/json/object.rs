//! A JSON object that is written member by member, indented as `serde_json` does, but for places, which are on one line.

use std::io;

use serde::ser::Serialize;
use serde_json::Serializer;

use crate::json_layout::Layout;
use crate::model::Fact;
use crate::source::{FileId, Span};

use super::ToJson;
use super::places::Places;

/// An object that is being written, with the text before it.
pub(super) struct Object<'a> {
    places: &'a Places<'a>,
    out: &'a mut Vec<u8>,
    /// That of the members.
    layout: Layout,
    is_empty: bool,
}

impl<'a> Object<'a> {
    /// Writes an object that is laid out as a value.
    pub(super) fn write(
        places: &Places<'_>,
        out: &mut Vec<u8>,
        layout: Layout,
        members: impl FnOnce(&mut Object<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        out.push(b'{');
        let mut object = Object { places, out, layout: layout.inside(), is_empty: true };
        members(&mut object)?;
        if !object.is_empty {
            layout.line(object.out)?;
        }
        object.out.push(b'}');
        Ok(())
    }

    /// The path of a file.
    pub(super) fn path(&self, file: FileId) -> &'a str {
        self.places.path(file)
    }

    fn key(&mut self, key: &'static str) -> io::Result<()> {
        if !self.is_empty {
            self.out.push(b',');
        }
        self.is_empty = false;
        self.layout.line(self.out)?;
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\": ");
        Ok(())
    }

    /// An array of what `write` writes for each item, one line or more an item.
    fn array<T>(
        &mut self,
        key: &'static str,
        items: &[T],
        write: impl Fn(&Places<'_>, &mut Vec<u8>, Layout, &T) -> io::Result<()>,
    ) -> io::Result<()> {
        self.key(key)?;
        self.out.push(b'[');
        let inside = self.layout.inside();
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.out.push(b',');
            }
            inside.line(self.out)?;
            write(self.places, self.out, inside, item)?;
        }
        if !items.is_empty() {
            self.layout.line(self.out)?;
        }
        self.out.push(b']');
        Ok(())
    }

    /// A member with a plain value.
    pub(super) fn put<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> io::Result<()> {
        self.key(key)?;
        Ok(value.serialize(&mut Serializer::with_formatter(&mut *self.out, self.layout))?)
    }

    /// A member that is left out when there is no value.
    pub(super) fn some<T: Serialize>(&mut self, key: &'static str, value: Option<T>) -> io::Result<()> {
        value.map_or(Ok(()), |value| self.put(key, &value))
    }

    /// A flag that is left out when it is not set.
    pub(super) fn flag(&mut self, key: &'static str, value: bool) -> io::Result<()> {
        if value { self.put(key, &true) } else { Ok(()) }
    }

    /// A fact with its place; left out when there is none.
    pub(super) fn fact<T: Serialize>(&mut self, key: &'static str, fact: Option<&Fact<T>>) -> io::Result<()> {
        let Some(fact) = fact else { return Ok(()) };
        self.key(key)?;
        located(self.places, self.out, self.layout, fact)
    }

    /// A list of facts; left out when it is empty.
    pub(super) fn facts<T: Serialize>(&mut self, key: &'static str, facts: &[Fact<T>]) -> io::Result<()> {
        if facts.is_empty() { Ok(()) } else { self.array(key, facts, located) }
    }

    /// The place alone, for what is stated without a value; left out when nothing states it.
    pub(super) fn stated(&mut self, key: &'static str, span: Option<Span>) -> io::Result<()> {
        self.fact(key, span.map(|span| Fact::new(true, span)).as_ref())
    }

    /// A place.
    pub(super) fn at(&mut self, key: &'static str, span: Span) -> io::Result<()> {
        self.key(key)?;
        self.places.write(self.out, span)
    }

    /// A list of places.
    pub(super) fn places(&mut self, key: &'static str, spans: &[Span]) -> io::Result<()> {
        self.array(key, spans, |places, out, _, span| places.write(out, *span))
    }

    /// A list of objects.
    pub(super) fn each<T: ToJson>(&mut self, key: &'static str, items: &[T]) -> io::Result<()> {
        self.array(key, items, |places, out, layout, item| Object::write(places, out, layout, |out| item.write(out)))
    }

    /// One object.
    pub(super) fn nested<T: ToJson>(&mut self, key: &'static str, item: &T) -> io::Result<()> {
        self.key(key)?;
        Object::write(self.places, self.out, self.layout, |out| item.write(out))
    }
}

fn located<T: Serialize>(places: &Places<'_>, out: &mut Vec<u8>, layout: Layout, fact: &Fact<T>) -> io::Result<()> {
    Object::write(places, out, layout, |out| {
        out.put("value", &fact.value)?;
        out.at("at", fact.span)
    })
}

#[cfg(test)]
mod tests {
    use super::{Layout, Object, Places};
    use crate::model::Fact;
    use crate::source::{FileId, FileRole, SourceFile, SourceSet, Span};

    #[test]
    fn members_have_lines_and_places_have_one() {
        let sources = SourceSet::new(vec![SourceFile::new("a \"b\".md", "one\ntwo\n", FileRole::Page)]);
        let places = Places::new(&sources).unwrap();
        let span = Span::new(FileId::new(0), 5..6);
        let mut out = Vec::new();
        let written = Object::write(&places, &mut out, Layout::default().inside(), |out| {
            out.put("json", &serde_json::json!({"at": {"page": [1]}, "empty": [{}, []]}))?;
            out.fact("fact", Some(&Fact::new("x\n", span)))?;
            out.facts("none", &[] as &[Fact<bool>])?;
            out.stated("stated", Some(span))?;
            out.flag("not", false)?;
            out.places("nowhere", &[])?;
            out.places("places", &[span, span])
        });
        assert!(written.is_ok());
        let expected = r#"{
    "json": {
      "at": {
        "page": [
          1
        ]
      },
      "empty": [
        {},
        []
      ]
    },
    "fact": {
      "value": "x\n",
      "at": {"page": "a \"b\".md", "line": 2, "column": 2}
    },
    "stated": {
      "value": true,
      "at": {"page": "a \"b\".md", "line": 2, "column": 2}
    },
    "nowhere": [],
    "places": [
      {"page": "a \"b\".md", "line": 2, "column": 2},
      {"page": "a \"b\".md", "line": 2, "column": 2}
    ]
  }"#;
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
