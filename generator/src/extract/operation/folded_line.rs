//! Lines of HTTP blocks, joined with the lines that continue them, and header lines.
//!
//! Pages break long URLs in front of `?` and `&`, behind commas, and between method and path.

use std::borrow::Cow;
use std::ops::Range;

use super::request_line::{METHODS, is_path_start, method_at};

/// A line of a block, joined with the lines that continue it.
pub(in crate::extract) struct FoldedLine<'a> {
    /// The line without its line break.
    pub(in crate::extract) text: Cow<'a, str>,
    /// The offset of the block where the line starts.
    start: usize,
    /// Offsets of `text` and of the block where the lines that were taken in start.
    pieces: Vec<(usize, usize)>,
    /// The offset in the block after the line and its line break.
    pub(in crate::extract) next: usize,
}

impl<'a> FoldedLine<'a> {
    /// The line that starts at an offset of a block, or none at its end.
    pub(in crate::extract) fn at(block: &'a str, start: usize) -> Option<Self> {
        let rest = block.get(start..).filter(|rest| !rest.is_empty())?;
        let (line, next) = line_of(rest, start);
        Some(Self { text: Cow::Borrowed(line), start, pieces: Vec::new(), next })
    }

    /// Takes in the lines below that continue this one, when it is a request line.
    pub(in crate::extract) fn fold(&mut self, block: &str) {
        while let Some(rest) = block.get(self.next..).filter(|rest| !rest.is_empty()) {
            let (line, next) = line_of(rest, self.next);
            if !continues(&self.text, line) {
                return;
            }
            let kept = self.text.trim_end().trim_end_matches('\\').len();
            let text = self.text.to_mut();
            text.truncate(kept);
            if METHODS.contains(&text.trim()) {
                text.push(' ');
            }
            let indent = line.len() - line.trim_start().len();
            self.pieces.push((text.len(), self.next + indent));
            text.push_str(line.trim());
            self.next = next;
        }
    }

    /// The range in the block of a range of the line.
    pub(in crate::extract) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.offset(range.start);
        let end = if range.end > range.start { self.offset(range.end - 1) + 1 } else { start };
        start..end.max(start)
    }

    fn offset(&self, at: usize) -> usize {
        let piece = self.pieces.iter().rev().find(|piece| piece.0 <= at).copied().unwrap_or((0, self.start));
        piece.1 + (at - piece.0)
    }
}

/// The first line of a text, and the offset of the next one, counted from `start`.
fn line_of(rest: &str, start: usize) -> (&str, usize) {
    let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
    (rest[..end].trim_end_matches(['\n', '\r']), start + end)
}

/// Whether a line goes on with a request line that was begun above it.
fn continues(before: &str, line: &str) -> bool {
    let text = line.trim();
    if text.is_empty() || method_at(text).is_some() || is_header(text) || text.starts_with(['"', '[']) {
        return false;
    }
    let Some((method, after)) = method_at(before.trim_start()) else { return false };
    let target = before.trim_start().get(after..).unwrap_or_default().trim();
    if target.is_empty() {
        return is_path_start(text) && METHODS.contains(&method);
    }
    if text.starts_with('{') && !text.contains('/') {
        return false;
    }
    let is_indented = line.starts_with([' ', '\t']);
    text.starts_with(['?', '&'])
        || target.ends_with(['?', '&', '=', ',', '\\', '('])
        || is_indented && text.starts_with('/') && !text.starts_with("//")
        || is_indented && target.matches('(').count() > target.matches(')').count()
}

/// Whether a line is a header: `Content-Type: application/json`.
pub(in crate::extract) fn is_header(line: &str) -> bool {
    header_name(line).is_some()
}

/// The name of a header line.
pub(in crate::extract) fn header_name(line: &str) -> Option<&str> {
    let (name, value) = line.split_once(':')?;
    let is_name = !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && name.starts_with(|first: char| first.is_ascii_alphabetic());
    (is_name && !value.starts_with("//")).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::FoldedLine;

    #[track_caller]
    fn check_fold(block: &str, expected: &str) {
        let mut line = FoldedLine::at(block, 0);
        if let Some(line) = &mut line {
            line.fold(block);
        }
        assert_eq!(line.map(|line| line.text.into_owned()).as_deref(), Some(expected), "of {block:?}");
    }

    #[test]
    fn folds_continued_lines() {
        check_fold("GET /me/x?$select=a,\n  b\nPrefer: y", "GET /me/x?$select=a,b");
        check_fold("GET /me/x\n  ?$top=5\n  &$skip=2\n\n{}", "GET /me/x?$top=5&$skip=2");
        check_fold("GET\n/me/x", "GET /me/x");
        check_fold("POST /me/x\nContent-Type: a/b", "POST /me/x");
        check_fold("GET /me/x\nGET /me/y", "GET /me/x");
        check_fold("GET /me/\\\n   x", "GET /me/x");
    }
}
