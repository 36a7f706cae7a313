//! What a rule is.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::facts::PageFacts;
use crate::markdown::Document;
use crate::model::ApiModel;
use crate::source::{SourceSet, Span};
use crate::verify::Comparison;

/// A rule: its code, its place among the others, and what it looks at.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The stable kebab-case code.
    pub code: &'static str,
    /// The family.
    pub family: Family,
    /// The severity of its findings.
    pub severity: Severity,
    /// What it looks at.
    pub check: Check,
    /// The text of the rule's file, whose documentation explains it.
    pub source: &'static str,
}

/// A family of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Markers that something is still to be written.
    Todo,
    /// What a page leaves out.
    Missing,
    /// Markup that is broken or misleading.
    Markup,
    /// JSON that is none, or says something else than the page.
    Json,
    /// Names and types.
    Type,
    /// Verbs, paths, status codes.
    Http,
    /// Permissions.
    Permissions,
    /// Pages that disagree.
    Drift,
    /// Pages that disagree with the service's metadata.
    Metadata,
    /// Files that cannot be read as they should.
    Input,
    /// Decisions of the generator that a user may want to know.
    Output,
}

impl Family {
    /// Every family.
    pub const ALL: &[Self] = &[
        Self::Todo,
        Self::Missing,
        Self::Markup,
        Self::Json,
        Self::Type,
        Self::Http,
        Self::Permissions,
        Self::Drift,
        Self::Metadata,
        Self::Input,
        Self::Output,
    ];

    /// The name, as `--select` takes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Missing => "missing",
            Self::Markup => "markup",
            Self::Json => "json",
            Self::Type => "type",
            Self::Http => "http",
            Self::Permissions => "permissions",
            Self::Drift => "drift",
            Self::Metadata => "metadata",
            Self::Input => "input",
            Self::Output => "output",
        }
    }
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// One page, while its document is there.
    Page(fn(&PageContext<'_>, &mut Vec<Diagnostic>)),
    /// What all pages say together.
    Model(fn(&LintContext<'_>, &mut Vec<Diagnostic>)),
    /// The pages beside the service's metadata.
    Metadata(fn(&MetadataContext<'_>, &mut Vec<Diagnostic>)),
    /// Nothing: an earlier stage reports it.
    Earlier,
    /// Nothing: a stage behind the review reports it, which this command runs.
    Later(&'static str),
}

/// What all pages say.
#[derive(Debug)]
pub struct LintContext<'a> {
    /// The files.
    pub sources: &'a SourceSet,
    /// The facts of each page.
    pub facts: &'a [PageFacts],
    /// The model of all pages.
    pub model: &'a ApiModel,
}

/// One page, and nothing of the others: rules look at it before they are read.
#[derive(Debug)]
pub struct PageContext<'a> {
    /// The files.
    pub sources: &'a SourceSet,
    /// The page as a document.
    pub document: &'a Document,
    /// The page's facts.
    pub facts: &'a PageFacts,
}

/// The pages and the service's metadata, side by side.
#[derive(Debug)]
pub struct MetadataContext<'a> {
    /// The files, that of the metadata among them.
    pub sources: &'a SourceSet,
    /// The parsed pages, in path order.
    pub documents: &'a [Document],
    /// What both have and what one of them lacks.
    pub comparison: &'a Comparison<'a>,
}

impl Rule {
    /// A finding of this rule.
    pub(super) fn finding(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.code, self.severity, span, message)
    }

    /// The explanation: what the rule finds, why it matters, how to mend it; Markdown.
    pub fn explanation(&self) -> String {
        let lines = self.source.lines().map_while(|line| line.strip_prefix("//!"));
        let text: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        text.join("\n")
    }

    /// The command that finds it.
    pub fn command(&self) -> &'static str {
        match (self.check, self.family) {
            (Check::Later(command), _) => command,
            (_, Family::Metadata) => "graphdoc verify",
            _ => "graphdoc gaps",
        }
    }

    /// The first sentence of the explanation.
    pub fn summary(&self) -> &'static str {
        let line = self.source.lines().next().and_then(|line| line.strip_prefix("//!")).unwrap_or_default();
        line.trim()
    }
}
