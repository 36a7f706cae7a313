//! Which response answers which request, and what an example is called.
//!
//! Messages pair in reading order: a response answers the request before it. A heading that names an
//! example starts a new one. What stays alone is kept.

use crate::markdown::CodeBlock;
use crate::source::{FileId, Span, Spanned};

use super::super::facts::{Annotation, Body, Example, HttpMessage, StartLine};
use super::super::page::Page;
use super::super::section::SectionKind;
use super::super::words::{spanned, trim};
use super::message::messages;
use super::role::{Role, Side, code_of, role, side};

/// The examples of a page in order, and its JSON blocks that belong to none and are no representation either.
pub(in crate::extract) fn examples(page: &Page<'_>, represented: &[Span]) -> (Vec<Example>, Vec<Body>) {
    let mut pairing = Pairing::default();
    let mut other = Vec::new();
    for (index, section) in page.document.sections.iter().enumerate() {
        pairing.enter(page, index);
        for (at, block) in page.blocks(section.blocks.clone()) {
            let Some(code) = code_of(block) else { continue };
            match role(page, index, at, block, code) {
                Role::None => {}
                Role::OtherJson if represented.iter().any(|span| block.span.contains(*span)) => {}
                Role::OtherJson => {
                    other.extend(json_bodies(code, block.span.file).filter(|body| !pairing.takes_body(index, body)));
                }
                Role::Foreign => {
                    pairing.leave();
                    other.extend(json_bodies(code, block.span.file));
                }
                // What answers a request to another service is none of the operation's responses.
                Role::Messages(Side::Response) if pairing.is_elsewhere && page.annotation_of(at).is_none() => {
                    other.extend(json_bodies(code, block.span.file));
                }
                Role::Messages(default) => {
                    for message in messages(code, block.span.file, page.annotation_of(at)) {
                        let message = pairing.completes(message);
                        other.extend(message.and_then(|message| pairing.add(message, default)));
                    }
                }
            }
        }
    }
    (pairing.finish(), other)
}

/// The JSON of a code block whose messages do not matter.
fn json_bodies(code: &CodeBlock, file: FileId) -> impl Iterator<Item = Body> {
    messages(code, file, None).into_iter().filter_map(|message| message.body).filter(|body| body.json_due)
}

/// The examples so far, and the one that is open.
#[derive(Default)]
struct Pairing {
    done: Vec<Example>,
    open: Option<Example>,
    /// The heading that names the next example, and whether a message stood below it.
    heading: Option<Spanned<String>>,
    is_fresh: bool,
    /// The section that gave the heading, and the section of the last request.
    named_by: Option<usize>,
    request_in: Option<usize>,
    section: usize,
    /// The last request went to another service.
    is_elsewhere: bool,
}

impl Pairing {
    /// Takes notice of a section: it may name an example, or end the one before.
    fn enter(&mut self, page: &Page<'_>, index: usize) {
        self.section = index;
        let sections = &page.document.sections;
        if self.named_by.and_then(|by| sections.get(by)).is_some_and(|section| index >= section.end) {
            self.named_by = None;
            // Levels are careless: *Response* may stand higher than the example that it ends.
            if !matches!(page.kind_of(index), SectionKind::Request | SectionKind::Response) {
                self.heading = None;
            }
        }
        let Some(heading) = sections.get(index).and_then(|section| section.heading.as_ref()) else { return };
        let is_example = *page.kind_of(index) == SectionKind::Examples;
        let names_one = match page.kind_of(index) {
            SectionKind::Examples => heading.text.plain.trim().len() > "examples".len(),
            SectionKind::Other => page.is_in_examples(index),
            _ => false,
        };
        if is_example {
            self.close();
            self.heading = None;
        }
        if names_one {
            let plain = &heading.text.plain;
            self.heading = Some(spanned(&heading.text, trim(plain, 0..plain.len())));
            self.named_by = Some(index);
            self.is_fresh = true;
        }
    }

    /// Takes bare JSON as the body of the response above it, when that has a head alone.
    fn completes(&mut self, message: HttpMessage) -> Option<HttpMessage> {
        let is_bare = message.start.is_none() && message.headers.is_empty();
        let last = self.open.as_mut().filter(|_| is_bare).and_then(|open| open.responses.last_mut());
        match last.filter(|last| last.body.is_none() && !last.headers.is_empty()) {
            Some(last) => {
                last.body = message.body;
                None
            }
            None => Some(message),
        }
    }

    /// Adds a message. Bare JSON without annotation behind a whole response is none: it is given back.
    fn add(&mut self, message: HttpMessage, default: Side) -> Option<Body> {
        let is_bare = message.start.is_none() && message.headers.is_empty() && message.annotation.is_none();
        let has_response = self.open.as_ref().is_some_and(|open| !self.is_fresh && !open.responses.is_empty());
        if is_bare && has_response {
            return message.body;
        }
        let side = side(&message, default);
        let answers = self.open.as_ref().is_some_and(|open| !self.is_fresh || open.responses.is_empty());
        if side == Side::Request || !answers {
            self.close();
        }
        self.is_fresh = false;
        self.is_elsewhere = false;
        let name = || self.heading.clone().or_else(|| annotated_name(message.annotation.as_deref()));
        let open = self.open.get_or_insert_with(|| Example {
            name: name(),
            request: None,
            // There is one, and messages are large.
            responses: Vec::with_capacity(1),
        });
        match side {
            Side::Request => {
                open.request = Some(message);
                self.request_in = Some(self.section);
            }
            Side::Response => open.responses.push(message),
        }
        None
    }

    /// Gives JSON to the open request, when it stands below its head in a block of its own.
    fn takes_body(&mut self, section: usize, body: &Body) -> bool {
        let is_below = self.request_in == Some(section);
        let open = self.open.as_mut().filter(|open| is_below && open.responses.is_empty());
        let Some(request) = open.and_then(|open| open.request.as_mut()) else { return false };
        let has_type = request.headers.iter().any(|header| header.name.value.eq_ignore_ascii_case("content-type"));
        let sends = match &request.start {
            Some(StartLine::Request { method, .. }) => matches!(method.value.as_str(), "POST" | "PATCH" | "PUT"),
            _ => false,
        };
        let is_due = request.body.is_none() && (has_type || sends);
        if is_due {
            request.body = Some(body.clone());
        }
        is_due
    }

    /// Takes notice of a request to another service.
    fn leave(&mut self) {
        self.close();
        self.is_elsewhere = true;
        self.request_in = None;
    }

    fn close(&mut self) {
        if let Some(example) = self.open.take() {
            self.done.reserve_exact(1);
            self.done.push(example);
        }
    }

    fn finish(mut self) -> Vec<Example> {
        self.close();
        self.done
    }
}

/// The first name that an annotation gives.
fn annotated_name(annotation: Option<&Annotation>) -> Option<Spanned<String>> {
    annotation?.names.first().cloned()
}
