//! Requests: from operations.

use crate::model::{
    Account, HttpMethod, Operation, OperationKind, RequestBody, Response, ResponseBody, TypeKind, TypeRef,
};

use super::Context;
use super::data::{BodyPlan, ConstructorPlan, ParameterPlan, PermissionPlan, RequestPlan, RustType, StructPlan};
use super::duplicates::stated;
use super::naming::path::{Way, parameters};
use super::naming::{Scope, singular, snake};
use super::reference_target::reference_target;
use super::template::template;

/// Associated functions that constructors must not hide.
const RESERVED_FUNCTIONS: [&str; 1] = ["new"];

impl Context<'_> {
    /// The request of an operation, and the struct of what it sends when that is no resource.
    pub(crate) fn request(&self, at: usize) -> (RequestPlan, Option<StructPlan>) {
        let operation = &self.version.operations[at];
        let home = &self.layout.operations[at];
        let (body, parameters) = self.body(at, operation, home.module);
        let documented_by: Vec<usize> = self.layout.documented_by(at).collect();
        let all = || documented_by.iter().map(|at| &self.version.operations[*at]);
        // Only what is selected has its types selected, too.
        let selected = documented_by.iter().filter(|at| self.selected.has_operation(**at));
        let responses = selected.flat_map(|at| &self.version.operations[*at].responses).collect::<Vec<_>>();
        let response = self.response(operation, &responses, home.module);
        let is_paged = matches!(&response, RustType::Of("Page", _));
        let constructors = self.constructors(operation, &body);
        let plan = RequestPlan {
            ident: home.ident.clone(),
            docs: self.docs.operation(operation, &all().skip(1).collect::<Vec<_>>()),
            deprecated: operation.deprecated.is_some(),
            method: operation.method.value.name(),
            version: self.version.name.clone(),
            page: self.docs.page(operation.place),
            setters: self.setters(&documented_by, &constructors),
            constructors,
            body_optional: operation.body_optional.is_some() && matches!(body, BodyPlan::Json(..) | BodyPlan::Bytes),
            body,
            paged: is_paged,
            response,
            query_options: all().any(|one| one.query_options.as_ref().is_some_and(|options| !options.value.is_empty()))
                || (operation.method.value == HttpMethod::Get && is_paged),
            permissions: [
                permission(&stated(all().map(|one| &one.permissions.delegated_work))),
                permission(&stated(all().map(|one| &one.permissions.delegated_personal))),
                permission(&stated(all().map(|one| &one.permissions.application))),
            ],
        };
        (plan, parameters)
    }

    fn constructors(&self, operation: &Operation, body: &BodyPlan) -> Vec<ConstructorPlan> {
        let mut found: Vec<ConstructorPlan> = Vec::with_capacity(operation.paths.len());
        let mut scope = Scope::reserving(&RESERVED_FUNCTIONS, "the first path");
        let reserved = match body {
            BodyPlan::None => None,
            BodyPlan::Reference(Some((_, id))) => Some(id.as_str()),
            BodyPlan::Json(..) | BodyPlan::Bytes | BodyPlan::Reference(None) => Some("body"),
        };
        let said = said_by_name(operation);
        let mut ways: Vec<Way> = Vec::with_capacity(operation.paths.len());
        for path in &operation.paths {
            let template = template(path, operation);
            if found.iter().any(|one| one.template == template.text) {
                continue;
            }
            let names = parameters(&template.text, reserved);
            let way = Way::new(&template.text, &names, said);
            let ident = if found.is_empty() {
                "new".to_owned()
            } else {
                scope.claim(way.candidates(&ways), &template.text).name
            };
            ways.push(way);
            let types = template.types.into_iter().chain(std::iter::repeat(None));
            found.push(ConstructorPlan {
                ident,
                docs: self.docs.code(&format!("{} {}", operation.method.value.name(), path.text)),
                parameters: names.into_iter().zip(types).map(|(ident, ty)| ParameterPlan { ident, ty }).collect(),
                template: template.text,
            });
        }
        found
    }

    fn body(&self, at: usize, operation: &Operation, module: usize) -> (BodyPlan, Option<StructPlan>) {
        let or_nothing = if operation.body_optional.is_some() { " May be left out." } else { "" };
        let words = |text: &str| self.docs.words(&format!("{text}{or_nothing}"));
        match &operation.body {
            RequestBody::None => (BodyPlan::None, None),
            RequestBody::Raw(_) => (BodyPlan::Bytes, None),
            RequestBody::Reference(_) => (BodyPlan::Reference(reference(operation)), None),
            RequestBody::Untyped(_) => (BodyPlan::Json(RustType::Support("Json"), words("What is sent.")), None),
            RequestBody::Resource { ty, .. } => {
                let sent = match operation.kind {
                    OperationKind::Update => "The properties to change.",
                    OperationKind::Create => "What is created.",
                    _ => "What is sent.",
                };
                (BodyPlan::Json(self.value_type(&ty.value, module), words(sent)), None)
            }
            RequestBody::Parameters(fields) => match &self.layout.parameters[at] {
                None => (BodyPlan::Json(RustType::Support("Json"), words("What is sent.")), None),
                Some(ident) => {
                    let request = &self.layout.operations[at].ident;
                    let odata_name = match &operation.kind {
                        OperationKind::Action(name) => {
                            format!("{}.{}", self.root, name.rsplit('.').next().unwrap_or(name))
                        }
                        // OData has no name for it, and nothing that looks like one may stand in messages.
                        _ => format!("{} {}", operation.method.value.name(), first_path(operation)),
                    };
                    let structure = self.parameters(ident, odata_name, request, fields, module);
                    let words = words("The parameters.");
                    (BodyPlan::Json(RustType::Item(ident.clone()), words), Some(structure))
                }
            },
        }
    }

    /// What a successful answer holds; where responses differ, the one with content is optional.
    fn response(&self, operation: &Operation, responses: &[&Response], module: usize) -> RustType {
        if operation.kind == OperationKind::Count {
            return RustType::Support("Count");
        }
        let content = responses.iter().find(|response| response.body != ResponseBody::None);
        let Some(content) = content else {
            return if responses.is_empty() {
                RustType::Of("Optional", Box::new(RustType::Support("Json")))
            } else {
                RustType::Support("NoContent")
            };
        };
        let ty = match self.content(content, module) {
            // What is referred to is named by its URL alone.
            RustType::Of("Page", _) if operation.reads_references() => {
                RustType::Of("Page", Box::new(RustType::Support("Object")))
            }
            RustType::Item(_) if operation.reads_references() => RustType::Support("Object"),
            ty => ty,
        };
        let may_be_empty = responses.iter().any(|response| response.body == ResponseBody::None);
        let is_plain = !matches!(ty, RustType::Support("Bytes" | "Download"));
        if may_be_empty && is_plain { RustType::Of("Optional", Box::new(ty)) } else { ty }
    }

    fn content(&self, response: &Response, module: usize) -> RustType {
        match &response.body {
            ResponseBody::None => RustType::Support("NoContent"),
            ResponseBody::Untyped => RustType::Support("Json"),
            ResponseBody::Raw if (300..400).contains(&response.status.value) => RustType::Support("Download"),
            ResponseBody::Raw => RustType::Support("Bytes"),
            ResponseBody::Page(ty) => RustType::Of("Page", Box::new(self.element_type(&ty.kind, module))),
            ResponseBody::Value(ty) | ResponseBody::Wrapped(ty) if ty.collection => {
                RustType::Of("Page", Box::new(self.element_type(&ty.kind, module)))
            }
            ResponseBody::Wrapped(ty) => RustType::Of("Single", Box::new(self.element_type(&ty.kind, module))),
            ResponseBody::Value(ty) => match &ty.kind {
                TypeKind::Structured(_) | TypeKind::AnyStructured => self.element_type(&ty.kind, module),
                kind => RustType::Of("Single", Box::new(self.element_type(kind, module))),
            },
        }
    }

    /// A value by itself: a collection is a list, and nothing is boxed.
    fn value_type(&self, ty: &TypeRef, module: usize) -> RustType {
        let element = self.element_type(&ty.kind, module);
        if ty.collection { RustType::List(Box::new(element)) } else { element }
    }
}

/// The last segment of the paths that the request is called after.
fn said_by_name(operation: &Operation) -> Option<&str> {
    match &operation.kind {
        OperationKind::Action(name) | OperationKind::Function(name) => Some(name.rsplit('.').next().unwrap_or(name)),
        OperationKind::Download | OperationKind::Upload => Some("content"),
        _ => None,
    }
}

fn first_path(operation: &Operation) -> &str {
    operation.paths.first().map(|path| path.text.as_str()).unwrap_or_default()
}

/// Where the reference goes, and what its id is called: after the navigation property.
fn reference(operation: &Operation) -> Option<(String, String)> {
    let template = reference_target(operation)?;
    let path = &operation.paths.first()?.text;
    let navigation = path.split('/').rfind(|segment| !segment.is_empty() && !segment.starts_with(['$', '{']))?;
    Some((template, format!("{}_id", snake(&singular(navigation)))))
}

fn permission(account: &Account) -> PermissionPlan {
    match account {
        Account::Undocumented => PermissionPlan::Undocumented,
        Account::NotSupported(_) => PermissionPlan::NotSupported,
        Account::Supported(names) => PermissionPlan::Documented(names.iter().map(|name| name.value.clone()).collect()),
    }
}
