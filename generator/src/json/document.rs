//! What a whole text holds: one value, several, remarks and leftovers around them, or no JSON at all.
//!
//! Structure below the outermost values is read by `parser`.

use super::parser::{Mismatch, Parser};
use super::scanner::{Scanner, is_foreign_space};
use super::string::Role;
use super::{Node, Parsed, Range, RepairKind, brackets};

/// Up to this length a text whose brackets do not match is read in other ways too; nobody writes longer ones by hand.
const MAX_REREAD: usize = 1 << 20;

/// Reads the JSON in `text` as its author meant it.
///
/// Never fails: what is wrong is in [`Parsed::repairs`], and text that is no JSON gives `Parsed::not_json`. Takes
/// time linear in the length of the text. Nesting is read to 128 levels, a text to 4 GiB.
///
/// ```
/// let parsed = graphdoc::json::parse("{ 'name': \"Ann\", }");
/// assert_eq!(parsed.values[0].get("name").and_then(|name| name.as_str()), Some("Ann"));
/// assert_eq!(parsed.repairs.len(), 2);
/// ```
#[must_use]
pub fn parse(text: &str) -> Parsed {
    if u32::try_from(text.len()).is_err() {
        return Parsed::not_json(Range::new(0, usize::MAX));
    }
    let mut best = read(text, Mismatch::Missing);
    if text.len() > MAX_REREAD || !best.repairs.iter().any(|repair| repair.kind.is_bracket()) {
        return best;
    }
    // Brackets do not match: the reading that needs the fewest changes is the likeliest, and of two that need as many
    // the one that agrees with the indentation.
    let mut cost = best.structural();
    if let Some(indented) = brackets::rebuild(text, RepairKind::MissingBracket)
        && indented.is_json()
        && indented.structural() <= cost
    {
        cost = indented.structural();
        best = indented;
    }
    for mismatch in [Mismatch::Wrong, Mismatch::Extra] {
        let other = read(text, mismatch);
        if other.is_json() && other.structural() < cost {
            cost = other.structural();
            best = other;
        }
    }
    best
}

/// Reads `text` by one policy for mismatched brackets.
pub(super) fn read(text: &str, mismatch: Mismatch) -> Parsed {
    let mut document = Document { parser: Parser::new(text, mismatch), values: Vec::new() };
    if let Some(range) = document.values() {
        return Parsed::not_json(range);
    }
    document.parser.note_missing();
    let mut repairs = document.parser.scanner.repairs;
    if !repairs.is_sorted_by_key(|repair| repair.range) {
        repairs.sort_by_key(|repair| repair.range);
    }
    let unexpected = || repairs.iter().filter(|repair| repair.kind == RepairKind::UnexpectedText);
    let foreign: usize = unexpected().map(|repair| repair.range.as_usize().len()).sum();
    match unexpected().next() {
        Some(first) if foreign * 2 > text.trim().len() => Parsed::not_json(first.range),
        _ => Parsed { values: document.values, repairs, not_json: None },
    }
}

struct Document<'t> {
    parser: Parser<'t>,
    values: Vec<Node>,
}

impl Document<'_> {
    /// Reads all values; gives the place that is no JSON when there is none to read.
    fn values(&mut self) -> Option<Range> {
        let mut comma = None;
        loop {
            self.parser.scanner.skip_space();
            let place = self.parser.scanner.pos;
            let byte = self.parser.scanner.peek()?;
            let first = self.values.is_empty();
            match byte {
                b'{' | b'[' if self.parser.scanner.opens_json(place) => {
                    self.several(place, comma.take());
                    let node = self.parser.value(Role::Element);
                    self.values.extend(node);
                }
                b'"' | b'\'' | 0x80.. if self.is_member() => {
                    self.several(place, comma.take());
                    let node = self.parser.object_without_braces();
                    self.values.push(node);
                    self.brace_of_members();
                }
                _ if first => {
                    if self.parser.scanner.ellipsis_before_json() {
                        continue;
                    }
                    if !self.lone_scalar() {
                        return Some(self.line_at(place));
                    }
                }
                b',' => {
                    let scanner = &mut self.parser.scanner;
                    comma = Some(place);
                    scanner.pos += 1;
                    if scanner.after_space(scanner.pos) == scanner.bytes.len() {
                        scanner.repair(Range::new(place, place + 1), RepairKind::TrailingComma, Some(""));
                        return None;
                    }
                }
                b'}' | b']' => {
                    let scanner = &mut self.parser.scanner;
                    scanner.pos += 1;
                    scanner.repair(Range::new(place, place + 1), RepairKind::ExtraBracket, Some(""));
                }
                _ if self.parser.scanner.ellipsis_before_json() => {}
                _ => self.text_after_value(),
            }
        }
    }

    /// Notes, once, that another value follows the first.
    fn several(&mut self, place: usize, comma: Option<usize>) {
        if self.values.len() == 1 {
            let range = comma.map_or(Range::at(place), |comma| Range::new(comma, comma + 1));
            self.parser.scanner.repair(range, RepairKind::SeveralValues, None);
        }
    }

    /// Whether a member stands here instead of a value.
    fn is_member(&mut self) -> bool {
        let scanner = &mut self.parser.scanner;
        let (start, noted) = (scanner.pos, scanner.repairs.len());
        let end = if scanner.peek() == Some(b'"') {
            scanner.string(Role::Name);
            Some(scanner.pos)
        } else {
            scanner.foreign_string(Role::Name).map(|(_, range)| range.end as usize)
        };
        let is_member = end.is_some_and(|end| {
            let colon = scanner.after_space(end);
            scanner.bytes.get(colon) == Some(&b':')
        });
        scanner.pos = start;
        scanner.repairs.truncate(noted);
        is_member
    }

    /// Reads the brace that closes members whose opening brace is missing: both are one slip.
    fn brace_of_members(&mut self) {
        let scanner = &mut self.parser.scanner;
        scanner.skip_space();
        if scanner.peek() == Some(b'}') {
            scanner.pos += 1;
        }
    }

    /// Reads a scalar that is the whole text.
    fn lone_scalar(&mut self) -> bool {
        let byte = self.parser.scanner.peek();
        let word = matches!(byte, Some(b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n'));
        if !word {
            return false;
        }
        let noted = self.parser.scanner.repairs.len();
        let Some(node) = self.parser.value(Role::Element) else { return false };
        if self.parser.scanner.repairs.len() > noted {
            return false;
        }
        self.parser.scanner.skip_space();
        let whole = self.parser.scanner.peek().is_none();
        self.values.push(node);
        whole
    }

    /// Reads past text behind a value, up to a line that begins another one.
    fn text_after_value(&mut self) {
        let scanner = &mut self.parser.scanner;
        let start = scanner.pos;
        let mut place = start;
        let end = loop {
            let line_end = scanner.line_end(place);
            place = scanner.after_space(line_end);
            if place >= scanner.bytes.len() || scanner.opens_json(place) {
                break line_end;
            }
        };
        scanner.pos = place;
        let len = scanner.text[start..end].trim_end().len();
        scanner.repair(Range::new(start, start + len), RepairKind::TextAfterValue, None);
    }

    /// The rest of the line at `place`.
    fn line_at(&self, place: usize) -> Range {
        let scanner = &self.parser.scanner;
        let line = &scanner.text[place..scanner.line_end(place)];
        Range::new(place, place + line.trim_end().len())
    }
}

impl Scanner<'_> {
    /// Whether the bracket at `place` opens JSON: prose, placeholders and code use brackets as well.
    pub(super) fn opens_json(&self, place: usize) -> bool {
        let mut next = self.after_space(place + 1);
        while let Some(char) = self.char_at(next).filter(|char| char.is_control() || is_foreign_space(*char)) {
            next = self.after_space(next + char.len_utf8());
        }
        let Some(char) = self.char_at(next) else { return true };
        let common =
            matches!(char, '"' | '\'' | '…' | '“' | '”') || self.is_comment(next) || self.ellipsis_len(next) > 0;
        match self.bytes.get(place) {
            Some(b'{') => common || matches!(char, '}' | ',') || self.bare_name_end(next).is_some(),
            Some(b'[') => {
                let literal = || ["true", "false", "null"].iter().any(|word| self.starts_with(next, word));
                common || matches!(char, '{' | '[' | ']' | ',' | '-' | '0'..='9') || literal()
            }
            _ => false,
        }
    }

    /// Reads an ellipsis that stands before members or values.
    fn ellipsis_before_json(&mut self) -> bool {
        let start = self.pos;
        let len = self.ellipsis_len(start);
        let next = self.after_space(start + len);
        let json = match self.bytes.get(next) {
            Some(b'"') => true,
            Some(b'{' | b'[') => self.opens_json(next),
            _ => false,
        };
        if len == 0 || !json {
            return false;
        }
        self.pos = start + len;
        self.repair(Range::new(start, self.pos), RepairKind::Ellipsis, None);
        true
    }
}
