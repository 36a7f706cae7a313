//! Generating from a build script, by the conventions of `prost-build`.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use foldhash::HashSet;

use crate::analysis::{Analysis, AnalysisOptions, analyze};
use crate::diagnostic::{Diagnostic, Severity, TextPrinter};
use crate::emit::{EmitError, EmitOptions, Form};
use crate::generation::generate;
use crate::nearest::did_you_mean;
use crate::output::{Known, OutputError, write};
use crate::plan::{DocsLevel, PlanOptions, RustPlan, View, unused_paths};
use crate::select::Pattern;
use crate::source::{FileRole, LoadError, LoadOptions, load, page_path};

/// Options of a build script; [`compile`](Config::compile) does the work.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), graphdoc::CompileError> {
///     graphdoc::Config::new().include("accessPackage*").compile(&["docs/v1.0"])
/// }
/// ```
///
/// The code is included by one line, anywhere in the crate:
///
/// ```ignore
/// pub mod graph {
///     include!(concat!(env!("OUT_DIR"), "/graph_api.rs"));
/// }
/// ```
///
/// The crate needs `serde`, `serde_json` (with the feature `raw_value`) and `http` as dependencies.
#[derive(Debug)]
pub struct Config {
    plan: PlanOptions,
    api_version: Option<String>,
    out_dir: Option<PathBuf>,
    file_name: String,
    rerun_if_changed: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self::new()
    }
}

impl Config {
    /// Everything that the pages document, with full documentation, into `OUT_DIR`.
    pub fn new() -> Self {
        Self {
            plan: PlanOptions::default(),
            api_version: None,
            out_dir: None,
            file_name: "graph_api.rs".to_owned(),
            rerun_if_changed: true,
        }
    }

    /// Takes the types or operations that a pattern means, and what they refer to: `accessPackage*`,
    /// `microsoft.graph.user`, `GET /identityGovernance/**`. Without any, everything is taken.
    pub fn include(&mut self, pattern: impl AsRef<str>) -> &mut Self {
        self.plan.selection.include.push(Pattern::new(pattern.as_ref()));
        self
    }

    /// Leaves out the types or operations that a pattern means.
    pub fn exclude(&mut self, pattern: impl AsRef<str>) -> &mut Self {
        self.plan.selection.exclude.push(Pattern::new(pattern.as_ref()));
        self
    }

    /// Adds an attribute to the types that a path means: `.` means all, `.microsoft.graph.user` one,
    /// `user` every type of that name.
    pub fn type_attribute(&mut self, path: impl Into<String>, attribute: impl Into<String>) -> &mut Self {
        self.plan.type_attributes.push((path.into(), attribute.into()));
        self
    }

    /// Adds an attribute to the fields that a path means, such as `.microsoft.graph.user.displayName`.
    pub fn field_attribute(&mut self, path: impl Into<String>, attribute: impl Into<String>) -> &mut Self {
        self.plan.field_attributes.push((path.into(), attribute.into()));
        self
    }

    /// Uses a type that exists elsewhere instead of emitting it: the path of a type or a namespace
    /// (`.microsoft.graph.user`), and the Rust path that stands for it.
    pub fn extern_path(&mut self, path: impl Into<String>, rust: impl Into<String>) -> &mut Self {
        self.plan.extern_paths.push((path.into(), rust.into()));
        self
    }

    /// Uses the support module of another generated module of the same crate (`crate::graph::support`) instead of
    /// emitting one, so that the types of both fit together.
    pub fn support_path(&mut self, rust: impl Into<String>) -> &mut Self {
        self.plan.support_path = Some(rust.into());
        self
    }

    /// Emits typed views of dates, times, durations and GUIDs by these crates, which yours then has to depend on:
    /// `views([View::Jiff])` needs `jiff`. Without, there are none.
    pub fn views(&mut self, views: impl IntoIterator<Item = View>) -> &mut Self {
        self.plan.views = Some(views.into_iter().collect());
        self
    }

    /// How much documentation the types carry; all by default.
    pub fn docs(&mut self, level: DocsLevel) -> &mut Self {
        self.plan.docs = level;
        self
    }

    /// Emits types alone, without requests, for those who send requests by other means or read stored JSON.
    pub fn types_only(&mut self, types_only: bool) -> &mut Self {
        self.plan.types_only = types_only;
        self
    }

    /// The API version of pages whose folder and URLs do not tell theirs. Without it, they have the version that all
    /// other pages share, else `v1.0`.
    pub fn api_version(&mut self, version: impl Into<String>) -> &mut Self {
        self.api_version = Some(version.into());
        self
    }

    /// The folder to write to instead of `OUT_DIR`.
    pub fn out_dir(&mut self, folder: impl Into<PathBuf>) -> &mut Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// The name of the file to include, `graph_api.rs` by default; its modules lie in a folder of that name.
    pub fn file_name(&mut self, name: impl Into<String>) -> &mut Self {
        self.file_name = name.into();
        self
    }

    /// Whether to tell cargo to run the build script again when a page changes; on by default.
    pub fn emit_rerun_if_changed(&mut self, emit: bool) -> &mut Self {
        self.rerun_if_changed = emit;
        self
    }

    /// Reads the pages and writes the Rust.
    ///
    /// # Errors
    ///
    /// When a path cannot be read, a page that the selection needs is broken, a pattern of what to include means nothing, an
    /// option is not Rust, or the folder cannot be written. Returned from a build script's `main`, the error shows as the
    /// findings do on the command line.
    ///
    /// Warnings of cargo's tell what else was not read as it should be (a page that is not UTF-8, errors in pages that the
    /// selection does not need), and which other options mean nothing.
    pub fn compile(&mut self, paths: &[impl AsRef<Path>]) -> Result<(), CompileError> {
        let folder = match &self.out_dir {
            Some(folder) => folder.clone(),
            None => std::env::var_os("OUT_DIR").map(|folder: OsString| folder.into()).ok_or(CompileError::NoOutDir)?,
        };
        let paths: Vec<PathBuf> = paths.iter().map(|path| path.as_ref().to_path_buf()).collect();
        let loaded = load(&paths, &LoadOptions::default())?;
        if self.rerun_if_changed {
            rerun_if_changed(&loaded.inputs);
        }
        let options = AnalysisOptions { api_version: self.api_version.as_deref(), ..AnalysisOptions::default() };
        let analysis = analyze(loaded, options);
        let form = EmitOptions {
            form: Form::Included { file: self.file_name.clone() },
            has_docs: self.plan.docs != DocsLevel::None,
        };
        self.refuse_unmatched(&analysis)?;
        let known = Known::read(&folder);
        let generation = generate(&analysis, &self.plan, &form, &known)?;
        let troubles = analysis.reading_troubles();
        let (needed, others) = if self.plan.selection.is_everything() {
            (troubles, Vec::new())
        } else {
            part_by_need(&analysis, &generation.plan, troubles)
        };
        let (errors, warnings): (Vec<_>, Vec<_>) = needed.into_iter().partition(is_error);
        if !errors.is_empty() {
            return Err(CompileError::Pages { count: errors.len(), findings: print(&analysis, &errors) });
        }
        write(&folder, &generation.files, &known)?;
        let unused = unused_paths(&self.plan, &analysis.model, &generation.plan);
        unused.iter().for_each(|one| warn(&one.to_string()));
        warnings.iter().for_each(|warning| warn(&warning.message));
        warn_of(&analysis, &others);
        Ok(())
    }

    /// An include pattern that means nothing stops the build, such an exclude pattern is told.
    fn refuse_unmatched(&self, analysis: &Analysis) -> Result<(), CompileError> {
        let selection = &self.plan.selection;
        selection.unmatched_excludes(&analysis.model).iter().for_each(|one| warn(&one.to_string()));
        let Some(first) = selection.unmatched_includes(&analysis.model).into_iter().next() else { return Ok(()) };
        let errors: Vec<Diagnostic> = analysis.reading_troubles().into_iter().filter(is_error).collect();
        Err(CompileError::Unmatched {
            pattern: first.pattern.text().to_owned(),
            nearest: first.nearest,
            findings: print(analysis, &errors),
        })
    }
}

/// Tells cargo what was read; printing any such line switches cargo's own default off.
#[expect(clippy::print_stdout, reason = "this is how build scripts speak to cargo")]
fn rerun_if_changed(inputs: &[PathBuf]) {
    for input in inputs {
        println!("cargo::rerun-if-changed={}", input.display());
    }
}

/// A line that cargo shows.
#[expect(clippy::print_stdout, reason = "this is how build scripts speak to cargo")]
fn warn(text: &str) {
    println!("cargo::warning={text}");
}

fn is_error(found: &Diagnostic) -> bool {
    found.severity == Severity::Error
}

fn place(analysis: &Analysis, found: &Diagnostic) -> String {
    let start = analysis.sources.start(found.span);
    format!("{}:{}:{}", analysis.sources.file(found.span.file).path, start.line, start.column)
}

/// Parts the findings that stand in a page behind the emitted Rust from those that stand elsewhere. A file that is no page,
/// such as an include, counts as needed: it is a part of pages.
fn part_by_need(analysis: &Analysis, plan: &RustPlan, found: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let pages: HashSet<&str> = plan
        .versions
        .iter()
        .flat_map(|version| &version.modules)
        .flat_map(|module| module.pages.iter().map(String::as_str))
        .collect();
    found.into_iter().partition(|one| {
        analysis.sources.file(one.span.file).role != FileRole::Page
            || pages.contains(page_path(&analysis.sources, one.span).as_str())
    })
}

fn print(analysis: &Analysis, errors: &[Diagnostic]) -> String {
    let printer = TextPrinter::new(&analysis.sources, false);
    errors.iter().map(|error| printer.print(error)).collect()
}

/// One line for all findings in pages that the selection does not need: a page that cannot be read may hide what it would
/// have selected.
fn warn_of(analysis: &Analysis, found: &[Diagnostic]) {
    let Some(first) = found.first() else { return };
    let errors = found.iter().filter(|one| is_error(one)).count();
    let counts = [(errors, "error"), (found.len() - errors, "warning")].into_iter().filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" }));
    warn(&format!(
        "{} in pages that the selection does not need, the first at {}; `graphdoc gaps` shows them",
        counts.collect::<Vec<_>>().join(" and "),
        place(analysis, first),
    ));
}

/// Why a build script could not generate.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum CompileError {
    /// A path that was given cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// Pages that the selection needs are broken.
    #[error("{count} error{} in the pages:\n\n{findings}", if *.count == 1 { "" } else { "s" })]
    Pages {
        /// How many errors there are.
        count: usize,
        /// The errors as the command line prints them.
        findings: String,
    },
    /// A pattern of what to include means nothing that the pages document.
    #[error(
        "the pattern `{pattern}` matches no type and no operation of the pages{}{}{findings}",
        did_you_mean(nearest),
        if .findings.is_empty() { "" } else { "; what it means may stand in a page that is broken:\n\n" }
    )]
    Unmatched {
        /// The pattern as given.
        pattern: String,
        /// Patterns that mean something and differ in few letters.
        nearest: Vec<String>,
        /// The errors in the pages as the command line prints them; empty when there are none.
        findings: String,
    },
    /// An attribute or a path among the options is not Rust.
    #[error(transparent)]
    Emit(#[from] EmitError),
    /// The folder cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// Nothing says where to write.
    #[error("OUT_DIR is not set: call this from a build script, or name a folder by `Config::out_dir`")]
    NoOutDir,
}

/// As the message: cargo shows this form when a build script's `main` returns the error.
impl fmt::Debug for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
