//! Places as JSON: there are more of them than of anything else in a model, so each page's path is escaped once.

use std::io;

use crate::source::{FileId, SourceSet, Span};

/// Writes places of one set of files.
pub(super) struct Places<'a> {
    sources: &'a SourceSet,
    /// What the places in each file begin with.
    beginnings: Vec<Vec<u8>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(sources: &'a SourceSet) -> io::Result<Self> {
        let beginning = |path: &str| {
            let mut text = b"{\"page\": ".to_vec();
            serde_json::to_writer(&mut text, path)?;
            text.extend_from_slice(b", \"line\": ");
            Ok(text)
        };
        let beginnings = sources.files().map(|(_, file)| beginning(&file.path)).collect::<io::Result<_>>()?;
        Ok(Self { sources, beginnings })
    }

    /// The path of a file.
    pub(super) fn path(&self, file: FileId) -> &'a str {
        &self.sources.file(file).path
    }

    /// Writes where a span starts, on one line.
    pub(super) fn write(&self, out: &mut Vec<u8>, span: Span) -> io::Result<()> {
        let start = self.sources.start(span);
        out.extend_from_slice(&self.beginnings[span.file.index()]);
        serde_json::to_writer(&mut *out, &start.line)?;
        out.extend_from_slice(b", \"column\": ");
        serde_json::to_writer(&mut *out, &start.column)?;
        out.push(b'}');
        Ok(())
    }
}
