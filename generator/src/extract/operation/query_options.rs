//! The OData query options that a method supports.
//!
//! Parameters of its own stand in `parameters`.

use std::sync::LazyLock;

use crate::markdown::BlockKind;
use crate::source::{Span, Spanned};

use super::super::section::SectionKind;
use super::Sections;
use super::phrase_set::PhraseSet;

/// The query options that OData defines, as Graph spells them.
const OPTIONS: [&str; 9] =
    ["$apply", "$count", "$expand", "$filter", "$format", "$orderby", "$search", "$select", "$top"];

/// More of them, seen in pages: told from parameters, though clients get them from links.
const LINK_OPTIONS: [&str; 3] = ["$skip", "$skiptoken", "$deltatoken"];

/// Whether a parameter's name is that of a query option.
pub(super) fn is_option(name: &str) -> bool {
    option_named(name).is_some() || LINK_OPTIONS.iter().any(|option| option.eq_ignore_ascii_case(name))
}

fn option_named(word: &str) -> Option<&'static str> {
    OPTIONS.iter().chain(&LINK_OPTIONS[..1]).find(|option| option.eq_ignore_ascii_case(word)).copied()
}

/// The query options that the page says the method supports.
pub(super) fn query_options(sections: &Sections<'_>) -> Option<Spanned<Vec<String>>> {
    let mut options: Vec<String> = Vec::new();
    let mut place: Option<Span> = None;
    for (_, section) in sections.about(SectionKind::QueryParameters) {
        for block in sections.blocks(section) {
            match &block.kind {
                BlockKind::Paragraph(text) => {
                    for sentence in sentences(&text.plain).filter(|sentence| !denies(sentence)) {
                        let named = options_in(sentence);
                        let says = !named.is_empty() || sentence.contains("OData") && sentence.contains("support");
                        place = place.or(says.then_some(text.span));
                        add(&mut options, named);
                    }
                }
                BlockKind::Table(table) => {
                    for cell in table.rows.iter().filter_map(|row| row.cells.first()) {
                        let named = options_in(&cell.plain);
                        place = place.or((!named.is_empty()).then_some(cell.span));
                        add(&mut options, named);
                    }
                }
                _ => {}
            }
        }
    }
    place.map(|span| Spanned::new(options, span))
}

fn add(options: &mut Vec<String>, named: Vec<&'static str>) {
    for option in named {
        if options.iter().all(|seen| seen != option) {
            options.push(option.to_owned());
        }
    }
}

/// The sentences of a paragraph, roughly: a full stop before white space ends one.
fn sentences(plain: &str) -> impl Iterator<Item = &str> {
    plain.split_inclusive(['\n', '.']).filter(|sentence| !sentence.trim().is_empty())
}

/// Whether a sentence says what is not supported.
fn denies(sentence: &str) -> bool {
    static PHRASES: LazyLock<PhraseSet> = LazyLock::new(|| {
        PhraseSet::new(&["not support", "n't support", "not available", "n't available", "not currently", "except"])
    });
    PHRASES.is_in(sentence)
}

/// The options that a sentence names.
fn options_in(sentence: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for (at, _) in sentence.match_indices('$') {
        let rest = &sentence[at + 1..];
        let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        found.extend(option_named(&sentence[at..at + 1 + length]));
    }
    found
}
