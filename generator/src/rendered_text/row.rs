//! Rows: one line of a rendered table cut into the cells of its columns.
//!
//! Tabs say where cells end; without them it is known from what the columns hold. A line that cannot be a
//! row is left to `table`, which adds it to the cell above. Rows of method tables are left to `method_row`.

use super::columns::{Column, Header, MOST_CELLS};
use super::lines::{split_last_word, split_word, strip_prefix_ci};
use super::{method_row, type_cell};

/// Cuts a line into as many cells as the header has; more when more tabs were written.
pub(super) fn split<'a>(line: &'a str, header: &Header<'_>, subject: &str) -> Option<Vec<&'a str>> {
    if line.contains('\t') {
        return Some(by_tabs(line, header));
    }
    if header.is_tabbed && line.contains(char::is_whitespace) {
        return None;
    }
    match header.first() {
        Column::PermissionType => permissions(line, header),
        Column::Method => Some(method_row::split(line, header, subject)),
        _ => by_columns(line, header),
    }
}

/// The end of a line as a slice, for cells that are empty.
fn nothing(line: &str) -> &str {
    &line[line.len()..]
}

fn by_tabs<'a>(line: &'a str, header: &Header<'_>) -> Vec<&'a str> {
    let mut cells: Vec<&str> = line.splitn(MOST_CELLS, '\t').map(str::trim).collect();
    let written = cells.len();
    cells.extend((written..header.columns.len()).map(|_| nothing(line)));
    cells
}

/// `Delegated (work or school account) User.Read, User.ReadWrite`.
fn permissions<'a>(line: &'a str, header: &Header<'_>) -> Option<Vec<&'a str>> {
    let end = permission_type_length(line)?;
    let mut cells = vec![line[..end].trim_end()];
    let mut rest = line[end..].trim_start();
    for column in header.columns.iter().skip(1).take(header.columns.len().saturating_sub(2)) {
        let end = if *column == Column::LeastPermissions { least_length(rest) } else { 0 };
        cells.push(rest[..end].trim_end());
        rest = rest[end..].trim_start();
    }
    cells.push(rest);
    Some(cells)
}

/// Where the kind of permission ends that a line starts with.
fn permission_type_length(line: &str) -> Option<usize> {
    let head = ["Delegated", "Application"].iter().find_map(|word| strip_prefix_ci(line, word).map(|_| word.len()))?;
    let tail = &line[head..];
    if !tail.is_empty() && !tail.starts_with(char::is_whitespace) {
        return None;
    }
    let inner = tail.trim_start();
    let inner = ["permissions", "permission"]
        .iter()
        .find_map(|word| strip_prefix_ci(inner, word))
        .unwrap_or(inner)
        .trim_start();
    match inner.strip_prefix('(').and_then(|inner| inner.find(')')) {
        Some(close) => Some(line.len() - inner.len() + close + 2),
        None => Some(head),
    }
}

/// Where the least privileged permissions end: after one permission, or several joined by commas, "and", "or".
fn least_length(text: &str) -> usize {
    for phrase in ["Not supported", "Not available", "Not applicable"] {
        if let Some(rest) = strip_prefix_ci(text, phrase) {
            return phrase.len() + usize::from(rest.starts_with('.'));
        }
    }
    let mut end = 0;
    while let Some((word, rest)) = split_word(&text[end..]) {
        end = text.len() - rest.len();
        let joins = split_word(rest).is_some_and(|(next, _)| matches!(next, "and" | "or" | "+"));
        if !(joins || matches!(word, "and" | "or" | "+") || word.ends_with(',')) {
            break;
        }
    }
    end
}

/// Takes the columns before the first prose from the left, those after it from the right.
fn by_columns<'a>(line: &'a str, header: &Header<'_>) -> Option<Vec<&'a str>> {
    let count = header.columns.len();
    let prose = header.position(Column::Prose).unwrap_or(count - 1);
    let mut left: Vec<&str> = Vec::with_capacity(count);
    let mut rest = line;
    for (index, column) in header.columns[..prose].iter().enumerate() {
        let name = left.first().copied().unwrap_or_default();
        let (cell, tail) = take(*column, rest, name, index == 0)?;
        left.push(cell);
        rest = tail;
    }
    let mut right: Vec<&str> = Vec::new();
    for column in header.columns[(prose + 1).min(count)..].iter().rev() {
        let (tail, cell) = take_last(*column, rest);
        right.push(cell);
        rest = tail;
    }
    left.push(rest.trim_end());
    left.extend(right.into_iter().rev());
    Some(left)
}

/// Takes one cell off the left; none when the line cannot be a row of such a table.
fn take<'a>(column: Column, line: &'a str, name: &str, first: bool) -> Option<(&'a str, &'a str)> {
    let empty = (&line[..0], line);
    match column {
        Column::Name | Column::Member => {
            let Some((word, rest)) = split_word(line) else { return (!first).then_some(empty) };
            // A member may be named `None`, which no sentence is begun with when a number follows.
            let literal = column == Column::Member
                && (rest.is_empty() || split_word(rest).is_some_and(|(next, _)| is_value(next)));
            (literal || is_row_name(word))
                .then(|| with_remark(line, word, rest))
                .or_else(|| header_with_value(line, word, rest))
        }
        Column::Type | Column::ReturnType => Some(type_cell::take(line, name).unwrap_or(empty)),
        Column::Flag => Some(split_word(line).filter(|(word, _)| is_flag(word)).unwrap_or(empty)),
        Column::Value => Some(split_word(line).filter(|(word, _)| is_value(word)).unwrap_or(empty)),
        Column::LeastPermissions => {
            let end = least_length(line);
            Some((line[..end].trim_end(), line[end..].trim_start()))
        }
        Column::PermissionType | Column::Method | Column::Prose => Some(empty),
    }
}

/// Takes one cell off the right, empty when what stands there is not of the column's kind.
fn take_last(column: Column, line: &str) -> (&str, &str) {
    let line = line.trim_end();
    let empty = (line, nothing(line));
    let Some((rest, word)) = split_last_word(line) else { return empty };
    match column {
        Column::Flag if is_flag(word) => (rest, word),
        Column::Value if is_value(word) => (rest, word),
        Column::Type | Column::ReturnType => {
            let two = split_last_word(rest).map(|(before, _)| (before, line[before.len()..].trim_start()));
            let longer = two.filter(|(_, cell)| word.eq_ignore_ascii_case("collection") && type_cell::is_type(cell));
            longer.unwrap_or(if type_cell::is_type(word) { (rest, word) } else { empty })
        }
        _ => empty,
    }
}

/// Adds `(deprecated)` and the like to a name.
fn with_remark<'a>(line: &'a str, word: &'a str, rest: &'a str) -> (&'a str, &'a str) {
    let remark = split_word(rest).filter(|(next, _)| {
        ["(deprecated)", "(optional)", "(preview)", "(required)"].iter().any(|known| next.eq_ignore_ascii_case(known))
    });
    match remark {
        Some((_, tail)) => (line[..line.len() - tail.len()].trim_end(), tail),
        None => (word, rest),
    }
}

/// `Prefer: outlook.timezone`, the header and what it is set to as one name.
fn header_with_value<'a>(line: &'a str, word: &str, rest: &'a str) -> Option<(&'a str, &'a str)> {
    let (value, tail) = split_word(rest)?;
    let is_header =
        word.strip_suffix(':').is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-'));
    let is_token = value.contains(['.', '=', '-']) && !value.ends_with('.');
    (is_header && is_token).then(|| (line[..line.len() - tail.len()].trim_end(), tail))
}

/// Whether a line is a row beyond doubt, so that blank lines above it are part of a cell.
pub(super) fn is_sure(line: &str, header: &Header<'_>) -> bool {
    if header.first() == Column::PermissionType {
        let rest = permission_type_length(line).map(|end| &line[end..]);
        let word = rest.and_then(split_word).map_or("", |(word, _)| word);
        return word == "Not" || word.trim_end_matches(['.', ',']).contains('.');
    }
    let Some((prose, type_at)) = header.position(Column::Prose).zip(header.position(Column::Type)) else {
        return false;
    };
    let Some(cells) = by_columns(line, header).filter(|_| header.first() == Column::Name) else { return false };
    let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
    let starts = cell(prose).chars().next();
    cell(0).starts_with(|c: char| c.is_lowercase() || c == '@')
        && !type_cell::is_sentence_word(cell(0))
        && type_cell::is_unmistakable(cell(type_at))
        && starts.is_none_or(char::is_uppercase)
}

/// Whether a word can be the name that a row starts with.
fn is_row_name(word: &str) -> bool {
    let named =
        word.bytes().any(|byte| byte.is_ascii_alphanumeric()) && !word.ends_with(['.', ':', ',', ';', '!', '?']);
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    named && !(capital && type_cell::is_sentence_word(word)) && !word.contains(['"', '“', '”', '\''])
}

fn is_flag(word: &str) -> bool {
    const FLAGS: &[&str] = &[
        "yes",
        "no",
        "y",
        "n",
        "true",
        "false",
        "required",
        "optional",
        "✓",
        "✔",
        "✅",
        "❌",
        ":white_check_mark:",
        ":x:",
    ];
    let bare = word.trim_end_matches(['.', ',']);
    FLAGS.iter().any(|flag| bare.eq_ignore_ascii_case(flag))
}

/// Whether a word is a number or another literal.
fn is_value(word: &str) -> bool {
    let digits = word.trim_start_matches('-');
    digits.starts_with(|c: char| c.is_ascii_digit())
        || ["true", "false", "null", "none"].iter().any(|value| word.eq_ignore_ascii_case(value))
}
