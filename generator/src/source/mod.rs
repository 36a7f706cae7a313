//! Input files and places in them.
//!
//! Everything later in the road points into a [`SourceSet`] by [`Span`]; lines and columns are computed
//! here, at the edge, when a diagnostic or a fact is shown. What a file says is left to `markdown`.

mod decode;
pub(crate) mod include_target;
mod line_index;
mod load;
mod metadata;
mod path;
mod published;
mod side_by_side;
mod span;
mod version;
mod walk;

use std::collections::hash_map::Entry;
use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};

pub use line_index::{LineColumn, LineIndex};
pub use load::{LoadError, LoadOptions, Loaded, load};
pub use metadata::read_metadata;
use path::candidates;
pub use path::normalize;
pub(crate) use path::without_fragment;
pub(crate) use published::{page_path, page_stem, page_url};
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
    /// The path, normalized: what links lead to.
    key: String,
    lines: OnceLock<LineIndex>,
    /// The text without what was translated, of pages that hold both.
    original: OnceLock<Option<String>>,
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
    /// The service's description of itself, which pages are held against; it gives no facts.
    Metadata,
}

impl SourceFile {
    /// Makes a file from its text.
    pub fn new(path: impl Into<String>, text: impl Into<String>, role: FileRole) -> Self {
        let path = path.into();
        Self {
            key: normalize(&path),
            path,
            text: text.into(),
            role,
            folder_version: None,
            folder_name: None,
            lines: OnceLock::new(),
            original: OnceLock::new(),
        }
    }

    /// The normalized path of the folder that holds the file.
    fn folder(&self) -> &str {
        match self.key.rfind('/') {
            Some(0) => "/",
            Some(end) => &self.key[..end],
            None => "",
        }
    }

    /// The text to read: where each piece stands beside its translation, the pieces in the language of the original, at
    /// their offsets in the whole text.
    pub(crate) fn original(&self) -> &str {
        self.original.get_or_init(|| side_by_side::original(&self.text)).as_deref().unwrap_or(&self.text)
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
    /// The first file of each normalized path in lower case.
    by_folded_path: HashMap<String, FileId>,
    /// Files whose path differs from that of an earlier one in letter case alone.
    twins: HashMap<String, FileId>,
}

impl SourceSet {
    /// Makes a set; the files are sorted here, so the order of reading does not matter.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| (a.role == FileRole::Include, &a.path).cmp(&(b.role == FileRole::Include, &b.path)));
        let mut by_folded_path = HashMap::with_capacity(files.len());
        let mut twins = HashMap::default();
        for (index, file) in files.iter().enumerate() {
            let id = FileId::new(index);
            match by_folded_path.entry(file.key.to_ascii_lowercase()) {
                Entry::Vacant(place) => {
                    place.insert(id);
                }
                Entry::Occupied(_) => {
                    twins.insert(file.key.clone(), id);
                }
            }
        }
        Self { files, by_folded_path, twins }
    }

    /// Adds a file behind all others, whose ids stay; pages do not find it by links.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.files.push(file);
        FileId::new(self.files.len() - 1)
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
        let target = without_fragment(target);
        if target.is_empty() {
            return Lookup::Found(from);
        }
        let mut other_case = Lookup::Missing;
        for path in candidates(self.file(from).folder(), target) {
            match self.at_path(&path) {
                Lookup::Found(id) => return Lookup::Found(id),
                found if other_case == Lookup::Missing => other_case = found,
                _ => {}
            }
        }
        other_case
    }

    /// The file at a normalized path.
    fn at_path(&self, path: &str) -> Lookup {
        let Some(first) = self.by_folded_path.get(&path.to_ascii_lowercase()) else { return Lookup::Missing };
        if self.file(*first).key == path {
            return Lookup::Found(*first);
        }
        self.twins.get(path).map_or(Lookup::OtherCase(*first), |twin| Lookup::Found(*twin))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved() {
        let page = |path: &str| SourceFile::new(path, "", FileRole::Page);
        let set =
            SourceSet::new(vec![page("./docs/api/Get.md"), page("docs/includes/x.md"), page("docs/v1.0/api/a.md")]);
        let id = |path: &str| set.files().find(|(_, file)| file.path == path).map(|(id, _)| id).unwrap();
        let from = id("docs/v1.0/api/a.md");
        assert_eq!(set.resolve(from, "../../includes/x.md"), Lookup::Found(id("docs/includes/x.md")));
        assert_eq!(set.resolve(from, "~/includes/x.md#part"), Lookup::Found(id("docs/includes/x.md")));
        assert_eq!(set.resolve(from, "../../api/get.md?view=x"), Lookup::OtherCase(id("./docs/api/Get.md")));
        assert_eq!(set.resolve(from, "~/API/Get.md"), Lookup::OtherCase(id("./docs/api/Get.md")));
        assert_eq!(set.resolve(from, "#part"), Lookup::Found(from));
        for missing in ["/includes/x.md", "https://example.com/x.md", "x.md", "../../../../includes/x.md"] {
            assert_eq!(set.resolve(from, missing), Lookup::Missing, "{missing}");
        }
    }
}
