//! Requests: a struct, its constructors, and what it knows about its operation.

use crate::plan::{BodyPlan, ConstructorPlan, ParameterPlan, PermissionPlan, RequestPlan};

use super::layout::{Code, Writer};
use super::types::{rust_type, string};

/// The items of a request, in order.
pub(super) fn request(plan: &RequestPlan, has_docs: bool) -> Vec<String> {
    let mut items = vec![structure(plan, has_docs), constructors(plan), implementation(plan)];
    if plan.query_options {
        let mut out = Writer::default();
        out.implementation("support::QueryOptions", &plan.ident, "{}");
        items.push(out.finish());
    }
    items
}

fn structure(plan: &RequestPlan, has_docs: bool) -> String {
    let mut out = Writer::default();
    let words = |out: &mut Writer, text: &str| {
        if has_docs {
            out.line(1, text);
        }
    };
    out.docs(0, &plan.docs);
    out.deprecated(0, plan.deprecated);
    out.line(0, "#[derive(Clone, Debug)]");
    out.line(0, &format!("pub struct {} {{", plan.ident));
    words(&mut out, "/// Path, query options and headers.");
    out.line(1, "pub head: support::Head,");
    match &plan.body {
        BodyPlan::None => {}
        BodyPlan::Json(ty, lines) => {
            out.docs(1, lines);
            out.code(1, &rust_type(ty).after("pub body: "), ",");
        }
        BodyPlan::Bytes => {
            words(&mut out, "/// The content.");
            out.line(1, "pub body: support::Bytes,");
        }
        BodyPlan::Reference(_) => {
            words(&mut out, "/// The entity to refer to.");
            out.line(1, "pub body: support::Reference,");
        }
    }
    out.line(0, "}");
    out.finish()
}

fn constructors(plan: &RequestPlan) -> String {
    if plan.constructors.is_empty() {
        return format!("impl {} {{}}\n", plan.ident);
    }
    let mut out = Writer::default();
    out.line(0, &format!("impl {} {{", plan.ident));
    for (at, constructor) in plan.constructors.iter().enumerate() {
        push_constructor(&mut out, at, constructor, &plan.body);
    }
    out.line(0, "}");
    out.finish()
}

fn push_constructor(out: &mut Writer, at: usize, plan: &ConstructorPlan, body: &BodyPlan) {
    let (taken, made) = match body {
        BodyPlan::None => (None, None),
        BodyPlan::Json(ty, _) => (Some(rust_type(ty).after("body: ")), Some(Code::text("body"))),
        BodyPlan::Bytes => {
            let taken = Code::list("body: impl Into<", vec![Code::text("support::Bytes")], ">");
            (Some(taken), Some(Code::Call("body: body".into(), ".into()")))
        }
        BodyPlan::Reference(None) => (Some(Code::text("body: support::Reference")), Some(Code::text("body"))),
        BodyPlan::Reference(Some((template, id))) => {
            let keys = Code::list("[", vec![Code::Call(id.clone().into(), ".into()")], "]");
            let made = Code::list("body: support::Reference::new(", vec![string(template), keys], ")");
            (Some(into_string(id)), Some(made))
        }
    };
    let parameters = plan.parameters.iter().map(parameter).chain(taken).collect();
    let values = Code::list("[", plan.parameters.iter().map(value).collect(), "]");
    let path = Code::text(format!("Self::METADATA.paths[{at}]"));
    let head = Code::list("head: support::Head::new(", vec![path, values], ")");
    out.docs(1, &plan.docs);
    out.code(1, &Code::list(format!("pub fn {}(", plan.ident), parameters, ")"), " -> Self {");
    out.code(2, &Code::block("Self {", std::iter::once(head).chain(made).collect()), "");
    out.line(1, "}");
}

fn parameter(plan: &ParameterPlan) -> Code {
    match plan.ty {
        Some(ty) => Code::text(format!("{}: {ty}", plan.ident)),
        None => into_string(&plan.ident),
    }
}

fn into_string(ident: &str) -> Code {
    Code::list(format!("{ident}: impl Into<"), vec![Code::text("String")], ">")
}

fn value(plan: &ParameterPlan) -> Code {
    Code::Call(plan.ident.clone().into(), if plan.ty.is_some() { ".to_string()" } else { ".into()" })
}

fn implementation(plan: &RequestPlan) -> String {
    let mut out = Writer::default();
    out.implementation("support::Request", &plan.ident, "{");
    let metadata = vec![
        Code::text(format!("method: http::Method::{}", plan.method)),
        Code::list("paths: &[", plan.constructors.iter().map(|one| string(&one.template)).collect(), "]"),
        string(&plan.version).after("version: "),
        string(&plan.page).after("page: "),
        permissions(&plan.permissions),
        Code::text(format!("deprecated: {}", plan.deprecated)),
        Code::text(format!("paged: {}", plan.paged)),
    ];
    let metadata = Code::block("const METADATA: &'static support::Metadata = &support::Metadata {", metadata);
    out.code(1, &metadata, ";");
    out.code(1, &rust_type(&plan.response).after("type Response = "), ";");
    function(&mut out, "fn head(&self) -> &support::Head", "&self.head");
    function(&mut out, "fn head_mut(&mut self) -> &mut support::Head", "&mut self.head");
    let body = match &plan.body {
        BodyPlan::None => None,
        BodyPlan::Json(..) => Some("support::Body::json(&self.body)"),
        BodyPlan::Bytes => Some("support::Body::bytes(self.body)"),
        BodyPlan::Reference(_) => Some("support::Body::reference(self.body)"),
    };
    if let Some(body) = body {
        function(&mut out, "fn into_body(self) -> support::Body", body);
    }
    out.line(0, "}");
    out.finish()
}

fn function(out: &mut Writer, signature: &str, body: &str) {
    out.line(1, &format!("{signature} {{"));
    out.line(2, body);
    out.line(1, "}");
}

fn permissions(plan: &[PermissionPlan; 3]) -> Code {
    if plan.iter().all(|one| *one == PermissionPlan::Undocumented) {
        return Code::text("permissions: support::Permissions::UNDOCUMENTED");
    }
    let [work, personal, application] = plan.each_ref().map(|one| match one {
        PermissionPlan::Documented(names) => {
            let names = Code::list("&[", names.iter().map(|name| string(name)).collect(), "]");
            Code::list("support::Permission::Documented(", vec![names], ")")
        }
        PermissionPlan::NotSupported => Code::text("support::Permission::NotSupported"),
        PermissionPlan::Undocumented => Code::text("support::Permission::Undocumented"),
    });
    let fields = vec![
        work.after("delegated_work: "),
        personal.after("delegated_personal: "),
        application.after("application: "),
    ];
    Code::block("permissions: support::Permissions {", fields)
}
