//! What the *Response* section promises: status codes, and the type in the body of each.
//!
//! A sentence with several status codes is a statement a code; a sentence without one adds to the
//! statements before it. The codes themselves are found in `status`.

use std::ops::Range;

use crate::markdown::{BlockKind, Section, Text};
use crate::source::{Span, Spanned};

use super::super::facts::ResponseFacts;
use super::super::page::Page;
use super::super::section::SectionKind;
use super::super::words::{sentence_end, trim};
use super::Sections;
use super::status::status_codes;
use super::type_phrase::type_phrase;

/// The statements of the *Response* sections in order; those of examples count where there are no others.
pub(super) fn responses(sections: &Sections<'_>) -> Vec<ResponseFacts> {
    let statements = statements_of(sections, sections.about(SectionKind::Response));
    if !statements.is_empty() {
        return statements;
    }
    let of_examples = sections.all().filter(|(index, _)| *sections.topic(*index) == SectionKind::Response);
    let statements = statements_of(sections, of_examples);
    let is_promise = |facts: &ResponseFacts| facts.status.is_some() || facts.ty.is_some();
    if statements.iter().any(is_promise) { statements } else { Vec::new() }
}

fn statements_of<'a>(
    sections: &Sections<'a>,
    chosen: impl Iterator<Item = (usize, &'a Section)>,
) -> Vec<ResponseFacts> {
    let mut statements = Vec::new();
    for (_, section) in chosen {
        let title = section.title().to_lowercase();
        if title.contains("error") || title.contains("header") || title.contains("exception") {
            continue;
        }
        let mut announces_list = false;
        for block in sections.blocks(section) {
            let (BlockKind::Paragraph(text), 0) = (&block.kind, block.quote_depth) else { continue };
            if block.list_depth > 0 && announces_list && add_alternative(text, &mut statements) {
                continue;
            }
            read_paragraph(text, &mut statements);
            announces_list = text.plain.trim_end().ends_with(':') && text.plain.contains("one of the");
        }
    }
    spread_type(&mut statements);
    statements
}

/// The place of the section's heading. A *Response* heading among examples counts when it makes statements.
pub(super) fn response_section(page: &Page<'_>, responses: &[ResponseFacts]) -> Option<Span> {
    let among_examples = || page.sections_of(SectionKind::Response).next().filter(|_| !responses.is_empty());
    let (_, section) = page.first_section(SectionKind::Response).or_else(among_examples)?;
    section.heading.as_ref().map(|heading| heading.text.span)
}

/// "… one of the following objects:" and a list of them: each item is an alternative of the type.
fn add_alternative(text: &Text, statements: &mut [ResponseFacts]) -> bool {
    let Some(last) = statements.last_mut().filter(|last| last.raw.is_none()) else { return false };
    let Some(phrase) = type_phrase(text, &(0..text.plain.len())) else { return false };
    match &mut last.ty {
        Some(ty) => ty.names.extend(phrase.mention.names),
        None => last.ty = Some(phrase.mention),
    }
    true
}

/// Reads a paragraph sentence by sentence.
pub(super) fn read_paragraph(text: &Text, statements: &mut Vec<ResponseFacts>) {
    let codes = status_codes(text);
    let mut start = 0;
    while start < text.plain.len() {
        let end = sentence_end(text, start).max(start + 1).min(text.plain.len());
        let end = text.plain.get(start..end).and_then(|part| part.find("; ")).map_or(end, |at| start + at + 1);
        let sentence = trim(&text.plain, start..end);
        start = end;
        if text.plain.get(sentence.clone()).is_some_and(|words| words.contains("common error")) {
            continue;
        }
        let inside: Vec<&(Range<usize>, u16)> =
            codes.iter().filter(|(range, _)| sentence.start <= range.start && range.end <= sentence.end).collect();
        if inside.is_empty() {
            add_to_last(text, &sentence, statements);
            continue;
        }
        for (at, (range, status)) in inside.iter().enumerate() {
            let from = if at == 0 { sentence.start } else { range.start };
            let to = inside.get(at + 1).map_or(sentence.end, |next| next.0.start);
            statements.push(statement(text, Spanned::new(*status, text.span_of(range.clone())), range, &(from..to)));
        }
    }
}

/// The statement of a status code in its part of a sentence.
fn statement(text: &Text, status: Spanned<u16>, code: &Range<usize>, part: &Range<usize>) -> ResponseFacts {
    let behind = code.end..part.end;
    let without_content = (status.value == 204).then_some(status.span);
    let no_body = no_body(text, &(code.start..part.end)).or(without_content);
    let raw = raw(text, &behind).filter(|_| no_body.is_none() && status.value < 400);
    let is_success = (200..300).contains(&status.value);
    let phrase =
        type_phrase(text, &behind).filter(|phrase| is_success && !is_elsewhere(text, behind.start..phrase.range.start));
    let ty = phrase.map(|phrase| phrase.mention).filter(|_| no_body.is_none() && raw.is_none());
    let collection = ty.as_ref().is_some_and(|ty| ty.collection);
    ResponseFacts { status: Some(status), ty, collection, no_body, raw, span: text.span_of(part.clone()) }
}

/// Adds what a sentence without a status code says to the statements before it.
fn add_to_last(text: &Text, sentence: &Range<usize>, statements: &mut Vec<ResponseFacts>) {
    let lower = text.plain[sentence.clone()].to_lowercase();
    if lower.contains("error") {
        return;
    }
    let no_body = no_body(text, sentence);
    let raw = raw(text, sentence).filter(|_| no_body.is_none());
    let says_body = lower.contains("return") || lower.contains("body") || lower.contains("response contains");
    let phrase = type_phrase(text, sentence)
        .filter(|phrase| says_body && !is_elsewhere(text, sentence.start..phrase.range.start));
    let ty = phrase.map(|phrase| phrase.mention).filter(|_| no_body.is_none() && raw.is_none());
    if ty.is_none() && no_body.is_none() && raw.is_none() {
        return;
    }
    let collection = ty.as_ref().is_some_and(|ty| ty.collection);
    if statements.is_empty() {
        let span = text.span_of(sentence.clone());
        statements.push(ResponseFacts { status: None, ty, collection, no_body, raw, span });
        return;
    }
    let other_shape = statements.last().filter(|last| {
        let is_success = last.status.as_ref().is_some_and(|status| (200..300).contains(&status.value));
        is_success && (last.raw.is_some() && ty.is_some() || last.ty.is_some() && raw.is_some())
    });
    if let Some(last) = other_shape {
        // The same status code, with a body of another shape: which one, the path decides.
        let (status, span) = (last.status.clone(), text.span_of(sentence.clone()));
        statements.push(ResponseFacts { status, ty, collection, no_body, raw, span });
        return;
    }
    let is_for_all = lower.contains("both cases") || lower.contains("either case") || lower.contains("all cases");
    let is_open = |facts: &ResponseFacts| {
        let is_success = facts.status.as_ref().is_none_or(|status| (200..400).contains(&status.value));
        is_success && facts.ty.is_none() && facts.no_body.is_none() && facts.raw.is_none()
    };
    let last = statements.len() - 1;
    for (at, facts) in statements.iter_mut().enumerate() {
        if (at == last || is_for_all) && is_open(facts) {
            facts.ty.clone_from(&ty);
            facts.collection = collection;
            facts.no_body = no_body;
            facts.raw = raw;
        }
    }
}

/// A type that was named before any status code belongs to the codes of success that follow.
fn spread_type(statements: &mut Vec<ResponseFacts>) {
    let Some(first) = statements.first().filter(|first| first.status.is_none()).cloned() else { return };
    let is_open = |facts: &ResponseFacts| {
        let is_success = facts.status.as_ref().is_some_and(|status| (200..300).contains(&status.value));
        is_success && facts.ty.is_none() && facts.no_body.is_none() && facts.raw.is_none()
    };
    let mut used = false;
    for facts in statements.iter_mut().filter(|facts| is_open(facts)) {
        facts.ty.clone_from(&first.ty);
        facts.collection = first.collection;
        facts.no_body = first.no_body;
        facts.raw = first.raw;
        used = true;
    }
    if used {
        statements.remove(0);
    }
}

/// Whether what follows these words is no body: a header that points to a resource, a link.
fn is_elsewhere(text: &Text, before: Range<usize>) -> bool {
    let lower = text.plain.get(before).unwrap_or_default().to_lowercase();
    let words = [
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
    ];
    words.iter().any(|word| lower.contains(word))
}

/// "It does not return anything in the response body."
fn no_body(text: &Text, part: &Range<usize>) -> Option<Span> {
    const PHRASES: [&str; 15] = [
        "no content",
        "not return anything",
        "n't return anything",
        "n’t return anything",
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
    ];
    find(text, part, &PHRASES)
}

/// Words that say that the body is bytes.
fn raw(text: &Text, part: &Range<usize>) -> Option<Span> {
    const PHRASES: [&str; 12] = [
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
    ];
    find(text, part, &PHRASES)
}

/// The first of some phrases (in lower case) in a range.
fn find(text: &Text, part: &Range<usize>, phrases: &[&str]) -> Option<Span> {
    let lower = text.plain.get(part.clone())?.to_ascii_lowercase();
    let (at, phrase) = phrases.iter().find_map(|phrase| lower.find(phrase).map(|at| (at, phrase)))?;
    let start = part.start + at;
    Some(text.span_of(start..start + phrase.len()))
}
