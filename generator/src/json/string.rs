//! Strings and quoted names.
//!
//! A well-formed string costs one scan. What is not well-formed is read as the author meant it: where a string that
//! breaks off ends, and which quotation mark is its last, is decided from what stands behind each candidate.

use super::node::write_escaped;
use super::quote::{Quote, is_double_curly};
use super::scanner::Scanner;
use super::{Range, RepairKind};

/// Where a string stands, which says what may follow it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The name of a member.
    Name,
    /// The value of a member.
    MemberValue,
    /// An element of an array, or the whole text.
    Element,
}

/// The part of a string that is not JSON, in the text and in the resolved string.
struct Deviation {
    kind: RepairKind,
    source: (usize, usize),
    resolved: (usize, usize),
}

/// A string that is being resolved.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) out: String,
    deviation: Option<Deviation>,
    /// The second of two opening marks, which is no part of the string.
    stray: Option<usize>,
}

impl Draft {
    /// Adds what a deviating piece of the text stands for.
    fn deviate(&mut self, kind: RepairKind, source: (usize, usize), resolved: &str) {
        let from = self.out.len();
        self.out.push_str(resolved);
        let resolved = (from, self.out.len());
        self.deviation = Some(match self.deviation.take() {
            None => Deviation { kind, source, resolved },
            Some(first) => Deviation {
                kind: first.kind.max_in_string(kind),
                source: (first.source.0, source.1),
                resolved: (first.resolved.0, resolved.1),
            },
        });
    }
}

impl RepairKind {
    /// The one of two deviations in one string that says more about it.
    fn max_in_string(self, other: Self) -> Self {
        let rank = |kind| match kind {
            Self::UnescapedQuote => 3,
            Self::RawLineBreakInString => 2,
            Self::InvalidEscape => 1,
            _ => 0,
        };
        if rank(other) > rank(self) { other } else { self }
    }
}

impl Scanner<'_> {
    /// Reads the string whose opening `"` is at the position.
    pub(super) fn string(&mut self, role: Role) -> (String, Range) {
        let start = self.pos;
        let rest = &self.bytes[start + 1..];
        let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
        let place = plain.map_or(self.bytes.len(), |length| start + 1 + length);
        if self.bytes.get(place) == Some(&b'"') && self.may_follow(place + 1, role) {
            self.pos = place + 1;
            return (self.text[start + 1..place].to_owned(), Range::new(start, place + 1));
        }
        self.string_with_deviations(start, place, role)
    }

    /// Reads on from `place`, the first character that needs a second look.
    fn string_with_deviations(&mut self, start: usize, mut place: usize, role: Role) -> (String, Range) {
        let mut draft = Draft { out: self.text[start + 1..place].to_owned(), deviation: None, stray: None };
        // Up to here quotation marks and line breaks are known to be within the string.
        let mut within = place;
        let mut copied = place;
        loop {
            let byte = self.bytes.get(place).copied();
            if matches!(byte, Some(b'"' | b'\\' | 0..0x20) | None) {
                draft.out.push_str(&self.text[copied..place]);
                copied = place;
            }
            match byte {
                Some(b'"') if place < within => {
                    draft.deviate(RepairKind::UnescapedQuote, (place, place + 1), "\"");
                    place += 1;
                }
                Some(b'"') => match self.closing_quote(start, place, role) {
                    Quote::Closes => return self.finish(start, place, place + 1, draft),
                    Quote::Stray => {
                        self.repair(Range::new(place, place + 1), RepairKind::StrayQuote, Some(""));
                        draft.stray = Some(place);
                        place += 1;
                    }
                    Quote::ClosesTwice => {
                        let finished = self.finish(start, place, place + 1, draft);
                        self.repair(Range::new(place + 1, place + 2), RepairKind::StrayQuote, Some(""));
                        self.pos = place + 2;
                        return finished;
                    }
                    Quote::WithinUntil(end) => within = end,
                    Quote::ClosedBefore(end) => return self.unclosed(start, end, &draft),
                },
                Some(b'\\') => {
                    let end = self.escape(place, &mut draft);
                    place = end;
                }
                Some(b'\n' | b'\r') if place >= within => match self.continues_after_line_break(place, role) {
                    Some(end) => within = end,
                    None => return self.unclosed(start, self.unclosed_end(start, place, role), &draft),
                },
                Some(byte @ (b'\n' | b'\r')) => {
                    let raw = match byte {
                        _ if self.splits_line_end(place) => "",
                        b'\n' => "\n",
                        _ => "\r",
                    };
                    draft.deviate(RepairKind::RawLineBreakInString, (place, place + 1), raw);
                    place += 1;
                }
                Some(0..0x20) => {
                    let raw = &self.text[place..=place];
                    draft.deviate(RepairKind::ControlCharacter, (place, place + 1), raw);
                    place += 1;
                }
                Some(_) => {
                    place += 1;
                    continue;
                }
                None => return self.unclosed(start, self.unclosed_end(start, place, role), &draft),
            }
            copied = place;
        }
    }

    /// Whether the line break at `place` stands between `\r` and `\n`: an editor broke the line there.
    fn splits_line_end(&self, place: usize) -> bool {
        let (before, after) = self.text.split_at(place);
        let after = after.strip_prefix('\r').unwrap_or(after);
        before.strip_suffix('\r').unwrap_or(before).ends_with("\\r")
            && after.strip_prefix('\n').unwrap_or(after).starts_with("\\n")
    }

    /// Ends a string whose content ends at `end`, and notes its deviations as one.
    fn finish(&mut self, start: usize, end: usize, after: usize, draft: Draft) -> (String, Range) {
        debug_assert!(end <= after, "the content ends before the string does");
        self.pos = after;
        let Some(Deviation { kind, source: (from, mut to), resolved }) = draft.deviation else {
            return (draft.out, Range::new(start, after));
        };
        let mut out = draft.out;
        let mut replacement = String::new();
        let address = if kind == RepairKind::RawLineBreakInString { joined(&self.text[start + 1..end]) } else { None };
        if let Some(joined) = address {
            // The indentation behind the last line break goes with it.
            to = self.after_blanks(to);
            replacement.extend(self.text[from..to].split_ascii_whitespace());
            out = joined;
        } else {
            write_escaped(&out[resolved.0..resolved.1], &mut replacement);
        }
        self.repair(Range::new(from, to), kind, Some(&replacement));
        (out, Range::new(start, after))
    }

    /// Ends a string that lacks its closing mark at `end`, which may be before what was read already.
    fn unclosed(&mut self, start: usize, end: usize, draft: &Draft) -> (String, Range) {
        let curly = self.text[start + 1..end].chars().next_back().filter(|char| is_double_curly(*char));
        let mark = end - curly.map_or(0, char::len_utf8);
        // The rest of the line was read ahead: what the draft holds of it is dropped again.
        let mut kept = Draft::default();
        let mut place = start + 1;
        while place < mark {
            match self.bytes[place] {
                b'\\' => place = self.escape(place, &mut kept).min(mark),
                byte @ 0..0x20 => {
                    let kind = if matches!(byte, b'\n' | b'\r') {
                        RepairKind::RawLineBreakInString
                    } else {
                        RepairKind::ControlCharacter
                    };
                    kept.deviate(kind, (place, place + 1), &self.text[place..=place]);
                    place += 1;
                }
                b'"' if draft.stray == Some(place) => place += 1,
                b'"' => {
                    kept.deviate(RepairKind::UnescapedQuote, (place, place + 1), "\"");
                    place += 1;
                }
                _ => {
                    let rest = &self.bytes[place..mark];
                    let len = rest.iter().position(|byte| matches!(byte, b'\\' | b'"' | 0..0x20));
                    let next = place + len.unwrap_or(rest.len());
                    kept.out.push_str(&self.text[place..next]);
                    place = next;
                }
            }
        }
        let finished = self.finish(start, mark, end, kept);
        let kind = if curly.is_some() { RepairKind::SmartQuotes } else { RepairKind::UnclosedString };
        self.repair(Range::new(mark, end), kind, Some("\""));
        finished
    }

    /// Resolves the escape at `place` and returns its end.
    pub(super) fn escape(&self, place: usize, draft: &mut Draft) -> usize {
        let Some(char) = self.char_at(place + 1) else {
            draft.deviate(RepairKind::InvalidEscape, (place, place + 1), "\\");
            return place + 1;
        };
        let plain = match char {
            '"' | '\\' | '/' => char,
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => return self.unicode_escape(place, draft),
            '\n' | '\r' => {
                // A line that is continued: the line break itself is looked at next.
                draft.deviate(RepairKind::RawLineBreakInString, (place, place + 1), "");
                return place + 1;
            }
            '\'' => {
                draft.deviate(RepairKind::InvalidEscape, (place, place + 2), "'");
                return place + 2;
            }
            _ => {
                draft.deviate(RepairKind::InvalidEscape, (place, place + 1), "\\");
                return place + 1;
            }
        };
        draft.out.push(plain);
        place + 2
    }

    /// Resolves `\uXXXX`, or the pair of them that makes one character.
    fn unicode_escape(&self, place: usize, draft: &mut Draft) -> usize {
        let Some(first) = self.hex4(place + 2) else {
            draft.deviate(RepairKind::InvalidEscape, (place, place + 1), "\\");
            return place + 1;
        };
        if let Some(char) = char::from_u32(first) {
            draft.out.push(char);
            return place + 6;
        }
        if first < 0xdc00 && self.starts_with(place + 6, "\\u") {
            let second = self.hex4(place + 8).filter(|second| (0xdc00..0xe000).contains(second));
            let code = second.map(|second| 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00));
            if let Some(char) = code.and_then(char::from_u32) {
                draft.out.push(char);
                return place + 12;
            }
        }
        draft.deviate(RepairKind::InvalidEscape, (place, place + 6), "\u{fffd}");
        place + 6
    }

    fn hex4(&self, place: usize) -> Option<u32> {
        self.bytes
            .get(place..place + 4)?
            .iter()
            .try_fold(0, |code, byte| char::from(*byte).to_digit(16).map(|digit| code * 16 + digit))
    }
}

/// An address that was broken over several lines; `None` for text, whose line breaks may be meant.
fn joined(content: &str) -> Option<String> {
    let is_piece = |line: &str| line == line.trim_end() && !line.trim_start().contains([' ', '\t', '\\', '"']);
    let first = content.lines().next().unwrap_or_default();
    (first.contains("://") && first == first.trim_start() && content.lines().all(is_piece))
        .then(|| content.lines().map(str::trim_start).collect())
}
