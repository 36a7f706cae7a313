//! Walks JSON text that serde_json has accepted, one token at a time and without copying.
//!
//! It exists because the reader needs the text of whatever does not fit, at any depth, from one pass; serde's own
//! interface either loses the text or scans every level again. It does not validate: text that no JSON parser
//! accepts ends the walk early, and never panics.

use std::borrow::Cow;

/// A place in a JSON text.
#[derive(Clone)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The next byte that is not white space; 0 at the end.
    pub(super) fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return byte;
            }
            self.at += 1;
        }
        0
    }

    /// Steps over `byte` if it is next.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        self.at += usize::from(found);
        found
    }

    /// The next member's name, behind `{` or `,`; the value is next. `None` behind the last.
    pub(super) fn name(&mut self) -> Option<Cow<'t, str>> {
        self.eat(b',');
        if self.peek() != b'"' {
            self.eat(b'}');
            return None;
        }
        let name = self.string();
        self.eat(b':').then_some(name)
    }

    /// Whether another element is next, behind `[` or `,`.
    pub(super) fn element(&mut self) -> bool {
        self.eat(b',');
        if self.eat(b']') { false } else { self.peek() != 0 }
    }

    /// The string that starts here, escapes resolved.
    pub(super) fn string(&mut self) -> Cow<'t, str> {
        let raw = self.skip();
        let inner = raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default();
        if inner.as_bytes().contains(&b'\\') {
            Cow::Owned(serde_json::from_str(raw).unwrap_or_default())
        } else {
            Cow::Borrowed(inner)
        }
    }

    /// Steps over the value that starts here and gives its text.
    pub(super) fn skip(&mut self) -> &'t str {
        let first = self.peek();
        let start = self.at;
        match first {
            b'"' => self.skip_string(),
            b'{' | b'[' => self.skip_nested(),
            _ => self.skip_word(),
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn skip_string(&mut self) {
        let bytes = self.text.as_bytes();
        self.at += 1;
        while let Some(&byte) = bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'"' => return,
                b'\\' => self.at += 1,
                _ => {}
            }
        }
        self.at = bytes.len();
    }

    fn skip_nested(&mut self) {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'"' => {
                    self.skip_string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    fn skip_word(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let ends = |byte: &u8| matches!(byte, b',' | b']' | b'}' | b':' | b' ' | b'\t' | b'\n' | b'\r');
        self.at += rest.iter().position(ends).unwrap_or(rest.len());
    }
}
