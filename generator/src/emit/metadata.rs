//! What a request knows about its operation, as text: a fifth of all emitted lines, plain data. Quoted, parsed and printed,
//! it took a tenth of the instructions of `generate`. The lines are those of the printer of all other code, which a test holds
//! them against.

use proc_macro2::Literal;

use crate::plan::{PermissionPlan, RequestPlan};

/// The printer's width.
const WIDTH: usize = 89;
/// How deep the constant stands.
const DEPTH: usize = 4;

/// The constant `METADATA`, to be indented as the item of an impl.
pub(super) fn metadata(plan: &RequestPlan) -> String {
    let paths: Vec<String> = plan.constructors.iter().map(|one| literal(&one.template)).collect();
    let mut out = String::from("const METADATA: &'static support::Metadata = &support::Metadata {\n");
    push(&mut out, 4, &["method: http::Method::", plan.method, ","]);
    push_array(&mut out, 4, "paths: &[", &paths, "],", 2);
    push(&mut out, 4, &["version: ", &literal(&plan.version), ","]);
    push(&mut out, 4, &["page: ", &literal(&plan.page), ","]);
    push_permissions(&mut out, &plan.permissions);
    push(&mut out, 4, &["deprecated: ", truth(plan.deprecated), ","]);
    push(&mut out, 4, &["paged: ", truth(plan.paged), ","]);
    out.push_str("};\n");
    out
}

/// A literal; few texts have anything to escape.
fn literal(text: &str) -> String {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
    if text.bytes().all(is_plain) { ["\"", text, "\""].concat() } else { Literal::string(text).to_string() }
}

fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

fn push(out: &mut String, indent: usize, parts: &[&str]) {
    out.extend(std::iter::repeat_n(' ', indent));
    out.extend(parts.iter().copied());
    out.push('\n');
}

/// An array on one line where it fits with so much of its end, else an item a line.
fn push_array(out: &mut String, indent: usize, start: &str, items: &[String], end: &str, counted: usize) {
    if items.is_empty() || DEPTH + indent + start.len() + width(items) + counted <= WIDTH {
        push(out, indent, &[start, &items.join(", "), end]);
        return;
    }
    push(out, indent, &[start]);
    items.iter().for_each(|item| push(out, indent + 4, &[item, ","]));
    push(out, indent, &[end]);
}

/// How wide items are on one line.
fn width(items: &[String]) -> usize {
    items.iter().map(|item| item.len() + 2).sum::<usize>().saturating_sub(2)
}

fn push_permissions(out: &mut String, plan: &[PermissionPlan; 3]) {
    if plan.iter().all(|one| *one == PermissionPlan::Undocumented) {
        push(out, 4, &["permissions: support::Permissions::UNDOCUMENTED,"]);
        return;
    }
    push(out, 4, &["permissions: support::Permissions {"]);
    for (field, plan) in ["delegated_work", "delegated_personal", "application"].into_iter().zip(plan) {
        push_permission(out, field, plan);
    }
    push(out, 4, &["},"]);
}

fn push_permission(out: &mut String, field: &str, plan: &PermissionPlan) {
    let names = match plan {
        PermissionPlan::Documented(names) => names,
        PermissionPlan::NotSupported => return push(out, 8, &[field, ": support::Permission::NotSupported,"]),
        PermissionPlan::Undocumented => return push(out, 8, &[field, ": support::Permission::Undocumented,"]),
    };
    let names: Vec<String> = names.iter().map(|name| literal(name)).collect();
    let start = [field, ": support::Permission::Documented("].concat();
    // The printer adds the comma behind the last field once it has broken the lines.
    let comma = usize::from(field != "application");
    if DEPTH + 8 + start.len() + "&[".len() + width(&names) + "])".len() + comma <= WIDTH {
        push(out, 8, &[&start, "&[", &names.join(", "), "]),"]);
        return;
    }
    push(out, 8, &[&start]);
    push_array(out, 12, "&[", &names, "],", 1);
    push(out, 8, &["),"]);
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    use super::metadata;
    use crate::plan::{BodyPlan, ConstructorPlan, PermissionPlan, RequestPlan, RustType};

    fn plan(paths: &[String], permissions: [PermissionPlan; 3]) -> RequestPlan {
        let constructor = |template: &String| ConstructorPlan {
            ident: "new".to_owned(),
            docs: Vec::new(),
            template: template.clone(),
            parameters: Vec::new(),
        };
        RequestPlan {
            ident: "Get".to_owned(),
            docs: Vec::new(),
            deprecated: false,
            method: "GET",
            version: "v1.0".to_owned(),
            page: "a \"page\"\t\u{e9}'s".to_owned(),
            constructors: paths.iter().map(constructor).collect(),
            setters: Vec::new(),
            body: BodyPlan::None,
            body_optional: false,
            response: RustType::Language("String"),
            paged: true,
            query_options: false,
            permissions,
        }
    }

    /// The same constant by the printer.
    fn printed(plan: &RequestPlan) -> String {
        let permission = |one: &PermissionPlan| match one {
            PermissionPlan::Documented(names) => quote!(support::Permission::Documented(&[#(#names),*])),
            PermissionPlan::NotSupported => quote!(support::Permission::NotSupported),
            PermissionPlan::Undocumented => quote!(support::Permission::Undocumented),
        };
        let [work, personal, application] = plan.permissions.each_ref().map(permission);
        let permissions: TokenStream = if plan.permissions.iter().all(|one| *one == PermissionPlan::Undocumented) {
            quote!(support::Permissions::UNDOCUMENTED)
        } else {
            quote!(support::Permissions {
                delegated_work: #work, delegated_personal: #personal, application: #application
            })
        };
        let (page, paths) = (&plan.page, plan.constructors.iter().map(|one| &one.template));
        let item = quote! {
            impl support::Request for Get {
                const METADATA: &'static support::Metadata = &support::Metadata {
                    method: http::Method::GET,
                    paths: &[#(#paths),*],
                    version: "v1.0",
                    page: #page,
                    permissions: #permissions,
                    deprecated: false,
                    paged: true,
                };
            }
        };
        let printed = prettyplease::unparse(&syn::parse2(item).expect("the item is Rust"));
        let inside = printed.lines().filter_map(|line| line.strip_prefix("    "));
        inside.flat_map(|line| [line, "\n"]).collect()
    }

    #[test]
    fn lines_are_those_of_the_printer() {
        let same = |plan: &RequestPlan| assert_eq!(metadata(plan), printed(plan));
        let words =
            |lengths: &[usize]| -> Vec<String> { lengths.iter().map(|length| "\u{e9}".repeat(*length)).collect() };
        let undocumented = || [const { PermissionPlan::Undocumented }; 3];
        same(&plan(&[], undocumented()));
        for length in 0..60 {
            let documented = |lengths: &[usize]| PermissionPlan::Documented(words(lengths));
            same(&plan(&words(&[length]), undocumented()));
            same(&plan(&words(&[length, 2]), [documented(&[length]), documented(&[length]), documented(&[length])]));
            same(&plan(
                &words(&[length, length]),
                [documented(&[length, 3]), PermissionPlan::NotSupported, documented(&[length, 3])],
            ));
            let one = "a".repeat(length);
            let of = |names: &[&String]| PermissionPlan::Documented(names.iter().map(|name| (*name).clone()).collect());
            same(&plan(std::slice::from_ref(&one), [of(&[&one]), of(&[&one]), of(&[&one, &one])]));
            same(&plan(&[one.clone(), one.clone()], [of(&[]), of(&[&one, &one]), of(&[&one])]));
        }
    }
}
