//! The model as OData CSDL 4.0 XML.
//!
//! [`csdl()`] decides what the document declares, [`Document::write`] writes it down. CSDL has rules that pages need not
//! keep (names are identifiers, a name is declared once along the base types, all numbers of an enumeration or none):
//! they are kept here, in one file each, so that the document is valid whatever the pages say.

mod annotate;
mod annotations;
mod capabilities;
mod container;
mod document;
mod enums;
mod left_out;
mod names;
mod navigation;
mod operations;
mod outline;
mod print;
mod types;
mod xml;

use crate::batches::on_pool;
use crate::diagnostic::Diagnostic;
use crate::model::{ApiVersion, QualifiedName};

pub use document::Document;
pub(crate) use outline::{EnumOutline, Outline, TypeOutline};

use document::OperationDecl;
use left_out::LeftOut;
use names::{Declared, JSON_NAME, JSON_NAMESPACE};

/// Decides what the document of a version declares; the findings say what could not be part of it.
pub fn csdl(version: &ApiVersion) -> (Document<'_>, Vec<Diagnostic>) {
    on_pool(|| declarations(version))
}

fn declarations(version: &ApiVersion) -> (Document<'_>, Vec<Diagnostic>) {
    let declared = Declared::new(version);
    let of_operations = || {
        let mut left_out = LeftOut::default();
        let operations = operations::operations(version, &declared, &mut left_out);
        let container = container::container(version, &declared, &operations);
        (operations, container, left_out)
    };
    let ((mut document, mut refers_to_json, mut left_out), (operations, container, of_operations)) =
        rayon::join(|| types_and_enums(version, &declared), of_operations);
    left_out.findings.extend(of_operations.findings);
    if let Some(container) = container {
        // In the namespace of most types; any would do.
        let most = document.schemas.iter().rev().max_by_key(|(_, schema)| schema.types.len()).map(|(name, _)| *name);
        document.schemas.entry(most.unwrap_or(JSON_NAMESPACE)).or_default().container = Some(container);
    }
    for (namespace, operations) in operations {
        refers_to_json |= operations.iter().any(OperationDecl::refers_to_json);
        document.schemas.entry(namespace).or_default().operations = operations;
    }
    if refers_to_json && version.structured(&QualifiedName::new(JSON_NAMESPACE, JSON_NAME)).is_none() {
        document.schemas.entry(JSON_NAMESPACE).or_default().has_json = true;
    }
    (document, left_out.findings)
}

/// Declares types and enumerations; says whether a property is of the type of any JSON.
fn types_and_enums<'a>(version: &'a ApiVersion, declared: &Declared<'a>) -> (Document<'a>, bool, LeftOut) {
    let mut left_out = LeftOut::default();
    let mut document = Document::default();
    let mut refers_to_json = false;
    for ty in &version.types {
        if !declared.has(&ty.name) {
            left_out.ty(&ty.name, ty.places.first());
            continue;
        }
        let ty = types::structured(version, declared, ty, &mut left_out);
        refers_to_json |= ty.properties.iter().any(|property| property.ty.is_json());
        document.schemas.entry(ty.ty.name.namespace()).or_default().types.push(ty);
    }
    for ty in &version.enums {
        if !declared.has(&ty.name) {
            left_out.ty(&ty.name, ty.places.first());
            continue;
        }
        let ty = enums::enumeration(ty, &mut left_out);
        document.schemas.entry(ty.ty.name.namespace()).or_default().enums.push(ty);
    }
    (document, refers_to_json, left_out)
}

#[cfg(test)]
mod tests {
    use crate::analysis::{AnalysisOptions, analyze};
    use crate::source::{FileRole, Loaded, SourceFile, SourceSet};

    use super::csdl;

    const PAGE: &str = "# note resource type\n\nNamespace: microsoft.graph\n\nA note.\n\n## Properties\n\n\
        |Property|Type|Description|\n|:--|:--|:--|\n|text|String|The text.|\n|extra|Json|Anything.|\n";

    const METHOD: &str = "# Get note\n\nNamespace: microsoft.graph\n\n## HTTP request\n\n```http\nGET /note\n```\n\n\
        ## Response\n\nReturns `200 OK` and a [note](../resources/note.md) object in the response body.\n\n\
        ## Example\n\n```http\nGET https://graph.microsoft.com/v1.0/note\n```\n\n```http\nHTTP/1.1 200 OK\n\n\
        { \"text\": \"a\", \"extra\": 1, \"seen\": true }\n```\n";

    #[test]
    fn what_only_examples_show_is_left_out_and_any_json_has_a_type() {
        let page = |path: &str, text: &str| SourceFile::new(path, text, FileRole::Page);
        let sources = SourceSet::new(vec![page("v1.0/api/note-get.md", METHOD), page("v1.0/resources/note.md", PAGE)]);
        let loaded = Loaded { sources, diagnostics: Vec::new(), inputs: Vec::new() };
        let model = analyze(loaded, AnalysisOptions::default()).model;
        let version = model.versions.first().expect("the pages have a version");
        let shown = version.types.iter().flat_map(|ty| &ty.properties).any(|property| property.name.value == "seen");
        assert!(shown, "the example's property is part of the model");

        let mut xml = Vec::new();
        csdl(version).0.write(&mut xml).expect("memory can be written to");
        let xml = String::from_utf8(xml).expect("XML is text");
        assert!(xml.contains(r#"<ComplexType Name="Json" OpenType="true"/>"#), "{xml}");
        assert!(xml.contains(r#"Name="extra" Type="microsoft.graph.Json""#), "{xml}");
        assert!(!xml.contains("seen"), "{xml}");
    }
}
