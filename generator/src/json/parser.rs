//! Objects and arrays: the structure of a value.
//!
//! Members and elements themselves are read in `member`. What the whole text holds is decided by `document`.

use super::scanner::Scanner;
use super::separators::Last;
use super::string::Role;
use super::{Member, Node, Range, RepairKind, Value};

/// How deeply objects and arrays are read; no page comes near, and every walk over the values may recurse.
pub(super) const MAX_DEPTH: usize = 128;

/// How a closing bracket is read that does not match the innermost opening one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mismatch {
    /// The brackets in between are missing.
    Missing,
    /// The bracket is of the wrong kind.
    Wrong,
    /// The bracket is one too many.
    Extra,
}

/// What a closing bracket does to the innermost open object or array.
enum Closing {
    /// It closes it.
    Closed,
    /// It closes an outer one, so this one ends before it.
    Outer,
    /// It is dropped.
    Dropped,
}

/// Reads values by one policy for mismatched brackets.
pub(super) struct Parser<'t> {
    pub(super) scanner: Scanner<'t>,
    pub(super) mismatch: Mismatch,
    /// The brackets that were open when the text ended, innermost first.
    missing: String,
    missing_at: usize,
    /// The end of the last colon between a name and its value.
    pub(super) colon_end: usize,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str, mismatch: Mismatch) -> Self {
        Self { scanner: Scanner::new(text), mismatch, missing: String::new(), missing_at: 0, colon_end: 0 }
    }

    fn depth(&self) -> usize {
        self.scanner.open_objects + self.scanner.open_arrays
    }

    /// Reads the value at the position; `None` when no value stands there.
    pub(super) fn value(&mut self, role: Role) -> Option<Node> {
        let start = self.scanner.pos;
        match self.scanner.peek()? {
            b'{' | b'[' if self.depth() >= MAX_DEPTH => Some(self.too_deep()),
            b'{' => self.scanner.placeholder().or_else(|| {
                self.scanner.pos += 1;
                Some(self.object(start))
            }),
            b'[' => {
                self.scanner.pos += 1;
                Some(self.array(start))
            }
            b'"' => {
                let (text, range) = self.scanner.string(role);
                Some(Node { range, value: Value::String(text) })
            }
            b',' | b'}' | b']' | b':' => None,
            _ => {
                if self.scanner.at_foreign_quote()
                    && let Some((text, range)) = self.scanner.foreign_string(role)
                {
                    return Some(Node { range, value: Value::String(text) });
                }
                self.scanner.scalar()
            }
        }
    }

    /// Reads the members of the object that begins at `start`, its brace being read.
    pub(super) fn object(&mut self, start: usize) -> Node {
        self.scanner.open_objects += 1;
        let mut members = Vec::new();
        let end = self.items(Some(b'}'), |parser| {
            let member = parser.member()?;
            let end = member.value.range.end;
            members.push(member);
            Some(end)
        });
        self.scanner.open_objects -= 1;
        Node { range: Range::new(start, end), value: Value::Object(members) }
    }

    /// Reads members that no braces enclose, up to what closes the array around them or to the end of the text.
    pub(super) fn object_without_braces(&mut self) -> Node {
        let start = self.scanner.pos;
        let mut members: Vec<Member> = Vec::new();
        let end = self.items(None, |parser| {
            let member = parser.member()?;
            let end = member.value.range.end;
            members.push(member);
            Some(end)
        });
        self.scanner.repair(Range::at(start), RepairKind::MissingBraces, None);
        Node { range: Range::new(start, end), value: Value::Object(members) }
    }

    /// Reads the elements of the array that begins at `start`, its bracket being read.
    fn array(&mut self, start: usize) -> Node {
        self.scanner.open_arrays += 1;
        let mut elements = Vec::new();
        let end = self.items(Some(b']'), |parser| {
            let element = parser.element()?;
            let end = element.range.end;
            elements.push(element);
            Some(end)
        });
        self.scanner.open_arrays -= 1;
        Node { range: Range::new(start, end), value: Value::Array(elements) }
    }

    /// Reads items and what separates them up to `closer`, and returns the end of it all.
    fn items(&mut self, closer: Option<u8>, mut item: impl FnMut(&mut Self) -> Option<u32>) -> usize {
        let mut last = Last::Nothing;
        let mut end = self.scanner.pos;
        loop {
            self.scanner.skip_space();
            let Some(byte) = self.scanner.peek() else {
                if let Some(closer) = closer {
                    self.missing_at_end(closer, end);
                }
                break;
            };
            match byte {
                b'}' | b']' => {
                    let Some(closer) = closer else { break };
                    match self.closing(byte, closer, end) {
                        Closing::Closed => {
                            end = self.scanner.pos;
                            break;
                        }
                        Closing::Outer => break,
                        Closing::Dropped => end = self.scanner.pos,
                    }
                }
                b',' | b';' => last.comma(&mut self.scanner),
                _ if self.ellipsis() => {
                    last = Last::Gap;
                    end = self.scanner.pos;
                }
                _ => {
                    if let Some(item_end) = item(self) {
                        last.element(&mut self.scanner);
                        end = item_end as usize;
                        last = Last::Element(end);
                    } else {
                        self.unexpected();
                        last = Last::Gap;
                        end = self.scanner.pos;
                    }
                }
            }
        }
        last.close(&mut self.scanner);
        end
    }

    /// Reads a closing bracket within what `own` closes.
    fn closing(&mut self, byte: u8, own: u8, end: usize) -> Closing {
        let place = self.scanner.pos;
        let range = Range::new(place, place + 1);
        let own_text = if own == b'}' { "}" } else { "]" };
        let outer = if byte == b'}' { self.scanner.open_objects } else { self.scanner.open_arrays };
        if byte == own {
            self.scanner.pos += 1;
            return Closing::Closed;
        }
        match self.mismatch {
            Mismatch::Missing if outer > 0 => {
                self.scanner.repair(Range::at(end), RepairKind::MissingBracket, Some(own_text));
                Closing::Outer
            }
            Mismatch::Wrong => {
                self.scanner.pos += 1;
                self.scanner.repair(range, RepairKind::WrongBracket, Some(own_text));
                Closing::Closed
            }
            _ => {
                self.scanner.pos += 1;
                self.scanner.repair(range, RepairKind::ExtraBracket, Some(""));
                Closing::Dropped
            }
        }
    }

    /// Notes that the text ends before a closing bracket; the innermost one comes first.
    fn missing_at_end(&mut self, closer: u8, end: usize) {
        if self.missing.is_empty() {
            self.missing_at = end;
        }
        self.missing.push(char::from(closer));
    }

    /// Notes the brackets that the end of the text left open as the one repair that they are.
    pub(super) fn note_missing(&mut self) {
        if !self.missing.is_empty() {
            let missing = core::mem::take(&mut self.missing);
            self.scanner.repair(Range::at(self.missing_at), RepairKind::MissingBracket, Some(&missing));
        }
    }

    /// Reads an ellipsis in place of items, with the words that may follow it.
    fn ellipsis(&mut self) -> bool {
        let start = self.scanner.pos;
        let len = self.scanner.ellipsis_len(start);
        if len == 0 {
            return false;
        }
        let scanner = &mut self.scanner;
        let next = scanner.after_blanks(start + len);
        scanner.pos = match scanner.bytes.get(next) {
            Some(b'{' | b'[') => start + len,
            Some(_) if scanner.is_comment(next) => start + len,
            _ => start + scanner.text[start..scanner.bare_end(start + len)].trim_end().len(),
        };
        scanner.repair(Range::new(start, scanner.pos), RepairKind::Ellipsis, None);
        true
    }

    /// Reads past text that is no item.
    fn unexpected(&mut self) {
        let start = self.scanner.pos;
        let noted = self.scanner.repairs.len();
        let missing = self.missing.len();
        if matches!(self.scanner.peek(), Some(b'{' | b'[')) {
            self.value(Role::Element);
            self.scanner.repairs.truncate(noted);
            self.missing.truncate(missing);
        } else {
            let end = self.scanner.bare_end(start);
            let text = self.scanner.text[start..end].trim_end();
            let one = self.scanner.char_at(start).map_or(1, char::len_utf8);
            self.scanner.pos = start + text.len().max(one);
        }
        self.scanner.repair(Range::new(start, self.scanner.pos), RepairKind::UnexpectedText, None);
    }

    /// Reads past an object or array that lies too deep.
    fn too_deep(&mut self) -> Node {
        let start = self.scanner.pos;
        let mut open = 0_usize;
        let mut in_string = false;
        let mut place = start;
        while let Some(&byte) = self.scanner.bytes.get(place) {
            place += 1;
            match byte {
                b'"' => in_string = !in_string,
                b'\\' if in_string => place += 1,
                b'\n' | b'\r' => in_string = false,
                b'{' | b'[' if !in_string => open += 1,
                b'}' | b']' if !in_string => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                _ => {}
            }
        }
        let mut end = place.min(self.scanner.bytes.len());
        while !self.scanner.text.is_char_boundary(end) {
            end += 1;
        }
        self.scanner.pos = end;
        let range = Range::new(start, end);
        self.scanner.repair(range, RepairKind::TooDeep, None);
        Node { range, value: Value::Ellipsis }
    }
}
