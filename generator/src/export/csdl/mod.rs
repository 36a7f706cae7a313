//! The model as OData CSDL 4.0 XML.
//!
//! [`csdl()`] decides what the document declares, [`Document::write`] writes it down. CSDL has rules that pages need not
//! keep (names are identifiers, a name is declared once along the base types, all numbers of an enumeration or none):
//! they are kept here, in one file each, so that the document is valid whatever the pages say.

mod document;
mod enums;
mod left_out;
mod names;
mod print;
mod types;
mod xml;

use crate::diagnostic::Diagnostic;
use crate::model::ApiVersion;

pub use document::Document;

use left_out::LeftOut;
use names::Declared;

/// Decides what the document of a version declares; the findings say what could not be part of it.
pub fn csdl(version: &ApiVersion) -> (Document<'_>, Vec<Diagnostic>) {
    let declared = Declared::new(version);
    let mut left_out = LeftOut::default();
    let mut document = Document::default();
    for ty in &version.types {
        if !declared.has(&ty.name) {
            left_out.ty(&ty.name, ty.places.first());
            continue;
        }
        let ty = types::structured(version, &declared, ty, &mut left_out);
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
    (document, left_out.findings)
}
