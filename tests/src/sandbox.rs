//! Compiles emitted code: a crate in a folder of its own, whose programs are checked side by side.
//!
//! The crate shares the target folder of the tests and takes the versions of the workspace's `Cargo.lock`, so that what is
//! compiled for one test is not compiled for the next, and nothing is fetched.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use graphdoc::output::{GeneratedFiles, Known, write};
use serde_json::Value;

/// What emitted code depends on, as a user's manifest says it.
pub const DEPENDENCIES: &[&str] = &[
    "http = { version = \"1\", default-features = false, features = [\"std\"] }",
    "serde = { version = \"1\", features = [\"derive\"] }",
    "serde_json = { version = \"1\", features = [\"preserve_order\", \"raw_value\"] }",
];

/// A crate of programs, each with an emitted module tree called `graph`.
pub struct Sandbox {
    folder: PathBuf,
    target: PathBuf,
    programs: Vec<String>,
}

impl Sandbox {
    /// A crate without programs in `temporary`, which is what cargo calls `CARGO_TARGET_TMPDIR`, with `dependencies` (lines
    /// of a manifest) beyond [`DEPENDENCIES`].
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(name: &str, temporary: &str, dependencies: &[&str]) -> Result<Self, Box<dyn Error>> {
        let (folder, target) = (Path::new(temporary).join(name), Path::new(temporary).join(".."));
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(folder.join("src/bin"))?;
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n\n[dependencies]\n{}\n",
            [DEPENDENCIES, dependencies].concat().join("\n")
        );
        fs::write(folder.join("Cargo.toml"), manifest)?;
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(Self { folder, target, programs: Vec::new() })
    }

    /// Adds a program whose text is `main`, with an emitted module tree; gives the folder of the tree.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn program(&mut self, name: &str, files: &GeneratedFiles, main: &str) -> Result<PathBuf, Box<dyn Error>> {
        let folder = self.folder.join("src/bin").join(name);
        let tree = folder.join("graph");
        fs::create_dir_all(&tree)?;
        write(&tree, files, &Known::nothing())?;
        fs::write(folder.join("main.rs"), format!("#[rustfmt::skip]\nmod graph;\n\n{main}"))?;
        self.programs.push(name.to_owned());
        Ok(tree)
    }

    /// Checks all programs; gives the warnings and errors of each, as the compiler prints them.
    ///
    /// # Errors
    /// When cargo does not get as far as the programs.
    pub fn check(&self) -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
        self.compile("check")
    }

    /// Builds all programs: as [`Sandbox::check`], and finds what shows only where code is made.
    ///
    /// # Errors
    /// When cargo does not get as far as the programs.
    pub fn build(&self) -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
        self.compile("build")
    }

    fn compile(&self, command: &str) -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(&self.folder).env("CARGO_TARGET_DIR", &self.target);
        cargo.args([command, "--offline", "--quiet", "--keep-going", "--bins", "--message-format", "json"]);
        let output = cargo.output()?;
        let mut found: BTreeMap<String, Vec<String>> =
            self.programs.iter().map(|name| (name.clone(), Vec::new())).collect();
        let mut seen = 0;
        for line in String::from_utf8(output.stdout)?.lines() {
            let message: Value = serde_json::from_str(line)?;
            let target = message["target"]["name"].as_str().unwrap_or_default();
            let (Some(texts), reason) = (found.get_mut(target), &message["reason"]) else { continue };
            seen += 1;
            if reason == "compiler-message" {
                texts.extend(message["message"]["rendered"].as_str().map(str::to_owned));
            }
        }
        if seen < self.programs.len() {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        }
        Ok(found)
    }
}
