//! Table headers: which lines are one, and what each column holds.
//!
//! A row of a rendered table is a line in which nothing but knowledge of the columns tells where one
//! cell ends. This file finds the columns in the header line; splitting a row by them is left to `row`.

use super::lines::split_word;

/// What the cells of a column look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// One word: a property, parameter, header.
    Name,
    /// One word: a member of an enumeration.
    Member,
    /// The name of a method, several words.
    Method,
    /// A type.
    Type,
    /// A type, or that there is none.
    ReturnType,
    /// Yes or no.
    Flag,
    /// One word or number.
    Value,
    /// One of the three kinds of permissions.
    PermissionType,
    /// Permissions, one or more joined by commas, "and", "or".
    LeastPermissions,
    /// Prose, or whatever else.
    Prose,
}

/// Header phrases in lower case.
const PHRASES: &[(&str, Column)] = &[
    ("permission type", Column::PermissionType),
    ("permissions", Column::Prose),
    ("permission", Column::Prose),
    ("least privileged permissions", Column::LeastPermissions),
    ("least privileged permission", Column::LeastPermissions),
    ("higher privileged permissions", Column::Prose),
    ("higher privileged permission", Column::Prose),
    ("property", Column::Name),
    ("property name", Column::Name),
    ("properties", Column::Name),
    ("name", Column::Name),
    ("relationship", Column::Name),
    ("relationship name", Column::Name),
    ("relationships", Column::Name),
    ("navigation property", Column::Name),
    ("parameter", Column::Name),
    ("parameter name", Column::Name),
    ("query parameter", Column::Name),
    ("path parameter", Column::Name),
    ("header", Column::Name),
    ("header name", Column::Name),
    ("request header", Column::Name),
    ("key", Column::Name),
    ("resource", Column::Name),
    ("resource type", Column::Name),
    ("member", Column::Member),
    ("member name", Column::Member),
    ("members", Column::Member),
    ("enumeration member", Column::Member),
    ("method", Column::Method),
    ("methods", Column::Method),
    ("function", Column::Method),
    ("action", Column::Method),
    ("task", Column::Method),
    ("type", Column::Type),
    ("data type", Column::Type),
    ("return type", Column::ReturnType),
    ("returned type", Column::ReturnType),
    ("returns", Column::ReturnType),
    ("required", Column::Flag),
    ("required?", Column::Flag),
    ("optional", Column::Flag),
    ("nullable", Column::Flag),
    ("nullable?", Column::Flag),
    ("read-only", Column::Flag),
    ("global service", Column::Flag),
    ("us government l4", Column::Flag),
    ("us government l5", Column::Flag),
    ("china operated by 21vianet", Column::Flag),
    ("value", Column::Value),
    ("int value", Column::Value),
    ("default value", Column::Value),
    ("default", Column::Value),
    ("description", Column::Prose),
    ("descriptions", Column::Prose),
    ("possible values", Column::Prose),
    ("notes", Column::Prose),
    ("remarks", Column::Prose),
    ("example", Column::Prose),
];

const LONGEST_HEADER: usize = 160;

/// The most cells that a line is cut into; a line with more tabs is no row that anybody wrote.
pub(super) const MOST_CELLS: usize = 1000;

/// The most words of a phrase.
const LONGEST_PHRASE: usize = 4;

/// A header line: its cells and what their columns hold.
#[derive(Debug)]
pub(super) struct Header<'a> {
    /// The header cells.
    pub(super) cells: Vec<&'a str>,
    /// What stands below them.
    pub(super) columns: Vec<Column>,
    /// Whether tabs stand between the cells.
    pub(super) is_tabbed: bool,
}

impl<'a> Header<'a> {
    /// Reads a line as a header of two columns or more, all of whose words are known. Columns stand apart by tabs or
    /// by blanks.
    pub(super) fn parse(line: &'a str) -> Option<Self> {
        if line.len() > LONGEST_HEADER || !line.starts_with(|c: char| c.is_ascii_uppercase()) {
            return None;
        }
        if line.contains('\t') {
            Self::by_tabs(line).filter(|header| header.cells.iter().all(|cell| phrase(cell).is_some()))
        } else {
            Self::by_words(line)
        }
    }

    /// Reads a line with tabs as a header, whatever its words: only tables have tabs.
    pub(super) fn by_tabs(line: &'a str) -> Option<Self> {
        let cells: Vec<&str> = line.splitn(MOST_CELLS, '\t').map(str::trim).collect();
        let columns = cells.iter().map(|cell| phrase(cell).unwrap_or(Column::Prose)).collect();
        (cells.len() > 1).then(|| Self { cells, columns: settle(columns), is_tabbed: true })
    }

    /// Reads a line as the header of a table of one column, which only enumerations have.
    pub(super) fn single(line: &'a str) -> Option<Self> {
        let known = phrase(line).filter(|column| matches!(column, Column::Member | Column::Value));
        known.map(|_| Self { cells: vec![line], columns: vec![Column::Member], is_tabbed: false })
    }

    fn by_words(line: &'a str) -> Option<Self> {
        let mut cells = Vec::new();
        let mut columns = Vec::new();
        let mut rest = line;
        while !rest.is_empty() {
            let (cell, column, tail) = longest_phrase(rest)?;
            cells.push(cell);
            columns.push(column);
            rest = tail;
        }
        let opens =
            !matches!(columns.first(), None | Some(Column::Prose | Column::LeastPermissions | Column::ReturnType));
        (opens && columns.len() > 1).then(|| Self { cells, columns: settle(columns), is_tabbed: false })
    }

    /// The position of a column, when there is one.
    pub(super) fn position(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|other| *other == column)
    }

    /// What the first column holds.
    pub(super) fn first(&self) -> Column {
        self.columns.first().copied().unwrap_or(Column::Prose)
    }
}

/// Decides what depends on the other columns: a value that comes first is a member, the value of a parameter is its
/// type, and the last column of a table without prose takes what is left of a line.
fn settle(mut columns: Vec<Column>) -> Vec<Column> {
    if columns.first() == Some(&Column::Value) {
        columns[0] = Column::Member;
    }
    if columns.first() == Some(&Column::Name)
        && columns.get(1) == Some(&Column::Value)
        && columns.contains(&Column::Prose)
    {
        columns[1] = Column::Type;
    }
    if !columns.contains(&Column::Prose)
        && let Some(last) = columns.last_mut().filter(|last| **last == Column::Value)
    {
        *last = Column::Prose;
    }
    columns
}

/// The column of a header cell; words in parentheses after a phrase do not count.
fn phrase(cell: &str) -> Option<Column> {
    let words = cell.split('(').next().unwrap_or_default().trim();
    PHRASES.iter().find(|(phrase, _)| words.eq_ignore_ascii_case(phrase)).map(|(_, column)| *column)
}

/// The longest phrase at the start of a line, its column, and the rest of the line.
fn longest_phrase(line: &str) -> Option<(&str, Column, &str)> {
    let mut best = None;
    let mut rest = line;
    for _ in 0..LONGEST_PHRASE {
        let Some((_, tail)) = split_word(rest) else { break };
        let cell = line[..line.len() - tail.len()].trim_end();
        if let Some(column) = phrase(cell).filter(|_| !cell.contains('(')) {
            best = Some((cell, column, tail));
        }
        rest = tail;
    }
    let (cell, column, tail) = best?;
    if !tail.starts_with('(') {
        return Some((cell, column, tail));
    }
    let end = tail.find(')').map_or(tail.len(), |at| at + 1);
    let cell = line[..line.len() - tail.len() + end].trim_end();
    Some((cell, column, tail[end..].trim_start()))
}
