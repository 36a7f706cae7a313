//! Which lines are JSON, when nothing marks where it starts and ends.
//!
//! Lines that held only brackets may be lost, so the brackets cannot be counted; a line is JSON by how it
//! looks. Reading the JSON, and putting the brackets back, is left to `json`.

/// Whether a line can begin JSON: a bracket, or a quoted name with its colon.
pub(super) fn starts(line: &str) -> bool {
    let line = line.trim();
    match line.as_bytes().first() {
        Some(b'{') => line.len() == 1 || matches!(line[1..].trim_start().as_bytes().first(), Some(b'"' | b'}' | b'/')),
        Some(b'[') => {
            line.len() == 1 || matches!(line[1..].trim_start().as_bytes().first(), Some(b'"' | b'{' | b'[' | b']'))
        }
        Some(b'"') => is_member(line),
        _ => false,
    }
}

/// Whether a line can go on with JSON that was begun.
pub(super) fn continues(raw: &str) -> bool {
    raw.starts_with([' ', '\t', '\u{a0}', '{', '}', '[', ']', '"']) || raw.starts_with("//") || raw.starts_with("...")
}

/// Whether a line is `"name": …`.
fn is_member(line: &str) -> bool {
    let Some(rest) = line.strip_prefix('"') else { return false };
    let Some(end) = rest.find('"') else { return false };
    rest[end + 1..].trim_start().starts_with(':')
}

/// The brackets of some lines: how many are open at the end, and whether one was closed that was not opened.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Balance {
    open: i64,
    below: bool,
}

impl Balance {
    /// Counts the brackets of one more line; strings do not span lines.
    pub(super) fn add(&mut self, line: &str) {
        let mut string = false;
        let mut escaped = false;
        for byte in line.bytes() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if string => escaped = true,
                b'"' => string = !string,
                b'{' | b'[' if !string => self.open += 1,
                b'}' | b']' if !string => self.open -= 1,
                _ => {}
            }
            self.below |= self.open < 0;
        }
    }

    /// Whether every bracket has its partner.
    pub(super) fn is_even(self) -> bool {
        self.open == 0 && !self.below
    }
}
