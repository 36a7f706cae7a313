//! The `Content-Length` of an example is not the length of its body.
//!
//! A client that copies it sends a request that the service cuts or waits for.
//!
//! ```http
//! POST https://graph.microsoft.com/v1.0/users
//! Content-Length: 999
//!
//! { "displayName": "Adele" }
//! ```
//!
//! Write the number of bytes of the body, or better leave the header out: every client sets it.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::facts::{Body, HttpMessage};
use crate::json::RepairKind;
use crate::markdown::BlockKind;
use crate::lint::bodies::messages;
use crate::lint::{Check, Family, PageContext, Rule};

pub(super) const RULE: Rule = Rule {
    code: "content-length",
    family: Family::Json,
    severity: Severity::Warning,
    check: Check::Page(check),
    source: include_str!("content_length.rs"),
};

/// So many blocks above an example, its comment among them, may speak of it.
const ABOVE: usize = 5;

fn check(page: &PageContext<'_>, findings: &mut Vec<Diagnostic>) {
    for message in page.facts.examples.iter().flat_map(messages) {
        let truncated = message.annotation.as_ref().is_some_and(|annotation| annotation.truncated);
        let header = message.headers.iter().find(|header| header.name.value.eq_ignore_ascii_case("content-length"));
        let (Some(header), Some(body), false) = (header, &message.body, truncated) else { continue };
        if !is_whole_json(message, body) || is_said_to_be_cut(page, message) {
            continue;
        }
        let Ok(stated) = header.value.value.parse::<usize>() else { continue };
        let text = body.text.trim_end().replace("\r\n", "\n");
        let (bytes, with_crlf) = (text.len(), text.len() + text.matches('\n').count());
        if body.recovered || stated == bytes || stated == bytes + 1 {
            continue;
        }
        let message = format!("the body has {bytes} bytes, not {stated}");
        let mut finding = RULE.finding(header.value.span, message).help("take the header out: every client sets it");
        if stated == with_crlf {
            finding.severity = Severity::Info;
            finding = finding.note("it would be right if the lines of the body ended in CR LF");
        }
        findings.push(finding);
    }
}

/// Whether the body is shown as it would be sent: a file, or JSON that leaves something out, is described.
fn is_whole_json(message: &HttpMessage, body: &Body) -> bool {
    let content_type = message.headers.iter().find(|header| header.name.value.eq_ignore_ascii_case("content-type"));
    let is_json = content_type.is_none_or(|header| header.value.value.to_ascii_lowercase().contains("json"));
    let elides = |kind: RepairKind| matches!(kind, RepairKind::Ellipsis | RepairKind::Placeholder);
    is_json && !body.json.values.is_empty() && !body.json.repairs.iter().any(|repair| elides(repair.kind))
}

/// Whether the text right above the block says that the body is not all of it, without an annotation.
fn is_said_to_be_cut(page: &PageContext<'_>, message: &HttpMessage) -> bool {
    let blocks = &page.document.blocks;
    let Some(own) = blocks.iter().position(|block| block.span.contains(message.span)) else { return false };
    let above = blocks.iter().take(own).rev();
    above.take_while(|block| !matches!(block.kind, BlockKind::Code(_) | BlockKind::Table(_))).take(ABOVE).any(|block| {
        let text = page.sources.text(block.span);
        ["shortened", "truncated for", "for brevity"].iter().any(|word| text.contains(word))
    })
}
