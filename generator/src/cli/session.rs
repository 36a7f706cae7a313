//! What all commands that read pages do first: merge options with the configuration, read, analyse.

use std::path::PathBuf;

use anyhow::{Context, Result};
use graphdoc::analysis::{Analysis, AnalysisOptions, analyze};
use graphdoc::model::ApiModel;
use graphdoc::select::{Pattern, Selection, Unmatched, retain};
use graphdoc::source::{LoadOptions, Loaded, load};

use super::args::Common;
use super::config_file::{self, ConfigFile};
use super::progress::Progress;

/// Options with the configuration filled in.
pub(crate) struct Session {
    pub(crate) config: ConfigFile,
    pub(crate) paths: Vec<PathBuf>,
    include: Vec<String>,
    exclude: Vec<String>,
    api_version: Option<String>,
    pub(crate) quiet: bool,
}

impl Session {
    /// Reads the configuration, fills in what the command line leaves open and starts the threads.
    pub(crate) fn start(common: &Common) -> Result<Self> {
        let mut config = config_file::find(common.config.as_deref())?;
        let or = |given: &Vec<String>, configured: &mut Vec<String>| {
            if given.is_empty() { std::mem::take(configured) } else { given.clone() }
        };
        let paths = match (common.paths.is_empty(), config.paths.is_empty()) {
            (false, _) => common.paths.clone(),
            (true, false) => std::mem::take(&mut config.paths),
            (true, true) => vec![PathBuf::from("docs-input")],
        };
        if let Some(jobs) = common.jobs.or(config.jobs) {
            rayon::ThreadPoolBuilder::new()
                .num_threads(jobs.into())
                .build_global()
                .context("the threads cannot be started")?;
        }
        Ok(Self {
            paths,
            include: or(&common.include, &mut config.include),
            exclude: or(&common.exclude, &mut config.exclude),
            api_version: common.api_version.clone().or_else(|| config.api_version.take()),
            quiet: common.quiet,
            config,
        })
    }

    /// Reads the pages and does something with them, with a progress bar when it takes long.
    ///
    /// What is found lives as long as the process: to free it piece by piece would only put off the end.
    pub(crate) fn with_pages<T>(&self, work: impl FnOnce(Loaded, AnalysisOptions<'_>) -> T) -> Result<&'static mut T> {
        let loaded = self.load()?;
        let progress = Progress::new(loaded.sources.pages().count(), self.quiet);
        let options = AnalysisOptions { api_version: self.api_version.as_deref(), on_page: Some(&|| progress.step()) };
        let found = work(loaded, options);
        progress.finish();
        Ok(Box::leak(Box::new(found)))
    }

    /// Reads and analyses the pages; the model keeps what is selected.
    pub(crate) fn analyze_selected(&self) -> Result<&'static Analysis> {
        let analysis = self.with_pages(analyze)?;
        let selection = self.selection();
        self.refuse_unmatched(&selection, &analysis.model, |_| false)?;
        retain(&mut analysis.model, &selection);
        Ok(analysis)
    }

    /// The API version that was asked for.
    pub(crate) fn api_version(&self) -> Option<&str> {
        self.api_version.as_deref()
    }

    /// What `--include` and `--exclude` ask for.
    pub(crate) fn selection(&self) -> Selection {
        let patterns = |given: &[String]| given.iter().map(|text| Pattern::new(text)).collect();
        Selection { include: patterns(&self.include), exclude: patterns(&self.exclude) }
    }

    /// Refuses to go on with an include pattern that means nothing, and warns of such an exclude pattern, which changes
    /// nothing. `has_meaning` knows what patterns may mean beside the model.
    pub(crate) fn refuse_unmatched(
        &self,
        selection: &Selection,
        model: &ApiModel,
        has_meaning: impl Fn(&Pattern) -> bool,
    ) -> Result<()> {
        let unmatched = |found: Vec<Unmatched<'_>>| -> Vec<String> {
            found.iter().filter(|one| !has_meaning(one.pattern)).map(Unmatched::to_string).collect()
        };
        if !self.quiet {
            unmatched(selection.unmatched_excludes(model)).iter().for_each(|one| eprintln!("warning: {one}"));
        }
        let includes = unmatched(selection.unmatched_includes(model));
        anyhow::ensure!(includes.is_empty(), includes.join("\nerror: "));
        Ok(())
    }

    fn load(&self) -> Result<Loaded> {
        let loaded = load(&self.paths, &LoadOptions::default())?;
        if loaded.sources.pages().next().is_none() {
            let paths: Vec<String> = self.paths.iter().map(|path| path.display().to_string()).collect();
            anyhow::bail!("{}: no pages found; pages end in .md or .txt, or are named one by one", paths.join(", "));
        }
        Ok(loaded)
    }
}
