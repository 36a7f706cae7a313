//! What method pages say: pages in `cases/operation`, each with a listing of the facts it must give, and
//! tables of single sentences.

use std::fmt::Write as _;

use graphdoc::analysis;
use graphdoc::extract::facts::{
    Example, HttpMessage, OperationFacts, PageFacts, ResponseFacts, StartLine, TypeMention,
};
use graphdoc::extract::{ExtractOptions, extract};
use graphdoc::source::{FileId, SourceSet, Span};
use graphdoc_tests::source_set;
use proptest::prelude::*;

fn facts_of(text: &str) -> (SourceSet, PageFacts) {
    let sources = source_set(&[("v1.0/api/page.md", text)]);
    let file = FileId::new(0);
    let mut diagnostics = Vec::new();
    let document = analysis::parse(&sources, file, &mut diagnostics);
    let facts = extract(&sources, &document, &ExtractOptions::default(), &mut diagnostics);
    (sources, facts)
}

#[test]
fn pages() {
    insta::glob!("../cases/operation", "*.md", |path| {
        let text = std::fs::read_to_string(path).expect("a case can be read");
        let (sources, facts) = facts_of(&text);
        let Listing { text, .. } = Listing::of(&sources, &facts);
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(text);
        });
    });
}

/// The facts of a page as lines.
struct Listing<'a> {
    sources: &'a SourceSet,
    text: String,
}

impl<'a> Listing<'a> {
    fn of(sources: &'a SourceSet, facts: &PageFacts) -> Self {
        let mut listing = Self { sources, text: String::new() };
        if let Some(operation) = &facts.operation {
            listing.operation(operation);
        }
        for example in &facts.examples {
            listing.example(example);
        }
        for body in &facts.other_json {
            listing.line(format!("other json {:?}", body.text), body.span);
        }
        listing
    }

    fn line(&mut self, text: impl std::fmt::Display, span: Span) {
        let at = self.sources.start(span);
        let _ = writeln!(self.text, "{:>3}:{:<3} {text}", at.line, at.column);
    }

    fn operation(&mut self, operation: &OperationFacts) {
        if let Some(name) = &operation.title_verb {
            self.line(format!("named {}", name.value), name.span);
        }
        for line in &operation.http {
            let heading = line.heading.as_deref().unwrap_or("-");
            let version = line.version.as_deref().unwrap_or("-");
            let text =
                format!("{} {} | block {} | {heading} | {version}", line.method.value, line.target.value, line.block);
            self.line(text, line.target.span);
        }
        for table in &operation.permissions {
            let heading = table.heading.as_deref().unwrap_or("-");
            let order = if table.most_to_least.is_some() { " (most to least)" } else { "" };
            self.line(format!("permissions {heading}{order}"), table.span);
            for row in &table.rows {
                let names: Vec<&str> = row.permissions.iter().map(|name| name.value.as_str()).collect();
                let refused = if row.not_supported.is_some() { " not supported" } else { "" };
                let account = row.account.map_or("unknown".to_owned(), |account| format!("{account:?}"));
                self.line(format!("  {account} [{}]{refused} | {}", names.join(" "), row.label.value), row.text.span);
            }
        }
        for parameter in &operation.parameters {
            let ty = parameter.ty.as_ref().map_or("-".to_owned(), mention);
            let required = parameter.required.as_ref().map(|required| required.value);
            let text =
                format!("{:?} parameter {}: {ty} required {required:?}", parameter.location, parameter.name.value);
            self.line(text, parameter.name.span);
        }
        if let Some(options) = &operation.query_options {
            self.line(format!("options {}", options.value.join(" ")), options.span);
        }
        for header in &operation.headers {
            let value = header.value.as_ref().map_or("-", |value| value.value.as_str());
            let required = header.required.as_ref().map(|required| required.value);
            self.line(format!("header {} = {value} required {required:?}", header.name.value), header.name.span);
        }
        if let Some(body) = &operation.body {
            self.line(format!("body {}", body_line(operation)), body.span);
        }
        for response in &operation.responses {
            self.line(format!("response {}", statement(response)), response.span);
        }
    }

    fn example(&mut self, example: &Example) {
        let name = example.name.as_ref().map_or("-", |name| name.value.as_str());
        let _ = writeln!(self.text, "example {name}");
        for side in example.request.iter().chain(&example.responses) {
            self.message(side);
        }
    }

    fn message(&mut self, message: &HttpMessage) {
        match &message.start {
            Some(StartLine::Request { method, url }) => {
                self.line(format!("  {} {}", method.value, url.value), url.span)
            }
            Some(StartLine::Status { code, reason }) => self.line(format!("  {} {reason}", code.value), code.span),
            None => self.line("  no start line", message.span),
        }
        for header in &message.headers {
            self.line(format!("    {}: {}", header.name.value, header.value.value), header.value.span);
        }
        if let Some(body) = &message.body {
            let json = if body.json_due { "json" } else { "text" };
            self.line(format!("    {json} {:?}", body.text), body.span);
        }
    }
}

fn mention(ty: &TypeMention) -> String {
    let names: Vec<&str> = ty.names.iter().map(|name| name.name.as_str()).collect();
    let many = if ty.collection { "[]" } else { "" };
    format!("{}{many}", names.join("|"))
}

fn body_line(operation: &OperationFacts) -> String {
    let Some(body) = &operation.body else { return "no section".to_owned() };
    let mut parts = Vec::new();
    if body.none.is_some() {
        parts.push("none".to_owned());
    }
    if let Some(resource) = &body.resource {
        parts.push(format!("{}{}", resource.name, if body.collection { "[]" } else { "" }));
    }
    if let Some(raw) = &body.raw {
        parts.push(format!("raw ({})", raw.value));
    }
    if body.are_parameters {
        parts.push("parameters".to_owned());
    }
    parts.extend(body.properties.iter().map(|row| format!(".{}", row.name.value)));
    if parts.is_empty() { "open".to_owned() } else { parts.join(" ") }
}

fn statement(facts: &ResponseFacts) -> String {
    let mut text = facts.status.as_ref().map_or("?".to_owned(), |status| status.value.to_string());
    if let Some(ty) = &facts.ty {
        let _ = write!(text, " {}", mention(ty));
    }
    text.push_str(if facts.no_body.is_some() { " nothing" } else { "" });
    text.push_str(if facts.raw.is_some() { " bytes" } else { "" });
    text
}

#[track_caller]
fn response(prose: &str, expected: &[&str]) {
    let page = format!("# Get crate\n\n## HTTP request\n\n```http\nGET /crates\n```\n\n## Response\n\n{prose}\n");
    let (_, facts) = facts_of(&page);
    let found: Vec<String> = facts.operation.iter().flat_map(|operation| &operation.responses).map(statement).collect();
    assert_eq!(found, expected, "of {prose:?}");
}

#[test]
fn responses_with_a_type() {
    response(
        "If successful, returns a `200 OK` response code and a [crate](../resources/crate.md) object in the response body.",
        &["200 crate"],
    );
    response(
        "Returns a `200 OK` response code and a collection of [crate](../resources/crate.md) objects.",
        &["200 crate[]"],
    );
    response("Returns `200 OK` and [crate](../resources/crate.md) objects in the response body.", &["200 crate[]"]);
    response(
        "Returns a `200 OK` response code and a [crate](../resources/crate.md) collection object in the response body.",
        &["200 crate[]"],
    );
    response(
        "Returns a 201 Created response code and the new **crate** resource in the response body.",
        &["201 crate"],
    );
    response("Returns `200 OK` response code and a `crate` object.", &["200 crate"]);
    response("Returns a `200 OK` response code and a String collection in the response body.", &["200 String[]"]);
    response("Returns a `200 OK` response code and a Boolean in the response body.", &["200 Boolean"]);
    response(
        "Returns a `200 OK` and a [crate](../resources/crate.md) or [box](../resources/box.md) object.",
        &["200 crate|box"],
    );
    response("Returns a `200 OK` that holds a list of **crates**.", &["200 crates[]"]);
    response("This method returns a collection of [crate](../resources/crate.md) resources.", &["? crate[]"]);
}

#[test]
fn responses_without_a_type() {
    response("If successful, this method returns a `204 No Content` response code.", &["204 nothing"]);
    response("Returns `200 OK` response code. It does not return anything in the response body.", &["200 nothing"]);
    response(
        "Returns a `202 Accepted` response code and a `Location` header with the URL of the [move](../resources/move.md).",
        &["202"],
    );
    response("Returns a `200 OK` response code and a Stream in the response body.", &["200 bytes"]);
    response(
        "Returns a `302 Found` response that redirects to the download URL. The CSV file has these columns.",
        &["302 bytes"],
    );
    response("Crates weigh up to 200 kilograms and 300 boxes fit in.", &[]);
}

#[test]
fn several_responses() {
    response(
        "Returns `201 Created` if it is new, or `200 OK` if it was there. In both cases, a [crate](../resources/crate.md) object is returned in the response body.",
        &["201 crate", "200 crate"],
    );
    response(
        "Returns a single [crate](../resources/crate.md) resource in the response body.\n\nThe response is `201 Created` or `200 OK`.",
        &["201 crate", "200 crate"],
    );
    response(
        "Returns a `200 OK` response code and a [crate](../resources/crate.md) object. Otherwise, it returns a `404 Not Found` response code.",
        &["200 crate", "404"],
    );
    response(
        "Returns `200 OK`. A path that ends in `$value` gives the bytes of it; the others give a [crate](../resources/crate.md) object in the response body.",
        &["200 bytes", "200 crate"],
    );
    response(
        "Returns a `200 OK` response code and one of the following objects:\n\n- a [crate](../resources/crate.md) object\n- a [box](../resources/box.md) object",
        &["200 crate|box"],
    );
    response(
        "Returns `204 No Content`. The most common errors are the 403 and 404 responses. See [errors](/graph/errors).",
        &["204 nothing"],
    );
}

#[track_caller]
fn body(prose: &str, expected: &str) {
    let page =
        format!("# Create crate\n\n## HTTP request\n\n```http\nPOST /crates\n```\n\n## Request body\n\n{prose}\n");
    let (_, facts) = facts_of(&page);
    assert_eq!(facts.operation.as_ref().map(body_line).as_deref(), Some(expected), "of {prose:?}");
}

#[test]
fn request_bodies() {
    body("Do not supply a request body for this method.", "none");
    body("Don’t supply a request body.", "none");
    body("This API does not require any request body.", "none");
    body("Leave the request body empty.", "none");
    body("In the request body, supply a JSON representation of a [crate](../resources/crate.md) object.", "crate");
    body("In the request body, supply a JSON representation for the crate object.", "crate");
    body("Supply a collection of [crate](../resources/crate.md) objects in the request body.", "crate[]");
    body("A [crate](../resources/crate.md).", "crate");
    body("In the request body, supply the identifier of the [crate](../resources/crate.md) object.", "open");
    body(
        "In the request body, supply the values for relevant fields. Properties that are not included in the request body stay.",
        "open",
    );
    body("The contents of the request body should be the binary stream of the file.", "raw (binary stream)");
    body("Send the picture as `image/jpeg` in the request body.", "raw (image/jpeg)");
    body(
        "In the request body, provide a JSON object with the following parameters.\n\n|Parameter|Type|Description|\n|:-|:-|:-|\n|to|String|Where to.|",
        "parameters .to",
    );
    body(
        "In the request URL, provide the following query parameters.\n\n|Parameter|Type|Description|\n|:-|:-|:-|\n|to|String|Where to.|",
        "open",
    );
}

const CASES: [&str; 5] = [
    include_str!("../cases/operation/request_lines.md"),
    include_str!("../cases/operation/permissions.md"),
    include_str!("../cases/operation/parameters.md"),
    include_str!("../cases/operation/unannotated.md"),
    include_str!("../cases/operation/examples.md"),
];

proptest! {
    /// A page that is cut, changed or shuffled gives other facts, and never a panic.
    #[test]
    fn broken_pages_are_read(case in 0..CASES.len(), at in any::<prop::sample::Index>(), what in ".{0,6}", length in 0..40usize) {
        let text = CASES[case];
        let place = |at: usize| (at.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let start = place(at.index(text.len() + 1));
        facts_of(&text[..start]);
        facts_of(&format!("{}{what}{}", &text[..start], &text[place(start + length)..]));
    }
}
