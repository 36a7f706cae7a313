//! Enumerations that a page declares: *Members* tables, `### x values` tables, lists of members.
//!
//! Values that a property's description lists are that property's possible values; whether they make an
//! enumeration is decided by `resolve`.

use crate::markdown::{Block, BlockKind, MarkKind, Row, Section, Table, Text};
use crate::source::{Span, Spanned};

use super::facts::{EnumFacts, MemberFacts, PageKind};
use super::page::Page;
use super::page_info::first_prose;
use super::phrases::traits_of;
use super::property_table::names;
use super::section::{SectionKind, is_identifier};
use super::table_columns::{Columns, cell, is_group_heading};
use super::words::{range_of, spanned, trim, word_at};

/// The enumerations of a page, in order.
pub(super) fn enumerations(page: &Page<'_>) -> Vec<EnumFacts> {
    let sections = page.document.sections.iter().enumerate();
    sections.filter_map(|(index, section)| enumeration(page, index, section)).collect()
}

fn enumeration(page: &Page<'_>, index: usize, section: &Section) -> Option<EnumFacts> {
    if page.is_in_examples(index) {
        return None;
    }
    let heading = &section.heading.as_ref()?.text;
    let name = match page.kind_of(index) {
        SectionKind::Members(Some(_)) => name_in(heading)?,
        SectionKind::Members(None) => outer_name(page, section)?,
        SectionKind::Other if is_declared_by_table(page, section, heading) => name_in(heading)?,
        _ => return None,
    };
    let blocks = || page.blocks(section.blocks.clone());
    let members = members(blocks());
    if members.is_empty() && !page.document.sections.iter().any(|each| each.parent == Some(index)) {
        // A heading alone declares nothing, but an enumeration's page without members is one all the same.
        let is_own_page = page.kind == PageKind::Enumeration && *page.kind_of(index) == SectionKind::Members(None);
        if !is_own_page {
            return None;
        }
    } else if members.is_empty() {
        return None;
    }
    let own = first_prose(blocks()).cloned();
    let head = page.sections_of(SectionKind::Title).flat_map(|(_, title)| page.blocks(title.blocks.clone()));
    let of_page = (page.kind == PageKind::Enumeration && *page.kind_of(index) == SectionKind::Members(None))
        .then(|| first_prose(head).cloned())
        .flatten();
    Some(EnumFacts { name, description: of_page.or(own), members, flags: flags(blocks()), span: heading.span })
}

/// The first word of a heading as the enumeration's name.
fn name_in(heading: &Text) -> Option<Spanned<String>> {
    let word = word_at(&heading.plain, 0);
    heading.plain.get(word.clone()).filter(|name| is_identifier(name)).map(|_| spanned(heading, word))
}

/// The name that the title of an enumeration's page, or the heading above, gives to *Members*.
fn outer_name(page: &Page<'_>, section: &Section) -> Option<Spanned<String>> {
    let parent = section.parent?;
    let heading = &page.document.sections.get(parent)?.heading.as_ref()?.text;
    let title = heading.plain.to_ascii_lowercase();
    let says_enumeration = title.contains("enum") || title.trim_end().ends_with(" values");
    let is_name = is_identifier(heading.plain.trim());
    (says_enumeration || is_name || page.kind == PageKind::Enumeration).then(|| name_in(heading)).flatten()
}

/// A heading that is a name alone declares an enumeration when a table of members follows.
fn is_declared_by_table(page: &Page<'_>, section: &Section, heading: &Text) -> bool {
    let name = heading.plain.trim();
    let is_name = is_identifier(name) && name.len() > 2;
    let has_members = |block: &Block| match &block.kind {
        BlockKind::Table(table) => {
            Columns::of(table).is_some_and(|columns| columns.are_members && columns.name == 0 && says_member(table))
        }
        _ => false,
    };
    is_name && page.document.blocks_of(section).iter().any(has_members)
}

fn says_member(table: &Table) -> bool {
    table.header.cells.first().is_some_and(|cell| cell.plain.trim().to_ascii_lowercase().starts_with("member"))
}

/// The members of all tables of a section; without a table those of a list or of a sentence.
fn members<'a>(blocks: impl Iterator<Item = (usize, &'a Block)>) -> Vec<MemberFacts> {
    let mut from_tables: Vec<MemberFacts> = Vec::new();
    let mut from_list = Vec::new();
    let mut from_prose = Vec::new();
    for (_, block) in blocks {
        match &block.kind {
            BlockKind::Table(table) => add_rows(table, &mut from_tables),
            BlockKind::Paragraph(text) if block.list_depth > 0 => from_list.extend(list_member(text)),
            BlockKind::Paragraph(text) if from_prose.is_empty() => {
                let values = traits_of(text).possible_values.map(|possible| possible.values);
                from_prose = values.unwrap_or_default().into_iter().map(plain_member).collect();
            }
            _ => {}
        }
    }
    [from_tables, from_list, from_prose].into_iter().find(|members| !members.is_empty()).unwrap_or_default()
}

fn add_rows(table: &Table, members: &mut Vec<MemberFacts>) {
    let columns = Columns::of(table).or_else(|| Columns::of_foreign_members(table));
    let Some(columns) = columns.filter(|columns| columns.ty.is_none()) else { return };
    for row in &table.rows {
        if let Some(member) =
            member(row, &columns).filter(|member| !members.iter().any(|known| known.name.value == member.name.value))
        {
            members.push(member);
        }
    }
}

fn member(row: &Row, columns: &Columns) -> Option<MemberFacts> {
    let name_cell = row.cells.get(columns.name).filter(|cell| !cell.is_blank())?;
    if columns.count > 1 && row.cells.len() > 1 && is_group_heading(row, columns.name) && !is_code(name_cell) {
        return None;
    }
    let name = names(name_cell).into_iter().next()?;
    let description = cell(row, columns.description).filter(|cell| !cell.is_blank()).cloned();
    let says_deprecated = |text: &Text| text.plain.to_ascii_lowercase().contains("(deprecated)");
    let by_description = description.as_ref().is_some_and(|text| traits_of(text).deprecated.is_some());
    Some(MemberFacts {
        name,
        value: cell(row, columns.value)
            .filter(|cell| !cell.is_blank())
            .map(|cell| spanned(cell, trim(&cell.plain, 0..cell.plain.len()))),
        deprecated: says_deprecated(name_cell) || by_description,
        description,
    })
}

fn is_code(cell: &Text) -> bool {
    cell.codes().next().is_some()
}

/// A list item that begins with a marked or single word.
fn list_member(text: &Text) -> Option<MemberFacts> {
    let word = word_at(&text.plain, 0);
    let rest = text.plain.get(word.end..)?.trim_start_matches(['`', '*', '"']);
    let marked = text.marks.iter().find(|mark| {
        matches!(mark.kind, MarkKind::Code | MarkKind::Strong) && mark.range.start == 0 && mark.range.end > 0
    });
    let stands_alone = rest.is_empty()
        || rest.starts_with([':', '('])
        || rest.starts_with(" -")
        || rest.starts_with(" –")
        || rest.starts_with(" —");
    let range = match marked {
        Some(mark) => trim(&text.plain, range_of(mark)),
        None if stands_alone => word,
        None => return None,
    };
    let name = text.plain.get(range.clone()).filter(|name| is_identifier(name.trim_end_matches(':')))?;
    let range = range.start..range.start + name.trim_end_matches(':').len();
    Some(plain_member(spanned(text, range)))
}

fn plain_member(name: Spanned<String>) -> MemberFacts {
    MemberFacts { name, value: None, description: None, deprecated: false }
}

/// Words that say that members may be combined.
fn flags<'a>(blocks: impl Iterator<Item = (usize, &'a Block)>) -> Option<Span> {
    const WORDS: &[&str] =
        &["flags enum", "flagged enum", "multi-valued", "multivalued", "bitmask", "can be combined", "combination of"];
    blocks.into_iter().find_map(|(_, block)| {
        let BlockKind::Paragraph(text) = &block.kind else { return None };
        let lower = text.plain.to_ascii_lowercase();
        WORDS.iter().find_map(|words| lower.find(words).map(|at| text.span_of(at..at + words.len())))
    })
}
