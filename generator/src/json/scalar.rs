//! Numbers, literals, and the words and placeholders that stand where a value is due.
//!
//! A word is not guessed at: it becomes a string of what is written. Strings in quotation marks are read by `string`.

use super::node::write_quoted;
use super::scanner::Scanner;
use super::{Node, Range, RepairKind, Value};

impl Scanner<'_> {
    /// Reads a value that begins with neither bracket nor quotation mark; `None` when nothing stands there.
    pub(super) fn scalar(&mut self) -> Option<Node> {
        let start = self.pos;
        let len = self.bytes[start..].iter().take_while(|byte| is_scalar_byte(**byte)).count();
        let word_end = start + len;
        let word = &self.text[start..word_end];
        let next = self.after_blanks(word_end);
        let ends_here = match self.bytes.get(next) {
            Some(b',' | b';' | b'}' | b']' | b'\n' | b'\r' | b'{' | b'"') | None => true,
            Some(_) => next > word_end && self.is_comment(next),
        };
        if ends_here && let Some(value) = strict_scalar(word) {
            self.pos = word_end;
            return Some(Node { range: Range::new(start, word_end), value });
        }
        self.bare(start)
    }

    /// Reads text without quotation marks up to the next separator.
    fn bare(&mut self, start: usize) -> Option<Node> {
        let end = self.bare_end(start);
        let text = self.text[start..end].trim_end();
        let mut end = start + text.len();
        if text.is_empty() {
            return None;
        }
        // The opening mark was forgotten, the closing one not.
        if self.bytes.get(end) == Some(&b'"') {
            end += 1;
        }
        self.pos = end;
        let range = Range::new(start, end);
        let value = self.bare_value(text, range);
        Some(Node { range, value })
    }

    fn bare_value(&mut self, text: &str, range: Range) -> Value {
        if self.ellipsis_len(range.start as usize) > 0 {
            self.repair(range, RepairKind::Ellipsis, None);
            return Value::Ellipsis;
        }
        if let Some((value, literal)) = known_literal(text) {
            if literal != text {
                self.repair(range, RepairKind::InvalidLiteral, Some(literal));
            }
            return value;
        }
        if let Some(number) = mended_number(text) {
            if number != text {
                self.repair(range, RepairKind::InvalidNumber, Some(&number));
            }
            return Value::Number(number.into());
        }
        let placeholder = text.starts_with('<') && text.ends_with('>');
        let kind = if placeholder { RepairKind::Placeholder } else { RepairKind::UnquotedValue };
        let mut quoted = String::new();
        write_quoted(text, &mut quoted);
        self.repair(range, kind, Some(&quoted));
        Value::String(text.to_owned())
    }

    /// Where text without quotation marks ends: at a separator, a remark or a quotation mark on its line. Brackets
    /// within it are paired.
    pub(super) fn bare_end(&self, start: usize) -> usize {
        let mut open = 0_usize;
        let mut place = start;
        while let Some(&byte) = self.bytes.get(place) {
            match byte {
                b'"' | 0..0x20 if byte != b'\t' => break,
                b',' if open == 0 => break,
                b'(' | b'[' | b'{' => open += 1,
                b')' | b']' | b'}' if open > 0 => open -= 1,
                b']' | b'}' => break,
                b'/' | b'<' if place > start && is_blank(self.bytes[place - 1]) && self.is_comment(place) => break,
                _ => {}
            }
            place += 1;
        }
        place
    }

    /// Reads `{placeholder}`; `None` when the brace opens an object.
    pub(super) fn placeholder(&mut self) -> Option<Node> {
        let start = self.pos;
        let end = self.placeholder_end(start)?;
        self.pos = end;
        let text = &self.text[start..end];
        let range = Range::new(start, end);
        let mut quoted = String::new();
        write_quoted(text, &mut quoted);
        self.repair(range, RepairKind::Placeholder, Some(&quoted));
        Some(Node { range, value: Value::String(text.to_owned()) })
    }

    /// The end of the `{placeholder}` at `start`: words in braces on one line.
    pub(super) fn placeholder_end(&self, start: usize) -> Option<usize> {
        let body = self.bytes.get(start + 1..)?;
        let len = body.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b" _-|.<>".contains(byte)))?;
        let has_word = body[..len].iter().any(u8::is_ascii_alphabetic);
        (has_word && body[len] == b'}').then_some(start + len + 2)
    }
}

const fn is_scalar_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.')
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// The value of a word that JSON knows.
fn strict_scalar(word: &str) -> Option<Value> {
    match word {
        "null" => Some(Value::Null),
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        _ => is_number(word.as_bytes()).then(|| Value::Number(word.into())),
    }
}

/// The value of a word that other languages use, and how JSON spells it.
fn known_literal(text: &str) -> Option<(Value, &'static str)> {
    match text {
        "true" | "True" | "TRUE" => Some((Value::Bool(true), "true")),
        "false" | "False" | "FALSE" => Some((Value::Bool(false), "false")),
        "null" | "Null" | "NULL" | "None" | "nil" | "undefined" => Some((Value::Null, "null")),
        _ => None,
    }
}

/// Whether this is a number in JSON's grammar.
fn is_number(bytes: &[u8]) -> bool {
    let digits = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let integer = digits(rest);
    if integer == 0 || (integer > 1 && rest[0] == b'0') {
        return false;
    }
    let mut rest = &rest[integer..];
    if let Some(fraction) = rest.strip_prefix(b".") {
        let len = digits(fraction);
        if len == 0 {
            return false;
        }
        rest = &fraction[len..];
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        let exponent = exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent);
        return !exponent.is_empty() && digits(exponent) == exponent.len();
    }
    rest.is_empty()
}

/// The number that was meant by `+1`, `.5`, `1.` or `007`.
fn mended_number(text: &str) -> Option<String> {
    if is_number(text.as_bytes()) {
        return Some(text.to_owned());
    }
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (integer, fraction) = rest.split_once('.').map_or((rest, ""), |(integer, fraction)| (integer, fraction));
    let integer = integer.trim_start_matches('0');
    let integer = if integer.starts_with(|char: char| char.is_ascii_digit()) {
        integer.to_owned()
    } else {
        format!("0{integer}")
    };
    let mended = if fraction.is_empty() { format!("{sign}{integer}") } else { format!("{sign}{integer}.{fraction}") };
    (rest.bytes().any(|byte| byte.is_ascii_digit()) && is_number(mended.as_bytes())).then_some(mended)
}
