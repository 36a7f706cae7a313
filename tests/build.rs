//! Ties the names in the model to the emitted Rust, so that tests can go from an example to its type.
//!
//! Writes `dispatch.rs` into `OUT_DIR`: a table of the structured types and a table of the requests of `generated/`.
//! What the tests do with them is left to `tests/golden`.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use graphdoc::analysis::analyze;
use graphdoc::emit::{EmitOptions, Form};
use graphdoc::generation::generate;
use graphdoc::output::{Known, check};
use graphdoc::plan::{
    BodyPlan, ConstructorPlan, ModulePlan, PlanOptions, RequestPlan, RustPlan, RustType, VersionPlan,
};
use graphdoc::source::{LoadOptions, load};

const STALE: &str = "generated/ is not what docs-input/ gives; run \
     `cargo run -p graphdoc -- generate docs-input --out generated --crate graph-api`";

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (pages, generated) = (root.join("docs-input"), root.join("generated"));
    rerun_if_changed(&pages);
    rerun_if_changed(&generated);

    let analysis = analyze(load(&[pages], &LoadOptions::default())?, Default::default());
    let form = EmitOptions { form: Form::Crate { name: "graph-api".into() }, has_docs: true };
    let generation = generate(&analysis, &PlanOptions::default(), &form, &Known::read(&generated))?;
    let stale: Vec<String> = check(&generated, &generation.files)?.into_iter().map(|one| one.path).collect();
    let text = match stale.first() {
        None => dispatch(&generation.plan)?,
        Some(first) => format!("compile_error!({:?});\n", format!("{STALE} ({first}, {} in all)", stale.len())),
    };
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    std::fs::write(out.join("dispatch.rs"), text)?;
    Ok(())
}

fn rerun_if_changed(path: &Path) {
    println!("cargo::rerun-if-changed={}", path.display());
}

fn dispatch(plan: &RustPlan) -> Result<String, std::fmt::Error> {
    let mut types = String::new();
    let mut requests = String::new();
    for version in &plan.versions {
        for module in &version.modules {
            let path = format!("graph_api::{}::{}", version.module, module.path.join("::"));
            write_types(&mut types, version, module, &path)?;
            for request in &module.requests {
                write_request(&mut requests, request, &path)?;
            }
        }
    }
    Ok(format!(
        "pub(crate) const TYPES: &[Type] = &[\n{types}];\n\npub(crate) const REQUESTS: &[Request] = &[\n{requests}];\n"
    ))
}

fn write_types(out: &mut String, version: &VersionPlan, module: &ModulePlan, path: &str) -> std::fmt::Result {
    for ty in &module.structs {
        let (name, ident) = (&ty.odata_name, &ty.ident);
        writeln!(
            out,
            "    Type {{ version: {:?}, name: {name:?}, round_trip: round_trip::<{path}::{ident}> }},",
            version.name
        )?;
    }
    Ok(())
}

fn write_request(out: &mut String, request: &RequestPlan, path: &str) -> std::fmt::Result {
    let name = format!("{path}::{}", request.ident);
    let page = request.page.rsplit('/').next().and_then(|file| file.split(['?', '.']).next()).unwrap_or_default();
    let templates: Vec<&str> = request.constructors.iter().map(|one| one.template.as_str()).collect();
    writeln!(out, "    Request {{")?;
    writeln!(out, "        version: {:?},", request.version)?;
    writeln!(out, "        page: {page:?},")?;
    writeln!(out, "        method: {:?},", request.method)?;
    writeln!(out, "        templates: &{templates:?},")?;
    writeln!(out, "        build: |shown| match shown.at {{")?;
    for (at, constructor) in request.constructors.iter().enumerate() {
        let arguments = arguments(constructor, request);
        writeln!(out, "            {at} => shown.send({name}::{}({arguments})),", constructor.ident)?;
    }
    writeln!(out, "            _ => Err(\"no such constructor\".into()),")?;
    writeln!(out, "        }},")?;
    writeln!(out, "        read: |response| read::<{name}>(response, |it| {}),", answer(&request.response))?;
    writeln!(out, "    }},")
}

/// What a constructor is called with, in its order.
fn arguments(constructor: &ConstructorPlan, request: &RequestPlan) -> String {
    let parameters = constructor.parameters.iter().enumerate().map(|(at, parameter)| match parameter.ty {
        Some(_) => format!("shown.scalar({at})?"),
        None => format!("shown.text({at})?"),
    });
    let body = match &request.body {
        BodyPlan::None => None,
        BodyPlan::Json(..) if request.body_optional => Some("shown.optional_json()?".to_owned()),
        BodyPlan::Bytes if request.body_optional => Some("shown.bytes().ok()".to_owned()),
        BodyPlan::Json(..) => Some("shown.json()?".to_owned()),
        BodyPlan::Bytes => Some("shown.bytes()?".to_owned()),
        BodyPlan::Reference(None) => Some("shown.reference()?".to_owned()),
        BodyPlan::Reference(Some((template, _))) => Some(format!("shown.reference_id({template:?})?")),
    };
    parameters.chain(body).collect::<Vec<_>>().join(", ")
}

/// How the content of an answer `it` is written again.
fn answer(ty: &RustType) -> String {
    match ty {
        RustType::Of("Page", _) => "page(&it)".into(),
        RustType::Of("Single", _) => "single(&it)".into(),
        RustType::Of("Optional", content) => format!(
            "match it {{ support::Optional::Content(it) => {}, support::Optional::NoContent(it) => no_content(it) }}",
            answer(content)
        ),
        RustType::Support("NoContent") => "no_content(it)".into(),
        RustType::Support("Bytes") => "bytes(it)".into(),
        RustType::Support("Download") => "download(it)".into(),
        RustType::Support("Count") => "Ok(Answer::Text(it.0.to_string()))".into(),
        _ => "json(&it)".into(),
    }
}
