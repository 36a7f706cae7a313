//! The command line, by the real program: what all commands but `generate` print, what mistakes are told, and exit statuses.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::io::pipe;
use std::process::{Command, Stdio};

use serde_json::Value;
use support::orchard::{FRUIT, orchard};
use support::{assert_fails, graphdoc, tree, workspace, write};

#[test]
fn mistakes_in_the_configuration_are_shown_with_their_line() {
    let folder = orchard("v1.0");
    let cases = [
        ("paths = [\"pages\"]\n\n[generate\n", "line 3"),
        ("paths = [\"pages\"]\ncolour = true\n", "unknown field `colour`"),
        ("[gaps]\ndeny = \"everything\"\n", "everything"),
        ("[generate]\nout = \"out\"\ndocs = \"some\"\n", "say full, summary or none"),
    ];
    for (config, message) in cases {
        write(&folder.path().join("graphdoc.toml"), config);
        assert_fails(&graphdoc(folder.path(), &["generate"]), message);
    }
    assert_fails(&graphdoc(folder.path(), &["gaps", "--config", "nowhere.toml"]), "nowhere.toml: cannot be read");
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = orchard("v1.0");
    let run = |arguments: &[&str]| graphdoc(folder.path(), arguments);
    for command in ["generate", "gaps", "model"] {
        let arguments: &[&str] =
            if command == "generate" { &[command, "no/such", "--out", "out"] } else { &[command, "no/such"] };
        assert_fails(&run(arguments), "no/such: no such file or folder");
    }
    assert_fails(&run(&["generate", "pages"]), "--out DIR");
    assert_fails(&run(&["gaps", "pages", "--select", "todo-permissions"]), "did you mean `todo-permission`?");
    write(&folder.path().join("empty/x.json"), "{}");
    assert_fails(&run(&["model", "empty"]), "no pages found");
    assert_eq!(run(&[]).status, 2);
    assert_eq!(run(&["gaps", "--deny", "nothing"]).status, 2);
    assert_eq!(run(&["gaps", "--jobs", "0"]).status, 2);
    assert_eq!(run(&["--help"]).status, 0);
}

#[test]
fn a_version_is_exported_as_csdl() {
    let folder = orchard("v1.0");
    let run = |more: &[&str]| graphdoc(folder.path(), &[&["export", "pages", "--format", "csdl"], more].concat());
    let first = run(&[]);
    assert_eq!((first.status, first.stderr.as_str()), (0, ""));
    assert!(first.stdout.contains("<EntityType Name=\"fruit\""), "{}", first.stdout);
    assert_eq!(run(&["-o", "out.xml", "--jobs", "1"]).stdout, "");
    assert_eq!(fs::read_to_string(folder.path().join("out.xml")).unwrap(), first.stdout);
    assert!(!run(&["--exclude", "fruit"]).stdout.contains("Name=\"fruit\""));

    write(&folder.path().join("pages/beta/resources/fruit.md"), FRUIT.replace("|weight|", "|mass|"));
    let released = run(&[]);
    assert_eq!(released.stdout, first.stdout);
    assert_eq!(released.stderr, "note: v1.0 is exported, beta (1 page) is not; `--api-version` says which\n");
    assert!(run(&["--api-version", "beta"]).stdout.contains("Name=\"mass\""));
    assert_fails(&run(&["--api-version", "v2"]), "no page belongs to the API version `v2`; the pages hold beta, v1.0");
    assert_eq!(graphdoc(folder.path(), &["export", "pages"]).status, 2);
}

#[test]
fn a_version_is_exported_as_openapi() {
    let folder = orchard("v1.0");
    let run = |more: &[&str]| graphdoc(folder.path(), &[&["export", "pages", "--format", "openapi"], more].concat());
    let first = run(&[]);
    assert_eq!((first.status, first.stderr.as_str()), (0, ""));
    let document: Value = serde_json::from_str(&first.stdout).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["servers"][0]["url"], "https://graph.microsoft.com/v1.0");
    let schemas = |document: &Value| document["components"]["schemas"].as_object().unwrap().clone();
    assert!(schemas(&document).contains_key("microsoft.graph.fruit"));
    assert_eq!(run(&["-o", "out.json", "--jobs", "1"]).stdout, "");
    assert_eq!(fs::read_to_string(folder.path().join("out.json")).unwrap(), first.stdout);
    let without: Value = serde_json::from_str(&run(&["--exclude", "fruit"]).stdout).unwrap();
    assert!(!schemas(&without).contains_key("microsoft.graph.fruit"));
}

#[test]
fn the_model_holds_what_is_selected() {
    let folder = orchard("v1.0");
    let whole = graphdoc(folder.path(), &["model", "pages"]).stdout;
    let one = graphdoc(folder.path(), &["model", "pages", "--exclude", "fruit"]).stdout;
    assert!(whole.contains("resources/fruit.md") && whole.contains("resources/basket.md"));
    assert!(!one.contains("resources/fruit.md") && one.contains("resources/basket.md"), "{one}");
}

#[test]
fn the_model_is_json_with_places() {
    let folder = orchard("v1.0");
    let run = graphdoc(folder.path(), &["model", "pages"]);
    assert_eq!(run.status, 0);
    let model: Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(model.is_object());
    assert!(run.stdout.contains("pages/v1.0/resources/fruit.md") && run.stdout.contains("\"line\""));
    assert_eq!(graphdoc(folder.path(), &["model", "pages", "-o", "model.json"]).stdout, "");
    assert_eq!(fs::read_to_string(folder.path().join("model.json")).unwrap(), run.stdout);
    assert_fails(&graphdoc(folder.path(), &["model", "pages", "-o", "no/such/model.json"]), "cannot be written");
}

#[test]
fn findings_are_printed_counted_and_denied() {
    let folder = orchard("v1.0");
    let gaps = |more: &[&str]| graphdoc(folder.path(), &[&["gaps", "pages"], more].concat());
    let text = gaps(&["--select", "todo"]);
    assert_eq!(text.status, 0);
    assert!(text.stdout.starts_with("error[todo-description]: "), "{}", text.stdout);
    assert!(text.stdout.contains("pages/v1.0/resources/fruit.md:18:"), "{}", text.stdout);
    assert!(!text.stdout.contains('\u{1b}') && gaps(&["--color", "always"]).stdout.contains('\u{1b}'));

    let json = gaps(&["--select", "todo", "--format", "json"]);
    let report: Value = serde_json::from_str(&json.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0]["code"], "todo-description");
    assert_eq!(findings[0]["page"], "pages/v1.0/resources/fruit.md");
    assert_eq!(findings[0]["line"], 18);

    assert_eq!(gaps(&["--select", "todo", "--include", "fruit"]).stdout, text.stdout);
    for other in [&["--include", "basket"][..], &["--exclude", "fruit"], &["--include", "GET /fruits/*"]] {
        let run = gaps(&[&["--select", "todo"], other].concat());
        assert!(
            run.status == 0 && run.stdout == gaps(&["--select", "todo", "--ignore", "todo"]).stdout,
            "{}",
            run.stdout
        );
    }
    assert_fails(&gaps(&["--include", "fuit"]), "did you mean `fruit`?");
    assert_eq!(gaps(&["--deny", "error"]).status, 1);
    assert_eq!(gaps(&["--deny", "error", "--ignore", "todo"]).status, 0);
    assert_eq!(gaps(&["--select", "todo", "-o", "gaps.txt"]).stdout, "");
    assert_eq!(fs::read_to_string(folder.path().join("gaps.txt")).unwrap(), text.stdout);

    write(&folder.path().join("pages/v1.0/resources/fruit.md"), format!("{FRUIT}\n<!-- graphdoc-ignore: todo -->\n"));
    assert_eq!(gaps(&["--deny", "error"]).status, 0);
}

#[test]
fn codes_are_explained() {
    let folder = tempfile::tempdir().unwrap();
    let list = graphdoc(folder.path(), &["explain"]).stdout;
    for line in list.lines() {
        let code = line.split_whitespace().next().unwrap();
        let run = graphdoc(folder.path(), &["explain", code]);
        assert_eq!(run.status, 0);
        assert!(run.stdout.starts_with(code) && run.stdout.lines().count() > 3, "{}", run.stdout);
    }
    assert_fails(&graphdoc(folder.path(), &["explain", "nonsense"]), "`nonsense` is no code");
    let explained = graphdoc(folder.path(), &["explain", "name-collision"]).stdout;
    assert!(explained.ends_with("\n`graphdoc generate --collisions` finds it.\n"), "{explained}");
}

#[test]
fn what_another_command_finds_is_refused() {
    let folder = orchard("v1.0");
    for (select, commands) in [
        ("name-collision", "`graphdoc generate --collisions` finds it"),
        ("output", "`graphdoc generate --collisions` or `graphdoc export --format csdl` finds it"),
        ("metadata-path", "`graphdoc verify` finds it"),
    ] {
        assert_fails(&graphdoc(folder.path(), &["gaps", "pages", "--select", select]), commands);
    }
    let run = graphdoc(folder.path(), &["verify", "pages", "--metadata", "none.xml", "--select", "todo"]);
    assert_fails(&run, "`graphdoc gaps` finds it");
}

#[test]
fn shells_get_completions() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = graphdoc(folder.path(), &["completions", shell]);
        assert_eq!(run.status, 0);
        assert!(run.stdout.contains("--api-version") || run.stdout.contains("-l api-version"), "{shell}");
    }
}

#[test]
fn the_number_of_threads_does_not_show() {
    let folder = tempfile::tempdir().unwrap();
    let pages = workspace().join("docs-input").display().to_string();
    let of = |jobs: &str| {
        let run = |arguments: &[&str]| {
            let run = graphdoc(folder.path(), &[arguments, &["--jobs", jobs, &pages]].concat());
            assert_eq!(run.status, 0, "{}", run.stderr);
            run.stdout
        };
        run(&["generate", "--out", jobs]);
        (run(&["gaps"]), run(&["model"]), tree(&folder.path().join(jobs)))
    };
    assert!(of("1") == of("2"));
}

/// As in `graphdoc model | head -1`: the reader goes away, and nobody is told.
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = orchard("v1.0");
    let commands: &[&[&str]] = &[
        &["model", "pages"],
        &["gaps", "pages"],
        &["gaps", "pages", "--format", "json"],
        &["generate", "pages", "--out", "out", "--check", "--quiet"],
        &["explain"],
        &["explain", "mojibake"],
        &["completions", "bash"],
    ];
    for arguments in commands {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        let mut command = Command::new(env!("CARGO_BIN_EXE_graphdoc"));
        let child = command.current_dir(folder.path()).args(*arguments).stdout(writer).stderr(Stdio::piped());
        let output = child.spawn().unwrap().wait_with_output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), stderr.as_str()), (Some(0), ""), "{arguments:?}");
    }
}
