//! One line of JSON on its own: how far it is indented, what it begins with, which brackets it holds.
//!
//! What follows from a row of lines is left to `indentation`.

use super::scanner::Scanner;
use super::string::Role;

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begin<'t> {
    /// A member, with its name as it is written between the quotation marks.
    Member(&'t str),
    /// A word and a colon: a member without quotation marks, or a label in prose.
    Label(&'t str),
    /// A string, a number, a literal or an ellipsis.
    Scalar,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// Something else.
    Other,
}

impl Begin<'_> {
    const fn is_json(self) -> bool {
        matches!(self, Self::Member(_) | Self::Scalar | Self::Open | Self::Close)
    }
}

/// A line that holds more than white space.
#[derive(Clone, Debug)]
pub(super) struct Line<'t> {
    /// The column of its first character, tabs counting to the next multiple of four.
    pub(super) indent: usize,
    /// Where its content begins in the text.
    pub(super) start: usize,
    /// Where its content ends, a remark at the end left out.
    pub(super) end: usize,
    /// What it begins with.
    pub(super) begin: Begin<'t>,
    /// Its brackets with their places, those in strings and remarks left out.
    pub(super) brackets: Vec<(usize, u8)>,
}

impl<'t> Line<'t> {
    /// Every line of `text` that holds more than white space or a remark.
    pub(super) fn all(text: &'t str) -> Vec<Self> {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            lines.extend(Self::new(text, start, start + line.len()));
            start += line.len();
        }
        lines
    }

    fn new(text: &'t str, from: usize, to: usize) -> Option<Self> {
        let line = text[from..to].trim_end();
        let content = line.trim_start();
        let start = from + line.len() - content.len();
        let indent = text[from..start].chars().fold(0, |column, char| match char {
            '\t' => column / 4 * 4 + 4,
            _ => column + 1,
        });
        let mut scan = Scan { bytes: text.as_bytes(), end: from + line.len(), brackets: Vec::new() };
        let end = scan.run(start);
        let end = start + text[start..end].trim_end().len();
        let brackets = scan.brackets;
        (start < end).then(|| Self { indent, start, end, begin: begin(&text[start..end]), brackets })
    }

    /// Whether the line can be one of JSON.
    pub(super) fn is_json(&self) -> bool {
        self.begin.is_json()
    }

    /// Whether the line ends with `byte`.
    pub(super) fn ends_with(&self, text: &str, byte: u8) -> bool {
        self.end > self.start && text.as_bytes()[self.end - 1] == byte
    }
}

struct Scan<'t> {
    bytes: &'t [u8],
    end: usize,
    brackets: Vec<(usize, u8)>,
}

impl Scan<'_> {
    /// Collects the brackets from `place` on; returns where a remark at the end begins, or the end.
    fn run(&mut self, mut place: usize) -> usize {
        let mut in_string = false;
        let mut comment_end = 0;
        while place < self.end {
            match self.bytes[place] {
                b'\\' if in_string => place += 1,
                b'"' => in_string = !in_string,
                b'{' | b'}' | b'[' | b']' if !in_string => self.brackets.push((place, self.bytes[place])),
                b'/' if !in_string && self.bytes.get(place + 1) == Some(&b'/') => return place,
                b'/' if !in_string && place >= comment_end && self.bytes.get(place + 1) == Some(&b'*') => {
                    let body = &self.bytes[place..self.end];
                    comment_end =
                        body.windows(2).position(|pair| pair == b"*/").map_or(self.end, |len| place + len + 2);
                    if comment_end == self.end {
                        return place;
                    }
                    place = comment_end;
                    continue;
                }
                _ => {}
            }
            place += 1;
        }
        self.end
    }
}

fn begin(content: &str) -> Begin<'_> {
    let mut scanner = Scanner::new(content);
    match content.as_bytes().first() {
        Some(b'{' | b'[') => return if scanner.opens_json(0) { Begin::Open } else { Begin::Other },
        Some(b'}' | b']') => return Begin::Close,
        Some(b'.') if scanner.ellipsis_len(0) > 0 => return Begin::Scalar,
        Some(b'"') => {
            let (_, range) = scanner.string(Role::Name);
            let end = range.end as usize;
            let next = scanner.after_blanks(end);
            return match scanner.bytes.get(next) {
                Some(b':') => Begin::Member(content[1..end].trim_end_matches('"')),
                Some(b',' | b']' | b'}') | None => Begin::Scalar,
                Some(_) => Begin::Other,
            };
        }
        _ => {}
    }
    let word = content.trim_end_matches([',', ']', '}', ' ']);
    if matches!(word, "true" | "false" | "null") || word.parse::<f64>().is_ok() {
        return Begin::Scalar;
    }
    match scanner.bare_name_end(0) {
        Some(end) => Begin::Label(&content[..end]),
        _ => Begin::Other,
    }
}

/// Whether a line of rendered text can be a line of JSON: a member, an element, or brackets.
///
/// Serves to find where JSON begins and ends in text that has no fences.
///
/// ```
/// assert!(graphdoc::json::is_json_line("  \"expiration\": {"));
/// assert!(!graphdoc::json::is_json_line("\"All users\" can request access."));
/// assert!(!graphdoc::json::is_json_line("Note: the response is shortened."));
/// ```
#[must_use]
pub fn is_json_line(line: &str) -> bool {
    begin(line.trim()).is_json()
}
