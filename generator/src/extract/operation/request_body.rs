//! The *Request body* section: nothing, a resource, parameters of an action, or bytes.

use std::ops::Range;

use crate::markdown::{BlockKind, Text};
use crate::source::{Span, Spanned};

use super::super::facts::{PropertyFacts, RequestBodyFacts, TableRole};
use super::super::property_table::property_rows;
use super::super::section::SectionKind;
use super::super::words::{sentence_end, spanned};
use super::Sections;
use super::parameters::says_in_url;
use super::type_phrase::{Phrase, type_phrase};

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
    let lower = text.plain.to_lowercase().replace('’', "'");
    let is_first = facts.text.is_none();
    if is_first {
        facts.text = Some(text.clone());
    }
    if facts.none.is_none() && says_none(&lower) {
        facts.none = Some(text.span);
        return;
    }
    facts.are_parameters |= lower.contains("parameters") && !lower.contains("query parameters");
    if facts.raw.is_none() && is_first {
        facts.raw = raw(text, &lower);
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
fn says_none(lower: &str) -> bool {
    const PHRASES: [&str; 10] = [
        "no request body",
        "leave the request body",
        "request body empty",
        "request body is not",
        "request body isn't",
        "request body should be empty",
        "request body must be empty",
        "not require any request body",
        "not have a request body",
        "n't have a request body",
    ];
    const REFUSALS: [&str; 6] =
        ["do not s", "don't s", "not supply", "not require a", "n't require a", "not necessary"];
    let is_word = matches!(lower.trim().trim_end_matches('.'), "none" | "not applicable" | "n/a" | "empty");
    let first = lower.split(". ").next().unwrap_or_default();
    let refuses = first.contains("request body") && REFUSALS.iter().any(|refusal| first.contains(refusal));
    is_word || refuses || PHRASES.iter().any(|phrase| lower.contains(phrase))
}

/// "supply the identifier of the [x] object": a reference is sent, not the object.
fn says_reference(lower: &str) -> bool {
    ["identifier of", "id of", "ids of", "@odata.id", "reference to", "references to"]
        .iter()
        .any(|phrase| lower.contains(phrase))
}

/// The resource of the first sentence that says what to send.
fn resource(text: &Text, is_first: bool) -> Option<Phrase> {
    let is_name_alone = is_first && text.plain.len() < 60;
    let mut start = 0;
    while start < text.plain.len() {
        let end = sentence_end(text, start).max(start + 1);
        let sentence: Range<usize> = start..end.min(text.plain.len());
        let lower = text.plain[sentence.clone()].to_lowercase();
        let says = [
            "supply",
            "provide",
            "representation",
            "request body",
            "include",
            "contain",
            "when you create",
            "when you update",
        ];
        let says_so = is_name_alone || says.iter().any(|word| lower.contains(word));
        if says_so
            && !says_reference(&lower)
            && let Some(phrase) = type_phrase(text, &sentence)
        {
            return Some(phrase);
        }
        start = end;
    }
    None
}

/// The media type or the words that say that the body is bytes.
fn raw(text: &Text, lower: &str) -> Option<Spanned<String>> {
    const PHRASES: [&str; 9] = [
        "binary stream",
        "binary content",
        "binary data",
        "binary file",
        "contents of the file",
        "the bytes of",
        "mime content",
        "raw content",
        "binary",
    ];
    if lower.contains("json representation") || lower.contains("json object") {
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
    let phrase = PHRASES.iter().find(|phrase| lower.contains(**phrase))?;
    let at = text.plain.to_ascii_lowercase().find(phrase)?;
    Some(spanned(text, at..at + phrase.len()))
}
