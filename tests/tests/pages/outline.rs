//! The facts of a page in a few lines, for people who review what the extraction makes of it.

use std::fmt::Write as _;

use graphdoc::extract::facts::{
    AccountType, Example, HttpMessage, OperationFacts, PageFacts, PermissionTable, PropertyFacts, StartLine, Traits,
    TypeFacts, TypeMention,
};
use graphdoc::markdown::Text;
use graphdoc::source::SourceSet;

/// Where texts are cut: enough of them to know them again.
const CUT: usize = 90;

/// The outline of a page.
pub(crate) fn outline(sources: &SourceSet, facts: &PageFacts) -> String {
    let mut out = String::new();
    let title = facts.title.as_ref().map_or("no title", |title| title.value.as_str());
    let _ = writeln!(out, "# {title}");
    let _ = writeln!(out, "{:?} page of {}", facts.kind, facts.version.as_deref().unwrap_or("no version"));
    let front = [("namespace", &facts.namespace), ("author", &facts.author), ("product", &facts.product)];
    for (name, fact) in front {
        if let Some(fact) = fact {
            let _ = writeln!(out, "{name}: {}", fact.value);
        }
    }
    if let Some(span) = facts.deprecated {
        let _ = writeln!(out, "deprecated: {}", cut(sources.text(span)));
    }
    description(&mut out, "", facts.description.as_ref());
    for ty in &facts.types {
        structured(&mut out, ty);
    }
    for ty in &facts.enums {
        let flags = if ty.flags.is_some() { " flags" } else { "" };
        let _ = writeln!(out, "\n## enumeration {}{flags}", ty.name.value);
        for member in &ty.members {
            let value = member.value.as_ref().map(|value| format!(" = {}", value.value)).unwrap_or_default();
            let text = member.description.as_ref().map(|text| cut(&text.plain)).unwrap_or_default();
            let _ = writeln!(out, "{}{value}: {text}", member.name.value);
        }
    }
    if !facts.methods.is_empty() {
        let _ = writeln!(out, "\n## methods");
    }
    for row in &facts.methods {
        let link = row.link.as_ref().map_or("no link", |link| link.value.as_str());
        let returns = row.returns.as_ref().map_or("nothing", |ty| ty.text.as_str());
        let _ = writeln!(out, "{} ({link}) returns {returns}", row.name.value);
    }
    facts.operation.iter().for_each(|facts| operation(&mut out, facts));
    facts.examples.iter().for_each(|facts| example(&mut out, facts));
    out
}

fn structured(out: &mut String, ty: &TypeFacts) {
    let _ = writeln!(out, "\n## type {}", ty.name.value);
    for base in &ty.bases {
        let _ = writeln!(out, "extends {} ({:?})", base.base.name, base.source);
    }
    let said = [("abstract", ty.is_abstract), ("open", ty.is_open), ("deprecated", ty.deprecated)];
    for (what, _) in said.into_iter().filter(|(_, said)| said.is_some()) {
        let _ = writeln!(out, "{what}");
    }
    ty.properties.iter().for_each(|facts| property(out, facts));
    if let Some(representation) = &ty.representation {
        let _ = writeln!(out, "representation: {}", body(&representation.body));
    }
}

fn property(out: &mut String, facts: &PropertyFacts) {
    let ty = facts.ty.as_ref().map_or_else(|| "no type".to_owned(), mention);
    let _ = writeln!(out, "{:?}: {}: {ty}{}", facts.role, facts.name.value, traits(&facts.traits));
    description(out, "    ", Some(&facts.description));
}

fn mention(ty: &TypeMention) -> String {
    let names: Vec<&str> = ty.names.iter().map(|name| name.name.as_str()).collect();
    let names = if names.is_empty() { format!("unnamed `{}`", ty.text) } else { names.join(" or ") };
    if ty.collection { format!("Collection({names})") } else { names }
}

fn traits(traits: &Traits) -> String {
    let mut found: Vec<String> = Vec::new();
    let answers = [("nullable", &traits.nullable), ("read-only", &traits.read_only), ("required", &traits.required)];
    for (name, answer) in answers {
        found.extend(answer.as_ref().map(|said| if said.value { name.to_owned() } else { format!("not {name}") }));
    }
    let said = [
        ("key", traits.key),
        ("write-only", traits.write_only),
        ("orderby", traits.orderby),
        ("search", traits.search),
        ("expand", traits.expand),
        ("returned by default", traits.returned_by_default),
        ("returned on select", traits.returned_on_select),
        ("immutable", traits.immutable),
        ("deprecated", traits.deprecated),
    ];
    found.extend(said.iter().filter(|(_, span)| span.is_some()).map(|(name, _)| (*name).to_owned()));
    found.extend(traits.filter.as_ref().map(|filter| {
        let on = if filter.on.is_empty() { String::new() } else { format!(" on {}", filter.on.join(" ")) };
        format!("filter({}){on}", filter.operators.join(" "))
    }));
    found.extend(traits.inherited_from.as_ref().map(|base| format!("inherited from {}", base.name)));
    found.extend(traits.default_value.as_ref().map(|value| format!("default {}", value.value)));
    found.extend(traits.possible_values.as_ref().map(|possible| {
        let values: Vec<&str> = possible.values.iter().map(|value| value.value.as_str()).collect();
        format!("{} {}", if possible.open { "values such as" } else { "values" }, values.join("|"))
    }));
    if found.is_empty() { String::new() } else { format!(" [{}]", found.join(", ")) }
}

fn operation(out: &mut String, facts: &OperationFacts) {
    let _ = writeln!(out, "\n## operation");
    for line in &facts.http {
        let _ = writeln!(out, "{} {}", line.method.value, line.target.value);
    }
    facts.permissions.iter().for_each(|table| permissions(out, table));
    for parameter in &facts.parameters {
        let ty = parameter.ty.as_ref().map_or_else(|| "no type".to_owned(), mention);
        let _ = writeln!(out, "{:?} parameter {}: {ty}", parameter.location, parameter.name.value);
    }
    if let Some(options) = &facts.query_options {
        let _ = writeln!(out, "query options: {}", options.value.join(" "));
    }
    for header in &facts.headers {
        let value = header.value.as_ref().map_or("", |value| value.value.as_str());
        let _ = writeln!(out, "header {}: {value}", header.name.value);
    }
    if let Some(body) = &facts.body {
        let said = [
            body.resource.as_ref().map(|ty| ty.name.as_str()),
            body.none.map(|_| "none"),
            body.raw.as_ref().map(|_| "bytes"),
            body.collection.then_some("collection"),
        ];
        let _ = writeln!(out, "request body:{}", words(said));
        body.properties.iter().for_each(|facts| property(out, facts));
    }
    for response in &facts.responses {
        let status = response.status.as_ref().map(|one| one.value.to_string());
        let ty = response.ty.as_ref().map(mention);
        let said = [
            status.as_deref(),
            ty.as_deref(),
            response.collection.then_some("collection"),
            response.no_body.map(|_| "no body"),
            response.raw.map(|_| "bytes"),
        ];
        let _ = writeln!(out, "response:{}", words(said));
    }
}

fn words<const N: usize>(words: [Option<&str>; N]) -> String {
    words.into_iter().flatten().flat_map(|word| [" ", word]).collect()
}

fn permissions(out: &mut String, table: &PermissionTable) {
    for row in &table.rows {
        let account = match row.account {
            Some(AccountType::DelegatedWork) => "work",
            Some(AccountType::DelegatedPersonal) => "personal",
            Some(AccountType::Application) => "application",
            None => "unknown",
        };
        let names: Vec<&str> = row.permissions.iter().map(|name| name.value.as_str()).collect();
        let names = if row.not_supported.is_some() { "not supported".to_owned() } else { names.join(" ") };
        let _ = writeln!(out, "{account} account: {names}");
    }
}

fn example(out: &mut String, facts: &Example) {
    let _ = writeln!(out, "\n## example {}", facts.name.as_ref().map_or("without a name", |name| name.value.as_str()));
    for message in facts.request.iter().chain(&facts.responses) {
        let _ = writeln!(out, "{}", start(message));
        for header in &message.headers {
            let _ = writeln!(out, "    {}: {}", header.name.value, header.value.value);
        }
        if let Some(shown) = &message.body {
            let _ = writeln!(out, "    {}", body(shown));
        }
    }
}

fn start(message: &HttpMessage) -> String {
    let line = match &message.start {
        Some(StartLine::Request { method, url }) => format!("{} {}", method.value, url.value),
        Some(StartLine::Status { code, reason }) => format!("{} {reason}", code.value),
        None => "no start line".to_owned(),
    };
    let ty = message.annotation.as_ref().and_then(|one| one.odata_type.as_ref());
    ty.map_or_else(|| line.clone(), |ty| format!("{line} ({})", ty.value))
}

/// A body by its size and what had to be done to read it: its JSON is in the page, and the golden tests decode it.
fn body(body: &graphdoc::extract::facts::Body) -> String {
    let mut told = match body.json.values.as_slice() {
        [] => format!("{} bytes", body.text.len()),
        [only] => {
            let value = only.to_value();
            let members = value.as_object().map(|object| object.keys().map(String::as_str).collect::<Vec<_>>());
            members.map_or_else(|| "JSON".to_owned(), |members| format!("{{{}}}", members.join(" ")))
        }
        several => format!("{} JSON values", several.len()),
    };
    if body.recovered {
        told.push_str(", recovered");
    }
    if !body.json.repairs.is_empty() {
        let _ = write!(told, ", {} repairs", body.json.repairs.len());
    }
    told
}

fn description(out: &mut String, indent: &str, text: Option<&Text>) {
    if let Some(text) = text.filter(|text| !text.is_blank()) {
        let _ = writeln!(out, "{indent}{}", cut(&text.plain));
    }
}

fn cut(text: &str) -> String {
    let text = text.replace('\n', " ");
    match text.char_indices().nth(CUT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}
