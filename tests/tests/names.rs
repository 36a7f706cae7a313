//! Names of requests: cases of several pages, each after a line `%% page PATH`, in `cases/names`, and a listing of the
//! modules, the requests, the number of pages that document each, and their constructors.

use std::fmt::Write as _;

use graphdoc::analysis::{AnalysisOptions, analyze};
use graphdoc::plan::{PlanOptions, RustType, plan};
use graphdoc::source::Loaded;
use graphdoc_tests::{pages_of, source_set};

#[test]
fn cases() {
    insta::glob!("../cases/names", "*.md", |path| {
        let text = std::fs::read_to_string(path).expect("a case can be read");
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(listing(&pages_of(&text)));
        });
    });
}

/// What is not the entity that the names tell of.
fn answer(ty: &RustType) -> &'static str {
    match ty {
        RustType::Of("Page", element) if **element == RustType::Support("Object") => ", answers a page of objects",
        RustType::Support("Object") => ", answers an object",
        _ => "",
    }
}

fn listing(pages: &[(&str, String)]) -> String {
    let pages: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let loaded = Loaded { sources: source_set(&pages), diagnostics: Vec::new(), inputs: Vec::new() };
    let analysis = analyze(loaded, AnalysisOptions::default());
    let (plan, diagnostics) = plan(&analysis.model, &analysis.sources, &PlanOptions::default());
    let mut out = String::new();
    for module in plan.versions.iter().flat_map(|version| &version.modules) {
        for request in &module.requests {
            let links = request.docs.iter().filter(|line| line.contains("](")).count();
            let _ = writeln!(
                out,
                "{}::{} of {links} pages{}",
                module.path.join("::"),
                request.ident,
                answer(&request.response)
            );
            for one in &request.constructors {
                let _ = writeln!(out, "  {} {} {}", one.ident, request.method, one.template);
            }
        }
    }
    for diagnostic in diagnostics {
        let _ = writeln!(out, "{}", diagnostic.message);
    }
    out
}
