//! Lists of values in running text: `` `a`, `b`, or `c` ``, "a, b and c", one on a line with its meaning.
//!
//! The marking of the first value is the marking of all; a list ends where something else than a
//! separator, a remark in parentheses or the next line's value follows.

use std::ops::Range;

use crate::extract::words::{range_of, sentence_end, trim};
use crate::markdown::{MarkKind, Text};
use crate::source::Spanned;

/// A list that was read.
pub(super) struct ValueList {
    /// The values in order, each once.
    pub(super) values: Vec<Spanned<String>>,
    /// The list leaves values out: "a through z", "etc."
    pub(super) open: bool,
    /// How the values are marked.
    pub(super) style: Style,
    /// One past the last value.
    pub(super) end: usize,
}

/// How values are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As inline code.
    Code,
    /// With emphasis.
    Emphasis,
    /// In quotation marks.
    Quotes,
    /// Not at all.
    Bare,
}

/// One value: its text, and where reading goes on.
struct Item {
    range: Range<usize>,
    end: usize,
}

/// Reads the list that begins at an offset.
pub(super) fn value_list(text: &Text, from: usize) -> Option<ValueList> {
    let start = skip_bullets(&text.plain, from);
    let (style, first) = first_item(text, start)?;
    let mut reader = Reader { text, style, list: ValueList { values: Vec::new(), open: false, style, end: start } };
    let mut next = Some(first);
    while let Some(item) = next {
        reader.push(&item);
        next = reader.next_item(item.end)?;
    }
    let bare_needs_two = style != Style::Bare || reader.list.values.len() > 1;
    (bare_needs_two && !reader.list.values.is_empty()).then_some(reader.list)
}

fn first_item(text: &Text, at: usize) -> Option<(Style, Item)> {
    [Style::Code, Style::Emphasis, Style::Quotes, Style::Bare]
        .into_iter()
        .find_map(|style| item_at(text, style, at).map(|item| (style, item)))
}

struct Reader<'a> {
    text: &'a Text,
    style: Style,
    list: ValueList,
}

impl Reader<'_> {
    fn push(&mut self, item: &Item) {
        let plain = &self.text.plain;
        for part in parts(plain, item.range.clone()) {
            let value = &plain[part.clone()];
            let is_new = !self.list.values.iter().any(|known| known.value == value);
            if !value.is_empty() && is_new {
                self.list.values.push(Spanned::new(value.to_owned(), self.text.span_of(part)));
            }
        }
        self.list.end = item.end;
    }

    /// The item after a separator; `Some(None)` at the end of the list, none when this is no list at all.
    fn next_item(&mut self, end: usize) -> Option<Option<Item>> {
        let plain = &self.text.plain;
        let after_remark = self.skip_remark(end);
        let rest = &plain[after_remark..];
        let between_numbers = self.style == Style::Bare && rest.starts_with("to ");
        if let Some((len, leaves_out)) = separator(rest).filter(|_| !between_numbers) {
            let at = skip_bullets(plain, after_remark + len);
            if let Some(item) = item_at(self.text, self.style, at).filter(|item| self.is_whole(item)) {
                self.list.open |= leaves_out;
                return Some(Some(item));
            }
            self.list.open |= ["etc", "so on", "...", "…"].iter().any(|more| plain[at..].starts_with(more));
            let ends = self.style != Style::Bare || plain[after_remark..at].contains('\n') || is_over(&plain[at..]);
            return ends.then(|| self.next_line(after_remark));
        }
        if has_meaning(rest) {
            return Some(self.after_meaning(after_remark).or_else(|| self.next_line(after_remark)));
        }
        // `</li><li>` leaves nothing between two values.
        if self.style == Style::Code
            && let Some(item) = item_at(self.text, self.style, after_remark)
        {
            return Some(Some(item));
        }
        let ends = self.style != Style::Bare || is_over(rest);
        ends.then(|| if is_over(rest) { self.next_line(after_remark) } else { None })
    }

    /// Whether a value is all that stands there: a bare word within a sentence is not.
    fn is_whole(&self, item: &Item) -> bool {
        let rest = &self.text.plain[self.skip_remark(item.end)..];
        self.style != Style::Bare || is_over(rest) || separator(rest).is_some() || has_meaning(rest)
    }

    /// The next value behind the meaning of one: `` `a`: one thing; `b`: another ``.
    fn after_meaning(&self, from: usize) -> Option<Item> {
        let plain = &self.text.plain;
        let line = from + plain[from..].find('\n').unwrap_or(plain.len() - from);
        let marks =
            self.text.marks.iter().map(|mark| mark.range.start as usize).filter(|start| (from..line).contains(start));
        marks.filter_map(|start| item_at(self.text, self.style, start)).find(|item| {
            let before = plain[from..item.range.start].trim_end_matches([' ', '"', '\'']);
            let separated = [";", ",", ".", " and", " or"].iter().any(|mark| before.ends_with(mark));
            separated && has_meaning(&plain[self.skip_remark(item.end)..])
        })
    }

    /// The value at the start of the next line, in lists of one value a line.
    fn next_line(&self, from: usize) -> Option<Item> {
        let plain = &self.text.plain;
        let line = from + plain[from..].find('\n')?;
        let at = skip_bullets(plain, line + 1);
        let item = item_at(self.text, self.style, at)?;
        let rest = plain[self.skip_remark(item.end)..].trim_start_matches(' ');
        let is_item = has_meaning(rest) || rest.is_empty() || rest.starts_with(['\n', ',', ';', '.']);
        is_item.then_some(item)
    }

    /// Skips white space, one remark in parentheses and the number of `name=1`.
    fn skip_remark(&self, at: usize) -> usize {
        let plain = &self.text.plain;
        let rest = &plain[at..];
        let trimmed = rest.trim_start_matches([' ', '\u{a0}', '`', '"']);
        let open = at + rest.len() - trimmed.len();
        if trimmed.starts_with('(') {
            let end = sentence_end(self.text, open).max(open + 1);
            let close = plain[open..].find(')').map(|len| open + len + 1);
            return close.filter(|close| *close <= end + 200).unwrap_or(open);
        }
        if let Some(number) = trimmed.strip_prefix('=') {
            let digits = number.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-'));
            return plain.len() - digits.len();
        }
        open
    }
}

/// A separator's length, and whether it leaves values out.
fn separator(rest: &str) -> Option<(usize, bool)> {
    let mut len = rest.len() - rest.trim_start_matches([',', ';', '|', '/', '\n', ' ', '\u{a0}']).len();
    let had_mark = rest[..len].contains([',', ';', '|', '/', '\n']);
    let tail = &rest[len..];
    for (word, leaves_out) in [
        ("and/or ", false),
        ("and ", false),
        ("or ", false),
        ("& ", false),
        ("through ", true),
        ("thru ", true),
        ("to ", true),
    ] {
        if let Some(after) = tail.strip_prefix(word) {
            len = rest.len() - after.trim_start().len();
            return Some((len, leaves_out));
        }
    }
    had_mark.then_some((len, false))
}

/// Whether a statement is over: nothing, a full stop, a closing parenthesis or a line break.
fn is_over(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['.', ')', '\n', ']'])
}

/// Whether a value's meaning follows: `: …`, ` - …`, ` — …`.
fn has_meaning(rest: &str) -> bool {
    [":", "- ", "– ", "— ", "-- ", "= "].iter().any(|mark| rest.starts_with(mark))
}

/// Skips white space and the bullets of a list.
fn skip_bullets(plain: &str, from: usize) -> usize {
    let rest = plain.get(from..).unwrap_or_default();
    let mut tail = rest.trim_start_matches([' ', '\n', '\u{a0}', '•', '·', ':']);
    for bullet in ["- ", "* ", "– "] {
        tail = tail.strip_prefix(bullet).unwrap_or(tail).trim_start();
    }
    plain.len() - tail.len()
}

/// The value in a style at an offset.
fn item_at(text: &Text, style: Style, at: usize) -> Option<Item> {
    match style {
        Style::Code => marked(text, at, |kind| *kind == MarkKind::Code).or_else(|| unclosed_tick(text, at)),
        Style::Emphasis => marked(text, at, |kind| matches!(kind, MarkKind::Strong | MarkKind::Emphasis)),
        Style::Quotes => quoted(&text.plain, at),
        Style::Bare => bare(&text.plain, at),
    }
}

fn marked(text: &Text, at: usize, is_style: impl Fn(&MarkKind) -> bool) -> Option<Item> {
    let mark = text.marks.iter().find(|mark| mark.range.start as usize == at && is_style(&mark.kind))?;
    let range = trim(&text.plain, range_of(mark));
    is_value(&text.plain[range.clone()]).then_some(Item { range, end: mark.range.end as usize })
}

/// A value whose code tick is never closed: `` `manual. ``
fn unclosed_tick(text: &Text, at: usize) -> Option<Item> {
    let tail = text.plain.get(at..)?.strip_prefix('`')?;
    let len = tail.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(tail.len());
    (len > 0).then(|| Item { range: at + 1..at + 1 + len, end: at + 1 + len })
}

fn quoted(plain: &str, at: usize) -> Option<Item> {
    let rest = plain.get(at..)?;
    let quote = rest.chars().next()?;
    let close = match quote {
        '"' | '\'' => quote,
        '“' => '”',
        '‘' => '’',
        _ => return None,
    };
    let start = at + quote.len_utf8();
    let len = plain[start..].find([close, '"']).filter(|len| *len < 80)?;
    let range = trim(plain, start..start + len);
    is_value(&plain[range.clone()]).then(|| Item { range, end: start + len + close.len_utf8() })
}

/// A word up to the next separator: it has to be all that stands there.
fn bare(plain: &str, at: usize) -> Option<Item> {
    let rest = plain.get(at..)?;
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '+' | '@' | '#');
    let len = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    let word = rest[..len].trim_end_matches(['.', '-']);
    let starts = word.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if !starts {
        return None;
    }
    // `0 - none`: the name behind the number is the value.
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        let tail = &rest[len..];
        let gap = tail.len() - tail.trim_start_matches([' ', '-', ':', '=', '–']).len();
        if gap > 0 && !tail[..gap].trim().is_empty() {
            return bare(plain, at + len + gap);
        }
    }
    Some(Item { range: at..at + word.len(), end: at + word.len() })
}

/// Whether marked text can be a value: short, and no header or sentence.
fn is_value(value: &str) -> bool {
    let words = value.split_whitespace().count();
    let is_list = value.contains([',', '|']);
    (1..=4).contains(&words) && !value.contains(": ") && !value.starts_with(['$', '@']) || (is_list && words < 60)
}

/// The values in one marked stretch: usually one; `a, b`, `a | b` and `0 - none` hold more or other.
fn parts(plain: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let part = &plain[range.clone()];
    let separator = [',', '|'].into_iter().find(|mark| part.contains(*mark));
    let mut found = Vec::new();
    let mut at = range.start;
    for piece in part.split(|c| Some(c) == separator) {
        let trimmed = trim(plain, at..at + piece.len());
        found.push(without_number(plain, trimmed));
        at += piece.len() + 1;
    }
    found
}

/// The value without quotation marks, full stop, and the number of `0 - none` or `none = 0`.
fn without_number(plain: &str, range: Range<usize>) -> Range<usize> {
    let value = &plain[range.clone()];
    let core = value.trim_matches(['"', '\'', '“', '”', '‘', '’', '`', ' ']).trim_end_matches(['.', ';', ':']);
    let start = range.start + value.find(core).unwrap_or_default();
    let digits = core.len() - core.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 && digits < core.len() {
        let tail = &core[digits..];
        let name = tail.trim_start_matches([' ', '-', ':', '=', '–']);
        let marks = tail[..tail.len() - name.len()].trim();
        if !marks.is_empty() && name.starts_with(|c: char| c.is_alphabetic()) && tail.starts_with(' ') {
            return start + (core.len() - name.len())..start + core.len();
        }
    }
    let end = core.find('=').filter(|at| *at > 0).map_or(core.len(), |at| core[..at].trim_end().len());
    start..start + end
}
