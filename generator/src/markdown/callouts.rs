//! Callouts: `> [!NOTE]` and what follows in the quote. Other markup that starts with `[!` is told apart
//! here.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::include_target;

use super::blocks::{TextKind, Walker};
use super::{BlockKind, Callout};

impl Walker<'_, '_> {
    /// Reads the site's markup that starts with `[!`, if that is what stands at an offset.
    pub(super) fn bracket(&mut self, start: usize) -> bool {
        let Some(open) = &mut self.open else { return false };
        if open.builder.has_read(start) || !self.text[start..].starts_with("[!") {
            return false;
        }
        if let Some(include) = include_target::include_at(self.text, start) {
            self.include(include);
            return true;
        }
        let Some(kind) = callout_kind(&self.text[start..]).filter(|_| open.builder.is_at_start()) else { return false };
        if open.kind != TextKind::Paragraph {
            return false;
        }
        let range = start..start + kind.len() + 3;
        if self.quote_depth > 0 {
            open.builder.skip_to(range.start, range.end);
            open.builder.forget();
            let callout = Callout { kind: kind.to_ascii_uppercase() };
            self.push(BlockKind::Callout(callout), range);
            return true;
        }
        if ["note", "tip", "important", "warning", "caution"].iter().any(|known| kind.eq_ignore_ascii_case(known)) {
            let message = format!("the callout `[!{kind}]` has no `>` before it and shows as plain text");
            let span = self.span(range);
            self.page.diagnostics.push(
                Diagnostic::new("callout-unquoted", Severity::Warning, span, message)
                    .help("start each of its lines with `> `"),
            );
        }
        false
    }
}

/// The word of `[!WORD]`, if a text starts with one.
fn callout_kind(text: &str) -> Option<&str> {
    let word = text.strip_prefix("[!")?;
    let end = word.bytes().take(24).position(|byte| !byte.is_ascii_alphabetic())?;
    (end > 0 && word[end..].starts_with(']')).then(|| &word[..end])
}
