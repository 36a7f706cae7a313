//! Members of objects and elements of arrays.
//!
//! What encloses and separates them is read by `parser`.

use super::node::write_quoted;
use super::parser::Parser;
use super::quote::is_name_byte;
use super::string::Role;
use super::{Member, Node, Range, RepairKind, Value};

impl Parser<'_> {
    /// Reads a member; `None` when no name stands at the position.
    pub(super) fn member(&mut self) -> Option<Member> {
        let (name, name_range) = self.name()?;
        let name_end = self.scanner.pos;
        self.scanner.skip_space();
        let due = self.colon(name_end);
        // Without a colon the place is behind the name, else behind the colon.
        let value_at = if due { self.colon_end } else { name_end };
        let value = if due { self.member_value() } else { None };
        let value = value.unwrap_or_else(|| {
            self.scanner.repair(Range::at(value_at), RepairKind::MissingValue, None);
            Node { range: Range::at(value_at), value: Value::Ellipsis }
        });
        Some(Member { name, name_range, value })
    }

    fn name(&mut self) -> Option<(String, Range)> {
        if self.scanner.peek() == Some(b'"') {
            return Some(self.scanner.string(Role::Name));
        }
        if self.scanner.at_foreign_quote() {
            return self.scanner.foreign_string(Role::Name);
        }
        let scanner = &mut self.scanner;
        let start = scanner.pos;
        let mut end = scanner.bare_name_end(start)?;
        let name = scanner.text[start..end].to_owned();
        // The opening mark was forgotten, the closing one not.
        if scanner.bytes.get(end) == Some(&b'"') {
            end += 1;
        }
        scanner.pos = end;
        let range = Range::new(start, end);
        let mut quoted = String::new();
        write_quoted(&name, &mut quoted);
        scanner.repair(range, RepairKind::UnquotedName, Some(&quoted));
        Some((name, range))
    }

    /// Reads what separates a name from its value; says whether a value is due.
    fn colon(&mut self, name_end: usize) -> bool {
        let place = self.scanner.pos;
        let scanner = &mut self.scanner;
        match scanner.peek() {
            Some(b':') => {
                scanner.pos += 1;
                self.colon_end = scanner.pos;
                scanner.skip_space();
                while scanner.peek() == Some(b':') {
                    let extra = Range::new(scanner.pos, scanner.pos + 1);
                    scanner.repair(extra, RepairKind::UnexpectedText, Some(""));
                    scanner.pos += 1;
                    self.colon_end = scanner.pos;
                    scanner.skip_space();
                }
                true
            }
            Some(b'=') => {
                scanner.pos += if scanner.starts_with(place, "=>") { 2 } else { 1 };
                let range = Range::new(place, scanner.pos);
                self.colon_end = scanner.pos;
                scanner.repair(range, RepairKind::MissingColon, Some(":"));
                scanner.skip_space();
                true
            }
            None | Some(b',' | b'}' | b']' | b';') => false,
            Some(byte) => {
                let same_line = !scanner.text[name_end..place].contains(['\n', '\r']);
                let due = same_line || matches!(byte, b'{' | b'[');
                if due {
                    self.colon_end = name_end;
                    scanner.repair(Range::at(name_end), RepairKind::MissingColon, Some(":"));
                }
                due
            }
        }
    }

    /// Reads the value of a member; `None` when what follows is the next member already.
    fn member_value(&mut self) -> Option<Node> {
        let start = self.scanner.pos;
        let noted = self.scanner.repairs.len();
        let node = self.value(Role::MemberValue)?;
        if self.is_name(&node) {
            self.scanner.pos = start;
            self.scanner.repairs.truncate(noted);
            return None;
        }
        Some(node)
    }

    /// Reads an element; `None` when no value stands at the position.
    pub(super) fn element(&mut self) -> Option<Node> {
        let start = self.scanner.pos;
        let noted = self.scanner.repairs.len();
        let node = self.value(Role::Element)?;
        if self.is_name(&node) {
            self.scanner.pos = start;
            self.scanner.repairs.truncate(noted);
            return Some(self.object_without_braces());
        }
        Some(node)
    }

    /// Whether the value that was just read is the name of a member.
    pub(super) fn is_name(&self, node: &Node) -> bool {
        let next = self.scanner.after_space(self.scanner.pos);
        matches!(node.value, Value::String(_)) && self.scanner.bytes.get(next) == Some(&b':')
    }
}

impl super::scanner::Scanner<'_> {
    /// The end of the name without quotation marks at `start`; `None` when it is no name, but a word.
    pub(super) fn bare_name_end(&self, start: usize) -> Option<usize> {
        let rest = &self.bytes[start..];
        let len = rest.iter().position(|byte| !is_name_byte(*byte)).unwrap_or(rest.len());
        let end = start + len;
        let after = if self.bytes.get(end) == Some(&b'"') { end + 1 } else { end };
        let colon = self.after_blanks(after);
        (len > 0 && self.bytes.get(colon) == Some(&b':') && !self.starts_with(colon, "://")).then_some(end)
    }
}
