//! The first half of the road in one call: parse and extract every page, in parallel, then resolve.
//!
//! Documents take several times the memory of what they say, so each is dropped once its facts are there; who wants more of
//! them takes it on the way. What is done with the model (emit, print) is left to the callers.

use rayon::prelude::*;

use crate::batches::on_pool;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::extract::facts::PageFacts;
use crate::extract::{ExtractOptions, extract};
use crate::lint;
use crate::markdown::{self, Document};
use crate::model::ApiModel;
use crate::rendered_text;
use crate::resolve::resolve;
use crate::source::{FileId, Loaded, SourceSet};

/// How pages are analysed.
#[derive(Clone, Copy, Default)]
pub struct AnalysisOptions<'a> {
    /// The API version of pages that do not tell theirs.
    pub api_version: Option<&'a str>,
    /// Called after each page, from any thread.
    pub on_page: Option<&'a (dyn Fn() + Sync)>,
}

/// What the pages say, together and one by one.
#[derive(Debug)]
pub struct Analysis {
    /// The files.
    pub sources: SourceSet,
    /// The facts of each page, in path order.
    pub facts: Vec<PageFacts>,
    /// The model of all pages.
    pub model: ApiModel,
    /// What loading, parsing and extracting found wrong, in path order.
    pub diagnostics: Vec<Diagnostic>,
}

impl Analysis {
    /// What was not read as it should be, in the order of pages and places: errors, and warnings about files as files. The
    /// rest of the review does not change what is made of the pages.
    pub fn reading_troubles(&self) -> Vec<Diagnostic> {
        let is_trouble = |found: &&Diagnostic| match found.severity {
            Severity::Error => true,
            Severity::Warning => lint::rule(found.code).is_some_and(|rule| rule.family == lint::Family::Input),
            Severity::Info => false,
        };
        let mut found: Vec<Diagnostic> = self.diagnostics.iter().filter(is_trouble).cloned().collect();
        diagnostic::sort(&self.sources, &mut found);
        found
    }
}

/// A page on its way: what it is as a document, and what it says.
#[derive(Debug)]
pub struct AnalyzedPage<'a> {
    /// The files.
    pub sources: &'a SourceSet,
    /// The page as a document, which is dropped unless it is taken.
    pub document: Document,
    /// What the page says.
    pub facts: &'a PageFacts,
}

/// Parses, extracts and resolves what was loaded.
///
/// # Example
///
/// ```no_run
/// use graphdoc::analysis::analyze;
///
/// let loaded = graphdoc::source::load(&["docs-input/v1.0".into()], &Default::default())?;
/// let analysis = analyze(loaded, Default::default());
/// for version in &analysis.model.versions {
///     println!("{}: {} types", version.name, version.types.len());
/// }
/// # Ok::<(), graphdoc::source::LoadError>(())
/// ```
pub fn analyze(loaded: Loaded, options: AnalysisOptions<'_>) -> Analysis {
    analyze_with(loaded, options, |_| ()).0
}

/// The same, with what is taken from each page while its document is there, in path order. Pages are taken on several
/// threads.
pub fn analyze_with<T: Send>(
    loaded: Loaded,
    options: AnalysisOptions<'_>,
    take: impl Fn(AnalyzedPage<'_>) -> T + Sync,
) -> (Analysis, Vec<T>) {
    on_pool(|| analyze_here(loaded, options, &take))
}

fn analyze_here<T: Send>(
    loaded: Loaded,
    options: AnalysisOptions<'_>,
    take: &(impl Fn(AnalyzedPage<'_>) -> T + Sync),
) -> (Analysis, Vec<T>) {
    let Loaded { sources, mut diagnostics, .. } = loaded;
    let extract_options = ExtractOptions { api_version: options.api_version.map(str::to_owned) };
    let ids: Vec<FileId> = sources.pages().collect();
    // Into vectors of their own from the start: facts are large, and moving them is work of one thread.
    let (taken, (facts, found)): Lists<T> = ids
        .into_par_iter()
        .map(|file| {
            let mut found = Vec::new();
            let document = parse(&sources, file, &mut found);
            let facts = extract(&sources, &document, &extract_options, &mut found);
            let taken = take(AnalyzedPage { sources: &sources, document, facts: &facts });
            if let Some(on_page) = options.on_page {
                on_page();
            }
            (taken, (facts, found))
        })
        .unzip();
    diagnostics.extend(found.into_iter().flatten());
    let model = resolve(&sources, &facts);
    (Analysis { sources, facts, model, diagnostics }, taken)
}

/// Of each page what is taken of it, what it says, and what was wrong with it.
type Lists<T> = (Vec<T>, (Vec<PageFacts>, Vec<Vec<Diagnostic>>));

/// Parses a page, as Markdown or as the text of a rendered page.
pub fn parse(sources: &SourceSet, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Document {
    if rendered_text::looks_rendered(&sources.file(file).text) {
        rendered_text::parse(sources, file, diagnostics)
    } else {
        markdown::parse(sources, file, diagnostics)
    }
}
