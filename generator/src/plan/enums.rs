//! Enums: from enumeration types.

use crate::diagnostic::Diagnostic;

use super::Context;
use super::data::{EnumPlan, VariantPlan};
use super::layout::collision;
use super::naming::{Scope, pascal};
use super::types::attributes;

/// The variants that cannot be a member: the one for members that no page names, and a keyword.
const RESERVED_VARIANTS: [&str; 2] = ["Unrecognized", "Self"];

impl Context<'_> {
    /// The enum of an enumeration type.
    pub(crate) fn enumeration(&self, at: usize, diagnostics: &mut Vec<Diagnostic>) -> EnumPlan {
        let ty = &self.version.enums[at];
        let name = ty.name.to_string();
        let mut scope = Scope::reserving(&RESERVED_VARIANTS, "the emitted code");
        let mut variants: Vec<VariantPlan> = Vec::with_capacity(ty.members.len());
        for member in &ty.members {
            let own = &member.name.value;
            if variants.iter().any(|variant| variant.member == *own) {
                continue;
            }
            let ident = pascal(own);
            let claimed = scope.claim([ident.clone(), format!("{ident}Member")], own);
            diagnostics.extend(collision(&claimed, &format!("`{name}.{own}`"), member.name.span));
            variants.push(VariantPlan {
                ident: claimed.name,
                member: own.clone(),
                docs: self.docs.member(member),
                deprecated: member.deprecated,
            });
        }
        EnumPlan {
            ident: self.layout.enums[at].ident.clone(),
            docs: self.docs.enumeration(ty),
            deprecated: ty.deprecated.is_some(),
            attributes: attributes(&self.options.type_attributes, &name),
            variants,
            odata_name: name,
        }
    }
}
