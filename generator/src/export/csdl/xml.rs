//! XML as CSDL needs it: elements with attributes, indented, on top of `quick-xml`'s writer.
//!
//! Escaping is the writer's. What it leaves to its callers is done here: characters that XML has no notation for.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Writes one document.
pub(super) struct Xml<W: Write> {
    writer: Writer<W>,
}

/// The attributes of an element: name and value, in their order.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl<W: Write> Xml<W> {
    /// Begins a document.
    pub(super) fn new(out: W) -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(out, b' ', 2);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        Ok(Self { writer })
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.writer.write_event(Event::Empty(start(name, attributes)))
    }

    /// An element that holds text alone.
    pub(super) fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.writer.write_event(Event::Start(BytesStart::new(name)))?;
        self.writer.write_event(Event::Text(BytesText::new(&characters(text))))?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element that holds an empty one alone, on one line.
    pub(super) fn around(
        &mut self,
        (name, attributes): (&str, Attributes<'_>),
        (inner, inner_attributes): (&str, Attributes<'_>),
    ) -> io::Result<()> {
        self.writer.write_indent()?;
        let mut line = Writer::new(self.writer.get_mut());
        line.write_event(Event::Start(start(name, attributes)))?;
        line.write_event(Event::Empty(start(inner, inner_attributes)))?;
        line.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with what `content` writes into it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.writer.write_event(Event::Start(start(name, attributes)))?;
        content(self)?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Ends the document.
    pub(super) fn finish(self) -> io::Result<()> {
        let mut out = self.writer.into_inner();
        out.write_all(b"\n")?;
        out.flush()
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let attributes = attributes.iter().map(|(key, value)| Attribute::from((*key, characters(value))));
    BytesStart::new(name).with_attributes(attributes)
}

/// The text with a replacement character for each that XML 1.0 cannot hold.
fn characters(text: &str) -> Cow<'_, str> {
    let is_strange =
        |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(is_strange) { Cow::Owned(text.replace(is_strange, "\u{fffd}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn any_text_can_be_written() {
        let mut out = Vec::new();
        let text = "a <b> & \"c\"\n\u{0}\u{1b}\u{ffff}é\u{1f600}";
        let written = Xml::new(&mut out).and_then(|mut xml| {
            xml.element("root", &[("of", text)], |xml| {
                xml.empty("leaf", &[("text", text)])?;
                xml.around(("bud", &[]), ("leaf", &[("text", "<")]))?;
                xml.around(("bud", &[]), ("leaf", &[]))
            })?;
            xml.finish()
        });
        assert!(written.is_ok());
        assert_eq!(
            str::from_utf8(&out),
            Ok(concat!(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
                "<root of=\"a &lt;b&gt; &amp; &quot;c&quot;&#10;\u{fffd}\u{fffd}\u{fffd}é\u{1f600}\">\n",
                "  <leaf text=\"a &lt;b&gt; &amp; &quot;c&quot;&#10;\u{fffd}\u{fffd}\u{fffd}é\u{1f600}\"/>\n",
                "  <bud><leaf text=\"&lt;\"/></bud>\n",
                "  <bud><leaf/></bud>\n",
                "</root>\n",
            ))
        );
    }
}
