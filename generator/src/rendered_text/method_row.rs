//! Rows of method tables: `List members directoryObject collection Get the members of a group.`
//!
//! The method's name is several words and nothing says where it ends, so every word is tried as the
//! return type and the most likely one wins: it is written as a type, and a sentence begins after it.

use super::columns::{Column, Header};
use super::lines::split_word;
use super::type_cell;

/// How many words of a line are tried.
const LONGEST_NAME: usize = 16;

/// Words that say that nothing is returned.
const NOTHING: &[&str] = &["None", "Nothing", "Void", "No content", "No Content", "204 No Content"];

/// Words that descriptions of methods begin with, in the imperative.
const VERBS: &[&str] = &[
    "Get", "List", "Create", "Update", "Delete", "Add", "Remove", "Read", "Retrieve", "Return", "Set", "Send", "Make",
    "Use", "Find", "Copy", "Move", "Check", "Perform", "Assign", "Change", "Upload", "Download", "Query", "Search",
    "Start", "Stop",
];

/// Cuts a line into the cells of a method table; `subject` is the type that the page is about.
pub(super) fn split<'a>(line: &'a str, header: &Header<'_>, subject: &str) -> Vec<&'a str> {
    let typed = header.position(Column::ReturnType).or_else(|| header.position(Column::Type)) == Some(1);
    let found = if typed { best(line, subject).or_else(|| verb_start(line)) } else { sentence_start(line) };
    let mut cells = match found {
        Some((start, end)) if typed => {
            vec![line[..start].trim_end(), &line[start..end], line[end..].trim_start_matches(['.', ',']).trim()]
        }
        Some((start, _)) => vec![line[..start].trim_end(), line[start..].trim_end()],
        None => vec![line],
    };
    while cells.len() < header.columns.len() {
        cells.push(&line[line.len()..]);
    }
    cells
}

/// The most likely place of the return type.
fn best(line: &str, subject: &str) -> Option<(usize, usize)> {
    let mut found: Option<(i32, usize, usize)> = None;
    let mut previous = "";
    let mut rest = line;
    for index in 0..LONGEST_NAME {
        let Some((word, tail)) = split_word(rest) else { break };
        let start = line.len() - rest.len();
        if index > 0
            && let Some((cell, after)) = cell_at(rest)
        {
            let score = score(cell, after, previous, subject, index == 1);
            if found.is_none_or(|(best, ..)| score > best) {
                found = Some((score, start, start + cell.len()));
            }
        }
        previous = word;
        rest = tail;
    }
    found.filter(|(score, ..)| *score > 0).map(|(_, start, end)| (start, end))
}

/// The return type at the start of a text, if there can be one.
fn cell_at(text: &str) -> Option<(&str, &str)> {
    let nothing = NOTHING.iter().find_map(|words| {
        let rest = text.strip_prefix(words)?;
        let ends = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '.' | ','));
        ends.then(|| (&text[..words.len()], rest.trim_start_matches(['.', ',']).trim_start()))
    });
    nothing.or_else(|| type_cell::take(text, ""))
}

/// How likely a cell is the return type, given what follows and the word before it.
fn score(cell: &str, after: &str, previous: &str, subject: &str, second_word: bool) -> i32 {
    let (head, suffix) = split_word(cell).unwrap_or((cell, ""));
    let head = suffix.strip_prefix("of ").unwrap_or(head);
    let nothing = NOTHING.contains(&cell);
    let begins_with_verb = split_word(after).is_some_and(|(next, _)| is_verb(next));
    let mut score = match split_word(after) {
        _ if cell_at(after).is_some_and(|(next, _)| NOTHING.contains(&next)) => -6,
        // Rows that only group others have no return type, and no description either.
        None if !(nothing || type_cell::is_unmistakable(cell) || repeats(previous, head)) => -6,
        None => 1,
        Some((next, _)) if is_verb(next) => 5,
        Some((next, _)) if type_cell::is_capitalized(next) => 3,
        Some((next, _)) if next.starts_with(char::is_uppercase) => 1,
        Some(_) => -4,
    };
    if nothing {
        return score + 3;
    }
    if !suffix.is_empty() || head.contains('(') {
        score += 4;
    }
    if type_cell::is_primitive(head) {
        score += 2;
    } else if type_cell::is_capitalized(head) {
        score -= if begins_with_verb { 0 } else { 3 };
    } else {
        score += 1 + i32::from(type_cell::has_hump(head));
    }
    if head.eq_ignore_ascii_case(subject) || repeats(previous, head) {
        score += 2;
    }
    // "Get accessPackage AccessPackage …": the word after a verb is what the verb acts on.
    if second_word && matches!(previous, "Get" | "List" | "Create" | "Update" | "Delete" | "Add" | "Remove") {
        score -= 3;
    }
    score
}

/// Whether a type is the word before it, which may be the plural.
fn repeats(previous: &str, head: &str) -> bool {
    let singular = previous.strip_suffix('s').unwrap_or(previous);
    head.eq_ignore_ascii_case(previous) || head.eq_ignore_ascii_case(singular)
}

/// Whether a word is one of [`VERBS`], also as in "Lists the members".
fn is_verb(word: &str) -> bool {
    VERBS.iter().any(|verb| word.strip_prefix(verb).is_some_and(|end| matches!(end, "" | "s" | "es")))
}

/// Where a description starts that has no type before it, as an empty range: at the second verb.
fn verb_start(line: &str) -> Option<(usize, usize)> {
    find_word(line, is_verb)
}

/// Where the first sentence starts after a method's name, as an empty range.
fn sentence_start(line: &str) -> Option<(usize, usize)> {
    find_word(line, type_cell::is_capitalized)
}

/// The place before the first word but one that fits.
fn find_word(line: &str, fits: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
    let (_, mut rest) = split_word(line)?;
    while let Some((word, tail)) = split_word(rest) {
        if fits(word) {
            let at = line.len() - rest.len();
            return Some((at, at));
        }
        rest = tail;
    }
    None
}
