//! Well-formed XML as a tree of elements and attributes with their places. Text, comments and annotations are read
//! over; what CSDL means by the rest is left to `read`.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::NsReader;
use quick_xml::escape::unescape;
use quick_xml::events::attributes::AttrError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use crate::source::{FileId, Span, Spanned};

/// The deepest nesting that is read; CSDL needs less than twenty levels.
const DEEPEST: usize = 200;

/// The namespaces that CSDL is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// The wrapper: `edmx:Edmx`, `edmx:DataServices`, `edmx:Reference`.
    Edmx,
    /// The model itself: `Schema`, `EntityType` ….
    Edm,
    /// Anything else.
    Other,
}

/// An element.
#[derive(Debug)]
pub(super) struct Element<'a> {
    vocabulary: Vocabulary,
    /// The name without its prefix.
    pub(super) name: &'a str,
    /// The start tag.
    pub(super) span: Span,
    attributes: Vec<(&'a str, Spanned<Cow<'a, str>>)>,
    /// The elements in it, without annotations.
    pub(super) children: Vec<Element<'a>>,
}

impl Element<'_> {
    /// Whether it is the element of a name.
    pub(super) fn is(&self, vocabulary: Vocabulary, name: &str) -> bool {
        self.vocabulary == vocabulary && self.name == name
    }

    /// Its name, when it belongs to the model itself.
    pub(super) fn edm_name(&self) -> Option<&str> {
        (self.vocabulary == Vocabulary::Edm).then_some(self.name)
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<Spanned<&str>> {
        let (_, value) = self.attributes.iter().find(|(key, _)| *key == name)?;
        Some(Spanned::new(&*value.value, value.span))
    }
}

/// Why a text is no XML, and where.
#[derive(Debug)]
pub(super) struct Flaw {
    pub(super) span: Span,
    pub(super) message: String,
}

/// The root element of a text.
pub(super) fn parse(text: &str, file: FileId) -> Result<Element<'_>, Flaw> {
    Parser { text, file, open: Vec::new(), annotation: None, root: None }.run()
}

struct Parser<'a> {
    text: &'a str,
    file: FileId,
    open: Vec<Element<'a>>,
    /// How many elements lie around the annotation that is open.
    annotation: Option<usize>,
    root: Option<Element<'a>>,
}

impl<'a> Parser<'a> {
    fn run(mut self) -> Result<Element<'a>, Flaw> {
        let mut reader = NsReader::from_str(self.text);
        loop {
            let at = offset(reader.buffer_position());
            let (namespace, event) = match reader.read_resolved_event() {
                Ok((namespace, event)) => (vocabulary(&namespace), event),
                Err(error) => return Err(self.flaw(offset(reader.error_position()), 1, error.to_string())),
            };
            match event {
                Event::Start(tag) => {
                    let element = self.element(namespace, &tag, at..offset(reader.buffer_position()))?;
                    self.open(element)?;
                }
                Event::Empty(tag) => {
                    let element = self.element(namespace, &tag, at..offset(reader.buffer_position()))?;
                    self.close(element)?;
                }
                Event::End(_) => {
                    if let Some(element) = self.open.pop() {
                        self.annotation = self.annotation.filter(|around| *around < self.open.len());
                        self.close(element)?;
                    }
                }
                Event::Text(text) if self.open.is_empty() && !text.trim().is_empty() => {
                    return Err(self.flaw(at, 1, "text stands outside of the root element".to_owned()));
                }
                Event::Eof => break,
                _ => {}
            }
        }
        match (self.open.last(), self.root) {
            (Some(open), _) => {
                Err(Flaw { span: open.span, message: format!("the element `{}` is never closed", open.name) })
            }
            (None, Some(root)) => Ok(root),
            (None, None) => {
                Err(Flaw { span: Span::file_start(self.file), message: "there is no root element".to_owned() })
            }
        }
    }

    fn flaw(&self, at: usize, length: usize, message: String) -> Flaw {
        let at = at.min(self.text.len());
        Flaw { span: Span::new(self.file, at..(at + length).min(self.text.len())), message }
    }

    fn open(&mut self, element: Element<'a>) -> Result<(), Flaw> {
        if self.open.len() == DEEPEST {
            return Err(Flaw {
                span: element.span,
                message: format!("more than {DEEPEST} elements lie in each other"),
            });
        }
        if is_annotation(element.name) {
            self.annotation = self.annotation.or(Some(self.open.len()));
        }
        self.open.push(element);
        Ok(())
    }

    fn close(&mut self, element: Element<'a>) -> Result<(), Flaw> {
        let Some(parent) = self.open.last_mut() else {
            if self.root.is_some() {
                let message = format!("`{}` is a second root element", element.name);
                return Err(Flaw { span: element.span, message });
            }
            self.root = Some(element);
            return Ok(());
        };
        if !is_annotation(element.name) {
            parent.children.push(element);
        }
        Ok(())
    }

    /// The element of a start tag at a range.
    fn element(&self, vocabulary: Vocabulary, tag: &BytesStart<'_>, at: Range<usize>) -> Result<Element<'a>, Flaw> {
        let content = at.start + 1;
        let span = Span::new(self.file, at);
        // Annotations are half of a document, and hold nothing that is compared.
        let is_read = self.annotation.is_none() && !is_annotation(tag.local_name().into_inner());
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| {
                let (within, message) = describe(&error);
                self.flaw(content + within, 1, message)
            })?;
            let key = self.slice(tag, content, attribute.key.as_ref());
            let value = self.slice(tag, content, &attribute.value);
            let Some(((key, _), (value, place))) = key.zip(value).filter(|_| is_read) else { continue };
            let value =
                unescape(value).map_err(|error| self.flaw(place.start as usize, value.len(), error.to_string()))?;
            attributes.push((key, Spanned::new(value, place)));
        }
        let name = self.slice(tag, content, tag.local_name().into_inner()).map_or("", |(name, _)| name);
        Ok(Element { vocabulary, name, span, attributes, children: Vec::new() })
    }

    /// A part of a tag as a part of the text: the reader hands out slices, which tell their offset by their address.
    fn slice(&self, tag: &BytesStart<'_>, content: usize, part: &str) -> Option<(&'a str, Span)> {
        let within = (part.as_ptr() as usize).checked_sub(tag.as_ptr() as usize)?;
        let range = content + within..content + within + part.len();
        Some((self.text.get(range.clone())?, Span::new(self.file, range)))
    }
}

fn is_annotation(name: &str) -> bool {
    matches!(name, "Annotation" | "Annotations")
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

fn vocabulary(namespace: &ResolveResult<'_>) -> Vocabulary {
    match namespace {
        ResolveResult::Bound(name) => match name.as_ref() {
            "http://docs.oasis-open.org/odata/ns/edmx" => Vocabulary::Edmx,
            "http://docs.oasis-open.org/odata/ns/edm" => Vocabulary::Edm,
            _ => Vocabulary::Other,
        },
        _ => Vocabulary::Other,
    }
}

/// Where in a tag an attribute is wrong, and how.
fn describe(error: &AttrError) -> (usize, String) {
    match error {
        AttrError::ExpectedEq(at) => (*at, "an attribute has no `=`".to_owned()),
        AttrError::ExpectedValue(at) => (*at, "an attribute has no value".to_owned()),
        AttrError::UnquotedValue(at) => (*at, "the value of an attribute is not in quotes".to_owned()),
        AttrError::ExpectedQuote(at, _) => (*at, "the value of an attribute has no closing quote".to_owned()),
        AttrError::Duplicated(at, _) => (*at, "an attribute stands twice in one tag".to_owned()),
    }
}
