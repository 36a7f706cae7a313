//! Which quotation mark ends a string, and where a string ends that lacks one.
//!
//! Decides by what stands behind a candidate; reads nothing and notes nothing. Every look-ahead stays on one line or
//! is remembered, so that the whole text is read in linear time.

use super::scanner::{Scanner, is_foreign_space};
use super::string::Role;

/// What a `"` within or at the end of a string is.
pub(super) enum Quote {
    /// The string's end.
    Closes,
    /// The first of two marks at the string's end.
    ClosesTwice,
    /// A second opening mark.
    Stray,
    /// Part of the content, as is everything up to this offset.
    WithinUntil(usize),
    /// The opening mark of a later string: this one ended at this offset, without a mark.
    ClosedBefore(usize),
}

impl Scanner<'_> {
    /// Whether what stands at `place` may follow a string of this role.
    pub(super) fn may_follow(&self, place: usize, role: Role) -> bool {
        match self.bytes.get(place) {
            Some(b':') => return true,
            Some(b'\n' | b'\r') | None => return true,
            Some(b'}' | b']') => return true,
            Some(b',') => return role != Role::MemberValue || self.member_may_follow(place + 1),
            _ => {}
        }
        let next = self.after_blanks(place);
        match self.bytes.get(next) {
            Some(b'"' | b'\'') => next > place,
            Some(b'{' | b'[') => next > place,
            Some(b'.') => self.ellipsis_len(next) > 0,
            Some(b'/' | b'<') => self.is_comment(next),
            Some(b';') => true,
            Some(b'=') => role == Role::Name,
            Some(b',') => role != Role::MemberValue || self.member_may_follow(next + 1),
            Some(b':' | b'}' | b']' | b'\n' | b'\r') | None => true,
            Some(0x80..) => self.char_at(next).is_some_and(|char| char == '…' || is_foreign_space(char)),
            // Behind a name the colon may be missing; nobody writes quotation marks into a name.
            Some(_) => role == Role::Name && next > place,
        }
    }

    /// Whether a member may begin at `place`, behind a comma: rules out the comma of a sentence.
    fn member_may_follow(&self, place: usize) -> bool {
        let next = self.after_blanks(place);
        if !self.bytes.get(next).is_some_and(u8::is_ascii_alphabetic) {
            return true;
        }
        let rest = &self.bytes[next..];
        let end = rest.iter().position(|byte| !is_name_byte(*byte)).map_or(self.bytes.len(), |len| next + len);
        matches!(self.bytes.get(self.after_blanks(end)), Some(b':' | b'"') | None)
    }

    /// Decides about the `"` at `place` in the string that begins at `start`.
    pub(super) fn closing_quote(&mut self, start: usize, place: usize, role: Role) -> Quote {
        if self.may_follow(place + 1, role) {
            return Quote::Closes;
        }
        let content = &self.text[start + 1..place];
        let read = content.trim_end();
        if role == Role::Name && read.ends_with(':') {
            return Quote::ClosedBefore(start + 1 + read.trim_end_matches([':', ' ', '\t']).len());
        }
        let next = self.bytes.get(place + 1).copied();
        if content.is_empty() && next.is_some_and(|byte| byte.is_ascii_alphanumeric()) {
            return Quote::Stray;
        }
        if read.ends_with(',') && self.is_rest_of_name(place + 1) {
            let end = match role {
                Role::Name => self.unclosed_end(start, place, role),
                _ => start + read.len(),
            };
            return Quote::ClosedBefore(end);
        }
        if next == Some(b'"') && self.may_follow(place + 2, role) {
            return Quote::ClosesTwice;
        }
        self.later_closing_quote(place + 1, role).map_or(Quote::Closes, Quote::WithinUntil)
    }

    /// Whether `name":` stands at `place`.
    fn is_rest_of_name(&self, place: usize) -> bool {
        let rest = &self.bytes[place.min(self.bytes.len())..];
        let Some(len) = rest.iter().position(|byte| !is_name_byte(*byte)) else { return false };
        len > 0 && rest[len] == b'"' && self.bytes.get(self.after_blanks(place + len + 1)) == Some(&b':')
    }

    /// The next `"` on the line that may end a string.
    fn later_closing_quote(&mut self, from: usize, role: Role) -> Option<usize> {
        if from < self.no_closing_quote_before {
            return None;
        }
        let mut place = from;
        while let Some(&byte) = self.bytes.get(place) {
            match byte {
                b'\\' => place += 1,
                b'\n' | b'\r' => break,
                b'"' if self.may_follow(place + 1, role) => return Some(place),
                _ => {}
            }
            place += 1;
        }
        self.no_closing_quote_before = place;
        None
    }

    /// Whether a string goes on behind the line break at `place`; gives the offset of the mark that ends it.
    pub(super) fn continues_after_line_break(&mut self, place: usize, role: Role) -> Option<usize> {
        if role == Role::Name || place < self.no_closing_quote_before {
            return None;
        }
        let mut next = place;
        while let Some(&byte) = self.bytes.get(next) {
            match byte {
                b'\\' => next += 1,
                b'"' if self.may_follow(next + 1, role) && self.bytes.get(next + 1) != Some(&b':') => {
                    return Some(next);
                }
                b'"' => return None,
                _ => {}
            }
            next += 1;
        }
        self.no_closing_quote_before = next;
        None
    }

    /// Where a string ends that lacks its mark: at the end of its line, before the comma or brackets there.
    pub(super) fn unclosed_end(&self, start: usize, line_end: usize, role: Role) -> usize {
        let content = &self.text[start + 1..line_end];
        if role == Role::Name {
            let len = content.find(':').unwrap_or(content.len());
            return start + 1 + content[..len].trim_end().len();
        }
        let no_bracket_within = !content.contains(['{', '[']);
        let len = content
            .trim_end_matches(|char: char| {
                char.is_whitespace() || char == ',' || (matches!(char, '}' | ']') && no_bracket_within)
            })
            .len();
        start + 1 + len
    }
}

/// Whether a byte may stand in a name that has no quotation marks.
pub(super) const fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'@' | b'.' | b'$' | b'#' | b'-') || byte >= 0x80
}

/// Whether this is a typographic double quotation mark.
pub(super) const fn is_double_curly(char: char) -> bool {
    matches!(char, '“' | '”' | '„' | '‟')
}

/// Whether this is a typographic single quotation mark.
pub(super) const fn is_single_curly(char: char) -> bool {
    matches!(char, '‘' | '’' | '‚' | '‛')
}
