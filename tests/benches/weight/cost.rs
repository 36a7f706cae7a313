//! What a run of cargo costs: CPU time, and the peak memory of the compiler.
//!
//! The benchmark itself stands in for the compiler (`RUSTC_WORKSPACE_WRAPPER`), so that it sees the memory of what it runs.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

/// The environment variable that names the file for the peak; a process that has it is the compiler's stand-in.
pub(crate) const PEAK_FILE: &str = "GRAPHDOC_WEIGHT_PEAK";

#[derive(Clone, Copy)]
pub(crate) struct Cost {
    /// Seconds.
    pub(crate) cpu: f64,
    /// Megabytes.
    pub(crate) peak: f64,
}

/// Makes the crates in `folder` a workspace with the versions of this one.
pub(crate) fn workspace(folder: &Path, members: &[&str]) {
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("the manifest can be written");
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    std::fs::copy(lock, folder.join("Cargo.lock")).expect("a copy");
}

/// What a command of cargo costs for a crate whose dependencies are built; the better of two runs, unless one takes long.
pub(crate) fn of(workspace: &Path, name: &str, command: &[&str]) -> Cost {
    const LONG: f64 = 20.0;
    let (library, program) = (workspace.join(name).join("src/lib.rs"), workspace.join(name).join("src/main.rs"));
    let (root, nothing) = if library.exists() { (library, "") } else { (program, "fn main() {}") };
    let source = std::fs::read_to_string(&root).expect("the root is there");
    let run = |source: &str| {
        std::fs::write(&root, source).expect("the root can be written");
        cargo(workspace, name, command)
    };
    run(nothing);
    let first = run(&source);
    if first.cpu > LONG {
        return first;
    }
    let second = run(&source);
    if first.cpu < second.cpu { first } else { second }
}

fn cargo(workspace: &Path, name: &str, command: &[&str]) -> Cost {
    let peak_file = workspace.join("peak");
    let before = children_cpu();
    let status = Command::new(env!("CARGO"))
        .current_dir(workspace)
        .args(command)
        .args(["--quiet", "--offline", "--package", name, "--target-dir", "target"])
        .env("CARGO_INCREMENTAL", "0")
        .env("RUSTC_WORKSPACE_WRAPPER", std::env::current_exe().expect("the benchmark has a path"))
        .env(PEAK_FILE, &peak_file)
        .status()
        .expect("cargo runs");
    assert!(status.success(), "{name} does not compile");
    let peak = std::fs::read_to_string(&peak_file).ok().and_then(|text| text.parse().ok()).unwrap_or_default();
    Cost { cpu: children_cpu() - before, peak }
}

/// Runs the compiler in its stead and notes how much memory it took.
pub(crate) fn stand_in(peak_file: &Path) -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let compiler = arguments.next().expect("cargo names the compiler");
    let mut child = Command::new(compiler).args(arguments).spawn().expect("the compiler runs");
    let mut peak = 0.0_f64;
    let status = loop {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
        peak = peak.max(kilobytes.unwrap_or_default() / 1024.0);
        if let Some(status) = child.try_wait().expect("the compiler can be waited for") {
            break status;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    std::fs::write(peak_file, peak.to_string()).expect("the peak can be noted");
    ExitCode::from(u8::from(!status.success()))
}

/// CPU seconds of finished child processes, as Linux counts them (100 ticks a second).
fn children_cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("this benchmark needs Linux");
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default();
    (ticks(13) + ticks(14)) / 100.0
}
