//! The README tells the truth: its excerpts stand in the files that it names, its commands run, and what it shows of
//! their output is what they print. Links and paths lead somewhere, in the other documents, too. The README's Rust is
//! compiled and run by the documentation tests of `graphdoc-tests`.
//!
//! `UPDATE_README=1` writes the output of commands anew.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use support::{copy, graphdoc, workspace, write};
use tempfile::TempDir;

/// What an excerpt leaves out.
const LEFT_OUT: &str = "…";

/// A fenced code block, and the file that a comment above it names.
struct Block<'a> {
    info: &'a str,
    excerpt_of: Option<&'a str>,
    text: &'a str,
}

fn blocks(readme: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut rest = readme;
    while let Some(start) = rest.find("\n```") {
        let comment = rest[..start].lines().next_back().unwrap_or_default();
        let excerpt_of = comment.strip_prefix("<!-- excerpt: ").and_then(|comment| comment.strip_suffix(" -->"));
        let (info, body) = rest[start + 4..].split_once('\n').unwrap();
        let end = body.find("```\n").expect("a closing fence");
        blocks.push(Block { info, excerpt_of, text: &body[..end] });
        rest = &body[end + 3..];
    }
    blocks
}

fn readme() -> String {
    fs::read_to_string(workspace().join("README.md")).unwrap()
}

/// A folder to run commands in: the pages, metadata for them, and the crate that was generated from them.
fn sandbox() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["docs-input", "generated/src", "tests/metadata"] {
        copy(&workspace().join(name), &folder.path().join(name));
    }
    for name in ["Cargo.toml", ".graphdoc-manifest.json"] {
        write(&folder.path().join("generated").join(name), fs::read(workspace().join("generated").join(name)).unwrap());
    }
    folder
}

/// The arguments of a command line that runs graphdoc, with the exit status that its comment says.
fn command(line: &str) -> Option<(Vec<String>, i32)> {
    let programs = ["graphdoc ", "cargo run --release -p graphdoc -- "];
    let arguments = programs.iter().find_map(|program| line.strip_prefix(program))?;
    let (arguments, status) = match arguments.split_once("# exits with ") {
        Some((arguments, status)) => (arguments, status.trim().parse().unwrap()),
        None => (arguments, 0),
    };
    // Every other piece between quotes is one argument.
    let pieces = arguments.split('\'').enumerate();
    let words =
        pieces.flat_map(|(at, piece)| if at % 2 == 1 { vec![piece] } else { piece.split_whitespace().collect() });
    Some((words.map(str::to_owned).collect(), status))
}

#[test]
fn excerpts_stand_in_their_files() {
    let readme = readme();
    let excerpts: Vec<_> =
        blocks(&readme).into_iter().filter_map(|block| Some((block.excerpt_of?, block.text))).collect();
    assert!(excerpts.len() >= 4);
    for (path, text) in excerpts {
        let file = fs::read_to_string(workspace().join(path)).unwrap();
        let mut rest = file.as_str();
        let lines: Vec<&str> = text.lines().collect();
        for part in lines.split(|line| line.trim() == LEFT_OUT).filter(|part| !part.is_empty()) {
            let part = part.join("\n") + "\n";
            let at = rest.find(&part).unwrap_or_else(|| panic!("{path} does not say, in this order:\n{part}"));
            rest = &rest[at + part.len()..];
        }
    }
}

#[test]
fn commands_run() {
    let (readme, folder) = (readme(), sandbox());
    let blocks = blocks(&readme);
    let lines = blocks.iter().filter(|block| block.info == "sh").flat_map(|block| block.text.lines());
    let commands: Vec<_> = lines.filter_map(command).collect();
    assert!(commands.len() >= 8);
    for (arguments, status) in commands {
        let run = graphdoc(folder.path(), &arguments);
        assert_eq!(run.status, status, "{arguments:?}\n{}{}", run.stdout, run.stderr);
    }
}

#[test]
fn the_output_of_commands_is_shown_as_it_is() {
    let (readme, folder) = (readme(), sandbox());
    let mut updated = readme.clone();
    for block in blocks(&readme).iter().filter(|block| block.info == "console") {
        let line = block.text.lines().next().unwrap();
        let (arguments, _) = line.strip_prefix("$ ").and_then(command).expect("a command of graphdoc");
        let mut expected = format!("{line}\n");
        write!(expected, "{}", graphdoc(folder.path(), &arguments).stdout.trim_end()).unwrap();
        expected.push('\n');
        updated = updated.replace(&format!("```console\n{}```\n", block.text), &format!("```console\n{expected}```\n"));
    }
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(workspace().join("README.md"), updated).unwrap();
    } else {
        assert_eq!(readme, updated, "run this test again with UPDATE_README=1");
    }
}

#[test]
fn the_configuration_says_the_same_as_the_options() {
    let (readme, folder) = (readme(), sandbox());
    let blocks = blocks(&readme);
    let config = blocks.iter().find(|block| block.text.starts_with("# graphdoc.toml\n")).unwrap();
    write(&folder.path().join("graphdoc.toml"), config.text);
    assert_eq!(graphdoc(folder.path(), &["generate", "--check"]).status, 0);
    let gaps = graphdoc(folder.path(), &["gaps", "--quiet"]);
    assert_eq!(gaps.status, 1);
    assert!(!gaps.stdout.contains("[drift-"));
}

/// The running text of a document, without its code blocks, cut at the marks of inline code: every other piece is code.
fn pieces(document: &str) -> Vec<String> {
    let mut is_code = false;
    let prose = document.lines().filter(|line| {
        let is_fence = line.starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    });
    prose.collect::<Vec<_>>().join("\n").split('`').map(str::to_owned).collect()
}

#[test]
fn what_the_documents_point_to_exists() {
    let workspace = workspace();
    for name in ["README.md", "generator/ARCHITECTURE.md", ".github/CONTRIBUTING.md"] {
        let document = workspace.join(name);
        let pieces = pieces(&fs::read_to_string(&document).unwrap());
        let links = pieces.iter().step_by(2).flat_map(|prose| prose.split("](").skip(1));
        let links = links.map(|link| document.parent().unwrap().join(link.split(')').next().unwrap()));
        let is_path = |code: &&String| code.contains('/') && (code.ends_with(".rs") || code.ends_with('/'));
        let paths = pieces.iter().skip(1).step_by(2).filter(is_path).map(|path| {
            let folders = ["generator/src", "generator", ""];
            let found = folders.iter().map(|folder| workspace.join(folder).join(path)).find(|path| path.exists());
            found.unwrap_or_else(|| path.into())
        });
        let missing: Vec<PathBuf> = links.chain(paths).filter(|path| !path.exists()).collect();
        assert!(missing.is_empty(), "{name} names {missing:?}");
    }
}
