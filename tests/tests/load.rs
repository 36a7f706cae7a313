//! What is read from disk, as what, and what is said about files that cannot be read.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use graphdoc::source::{FileRole, LoadError, LoadOptions, Loaded, load};

struct Checkout {
    folder: tempfile::TempDir,
}

impl Checkout {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, content) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        Self { folder }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn load(&self, paths: &[&str]) -> Loaded {
        let paths: Vec<PathBuf> = paths.iter().map(|path| self.path(path)).collect();
        load(&paths, &LoadOptions::default()).unwrap()
    }

    /// The files with their roles and versions, paths from the checkout on.
    fn files(&self, loaded: &Loaded) -> Vec<String> {
        let root = format!("{}/", self.folder.path().to_string_lossy());
        let role = |role| match role {
            FileRole::Page => "page",
            FileRole::Include => "include",
            FileRole::Unread => "unread",
            FileRole::Metadata => "metadata",
        };
        loaded
            .sources
            .files()
            .map(|(_, file)| {
                let version = file.folder_version.as_deref().unwrap_or("-");
                format!("{} {} {version}", role(file.role), file.path.replace(&root, ""))
            })
            .collect()
    }
}

#[test]
fn a_checkout() {
    let checkout = Checkout::new(&[
        ("docs/v1.0/api/user-get.md", b"[!INCLUDE [a](../includes/a.md)] [!include [b](~/includes/B.md)]"),
        ("docs/v1.0/api/NOTES.TXT", b"text"),
        ("docs/v1.0/api/data.json", b"{}"),
        ("docs/v1.0/includes/a.md", b"[!INCLUDE [deep](deep/c.md)] [!INCLUDE [page](../resources/user.md)]"),
        ("docs/v1.0/includes/deep/c.md", b"[!INCLUDE [a](../a.md)] [!INCLUDE [none](none.md)]"),
        ("docs/v1.0/includes/unused.md", b"unused"),
        ("docs/v1.0/resources/user.md", b"# user"),
        ("docs/includes/b.md", b"b"),
        ("docs/beta/resources/user.md", b"# user"),
        ("docs/.git/readme.md", b"no"),
        ("docs/node_modules/x/readme.md", b"no"),
    ]);
    let loaded = checkout.load(&["docs", "docs/v1.0/api/user-get.md", "docs/v1.0"]);
    assert_eq!(
        checkout.files(&loaded),
        [
            "page docs/beta/resources/user.md beta",
            "page docs/v1.0/api/NOTES.TXT v1.0",
            "page docs/v1.0/api/user-get.md v1.0",
            "page docs/v1.0/resources/user.md v1.0",
            "include docs/includes/b.md -",
            "include docs/v1.0/includes/a.md v1.0",
            "include docs/v1.0/includes/deep/c.md v1.0",
        ]
    );
    assert!(loaded.diagnostics.is_empty());
    for input in ["docs", "docs/v1.0/api", "docs/v1.0/api/user-get.md", "docs/includes/b.md", "docs/v1.0/includes"] {
        assert!(loaded.inputs.contains(&checkout.path(input)), "{input}: {:?}", loaded.inputs);
    }
}

#[test]
fn no_folder_above_the_pages_is_an_input() {
    let checkout = Checkout::new(&[
        ("docs/v1.0/api/user-get.md", b"[!INCLUDE [a](../../includes/a.md)] [!INCLUDE [none](~/none/x.md)]"),
        ("docs/includes/a.md", b"a"),
    ]);
    let loaded = checkout.load(&["docs/v1.0"]);
    let is_above =
        |input: &&PathBuf| checkout.path("docs/v1.0").starts_with(input) && **input != checkout.path("docs/v1.0");
    assert_eq!(loaded.inputs.iter().find(is_above), None);
    assert!(loaded.inputs.contains(&checkout.path("docs/includes")), "{:?}", loaded.inputs);

    let relative = [PathBuf::from("./cases/../../docs-input/v1.0")];
    let loaded = load(&relative, &LoadOptions::default()).unwrap();
    let holds_the_working_directory = |input: &PathBuf| input.iter().all(|part| part == ".." || part == ".");
    assert!(!loaded.inputs.iter().any(holds_the_working_directory), "{:?}", loaded.inputs);
    assert!(loaded.inputs.iter().any(|input| input.ends_with("docs-input/v1.0/includes")), "{:?}", loaded.inputs);
}

#[test]
fn a_page_by_name_is_read_whatever_it_is_called() {
    let checkout = Checkout::new(&[("v1.0/includes/draft.markdown", b"# T"), ("v1.0/includes/x.md", b"x")]);
    let loaded = checkout.load(&["v1.0/includes/draft.markdown", "v1.0/includes"]);
    let expected = ["page v1.0/includes/draft.markdown v1.0", "page v1.0/includes/x.md v1.0"];
    assert_eq!(checkout.files(&loaded), expected);
}

#[test]
fn a_path_that_is_not_there_is_an_error() {
    let missing = Path::new("no/such/folder").to_owned();
    let error = load(&[missing], &LoadOptions { jobs: Some(1) }).unwrap_err();
    assert!(matches!(&error, LoadError::NotFound { path } if path == "no/such/folder"), "{error}");
}

#[test]
fn encodings_are_read_and_reported() {
    let checkout = Checkout::new(&[
        ("bom.md", b"\xEF\xBB\xBF# A\r\n"),
        ("latin.md", b"caf\xE9 and \x80"),
        ("nul.md", b"a\0"),
        ("utf16.md", b"\xFF\xFE#\0 \0A\0"),
    ]);
    let loaded = checkout.load(&[""]);
    let texts: Vec<&str> = loaded.sources.files().map(|(_, file)| file.text.as_str()).collect();
    assert_eq!(texts, ["# A\r\n", "café and €", "a\0", "# A"]);
    let found: Vec<_> = loaded.diagnostics.iter().map(|found| (found.code, loaded.sources.text(found.span))).collect();
    assert_eq!(found, [("not-utf8", "é"), ("nul-byte", "\0"), ("not-utf8", "")]);
}

#[cfg(unix)]
#[test]
fn links_on_disk_are_followed_once() {
    use std::os::unix::fs::symlink;
    let checkout = Checkout::new(&[("docs/api/a.md", b"a"), ("other/b.md", b"b")]);
    symlink(checkout.path("docs"), checkout.path("docs/api/loop")).unwrap();
    symlink(checkout.path("other"), checkout.path("docs/other")).unwrap();
    symlink(checkout.path("other"), checkout.path("docs/zother")).unwrap();
    symlink(checkout.path("docs/api/a.md"), checkout.path("docs/z.md")).unwrap();
    symlink(checkout.path("nowhere.md"), checkout.path("docs/broken.md")).unwrap();
    symlink(checkout.path("docs/self"), checkout.path("docs/self")).unwrap();
    let loaded = checkout.load(&["docs"]);
    assert_eq!(
        checkout.files(&loaded),
        [
            "page docs/api/a.md -",
            "unread docs/api/loop -",
            "unread docs/broken.md -",
            "page docs/other/b.md -",
            "unread docs/self -",
        ]
    );
    let codes: Vec<_> = loaded.diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["symlink-loop", "file-unreadable", "file-unreadable"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_is_too_large_is_refused() {
    let checkout = Checkout::new(&[("small.md", b"a"), ("large.md", b"")]);
    let file = fs::File::options().write(true).open(checkout.path("large.md")).unwrap();
    file.set_len(5 << 30).unwrap();
    let loaded = checkout.load(&[""]);
    assert_eq!(loaded.sources.pages().count(), 1);
    assert_eq!(loaded.diagnostics[0].code, "file-too-large");
}
