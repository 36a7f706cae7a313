//! Where brackets are missing, told by the indentation of the lines around.
//!
//! The lines are walked once with a stack of what is open. Brackets in the text are believed; a line that is indented
//! less than what is open closes it, a member in an array opens an object, and a name that occurs again, or a comma
//! that is not there, begins the next element. What was meant by the rest is left to the parser.

use std::collections::BTreeSet;

use super::layout::{Open, Style, unit};
use super::line::{Begin, Line};
use super::parser::MAX_DEPTH;

/// Brackets, and the commas between them, that belong at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Insertion {
    pub(super) place: usize,
    pub(super) text: String,
}

/// What is missing in `text`, in the order of the text; `None` when nothing is, or when it is not JSON by its lines.
pub(super) fn insertions(text: &str) -> Option<Vec<Insertion>> {
    let mut lines = Line::all(text);
    // Text behind the JSON is no part of what is open.
    lines.truncate(lines.iter().rposition(Line::is_json)? + 1);
    if matches!(lines.first()?.begin, Begin::Other | Begin::Label(_) | Begin::Close) {
        return None;
    }
    let mut walk = Walk {
        text,
        unit: unit(&lines),
        style: Style::of(text, &lines),
        open: Vec::new(),
        insertions: Vec::new(),
        root_elements: None,
    };
    let mut previous: Option<&Line<'_>> = None;
    for (index, line) in lines.iter().enumerate() {
        walk.line(line, previous, lines.get(index + 1));
        if walk.open.len() > MAX_DEPTH {
            return None;
        }
        previous = Some(line);
    }
    walk.finish(previous);
    walk.insertions.sort_by_key(|insertion| insertion.place);
    (!walk.insertions.is_empty()).then_some(walk.insertions)
}

struct Walk<'t> {
    text: &'t str,
    unit: usize,
    style: Style,
    open: Vec<Open<'t>>,
    insertions: Vec<Insertion>,
    /// The insertion that opens the root, once that turns out to be one of several elements.
    root_elements: Option<usize>,
}

impl<'t> Walk<'t> {
    fn line(&mut self, line: &Line<'t>, previous: Option<&Line<'t>>, next: Option<&Line<'t>>) {
        if line.begin == Begin::Close {
            self.close_deeper(line, previous);
        } else if self.is_due(line, previous) {
            self.open_value(line, previous, next);
        } else {
            let closed = self.close_ended(line, previous);
            self.open_element(line, previous, closed);
        }
        if let Some(top) = self.open.last_mut() {
            top.content.get_or_insert(line.indent);
            match line.begin {
                Begin::Member(name) | Begin::Label(name) if top.is_object => {
                    top.names.insert(name);
                }
                Begin::Scalar if !top.is_object && top.first_scalar.is_none() => top.first_scalar = Some(line.start),
                _ => {}
            }
        }
        self.brackets(line);
    }

    /// Whether the previous line ends with a name whose value is on this line, or below lost brackets.
    fn is_due(&self, line: &Line<'t>, previous: Option<&Line<'t>>) -> bool {
        previous.is_some_and(|previous| {
            previous.ends_with(self.text, b':') && (line.indent > previous.indent || line.begin == Begin::Open)
        })
    }

    /// Opens what a name has lost that ends its line.
    fn open_value(&mut self, line: &Line<'t>, previous: Option<&Line<'t>>, next: Option<&Line<'t>>) {
        let Some(previous) = previous else { return };
        let several = next.is_some_and(|next| next.begin == Begin::Scalar && next.indent == line.indent);
        let deep = line.indent.saturating_sub(previous.indent) >= 2 * self.unit;
        let lost: &[bool] = match line.begin {
            Begin::Member(_) if deep => &[false, true],
            Begin::Member(_) => &[true],
            Begin::Scalar if several => &[false],
            _ => return,
        };
        for is_object in lost {
            self.recover(*is_object, previous.end, previous.indent, line.indent);
        }
    }

    /// Closes what ended before `line`; says whether anything did.
    fn close_ended(&mut self, line: &Line<'t>, previous: Option<&Line<'t>>) -> bool {
        let Some(previous) = previous else { return false };
        let leads_on = self.leads_on(previous);
        let mut closers = String::new();
        while self.open.len() > 1
            && let Some(top) = self.open.last()
            && top.is_ended_by(line, self.style, leads_on)
        {
            closers.push(top.closer());
            self.open.pop();
        }
        if closers.is_empty() {
            return false;
        }
        closers.push(',');
        self.insert(previous.end, &closers);
        true
    }

    /// Closes what a closing bracket leaves open that is indented less.
    fn close_deeper(&mut self, line: &Line<'t>, previous: Option<&Line<'t>>) {
        let (Some(previous), Some(&(_, byte))) = (previous, line.brackets.first()) else { return };
        let closes = |open: &Open<'_>| open.is_object == (byte == b'}') && open.indent <= line.indent;
        if !self.open.iter().any(closes) {
            return;
        }
        let mut closers = String::new();
        while let Some(top) = self.open.last()
            && !closes(top)
        {
            closers.push(top.closer());
            self.open.pop();
        }
        self.insert(previous.end, &closers);
    }

    /// Opens what an element needs, and what begins again with it.
    fn open_element(&mut self, line: &Line<'t>, previous: Option<&Line<'t>>, closed: bool) {
        let continues = closed || previous.is_none_or(|previous| self.leads_on(previous));
        let in_array = self.open.len() > 1;
        match (line.begin, self.open.last()) {
            (Begin::Member(_), None) if previous.is_none() => self.recover(true, line.start, line.indent, line.indent),
            (Begin::Scalar, None) if previous.is_none() => self.recover(false, line.start, line.indent, line.indent),
            (Begin::Member(_), Some(top)) if !top.is_object => {
                let indent = top.indent;
                self.recover(true, line.start, indent, line.indent);
            }
            (Begin::Member(name), Some(top)) if top.recovered || self.is_element() => {
                let again = top.names.contains(name);
                let beside = top.content.is_some_and(|content| line.indent.abs_diff(content) < self.unit.max(2));
                if again || (beside && !continues && self.is_element()) {
                    self.begin_again(line, previous, closed);
                }
            }
            (Begin::Scalar, Some(top)) if !top.is_object => {
                if top.recovered && top.content == Some(line.indent) && !continues && in_array {
                    self.begin_again(line, previous, closed);
                } else if let Some(first) = top.first_scalar.filter(|_| !continues && !top.recovered) {
                    // Scalars without a comma between them: rows of an array of arrays.
                    let indent = top.indent;
                    self.recover(false, first, indent, line.indent);
                    self.begin_again(line, previous, closed);
                }
            }
            _ => {}
        }
        if let [root] = self.open.as_mut_slice() {
            root.content = root.content.map(|content| content.min(line.indent));
        }
    }

    /// Whether what is innermost is an element of an array, and so may have a sibling.
    fn is_element(&self) -> bool {
        self.open.iter().rev().nth(1).is_some_and(|around| !around.is_object)
    }

    /// Whether a line ends in a way that its object or array goes on.
    fn leads_on(&self, previous: &Line<'t>) -> bool {
        [b',', b':', b'{', b'['].iter().any(|byte| previous.ends_with(self.text, *byte))
            || previous.begin == Begin::Other
    }

    /// Ends the innermost element and begins the next one.
    fn begin_again(&mut self, line: &Line<'t>, previous: Option<&Line<'t>>, closed: bool) {
        let (Some(previous), Some(top)) = (previous, self.open.last_mut()) else { return };
        top.names.clear();
        let (opener, closer) = (top.opener(), top.closer());
        if self.open.len() == 1 {
            self.root_elements.get_or_insert(0);
        } else if !self.is_element() {
            self.enclose_in_array();
        }
        // What ended just before has its comma already: the element ends in front of that.
        match self.insertions.last_mut() {
            Some(last) if closed && last.place == previous.end && last.text.ends_with(',') => {
                last.text.pop();
                last.text.push(closer);
                last.text.push(',');
            }
            _ => {
                let comma = if previous.ends_with(self.text, b',') && closer == ']' { "" } else { "," };
                self.insert(previous.end, &format!("{closer}{comma}"));
            }
        }
        self.insert(line.start, &opener.to_string());
    }

    /// Makes the recovered value of a member the first element of an array.
    fn enclose_in_array(&mut self) {
        let Some(top) = self.open.pop() else { return };
        let opening = self.insertions.iter_mut().rev().find(|insertion| Some(insertion.place) == top.opened_at);
        if let Some(insertion) = opening {
            insertion.text.insert(0, '[');
            self.open.push(Open { is_object: false, opened_at: None, names: BTreeSet::new(), ..top });
        }
        self.open.push(top);
    }

    /// Follows the brackets of a line.
    fn brackets(&mut self, line: &Line<'t>) {
        for &(place, byte) in &line.brackets {
            if self.open.len() > MAX_DEPTH {
                return;
            }
            match byte {
                b'{' | b'[' => self.open.push(Open {
                    is_object: byte == b'{',
                    indent: line.indent,
                    content: None,
                    recovered: false,
                    opened_at: None,
                    names: BTreeSet::new(),
                    first_scalar: None,
                }),
                _ => self.closing_bracket(place, byte),
            }
        }
    }

    fn closing_bracket(&mut self, place: usize, byte: u8) {
        let closes = |open: &Open<'_>| open.is_object == (byte == b'}');
        if !self.open.iter().any(closes) {
            return;
        }
        let mut closers = String::new();
        while let Some(top) = self.open.pop() {
            if closes(&top) {
                break;
            }
            closers.push(top.closer());
        }
        self.insert(place, &closers);
    }

    fn recover(&mut self, is_object: bool, place: usize, indent: usize, content: usize) {
        let open = Open {
            is_object,
            indent,
            content: Some(content),
            recovered: true,
            opened_at: Some(place),
            names: BTreeSet::new(),
            first_scalar: None,
        };
        self.insert(place, &open.opener().to_string());
        if let Some(around) = self.open.last_mut() {
            around.content.get_or_insert(content);
        }
        self.open.push(open);
    }

    fn insert(&mut self, place: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.insertions.last_mut() {
            Some(last) if last.place == place => last.text.push_str(text),
            _ => self.insertions.push(Insertion { place, text: text.to_owned() }),
        }
    }

    /// Closes all that is open at the end of the text.
    fn finish(&mut self, previous: Option<&Line<'t>>) {
        let Some(previous) = previous else { return };
        let mut closers: String = self.open.iter().rev().map(Open::closer).collect();
        if let Some(root) = self.root_elements.and_then(|index| self.insertions.get_mut(index)) {
            root.text.insert(0, '[');
            closers.push(']');
        }
        self.insert(previous.end, &closers);
    }
}
