//! Input files and places in them.
//!
//! Everything later in the road points into a [`SourceSet`] by [`Span`]; lines and columns are computed
//! here, at the edge, when a diagnostic or a fact is shown. What a file says is left to `markdown`.

mod decode;
pub(crate) mod include_target;
mod line_index;
mod load;
mod span;
mod version;
mod walk;

use std::collections::HashMap;
use std::sync::OnceLock;

pub use line_index::{LineColumn, LineIndex};
pub use load::{LoadError, LoadOptions, Loaded, load};
pub use span::{FileId, Span, Spanned};
pub use version::looks_like_version;

/// One file that was read: a page, or a file that pages include.
#[derive(Debug)]
pub struct SourceFile {
    /// The path as the user gave it or as it was found below a given folder, with `/` between folders.
    pub path: String,
    /// The text, decoded to UTF-8, without a byte order mark.
    pub text: String,
    /// Whether the file is a page of its own (an include is not).
    pub role: FileRole,
    /// The API version that the folder says (`v1.0`, `beta`), when it says one.
    pub folder_version: Option<String>,
    /// The name of the folder above `api`, `resources` …, whatever it looks like.
    pub folder_name: Option<String>,
    lines: OnceLock<LineIndex>,
}

/// What a file is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileRole {
    /// A page: it is parsed and gives facts.
    Page,
    /// A fragment that pages include: its blocks appear where a page includes it.
    Include,
    /// A file or folder that could not be read: without text, there for diagnostics to point at.
    Unread,
}

impl SourceFile {
    /// Makes a file from its text.
    pub fn new(path: impl Into<String>, text: impl Into<String>, role: FileRole) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            role,
            folder_version: None,
            folder_name: None,
            lines: OnceLock::new(),
        }
    }

    /// The line index of the text, made at first use.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// All files of one run, in a stable order: pages sorted by path, then includes sorted by path.
#[derive(Debug, Default)]
pub struct SourceSet {
    files: Vec<SourceFile>,
    by_path: HashMap<String, FileId>,
    by_folded_path: HashMap<String, FileId>,
}

impl SourceSet {
    /// Makes a set; the files are sorted here, so the order of reading does not matter.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| (a.role == FileRole::Include, &a.path).cmp(&(b.role == FileRole::Include, &b.path)));
        let mut by_path = HashMap::with_capacity(files.len());
        let mut by_folded_path = HashMap::with_capacity(files.len());
        for (index, file) in files.iter().enumerate() {
            let id = FileId::new(index);
            let key = normalize(&file.path);
            by_folded_path.entry(key.to_lowercase()).or_insert(id);
            by_path.insert(key, id);
        }
        Self { files, by_path, by_folded_path }
    }

    /// The file of an id of this set.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.index()]
    }

    /// All files with their ids, pages first.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId::new(index), file))
    }

    /// The ids of the pages, in path order.
    pub fn pages(&self) -> impl Iterator<Item = FileId> + '_ {
        self.files().filter(|(_, file)| file.role == FileRole::Page).map(|(id, _)| id)
    }

    /// The text of a span.
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or_default()
    }

    /// Line and column, both from 1, of a span's start.
    pub fn start(&self, span: Span) -> LineColumn {
        let file = self.file(span.file);
        file.lines().line_column(&file.text, span.start)
    }

    /// Line and column, both from 1, of a span's end (exclusive).
    pub fn end(&self, span: Span) -> LineColumn {
        let file = self.file(span.file);
        file.lines().line_column(&file.text, span.end)
    }

    /// The file that a relative link or include target names, seen from another file: query and
    /// fragment are cut off, `.` and `..` folded, `~/` is the nearest folder above that has the rest.
    /// [`Lookup::OtherCase`] is a file whose path differs
    /// in letter case alone.
    pub fn resolve(&self, from: FileId, target: &str) -> Lookup {
        let target = target.split(['#', '?']).next().unwrap_or_default();
        if target.is_empty() {
            return Lookup::Found(from);
        }
        let path = &self.file(from).path;
        if let Some(id) = candidates(path, target).find_map(|key| self.by_path.get(&key).copied()) {
            return Lookup::Found(id);
        }
        let folded = candidates(path, target).find_map(|key| self.by_folded_path.get(&key.to_lowercase()).copied());
        folded.map_or(Lookup::Missing, Lookup::OtherCase)
    }
}

/// The normalized paths that a target can mean, seen from the file at `path`: one, or for `~/rest` one
/// for each folder above. A path of the site (`/graph/…`) or a URL means no file.
fn candidates(path: &str, target: &str) -> impl Iterator<Item = String> {
    /// How far above the working directory `~/` is looked for.
    const ABOVE: usize = 8;
    let folder = path.rfind(['/', '\\']).map_or("", |at| &path[..=at]);
    let rooted = target.strip_prefix("~/").or_else(|| target.strip_prefix("~\\"));
    let levels = match rooted {
        None if target.starts_with('/') || target.contains("://") => 0,
        Some(_) => folder.split(['/', '\\']).count() + ABOVE,
        None => 1,
    };
    let rest = rooted.unwrap_or(target);
    (0..levels).map(move |level| normalize(&format!("{folder}{}{rest}", "../".repeat(level))))
}

/// What [`SourceSet::resolve`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// The file itself.
    Found(FileId),
    /// A file whose path differs in letter case.
    OtherCase(FileId),
    /// No file of the set.
    Missing,
}

impl Lookup {
    /// The file, whatever the letter case.
    pub fn file(self) -> Option<FileId> {
        match self {
            Self::Found(id) | Self::OtherCase(id) => Some(id),
            Self::Missing => None,
        }
    }
}

/// Folds `.`, `..`, `\` and doubled `/` of a path, without looking at the disk.
pub fn normalize(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let absolute = path.starts_with(['/', '\\']);
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            ".." if absolute => {}
            _ => parts.push(part),
        }
    }
    let joined = parts.join("/");
    if absolute { format!("/{joined}") } else { joined }
}
