//! `graphdoc generate`: pages to Rust files, or a check of those on disk.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use graphdoc::analysis::analyze;
use graphdoc::diagnostic::TextPrinter;
use graphdoc::emit::{EmitOptions, Form};
use graphdoc::generation::{Generation, generate};
use graphdoc::output::{Change, Difference, Known, check, write};
use graphdoc::plan::{DocsLevel, PlanOptions, View, unused_paths};

use super::args::{Docs, GenerateArgs};
use super::config_file;
use super::session::Session;
use super::{DONE, FINDINGS, output};

/// How many stale files `--check` shows with their differences.
const SHOWN: usize = 10;

/// Writes the files, or compares them.
pub(crate) fn run(args: &GenerateArgs) -> Result<u8> {
    let mut session = Session::start(&args.common)?;
    let configured = std::mem::take(&mut session.config.generate);
    let folder = args.out.clone().or_else(|| configured.out.clone()).context("say where to write: `--out DIR`")?;
    let plan = plan_options(args, &session, &configured)?;
    let form = match args.crate_name.clone().or(configured.crate_name) {
        Some(name) => Form::Crate { name: package_name(name)? },
        None => Form::Tree,
    };
    let form = EmitOptions { form, has_docs: plan.docs != DocsLevel::None };

    let analysis = session.with_pages(analyze)?;
    session.refuse_unmatched(&plan.selection, &analysis.model, |_| false)?;
    let known = if args.check { Known::nothing() } else { Known::read(&folder) };
    let generation = generate(analysis, &plan, &form, &known)?;
    let generation: &Generation = Box::leak(Box::new(generation));
    if !session.quiet {
        unused_paths(&plan, &analysis.model, &generation.plan).iter().for_each(|one| eprintln!("warning: {one}"));
        report(analysis, generation, args.collisions);
    }
    if args.check {
        return compare(&folder, generation);
    }
    let written = write(&folder, &generation.files, &known)?;
    if !session.quiet {
        eprintln!(
            "{}: {} files written, {} removed, {} unchanged",
            folder.display(),
            written.written.len(),
            written.removed.len(),
            written.unchanged
        );
    }
    Ok(DONE)
}

fn plan_options(args: &GenerateArgs, session: &Session, configured: &config_file::Generate) -> Result<PlanOptions> {
    let docs = match (args.docs, configured.docs.as_deref()) {
        (Some(Docs::Full), _) | (None, Some("full") | None) => DocsLevel::Full,
        (Some(Docs::Summary), _) | (None, Some("summary")) => DocsLevel::Summary,
        (Some(Docs::None), _) | (None, Some("none")) => DocsLevel::None,
        (None, Some(other)) => anyhow::bail!("`docs = \"{other}\"`: say full, summary or none"),
    };
    let pairs = |map: &std::collections::BTreeMap<String, String>| map.clone().into_iter().collect();
    Ok(PlanOptions {
        docs,
        selection: session.selection(),
        type_attributes: pairs(&configured.type_attributes),
        field_attributes: pairs(&configured.field_attributes),
        extern_paths: pairs(&configured.extern_paths),
        support_path: None,
        types_only: args.types_only || configured.types_only,
        views: views(args, configured)?,
    })
}

fn views(args: &GenerateArgs, configured: &config_file::Generate) -> Result<Option<Vec<View>>> {
    let names = if args.views.is_empty() { configured.views.as_ref() } else { Some(&args.views) };
    let view = |name: &String| {
        View::of(name).with_context(|| format!("`{name}` is no crate of typed views: say chrono, jiff, time or uuid"))
    };
    names.map(|names| names.iter().map(view).collect()).transpose()
}

/// A name that cargo takes for a package and Rust for a crate.
fn package_name(name: String) -> Result<String> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() || !name.chars().all(is_word) || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        anyhow::bail!("`{name}` is no name for a crate: use letters, digits, `-` and `_`, a letter first");
    }
    if syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_err() {
        anyhow::bail!("`{name}` is no name for a crate: it is a keyword of Rust");
    }
    Ok(name)
}

/// Says what in the pages could not be read as it should; `gaps` has the whole review.
fn report(analysis: &graphdoc::analysis::Analysis, generation: &Generation, has_collisions: bool) {
    let mut troubles = analysis.reading_troubles();
    troubles.sort_by_key(|found| Reverse(found.severity));
    let printer = TextPrinter::new(&analysis.sources, false);
    for trouble in troubles.iter().take(SHOWN) {
        eprintln!("{}", printer.print(trouble));
    }
    if troubles.len() > SHOWN {
        eprintln!("{} more errors and warnings in the pages; `graphdoc gaps` shows all", troubles.len() - SHOWN);
    }
    let collisions = &generation.diagnostics;
    if has_collisions {
        for collision in collisions {
            let (page, start) = (analysis.sources.file(collision.span.file), analysis.sources.start(collision.span));
            eprintln!("{}:{}:{}: {}", page.path, start.line, start.column, collision.message);
        }
    } else if !collisions.is_empty() {
        let changed = match collisions.len() {
            1 => "1 name was changed because it collided".to_owned(),
            count => format!("{count} names were changed because they collided"),
        };
        eprintln!("{changed}; `--collisions` says which");
    }
}

fn compare(folder: &Path, generation: &Generation) -> Result<u8> {
    let differences = check(folder, &generation.files)?;
    if differences.is_empty() {
        return Ok(DONE);
    }
    output::write(None, |out| {
        for Difference { path, change } in differences.iter().take(SHOWN) {
            let path: PathBuf = folder.join(path);
            match change {
                Change::Add => writeln!(out, "{}: missing", path.display())?,
                Change::Remove => writeln!(out, "{}: no longer generated", path.display())?,
                Change::Modify { added, removed, diff } => {
                    writeln!(out, "{}: +{added} -{removed}\n{diff}", path.display())?;
                }
            }
        }
        if differences.len() > SHOWN {
            writeln!(out, "and {} more files", differences.len() - SHOWN)?;
        }
        let count = differences.len();
        Ok(writeln!(out, "{count} files are not what the pages give; run `graphdoc generate` with the same options")?)
    })?;
    Ok(FINDINGS)
}
