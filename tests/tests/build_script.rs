//! Generating from a build script: the crate `consumer`, copied with the pages it reads, is built and run, built again
//! after a page changed, and fails to build with the findings of a page that is broken.
//!
//! The copy shares the target folder of this test, so that what is compiled for the workspace is not compiled again.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const PAGE: &str = "docs-input/v1.0/resources/accesspackageassignmentpolicy.md";
const UNUSED_PAGE: &str = "docs-input/v1.0/resources/profilephoto.md";

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Changes a text file.
fn edit(path: &Path, change: impl FnOnce(String) -> String) {
    fs::write(path, change(fs::read_to_string(path).unwrap())).unwrap();
}

/// A workspace of its own with the consumer alone, which takes graphdoc from where it is.
fn sandbox() -> TempDir {
    let (from, folder) = (workspace(), tempfile::tempdir().unwrap());
    for name in ["tests/consumer", "docs-input/v1.0"] {
        copy(&from.join(name), &folder.path().join(name));
    }
    for name in ["Cargo.toml", "Cargo.lock"] {
        fs::copy(from.join(name), folder.path().join(name)).unwrap();
    }
    let absolute = |name: &str| format!("path = {:?}", from.join(name));
    edit(&folder.path().join("Cargo.toml"), |manifest| {
        let lines = manifest.lines().filter(|line| !line.starts_with("members = "));
        let manifest: Vec<String> = lines
            .map(|line| match line {
                "[workspace]" => "[workspace]\nmembers = [\"tests/consumer\"]".to_owned(),
                _ => line.replace("path = \"generat", &format!("path = \"{}/generat", from.display())),
            })
            .collect();
        manifest.join("\n")
    });
    edit(&folder.path().join("tests/consumer/Cargo.toml"), |manifest| {
        manifest.replace("path = \"../../generator\"", &absolute("generator"))
    });
    folder
}

/// Builds and runs the consumer; gives whether that worked, and what was printed to either stream.
fn run(folder: &Path) -> (bool, String, String) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(folder).args(["run", "--offline", "--color", "never", "--package", "graphdoc-consumer"]);
    cargo.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap());
    let output = cargo.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_crate_is_built_from_pages_and_again_when_they_change() {
    let folder = sandbox();
    let page = folder.path().join(PAGE);

    let (built, stdout, stderr) = run(folder.path());
    assert!(built, "{stderr}");
    let request =
        "GET https://graph.microsoft.com/v1.0/identityGovernance/entitlementManagement/assignmentPolicies/87e1c7f7";
    let answer = r#"microsoft.graph.accessPackageAssignmentPolicy: {"description":null,"displayName":"All Users"}"#;
    assert_eq!(stdout, format!("{request}\n{answer}\n"));
    assert!(!stderr.contains("warning"), "the generated code compiles without warnings:\n{stderr}");

    let (built, _, stderr) = run(folder.path());
    assert!(built && !stderr.contains("Compiling"), "nothing changed:\n{stderr}");

    edit(&page, |text| text.replace("|displayName|String|", "|shownName|String|"));
    let (built, stdout, stderr) = run(folder.path());
    assert!(built && stderr.contains("Compiling graphdoc-consumer"), "{stderr}");
    assert!(
        stdout.ends_with("{\"description\":null,\"displayName\":\"All Users\"}\n"),
        "kept, though not documented: {stdout}"
    );

    let unclosed = |text: String| text.replace("```\n\n<!--\n", "\n\n<!--\n");
    edit(&folder.path().join(UNUSED_PAGE), |text| text + "\n```json\n");
    let latin = fs::read_to_string(&page).unwrap().into_bytes().into_iter().chain(*b"\nCaf\xe9\n");
    fs::write(&page, latin.collect::<Vec<u8>>()).unwrap();
    edit(&folder.path().join("tests/consumer/build.rs"), |text| {
        text.replace(".type_attribute(", ".type_attribute(\"accessPackageCatalgo\", \"#[must_use]\").type_attribute(")
    });
    let (built, _, stderr) = run(folder.path());
    assert!(stderr.contains(&format!("../../{PAGE} is not UTF-8")), "{stderr}");
    assert!(stderr.contains("have no `accessPackageCatalgo`; did you mean `accessPackageCatalog`?"), "{stderr}");
    assert!(built, "the selection does not need the page:\n{stderr}");
    let warning = format!("1 error in pages that the selection does not need, the first at ../../{UNUSED_PAGE}:");
    assert!(stderr.contains(&warning), "`{warning}` in {stderr}");

    fs::copy(workspace().join(PAGE), &page).unwrap();
    edit(&page, unclosed);
    let (built, _, stderr) = run(folder.path());
    assert!(!built, "{stderr}");
    for part in ["1 error in the pages:", "error[fence-unclosed]", "resources/accesspackageassignmentpolicy.md:"] {
        assert!(stderr.contains(part), "`{part}` in {stderr}");
    }
    assert!(!stderr.contains("panicked"), "{stderr}");
}
