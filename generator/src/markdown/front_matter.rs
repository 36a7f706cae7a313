//! The YAML front matter: entries with their places, read as far as they can be.
//!
//! Which lines make an entry is found by their indentation, so that a broken value does not lose the
//! others. Plain one-line values, which is nearly all, are taken as they stand; any other value is
//! read by the YAML library, entry by entry.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{FileId, Span, Spanned};

use super::{Entry, FrontMatter};

/// Reads the front matter of a page; also says where the page goes on after it.
pub(super) fn read(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> (FrontMatter, usize) {
    let Some(fences) = find(text) else {
        return (FrontMatter::default(), 0);
    };
    let span = Span::new(file, fences.whole.clone());
    if !fences.closed {
        diagnostics.push(
            Diagnostic::new("front-matter-unclosed", Severity::Error, span, "the front matter is never closed")
                .help("end it with a line `---`"),
        );
    }
    let entries = Entries { file, text, diagnostics }.read(fences.inner);
    (FrontMatter { span: Some(span), entries }, fences.whole.end)
}

/// Where a text goes on after its front matter, if it has one.
pub(super) fn end(text: &str) -> usize {
    find(text).map_or(0, |fences| fences.whole.end)
}

struct Fences {
    whole: Range<usize>,
    inner: Range<usize>,
    closed: bool,
}

/// Lines of a part of a text with their ranges, line ends not counted.
fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = range.start;
    let part = text.get(range).unwrap_or_default();
    let mut rest = part;
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |found| found + 1);
        let (line, after) = rest.split_at(end);
        let start = at;
        at += end;
        rest = after;
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        (end > 0).then_some((start..start + line.len(), line))
    })
}

fn find(text: &str) -> Option<Fences> {
    let start = text.len() - text.trim_start().len();
    if !text[start..].starts_with("---") {
        return None;
    }
    let mut all = lines(text, start..text.len());
    all.next().filter(|(_, line)| line.trim_end() == "---")?;
    let inner_start = all.next().filter(|(_, line)| line.trim_end() == "---" || key_end(line).is_some())?.0.start;
    let mut blank_before = false;
    let mut last = inner_start;
    for (range, line) in lines(text, inner_start..text.len()) {
        let trimmed = line.trim_end();
        if trimmed == "---" || trimmed == "..." {
            let end = (range.end..text.len()).find(|at| text.as_bytes()[*at] == b'\n').map_or(text.len(), |at| at + 1);
            return Some(Fences { whole: start..end, inner: inner_start..range.start, closed: true });
        }
        let is_page =
            trimmed.starts_with("# ") || (!trimmed.is_empty() && !line.starts_with(' ') && key_end(line).is_none());
        if (blank_before && is_page) || trimmed.starts_with("```") || trimmed.starts_with("## ") {
            break;
        }
        blank_before = trimmed.is_empty();
        if !blank_before {
            last = range.end;
        }
    }
    Some(Fences { whole: start..last, inner: inner_start..last, closed: false })
}

/// The offset of the colon that ends the key of an entry's first line.
fn key_end(line: &str) -> Option<usize> {
    let first = *line.as_bytes().first()?;
    if first.is_ascii_whitespace() || matches!(first, b'#' | b'-' | b'|' | b'<' | b'`' | b'>' | b'[' | b'{') {
        return None;
    }
    let colon = match first {
        b'"' | b'\'' => {
            memchr::memchr(first, &line.as_bytes()[1..]).map(|at| at + 2).filter(|at| line[*at..].starts_with(':'))?
        }
        _ => memchr::memchr(b':', line.as_bytes())?,
    };
    let rest = &line[colon + 1..];
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(colon)
}

struct Entries<'a> {
    file: FileId,
    text: &'a str,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Entries<'_> {
    fn read(mut self, inner: Range<usize>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut open: Option<(Range<usize>, Range<usize>)> = None;
        for (range, line) in lines(self.text, inner) {
            if let Some(colon) = key_end(line) {
                entries.extend(open.take().map(|(key, value)| self.entry(key, value)));
                open = Some((range.start..range.start + colon, range.start + colon + 1..range.end));
            } else if line.trim().is_empty() || line.starts_with('#') {
                continue;
            } else if let Some((_, value)) = open.as_mut().filter(|_| line.starts_with([' ', '\t', '-', ']', '}'])) {
                value.end = range.end;
            } else {
                self.invalid(Span::new(self.file, range), "this line is no `key: value`");
            }
        }
        entries.extend(open.take().map(|(key, value)| self.entry(key, value)));
        self.report_duplicates(&entries);
        entries
    }

    fn report_duplicates(&mut self, entries: &[Entry]) {
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by(|a, b| entries[*a].key.value.cmp(&entries[*b].key.value));
        for pair in order.windows(2) {
            let (earlier, key) = (&entries[pair[0]].key, &entries[pair[1]].key);
            if earlier.value == key.value {
                let message = format!("`{}` stands twice in the front matter", key.value);
                self.diagnostics.push(
                    Diagnostic::new("front-matter-duplicate", Severity::Warning, key.span, message)
                        .related(earlier.span, "first here"),
                );
            }
        }
    }

    fn invalid(&mut self, span: Span, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new("front-matter-invalid", Severity::Warning, span, message));
    }

    fn entry(&mut self, key: Range<usize>, value: Range<usize>) -> Entry {
        let name = self.text[key.clone()].trim().trim_matches(['"', '\'']).to_owned();
        let value = trimmed(self.text, value);
        let raw = &self.text[value.clone()];
        let value = match simple(raw) {
            Some(inner) => {
                let inner = value.start + inner.start..value.start + inner.end;
                Spanned::new(self.text[inner.clone()].to_owned(), Span::new(self.file, inner))
            }
            None => self.by_library(&name, key.start, value),
        };
        Entry { key: Spanned::new(name, Span::new(self.file, key)), value }
    }

    fn by_library(&mut self, name: &str, start: usize, value: Range<usize>) -> Spanned<String> {
        let raw = &self.text[value.clone()];
        let span = Span::new(self.file, value.clone());
        let read = serde_saphyr::from_str::<BTreeMap<String, Value>>(&self.text[start..value.end]);
        let text = match read.map(|map| map.into_values().next()) {
            Ok(Some(Value::String(text))) => text,
            Ok(Some(Value::Null) | None) => String::new(),
            Ok(Some(_)) => raw.to_owned(),
            Err(error) => {
                let offset = error.location().and_then(|location| {
                    let line = usize::try_from(location.line()).ok()?.checked_sub(1)?;
                    let column = usize::try_from(location.column()).ok()?.checked_sub(1)?;
                    let (range, line) = lines(self.text, start..value.end).nth(line)?;
                    Some(range.start + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at))
                });
                let at = offset.filter(|at| value.contains(at)).map_or(span, |at| Span::new(self.file, at..value.end));
                self.invalid(at, format!("the value of `{name}` is not valid YAML"));
                if let Some(last) = self.diagnostics.last_mut() {
                    last.note = Some(error.without_snippet().to_string());
                    last.help = Some("put the value in double quotes".to_owned());
                }
                raw.trim_matches(['"', '\'']).to_owned()
            }
        };
        Spanned::new(text, span)
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let raw = &text[range.clone()];
    let start = range.start + (raw.len() - raw.trim_start().len());
    start.min(range.end)..(start + raw.trim().len())
}

/// The part of a one-line value that is its text, when no rule of YAML changes it.
fn simple(raw: &str) -> Option<Range<usize>> {
    if raw.contains('\n') {
        return None;
    }
    match raw.as_bytes() {
        [] => Some(0..0),
        [b'"', inner @ .., b'"'] if !inner.iter().any(|byte| matches!(byte, b'"' | b'\\')) => Some(1..raw.len() - 1),
        [b'\'', inner @ .., b'\''] if !inner.contains(&b'\'') => Some(1..raw.len() - 1),
        [first, ..] if b"\"'[]{}|>*&!%@`?,#-:".contains(first) => None,
        bytes if raw.ends_with(':') || bytes.windows(2).any(|pair| matches!(pair, b": " | b" #")) => None,
        _ => Some(0..raw.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)], codes: &[&str], rest: &str) {
        let mut diagnostics = Vec::new();
        let (front_matter, end) = read(FileId::new(0), text, &mut diagnostics);
        let entries: Vec<_> =
            front_matter.entries.iter().map(|entry| (entry.key.value.as_str(), entry.value.value.as_str())).collect();
        assert_eq!(entries, expected);
        assert_eq!(diagnostics.iter().map(|found| found.code).collect::<Vec<_>>(), codes, "{diagnostics:?}");
        assert_eq!(&text[end..], rest);
        for entry in &front_matter.entries {
            assert!(text[entry.key.span.range()].contains(&entry.key.value));
        }
    }

    #[test]
    fn reads_what_pages_write() {
        check(
            "---\r\ntitle: \"a: b\"\r\nms.prod: ''\r\nauthor: me\r\nempty:\r\n---\r\n# T\r\n",
            &[("title", "a: b"), ("ms.prod", ""), ("author", "me"), ("empty", "")],
            &[],
            "# T\r\n",
        );
        check(
            "---\ntitle: \"a \\\"b\\\"\"\ntags: [x, y]\nlist:\n- a\n- b\ntext: >\n  folded\n  more\n...\nx",
            &[("title", "a \"b\""), ("tags", "[x, y]"), ("list", "- a\n- b"), ("text", "folded more\n")],
            &[],
            "x",
        );
        check("# no front matter\n", &[], &[], "# no front matter\n");
        check("---\n\ntext\n", &[], &[], "---\n\ntext\n");
        check("---\n---\n", &[], &[], "");
    }

    #[test]
    fn a_missing_end_does_not_swallow_the_page() {
        check(
            "---\ntitle: a\n\n# Title\n\n---\n",
            &[("title", "a")],
            &["front-matter-unclosed"],
            "\n\n# Title\n\n---\n",
        );
        check("---\ntitle: a\n\nSome text.\n", &[("title", "a")], &["front-matter-unclosed"], "\n\nSome text.\n");
        check("---\ntitle: a", &[("title", "a")], &["front-matter-unclosed"], "");
    }

    #[test]
    fn broken_lines_lose_nothing_else() {
        check(
            "---\nauthor: **TODO**\nno colon here\ntitle: x: y\ntitle: z\n---\n",
            &[("author", "**TODO**"), ("title", "x: y"), ("title", "z")],
            &["front-matter-invalid", "front-matter-invalid", "front-matter-invalid", "front-matter-duplicate"],
            "",
        );
    }
}
