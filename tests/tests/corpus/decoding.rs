//! The corpus's examples against the types emitted for it: a program is written beside the emitted crate, compiled and
//! run, which decodes every body whose type is known and encodes it again.
//!
//! Besides the share that comes back as the same value, the test tells what of it has no typed view: values that do not
//! fit their property's type, and members that the type does not have.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use graphdoc::analysis::Analysis;
use graphdoc::emit::{EmitOptions, Form};
use graphdoc::generation::generate;
use graphdoc::model::{ApiVersion, ExampleMessage, Operation, RequestBody, TypeKind};
use graphdoc::output::{Known, write};
use graphdoc::plan::{BodyPlan, DocsLevel, PlanOptions, RustPlan, RustType};
use serde_json::Value;

use super::{isolate, shared_analysis, target};

/// The share of bodies that decode and encode to the same value, at least.
const BAR: f64 = 0.995;
/// The share of property values that have a typed view, at least.
const TYPED: f64 = 0.95;

/// A body, or an element of one that is a collection.
struct Case {
    place: String,
    version: String,
    /// The name of its type: the qualified OData name, or the path of the parameters that a request sends.
    ty: String,
    json: String,
}

/// What the program says of a body: what went wrong, how many values it holds, and which of them have no typed view.
type Outcome = (Option<String>, usize, Vec<(String, String)>, Vec<(String, String)>);

#[test]
fn examples_decode_and_encode_to_the_same_value() {
    let analysis = shared_analysis();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("graph-decoding");
    let plan = emitted(analysis, &folder);
    let types = Types::of(analysis, &plan);
    let found = bodies(analysis, &types);
    assert!(found.cases.len() > 100, "only {} bodies have a type", found.cases.len());
    let outcomes = run(&folder, &types, &found.cases);

    let (mut values, mut failures) = (0, found.failures);
    let (mut unfit, mut unknown) = (Ranking::default(), Ranking::default());
    for (case, (error, count, unexpected, additional)) in found.cases.iter().zip(outcomes) {
        values += count;
        failures.extend(error.map(|error| format!("{}: {} {error}", case.place, case.ty)));
        unfit.add(&case.place, unexpected);
        unknown.add(&case.place, additional);
    }
    let all = found.count;
    println!("{all} bodies of known types, {} of unknown ones; {values} values", found.untyped);
    for failure in &failures {
        println!("fails: {failure}");
    }
    unfit.print("do not fit their type");
    unknown.print("are of no property");

    let share = 1.0 - failures.len() as f64 / all as f64;
    let typed = 1.0 - (unfit.total + unknown.total) as f64 / values as f64;
    println!("{share:.4} of the bodies come back as the same value, {typed:.4} of the values have a typed view");
    assert!(share >= BAR, "{share:.4} of the bodies come back as the same value, not {BAR}");
    assert!(typed >= TYPED, "{typed:.4} of the values have a typed view, not {TYPED}");
}

/// Emits the crate, with the audit beside its support code.
fn emitted(analysis: &Analysis, folder: &Path) -> RustPlan {
    let options = PlanOptions { docs: DocsLevel::None, ..PlanOptions::default() };
    let form = EmitOptions { form: Form::Crate { name: "graph-decoding".to_owned() }, has_docs: false };
    let generation = generate(analysis, &options, &form, &Known::nothing()).expect("the default options are Rust");
    write(folder, &generation.files, &Known::nothing()).expect("the crate can be written");
    let support = folder.join("src/support");
    let text = std::fs::read_to_string(support.join("mod.rs")).expect("the support code is there");
    std::fs::write(support.join("mod.rs"), format!("{text}\npub mod audit;\n")).expect("the file can be written");
    std::fs::write(support.join("audit.rs"), include_str!("decoding/audit.rs")).expect("the file can be written");
    generation.plan
}

/// What the examples show.
#[derive(Default)]
struct Found {
    cases: Vec<Case>,
    /// How many bodies have a type, and how many have none.
    count: usize,
    untyped: usize,
    failures: Vec<String>,
}

/// The JSON bodies of all examples.
fn bodies(analysis: &Analysis, types: &Types) -> Found {
    let mut found = Found::default();
    for version in &analysis.model.versions {
        for operation in &version.operations {
            let messages =
                operation.examples.iter().flat_map(|example| example.request.iter().chain(&example.responses));
            for message in messages {
                let Some(json) = &message.json else { continue };
                let Some((ty, collection)) = types.of_message(analysis, version, operation, message) else {
                    found.untyped += 1;
                    continue;
                };
                found.count += 1;
                let start = analysis.sources.start(message.span);
                let place = format!("{}:{}", analysis.sources.file(message.span.file).path, start.line);
                let Some(elements) = elements(json, collection) else {
                    found.failures.push(format!("{place}: shows no collection of {ty}"));
                    continue;
                };
                found.cases.extend(elements.iter().map(|element| Case {
                    place: place.clone(),
                    version: version.name.clone(),
                    ty: ty.clone(),
                    json: element.to_string(),
                }));
            }
        }
    }
    found
}

/// The objects in a body.
fn elements(json: &Value, collection: bool) -> Option<&[Value]> {
    match json {
        Value::Array(elements) if collection => Some(elements),
        Value::Object(object) if collection => object.get("value").and_then(Value::as_array).map(Vec::as_slice),
        _ if collection => None,
        single => Some(std::slice::from_ref(single)),
    }
}

/// From version and name to the path of the emitted type.
struct Types {
    paths: BTreeMap<(String, String), String>,
    /// The name of what requests send that is no resource, by version, page and method.
    parameters: BTreeMap<(String, String, &'static str), String>,
}

impl Types {
    fn of(analysis: &Analysis, plan: &RustPlan) -> Self {
        let mut types = Self { paths: BTreeMap::new(), parameters: BTreeMap::new() };
        for (version, model) in plan.versions.iter().zip(&analysis.model.versions) {
            let names: Vec<String> = model.types.iter().map(|ty| ty.name.to_string()).collect();
            for module in &version.modules {
                let path =
                    |ident: &str| format!("graph_decoding::{}::{}::{ident}", version.module, module.path.join("::"));
                for ty in module.structs.iter().filter(|ty| names.contains(&ty.odata_name)) {
                    types.paths.insert((version.name.clone(), ty.odata_name.clone()), path(&ty.ident));
                }
                for request in &module.requests {
                    let BodyPlan::Json(RustType::Item(ident), _) = &request.body else { continue };
                    if module.structs.iter().any(|ty| ty.ident == *ident) {
                        let page = stem(&request.page).to_owned();
                        types.parameters.insert((version.name.clone(), page, request.method), path(ident));
                        types.paths.insert((version.name.clone(), path(ident)), path(ident));
                    }
                }
            }
        }
        types
    }

    /// The name of the type of a body, and whether it is a collection.
    fn of_message(
        &self,
        analysis: &Analysis,
        version: &ApiVersion,
        operation: &Operation,
        message: &ExampleMessage,
    ) -> Option<(String, bool)> {
        if let (RequestBody::Parameters(_), None) = (&operation.body, message.status) {
            let page = stem(&analysis.sources.file(operation.place.file).path).to_owned();
            let name = self.parameters.get(&(version.name.clone(), page, operation.method.value.name()))?;
            return Some((name.clone(), false));
        }
        let ty = message.ty.as_ref()?;
        let TypeKind::Structured(name) = &ty.kind else { return None };
        self.paths.contains_key(&(version.name.clone(), name.to_string())).then(|| (name.to_string(), ty.collection))
    }
}

/// A page's name without folder, ending and query.
fn stem(page: &str) -> &str {
    page.rsplit('/').next().and_then(|file| file.split(['?', '.']).next()).unwrap_or_default()
}

/// Compiles the program and runs it.
fn run(folder: &Path, types: &Types, cases: &[Case]) -> Vec<Outcome> {
    let mut program = include_str!("decoding/program.rs").replace("use support::", "use graph_decoding::support::");
    let _ = writeln!(program, "\nconst TYPES: &[((&str, &str), Check)] = &[");
    for ((version, name), path) in &types.paths {
        let _ = writeln!(program, "    (({version:?}, {name:?}), check::<{path}>),");
    }
    program.push_str("];\n");
    let listed: Vec<[&str; 3]> = cases.iter().map(|case| [&*case.version, &*case.ty, &*case.json]).collect();
    let file = |name: &str| folder.join(name);
    std::fs::create_dir_all(file("src/bin")).expect("the folder can be made");
    std::fs::write(file("src/bin/decode.rs"), program).expect("the program can be written");
    std::fs::write(file("cases.json"), serde_json::to_string(&listed).unwrap()).expect("the cases can be written");
    isolate(folder);
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline", "--all-features", "--target-dir"])
        .arg(target())
        .current_dir(folder)
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}", errors.chars().take(4000).collect::<String>());
    let results = std::fs::read_to_string(file("results.json")).expect("the program writes its results");
    serde_json::from_str(&results).expect("the results are JSON")
}

/// How often values of a property have no typed view, and an example of each.
#[derive(Default)]
struct Ranking {
    total: usize,
    by_property: BTreeMap<String, (usize, String)>,
}

impl Ranking {
    fn add(&mut self, place: &str, found: Vec<(String, String)>) {
        for (property, json) in found {
            self.total += 1;
            let short: String = json.chars().take(60).collect();
            self.by_property.entry(property).or_insert_with(|| (0, format!("{short} in {place}"))).0 += 1;
        }
    }

    fn print(&self, what: &str) {
        const SHOWN: usize = 500;
        println!("{} values {what}:", self.total);
        let mut ranked: Vec<_> = self.by_property.iter().collect();
        ranked.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        for (property, (count, example)) in ranked.into_iter().take(SHOWN) {
            println!("{count:>5} {property}: {example}");
        }
    }
}
