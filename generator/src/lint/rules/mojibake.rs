//! Text was decoded with the wrong encoding once and saved again.
//!
//! UTF-8 that was read as Windows-1252 shows two or three letters for one: `Ã©` for `é`.
//!
//! ```markdown
//! the userâ€™s assignments
//! ```
//!
//! Replace the letters; the finding says by which.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::encoding;
use crate::source::Span;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "mojibake",
    family: Family::Markup,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("mojibake.rs"),
};

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    let file = page.document.file;
    for (range, mended) in encoding::mistaken(&page.sources.file(file).text) {
        let span = Span::new(file, range);
        let shown = page.sources.text(span);
        findings.push(RULE.finding(span, format!("`{shown}` is `{mended}` in the wrong encoding")).replacement(mended));
    }
}
