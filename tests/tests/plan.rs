//! The plan: names, modules, requests and selection, from small pages through the whole first half of the road.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use graphdoc::analysis::{AnalysisOptions, analyze};
use graphdoc::plan::{BodyPlan, ModulePlan, PlanOptions, RustPlan, RustType, SetterTarget, plan};
use graphdoc::select::{Pattern, Selection};
use graphdoc::source::Loaded;
use graphdoc_tests::{pages_of, small_api, source_set};

fn planned(options: &PlanOptions) -> (RustPlan, Vec<String>) {
    let analysis = small_api::analysis();
    let (plan, diagnostics) = plan(&analysis.model, &analysis.sources, options);
    let messages = diagnostics.into_iter().map(|diagnostic| diagnostic.message).collect();
    (plan, messages)
}

fn selecting(include: &[&str], exclude: &[&str]) -> PlanOptions {
    let patterns = |texts: &[&str]| texts.iter().map(|text| Pattern::new(text)).collect();
    PlanOptions {
        selection: Selection { include: patterns(include), exclude: patterns(exclude) },
        ..PlanOptions::default()
    }
}

/// Every item of a plan as `module::Item`.
fn items(plan: &RustPlan) -> Vec<String> {
    let mut found = Vec::new();
    for version in &plan.versions {
        for module in &version.modules {
            let path = module.path.join("::");
            let structs = module.structs.iter().map(|one| &one.ident);
            let names = structs.chain(module.enums.iter().map(|one| &one.ident));
            let names = names.chain(module.requests.iter().map(|one| &one.ident));
            found.extend(names.map(|name| format!("{}::{path}::{name}", version.module)));
        }
    }
    found
}

#[track_caller]
fn module<'a>(plan: &'a RustPlan, name: &str) -> &'a ModulePlan {
    plan.versions[0].modules.iter().find(|module| module.path == [name]).unwrap()
}

#[test]
fn a_module_holds_a_type_its_enumerations_and_its_requests() {
    let (plan, messages) = planned(&PlanOptions::default());
    let expected = [
        "v1_0::entity::Entity",
        "v1_0::user::User",
        "v1_0::user::UserType",
        "v1_0::user::List",
        "v1_0::user::ListGroupMembers",
        "v1_0::user::Get",
        "v1_0::user::Delete",
        "v1_0::user_settings::UserSettings",
    ];
    assert_eq!(items(&plan), expected);
    assert!(messages.iter().any(|message| message.contains("`microsoft.graph.user.additional`")), "{messages:?}");
}

#[test]
fn fields_follow_rust_and_objects_are_boxed() {
    let (plan, _) = planned(&PlanOptions::default());
    let user = &module(&plan, "user").structs[0];
    let fields: Vec<String> = user.fields.iter().map(|field| format!("{}: {}", field.ident, text(&field.ty))).collect();
    let expected = [
        "id: String",
        "r#type: UserType",
        "additional_property: String",
        "manager: Box<User>",
        "settings: Box<UserSettings>",
        "ios_version: support::Int64",
    ];
    assert_eq!(fields, expected);
    assert_eq!(module(&plan, "user").imports, ["super::entity::Entity", "super::user_settings::UserSettings"]);
}

fn text(ty: &RustType) -> String {
    match ty {
        RustType::Language(name) => (*name).to_owned(),
        RustType::Support(name) => format!("support::{name}"),
        RustType::Item(path) => path.clone(),
        RustType::Boxed(inner) => format!("Box<{}>", text(inner)),
        RustType::List(inner) => format!("Vec<{}>", text(inner)),
        RustType::Of(name, inner) => format!("support::{name}<{}>", text(inner)),
    }
}

#[test]
fn requests_have_a_constructor_a_path() {
    let (plan, _) = planned(&PlanOptions::default());
    let requests = &module(&plan, "user").requests;
    let get = requests.iter().find(|request| request.ident == "Get").unwrap();
    let constructors: Vec<String> = get
        .constructors
        .iter()
        .map(|one| {
            let parameters: Vec<&str> = one.parameters.iter().map(|parameter| parameter.ident.as_str()).collect();
            format!("{}({}) {}", one.ident, parameters.join(", "), one.template)
        })
        .collect();
    assert_eq!(constructors, ["new() /me", "at_users(id_or_user_principal_name) /users/{id-or-userPrincipalName}"]);
    assert_eq!(get.page, "https://learn.microsoft.com/graph/api/user-get?view=graph-rest-1.0");
    assert_eq!((text(&get.response).as_str(), &get.body), ("User", &BodyPlan::None));
    let list = requests.iter().find(|request| request.ident == "List").unwrap();
    assert_eq!((text(&list.response).as_str(), list.paged), ("support::Page<User>", true));
}

#[test]
fn documented_headers_and_query_parameters_have_setters() {
    let get = "# Get lamp\n\n## HTTP request\n\n```http\nGET /lamps/{id}?at={time}\n```\n\n\
        ## Query parameters\n\n|Parameter|Type|Description|\n|:--|:--|:--|\n\
        |at|DateTimeOffset|When.|\n|dim|Boolean|Whether dimmed ones count. Required.|\n|header|String|A word.|\n|$select|String|What.|\n\n\
        ## Request headers\n\n|Name|Value|Description|\n|:--|:--|:--|\n\
        |Authorization|Bearer {token}|Required.|\n|Accept|application/json|The format.|\n\
        |If-None-Match|etag|What is known.|\n|Prefer|bright|Brighter.|\n|prefer|warm|Warmer.|\n\n\
        ## Response\n\nReturns `200 OK` and a [lamp](../resources/lamp.md) object in the response body.\n";
    let lamp = "# lamp resource type\n\n## Properties\n\n\
        |Property|Type|Description|\n|:--|:--|:--|\n|id|String|The identifier.|\n";
    let pages = [("v1.0/api/lamp-get.md", get), ("v1.0/resources/lamp.md", lamp)];
    let loaded = Loaded { sources: source_set(&pages), diagnostics: Vec::new(), inputs: Vec::new() };
    let analysis = analyze(loaded, AnalysisOptions::default());
    let (plan, _) = plan(&analysis.model, &analysis.sources, &PlanOptions::default());
    let setters: Vec<_> = module(&plan, "lamp").requests[0]
        .setters
        .iter()
        .map(|one| (one.ident.as_str(), one.target, one.name.as_str(), one.ty, one.docs[0].as_str()))
        .collect();
    let expected = [
        ("dim", SetterTarget::Query, "dim", Some("bool"), "Sets the query parameter `dim`."),
        ("set_header", SetterTarget::Query, "header", None, "Sets the query parameter `header`."),
        ("if_none_match", SetterTarget::Header, "If-None-Match", None, "Sets the header `If-None-Match`."),
        (
            "prefer",
            SetterTarget::ListHeader,
            "Prefer",
            None,
            "Adds to the header `Prefer`, such as `bright` or `warm`.",
        ),
    ];
    assert_eq!(setters, expected);
}

#[track_caller]
fn selects(include: &[&str], exclude: &[&str], expected: &[&str]) {
    let (plan, _) = planned(&selecting(include, exclude));
    assert_eq!(items(&plan), expected);
}

#[test]
fn selection_is_closed_over_references_and_renames_nothing() {
    selects(&["userSettings"], &[], &["v1_0::user_settings::UserSettings"]);
    let user = ["v1_0::entity::Entity", "v1_0::user::User", "v1_0::user::UserType"];
    let settings = "v1_0::user_settings::UserSettings";
    selects(&["GET /groups/**"], &[], &[user[0], user[1], user[2], "v1_0::user::ListGroupMembers", settings]);
    selects(&["GET /users/*"], &["userSettings"], &[user[0], user[1], user[2], "v1_0::user::Get"]);
    selects(&["userT*"], &[], &["v1_0::user::UserType"]);
}

#[test]
fn types_may_exist_elsewhere() {
    let options = PlanOptions {
        extern_paths: vec![(".microsoft.graph.userSettings".into(), "crate::own::Settings".into())],
        ..PlanOptions::default()
    };
    let (plan, _) = planned(&options);
    assert!(!items(&plan).contains(&"v1_0::user_settings::UserSettings".to_owned()));
    let user = &module(&plan, "user").structs[0];
    assert_eq!(text(&user.fields[4].ty), "Box<crate::own::Settings>");
}

#[test]
fn what_paths_lead_through_and_nobody_sends_has_no_field() {
    let lamp = "# lamp resource type\n\n## Properties\n\n\
        |Property|Type|Description|\n|:--|:--|:--|\n|id|String|The identifier.|\n";
    let list = |name: &str| {
        format!(
            "# List {name}\n\n## HTTP request\n\n```http\nGET /lamps/{{id}}/service/{name}\n```\n\n\
             ## Response\n\nReturns `200 OK` and a collection of [lamp](../resources/lamp.md) objects in the response body.\n"
        )
    };
    let (spares, repairs) = (list("spares"), list("repairs"));
    let get = "# Get lamp\n\n## HTTP request\n\n```http\nGET /lamps/{id}\n```\n\n## Response\n\n\
        Returns `200 OK` and a [lamp](../resources/lamp.md) object in the response body.\n";
    let pages = [
        ("v1.0/api/lamp-get.md", get),
        ("v1.0/api/lamp-list-repairs.md", repairs.as_str()),
        ("v1.0/api/lamp-list-spares.md", spares.as_str()),
        ("v1.0/resources/lamp.md", lamp),
    ];
    let loaded = Loaded { sources: source_set(&pages), diagnostics: Vec::new(), inputs: Vec::new() };
    let analysis = analyze(loaded, AnalysisOptions::default());
    let lamp = analysis.model.versions[0].types.iter().find(|ty| ty.name.name() == "lamp").unwrap();
    assert!(lamp.properties.iter().any(|property| property.name.value == "service"));
    let (plan, _) = plan(&analysis.model, &analysis.sources, &PlanOptions::default());
    let fields: Vec<&str> = module(&plan, "lamp").structs[0].fields.iter().map(|field| field.ident.as_str()).collect();
    assert_eq!(fields, ["id"]);
}

#[test]
fn what_requests_bind_has_fields_for_the_urls() {
    let text = include_str!("../cases/resolve/bindings.md");
    let pages = pages_of(text);
    let pages: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let loaded = Loaded { sources: source_set(&pages), diagnostics: Vec::new(), inputs: Vec::new() };
    let analysis = analyze(loaded, AnalysisOptions::default());
    let (plan, _) = plan(&analysis.model, &analysis.sources, &PlanOptions::default());
    let fields = |of: &str, at: usize| -> Vec<String> {
        let fields = module(&plan, of).structs[at].fields.iter().filter(|field| field.property.contains('@'));
        fields.map(|field| format!("{}: {} = {}", field.ident, self::text(&field.ty), field.property)).collect()
    };
    let crew = ["ship_bind: String = ship@odata.bind", "sailors_bind: Vec<String> = sailors@odata.bind"];
    assert_eq!(fields("crew", 0), crew);
    assert_eq!(fields("night_crew", 0), crew);
    assert_eq!(fields("berth", 0), ["sailor_bind: String = sailor@odata.bind"]);
    assert_eq!(fields("crew", 1), [crew[1]], "parameters of the action");
}
