//! Permissions tables: who may call, with which permissions, least privileged first.
//!
//! Tables come with one column of permissions or two (least and higher privileged), and turned by 90
//! degrees: a row for each resource, a column for each account type. The last kind gives a table a row.

use std::sync::LazyLock;

use crate::markdown::{BlockKind, Row, Table, Text};
use crate::source::{Span, Spanned};

use super::super::facts::{AccountType, PermissionRow, PermissionTable};
use super::super::page::Page;
use super::super::section::SectionKind;
use super::super::words::{spanned, trim};
use super::Sections;
use super::permission_names::permission_names;
use super::phrase_set::PhraseSet;

/// All permissions tables of a page in order.
pub(super) fn permissions(sections: &Sections<'_>) -> Vec<PermissionTable> {
    let mut tables = Vec::new();
    for (index, section) in sections.all() {
        let in_section = *sections.topic(index) == SectionKind::Permissions;
        let mut intro = None;
        for block in sections.blocks(section) {
            match &block.kind {
                BlockKind::Paragraph(text) => intro = Some(text.plain.as_str()),
                BlockKind::Table(table) => match Layout::of(table, in_section) {
                    Some(Layout::ByAccount) => tables.push(by_account(table, block.span)),
                    Some(Layout::InOrder) => tables.push(in_order(table, block.span)),
                    Some(Layout::ByResource) => tables.extend(by_resource(table)),
                    None => continue,
                },
                _ => continue,
            }
            if let (BlockKind::Table(_), Some(table)) = (&block.kind, tables.last_mut()) {
                let title = (*sections.page.kind_of(index) != SectionKind::Permissions).then(|| section.title());
                table.heading = table.heading.take().or_else(|| heading(title, section.title(), intro));
            }
        }
    }
    if let [table] = tables.as_mut_slice() {
        table.heading = None;
    }
    tables
}

/// The place of the permissions section's heading.
pub(super) fn permissions_section(page: &Page<'_>) -> Option<Span> {
    let (_, section) = page.first_section(SectionKind::Permissions)?;
    section.heading.as_ref().map(|heading| heading.text.span)
}

/// What introduces a table: the heading of its own, a heading that says more than "Permissions", a sentence.
fn heading(own: Option<&str>, title: &str, intro: Option<&str>) -> Option<String> {
    let own = own.filter(|own| !own.is_empty());
    let says_more = Some(title).filter(|title| title.len() > "permissions".len() && title.contains(' '));
    own.or(says_more).or(intro).map(str::to_owned)
}

/// What rows and columns of a permissions table are.
enum Layout {
    /// Rows are account types.
    ByAccount,
    /// Rows are resources, columns account types.
    ByResource,
    /// Rows are account types in the usual order, called so in another language.
    InOrder,
}

/// The order of rows that all pages keep.
const ORDER: [AccountType; 3] = [AccountType::DelegatedWork, AccountType::DelegatedPersonal, AccountType::Application];

impl Layout {
    fn of(table: &Table, in_section: bool) -> Option<Self> {
        static TYPE: LazyLock<PhraseSet> = LazyLock::new(|| PhraseSet::new(&["permission type", "permissions type"]));
        let header = &table.header.cells;
        let is_typed = TYPE.is_in(&header.first()?.plain);
        if !is_typed && !in_section {
            return None;
        }
        let names_account = |cell: &Text| !accounts(&cell.plain).is_empty();
        if header.iter().skip(1).filter(|cell| names_account(cell)).count() >= 2 {
            return Some(Self::ByResource);
        }
        let needed = if is_typed { 1 } else { 2 };
        let rows = table.rows.iter().filter_map(|row| row.cells.first());
        let count = rows.filter(|cell| names_account(cell)).take(needed).count();
        if count == needed {
            return Some(Self::ByAccount);
        }
        let names_permission = |row: &Row| row.cells.iter().skip(1).any(|cell| !permission_names(cell).is_empty());
        (in_section && table.rows.len() == ORDER.len() && table.rows.iter().any(names_permission))
            .then_some(Self::InOrder)
    }
}

/// The account types that a label names: one may name both kinds of delegated access.
fn accounts(label: &str) -> Vec<AccountType> {
    static WORDS: LazyLock<PhraseSet> = LazyLock::new(|| {
        PhraseSet::new(&[
            "work or school",
            "organizational",
            "personal",
            "delegated",
            "application",
            "app-only",
            "app only",
        ])
    });
    let (mut work, mut personal, mut delegated, mut application) = (false, false, false, false);
    for word in WORDS.all_in(label) {
        match word {
            0 | 1 => work = true,
            2 => personal = true,
            3 => delegated = true,
            _ => application = true,
        }
    }
    let mut found = Vec::new();
    if work || delegated && !personal {
        found.push(AccountType::DelegatedWork);
    }
    if personal {
        found.push(AccountType::DelegatedPersonal);
    }
    if application && found.is_empty() {
        found.push(AccountType::Application);
    }
    found
}

/// Reads a table whose rows are account types.
fn by_account(table: &Table, span: Span) -> PermissionTable {
    let order = column_order(&table.header);
    let mut rows: Vec<PermissionRow> = Vec::new();
    let mut group = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        let Some(label) = row.cells.first() else { continue };
        let cells: Vec<&Text> = order.iter().filter_map(|column| row.cells.get(*column)).collect();
        let named = accounts(&label.plain);
        let is_detail = named.is_empty() && is_indented(&label.plain);
        if !named.is_empty() {
            group.clone_from(&named);
            let has_details = table.rows.get(index + 1).is_some_and(|next| {
                next.cells.first().is_some_and(|cell| is_indented(&cell.plain) && accounts(&cell.plain).is_empty())
            });
            if has_details && cells.iter().all(|cell| cell.is_blank()) {
                continue;
            }
        }
        let accounts: Vec<Option<AccountType>> = match (is_detail, named.as_slice()) {
            (true, _) if !group.is_empty() => group.iter().copied().map(Some).collect(),
            (_, []) => vec![None],
            (_, named) => named.iter().copied().map(Some).collect(),
        };
        rows.extend(accounts.into_iter().map(|account| permission_row(account, label, &cells, row)));
    }
    let most_to_least = table.header.cells.iter().find_map(most_to_least);
    PermissionTable { rows, most_to_least, heading: None, span }
}

/// Reads a table whose rows are account types in the usual order; what is said of one without permissions is that there are none.
fn in_order(table: &Table, span: Span) -> PermissionTable {
    let order = column_order(&table.header);
    let read = |(row, account): (&Row, AccountType)| {
        let cells: Vec<&Text> = order.iter().filter_map(|column| row.cells.get(*column)).collect();
        let mut read = permission_row(Some(account), row.cells.first()?, &cells, row);
        if read.permissions.is_empty() {
            read.not_supported = cells.iter().find(|cell| !cell.is_blank()).map(|cell| cell.span);
        }
        Some(read)
    };
    let rows = table.rows.iter().zip(ORDER).filter_map(read).collect();
    PermissionTable { rows, most_to_least: table.header.cells.iter().find_map(most_to_least), heading: None, span }
}

/// Whether a label is set in below a group's row.
fn is_indented(label: &str) -> bool {
    label.starts_with('\u{a0}') || label.trim_start().starts_with("&nbsp;")
}

/// The permission columns, the least privileged one first.
fn column_order(header: &Row) -> Vec<usize> {
    let mut columns: Vec<usize> = (1..header.cells.len().max(2)).collect();
    let is_least =
        |column: &usize| header.cells.get(*column).is_some_and(|cell| cell.plain.to_lowercase().starts_with("least"));
    columns.sort_by_key(|column| !is_least(column));
    columns
}

/// "from most to least privileged" in a header cell.
fn most_to_least(cell: &Text) -> Option<Span> {
    static ORDER: LazyLock<PhraseSet> = LazyLock::new(|| PhraseSet::new(&["most to least"]));
    ORDER.place(cell, &(0..cell.plain.len()))
}

fn permission_row(account: Option<AccountType>, label: &Text, cells: &[&Text], row: &Row) -> PermissionRow {
    let permissions: Vec<Spanned<String>> = cells.iter().flat_map(|cell| permission_names(cell)).collect();
    let unsupported = || cells.iter().find_map(|cell| not_supported(cell));
    let text =
        cells.iter().map(|cell| cell.plain.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ");
    let place = match (cells.first(), cells.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => row.span,
    };
    PermissionRow {
        account,
        label: spanned(label, trim(&label.plain, 0..label.plain.len())),
        not_supported: if permissions.is_empty() { unsupported() } else { None },
        permissions,
        text: Spanned::new(text, place),
    }
}

/// "Not supported." and its like.
fn not_supported(cell: &Text) -> Option<Span> {
    static PHRASES: LazyLock<PhraseSet> = LazyLock::new(|| {
        PhraseSet::new(&[
            "not supported",
            "not applicable",
            "not available",
            "unsupported",
            "isn't supported",
            "n/a",
            "not support",
        ])
    });
    PHRASES.place(cell, &(0..cell.plain.len()))
}

/// Reads a table whose columns are account types, as one table for each of its rows.
fn by_resource(table: &Table) -> Vec<PermissionTable> {
    let columns: Vec<(usize, &Text, AccountType)> = table
        .header
        .cells
        .iter()
        .enumerate()
        .skip(1)
        .flat_map(|(at, cell)| accounts(&cell.plain).into_iter().map(move |account| (at, cell, account)))
        .collect();
    let most_to_least = table.header.cells.iter().find_map(most_to_least);
    let read = |row: &Row| {
        let cell = |(at, label, account): &(usize, &Text, AccountType)| {
            row.cells.get(*at).map(|cell| permission_row(Some(*account), label, &[cell], row))
        };
        let rows: Vec<PermissionRow> = columns.iter().filter_map(cell).collect();
        let heading = row.cells.first().map(|cell| cell.plain.trim().to_owned());
        PermissionTable { rows, most_to_least, heading, span: row.span }
    };
    table.rows.iter().map(read).collect()
}
