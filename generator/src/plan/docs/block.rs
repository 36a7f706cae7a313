//! Paragraphs, lists and code of pages as the lines of a doc comment.

use std::borrow::Cow;
use std::ops::Range;

use super::inline::escape;

/// How wide a line of documentation gets at most, without the `///` before it.
const WIDTH: usize = 100;

/// The lines of a description: paragraphs and lists, wrapped, with empty lines between them.
pub(super) fn lines(markdown: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut in_list = false;
    for block in blocks(markdown) {
        let (first, next, text) = match &block {
            Block::Code(code) => {
                in_list = false;
                separate(&mut out);
                out.push("```text".to_owned());
                out.extend(code.iter().map(|line| line.trim_end().replace('\t', "    ")));
                out.push("```".to_owned());
                continue;
            }
            Block::Paragraph(text) => ("", "", text),
            Block::Item(marker, text) => (marker.as_str(), &"    "[..marker.len().min(4)], text),
        };
        let text = escape(text);
        if text.is_empty() {
            continue;
        }
        let is_item = !first.is_empty();
        if !(is_item && in_list) {
            separate(&mut out);
        }
        in_list = is_item;
        wrap(&text, first, next, &mut out);
    }
    out
}

fn separate(out: &mut Vec<String>) {
    if !out.is_empty() {
        out.push(String::new());
    }
}

enum Block {
    Paragraph(String),
    /// A list item with its marker: `- ` or `1. `.
    Item(String, String),
    Code(Vec<String>),
}

fn blocks(markdown: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut open = false;
    let mut fence: Option<Vec<String>> = None;
    for line in markdown.lines() {
        let trimmed = line.trim();
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            match fence.take() {
                Some(code) => found.push(Block::Code(code)),
                None => fence = Some(Vec::new()),
            }
            open = false;
        } else if let Some(code) = &mut fence {
            code.push(line.to_owned());
        } else if trimmed.is_empty() {
            open = false;
        } else if let Some((marker, text)) = list_item(trimmed) {
            found.push(Block::Item(marker, text.to_owned()));
            open = true;
        } else {
            let text = trimmed.trim_start_matches(['#', '>', '=']).trim_start();
            match found.last_mut() {
                Some(Block::Paragraph(before) | Block::Item(_, before)) if open => {
                    before.push(' ');
                    before.push_str(text);
                }
                _ => found.push(Block::Paragraph(text.to_owned())),
            }
            open = true;
        }
    }
    found.extend(fence.map(Block::Code));
    found
}

/// The marker of a list item as it is written here, and the item's text.
fn list_item(line: &str) -> Option<(String, &str)> {
    if let Some(text) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).or_else(|| line.strip_prefix("+ "))
    {
        return Some(("- ".to_owned(), text));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    // Longer numbers are years and codes at the start of a sentence.
    ((1..=1).contains(&digits) && rest.starts_with(' ')).then(|| (format!("{}. ", &line[..digits]), rest))
}

/// Breaks escaped text into lines. No line starts with what Markdown would take for a block.
fn wrap(text: &str, first: &str, next: &str, out: &mut Vec<String>) {
    let opened = if first.is_empty() { open_with_text(text) } else { Cow::Borrowed(text) };
    let mut prefix = first;
    let mut width = first.chars().count();
    // The backslash does not count.
    let mut spare = opened.len() - text.len();
    // The part of the text that the line holds. One space is between words, so the part is the line as it stands.
    let mut line: Option<Range<usize>> = None;
    let mut from = 0;
    for word in opened.split(' ') {
        let start = from;
        from += word.len() + 1;
        if word.is_empty() {
            continue;
        }
        let (end, length) = (start + word.len(), word.chars().count() - std::mem::take(&mut spare));
        match &mut line {
            None => {
                line = Some(start..end);
                width += length;
            }
            Some(held) if width + 1 + length <= WIDTH || starts_block(word) => {
                held.end = end;
                width += 1 + length;
            }
            Some(held) => {
                out.push([prefix, &opened[held.clone()]].concat());
                (prefix, width) = (next, next.len() + length);
                *held = start..end;
            }
        }
    }
    out.push([prefix, &opened[line.unwrap_or_default()]].concat());
}

/// A paragraph whose first word starts no block.
fn open_with_text(text: &str) -> Cow<'_, str> {
    let start = text.len() - text.trim_start_matches(' ').len();
    let word = text[start..].split(' ').next().unwrap_or_default();
    if !starts_block(word) {
        return Cow::Borrowed(text);
    }
    let at = start + word.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    Cow::Owned([&text[..at], "\\", &text[at..]].concat())
}

/// Whether Markdown reads a word at the start of a line as a list item, heading, quote, rule or table.
fn starts_block(word: &str) -> bool {
    let is_number =
        word.strip_suffix(['.', ')']).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    is_number
        || word.starts_with(['#', '>', '|', '+', '-', '=', '~', ':'])
        || word == "*"
        || word.starts_with("```")
        || word.starts_with("***")
        || word.starts_with("___")
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[track_caller]
    fn check(markdown: &str, expected: &[&str]) {
        assert_eq!(lines(markdown), expected);
    }

    #[test]
    fn blocks_become_lines() {
        check("One\ntwo.\n\nThree.", &["One two.", "", "Three."]);
        check("Values:\n- a\n  more\n* b\n\nEnd.", &["Values:", "", "- a more", "- b", "", "End."]);
        check("# Heading", &["Heading"]);
        check("2021. A year", &["2021\\. A year"]);
        check("-1 is none", &["\\-1 is none"]);
        check("```json\n{ }\n```", &["```text", "{ }", "```"]);
        check("1. one\n2. two", &["1. one", "2. two"]);
        check("", &[]);
    }

    #[test]
    fn long_lines_are_broken_where_no_block_starts() {
        let long = format!("{} - 1. # end", "word ".repeat(20).trim_end());
        let broken = lines(&long);
        assert!(broken.len() <= 2 && !broken.iter().any(|line| line.starts_with(['-', '#', '1'])), "{broken:?}");
    }
}
