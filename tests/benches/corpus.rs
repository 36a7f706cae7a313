//! How long the stages take over a corpus of real pages, as ratios to the floor under any such tool: reading
//! the pages and walking them with pulldown-cmark, on the same threads, in the same run.
//!
//! `GRAPHDOC_CORPUS=… cargo bench -p graphdoc-tests --bench corpus`. Every figure is the median of several
//! rounds that alternate between the stages; each stage runs in a process of its own, so that its peak
//! memory is its own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a benchmark reports")]

use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use graphdoc::analysis::{Analysis, AnalysisOptions, analyze};
use graphdoc::emit::{EmitOptions, Form};
use graphdoc::export::choose;
use graphdoc::export::csdl::csdl;
use graphdoc::export::openapi::openapi;
use graphdoc::generation::generate;
use graphdoc::lint::{Selection, review};
use graphdoc::model::{ApiVersion, ModelJson};
use graphdoc::output::{Known, write};
use graphdoc::plan::PlanOptions;
use graphdoc::source::{LoadOptions, SourceSet, load};
use rayon::prelude::*;

const ROUNDS: usize = 7;

/// The program's allocator, for the floor, too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The stages, with the highest ratio to the floor that is aimed at.
const STAGES: &[(&str, Option<f64>)] = &[
    ("floor", None),
    ("model", Some(5.0)),
    ("export, CSDL", Some(5.0)),
    ("export, OpenAPI", Some(5.0)),
    ("gaps", Some(5.0)),
    ("generate", Some(8.0)),
    ("generate, one page changed", Some(3.0)),
];

fn main() {
    let corpus =
        PathBuf::from(std::env::var_os("GRAPHDOC_CORPUS").expect("GRAPHDOC_CORPUS names the folder of the corpus"));
    if let Some(stage) = std::env::args().skip_while(|argument| argument != "--stage").nth(1) {
        run(&stage, &corpus);
        return;
    }
    let bytes: u64 = pages(&corpus).iter().filter_map(|page| page.metadata().ok()).map(|metadata| metadata.len()).sum();
    println!("{} pages, {:.1} MB", pages(&corpus).len(), bytes as f64 / 1e6);
    let _ = std::fs::remove_dir_all(fresh());
    let mut times = vec![Vec::new(); STAGES.len()];
    let mut memory = vec![0_u64; STAGES.len()];
    for round in 0..=ROUNDS {
        for (at, (stage, _)) in STAGES.iter().enumerate() {
            let (time, peak) = measure(stage);
            // The first round warms the file cache, and writes what the later ones find.
            if round > 0 {
                times[at].push(time);
                memory[at] = memory[at].max(peak);
            }
        }
    }
    let _ = std::fs::remove_dir_all(fresh());
    let medians: Vec<f64> = times.iter_mut().map(|times| median(times)).collect();
    println!("{:<28} {:>9} {:>7} {:>6} {:>9} {:>8}", "stage", "median", "ratio", "goal", "peak", "x input");
    for (at, (stage, goal)) in STAGES.iter().enumerate() {
        let goal = goal.map_or(String::new(), |goal| format!("{goal:.0}"));
        println!(
            "{stage:<28} {:>6.0} ms {:>7.2} {goal:>6} {:>6.0} MB {:>8.1}",
            medians[at] * 1e3,
            medians[at] / medians[0],
            memory[at] as f64 / 1e6,
            memory[at] as f64 / bytes as f64
        );
    }
}

fn measure(stage: &str) -> (f64, u64) {
    let own = std::env::current_exe().expect("the benchmark knows its own path");
    let output = Command::new(own).args(["--stage", stage]).output().expect("the benchmark can run itself");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let mut figures = text.split_whitespace().map(|figure| figure.parse::<f64>().expect("a figure"));
    (figures.next().expect("a time"), figures.next().unwrap_or(0.0) as u64)
}

fn run(stage: &str, corpus: &Path) {
    let start = Instant::now();
    match stage {
        "floor" => floor(corpus),
        "model" => {
            let loaded = load(&[corpus.to_path_buf()], &LoadOptions::default()).expect("the corpus can be read");
            let analysis = leak(analyze(loaded, AnalysisOptions::default()));
            let model = ModelJson::new(&analysis.sources, &analysis.model);
            written("bench-model.json", |out| model.print(out));
        }
        "gaps" => {
            let loaded = load(&[corpus.to_path_buf()], &LoadOptions::default()).expect("the corpus can be read");
            let (analysis, findings) = leak(review(loaded, AnalysisOptions::default(), &Selection::default()));
            let report = graphdoc::diagnostic::Report::new(&analysis.sources, findings);
            written("bench-gaps.json", |out| report.print(out));
        }
        "export, CSDL" => exported(corpus, "bench.xml", |_, version, out| leak(csdl(version).0).write(out)),
        "export, OpenAPI" => {
            exported(corpus, "bench.json", |sources, version, out| leak(openapi(sources, version)).write(out))
        }
        "generate" => return generated(corpus, false),
        _ => return generated(corpus, true),
    }
    println!("{} {}", start.elapsed().as_secs_f64(), peak_memory());
}

/// What cannot be avoided: every byte read, every page parsed.
fn floor(corpus: &Path) {
    let options = pulldown_cmark::Options::ENABLE_TABLES;
    let events: usize = pages(corpus)
        .par_iter()
        .map(|page| {
            let text = String::from_utf8_lossy(&std::fs::read(page).expect("a page")).into_owned();
            pulldown_cmark::Parser::new_ext(&text, options).into_offset_iter().count()
        })
        .sum();
    assert!(events > 0);
}

/// Exports the version that is exported where none is asked for.
fn exported(
    corpus: &Path,
    name: &str,
    print: impl FnOnce(&'static SourceSet, &'static ApiVersion, &mut dyn Write) -> io::Result<()>,
) {
    let loaded = load(&[corpus.to_path_buf()], &LoadOptions::default()).expect("the corpus can be read");
    let analysis: &'static Analysis = leak(analyze(loaded, AnalysisOptions::default()));
    let choice = choose(&analysis.model, None).expect("nothing was asked for").expect("the corpus has a version");
    written(name, |out| print(&analysis.sources, choice.version, out));
}

/// Writes a result as the program does: over what is there.
fn written(name: &str, print: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
    let file = File::options().write(true).create(true).truncate(false).open(scratch(name));
    let mut file = BufWriter::with_capacity(1 << 16, file.expect("a file can be made"));
    print(&mut file).expect("the file can be written");
    file.flush().expect("the file can be written");
    let end = file.stream_position().expect("a file has places");
    file.get_ref().set_len(end).expect("a file can be cut");
}

/// Generates a whole crate; the second time, all but one file are on disk already.
fn generated(corpus: &Path, again: bool) {
    // A folder of its own for each process: file systems are slow where many files were removed a moment ago.
    let folder = if again { scratch("bench-again") } else { fresh().join(std::process::id().to_string()) };
    if again {
        // A file that is not what its page gives any more stands for a page that changed.
        let _ = std::fs::remove_file(folder.join("src/v1_0/user.rs"));
    }
    let start = Instant::now();
    let loaded = load(&[corpus.to_path_buf()], &LoadOptions::default()).expect("the corpus can be read");
    let analysis = leak(analyze(loaded, AnalysisOptions::default()));
    let form = EmitOptions { form: Form::Crate { name: "bench".to_owned() }, has_docs: true };
    let known = Known::read(&folder);
    let generation =
        leak(generate(analysis, &PlanOptions::default(), &form, &known).expect("the default options are Rust"));
    write(&folder, &generation.files, &known).expect("the folder can be written");
    println!("{} {}", start.elapsed().as_secs_f64(), peak_memory());
}

/// Keeps a result until the process ends, as the program does.
fn leak<T>(result: T) -> &'static T {
    Box::leak(Box::new(result))
}

/// Where crates are generated for the first time.
fn fresh() -> PathBuf {
    scratch("bench-generate")
}

fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                found.push(path);
            }
        }
    }
    found
}

/// The most memory that this process held, in bytes; 0 where the system does not tell.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).map_or(0, |kilobytes| kilobytes * 1024)
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
