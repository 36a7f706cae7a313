//! What resource and enumeration pages say: pages in `cases/extract`, each with a listing of the facts
//! it must give, and tables of type cells and descriptions.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;

use graphdoc::extract::facts::{PageFacts, PropertyFacts, Traits, TypeFacts, TypeMention};
use graphdoc::extract::{ExtractOptions, extract};
use graphdoc::source::{FileId, SourceSet, Span};
use graphdoc_tests::source_set;
use proptest::prelude::*;

fn facts_of(path: &str, text: &str, options: &ExtractOptions) -> (SourceSet, PageFacts, Vec<String>) {
    let sources = source_set(&[(path, text)]);
    let document = graphdoc::analysis::parse(&sources, FileId::new(0), &mut Vec::new());
    let mut diagnostics = Vec::new();
    let facts = extract(&sources, &document, options, &mut diagnostics);
    let findings = diagnostics.iter().map(|found| {
        let at = sources.start(found.span);
        format!("{}:{} {}: {}", at.line, at.column, found.code, found.message)
    });
    let findings = findings.collect();
    (sources, facts, findings)
}

#[test]
fn pages() {
    insta::glob!("../cases/extract", "*.md", |path| {
        let text = std::fs::read_to_string(path).expect("a case can be read");
        let (sources, facts, findings) = facts_of("v1.0/resources/page.md", &text, &ExtractOptions::default());
        let mut listing = Listing { sources: &sources, text: String::new() };
        listing.page(&facts);
        for finding in findings {
            let _ = writeln!(listing.text, "{finding}");
        }
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(listing.text);
        });
    });
}

/// The facts of a page as lines.
struct Listing<'a> {
    sources: &'a SourceSet,
    text: String,
}

impl Listing<'_> {
    fn line(&mut self, text: impl std::fmt::Display, span: Span) {
        let at = self.sources.start(span);
        let _ = writeln!(self.text, "{:>3}:{:<3} {text}", at.line, at.column);
    }

    fn page(&mut self, facts: &PageFacts) {
        let _ = writeln!(self.text, "{:?} page of {}", facts.kind, facts.version.as_deref().unwrap_or("no version"));
        for (label, fact) in [
            ("title", &facts.title),
            ("namespace", &facts.namespace),
            ("author", &facts.author),
            ("product", &facts.product),
        ] {
            if let Some(fact) = fact {
                self.line(format!("{label} {:?}", fact.value), fact.span);
            }
        }
        if let Some(text) = &facts.description {
            self.line(format!("description {:?}", text.plain), text.span);
        }
        if let Some(span) = facts.deprecated {
            self.line("deprecated", span);
        }
        for row in &facts.methods {
            let returns = row.returns.as_ref().map(mention).unwrap_or_default();
            let nothing = if row.returns_nothing { " (nothing)" } else { "" };
            let link = row.link.as_ref().map(|link| link.value.as_str());
            self.line(format!("method {:?} {link:?} -> {returns}{nothing}", row.name.value), row.span);
        }
        for ty in &facts.types {
            self.structured(ty);
        }
        for found in &facts.enums {
            let flags = if found.flags.is_some() { ", flags" } else { "" };
            let text = found.description.as_ref().map(|text| text.plain.as_str());
            self.line(format!("enumeration {}{flags} {text:?}", found.name.value), found.name.span);
            for member in &found.members {
                let number = member.value.as_ref().map(|value| format!(" = {}", value.value)).unwrap_or_default();
                let deprecated = if member.deprecated { ", deprecated" } else { "" };
                let text = member.description.as_ref().map(|text| text.plain.as_str());
                self.line(format!("  {}{number}{deprecated} {text:?}", member.name.value), member.name.span);
            }
        }
    }

    fn structured(&mut self, ty: &TypeFacts) {
        let marks = [
            (ty.is_abstract.is_some(), "abstract in prose"),
            (ty.is_open.is_some(), "open in prose"),
            (ty.deprecated.is_some(), "deprecated"),
            (ty.has_properties_section, "properties"),
            (ty.has_relationships_section, "relationships"),
        ];
        let marks: Vec<&str> = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
        self.line(format!("type {} ({})", ty.name.value, marks.join(", ")), ty.name.span);
        if let Some(annotation) = &ty.annotation {
            let key = annotation.key_property.as_ref().map(|key| key.value.as_str());
            let flags =
                [annotation.is_abstract.as_ref(), annotation.is_open.as_ref()].map(|flag| flag.map(|is| is.value));
            self.line(format!("  annotated: key {key:?}, abstract and open {flags:?}"), annotation.span);
        }
        for hint in &ty.bases {
            self.line(format!("  base {} {:?} ({:?})", hint.base.name, hint.base.link, hint.source), hint.base.span);
        }
        if let Some(found) = &ty.representation {
            let names: Vec<&str> = found
                .body
                .json
                .values
                .iter()
                .flat_map(|node| node.members())
                .map(|member| member.name.as_str())
                .collect();
            self.line(
                format!("  representation of {names:?}, {} repairs", found.body.json.repairs.len()),
                found.body.span,
            );
        }
        for property in &ty.properties {
            self.property(property);
        }
    }

    fn property(&mut self, property: &PropertyFacts) {
        let ty = property.ty.as_ref().map_or_else(|| "no type".to_owned(), mention);
        let traits = traits_line(&property.traits);
        let role = property.role;
        self.line(format!("  {role:?} {}: {ty} [{traits}]", property.name.value), property.name.span);
    }
}

/// A type as `name|other collection (deprecated)`, links in angle brackets.
fn mention(ty: &TypeMention) -> String {
    let names = ty.names.iter().map(|name| match &name.link {
        Some(link) => format!("{}<{link}>", name.name),
        None => name.name.clone(),
    });
    let mut text = names.collect::<Vec<_>>().join("|");
    if ty.collection {
        text.push_str(" collection");
    }
    if ty.deprecated {
        text.push_str(" (deprecated)");
    }
    text
}

/// Traits as a short list.
fn traits_line(traits: &Traits) -> String {
    let mut said = Vec::new();
    let mut flag = |is: bool, name: &str| {
        if is {
            said.push(name.to_owned());
        }
    };
    let truth =
        |fact: &Option<graphdoc::source::Spanned<bool>>, wanted| fact.as_ref().is_some_and(|is| is.value == wanted);
    flag(traits.key.is_some(), "key");
    flag(truth(&traits.nullable, true), "nullable");
    flag(truth(&traits.nullable, false), "not nullable");
    flag(truth(&traits.read_only, true), "read-only");
    flag(truth(&traits.read_only, false), "read-write");
    flag(traits.write_only.is_some(), "write-only");
    flag(truth(&traits.required, true), "required");
    flag(truth(&traits.required, false), "optional");
    flag(traits.immutable.is_some(), "immutable");
    flag(traits.orderby.is_some(), "orderby");
    flag(traits.search.is_some(), "search");
    flag(traits.expand.is_some(), "expand");
    flag(traits.returned_by_default.is_some(), "by default");
    flag(traits.returned_on_select.is_some(), "on select");
    flag(traits.deprecated.is_some(), "deprecated");
    flag(traits.flags.is_some(), "flags");
    if let Some(filter) = &traits.filter {
        let on = if filter.on.is_empty() { String::new() } else { format!(" on {}", filter.on.join(" ")) };
        said.push(format!("filter({}){on}", filter.operators.join(" ")));
    }
    if let Some(values) = &traits.possible_values {
        let open = if values.open { " …" } else { "" };
        let values: Vec<&str> = values.values.iter().map(|value| value.value.as_str()).collect();
        said.push(format!("values({}{open})", values.join(" ")));
    }
    if let Some(listed) = &traits.listed_values {
        let values: Vec<&str> = listed.values.iter().map(|value| value.value.as_str()).collect();
        said.push(format!("listed({})", values.join(" ")));
    }
    if let Some(base) = &traits.inherited_from {
        said.push(format!("from {}", base.name));
    }
    if let Some(value) = &traits.default_value {
        said.push(format!("default {}", value.value));
    }
    said.join(", ")
}

/// The one property of a page with one row.
fn property(cell: &str, description: &str) -> PropertyFacts {
    let text = format!(
        "# x resource type\n\n## Properties\n\n|Property|Type|Description|\n|:-|:-|:-|\n|p|{cell}|{description}|\n\n[ref]: y.md\n"
    );
    let (_, mut facts, _) = facts_of("v1.0/resources/x.md", &text, &ExtractOptions::default());
    facts.types.remove(0).properties.remove(0)
}

#[track_caller]
fn cell(cell: &str, expected: &str) {
    let ty = property(cell, "").ty.expect("the row has a type cell");
    assert_eq!(mention(&ty), expected, "{cell}");
}

#[test]
fn type_cells() {
    cell("String", "String");
    cell("`Edm.Int32`", "Edm.Int32");
    cell("**driveItem**", "driveItem");
    cell("microsoft.graph.user collection", "microsoft.graph.user collection");
    cell("[user](../resources/user.md)", "user<../resources/user.md>");
    cell("[user](user.md) collection", "user<user.md> collection");
    cell("[user](user.md) collection. Holds everyone who sails.", "user<user.md> collection");
    cell("Collection([user](user.md))", "user<user.md> collection");
    cell("Collection(Edm.String)", "Edm.String collection");
    cell("Collection of [user](user.md) objects", "user<user.md> collection");
    cell("collection of strings", "strings collection");
    cell("`collection(string)`", "string collection");
    cell("String[]", "String collection");
    cell("array of Int32", "Int32 collection");
    cell("[user][ref] resource", "user<y.md>");
    cell("[**user**][ref] collection", "user<y.md> collection");
    cell("[list](list.md)", "list<list.md>");
    cell("[user](user.md) or [group](group.md)", "user<user.md>|group<group.md>");
    cell("string/number", "string|number");
    cell("string (url)", "string");
    cell("(Optional) String", "String");
    cell("Int32 (deprecated)", "Int32 (deprecated)");
    cell("error object", "error");
    cell("Object", "Object");
    cell("Single", "Single");
    cell("application/json", "application");
    cell("[broken](broken.md", "broken");
    cell("Collection&#40;String&#41;", "String collection");
    cell("Whether the lamp is lit while nobody is in", "");
    cell("", "");
}

#[track_caller]
fn says(description: &str, expected: &str) {
    let traits = property("String", description).traits;
    assert_eq!(traits_line(&traits), expected, "{description}");
}

#[test]
fn statements() {
    says("The keeper. Read-only.", "read-only");
    says("Read only. Who wrote it.", "read-only");
    says("This property is read-only and automatically generated.", "read-only");
    says("Gives read-only access to the harbour.", "");
    says("Not read-only.", "");
    says("Write-only. Bytes.", "write-only");
    says("Key. Not nullable. Read-only. Supports `$filter` (`eq`).", "key, not nullable, read-only, filter(eq)");
    says("The name. Key, immutable, not nullable, unique.", "key, not nullable, immutable");
    says("Nullable.", "nullable");
    says("Required.", "required");
    says("Optional. The default value is `now`.", "optional, default now");
    says("This property is required when a boat is created.", "required");
    says("The number of characters required in the password.", "");
    says("The possible values are: `required`, `optional`.", "values(required optional)");
    says("Cannot be changed after creation.", "immutable");
    says("The values cannot be changed by the user.", "");
    says("Returned by default.", "by default");
    says("Not returned by default.", "");
    says("Returned only on `$select`.", "on select");
    says("Deprecated. Use **x** instead.", "deprecated");
    says("This is a multi-valued enumeration.", "flags");
    says("The possible values of this flagged enum are: `a`, `b`.", "flags, values(a b)");
    says("This isn't a flags enumeration.", "");
    says("This property is deprecated and will go.", "deprecated");
    says("The state of the deprecated lamp.", "");
    says("Set to **Available** or **Deprecated**.", "");
    says("Inherited from [entity](entity.md).", "from entity");
    says("The name. Inherited from base policy.", "");
    says("If omitted, defaults to `true`.", "default true");
    says("Default is false.", "default false");
    says("By default, a strong password is due.", "");
}

#[test]
fn query_options() {
    says("Supports `$filter`.", "filter()");
    says("Supports $filter and $orderby.", "orderby, filter()");
    says("Supports `$filter`(`eq`), `orderby`, and `$search`.", "orderby, search, filter(eq)");
    says("Supports `$filter` and **orderby**.", "orderby, filter()");
    says("What `orderby` means.", "");
    says(
        "Supports `$filter` (`eq`, `ne`, `NOT`, `in`, `startsWith`) and `$search`.",
        "search, filter(eq ne not in startsWith)",
    );
    says("Supports `$filter` (`eq` on `null` values).", "filter(eq)");
    says("Supports `$filter` (`eq`, `ne`, and counting with `/$count eq 0`).", "filter(eq ne $count)");
    says(
        "Supports `$filter` (`eq` only) on the **id** and **name** properties and `$expand`.",
        "expand, filter(eq) on id name",
    );
    says("Supports `$filter` (`eq`) on **objectId**. Supports `$expand`.", "expand, filter(eq) on objectId");
    says("Supports `$filter` (`eq`) on **a**, **b/c** and `d`, and `$expand`.", "expand, filter(eq) on a b/c d");
    says("Supports `$expand` and, on the **id** property, `$filter` (`eq`).", "expand, filter(eq) on id");
    says("Supports `$orderby` on the **id** property, `$filter` (`eq`).", "orderby, filter(eq)");
    says("Supports `$filter` (`eq`) on `null` values.", "filter(eq)");
    says("Supports `$filter` (`eq`) on devices that are **managed**.", "filter(eq)");
    says("Supports `$expand`.", "expand");
    says("Does not support `$filter`.", "");
    says("`$expand` is not supported.", "");
    says("Found by `$filter`ing the list.", "");
}

#[test]
fn possible_values() {
    says("The possible values are: `a`, `b`, or `c`.", "values(a b c)");
    says("Possible values are `a` and `b`. The value `z` is another.", "values(a b)");
    says("Possible values:a, b and c.", "values(a b c)");
    says("Possible values are **All**, **Selected** or **None**.", "values(All Selected None)");
    says("Values can be \"text\" or \"html\".", "values(text html)");
    says("Possible values are: 'viewer', 'sharer'", "values(viewer sharer)");
    says("Possible values include `a` and `b`.", "values(a b …)");
    says("Possible values: `0 - none`, `1 - some`.", "values(none some)");
    says("The property values are: Red=0, Blue=1, Auto=-1", "values(Red Blue Auto)");
    says("Possible values are: `null` (default value), `a`, and `b` (for a reason).", "values(null a b)");
    says("Supported values are:<ul><li>`a`: One.</li><li>`b`: Two.</li></ul>", "values(a b)");
    says("Possible values:<br>\"Up\" - It runs.<br>\"Down\" - It does not.", "values(Up Down)");
    says("Supported values are:<br>None<br>Some -- a few.<br>When in doubt, none.", "values(None Some)");
    says("The supported values for **kind** are: `a`, `b`.", "values(a b)");
    says("Either `a` or `b`.", "values(a b)");
    says("Can be one of the following values: *x*, *y*.", "values(x y)");
    says("Can be 'p' or 'q'. Possible values are: `u`, `p`, `q`.", "values(u p q)");
    says("The possible values are: `a1` through `a9`.", "values(a1 a9 …)");
    says(
        "The possible values are: `a`, `b`. You must use the `Prefer: include-unknown-enum-members` request header to get the \
         following value(s) in this [evolvable enum](x.md): `c`.",
        "values(a b c)",
    );
    says("The possible value is `a`.", "values(a)");
}

#[test]
fn listed_values() {
    says("The kind of pattern: `daily`, `weekly`, `onceOnly`. Required.", "required, listed(daily weekly onceOnly)");
    says("One of `low`, `mid` or `high`.", "listed(low mid high)");
    says("Set to one of `low` and `high`.", "listed(low high)");
    says("`on` or `off`.", "listed(on off)");
    says("The state (`on`, `off`) of the lamp.", "listed(on off)");
    says("Supported colors: white; blue; darkGreen.", "listed(white blue darkGreen)");
    says("The kind, for example: `a`, `b`.", "");
    says("The kind (such as `a`, `b`).", "");
    says("The kind: `a`, `b`, etc.", "");
    says("Not set for one of `a`, `b`.", "");
    says("Applies to: iOS, macOS.", "");
    says("Note: the lamp, not the light, is meant.", "");
    says("The kind: `a`.", "");
    says("`a` and `b` are written by the service.", "");
    says("Only in requests. Supports `$filter` (`eq`, `ne`).", "filter(eq ne)");
    says("Possible values: `a`, `b`. The other one of `c`, `d`.", "values(a b)");
}

#[test]
fn no_possible_values() {
    says("Valid values 1 to 10", "");
    says("The supported values are described in the following table.", "");
    says("If not specified, those time values are returned in UTC.", "");
    says("Can be `published` or unspecified.", "");
    says("Cannot be one of the following values: None, All.", "");
    says("This property can be set to show the row.", "");
}

#[test]
fn versions() {
    let page = "# x\n\n```http\nGET https://graph.microsoft.com/beta/users\n```\n\n```http\nGET https://graph.microsoft.com/beta/me\n```\n";
    let options = ExtractOptions { api_version: Some("v9".to_owned()) };
    let version = |path: &str, text: &str, options: &ExtractOptions| facts_of(path, text, options).1.version;
    assert_eq!(version("page.md", page, &options).as_deref(), Some("beta"));
    let request = |target: &str| format!("# x\n\n```http\nGET {target}\n```\n");
    assert_eq!(version("page.md", &request("/beta/users"), &options).as_deref(), Some("beta"));
    assert_eq!(version("page.md", &request("https://api.example.com/v2.0/users"), &options).as_deref(), Some("v2.0"));
    assert_eq!(version("page.md", &request("/users/beta"), &options).as_deref(), Some("v9"));
    assert_eq!(version("page.md", "# x\n", &options).as_deref(), Some("v9"));
    assert_eq!(version("page.md", "# x\n", &ExtractOptions::default()), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever a cell holds, reading it ends, and every place lies in the file.
    #[test]
    fn any_cell_is_read(cell in "[\\[\\]()a-zA-Z`*,.:;/| $\"'éß–—\\\\<>=0-9-]{0,60}", text in ".{0,120}") {
        let page = format!("# x resource type\n\n## Properties\n\n|Property|Type|Description|\n|:-|:-|:-|\n|{cell}|{cell}|Possible values are: {text} Supports `$filter` ({cell}|\n");
        let (sources, facts, _) = facts_of("v1.0/resources/x.md", &page, &ExtractOptions::default());
        for property in facts.types.iter().flat_map(|ty| &ty.properties) {
            prop_assert_eq!(sources.text(property.name.span).is_empty(), false);
        }
    }
}
