//! XML as CSDL needs it: elements with attributes, indented; long runs of independent elements on all threads.
//!
//! Escaping is `quick-xml`'s; its writer is not used, as it cannot begin within a document. What it leaves to its callers is
//! done here: characters that XML has no notation for.

use std::borrow::Cow;

use quick_xml::escape::escape;
use quick_xml::events::attributes::Attribute;
use rayon::prelude::*;

/// How many elements become one text.
const RUN: usize = 16;
/// As many bytes as a text is expected to have.
const TEXT: usize = 1 << 15;
const INDENT: &str = "  ";

/// A document that is being written.
#[derive(Debug, Default)]
pub(super) struct Xml {
    /// The text before `out`, in parts: it is long, and not worth to be copied together.
    parts: Vec<String>,
    out: String,
    /// How many elements are open.
    depth: usize,
}

/// The attributes of an element: name and value, in their order.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// Begins a document.
    pub(super) fn new() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"utf-8\"?>".to_owned(), ..Self::default() }
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.line();
        self.tag(name, attributes, "/>");
    }

    /// An element that holds text alone.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.line();
        self.tag(name, &[], ">");
        self.out.push_str(&escape(characters(text)));
        self.close(name);
    }

    /// An element that holds an empty one alone, on one line.
    pub(super) fn around(
        &mut self,
        (name, attributes): (&str, Attributes<'_>),
        (inner, inner_attributes): (&str, Attributes<'_>),
    ) {
        self.line();
        self.tag(name, attributes, ">");
        self.tag(inner, inner_attributes, "/>");
        self.close(name);
    }

    /// An element with what `content` writes into it.
    pub(super) fn element(&mut self, name: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        self.line();
        self.tag(name, attributes, ">");
        self.depth += 1;
        content(self);
        self.depth -= 1;
        self.line();
        self.close(name);
    }

    /// What `write` writes for each item.
    pub(super) fn each<T: Sync>(&mut self, items: &[T], write: impl Fn(&mut Self, &T) + Sync) {
        let depth = self.depth;
        let runs = items.par_chunks(RUN).map(|items| {
            let mut xml = Self { parts: Vec::new(), out: String::with_capacity(TEXT), depth };
            items.iter().for_each(|item| write(&mut xml, item));
            xml.into_parts()
        });
        self.parts.push(std::mem::take(&mut self.out));
        self.parts.extend(runs.collect::<Vec<_>>().into_iter().flatten());
    }

    /// Ends the document; gives its text in parts.
    pub(super) fn finish(mut self) -> Vec<String> {
        self.out.push('\n');
        self.into_parts()
    }

    fn into_parts(mut self) -> Vec<String> {
        self.parts.push(self.out);
        self.parts
    }

    fn line(&mut self) {
        self.out.push('\n');
        (0..self.depth).for_each(|_| self.out.push_str(INDENT));
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>, end: &str) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            self.out.push_str(&Attribute::from((*key, characters(value))).value);
            self.out.push('"');
        }
        self.out.push_str(end);
    }

    fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }
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
        let text = "a <b> & \"c\" 'd'\n\t\r\u{0}\u{1b}\u{ffff}\u{ff01}é\u{1f600}";
        let mut xml = Xml::new();
        xml.element("root", &[("of", text)], |xml| {
            xml.empty("leaf", &[("text", text)]);
            xml.around(("bud", &[]), ("leaf", &[("text", "<")]));
            xml.text("bud", text);
            xml.element("none", &[], |_| ());
        });
        assert_eq!(
            xml.finish().concat(),
            concat!(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
                "<root of=\"a &lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;&#10;&#9;&#13;\u{fffd}\u{fffd}\u{fffd}\u{ff01}é\u{1f600}\">\n",
                "  <leaf text=\"a &lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;&#10;&#9;&#13;\u{fffd}\u{fffd}\u{fffd}\u{ff01}é\u{1f600}\"/>\n",
                "  <bud><leaf text=\"&lt;\"/></bud>\n",
                "  <bud>a &lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;\n\t&#13;\u{fffd}\u{fffd}\u{fffd}\u{ff01}é\u{1f600}</bud>\n",
                "  <none>\n",
                "  </none>\n",
                "</root>\n",
            )
        );
    }

    #[test]
    fn runs_are_written_in_order() {
        let numbers: Vec<String> = (0..40).map(|number| number.to_string()).collect();
        let mut xml = Xml::default();
        xml.element("all", &[], |xml| xml.each(&numbers, |xml, number| xml.empty("one", &[("is", number)])));
        let lines: String = numbers.iter().map(|number| format!("  <one is=\"{number}\"/>\n")).collect();
        assert_eq!(xml.finish().concat(), format!("\n<all>\n{lines}</all>\n"));
    }
}
