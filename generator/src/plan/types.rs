//! Structs: from structured types, and from the parameters that actions take.

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::model::{BodyField, Property, PropertySource, QualifiedName, StructuredType, TypeKind};

use super::Context;
use super::data::{FieldPlan, RustType, StructPlan};
use super::layout::collision;
use super::naming::{Scope, snake_ident};
use super::options::path_matches;

/// The field of a struct that holds what no property is for.
const ADDITIONAL: &str = "additional";
/// What OData adds to the name of a navigation property that is set by URLs.
const BIND: &str = "@odata.bind";

impl Context<'_> {
    /// The struct of a structured type.
    pub(crate) fn structure(&self, at: usize, diagnostics: &mut Vec<Diagnostic>) -> StructPlan {
        let ty = &self.version.types[at];
        let home = &self.layout.types[at];
        let name = ty.name.to_string();
        let mut scope = Scope::reserving(&[ADDITIONAL], "the additional members");
        let mut fields = Vec::new();
        for property in self.version.all_properties(ty).into_iter().filter(|one| self.is_exchanged(one)) {
            let own = &property.name.value;
            let claimed = scope.claim(field_candidates(own), own);
            let is_own = ty.properties.iter().any(|one| std::ptr::eq(one, property));
            if is_own {
                diagnostics.extend(collision(&claimed, &format!("`{name}.{own}`"), property.name.span));
            }
            fields.push(self.field(property, claimed.name, &name, home.module));
        }
        self.bindings(ty, &mut scope, &mut fields);
        StructPlan {
            ident: home.ident.clone(),
            docs: self.docs.structured(ty),
            deprecated: ty.deprecated.is_some(),
            attributes: attributes(&self.options.type_attributes, &name),
            fields,
            bases: self.bases(ty).iter().filter_map(|base| self.structured_path(base, home.module)).collect(),
            derived: self.derived(&ty.name),
            odata_name: name,
        }
    }

    /// Fields for what requests bind to entities, behind all properties.
    fn bindings(&self, ty: &StructuredType, scope: &mut Scope, fields: &mut Vec<FieldPlan>) {
        let bases = self.bases(ty);
        let lineage = bases.iter().rev().filter_map(|base| self.version.structured(base)).chain([ty]);
        for binding in lineage.flat_map(|ty| &ty.bindings) {
            let (property, name) = (&binding.property.value, format!("{}{BIND}", binding.property.value));
            if fields.iter().any(|field| field.property == name) {
                continue;
            }
            let text = RustType::Language("String");
            let (ty, words) = if binding.collection {
                (
                    RustType::List(Box::new(text)),
                    format!("The URLs of the entities that a request puts into `{property}`."),
                )
            } else {
                (text, format!("The URL of the entity that a request makes `{property}` refer to."))
            };
            fields.push(FieldPlan {
                ident: scope.claim(field_candidates(&without_sign(&name)), &name).name,
                ty,
                docs: self.docs.words(&words),
                deprecated: false,
                attributes: Vec::new(),
                property: name,
            });
        }
    }

    /// Whether values of a property are sent: what only paths show leads through some that are not.
    fn is_exchanged(&self, property: &Property) -> bool {
        let (PropertySource::Path, TypeKind::Structured(name)) = (property.source, &property.ty.value.kind) else {
            return true;
        };
        self.version.structured(name).is_none_or(StructuredType::is_exchanged)
    }

    fn field(&self, property: &Property, ident: String, owner: &str, module: usize) -> FieldPlan {
        let name = property.name.value.clone();
        let attributes = if self.options.field_attributes.is_empty() {
            Vec::new()
        } else {
            attributes(&self.options.field_attributes, &format!("{owner}.{name}"))
        };
        FieldPlan {
            ident,
            ty: self.field_type(&property.ty.value, module),
            docs: self.docs.property(property),
            deprecated: property.deprecated.is_some(),
            attributes,
            property: name,
        }
    }

    /// The struct of what an action takes in its body.
    pub(crate) fn parameters(
        &self,
        ident: &str,
        odata_name: String,
        request: &str,
        fields: &[BodyField],
        module: usize,
    ) -> StructPlan {
        let mut scope = Scope::reserving(&[ADDITIONAL], "the additional members");
        let mut seen: Vec<&str> = Vec::new();
        let mut plans = Vec::with_capacity(fields.len());
        for field in fields {
            let name = field.name.value.as_str();
            if seen.contains(&name) {
                continue;
            }
            seen.push(name);
            let claimed = scope.claim(field_candidates(&without_sign(name)), name);
            let description = field.description.as_ref().map(|text| text.value.as_str());
            let is_required = field.required.as_ref().is_some_and(|fact| fact.value);
            let says_so = description.is_some_and(|text| text.to_lowercase().contains("required"));
            let facts = if is_required && !says_so { "Required." } else { "" };
            plans.push(FieldPlan {
                ident: claimed.name,
                ty: self.field_type(&field.ty.value, module),
                docs: self.docs.item(description, &format!("The parameter `{name}`."), facts, None),
                deprecated: false,
                attributes: Vec::new(),
                property: name.to_owned(),
            });
        }
        StructPlan {
            ident: ident.to_owned(),
            docs: self.docs.words(&format!("What `{request}` sends.")),
            deprecated: false,
            attributes: attributes(&self.options.type_attributes, &odata_name),
            fields: plans,
            bases: Vec::new(),
            derived: Vec::new(),
            odata_name,
        }
    }

    /// The types that a type extends, nearest first.
    fn bases(&self, ty: &StructuredType) -> Vec<QualifiedName> {
        let mut found: Vec<QualifiedName> = Vec::new();
        let mut next = ty.base.as_ref().map(|base| base.value.clone());
        while let Some(name) = next {
            if name == ty.name || found.contains(&name) {
                break;
            }
            next = self.version.structured(&name).and_then(|ty| ty.base.as_ref()).map(|base| base.value.clone());
            found.push(name);
        }
        found
    }

    /// The types that extend a type, however far, sorted.
    fn derived(&self, name: &QualifiedName) -> Vec<String> {
        let mut found: Vec<&QualifiedName> = vec![name];
        let mut at = 0;
        while at < found.len() {
            for derived in self.derived_from.get(found[at]).into_iter().flatten() {
                if !found.contains(derived) {
                    found.push(derived);
                }
            }
            at += 1;
        }
        let mut names: Vec<String> = found[1..].iter().map(ToString::to_string).collect();
        names.sort();
        names
    }
}

/// A name as a field may have it: `membersBind` for `members@odata.bind`.
fn without_sign(name: &str) -> Cow<'_, str> {
    name.strip_suffix(BIND).map_or(Cow::Borrowed(name), |property| format!("{property}Bind").into())
}

/// The names that a field may have.
fn field_candidates(property: &str) -> impl Iterator<Item = String> {
    let qualified =
        move || format!("{}_property", snake_ident(property).trim_start_matches("r#").trim_end_matches('_'));
    std::iter::once_with(move || snake_ident(property)).chain(std::iter::once_with(qualified))
}

/// The attributes that are asked for by a path that means a name.
pub(super) fn attributes(asked: &[(String, String)], name: &str) -> Vec<String> {
    asked.iter().filter(|(path, _)| path_matches(path, name)).map(|(_, attribute)| attribute.clone()).collect()
}
