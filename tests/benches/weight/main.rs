//! What the emitted types cost to compile and to read: against the same types with serde's derives, in one run, with
//! dependencies built, in CPU seconds and megabytes of the compiler.
//!
//! `GRAPHDOC_CORPUS=… cargo bench -p graphdoc-tests --bench weight`, or with `-- check`, `-- build` or `-- read` for a part.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a benchmark reports")]

mod cost;
mod derived;
mod program;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use graphdoc::analysis::{AnalysisOptions, analyze};
use graphdoc::emit::{EmitOptions, Form};
use graphdoc::generation::generate;
use graphdoc::model::{ApiModel, QualifiedName};
use graphdoc::output::{Known, write};
use graphdoc::plan::{DocsLevel, PlanOptions, RustPlan};
use graphdoc::source::{LoadOptions, load};

use cost::Cost;
use derived::Rendering;

/// The crate of the emitted types, and how a program gets a page of them.
const TYPES: (&str, &str) = ("types", "use types::support::Page;");
/// The page type for serde's derives.
const DERIVED_PAGE: &str = "#[derive(serde::Deserialize)]\n#[allow(dead_code)]\nstruct Page<T> { value: Vec<T>, #[serde(flatten)] additional: \
    serde_json::Map<String, serde_json::Value> }";
const DERIVED: (&str, &str) = (Rendering::Usual.name(), DERIVED_PAGE);
const KEEPING: (&str, &str) = (Rendering::Keeping.name(), DERIVED_PAGE);

fn main() -> ExitCode {
    if let Some(file) = std::env::var_os(cost::PEAK_FILE) {
        return cost::stand_in(Path::new(&file));
    }
    let corpus =
        PathBuf::from(std::env::var_os("GRAPHDOC_CORPUS").expect("GRAPHDOC_CORPUS names the folder of the corpus"));
    let loaded = load(&[corpus], &LoadOptions::default()).expect("the corpus can be read");
    let analysis = analyze(loaded, AnalysisOptions::default());
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("weight");

    let emitted = |name: &str, plan: &PlanOptions| {
        let folder = root.join(name);
        let form = EmitOptions { form: Form::Crate { name: name.to_owned() }, has_docs: plan.docs != DocsLevel::None };
        let known = Known::read(&folder);
        let generation = generate(&analysis, plan, &form, &known).expect("the default options are Rust");
        write(&folder, &generation.files, &known).expect("the crate can be written");
        generation.plan
    };
    let types_only = PlanOptions { docs: DocsLevel::None, types_only: true, ..PlanOptions::default() };
    let plan = emitted("types", &types_only);
    emitted("requests", &PlanOptions::default());
    for rendering in [Rendering::Usual, Rendering::Keeping] {
        derived::write(&root, &analysis.model, rendering);
    }
    let page = write_programs(&root, &analysis.model, &plan);
    cost::workspace(&root, &["types", "requests", "derived", "keeping", "types-user", "derived-user", "keeping-user"]);

    let asked: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let is_asked = |part: &str| asked.is_empty() || asked.iter().any(|one| one == part);
    println!("{:<34} {:>9} {:>7} {:>9} {:>7}", "", "CPU", "ratio", "memory", "ratio");
    let compare = |command: &[&str], floor: &str, crates: &[(&str, &str)]| {
        let floor = cost::of(&root, floor, command);
        report(&format!("{}: serde's derives", command.join(" ")), floor, floor);
        for (name, what) in crates {
            report(&format!("  {what}"), cost::of(&root, name, command), floor);
        }
    };
    for command in ["check", "build"].into_iter().filter(|command| is_asked(command)) {
        let crates = [
            ("keeping", "derives with the same guarantees"),
            ("types", "types"),
            ("requests", "types, requests, documentation"),
        ];
        compare(&[command], "derived", &crates);
    }
    let programs = [("keeping-user", "with the same guarantees"), ("types-user", "a program with two of the types")];
    if is_asked("build") {
        compare(&["build"], "derived-user", &programs);
    }
    if is_asked("read") {
        compare(&["build", "--release"], "derived-user", &programs);
        let libraries = [TYPES, DERIVED, KEEPING];
        let mut best = [f64::MAX; 3];
        for _ in 0..5 {
            for (best, (library, _)) in best.iter_mut().zip(libraries) {
                *best = best.min(program::seconds(&root, library, &page));
            }
        }
        let [ours, usual, keeping] = best.map(|seconds| seconds * 1000.0);
        println!("reading a page of 1,000 objects: {ours:.1} ms");
        println!("  serde's derives: {usual:.1} ms, ratio {:.2}", ours / usual);
        println!("  derives with the same guarantees: {keeping:.1} ms, ratio {:.2}", ours / keeping);
    }
    ExitCode::SUCCESS
}

fn report(what: &str, cost: Cost, floor: Cost) {
    let ratios = (cost.cpu / floor.cpu, cost.peak / floor.peak);
    println!("{what:<34} {:>7.1} s {:>7.3} {:>6.0} MB {:>7.3}", cost.cpu, ratios.0, cost.peak, ratios.1);
}

/// Writes a program for each of the renderings, and the page that they read; gives the path of the page. The first of
/// the two types is the user, or else the one with the most properties.
fn write_programs(root: &Path, model: &ApiModel, plan: &RustPlan) -> PathBuf {
    let version = model.versions.first().expect("the corpus has a version");
    let size = |at: &usize| version.all_properties(&version.types[*at]).len();
    let user = version.types.iter().position(|ty| ty.name.name() == "user");
    let first = user.or_else(|| (0..version.types.len()).max_by_key(size)).expect("the corpus has a type");
    let others = (0..version.types.len()).filter(|at| *at != first);
    let second = others.max_by_key(size).expect("the corpus has a second type");
    let names = [&version.types[first].name, &version.types[second].name];

    let page = root.join("page.json");
    std::fs::create_dir_all(root).expect("the folder can be made");
    std::fs::write(&page, program::page(version, &version.types[first])).expect("the page can be written");
    let write = |(library, page): (&str, &str), path: &dyn Fn(&QualifiedName) -> Option<String>| {
        let types = names.map(|name| path(name).expect("the type is emitted"));
        let folder = root.join(format!("{library}-user"));
        program::write(&folder, library, page, [&types[0], &types[1]]);
    };
    write(TYPES, &|name| emitted_path(plan, name));
    write(DERIVED, &|name| derived::path(model, name, Rendering::Usual));
    write(KEEPING, &|name| derived::path(model, name, Rendering::Keeping));
    page
}

/// The path of a type of the first version in the emitted crate.
fn emitted_path(plan: &RustPlan, name: &QualifiedName) -> Option<String> {
    let version = plan.versions.first()?;
    version.modules.iter().find_map(|module| {
        let ty = module.structs.iter().find(|ty| ty.odata_name == name.to_string())?;
        Some(format!("types::{}::{}::{}", version.module, module.path.join("::"), ty.ident))
    })
}
