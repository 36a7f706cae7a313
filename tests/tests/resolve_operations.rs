//! What the pages of a version together say of operations: cases of several pages, each after a line `%% page PATH`, in
//! `cases/resolve_operations`, and a listing of the operations that they give.

use std::fmt::Write as _;

use graphdoc::analysis::{AnalysisOptions, analyze};
use graphdoc::model::{BodyField, Operation, PathTemplate, RequestBody, ResponseBody};
use graphdoc::source::Loaded;
use graphdoc_tests::{pages_of, source_set};

#[test]
fn cases() {
    insta::glob!("../cases/resolve_operations", "*.md", |path| {
        let text = std::fs::read_to_string(path).expect("a case can be read");
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(listing(&pages_of(&text)));
        });
    });
}

fn listing(pages: &[(&str, String)]) -> String {
    let pages: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let loaded = Loaded { sources: source_set(&pages), diagnostics: Vec::new(), inputs: Vec::new() };
    let analysis = analyze(loaded, AnalysisOptions::default());
    let mut out = String::new();
    for operation in analysis.model.versions.iter().flat_map(|version| &version.operations) {
        let page = analysis.sources.file(operation.place.file).path.clone();
        let _ = writeln!(out, "{page}: {:?} {}", operation.kind, answer(operation));
        out.push_str(&sent(operation));
        for path in &operation.paths {
            let _ = writeln!(out, "  {} {}", operation.method.value.name(), addressed(path));
        }
    }
    out
}

fn sent(operation: &Operation) -> String {
    let names = |fields: &[BodyField]| {
        let fields = fields.iter().map(|field| format!("{}: {}", field.name.value, field.ty.value));
        fields.collect::<Vec<_>>().join(", ")
    };
    let body = match &operation.body {
        RequestBody::None => return String::new(),
        RequestBody::Resource { ty, .. } => ty.value.to_string(),
        RequestBody::Parameters(fields) => names(fields),
        RequestBody::Raw(media) => media.value.clone().unwrap_or_else(|| "bytes".to_owned()),
        RequestBody::Reference(_) => "a reference".to_owned(),
        RequestBody::Untyped(_) => "anything".to_owned(),
    };
    let or_nothing = if operation.body_optional.is_some() { ", or nothing" } else { "" };
    format!("  sends {body}{or_nothing}\n")
}

fn answer(operation: &Operation) -> String {
    let responses = operation.responses.iter().map(|response| {
        let body = match &response.body {
            ResponseBody::None => "nothing".to_owned(),
            ResponseBody::Value(ty) => ty.to_string(),
            ResponseBody::Page(ty) => format!("page of {ty}"),
            ResponseBody::Wrapped(ty) => format!("wrapped {ty}"),
            ResponseBody::Raw => "bytes".to_owned(),
            ResponseBody::Untyped => "anything".to_owned(),
        };
        format!("{} {body}", response.status.value)
    });
    responses.collect::<Vec<_>>().join(", ")
}

fn addressed(path: &PathTemplate) -> String {
    let mut out = path.text.clone();
    for (key, value) in &path.values {
        let _ = write!(out, " [{key}: {value}]");
    }
    if let Some(ty) = &path.addresses {
        let _ = write!(out, " -> {ty}");
    }
    out
}
