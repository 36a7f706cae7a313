//! Descriptions for the model: what a reader sees, inline code in back-ticks, other markup dropped.

use crate::markdown::{MarkKind, Text};
use crate::model::Fact;

/// A text as one line per `<br>`, code in back-ticks; none when nothing is there to read.
pub(super) fn describe(text: &Text) -> Option<Fact<String>> {
    if text.is_blank() {
        return None;
    }
    let mut out = String::with_capacity(text.plain.len() + 8);
    let mut at = 0;
    for mark in text.marks.iter().filter(|mark| mark.kind == MarkKind::Code) {
        let (start, end) = (mark.range.start as usize, mark.range.end as usize);
        let (Some(before), Some(code)) = (text.plain.get(at..start), text.plain.get(start..end)) else { continue };
        out.push_str(before);
        out.push('`');
        out.push_str(code);
        out.push('`');
        at = end;
    }
    out.push_str(text.plain.get(at..).unwrap_or_default());
    Some(Fact::new(out.trim().to_owned(), text.span))
}
