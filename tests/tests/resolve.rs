//! What pages mean together: the small pages of each case in `cases/resolve`, each after a line `%% page PATH`,
//! and a listing of the model that they must give.

use std::fmt::Write as _;

use graphdoc::analysis::{AnalysisOptions, analyze};
use graphdoc::model::{ApiVersion, BodyField, EnumType, Fact, Method, PropertySource, RequestBody, StructuredType};
use graphdoc::source::Loaded;
use graphdoc_tests::{pages_of, source_set};

#[test]
fn cases() {
    insta::glob!("../cases/resolve", "*.md", |path| {
        let text = std::fs::read_to_string(path).expect("a case can be read");
        let pages = pages_of(&text);
        let pages: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let loaded = Loaded { sources: source_set(&pages), diagnostics: Vec::new(), inputs: Vec::new() };
        let analysis = analyze(loaded, AnalysisOptions::default());
        let listing: String = analysis.model.versions.iter().map(version).collect();
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(listing);
        });
    });
}

fn version(version: &ApiVersion) -> String {
    let mut text = format!("{}\n", version.name);
    version.types.iter().for_each(|ty| structured(&mut text, ty));
    version.enums.iter().for_each(|ty| enumeration(&mut text, ty));
    for operation in &version.operations {
        let paths: Vec<&str> = operation.paths.iter().map(|path| path.text.as_str()).collect();
        let resource = operation.resource.as_ref().map_or_else(|| "nothing".to_owned(), ToString::to_string);
        let _ = writeln!(
            text,
            "{} {} — {:?} of {resource}{}",
            operation.method.value.name(),
            paths.join(", "),
            operation.kind,
            body(&operation.body)
        );
    }
    text
}

fn body(body: &RequestBody) -> String {
    let name = |field: &BodyField| {
        let values: Vec<&str> = field.possible_values.iter().map(|value| value.value.as_str()).collect();
        let of = if values.is_empty() { "" } else { " of " };
        format!("{}{of}{}", field.name.value, values.join("/"))
    };
    let names = |fields: &[BodyField]| -> Vec<String> { fields.iter().map(name).collect() };
    match body {
        RequestBody::Resource { ty, fields } => format!(", takes {} of {}", ty.value, names(fields).join(", ")),
        RequestBody::Parameters(fields) => format!(", takes {}", names(fields).join(", ")),
        _ => String::new(),
    }
}

fn structured(text: &mut String, ty: &StructuredType) {
    let base = ty.base.as_ref().map(|base| format!(" : {}", base.value)).unwrap_or_default();
    let marks = [(ty.is_abstract, " abstract"), (ty.is_open, " open"), (ty.is_media, " media")];
    let marks: String = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
    let _ = writeln!(text, "{:?} {:?}{marks} {}{base}", ty.origin, ty.kind, ty.name);
    for property in &ty.properties {
        let is_key = ty.keys.iter().any(|key| key.value == property.name.value);
        let undocumented = match property.source {
            PropertySource::Table => "",
            PropertySource::Representation => " (represented)",
            PropertySource::Path => " (of a path)",
            PropertySource::Example => " (of an example)",
        };
        let key = if is_key { " key" } else { "" };
        let values: Vec<&str> = property.possible_values.iter().map(|value| value.value.as_str()).collect();
        let values = if values.is_empty() { String::new() } else { format!(" of {}", values.join(", ")) };
        let _ = writeln!(
            text,
            "    {:?} {}: {}{values}{key}{undocumented}",
            property.kind, property.name.value, property.ty.value
        );
    }
    for said in &ty.inherited {
        let described = said.description.as_ref().map_or("nothing", |text| text.value.as_str());
        let _ = writeln!(text, "    inherited {}: {}, {described}", said.name.value, said.ty.value);
    }
    ty.methods.iter().for_each(|listed| method(text, listed));
    for binding in &ty.bindings {
        let _ =
            writeln!(text, "    binds {}{}", binding.property.value, if binding.collection { " (a list)" } else { "" });
    }
}

fn method(text: &mut String, method: &Method) {
    let returns = match method.returns.as_ref().map(|returns| &returns.value) {
        None => String::new(),
        Some(None) => " returns nothing".to_owned(),
        Some(Some(ty)) => format!(" returns {ty}"),
    };
    let page = match method.page.as_ref().map(|page| page.value) {
        None => "no link",
        Some(None) => "no page",
        Some(Some(_)) => "a page",
    };
    let places = method.places.len();
    let described = method.description.as_ref().map_or("nothing", |text| text.value.as_str());
    let _ = writeln!(text, "    method {} ({page}, {places} places){returns}: {described}", method.name.value);
}

fn enumeration(text: &mut String, ty: &EnumType) {
    let marks = [(ty.is_flags, " flags"), (ty.is_evolvable, " evolvable")];
    let marks: String = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
    let _ = writeln!(text, "{:?} enumeration{marks} {}", ty.origin, ty.name);
    for member in &ty.members {
        let Fact { value: name, .. } = &member.name;
        let value = member.value.map(|value| format!(" = {value}")).unwrap_or_default();
        let _ = writeln!(text, "    {name}{value}");
    }
}
