//! The emitted Rust by page: the plan, laid out by the pages that declare its items, emitted without documentation.

use std::collections::BTreeMap;

use graphdoc::analysis::Analysis;
use graphdoc::emit::{EmitOptions, Form, emit};
use graphdoc::model::ApiVersion;
use graphdoc::output::Known;
use graphdoc::plan::{BodyPlan, DocsLevel, ModulePlan, PlanOptions, RequestPlan, RustType, plan};
use graphdoc::source::FileId;

/// The items that each page declares.
pub(crate) fn by_page(analysis: &Analysis) -> BTreeMap<FileId, String> {
    let options = PlanOptions { docs: DocsLevel::None, ..PlanOptions::default() };
    let (mut plan, _) = plan(&analysis.model, &analysis.sources, &options);
    let mut files = BTreeMap::new();
    for version in &mut plan.versions {
        let Some(model) = analysis.model.versions.iter().find(|one| one.name == version.name) else { continue };
        let mut pages: BTreeMap<FileId, ModulePlan> = BTreeMap::new();
        for module in std::mem::take(&mut version.modules) {
            for one in module.structs {
                let request = module.requests.iter().find(|request| takes(request, &one.ident));
                let page =
                    request.map_or_else(|| declares(model, &one.odata_name), |one| documents(analysis, model, one));
                // What only other pages name is on none.
                if let Some(page) = page {
                    pages.entry(page).or_default().structs.push(one);
                }
            }
            for one in module.enums {
                if let Some(page) = declares(model, &one.odata_name) {
                    pages.entry(page).or_default().enums.push(one);
                }
            }
            for one in module.requests {
                if let Some(page) = documents(analysis, model, &one) {
                    pages.entry(page).or_default().requests.push(one);
                }
            }
        }
        for (page, module) in pages {
            let name = format!("page_{}", files.len());
            files.insert(format!("{}/{name}.rs", version.module), page);
            version.modules.push(ModulePlan { path: vec![name], ..module });
        }
    }
    let emitted = emit(&plan, &EmitOptions { form: Form::Tree, has_docs: false }, &Known::nothing()).unwrap();
    files.into_iter().map(|(path, page)| (page, items(emitted.text(&path).unwrap()))).collect()
}

/// The text below the header and the imports.
fn items(text: &str) -> String {
    let is_item = |line: &&str| !line.starts_with("//") && !line.starts_with("use ");
    let lines = text.lines().filter(is_item).skip_while(|line| line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn declares(model: &ApiVersion, name: &str) -> Option<FileId> {
    let types = model.types.iter().map(|ty| (&ty.name, &ty.places));
    let mut all = types.chain(model.enums.iter().map(|ty| (&ty.name, &ty.places)));
    all.find(|(known, _)| known.to_string() == name).and_then(|(_, places)| places.first()).map(|place| place.file)
}

fn takes(request: &RequestPlan, ident: &str) -> bool {
    matches!(&request.body, BodyPlan::Json(RustType::Item(taken), _) if taken == ident)
        && ident.starts_with(&request.ident)
}

fn documents(analysis: &Analysis, model: &ApiVersion, request: &RequestPlan) -> Option<FileId> {
    let stem = |path: &str| path.rsplit('/').next().and_then(|file| file.split(['?', '.']).next()).map(str::to_owned);
    let of_page = |file: FileId| stem(&analysis.sources.file(file).path) == stem(&request.page);
    model.operations.iter().map(|operation| operation.place.file).find(|file| of_page(*file))
}
