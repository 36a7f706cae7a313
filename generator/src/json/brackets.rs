//! JSON whose brackets were lost with the lines that held nothing else, as when a page is copied as rendered text.
//!
//! Where the brackets stood is found by `indentation`; here they are put in, the text is read as any other, and
//! everything read is traced back to its place in the original.

use super::document;
use super::indentation::{self, Insertion};
use super::parser::Mismatch;
use super::{Node, Parsed, Range, Repair, RepairKind, Value};

/// Reads JSON that may have lost its bracket-only lines; indentation says where they were.
///
/// Each place where brackets were put in is a repair of kind [`RepairKind::RecoveredBracket`] whose replacement is
/// what was lost there. Text that has its brackets is read as by [`parse`](super::parse).
///
/// ```
/// let text = "  \"stages\": [\n      \"managerLevel\": 1\n  \"id\": \"7\"";
/// let parsed = graphdoc::json::parse_indented(text);
/// assert_eq!(parsed.values[0].to_strict_string(), r#"{"stages":[{"managerLevel":1}],"id":"7"}"#);
/// ```
#[must_use]
pub fn parse_indented(text: &str) -> Parsed {
    let plain = document::parse(text);
    if plain.is_json() && !plain.repairs.iter().any(|repair| repair.kind.is_structural()) {
        return plain;
    }
    match rebuild(text, RepairKind::RecoveredBracket) {
        Some(rebuilt) if rebuilt.is_json() => rebuilt,
        _ => plain,
    }
}

/// Reads `text` with the brackets that its indentation asks for; `None` when it asks for none.
pub(super) fn rebuild(text: &str, kind: RepairKind) -> Option<Parsed> {
    let insertions = indentation::insertions(text)?;
    let mut whole = String::with_capacity(text.len() + insertions.len() * 2);
    let mut trace = Trace::default();
    let mut copied = 0;
    for insertion in &insertions {
        whole.push_str(&text[copied..insertion.place]);
        trace.add(whole.len(), insertion);
        whole.push_str(&insertion.text);
        copied = insertion.place;
    }
    whole.push_str(&text[copied..]);
    if u32::try_from(whole.len()).is_err() {
        return None;
    }
    let mut parsed = document::read(&whole, Mismatch::Missing);
    if parsed.is_json() {
        // In the order of the completed text, which at one and the same place is the order of writing.
        let brackets = trace.steps.iter().zip(insertions).map(|(step, insertion)| Repair {
            range: Range { start: step.0, end: step.0 },
            kind,
            replacement: Some(insertion.text.into()),
        });
        parsed.repairs.extend(brackets);
        parsed.repairs.sort_by_key(|repair| repair.range);
        // A bracket within a remark or a string over several lines is none: indentation does not tell there.
        if parsed.repairs.windows(2).any(|pair| pair[0].range.end > pair[1].range.start) {
            return None;
        }
    }
    trace.apply(&mut parsed);
    Some(parsed)
}

/// Leads from places in the completed text back to the original.
#[derive(Default)]
struct Trace {
    /// Where each insertion begins in the completed text, and the length of all of them up to its end.
    steps: Vec<(u32, u32)>,
}

impl Trace {
    fn add(&mut self, place: usize, insertion: &Insertion) {
        let before = self.steps.last().map_or(0, |step| step.1);
        let range = Range::new(place, insertion.text.len());
        self.steps.push((range.start, before + range.end));
    }

    fn place(&self, place: u32) -> u32 {
        let passed = self.steps.partition_point(|step| step.0 < place);
        let Some(&(begin, inserted)) = passed.checked_sub(1).and_then(|last| self.steps.get(last)) else {
            return place;
        };
        let before = passed.checked_sub(2).and_then(|last| self.steps.get(last)).map_or(0, |step| step.1);
        // Within what was put in, every place is where it was put.
        place.saturating_sub(inserted).max(begin - before)
    }

    fn range(&self, range: &mut Range) {
        *range = Range { start: self.place(range.start), end: self.place(range.end) };
    }

    fn apply(&self, parsed: &mut Parsed) {
        for node in &mut parsed.values {
            self.node(node);
        }
        for repair in &mut parsed.repairs {
            self.range(&mut repair.range);
        }
        if let Some(range) = &mut parsed.not_json {
            self.range(range);
        }
    }

    fn node(&self, node: &mut Node) {
        self.range(&mut node.range);
        match &mut node.value {
            Value::Array(elements) => elements.iter_mut().for_each(|element| self.node(element)),
            Value::Object(members) => {
                for member in members {
                    self.range(&mut member.name_range);
                    self.node(&mut member.value);
                }
            }
            _ => {}
        }
    }
}
