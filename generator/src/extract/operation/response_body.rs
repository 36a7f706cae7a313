//! What a sentence says of the body of a response: a type, nothing, or bytes.
//!
//! To which status code it belongs is decided in `response`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::markdown::Text;
use crate::source::Span;

use super::super::facts::{ResponseFacts, TypeMention};
use super::phrase_set::PhraseSet;
use super::type_phrase::type_phrase;

/// "It does not return anything in the response body."
static NOTHING: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::new(&[
        "no content",
        "not return anything",
        "n't return anything",
        "empty response body",
        "empty body",
        "empty content",
        "no response body",
        "not return a response body",
        "n't return a response body",
        "no body",
        "without a response body",
        "not return any content",
        "no json data is returned",
        "not return a body",
    ])
});

/// Words that say that the body is bytes.
static BYTES: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::new(&[
        "a stream",
        "binary",
        "raw content",
        "raw value",
        "bytes",
        "csv file",
        "csv data",
        "mime content",
        "mime format",
        "file content",
        "contents of the file",
        "image string",
    ])
});

/// Words after which a type is none of the body: a header that points to a resource, a link.
static ELSEWHERE: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::new(&[
        "header",
        "location",
        " url ",
        " uri ",
        "link to",
        "for details",
        "learn more",
        "see ",
        "poll",
        "redirect",
        "to get ",
        "to check",
    ])
});

/// What is said of a body.
#[derive(Clone, Debug, Default)]
pub(super) struct BodySaid {
    /// The type.
    pub(super) ty: Option<TypeMention>,
    /// There is no body.
    pub(super) no_body: Option<Span>,
    /// The body is bytes.
    pub(super) raw: Option<Span>,
}

impl BodySaid {
    /// Reads a part of a text: what is not there from `start` on, what is there from `behind` on.
    pub(super) fn read(text: &Text, start: usize, behind: Range<usize>, can_have_type: bool) -> Self {
        if let Some(no_body) = NOTHING.place(text, &(start..behind.end)) {
            return Self { no_body: Some(no_body), ..Self::default() };
        }
        if let Some(raw) = BYTES.place(text, &behind) {
            return Self { raw: Some(raw), ..Self::default() };
        }
        let phrase = if can_have_type { type_phrase(text, &behind) } else { None };
        let before = |phrase: usize| text.plain.get(behind.start..phrase).unwrap_or_default();
        let phrase = phrase.filter(|phrase| !ELSEWHERE.is_in(before(phrase.range.start)));
        Self { ty: phrase.map(|phrase| phrase.mention), ..Self::default() }
    }

    /// Whether nothing is said.
    pub(super) fn is_empty(&self) -> bool {
        self.ty.is_none() && self.no_body.is_none() && self.raw.is_none()
    }

    /// Whether this is another shape of body than a statement gives.
    pub(super) fn differs_from(&self, facts: &ResponseFacts) -> bool {
        facts.raw.is_some() && self.ty.is_some() || facts.ty.is_some() && self.raw.is_some()
    }

    /// Gives a statement this body, when none was said of it.
    pub(super) fn complete(&self, facts: &mut ResponseFacts) -> bool {
        let is_open = facts.ty.is_none() && facts.no_body.is_none() && facts.raw.is_none();
        if is_open {
            facts.collection = self.ty.as_ref().is_some_and(|ty| ty.collection);
            facts.ty.clone_from(&self.ty);
            facts.no_body = self.no_body;
            facts.raw = self.raw;
        }
        is_open
    }

    /// A statement with this body.
    pub(super) fn statement(self, status: Option<crate::source::Spanned<u16>>, span: Span) -> ResponseFacts {
        let collection = self.ty.as_ref().is_some_and(|ty| ty.collection);
        ResponseFacts { status, ty: self.ty, collection, no_body: self.no_body, raw: self.raw, span }
    }
}
