//! The *Request body* section: nothing, a resource, parameters of an action, or bytes.

use std::ops::Range;
use std::sync::LazyLock;

use crate::markdown::{BlockKind, Text};
use crate::source::{Span, Spanned};

use super::super::facts::{PropertyFacts, RequestBodyFacts, TableRole};
use super::super::property_table::property_rows;
use super::super::section::SectionKind;
use super::super::words::{sentence_end, spanned};
use super::Sections;
use super::parameters::says_in_url;
use super::phrase_set::PhraseSet;
use super::type_phrase::{Phrase, type_phrase};

/// "Do not supply a request body", said otherwise.
static NONE: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::new(&[
        "no request body",
        "no request content",
        "leave the request body",
        "request body empty",
        "request body is not",
        "request body isn't",
        "request body should be empty",
        "request body must be empty",
        "not require any request body",
        "not have a request body",
        "n't have a request body",
    ])
});

/// Words that leave it open to send a body, in the sentence that says what to send.
static OPTIONAL: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::new(&[
        "can optionally",
        "may optionally",
        "optionally provide",
        "optionally supply",
        "optionally include",
        "optionally specify",
        "provide an optional",
        "supply an optional",
        "optional request body",
        "request body is optional",
    ])
});

/// Words that do not refuse a body, but say that one is not needed.
static NOT_NEEDED: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::new(&[
        "no request body is required",
        "request body is not required",
        "request body isn't required",
        "not require a request body",
        "n't require a request body",
    ])
});

/// How a text goes on that first said that no body is needed and then says what can be sent.
static HOWEVER: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::new(&["however", "you can also", "you can specify", "you can provide", "you can include"])
});

/// Words that refuse a request body, in a sentence about it.
static REFUSALS: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::new(&["do not s", "don't s", "not supply", "not require a", "n't require a", "not necessary"])
});

static REQUEST_BODY: LazyLock<PhraseSet> = LazyLock::new(|| PhraseSet::new(&["request body"]));

/// Words of a sentence that says what to send.
static SENDS: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::new(&[
        "supply",
        "provide",
        "representation",
        "request body",
        "include",
        "contain",
        "when you create",
        "when you update",
    ])
});

/// "supply the identifier of the [x] object": a reference is sent, not the object.
static REFERENCE: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::new(&["identifier of", "id of", "ids of", "@odata.id", "reference to", "references to"])
});

static JSON: LazyLock<PhraseSet> = LazyLock::new(|| PhraseSet::new(&["json representation", "json object"]));

/// Words that say that the body is bytes.
static BYTES: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::new(&[
        "binary stream",
        "binary content",
        "binary data",
        "binary file",
        "contents of the file",
        "the bytes of",
        "mime content",
        "raw content",
        "binary",
    ])
});

/// What the section says, none when the page has no such section.
pub(super) fn request_body(sections: &Sections<'_>) -> Option<RequestBodyFacts> {
    let mut facts: Option<RequestBodyFacts> = None;
    for (_, section) in sections.about(SectionKind::RequestBody) {
        let Some(heading) = &section.heading else { continue };
        let facts = facts.get_or_insert_with(|| empty(heading.text.span));
        let mut is_url_table = false;
        for block in sections.blocks(section) {
            match &block.kind {
                BlockKind::Paragraph(text) => {
                    is_url_table |= says_in_url(&text.plain);
                    if !is_url_table && block.quote_depth == 0 {
                        read_paragraph(text, facts);
                    }
                }
                BlockKind::Table(table) if !is_url_table => {
                    let Some((columns, rows)) = property_rows(table, TableRole::RequestBody) else { continue };
                    facts.are_parameters |= columns.are_parameters;
                    add(&mut facts.properties, rows);
                }
                _ => {}
            }
        }
    }
    facts
}

fn empty(span: Span) -> RequestBodyFacts {
    RequestBodyFacts {
        span,
        none: None,
        optional: None,
        resource: None,
        collection: false,
        properties: Vec::new(),
        are_parameters: false,
        raw: None,
        text: None,
    }
}

/// Adds the rows whose names are new.
fn add(properties: &mut Vec<PropertyFacts>, rows: Vec<PropertyFacts>) {
    for row in rows {
        if properties.iter().all(|seen| seen.name.value != row.name.value) {
            properties.push(row);
        }
    }
}

fn read_paragraph(text: &Text, facts: &mut RequestBodyFacts) {
    let plain = text.plain.as_str();
    let is_first = facts.text.is_none();
    if is_first {
        facts.text = Some(text.clone());
    }
    let after_none = told_after_none(text, facts);
    if after_none.is_some() {
        facts.none = None;
        facts.optional = after_none;
    } else if facts.none.is_none() && says_none(plain) {
        facts.none = Some(text.span);
        return;
    } else if is_first {
        facts.optional = OPTIONAL.place(text, &(0..plain.len()));
    }
    facts.are_parameters |= plain.contains("parameters") && !plain.contains("query parameters");
    if facts.raw.is_none() && (is_first || after_none.is_some()) {
        facts.raw = raw(text);
    }
    let is_open = facts.resource.is_none() && facts.raw.is_none();
    let found = is_open.then(|| resource(text, is_first)).flatten();
    let is_linked = |phrase: &Phrase| phrase.mention.names.iter().any(|name| name.link.is_some());
    // Further down, words before "object" speak of other things.
    if let Some(phrase) = found.filter(|phrase| is_first || is_linked(phrase)) {
        facts.collection = phrase.mention.collection;
        facts.resource = phrase.mention.names.into_iter().next();
    }
}

/// "Do not supply a request body for this method."
fn says_none(plain: &str) -> bool {
    let word = plain.trim().trim_end_matches('.');
    let first = plain.split(". ").next().unwrap_or_default();
    ["none", "not applicable", "n/a", "empty"].iter().any(|known| word.eq_ignore_ascii_case(known))
        || NONE.is_in(plain)
        || REFUSALS.is_in(first) && REQUEST_BODY.is_in(first)
}

/// "However, you can specify properties in the request body", after a sentence or a paragraph that said that none is needed.
fn told_after_none(text: &Text, facts: &RequestBodyFacts) -> Option<Span> {
    let is_said_before = || {
        let first = facts.text.as_ref().filter(|_| facts.none.is_some());
        first.is_some_and(|first| NOT_NEEDED.is_in(&first.plain))
    };
    let start = match NOT_NEEDED.find(&text.plain) {
        Some(found) => found.end,
        None if is_said_before() => 0,
        None => return None,
    };
    let behind = start..text.plain.len();
    let place = HOWEVER.place(text, &behind)?;
    REQUEST_BODY.is_in(text.plain.get(behind)?).then_some(place)
}

/// The resource of the first sentence that says what to send.
fn resource(text: &Text, is_first: bool) -> Option<Phrase> {
    let is_name_alone = is_first && text.plain.len() < 60;
    let mut start = 0;
    while start < text.plain.len() {
        let end = sentence_end(text, start).max(start + 1).min(text.plain.len());
        let sentence: Range<usize> = start..end;
        let words = text.plain.get(sentence.clone()).unwrap_or_default();
        if (is_name_alone || SENDS.is_in(words))
            && !REFERENCE.is_in(words)
            && let Some(phrase) = type_phrase(text, &sentence)
        {
            return Some(phrase);
        }
        start = end;
    }
    None
}

/// The media type or the words that say that the body is bytes.
fn raw(text: &Text) -> Option<Spanned<String>> {
    if JSON.is_in(&text.plain) {
        return None;
    }
    for mark in text.codes() {
        let code = text.marked(mark);
        let is_media = ["application/", "text/", "image/", "multipart/", "audio/", "video/"]
            .iter()
            .any(|kind| code.starts_with(kind));
        if is_media && !code.contains("json") {
            return Some(spanned(text, mark.range.start as usize..mark.range.end as usize));
        }
    }
    BYTES.find(&text.plain).map(|found| spanned(text, found))
}
