//! Which findings pages silence, by `<!-- graphdoc-ignore: code, code -->`.

use foldhash::HashMap;

use crate::diagnostic::Diagnostic;
use crate::markdown::{BlockKind, Document};
use crate::source::FileId;

/// The codes and families that pages silence.
#[derive(Debug, Default)]
pub(super) struct Silenced {
    names: HashMap<FileId, Vec<String>>,
}

impl Silenced {
    /// What a page silences.
    pub(super) fn by(document: &Document) -> Self {
        let comments = document.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Comment(comment) => comment.text.trim().strip_prefix("graphdoc-ignore:"),
            _ => None,
        });
        let names = comments.flat_map(|codes| codes.split([',', ' '])).map(str::trim).filter(|name| !name.is_empty());
        let names: Vec<String> = names.map(str::to_owned).collect();
        Self { names: if names.is_empty() { HashMap::default() } else { HashMap::from_iter([(document.file, names)]) } }
    }

    /// Adds what another page silences.
    pub(super) fn extend(&mut self, other: Self) {
        self.names.extend(other.names);
    }

    /// Drops the findings on these pages.
    pub(super) fn drop_from(&self, findings: &mut Vec<Diagnostic>) {
        if self.names.is_empty() {
            return;
        }
        findings.retain(|finding| {
            let names = self.names.get(&finding.span.file);
            names.is_none_or(|names| {
                names.iter().all(|name| *name != finding.code && *name != super::family(finding.code))
            })
        });
    }
}
