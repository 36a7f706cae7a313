//! What the *Response* section promises: status codes, and the type in the body of each.
//!
//! A sentence with several status codes is a statement a code; a sentence without one adds to the
//! statements before it. The codes themselves are found in `status`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::markdown::{BlockKind, Section, Text};
use crate::source::{Span, Spanned};

use super::super::facts::ResponseFacts;
use super::super::page::Page;
use super::super::section::SectionKind;
use super::super::words::{sentence_end, trim};
use super::Sections;
use super::phrase_set::PhraseSet;
use super::response_body::BodySaid;
use super::status::status_codes;
use super::type_phrase::type_phrase;

/// A sentence about what goes wrong makes no statement.
static ERRORS: LazyLock<PhraseSet> = LazyLock::new(|| PhraseSet::new(&["error"]));

/// Words of a sentence that speaks of the body.
static SAYS_BODY: LazyLock<PhraseSet> = LazyLock::new(|| PhraseSet::new(&["return", "body", "response contains"]));

/// Words of a sentence that speaks of all status codes.
static FOR_ALL: LazyLock<PhraseSet> = LazyLock::new(|| PhraseSet::new(&["both cases", "either case", "all cases"]));

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

/// Where the section says that an action or function returns something, and not a method.
pub(super) fn says_call(sections: &Sections<'_>) -> Option<Span> {
    static CALLS: LazyLock<PhraseSet> =
        LazyLock::new(|| PhraseSet::new(&["this function returns", "this action returns"]));
    let blocks = sections.about(SectionKind::Response).flat_map(|(_, section)| sections.blocks(section));
    blocks.into_iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(text) => CALLS.is_in(&text.plain).then_some(text.span),
        _ => None,
    })
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
    let is_success = (200..300).contains(&status.value);
    let mut said = BodySaid::read(text, code.start, code.end..part.end, is_success);
    if status.value == 204 && said.is_empty() {
        said.no_body = Some(status.span);
    }
    said.raw = said.raw.filter(|_| status.value < 400);
    said.statement(Some(status), text.span_of(part.clone()))
}

/// Adds what a sentence without a status code says to the statements before it.
fn add_to_last(text: &Text, sentence: &Range<usize>, statements: &mut Vec<ResponseFacts>) {
    let words = text.plain.get(sentence.clone()).unwrap_or_default();
    if ERRORS.is_in(words) {
        return;
    }
    let said = BodySaid::read(text, sentence.start, sentence.clone(), SAYS_BODY.is_in(words));
    if said.is_empty() {
        return;
    }
    let span = text.span_of(sentence.clone());
    let is_success =
        |facts: &ResponseFacts, end: u16| facts.status.as_ref().is_none_or(|status| (200..end).contains(&status.value));
    match statements.last() {
        None => statements.push(said.statement(None, span)),
        // The same status code, with a body of another shape: which one, the path decides.
        Some(last) if last.status.is_some() && is_success(last, 300) && said.differs_from(last) => {
            let status = last.status.clone();
            statements.push(said.statement(status, span));
        }
        Some(_) => {
            let reach = if FOR_ALL.is_in(words) { statements.len() } else { 1 };
            for facts in statements.iter_mut().rev().take(reach).filter(|facts| is_success(facts, 400)) {
                said.complete(facts);
            }
        }
    }
}

/// A type that was named before any status code belongs to the codes of success that follow.
fn spread_type(statements: &mut Vec<ResponseFacts>) {
    let Some(first) = statements.first().filter(|first| first.status.is_none()) else { return };
    let said = BodySaid { ty: first.ty.clone(), no_body: first.no_body, raw: first.raw };
    let is_success =
        |facts: &&mut ResponseFacts| facts.status.as_ref().is_some_and(|status| (200..300).contains(&status.value));
    let completed = statements.iter_mut().filter(is_success).filter_map(|facts| said.complete(facts).then_some(()));
    if completed.count() > 0 {
        statements.remove(0);
    }
}
