//! How a text is laid out, and what is open at a line of it.
//!
//! Which brackets follow from that is left to `indentation`.

use std::collections::BTreeSet;

use super::line::{Begin, Line};

/// How a text is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// What is within brackets is indented.
    Indented,
    /// It is not.
    Flat,
}

impl Style {
    pub(super) fn of(text: &str, lines: &[Line<'_>]) -> Self {
        let opens = |line: &Line<'_>| line.ends_with(text, b'{') || line.ends_with(text, b'[');
        let below = |flat: bool| {
            let pairs = lines.windows(2).filter(|pair| opens(&pair[0]));
            pairs.filter(|pair| (pair[1].indent <= pair[0].indent) == flat).count()
        };
        if below(true) > below(false) { Self::Flat } else { Self::Indented }
    }
}

/// The step of indentation: the smallest one in use.
pub(super) fn unit(lines: &[Line<'_>]) -> usize {
    let steps = lines.windows(2).filter_map(|pair| pair[1].indent.checked_sub(pair[0].indent));
    steps.filter(|step| *step > 1).min().unwrap_or(2)
}

/// An object or array that is open.
pub(super) struct Open<'t> {
    pub(super) is_object: bool,
    /// The indentation of the line that opened it.
    pub(super) indent: usize,
    /// The indentation of its first line of content.
    pub(super) content: Option<usize>,
    /// Whether its opening bracket was missing, and where it belongs.
    pub(super) recovered: bool,
    pub(super) opened_at: Option<usize>,
    /// The names so far.
    pub(super) names: BTreeSet<&'t str>,
    /// Where its first element begins, when that is a scalar.
    pub(super) first_scalar: Option<usize>,
}

impl Open<'_> {
    pub(super) const fn closer(&self) -> char {
        if self.is_object { '}' } else { ']' }
    }

    pub(super) const fn opener(&self) -> char {
        if self.is_object { '{' } else { '[' }
    }

    /// Whether `line` lies behind this object or array.
    pub(super) fn is_ended_by(&self, line: &Line<'_>, style: Style, leads_on: bool) -> bool {
        let Some(content) = self.content else {
            // Nothing but an element of an array can be a scalar.
            let is_first = style == Style::Flat || (line.begin == Begin::Scalar && !self.is_object);
            return line.indent < self.indent || (line.indent == self.indent && !is_first);
        };
        if self.recovered && content > self.indent {
            return line.indent < content;
        }
        if content > self.indent {
            // A line between the two belongs to the nearer one.
            return line.indent <= self.indent + (content - self.indent) / 2;
        }
        if style == Style::Indented {
            return line.indent < content || (line.indent == content && line.begin != Begin::Scalar);
        }
        // Nothing is indented: only the comma that is not there tells that this ended.
        let begins_again = matches!(line.begin, Begin::Member(name) if self.recovered && self.names.contains(name));
        line.indent < content || (line.indent <= self.indent && !leads_on && !begins_again)
    }
}
