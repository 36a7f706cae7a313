//! `graphdoc.toml`: the options that a project keeps. Options on the command line win over it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use super::args::Level;

/// The file's content; unknown keys are errors, so that a misspelt one is not silently without effect.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ConfigFile {
    /// What to read, relative to the file's folder.
    pub(crate) paths: Vec<PathBuf>,
    /// As `--include`.
    pub(crate) include: Vec<String>,
    /// As `--exclude`.
    pub(crate) exclude: Vec<String>,
    /// As `--api-version`.
    pub(crate) api_version: Option<String>,
    /// As `--jobs`.
    pub(crate) jobs: Option<u16>,
    /// Options of `generate`.
    pub(crate) generate: Generate,
    /// Options of `gaps`.
    pub(crate) gaps: Findings,
    /// Options of `verify`.
    pub(crate) verify: Verify,
}

/// The table `[generate]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Generate {
    /// As `--out`, relative to the file's folder.
    pub(crate) out: Option<PathBuf>,
    /// As `--crate`.
    #[serde(rename = "crate")]
    pub(crate) crate_name: Option<String>,
    /// As `--docs`: `full`, `summary` or `none`.
    pub(crate) docs: Option<String>,
    /// As `--types-only`.
    pub(crate) types_only: bool,
    /// As `--views`.
    pub(crate) views: Option<Vec<String>>,
    /// Attributes for types, by pattern of the type's qualified name.
    pub(crate) type_attributes: BTreeMap<String, String>,
    /// Attributes for fields, by pattern of the qualified property name.
    pub(crate) field_attributes: BTreeMap<String, String>,
    /// Rust paths to use for types instead of emitting them, by qualified name.
    pub(crate) extern_paths: BTreeMap<String, String>,
}

/// The table `[verify]`. What it has in common with `[gaps]` is repeated, because unknown keys can only be refused
/// in a table that is read as a whole.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Verify {
    /// As `--metadata`, relative to the file's folder.
    pub(crate) metadata: Option<PathBuf>,
    /// As `--select`.
    select: Vec<String>,
    /// As `--ignore`.
    ignore: Vec<String>,
    /// As `--deny`.
    deny: Option<Level>,
}

impl Verify {
    /// What is said of findings.
    pub(crate) fn findings(self) -> Findings {
        Findings { select: self.select, ignore: self.ignore, deny: self.deny }
    }
}

/// The table `[gaps]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Findings {
    /// As `--select`.
    pub(crate) select: Vec<String>,
    /// As `--ignore`.
    pub(crate) ignore: Vec<String>,
    /// As `--deny`.
    pub(crate) deny: Option<Level>,
}

/// The file named, or the nearest `graphdoc.toml` from the working directory upwards, or none.
pub(crate) fn find(named: Option<&Path>) -> Result<ConfigFile> {
    if let Some(path) = named {
        return read(path);
    }
    let start = std::env::current_dir().context("the working directory cannot be read")?;
    match start.ancestors().map(|folder| folder.join("graphdoc.toml")).find(|path| path.is_file()) {
        Some(path) => read(&path),
        None => Ok(ConfigFile::default()),
    }
}

fn read(path: &Path) -> Result<ConfigFile> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    let mut config: ConfigFile =
        toml::from_str(&text).with_context(|| format!("{}: not a graphdoc configuration", path.display()))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let working = std::env::current_dir().unwrap_or_default();
    let relative = |given: &Path| {
        let joined = folder.join(given);
        joined.strip_prefix(&working).map(Path::to_path_buf).unwrap_or(joined)
    };
    config.paths = config.paths.iter().map(|given| relative(given)).collect();
    config.generate.out = config.generate.out.as_deref().map(relative);
    config.verify.metadata = config.verify.metadata.as_deref().map(relative);
    Ok(config)
}
