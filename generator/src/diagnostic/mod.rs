//! Findings: what is wrong with an input, where, and what to do.
//!
//! Stages of the road add [`Diagnostic`]s and go on. How they are shown (text, JSON) is the matter of
//! one file a format below this folder; which codes exist, of the registry in `lint`.

mod figures;
mod json;
mod text;

pub use figures::{Figure, Figures};
pub use json::Report;
pub use text::TextPrinter;

use rayon::slice::ParallelSliceMut;

use crate::source::{SourceSet, Span};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing has to be done.
    Info,
    /// Something is left open or looks wrong.
    Warning,
    /// Something is wrong: a reader or a tool is misled.
    Error,
}

impl Severity {
    /// The name in every output format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable kebab-case code, a key of the rule registry.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub span: Span,
    /// One line that names the thing.
    pub message: String,
    /// A few words at the place itself.
    pub label: Option<String>,
    /// More about it.
    pub note: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// The text that should stand at `span` instead.
    pub replacement: Option<String>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
}

/// A second place of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What is there ("documented as Int32 here").
    pub message: String,
}

impl Diagnostic {
    /// A finding with its code, severity, place and message.
    pub fn new(code: &'static str, severity: Severity, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            span,
            message: message.into(),
            label: None,
            note: None,
            help: None,
            replacement: None,
            related: Vec::new(),
        }
    }

    /// Adds words at the place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = Some(text.into());
        self
    }

    /// Adds a note.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.note = Some(text.into());
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Adds the text that should stand at the place.
    #[must_use]
    pub fn replacement(mut self, text: impl Into<String>) -> Self {
        self.replacement = Some(text.into());
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { span, message: message.into() });
        self
    }
}

/// Puts findings into the order of pages and places, and drops what is said twice.
pub fn sort(sources: &SourceSet, findings: &mut Vec<Diagnostic>) {
    findings.par_sort_by(|a, b| {
        let key = |finding: &Diagnostic| (finding.span.start, finding.code, finding.span.end);
        sources
            .file(a.span.file)
            .path
            .cmp(&sources.file(b.span.file).path)
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| a.message.cmp(&b.message))
    });
    findings.dedup_by(|a, b| (a.code, a.span, &a.message) == (b.code, b.span, &b.message));
}
