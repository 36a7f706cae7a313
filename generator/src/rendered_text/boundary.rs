//! Where tables and code end: lines that can only begin something else.

use super::columns::Header;
use super::{http, vocabulary};

/// Whether a line ends a table although no blank line stands before it.
pub(super) fn ends_table(line: &str) -> bool {
    is_structure(line) || Header::parse(line).is_some()
}

/// Whether a line ends code.
pub(super) fn ends_code(line: &str) -> bool {
    if line.starts_with(['"', '{', '}', '[', ']']) {
        return false;
    }
    is_structure(line)
        || is_note(line)
        || vocabulary::example_opening(line).is_some()
        || vocabulary::language(line).is_some()
        || Header::parse(line).is_some()
}

/// Whether a line is a callout with its words, which may also stand in a cell.
pub(super) fn is_note(line: &str) -> bool {
    vocabulary::callout(line).is_some_and(|(_, rest)| !rest.is_empty())
}

fn is_structure(line: &str) -> bool {
    vocabulary::heading(line).is_some()
        || vocabulary::is_named_example(line)
        || vocabulary::opening(line).is_some()
        || vocabulary::is_button(line)
        || http::is_request_line(line)
        || http::is_status_line(line)
}
