//! CSDL, the description that an OData service gives of itself (`$metadata`), as plain data with places.
//!
//! Only `verify` reads it, to hold the pages against it; the model takes nothing from it. `xml` reads well-formed XML,
//! `names` knows aliases, `read` makes declarations of elements, `check` looks for names that
//! nothing declares. Versions 4.0 and 4.01 in their XML form; annotations are skipped.

mod check;
mod document;
mod names;
mod read;
mod xml;

pub use document::{Csdl, Declaration, EnumType, Operation, Property, Root, StructuredType, TypeName};

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{FileId, SourceSet, Span};

use xml::{Element, Vocabulary};

/// Reads a file. None when it is not well-formed XML or not CSDL: what could be read of it would make pages look
/// wrong that are right. The diagnostic says what and where; other diagnostics are about parts of a file that is read.
///
/// # Example
///
/// ```
/// use graphdoc::source::{FileRole, SourceFile, SourceSet};
///
/// let text = r#"<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="microsoft.graph" Alias="graph">
///   <EntityType Name="thing"><Property Name="size" Type="Edm.Int32"/></EntityType>
/// </Schema>"#;
/// let mut sources = SourceSet::default();
/// let file = sources.add(SourceFile::new("metadata.xml", text, FileRole::Metadata));
/// let csdl = graphdoc::csdl::parse(&sources, file, &mut Vec::new()).unwrap();
/// let thing = csdl.structured("microsoft.graph.thing").unwrap();
/// assert_eq!(thing.properties[0].ty.value.to_string(), "Edm.Int32");
/// ```
pub fn parse(sources: &SourceSet, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Option<Csdl> {
    let path = &sources.file(file).path;
    let root = match xml::parse(&sources.file(file).text, file) {
        Ok(root) => root,
        Err(flaw) => {
            let message = format!("{path} is not well-formed XML: {}", flaw.message);
            diagnostics.push(not_csdl(flaw.span, message).help("download the file again, or correct it"));
            return None;
        }
    };
    let schemas = match schemas(&root) {
        Ok(schemas) => schemas,
        Err(reason) => {
            let help = "give the service's `$metadata` document of OData 4.0 or 4.01, in its XML form";
            diagnostics.push(not_csdl(root.span, format!("{path} is not CSDL: {reason}")).help(help));
            return None;
        }
    };
    let csdl = read::read(&root, &schemas, diagnostics);
    if !root.children.iter().any(|child| child.is(Vocabulary::Edmx, "Reference")) {
        check::names(&csdl, diagnostics);
    }
    Some(csdl)
}

fn not_csdl(span: Span, message: String) -> Diagnostic {
    Diagnostic::new("metadata-not-csdl", Severity::Error, span, message)
}

/// The schemas of a document, whose root is `edmx:Edmx` or, as tools write it for excerpts, a schema itself.
fn schemas<'a, 'b>(root: &'b Element<'a>) -> Result<Vec<&'b Element<'a>>, String> {
    if root.is(Vocabulary::Edm, "Schema") {
        return Ok(vec![root]);
    }
    if !root.is(Vocabulary::Edmx, "Edmx") {
        let older = matches!(root.name, "Edmx" | "Schema");
        let what = if older { "is not in a namespace of OData 4" } else { "is not `edmx:Edmx`" };
        return Err(format!("the root element `{}` {what}", root.name));
    }
    let services = root.children.iter().filter(|child| child.is(Vocabulary::Edmx, "DataServices"));
    let inner: Vec<&Element<'_>> = services.flat_map(|services| &services.children).collect();
    let schemas: Vec<&Element<'_>> =
        inner.iter().copied().filter(|child| child.is(Vocabulary::Edm, "Schema")).collect();
    match (schemas.is_empty(), inner.iter().any(|child| child.name == "Schema")) {
        (false, _) => Ok(schemas),
        (true, true) => Err("its schemas are not in the namespace of OData 4".to_owned()),
        (true, false) => Err("it holds no schema".to_owned()),
    }
}
