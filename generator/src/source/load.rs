//! The only reader of pages from disk: from the paths that a user gives to a [`SourceSet`].
//!
//! Pages are found here ([`walk`](super::walk)), read and decoded ([`decode`](super::decode)) in
//! parallel, and the files that they include are read after them, round by round, until nothing new is
//! named. Whatever is wrong with one file is a diagnostic at that file; only a path that the user named
//! himself and that is not there is an error. What the pages say is left to `markdown`.

use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use foldhash::{HashMap, HashSet};
use rayon::prelude::*;

use crate::batches::on_pool;
use crate::diagnostic::{Diagnostic, Severity};

use super::decode::{self, Flaw};
use super::include_target::{self, FolderListings};
use super::path::{candidates, normalize};
use super::version;
use super::walk::{self, Found, Walk};
use super::{FileId, FileRole, SourceFile, SourceSet, Span};

/// How pages are read.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// The number of threads that read; `None` reads on the rayon pool of the caller.
    pub jobs: Option<usize>,
}

/// What [`load`] read.
#[derive(Debug)]
pub struct Loaded {
    /// The pages and what they include.
    pub sources: SourceSet,
    /// What was wrong with files as files (encoding, size, access, symbolic links).
    pub diagnostics: Vec<Diagnostic>,
    /// The files and folders whose change can change the result, sorted.
    pub inputs: Vec<PathBuf>,
}

/// A path that the user gave cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Nothing is at the path.
    #[error("{path}: no such file or folder; give a page, a folder of pages or a docs checkout")]
    NotFound {
        /// The path as given.
        path: String,
    },
    /// Something is there that cannot be read.
    #[error("{path}: cannot be read: {reason}")]
    Unreadable {
        /// The path as given.
        path: String,
        /// What the system says.
        reason: std::io::Error,
    },
    /// The metadata file cannot be read.
    #[error("{path}: cannot be read: {reason}")]
    Metadata {
        /// The path as given.
        path: String,
        /// What the system says, or what is wrong with the file.
        reason: String,
    },
    /// The threads for reading could not be started.
    #[error("cannot start {jobs} threads: {reason}")]
    Threads {
        /// The number that was asked for.
        jobs: usize,
        /// What the pool says.
        reason: rayon::ThreadPoolBuildError,
    },
}

/// Reads pages, folders of pages or docs checkouts, and everything that they include.
///
/// A page given by name is read whatever its ending; in a folder, `.md` and `.txt` files are pages,
/// those below a folder named `includes` excepted. A file that is reached twice is read once.
///
/// # Errors
///
/// When one of `paths` does not exist or cannot be read. A file below a folder that cannot be read is
/// a diagnostic.
///
/// # Example
///
/// ```no_run
/// let loaded = graphdoc::source::load(&["docs-input/v1.0".into()], &Default::default())?;
/// for page in loaded.sources.pages() {
///     let document = graphdoc::markdown::parse(&loaded.sources, page, &mut Vec::new());
/// }
/// # Ok::<(), graphdoc::source::LoadError>(())
/// ```
pub fn load(paths: &[PathBuf], options: &LoadOptions) -> Result<Loaded, LoadError> {
    match options.jobs {
        None => on_pool(|| load_here(paths)),
        Some(jobs) => rayon::ThreadPoolBuilder::new()
            .num_threads(jobs)
            .build()
            .map_err(|reason| LoadError::Threads { jobs, reason })?
            .install(|| load_here(paths)),
    }
}

fn load_here(paths: &[PathBuf]) -> Result<Loaded, LoadError> {
    let Walk { pages, mut inputs, flaws } = walk::find_pages(paths)?;
    let unread = flaws.iter().map(|(path, _)| path);
    let mut known: Known = pages.iter().map(|found| &found.path).chain(unread).map(|path| normalize(path)).collect();
    let mut files: Vec<Read> = pages.into_par_iter().map(|found| read(found, FileRole::Page, &known)).collect();
    for (path, flaw) in flaws {
        let file = SourceFile::new(path, "", FileRole::Unread);
        files.push(Read { file, disk: None, flaws: vec![flaw], unknown: Vec::new() });
    }
    let listed = read_includes(&mut files, &mut known);
    let roots: Vec<PathBuf> = paths.iter().map(|path| normalize(&walk::slashed(path)).into()).collect();
    inputs.extend(listed.filter(|folder| !is_above(folder, &roots)));
    inputs.extend(files.iter_mut().filter_map(|read| read.disk.take()));
    let in_order = || {
        inputs.sort_by(|one, other| one.as_os_str().cmp(other.as_os_str()));
        inputs.dedup();
        inputs
    };
    let ((sources, diagnostics), inputs) = rayon::join(|| assemble(files), in_order);
    Ok(Loaded { sources, diagnostics, inputs })
}

/// The normalized paths of the files that are read, or are to be read.
type Known = HashSet<String>;

/// A file with what was wrong with it.
struct Read {
    file: SourceFile,
    disk: Option<PathBuf>,
    flaws: Vec<Flaw>,
    /// The targets of includes that lead to no known file.
    unknown: Vec<Range<usize>>,
}

fn read(found: Found, role: FileRole, known: &Known) -> Read {
    let Found { path, disk } = found;
    let (text, flaws, role) = match decode::read(&disk) {
        Ok((text, flaws)) => (text, flaws, role),
        Err(flaw) => (String::new(), vec![flaw], FileRole::Unread),
    };
    let mut file = SourceFile::new(path, text, role);
    file.folder_name = version::folder_name(&disk);
    file.folder_version = version::folder_version(&disk, file.folder_name.as_deref());
    let is_known = |target: &str| candidates(file.folder(), target).next().is_some_and(|path| known.contains(&path));
    let targets = include_target::targets(&file.text);
    let unknown = targets.filter(|target| !is_known(&file.text[target.clone()])).collect();
    Read { file, disk: Some(disk), flaws, unknown }
}

/// Whether a folder holds the pages or the working directory and was only listed on the way down. Who watches it for changes
/// watches everything that anyone writes below it.
fn is_above(folder: &Path, roots: &[PathBuf]) -> bool {
    folder.components().all(|part| part == Component::ParentDir) || roots.iter().any(|root| root.starts_with(folder))
}

/// Reads what the files include, then what those include, until no new file is named. Gives the folders that were listed.
fn read_includes(files: &mut Vec<Read>, known: &mut Known) -> impl Iterator<Item = PathBuf> + use<> {
    let mut listings = FolderListings::default();
    let mut from = 0;
    while from < files.len() {
        let mut asked: HashSet<(&str, &str)> = HashSet::default();
        let mut found: Vec<Found> = Vec::new();
        for Read { file, unknown, .. } in &files[from..] {
            for target in unknown {
                let target = &file.text[target.clone()];
                if asked.insert((file.folder(), target)) {
                    found.extend(locate(file.folder(), target, known, &mut listings));
                }
            }
        }
        from = files.len();
        found.sort();
        files.par_extend(found.into_par_iter().map(|found| read(found, FileRole::Include, known)));
    }
    listings.folders()
}

/// The file that a target means, seen from a folder, unless it is known.
fn locate(folder: &str, target: &str, known: &mut Known, listings: &mut FolderListings) -> Option<Found> {
    for candidate in candidates(folder, target) {
        if known.contains(&candidate) {
            return None;
        }
        let Some(disk) = listings.locate(&candidate) else { continue };
        let path = normalize(&walk::slashed(&disk));
        return known.insert(path.clone()).then_some(Found { path, disk });
    }
    None
}

/// Sorts the files into a set and gives each flaw its place in it.
fn assemble(files: Vec<Read>) -> (SourceSet, Vec<Diagnostic>) {
    let mut flaws: HashMap<String, Vec<Flaw>> = HashMap::default();
    let mut sources = Vec::with_capacity(files.len());
    for read in files {
        if !read.flaws.is_empty() {
            flaws.entry(read.file.path.clone()).or_default().extend(read.flaws);
        }
        sources.push(read.file);
    }
    let sources = SourceSet::new(sources);
    let mut diagnostics = Vec::new();
    if !flaws.is_empty() {
        for (id, file) in sources.files() {
            for flaw in flaws.remove(&file.path).unwrap_or_default() {
                diagnostics.push(describe(id, &file.path, flaw));
            }
        }
    }
    (sources, diagnostics)
}

fn describe(file: FileId, path: &str, flaw: Flaw) -> Diagnostic {
    let at = |offset: usize, length: usize| Span::new(file, offset..offset + length);
    match flaw {
        Flaw::NotUtf8 { offset, length, count } => Diagnostic::new(
            "not-utf8",
            Severity::Warning,
            at(offset, length),
            format!("{path} is not UTF-8: {count} byte{} read as Windows-1252", if count == 1 { "" } else { "s" }),
        )
        .label("the first one")
        .help("save the page as UTF-8"),
        Flaw::Utf16 => Diagnostic::new("not-utf8", Severity::Warning, at(0, 0), format!("{path} is UTF-16"))
            .help("save the page as UTF-8"),
        Flaw::Nul { offset, count } => Diagnostic::new(
            "nul-byte",
            Severity::Warning,
            at(offset, 1),
            format!("{path} holds {count} NUL byte{}", if count == 1 { "" } else { "s" }),
        )
        .label("the first one")
        .help("remove them; the file may be damaged"),
        Flaw::TooLarge { bytes } => Diagnostic::new(
            "file-too-large",
            Severity::Error,
            at(0, 0),
            format!("{path} has {bytes} bytes and is not read; a page can have {}", decode::MAX_BYTES),
        ),
        Flaw::Unreadable { reason } => {
            Diagnostic::new("file-unreadable", Severity::Error, at(0, 0), format!("{path} cannot be read: {reason}"))
        }
        Flaw::Loop { ancestor } => Diagnostic::new(
            "symlink-loop",
            Severity::Warning,
            at(0, 0),
            format!("{path} is a symbolic link to {ancestor}, a folder that it lies in; it is not followed"),
        ),
    }
}
