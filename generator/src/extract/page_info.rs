//! Title, namespace, first paragraph and kind of a page.

use crate::markdown::{Block, BlockKind, Document, Heading, Text};
use crate::source::{Span, Spanned};

use super::facts::PageKind;
use super::page::Page;
use super::section::{SectionKind, is_identifier, words_of_anchor};
use super::words::{spanned, trim, word_at};

/// The H1, else the front matter's title.
pub(super) fn title(document: &Document) -> Option<Spanned<String>> {
    let heading = document.title().filter(|heading| !heading.text.is_blank());
    let from_heading =
        heading.map(|heading| spanned(&heading.text, trim(&heading.text.plain, 0..heading.text.plain.len())));
    from_heading.or_else(|| document.front_matter.get("title").filter(|title| !title.value.trim().is_empty()).cloned())
}

/// The namespace of a line `Namespace: microsoft.graph`.
pub(super) fn namespace(page: &Page<'_>) -> Option<Spanned<String>> {
    let head = page.blocks(0..head_end(page)).filter_map(|(_, block)| paragraph(block));
    head.take(12).find_map(namespace_in)
}

fn namespace_in(text: &Text) -> Option<Spanned<String>> {
    let plain = &text.plain;
    let lead = plain.len() - plain.trim_start_matches([' ', '*', '>']).len();
    let (label, after_colon) = plain[lead..].split_once([':', '：'])?;
    let label = label.trim_end_matches(['*', ' ']);
    if !label.eq_ignore_ascii_case("namespace") && !is_translated_label(label, after_colon) {
        return None;
    }
    let word = word_at(plain, plain.len() - after_colon.len());
    let name = plain.get(word.clone())?;
    (!name.is_empty()).then(|| spanned(text, word))
}

/// Whether a paragraph is "Namespace: microsoft.graph" in another language: a short label and a dotted name, nothing more.
fn is_translated_label(label: &str, name: &str) -> bool {
    let name = name.trim();
    let is_name = name.contains('.') && is_identifier(name) && name.starts_with(|c: char| c.is_ascii_lowercase());
    is_name && (!label.is_ascii() || label.to_lowercase().starts_with("espac")) && label.chars().count() < 24
}

/// The first paragraph of prose: no namespace line, callout, list or include. Without one above the sections, that of a
/// section *Description*.
pub(super) fn description(page: &Page<'_>) -> Option<Text> {
    let after_title = title_start(page)..head_end(page);
    let described = || {
        let titled = |name: &str| ["description", "api description"].iter().any(|each| name.eq_ignore_ascii_case(each));
        page.document.sections.iter().find(|section| titled(section.title().trim()))
    };
    first_prose(page.blocks(after_title)).or_else(|| first_prose(page.blocks(described()?.blocks.clone()))).cloned()
}

/// The first paragraph of prose among some blocks.
pub(super) fn first_prose<'a>(blocks: impl Iterator<Item = (usize, &'a Block)>) -> Option<&'a Text> {
    blocks.filter_map(|(_, block)| paragraph(block)).find(|text| is_prose(text))
}

fn is_prose(text: &Text) -> bool {
    let start = text.plain.trim_start_matches([' ', '*', '_']);
    let is_label = ["namespace:", "note:", "important:"]
        .iter()
        .any(|label| start.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label)));
    // "Applies to:" introduces a list.
    let introduces = text.plain.trim_end().ends_with("to:");
    !text.is_blank() && !is_label && !introduces && namespace_in(text).is_none()
}

fn paragraph(block: &Block) -> Option<&Text> {
    match &block.kind {
        BlockKind::Paragraph(text) if block.quote_depth == 0 && block.list_depth == 0 => Some(text),
        _ => None,
    }
}

/// Where the title's section begins; 0 on pages without a title.
fn title_start(page: &Page<'_>) -> usize {
    page.sections_of(SectionKind::Title).next().map_or(0, |(_, section)| section.blocks.start)
}

/// Where the first section below the title begins.
fn head_end(page: &Page<'_>) -> usize {
    let sections = page.document.sections.iter();
    let later = sections.zip(&page.kinds).find(|(_, kind)| !matches!(kind, SectionKind::Preamble | SectionKind::Title));
    later.map_or(page.document.blocks.len(), |(section, _)| section.blocks.start)
}

/// A note above all sections that says the page's subject is deprecated, or a mark in the title.
pub(super) fn deprecated(page: &Page<'_>, title: Option<&Spanned<String>>) -> Option<Span> {
    if let Some(title) = title.filter(|title| title.value.to_ascii_lowercase().contains("(deprecated)")) {
        return Some(title.span);
    }
    let mut in_callout = false;
    for (_, block) in page.blocks(0..head_end(page)) {
        match &block.kind {
            BlockKind::Callout(_) => in_callout = true,
            BlockKind::Paragraph(text) => {
                in_callout &= block.quote_depth > 0;
                if (in_callout || block.quote_depth > 0) && says_deprecated(&text.plain) {
                    return Some(block.span);
                }
            }
            _ => {}
        }
    }
    None
}

fn says_deprecated(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let subject = [
        "api is",
        "apis are",
        "resource is",
        "resource type is",
        "this resource",
        "method is",
        "property is",
        "is deprecated",
        "has been deprecated",
        "are deprecated",
        "will be deprecated",
    ];
    lower.contains("deprecated") && subject.iter().any(|words| lower.contains(words))
}

/// The words of a title in lower case, and those of its anchor, which keeps them in the original's language.
fn words_of(title: &Heading) -> String {
    let plain = title.text.plain.to_ascii_lowercase();
    match &title.anchor {
        Some(anchor) => format!("{plain} {}", words_of_anchor(anchor, "")),
        None => plain,
    }
}

/// The kind of a page: told by its sections and title where they are clear, else by `doc_type`.
pub(super) fn kind_of(document: &Document, kinds: &[SectionKind]) -> PageKind {
    let has = |kind: &SectionKind| kinds.contains(kind);
    let declared = document.front_matter.get("doc_type").map(|entry| entry.value.trim().to_ascii_lowercase());
    let declared = match declared.as_deref() {
        Some("apipagetype") => Some(PageKind::Method),
        Some("resourcepagetype") => Some(PageKind::Resource),
        Some("enumpagetype") => Some(PageKind::Enumeration),
        Some("conceptualpagetype") => Some(PageKind::Conceptual),
        _ => None,
    };
    let title = document.title().map(words_of).unwrap_or_default();
    let says = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let titled_type = says(&["resource type", "complex type", "entity type"]);
    let shows_type = has(&SectionKind::Properties) || has(&SectionKind::JsonRepresentation);
    if has(&SectionKind::HttpRequest) {
        let is_type = shows_type && (titled_type || declared == Some(PageKind::Resource));
        return if is_type { PageKind::Resource } else { PageKind::Method };
    }
    let has_members = kinds.iter().any(|kind| matches!(kind, SectionKind::Members(_)));
    match declared {
        _ if titled_type => PageKind::Resource,
        _ if has_members && !shows_type && says(&["enum type", "enumeration"]) => PageKind::Enumeration,
        Some(PageKind::Method) | None if shows_type => PageKind::Resource,
        Some(kind) => kind,
        None if has_members => PageKind::Enumeration,
        None => PageKind::Conceptual,
    }
}
