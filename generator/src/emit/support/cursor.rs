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
        let raw = self.skip();
        let name = content(raw).unwrap_or(Cow::Borrowed(raw));
        self.eat(b':').then_some(name)
    }

    /// Whether another element is next, behind `[` or `,`.
    pub(super) fn element(&mut self) -> bool {
        self.eat(b',');
        if self.eat(b']') { false } else { self.peek() != 0 }
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
        while let Some(rest) = bytes.get(self.at..) {
            let plain = plain_len(rest);
            match rest.get(plain) {
                Some(b'\\') => self.at += plain + 2,
                Some(_) => {
                    self.at += plain + 1;
                    return;
                }
                None => break,
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

/// The content of the string whose text is `raw`, escapes resolved; `None` when an escape is half of a character.
pub(super) fn content(raw: &str) -> Option<Cow<'_, str>> {
    let mut rest = raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default();
    let mut text = String::new();
    loop {
        let (plain, escape) = rest.split_at_checked(plain_len(rest.as_bytes()))?;
        let Some(escaped) = escape.chars().nth(1) else {
            return Some(if text.is_empty() { Cow::Borrowed(plain) } else { Cow::Owned(text + plain) });
        };
        text.reserve(rest.len());
        text.push_str(plain);
        text.push(match escaped {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return serde_json::from_str(raw).ok().map(Cow::Owned),
            itself => itself,
        });
        rest = escape.get(2..).unwrap_or_default();
    }
}

/// How many bytes there are before the next quote or backslash: eight at a time, as most of a text is inside of strings.
fn plain_len(bytes: &[u8]) -> usize {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    // The highest bit of the first byte that is `byte`, and maybe of later ones.
    let find = |word: u64, byte: u8| {
        let zeros = word ^ (EACH * u64::from(byte));
        zeros.wrapping_sub(EACH) & !zeros & (EACH << 7)
    };
    let (words, end) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = find(word, b'"') | find(word, b'\\');
        if found != 0 {
            return index * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let in_end = end.iter().position(|byte| matches!(byte, b'"' | b'\\'));
    bytes.len() - end.len() + in_end.unwrap_or(end.len())
}
