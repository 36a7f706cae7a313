//! `[!INCLUDE [text](path)]`: how it is written, and where its path leads on disk.

use std::collections::hash_map::Entry;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use foldhash::{HashMap, HashSet};

/// An include as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct IncludeSyntax {
    /// From `[!` up to and with the last `]`.
    pub(crate) range: Range<usize>,
    /// The path between the parentheses.
    pub(crate) target: Range<usize>,
}

/// Reads an include whose `[!` stands at an offset of a text; letter case and blanks between the parts
/// do not matter. It stands on one line and is not endless.
pub(crate) fn include_at(text: &str, start: usize) -> Option<IncludeSyntax> {
    const LONGEST: usize = 2_000;
    let bytes = text.as_bytes().get(start..)?;
    if !bytes.get(..9)?.eq_ignore_ascii_case(b"[!include") {
        return None;
    }
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    let line = &bytes[..memchr::memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len())];
    let skip_blanks = |mut at: usize| {
        while matches!(line.get(at), Some(b' ' | b'\t')) {
            at += 1;
        }
        at
    };
    let mut at = label_end(line, skip_blanks(9))?;
    at = skip_blanks(at);
    if line.get(at) != Some(&b'(') {
        return None;
    }
    at = skip_blanks(at + 1);
    let close = at + memchr::memchr(b')', line.get(at..)?)?;
    let written = &line[at..close];
    let target = match written.strip_prefix(b"<").and_then(|rest| memchr::memchr(b'>', rest)) {
        Some(inner) => at + 1..at + 1 + inner,
        None => at..at + memchr::memchr2(b' ', b'\t', written).unwrap_or(written.len()),
    };
    let end = skip_blanks(close + 1);
    let in_text = |range: Range<usize>| start + range.start..start + range.end;
    (line.get(end) == Some(&b']')).then(|| IncludeSyntax { range: in_text(0..end + 1), target: in_text(target) })
}

/// Where the label ends that starts at an offset of a line: behind the bracket that closes it.
fn label_end(line: &[u8], start: usize) -> Option<usize> {
    if line.get(start) != Some(&b'[') {
        return None;
    }
    let mut at = start;
    let mut depth = 0_u32;
    loop {
        at += memchr::memchr3(b'[', b']', b'\\', line.get(at..)?)?;
        match line[at] {
            b'\\' => at += 1,
            b'[' => depth += 1,
            _ => depth -= 1,
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// The places of the paths of all includes of a text.
pub(super) fn targets(text: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = memchr::memchr_iter(b'!', text.as_bytes()).filter_map(|at| at.checked_sub(1));
    starts.filter_map(|start| include_at(text, start)).map(|include| include.target)
}

/// The names in folders, listed once each, so that a path is found whatever its letter case and the
/// same on every file system.
#[derive(Default)]
pub(super) struct FolderListings {
    listed: HashMap<PathBuf, Listing>,
    located: HashMap<String, Option<PathBuf>>,
}

#[derive(Default)]
struct Listing {
    names: HashSet<String>,
    folded: HashMap<String, String>,
}

impl FolderListings {
    /// The file at a normalized path, spelt as on disk; letter case decides between several, and is ignored
    /// when it fits none.
    pub(super) fn locate(&mut self, path: &str) -> Option<PathBuf> {
        let name = &path[path.rfind('/').map_or(0, |at| at + 1)..];
        let folder = self.locate_folder(parent(path))?;
        let name = self.listing(&folder).spelt(name)?;
        let found = folder.join(name);
        found.is_file().then_some(found)
    }

    /// The folders that were listed and exist.
    pub(super) fn folders(self) -> impl Iterator<Item = PathBuf> {
        self.listed.into_iter().filter(|(_, listing)| !listing.names.is_empty()).map(|(folder, _)| folder)
    }

    fn locate_folder(&mut self, folder: &str) -> Option<PathBuf> {
        if let Some(known) = self.located.get(folder) {
            return known.clone();
        }
        let found = match Path::new(folder).components().next_back() {
            Some(Component::Normal(name)) => {
                let parent = self.locate_folder(parent(folder));
                parent.and_then(|parent| {
                    let spelt = self.listing(&parent).spelt(name.to_str()?)?;
                    Some(parent.join(spelt))
                })
            }
            _ => Some(PathBuf::from(folder)),
        };
        self.located.insert(folder.to_owned(), found.clone());
        found
    }

    fn listing(&mut self, folder: &Path) -> &Listing {
        match self.listed.entry(folder.to_owned()) {
            Entry::Occupied(listing) => listing.into_mut(),
            Entry::Vacant(place) => place.insert(Listing::read(folder)),
        }
    }
}

/// The folder that a normalized path stands in.
fn parent(path: &str) -> &str {
    match path.rfind('/') {
        Some(0) => "/",
        Some(end) => &path[..end],
        None => "",
    }
}

impl Listing {
    fn read(folder: &Path) -> Self {
        let on_disk = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let mut names: Vec<String> = std::fs::read_dir(on_disk)
            .map(|entries| entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect())
            .unwrap_or_default();
        names.sort();
        let mut listing = Self::default();
        for name in names {
            listing.folded.entry(name.to_lowercase()).or_insert_with(|| name.clone());
            listing.names.insert(name);
        }
        listing
    }

    fn spelt(&self, name: &str) -> Option<String> {
        if self.names.contains(name) {
            return Some(name.to_owned());
        }
        self.folded.get(&name.to_lowercase()).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_includes_as_written() {
        let target = |text: &str| include_at(text, 0).map(|found| text[found.target].to_owned());
        assert_eq!(target("[!INCLUDE [a](../b.md)]").as_deref(), Some("../b.md"));
        assert_eq!(target("[!include[a [b] \\]](<~/b c.md>)]").as_deref(), Some("~/b c.md"));
        assert_eq!(target("[!Include  [] ( b.md \"title\" ) ] rest").as_deref(), Some("b.md"));
        for broken in ["[!INCLUDE a](b.md)]", "[!INCLUDE [a](b.md)", "[!INCLUDE [a]\n(b.md)]", "[!NOTE]", "[!INCLUDE ["]
        {
            assert_eq!(target(broken), None, "{broken}");
        }
    }
}
