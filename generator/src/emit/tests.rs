//! Items are as prettyplease prints them, however long their names are.

use super::layout::{Code, Writer};
use super::{enums, requests, structs};
use crate::plan::{
    BodyPlan, ConstructorPlan, EnumPlan, FieldPlan, ParameterPlan, PermissionPlan, RequestPlan, RustType, StructPlan,
    VariantPlan,
};

#[track_caller]
fn check(item: &str) {
    let read = syn::parse_file(item).unwrap_or_else(|error| panic!("{error} in\n{item}"));
    assert_eq!(prettyplease::unparse(&read), item);
}

/// A name of a length, which has a sign that is more than one byte long.
fn name(length: usize) -> String {
    let mut name = "n".repeat(length);
    if length > 8 {
        name.replace_range(0..2, "ß");
    }
    name
}

fn docs() -> Vec<String> {
    ["Words.", "", "More of them, ending in spaces   "].map(str::to_owned).to_vec()
}

fn types(length: usize) -> [RustType; 5] {
    let item = || Box::new(RustType::Item(format!("super::{}", name(length))));
    [
        RustType::Language("bool"),
        RustType::Support("Json"),
        RustType::Boxed(item()),
        RustType::List(Box::new(RustType::Of("Flags", item()))),
        RustType::Of("Optional", Box::new(RustType::Of("Page", item()))),
    ]
}

#[test]
fn structs_and_enums_of_names_of_any_length() {
    for length in 1..110 {
        let field = |ident: &str, ty: &RustType| FieldPlan {
            ident: ident.to_owned(),
            property: "property".to_owned(),
            ty: ty.clone(),
            docs: docs(),
            deprecated: length % 2 == 0,
            attributes: Vec::new(),
        };
        let short = types(length).into_iter().map(|ty| field("short", &ty));
        let long = types(length / 2 + 1).into_iter().map(|ty| field(&name(length / 2 + 1), &ty));
        let plan = StructPlan {
            ident: format!("S{}", name(length)),
            odata_name: "a.b".to_owned(),
            docs: docs(),
            deprecated: length % 2 == 1,
            attributes: Vec::new(),
            fields: short.chain(long).collect(),
            bases: Vec::new(),
            derived: Vec::new(),
        };
        check(&structs::structure(&plan, true));
        check(&structs::structure(&StructPlan { fields: Vec::new(), ..plan }, false));

        let variant =
            |ident: String| VariantPlan { ident, member: "m".to_owned(), docs: docs(), deprecated: length % 3 == 0 };
        check(&enums::enumeration(
            &EnumPlan {
                ident: name(length),
                odata_name: "a.b".to_owned(),
                docs: docs(),
                deprecated: length % 2 == 1,
                attributes: Vec::new(),
                variants: vec![variant("A".to_owned()), variant(format!("V{}", name(length)))],
            },
            length % 2 == 0,
        ));
    }
}

#[test]
fn requests_of_names_of_any_length() {
    let bodies = |length: usize| {
        let id = name(length / 3 + 1);
        let json = types(length).map(|ty| BodyPlan::Json(ty, docs()));
        let to = |template: &str| BodyPlan::Reference(Some((template.to_owned(), id.clone())));
        let others =
            [BodyPlan::None, BodyPlan::Bytes, BodyPlan::Reference(None), to("/a"), to(&"/ä".repeat(length / 4))];
        json.into_iter().chain(others).collect::<Vec<_>>()
    };
    for length in 1..110 {
        let permission = |count: usize| {
            PermissionPlan::Documented((0..count).map(|at| format!("{}.\"Read\"{at}", name(length / 2))).collect())
        };
        let parameter =
            |length: usize| ParameterPlan { ident: name(length + 1), ty: length.is_multiple_of(5).then_some("i32") };
        let constructor = |ident: &str, parameters: Vec<ParameterPlan>| ConstructorPlan {
            ident: ident.to_owned(),
            docs: docs(),
            template: format!("/{}", name(length)),
            parameters,
        };
        for (at, body) in bodies(length).into_iter().enumerate() {
            let plan = RequestPlan {
                ident: format!("R{}", name(length)),
                docs: docs(),
                deprecated: at % 2 == 0,
                method: "GET",
                version: "v1.0".to_owned(),
                page: format!("https://example.com/{}", name(length)),
                constructors: vec![
                    constructor("new", Vec::new()),
                    constructor("one", vec![parameter(length)]),
                    constructor("two", vec![parameter(length / 2), parameter(length / 3)]),
                    constructor(&name(length + 2), (1..4).map(|part| parameter(length / part)).collect()),
                ],
                response: types(length)[at % 5].clone(),
                body,
                paged: at % 3 == 0,
                query_options: true,
                permissions: [permission(at % 4), PermissionPlan::NotSupported, permission((at + 1) % 3)],
            };
            requests::request(&plan, at % 2 == 0).iter().for_each(|item| check(item));
            let undocumented = [const { PermissionPlan::Undocumented }; 3];
            let bare = RequestPlan { constructors: Vec::new(), permissions: undocumented, ..plan };
            requests::request(&bare, true).iter().for_each(|item| check(item));
        }
    }
}

#[test]
fn code_far_to_the_right_has_room() {
    for length in 1..90 {
        let mut out = Writer::default();
        out.line(0, "fn f() {");
        (1..9).for_each(|depth| out.line(depth, "{"));
        let items = vec![Code::text(name(length)), Code::Call(name(length / 2 + 1).into(), ".into()")];
        out.code(9, &Code::list("call(", items, ")"), ";");
        (1..9).rev().for_each(|depth| out.line(depth, "}"));
        out.line(0, "}");
        check(&out.finish());
    }
}
